import { say } from "../../../../kernel/fields.ts";

/** What may forbid sharing (政务数据共享条例 article 14). */
export const BASIS_WORDS = {
  law: say("法律", "Law"),
  "administrative-regulation": say("行政法规", "Administrative regulation"),
  "state-council-decision": say("国务院决定", "State Council decision"),
};
export type BasisRank = keyof typeof BASIS_WORDS;
export const BASIS_RANKS = Object.keys(BASIS_WORDS) as BasisRank[];

/** Also what may not; 地方性法规 with 自治条例. `unsure`: the reviewer is asked. */
export const RANK_WORDS = {
  ...BASIS_WORDS,
  "local-regulation": say("地方性法规", "Local regulation"),
  rule: say("规章", "Rule"),
  document: say("规范性文件", "Document"),
  unsure: say("名称看不出层级", "Rank not told by the name"),
};
/** What a citation's name tells of its rank. */
export type CitationRank = keyof typeof RANK_WORDS;
type KnownRank = Exclude<CitationRank, "unsure">;

/**
 * Names whose rank is known; administrative regulations do not always say so in their name. A list that is not complete:
 * what it lacks is asked of the reviewer. Standing: names as generally published, each to be held against flk.npc.gov.cn.
 */
export const KNOWN_CITATIONS: Readonly<Record<string, KnownRank>> = {
  民法典: "law",
  刑法: "law",
  统计法: "law",
  档案法: "law",
  保守国家秘密法: "law",
  个人信息保护法: "law",
  数据安全法: "law",
  网络安全法: "law",
  居民身份证法: "law",
  未成年人保护法: "law",
  税收征收管理法: "law",
  社会保险法: "law",
  政务数据共享条例: "administrative-regulation",
  政府信息公开条例: "administrative-regulation",
  网络数据安全管理条例: "administrative-regulation",
  征信业管理条例: "administrative-regulation",
  不动产登记暂行条例: "administrative-regulation",
  婚姻登记条例: "administrative-regulation",
  住房公积金管理条例: "administrative-regulation",
  社会保险经办条例: "administrative-regulation",
  优化营商环境条例: "administrative-regulation",
  国务院关于在线政务服务的若干规定: "administrative-regulation",
  不动产登记暂行条例实施细则: "rule",
  不动产登记资料查询暂行办法: "rule",
  婚姻登记档案管理办法: "rule",
  政务信息资源共享管理暂行办法: "document",
};

type NameRule = { readonly rank: KnownRank; readonly pattern: RegExp };

/** How names tell their rank, the first that fits. 立法法 articles 10, 72, 80, 91 say who makes what. */
const NAME_RULES: readonly NameRule[] = [
  { rank: "local-regulation", pattern: /(?:省|自治区|自治州|自治旗|市|盟|旗|县|区).*条例$/ },
  {
    rank: "rule",
    pattern: /^(?!中华人民共和国).*(?:省|自治区|自治州|自治旗|市|盟|旗|县).*(?:办法|规定|细则|规则)$/,
  },
  { rank: "document", pattern: /(?:通知|意见|公告|通告|函|复函|纪要|方案|指南|标准|规范|批复|要点)$/ },
  { rank: "state-council-decision", pattern: /^国务院(?:关于.+)?的?决定$/ },
  { rank: "law", pattern: /^中华人民共和国.+(?<!办)法(?:典)?$/ },
  { rank: "administrative-regulation", pattern: /^中华人民共和国.+条例$/ },
  { rank: "rule", pattern: /^[^国].*(?:部|总局|委员会|银行|署)(?:关于)?.*(?:办法|规定|细则|规则)$/ },
];

/** A title without its marks, blanks and a bracketed year of amendment. */
const plain = (title: string): string =>
  title
    .normalize("NFKC")
    .replace(/[\s《》〈〉]/g, "")
    .replace(/\([^()]*\)$/, "");

/** The rank of what a title names, by the list and by the form of its name; `unsure` where neither tells. */
export function citationRank(title: string): CitationRank {
  const name = plain(title);
  const known = KNOWN_CITATIONS[name] ?? KNOWN_CITATIONS[name.replace(/^中华人民共和国/, "")];
  if (known) return known;
  return NAME_RULES.find(({ pattern }) => pattern.test(name))?.rank ?? "unsure";
}

export const mayForbid = (rank: CitationRank): rank is BasisRank => rank in BASIS_WORDS;

/** Whether a text names an article: `第十四条`, `第14条第二款`. */
export const isArticle = (text: string): boolean => /^第[\d一二三四五六七八九十百零〇]+条/.test(text.trim());
