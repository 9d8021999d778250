import type { Sentence } from "../../../kernel/error.ts";
import type { RuleStanding } from "../../../kernel/rule.ts";

// Agreements between provinces and counties as far as their terms were published: data to try terms on and to test with.
// None of them is between the four cities, whose own terms were not found. None posts money here.

/** `agreement` is what `readAgreement` reads; amounts in fen. */
export type PublishedAgreement = {
  readonly name: Sentence;
  readonly agreement: unknown;
  readonly source: string;
  readonly standing: RuleStanding;
  /** What was not published and is assumed here, or what is left out. */
  readonly note: Sentence;
};

const WAN = 1_000_000;

/** 周口: 万元 by band of the multiple over the limit, where the target is COD above 40 or ammonia nitrogen above 2 mg/L. */
const ZHOUKOU_BANDS = [
  { above: 0.1, upTo: 0.5, fen: 10 * WAN },
  { above: 0.5, upTo: 1, fen: 25 * WAN },
  { above: 1, upTo: 1.5, fen: 50 * WAN },
  { above: 1.5, upTo: 2, fen: 100 * WAN },
  { above: 2, upTo: null, fen: 200 * WAN },
];

export const PUBLISHED = {
  "yu-lu-2021": {
    name: { zh: "黄河流域（豫鲁段）2021—2022 年", en: "Yellow River, Henan and Shandong, 2021–2022" },
    agreement: {
      id: "yu-lu-2021",
      parties: { upstream: "河南省", downstream: "山东省" },
      sections: ["刘庄"],
      from: "2020-01-01",
      until: "2021-12-31",
      period: "year",
      clauses: [
        { kind: "class", base: 3, fenPerClass: 6_000 * WAN },
        {
          kind: "index",
          items: ["化学需氧量", "氨氮", "总磷"],
          fenPerPoint: 100 * WAN,
          capFen: 4_000 * WAN,
        },
      ],
      exclusions: [],
    },
    source: "新华社 2021-05-09；2022-07-05 报道",
    standing: "unverified",
    note: {
      zh: "指数公式未公布，按三项均值之比的平均计；两年共付 12600 万元，与 2×6000＋600 相符，拆分未公布。",
      en: "The formula of the index was not published; the mean of three ratios is taken. 126 million yuan were paid for two years, which fits 2 × 60 + 6; the split was not published.",
    },
  },
  "yu-lu-2023": {
    name: { zh: "黄河流域（豫鲁段）2023—2025 年", en: "Yellow River, Henan and Shandong, 2023–2025" },
    agreement: {
      id: "yu-lu-2023",
      parties: { upstream: "河南省", downstream: "山东省" },
      sections: ["刘庄"],
      from: "2023-01-01",
      until: "2025-12-31",
      period: "year",
      clauses: [
        { kind: "class", base: 3, fenPerClass: 500 * WAN, period: "month" },
        {
          kind: "index",
          items: ["化学需氧量", "氨氮", "总磷", "总氮"],
          fenPerPoint: 100 * WAN,
          capFen: 4_000 * WAN,
        },
      ],
      exclusions: [],
    },
    source: "齐鲁晚报 2025-07-12；经济日报 2025-07-13",
    standing: "unverified",
    note: {
      zh: "报道只说类别改为按月、增加总氮；每月每类 500 万元（6000 万元的十二分之一）和指数金额沿用上一轮，均为假设。",
      en: "The press says that classes count by month and that total nitrogen was added; 5 million a class and month (a twelfth of 60) and the amounts of the index are assumed.",
    },
  },
  "gan-ning-2023": {
    name: { zh: "黄河流域（甘宁段）2023—2025 年", en: "Yellow River, Gansu and Ningxia, 2023–2025" },
    agreement: {
      id: "gan-ning-2023",
      parties: { upstream: "甘肃省", downstream: "宁夏回族自治区" },
      sections: ["五佛寺"],
      from: "2023-01-01",
      until: "2025-12-31",
      period: "year",
      clauses: [{ kind: "step", base: 2, fen: 5_000 * WAN }],
      exclusions: [],
    },
    source: "人民日报 2023-07-31",
    standing: "unverified",
    note: {
      zh: "年均值为Ⅱ类互不补偿；协议原文未读到。",
      en: "A yearly mean of class II pays nothing; the text itself was not read.",
    },
  },
  "zhoukou-monthly": {
    name: { zh: "周口市断面补偿（按月考核部分）", en: "Zhoukou, sections judged monthly" },
    agreement: {
      id: "zhoukou-monthly",
      parties: { upstream: "示例上游县", downstream: "示例下游县" },
      sections: ["示例断面"],
      from: "2016-01-01",
      until: "2016-12-31",
      period: "month",
      clauses: [
        { kind: "exceedance", item: "化学需氧量", limit: 40, bands: ZHOUKOU_BANDS },
        { kind: "exceedance", item: "氨氮", limit: 2, bands: ZHOUKOU_BANDS },
      ],
      exclusions: [],
    },
    source: "fsou.net 17096188",
    standing: "unverified",
    note: {
      zh: "第三方网页转载；县、断面和期限为示例，沙颍河按周考核、入河口和奖励部分未列入。",
      en: "From a third-party page; counties, section and term are samples. The weekly part, river mouths and rewards are left out.",
    },
  },
} as const satisfies Readonly<Record<string, PublishedAgreement>>;

/** The four cities' own terms were not found: a form to fill in. It reads as no agreement, so nothing can follow from it. */
export const FOUR_CITIES_TEMPLATE: PublishedAgreement = {
  name: {
    zh: "呼包鄂乌横向生态保护补偿协议（空白模板，未核实）",
    en: "Agreement of the four cities (empty template, unverified)",
  },
  agreement: {
    id: "four-cities",
    parties: { upstream: "", downstream: "" },
    sections: [],
    from: null,
    until: null,
    period: "year",
    clauses: [],
    exclusions: [],
  },
  source: "",
  standing: "unverified",
  note: {
    zh: "四市之间的断面、基准、金额和期限没有查到，签订前由双方填写。",
    en: "Sections, bases, amounts and terms between the four cities were not found; both parties fill them in before signing.",
  },
};
