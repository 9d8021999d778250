import type { Sentence } from "../../../kernel/error.ts";

/** What is measured in water, by the symbols of table 1 of GB 3838-2002; Chla and SD tell how far a lake is overgrown. */
export type ItemCode =
  | "WT"
  | "pH"
  | "DO"
  | "CODMn"
  | "COD"
  | "BOD5"
  | "NH3-N"
  | "TP"
  | "TN"
  | "Cu"
  | "Zn"
  | "F"
  | "Se"
  | "As"
  | "Hg"
  | "Cd"
  | "Cr6"
  | "Pb"
  | "CN"
  | "VP"
  | "Oil"
  | "LAS"
  | "S"
  | "FC"
  | "Chla"
  | "SD";

/** What a figure of an item is counted in where nothing else is said. */
export const MEASURES = ["mass", "none", "degree", "count", "chlorophyll", "depth"] as const;
export type Measure = (typeof MEASURES)[number];

export type Item = {
  readonly code: ItemCode;
  /** As table 1 prints it, without what stands in brackets. */
  readonly name: string;
  readonly said: Sentence;
  /** Its place in table 1, from 1; those of lakes alone come after it. */
  readonly order: number;
  readonly measure: Measure;
  /** One of the 21 that decide a class (环办〔2011〕22号); the others are shown. */
  readonly decides: boolean;
  /** Cyanide and heavy metals, named first among what pollutes. */
  readonly first: boolean;
  /** Written in micrograms by many laboratories, so that units are mistaken. */
  readonly trace: boolean;
};

const FIRST: readonly ItemCode[] = ["CN", "Hg", "Cd", "Cr6", "Pb", "Cu", "Zn", "As"];
const TRACE: readonly ItemCode[] = ["Se", "As", "Hg", "Cd", "Cr6", "Pb"];
const SHOWN: readonly ItemCode[] = ["WT", "TN", "FC", "Chla", "SD"];

const NAMES: readonly (readonly [ItemCode, string, string, Measure, readonly string[]])[] = [
  ["WT", "水温", "Water temperature", "degree", ["T"]],
  ["pH", "pH值", "pH", "none", ["pH", "酸碱度"]],
  ["DO", "溶解氧", "Dissolved oxygen", "mass", []],
  ["CODMn", "高锰酸盐指数", "Permanganate index", "mass", ["IMn"]],
  ["COD", "化学需氧量", "Chemical oxygen demand", "mass", ["CODCr"]],
  ["BOD5", "五日生化需氧量", "Five-day biochemical oxygen demand", "mass", ["BOD", "生化需氧量"]],
  ["NH3-N", "氨氮", "Ammonia nitrogen", "mass", ["NH4-N", "NH4+-N"]],
  ["TP", "总磷", "Total phosphorus", "mass", []],
  ["TN", "总氮", "Total nitrogen", "mass", []],
  ["Cu", "铜", "Copper", "mass", []],
  ["Zn", "锌", "Zinc", "mass", []],
  ["F", "氟化物", "Fluoride", "mass", ["F-"]],
  ["Se", "硒", "Selenium", "mass", []],
  ["As", "砷", "Arsenic", "mass", []],
  ["Hg", "汞", "Mercury", "mass", []],
  ["Cd", "镉", "Cadmium", "mass", []],
  ["Cr6", "六价铬", "Hexavalent chromium", "mass", ["铬（六价）", "铬六价", "Cr6+", "Cr+6", "Cr(VI)"]],
  ["Pb", "铅", "Lead", "mass", []],
  ["CN", "氰化物", "Cyanide", "mass", ["CN-", "总氰化物"]],
  ["VP", "挥发酚", "Volatile phenols", "mass", ["挥发性酚", "挥发酚类"]],
  ["Oil", "石油类", "Petroleum", "mass", []],
  ["LAS", "阴离子表面活性剂", "Anionic surfactants", "mass", []],
  ["S", "硫化物", "Sulphide", "mass", ["S2-"]],
  ["FC", "粪大肠菌群", "Faecal coliforms", "count", ["粪大肠菌群数"]],
  ["Chla", "叶绿素a", "Chlorophyll a", "chlorophyll", ["叶绿素", "chl-a"]],
  ["SD", "透明度", "Transparency", "depth", []],
];

/** In the order of table 1. */
export const ITEMS: readonly Item[] = NAMES.map(([code, name, en, measure], at) => ({
  code,
  name,
  said: { zh: name, en },
  order: at + 1,
  measure,
  decides: !SHOWN.includes(code),
  first: FIRST.includes(code),
  trace: TRACE.includes(code),
}));

const BY_CODE = new Map(ITEMS.map((item) => [item.code, item]));

export function itemOf(code: ItemCode): Item {
  const item = BY_CODE.get(code);
  if (item === undefined) throw new RangeError(`no item ${code}`);
  return item;
}

/** Letters and figures alone, whatever their width and height: `NH₃—N`, `ＮＨ3-N` and `nh3n` are one. */
const keyOf = (written: string): string =>
  written
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, "");

const BY_KEY = new Map(
  NAMES.flatMap(([code, name, , , others]) =>
    [code, name, ...others].map((each) => [keyOf(each), itemOf(code)] as const),
  ),
);

/** What stands in brackets at the end of a name, part by part: 氨氮（NH₃-N，以N计，mg/L）. */
export function inBrackets(written: string): readonly string[] {
  const [, inside] = /[([{【]([^()[\]{}【】]+)[)\]}】]\s*$/.exec(written.normalize("NFKC")) ?? [];
  return inside === undefined ? [] : inside.split(/[,、;]/).map((part) => part.trim());
}

/** What may stand in brackets behind a name and change nothing: a symbol of the same item, a unit, 以N计. */
const HARMLESS =
  /^(?:湖?库?以.{1,4}计|无量纲|湖库?|库|河流|[mμun]?g[/·]l(?:[-−]1)?|[mμu]?g\/m3|毫克\/升|微克\/升|(?:个|MPN|CFU)\/(?:100\s*m)?L|℃|°C|c?m)$/i;

/**
 * The item that a name or symbol means, as people write them: 氨氮, NH3-N, NH₃－N, 铬（六价）, 总磷(以P计), 化学需氧量（COD）.
 * Undefined: none of those here, as 总铬, which is another item than 六价铬.
 */
export function findItem(written: string): Item | undefined {
  const whole = BY_KEY.get(keyOf(written));
  if (whole !== undefined) return whole;
  const inside = inBrackets(written);
  if (inside.length === 0) return undefined;
  const [before = ""] = written.normalize("NFKC").split(/\s*[([{【][^([{【]*$/);
  const item = BY_KEY.get(keyOf(before));
  return inside.every((part) => HARMLESS.test(part) || (item && BY_KEY.get(keyOf(part)) === item))
    ? item
    : undefined;
}
