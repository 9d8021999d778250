import type { InForce } from "../../../kernel/rule.ts";
import type { Sentence } from "../../../kernel/error.ts";
import type { Mode, RuleId } from "./facts.ts";

// The rules as data. Limits were read on the day below in stored copies of the texts, most of them re-posts; before one is
// shown as law it is to be held against the regional energy bureau's own page.

/** A: read in the stored text of the rule or notice. B: a stored report or summary. C: known or assumed, no text read. */
export type Level = "A" | "B" | "C";

export const CONDITION_IDS = [
  "load",
  "loadShare",
  "storagePower",
  "storageHours",
  "utilisation",
  "export",
  "reRatio",
  "investor",
  "connection",
  "offtake",
  "groundwater",
] as const;
export type ConditionId = (typeof CONDITION_IDS)[number];

/** What a rule demands; `limit` null: it demands something that was not read. */
export type Condition = {
  readonly id: ConditionId;
  readonly article: string;
  readonly level: Level;
  readonly limit: number | boolean | null;
  /** Only for projects of this mode. */
  readonly mode?: Mode;
};

/** What a rule asks that no fact answers here, or that was not read. Leaves the verdict alone. */
export type NotRead = {
  readonly id: ConditionId | null;
  readonly version: string;
  readonly article: string;
  readonly required: number | boolean | null;
  readonly level: Level;
  readonly note: Sentence;
};

/** A version of a rule, by the days on which it holds. */
export type RuleSet = InForce & {
  readonly rule: RuleId;
  readonly name: Sentence;
  readonly version: string;
  readonly source: string;
  readonly readOn: string;
  readonly level: Level;
  readonly conditions: readonly Condition[];
  /** Without a number for how much: makes a failing storage condition undecided. */
  readonly relief: "tank" | "adjustable" | null;
  /** False: its articles were not found, so that nothing can be decided by it. */
  readonly textRead: boolean;
  readonly notRead: readonly NotRead[];
};

const READ_ON = "2026-11-23";
/** 内能新能字〔2022〕888号: in effect from then. */
const FROM_888 = "2022-07-19";
/** The press conference on the first three; the day in their text was not read. */
const FROM_FIRST_THREE = "2022-07-27";
/** The revision bears the year; its day was not read. */
const FROM_REVISION = "2023-01-01";

const YWHC: Sentence = { zh: "源网荷储一体化", en: "Source, grid, load and storage as one" };
const H2: Sentence = { zh: "风光制氢一体化示范", en: "Hydrogen from wind and sun" };
const YWHC_2023 = "2023修订版(试行)";
const UNREAD_TEXT: Sentence = {
  zh: "条文没有找到，无从判断；请录入条文及出处。",
  en: "The articles were not found and nothing can be decided; enter the text with its source.",
};

const note = (version: string, article: string, level: Level, zh: string, en: string): NotRead => ({
  id: null,
  version,
  article,
  required: null,
  level,
  note: { zh, en },
});
const unread = (version: string): NotRead => ({
  id: null,
  version,
  article: "全文 (whole text)",
  required: null,
  level: "C",
  note: UNREAD_TEXT,
});

export const RULE_SETS: readonly RuleSet[] = [
  {
    rule: "ywhc",
    name: YWHC,
    version: "2022版",
    from: FROM_FIRST_THREE,
    until: "2022-12-31",
    source: "http://wap.dizo.com.cn/yaowen/2022/0728/32335.html",
    readOn: READ_ON,
    level: "B",
    conditions: [],
    relief: null,
    textRead: false,
    notRead: [unread("2022版")],
  },
  {
    rule: "ywhc",
    name: YWHC,
    version: YWHC_2023,
    from: FROM_REVISION,
    until: null,
    source: "https://345wk.com/doc/14583.html",
    readOn: READ_ON,
    level: "A",
    conditions: [
      { id: "load", article: "第四条 (Art. 4)", level: "A", limit: 300_000_000 },
      { id: "storagePower", article: "第五条 (Art. 5)", level: "A", limit: 0.15 },
      { id: "storageHours", article: "第五条 (Art. 5)", level: "A", limit: 4 },
      { id: "utilisation", article: "第六条 (Art. 6)", level: "A", limit: 0.9 },
      { id: "export", article: "第七条 (Art. 7)", level: "A", limit: 0 },
      { id: "investor", article: "第二条 (Art. 2)", level: "A", limit: true },
      { id: "connection", article: "第七条 (Art. 7)", level: "A", limit: true },
    ],
    relief: "adjustable",
    textRead: true,
    notRead: [
      note(
        YWHC_2023,
        "第三、七、八条 (Arts. 3, 7, 8)",
        "A",
        "新增负荷的认定、备用容量、选址限制没有对应的数据，请由人核对。",
        "What counts as a new load, reserve capacity and restricted sites have no fact here; have a person check them.",
      ),
      note(
        YWHC_2023,
        "第九条以后 (from Art. 9)",
        "C",
        "第九条以后没有读到。",
        "The articles from the ninth on were not read.",
      ),
    ],
  },
  ...(
    [
      { from: FROM_FIRST_THREE, until: "2022-12-31", revised: false },
      { from: FROM_REVISION, until: null, revised: true },
    ] as const
  ).map(({ from, until, revised }): RuleSet => ({
    rule: "h2",
    name: H2,
    version: "2022版",
    from,
    until,
    source: "https://m.yzwku.com/doc/75144.html",
    readOn: READ_ON,
    level: "A",
    conditions: [
      { id: "storagePower", article: "储能配置 (on storage)", level: "A", limit: 0.15 },
      { id: "storageHours", article: "储能配置 (on storage)", level: "A", limit: 4 },
      { id: "utilisation", article: "离网型 (off-grid)", level: "A", limit: 0.9, mode: "offgrid" },
      { id: "reRatio", article: "并网型 (grid-connected)", level: "A", limit: 1.2, mode: "grid" },
      { id: "investor", article: "投资主体 (on the investor)", level: "A", limit: true },
      { id: "connection", article: "并网型接入 (on connection)", level: "A", limit: true, mode: "grid" },
      { id: "offtake", article: "氢能消纳 (on off-take)", level: "A", limit: true },
      { id: "groundwater", article: "水资源 (on water)", level: "A", limit: false },
    ],
    relief: "tank",
    textRead: true,
    notRead: [
      note(
        "2022版",
        "并网型 (grid-connected)",
        "A",
        "规模不超过投产当年所在盟市的消纳能力：没有对应的数据，请由人核对。",
        "The size may not exceed what the league can absorb in the year of operation: there is no fact here; have a person check it.",
      ),
      ...(revised
        ? [
            {
              id: "export",
              version: "2023修订版",
              article: "上网电量占比 (share fed in)",
              required: 0.2,
              level: "C",
              note: {
                zh: "常见引用“年上网电量不超过发电量的 20%”，修订版原文没有找到（未核实），不用于判定。",
                en: "“At most 20 % of generation fed in” is widely quoted; the revised text was not found (unverified), and nothing is judged by it.",
              },
            } as const,
          ]
        : []),
    ],
  })),
  {
    rule: "park",
    name: { zh: "工业园区绿色供电", en: "Green supply of industrial parks" },
    version: "2022版(内能新能字〔2022〕888号)",
    from: FROM_888,
    until: null,
    source: "https://nmgxny.com/policy/1401.html",
    readOn: READ_ON,
    level: "A",
    conditions: [
      { id: "storagePower", article: "储能条款未读到 (not read)", level: "C", limit: null },
      { id: "storageHours", article: "储能条款未读到 (not read)", level: "C", limit: null },
      { id: "export", article: "第一至三条 (Arts. 1–3)", level: "A", limit: 0 },
    ],
    relief: null,
    textRead: true,
    notRead: [
      note(
        "2022版(内能新能字〔2022〕888号)",
        "第四条以后 (from Art. 4)",
        "C",
        "只读到第一至三条；园区目录和行业限制没有对应的数据，请由人核对。",
        "Only articles 1 to 3 were read; the catalogue of parks and the limits of industries have no fact here; have a person check them.",
      ),
    ],
  },
  {
    rule: "captive",
    name: { zh: "燃煤自备电厂可再生能源替代", en: "Renewables in place of captive coal plants" },
    version: "2022版",
    from: FROM_FIRST_THREE,
    until: null,
    source: "http://wap.dizo.com.cn/yaowen/2022/0728/32335.html",
    readOn: READ_ON,
    level: "B",
    conditions: [],
    relief: null,
    textRead: false,
    notRead: [
      note(
        "2022版",
        "报道 (a report)",
        "B",
        "报道称用于存量自备电厂负荷、基本不向电网送电；没有数字，条文没有找到。请录入条文及出处。",
        "A report says it is for the load of existing captive plants and feeds in next to nothing; there is no number and the articles were not found. Enter the text with its source.",
      ),
    ],
  },
  {
    rule: "self",
    name: { zh: "全额自发自用新能源", en: "Wholly self-used renewables" },
    version: "2022版(内能新能字〔2022〕888号)",
    from: FROM_888,
    until: null,
    source: "https://nmgxny.com/policy/1401.html",
    readOn: READ_ON,
    level: "C",
    conditions: [],
    relief: null,
    textRead: false,
    notRead: [unread("2022版(内能新能字〔2022〕888号)")],
  },
  {
    rule: "flex",
    name: { zh: "火电灵活性改造消纳新能源", en: "Renewables absorbed by flexible thermal plants" },
    version: "2022版(内能新能字〔2022〕888号)",
    from: FROM_888,
    until: null,
    source: "https://nmgxny.com/policy/1401.html",
    readOn: READ_ON,
    level: "C",
    conditions: [],
    relief: null,
    textRead: false,
    notRead: [unread("2022版(内能新能字〔2022〕888号)")],
  },
  {
    rule: "storage_peak",
    name: { zh: "自建、购买储能或调峰能力配建新能源", en: "Renewables with own or bought storage" },
    version: "内政办发〔2022〕19号",
    from: "2022-03-07",
    until: null,
    source: "http://www.poand.net/article-21417-1.html ; http://4g.rexun.cn/news/2022/0310/031064563.html",
    readOn: READ_ON,
    level: "B",
    conditions: [
      {
        id: "loadShare",
        article: "自建、购买储能或调峰能力 (own or bought storage)",
        level: "B",
        limit: 0.8,
      },
      { id: "storagePower", article: "市场化项目通则 (market projects)", level: "B", limit: 0.15 },
      { id: "storageHours", article: "市场化项目通则 (market projects)", level: "B", limit: 4 },
    ],
    relief: null,
    textRead: true,
    notRead: [
      note(
        "内政办发〔2022〕19号",
        "储能形式 (kinds of storage)",
        "B",
        "抽水蓄能、化学储能、空气储能、气电、光热均可；调峰能力没有对应的数据，请由人核对。",
        "Pumped hydro, chemical, air, gas and concentrated solar all count; peak capability has no fact here; have a person check it.",
      ),
    ],
  },
];

/** Two lists of six exist, and both are kept: six documents were issued, and the opinion names six kinds. */
export const LISTS_OF_SIX = {
  implementing: ["ywhc", "captive", "h2", "park", "self", "flex"],
  opinion: ["ywhc", "park", "flex", "h2", "storage_peak", "self"],
} as const satisfies Readonly<Record<string, readonly RuleId[]>>;
