/** 法律, 行政法规, 国务院决定: what may forbid sharing (政务数据共享条例 article 14). */
export const BASIS_RANKS = ["law", "administrative-regulation", "state-council-decision"] as const;
export type BasisRank = (typeof BASIS_RANKS)[number];

/** Lower ranks, which may not: 地方性法规 and 自治条例, 规章, 规范性文件. */
export const LOWER_RANKS = ["local-regulation", "rule", "document"] as const;
export type LowerRank = (typeof LOWER_RANKS)[number];

/** What a citation's name tells of its rank; `unsure`: the reviewer is asked. */
export type CitationRank = BasisRank | LowerRank | "unsure";
