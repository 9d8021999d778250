import type { Span } from "../reading.ts";
import { isBlank, isIdeograph, trimmed } from "./characters.ts";
import { labelAt, labelEndingAt, verbEnding } from "./labels.ts";
import { unwrap, type Source, type Unwrapped } from "./source.ts";

/** A stretch between separators. `separator` is what stands before it, `gap` a run of two spaces or more. */
export type Token = { readonly start: number; readonly end: number; readonly separator: string };

/** A unit as printed and where; `marked` when a star before the name or a word in brackets after it says its role. */
export type UnitName = {
  readonly name: string;
  readonly span: Span;
  readonly marked: "star" | "lead" | "support" | null;
};

const SEPARATORS = "、,;。|\n";

/** Splits `[start, end)` at separators outside brackets; spaces separate when both sides could be names. */
export function splitTokens(source: Source, start: number, end: number): Token[] {
  const { folded, partner } = source;
  const tokens: Token[] = [];
  let from = start;
  let separator = "";
  const push = (to: number): void => {
    const [a, b] = trimmed(folded, from, to);
    if (b > a) tokens.push(...atLabels(source, { start: a, end: b, separator }));
  };
  for (let i = start; i < end; i++) {
    if (isIdeograph(folded, i)) continue;
    const close = partner[i] as number;
    if (close > i && close < end) {
      i = close;
      continue;
    }
    const unit = folded[i] as string;
    const wrapped = unit === "\n" && !breaksList(folded, i);
    if (wrapped) continue;
    const slash = unit === "/" && !/[\dA-Za-z]/.test(folded[i + 1] ?? "1");
    if (slash || SEPARATORS.includes(unit) || (unit === " " && separatesNames(folded, from, i, end))) {
      // A line break or space right after a separator adds nothing to it.
      const follows = isBlank(unit) && trimmed(folded, from, i)[0] >= i;
      push(i);
      from = i + 1;
      if (!follows) separator = unit;
    }
  }
  push(end);
  return mergeShared(source, tokens);
}

/** A token in pieces, each label that begins inside it at the head of its own (`甲公司完成时限:2021年9月`). */
function atLabels(source: Source, token: Token): Token[] {
  const { folded, partner } = source;
  const pieces: Token[] = [];
  let from = token.start;
  for (let i = token.start; i < token.end; i++) {
    if (isIdeograph(folded, i)) continue;
    const close = partner[i] as number;
    if (close > i && close < token.end) i = close;
    if (folded[i] !== ":") continue;
    const label = labelEndingAt(folded, i, from);
    if (label === null || label.start === from) continue;
    pieces.push({ start: from, end: label.start, separator: pieces.length === 0 ? token.separator : "" });
    from = label.start;
  }
  pieces.push({ start: from, end: token.end, separator: pieces.length === 0 ? token.separator : "" });
  return pieces;
}

/** A line break inside a name (PDF) does not separate; one after or before a separator does, like it. */
function breaksList(folded: string, at: number): boolean {
  let before = at - 1;
  while (folded[before] === " ") before--;
  if (SEPARATORS.includes(folded[before] ?? "\n") || folded[at + 1] === "\n") return true;
  let next = at + 1;
  while (folded[next] === " ") next++;
  return labelAt(folded, next, folded.length)?.strong ?? false;
}

function separatesNames(folded: string, from: number, at: number, end: number): boolean {
  if (folded[at + 1] === " " || folded[at - 1] === " ") return true;
  if (folded[at - 1] === "\n" || folded[at + 1] === "\n") return false;
  const [a, b] = trimmed(folded, from, at);
  const next = folded.slice(at + 1, Math.min(at + 4, end));
  return b - a >= 3 && next.length === 3 && next[1] !== ":" && !/[ 、,;。]/.test(next);
}

const LOCAL =
  "(?:县级市|自治旗|自治县|旗|县|区|新区|矿区|林区|镇|乡|民族乡|街道|苏木|园区|嘎查|村|社区|农场|林场)";
const ASIDE_PLACE = "[(〔〈][^)〕〉]{1,12}[)〕〉]";
const PLACE = `(?:${LOCAL}|自治州|市|州|盟|地区|地|省|${ASIDE_PLACE})`;
const OFFICES =
  "(?:人民政府|政府|管委会|管理委员会|党委|办事处|办|党工委|工委|委|党委政府|党委和政府|行政公署|行署)";
const BARE_PLACES = new RegExp(`^各?${PLACE}+$`);
const GOVERNED = new RegExp(`^${PLACE}+${OFFICES}(?:[(〔][^)〕]{1,12}[)〕])?$`);
/** Once a body has been named, only places below it share its 各: 市政府 beside 各旗县区政府 stands alone. */
const GOVERNED_BELOW = new RegExp(`^${LOCAL}(?:${LOCAL}|${ASIDE_PLACE})*${OFFICES}$`);
/** 各盟行政公署、市人民政府: leagues and cities are of one level. */
const LEAGUES = /^各(?:盟|地区|地)(?:行政公署|行署)$/;

const SPLIT_OFF = /^(?:人民)?政府/;

/** `各市、县、区政府` and `各市党委、政府` are one name: a share of the name stands after the mark. */
function mergeShared(source: Source, tokens: readonly Token[]): Token[] {
  const merged: Token[] = [];
  let shared = false;
  let governed = "";
  for (const token of tokens) {
    const last = merged.at(-1);
    const printed = source.folded
      .slice(token.start, Math.min(token.end, token.start + 60))
      .replaceAll("\n", "");
    const name: string =
      shared || governed !== "" || SPLIT_OFF.test(printed)
        ? withoutRole(printed)
        : printed.slice(printed.indexOf(":") + 1).trim();
    const continues: boolean =
      last !== undefined &&
      token.separator === "、" &&
      (shared
        ? BARE_PLACES.test(name) || GOVERNED.test(name)
        : governed !== "" && (GOVERNED_BELOW.test(name) || (LEAGUES.test(governed) && GOVERNED.test(name))));
    const split = last !== undefined && token.separator === "、" && (name === "政府" || name === "人民政府");
    if (last !== undefined && ((continues && !name.startsWith("各")) || split)) {
      merged[merged.length - 1] = { ...last, end: token.end };
      shared = continues && BARE_PLACES.test(name);
      governed = continues && !shared ? governed || name : "";
      continue;
    }
    merged.push(token);
    governed = name.startsWith("各") && GOVERNED.test(name.slice(1)) ? name : "";
    shared = (name.startsWith("各") || name.length <= 2) && BARE_PLACES.test(name);
  }
  return merged;
}

/** A name without the verb and the residue after it: `县（市）政府等按职责分工负责`. */
function withoutRole(printed: string): string {
  const phrase = printed.trim();
  return phrase
    .slice(0, phrase.length - (verbEnding(phrase)?.length ?? 0))
    .replace(/等(?:有关|相关)?(?:部门|单位)?$/, "");
}

const LEVEL = "(?:中央|国家|自治区|[省市县区州旗盟镇])";
/** 和 and its kind part names before a collective, and before a name that begins at a place of its own (和市财政局). */
const CONJUNCTION = new RegExp(
  `(?:以及|及其|及|和|与|、)(?=各|相关|有关|其他|其它|地方各|所在|属地|下属|所属|驻|试点|涉及|沿线|全[省市县区州旗盟]|${LEVEL}(?:直属?|属)|${LEVEL}级?(?:各|相关|有关|部门|单位))|(?<=[局委办厅部会院司团府处队社行室心])(?:以及|及|和|与)(?=(?:市(?!场|容|民|域|政(?!府|协|法))|[省县州旗盟]|区(?!域)|国家|国网|中国|人民银行|自治区)[一-龥()、]{1,24}?(?:局|委|办|厅|部|会|院|政府|公司|中心|银行|分行|支行|队|社|联|室)$)`,
  "g",
);
const OPEN =
  /(?<!高|同|平|均|中|初|特)等(?=$|[各和及]|相关|有关|部门|单位|国务院|中央|省|市|县|区|旗|州|盟|地|成员|责任|职能|机构|企业|[一-龥]{2,8}(?:部门|单位|分公司|公司|机构|企业)$)/;

export type NameParts = { readonly units: readonly UnitName[]; readonly open: Span | null };

/** The names in one token: `A等有关部门及各地区` is A, 各地区, and the residue `等有关部门` that names nobody. */
export function namesIn(source: Source, start: number, end: number): NameParts {
  const { folded, partner } = source;
  const units: UnitName[] = [];
  let open: Span | null = null;
  for (const [from, to] of splitConjunctions(unwrap(folded, start, end), partner, start, end)) {
    const phrase = unwrap(folded, from, to);
    const residue = phrase.text.length <= 120 ? OPEN.exec(phrase.text) : null;
    if (open !== null && /^(?:和|及)?(?:有关|相关)(?:单位|部门|企业|机构)$/.test(phrase.text)) {
      open = [open[0], to];
      continue;
    }
    const nameEnd = residue === null ? to : phrase.at(residue.index);
    if (residue !== null) open = [nameEnd, to];
    const unit = toUnit(source, from, nameEnd);
    if (unit !== null) units.push(unit);
  }
  return { units, open };
}

function splitConjunctions(phrase: Unwrapped, partner: Int32Array, start: number, end: number): Span[] {
  if (!/[及和与、]/.test(phrase.text)) return [[start, end]];
  const spans: Span[] = [];
  let from = 0;
  for (const match of phrase.text.matchAll(CONJUNCTION)) {
    if (match.index === from || insideBracket(partner, phrase.at(from), phrase.at(match.index))) continue;
    if (/^各?(?:有关|相关)?$/.test(phrase.text.slice(from, match.index))) continue;
    spans.push([phrase.at(from), phrase.at(match.index)]);
    from = match.index + match[0].length;
  }
  spans.push([spans.length === 0 ? start : phrase.at(from), end]);
  return spans;
}

function insideBracket(partner: Int32Array, from: number, at: number): boolean {
  for (let i = from; i < at; i++) {
    const close = partner[i] as number;
    if (close > at) return true;
    if (close > i) i = close;
  }
  return false;
}

const STAR = "*★☆※●▲";
const LEADING = /^(?:由|请|以及|及|和|与)(?=.{2})/;
/** `市发改委（牵头）`: the role of this one unit, and no part of its name. */
const MARKS: readonly (readonly ["lead" | "support", RegExp])[] = [
  ["lead", /^[([](?:总?牵头|主办|主责|牵头负责)(?:单位|部门)?[)\]]$/],
  ["support", /^[([](?:配合|协办|参与|协助)(?:单位|部门)?[)\]]$/],
];

function toUnit(source: Source, start: number, end: number): UnitName | null {
  const { folded, text } = source;
  let [from, to] = trimmed(folded, start, end);
  const starred = from < to && STAR.includes(folded[from] as string);
  while (from < to && STAR.includes(folded[from] as string)) from++;
  const leading = LEADING.exec(folded.slice(from, Math.min(from + 8, to)));
  if (leading !== null) from += leading[0].length;
  while (to > from && STAR.includes(folded[to - 1] as string)) to--;
  const open = source.partner[to - 1] ?? -1;
  const aside = open > from ? folded.slice(open, to) : "";
  const mark = MARKS.find(([, pattern]) => pattern.test(aside))?.[0] ?? null;
  [from, to] = trimmed(folded, from, mark === null ? withoutAside(source, from, to) : open);
  if (to <= from || "([【".includes(folded[from] as string)) return null;
  const name = text.slice(from, to).replace(/\s*\n\s*/g, "");
  return { name, span: [from, to], marked: starred ? "star" : mark };
}

const ASIDE = /^(?:含|包括|不含|以下|下同|简称|除外|按)/;

/** `各区人民政府〈含开发区,下同〉` defines the name; the aside is not part of it. */
function withoutAside(source: Source, from: number, to: number): number {
  const open = source.partner[to - 1] ?? -1;
  return open > from && ASIDE.test(source.folded.slice(open + 1, open + 3)) ? open : to;
}

const BODY =
  /(?:局|委|办|室|部|厅|署|院|会|行|社|府|联|网|团|组|队|处|所|站|校|馆|港|司|区|县|市|旗|州|盟|镇|乡|街道|中心|集团|公司|单位|部门|地区|机构|企业|银行|海关|法院|检察院|学校|大学|协会|专班|成员|[)〕〉])$/;

/** Whether a folded name ends like the name of a body or a collective of bodies. */
export const looksLikeUnit = (name: string): boolean =>
  name.length >= 2 && name.length <= 60 && !/^[\d\s]/.test(name) && BODY.test(name.trim());
