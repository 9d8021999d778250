import type { DocumentRule, Span } from "../reading.ts";
import { trimmed } from "./characters.ts";
import { unwrap, type Source } from "./source.ts";
import { namesIn, splitTokens, type UnitName } from "./units.ts";

export type RuleKind = DocumentRule["kind"];

/** A rule the document states, before it is known which measure it begins at. `units` only for `inherit-units`. */
export type StatedRule = {
  readonly kind: RuleKind;
  readonly span: Span;
  readonly units: readonly UnitName[];
};

const PHRASES: readonly (readonly [RuleKind, RegExp])[] = [
  ["before-first-comma-leads", /第一个?(?:逗号|,|，)(?:之?前|前面)[^。;]{0,12}牵头/],
  [
    "first-listed-leads",
    /(?:列|排|排名|排序|居|位列|位于|排列)?(?:在|为)?(?:第一位?|首位|最前|首个|第一个)(?:的?(?:责任)?(?:单位|部门|者|的)){0,2}[^。;]{0,8}?(?:为|是|系)[^。;]{0,8}?(?:牵头|主办|汇总)/,
  ],
  ["first-listed-leads", /首个?(?:责任)?(?:单位|部门)为牵头/],
  [
    "star-leads",
    /(?:带|标|加|注|标注|标有|标记|加注)["“]?[*★☆※●▲]["”]?[^。;]{0,10}?(?:为|是)[^。;]{0,6}?牵头/,
  ],
  ["star-leads", /[*★☆※●▲]["”]?(?:号|标)?(?:的)?[^。;]{0,6}?(?:为|是|表示|代表)[^。;]{0,6}?牵头/],
  [
    "default-responsible-leads",
    /(?:无|未明确|没有|未列)牵头(?:单位|部门)[^。;]{0,6}[,，]?[^。;]{0,6}责任(?:单位|部门)[^。;]{0,4}(?:即)?为牵头/,
  ],
];

const ALL_OF =
  "(?:以下|下列|后续|其他|其余|具体|各项|所有|全部|上述|以上)(?:各项|各条|任务|措施|举措|事项|内容|工作|所有|政策|条款|项目|指标)*";
const HOLDS = "(?:均|都|也|皆|一律)?";
const MUST = "(?:需要|需|须|涉及|包括|包含|含|应由|由|应|要|请)";
const NO_MORE =
  "(?:不再(?:重复|一一|逐一|逐条|逐项|另行|单独|分别|具体|做|作)*(?:列出|列示|列明|列|标注|赘述|注明|分工|说明)|下同)";
const INHERIT = new RegExp(
  `${ALL_OF}${HOLDS}${MUST}[^。;]{2,120}?${NO_MORE}|${ALL_OF}(?:均|都|皆|一律)${MUST}[^。;]{2,120}?(?:落实|负责|执行|组织实施)(?:到位)?(?=[。;,)]|$)`,
);

const STARTS =
  /排(?:名|序|列)?(?:在|为|列)?第一|列(?:在|为)?第一|列(?:在)?首位|排(?:在)?首位|首位|位列第一|第一个?(?:逗号|责任单位|单位|部门)|首个(?:责任)?(?:单位|部门)|带["“]?[*★☆※]|标["“]?[*★☆※]|加["“]?[*★☆※]|标注["“]?[*★☆※]|(?:以下|下列|其余)(?:各项|各条|任务|措施|均|都|皆|所有|事项|举措|工作|涉及|内容|政策|条款|项目|需|须|由)|(?:具体|各项|所有|全部|上述|以上)(?:政策|任务|措施|举措|工作|事项|条款)+(?:均|都|皆|一律)|除标注|无牵头|未明确牵头|下同/;

/** Offset in an annotation where a rule for the whole document begins, outside inner brackets; null if nowhere. */
export function ruleStart(source: Source, start: number, end: number): number | null {
  for (let from = start; from < end;) {
    const phrase = unwrap(source.folded, from, end);
    const match = STARTS.exec(phrase.text);
    if (match === null) return null;
    const at = phrase.at(match.index);
    const inside = closingAround(source, start, at);
    if (inside === null || inside >= end) return at;
    // A rule may hang on the last name in brackets of its own; an aside (含…,下同) only defines that name.
    if (rulesIn(source, at, inside).length > 0) return source.partner[inside] as number;
    from = inside;
  }
  return null;
}

/** Where the bracket that holds `at`, opened at or after `start`, closes. */
function closingAround(source: Source, start: number, at: number): number | null {
  for (let i = start; i < at; i++) {
    const close = source.partner[i] as number;
    if (close > at) return close;
    if (close > i) i = close;
  }
  return null;
}

/** The rules that `[start, end)` states (an annotation's tail, or a sentence of the covering notice). */
export function rulesIn(source: Source, start: number, end: number): StatedRule[] {
  const phrase = unwrap(source.folded, start, end);
  const spanOf = (match: RegExpExecArray): Span => [
    phrase.at(match.index),
    phrase.at(match.index + match[0].length - 1) + 1,
  ];
  const rules: StatedRule[] = [];
  const kinds = new Set<RuleKind>();
  for (const [kind, pattern] of PHRASES) {
    const match = pattern.exec(phrase.text);
    if (match === null || kinds.has(kind)) continue;
    if (kind === "first-listed-leads" && kinds.has("before-first-comma-leads")) continue;
    kinds.add(kind);
    rules.push({ kind, span: spanOf(match), units: [] });
  }
  const inherit = INHERIT.exec(phrase.text);
  if (inherit !== null) {
    const span = spanOf(inherit);
    rules.push({ kind: "inherit-units", span, units: inheritedUnits(source, span) });
  }
  return rules;
}

const BEFORE_UNITS = new RegExp(`^${ALL_OF}${HOLDS}${MUST}`);
const AFTER_UNITS =
  /(?:(?:按照?|结合)[^,;、]{0,8}(?:职责|分工|实际|职能)(?:分工)?)?(?:具体)?(?:抓好|认真|分别|共同)?(?:负责落实|组织落实|抓好落实|落实|负责|配合|参与|组织实施|实施|执行)?(?:到位)?[,，;]?(?:不再|下同|$)/;

function inheritedUnits(source: Source, span: Span): UnitName[] {
  const phrase = unwrap(source.folded, span[0], span[1]);
  const before = BEFORE_UNITS.exec(phrase.text)?.[0].length ?? 0;
  const after = AFTER_UNITS.exec(phrase.text)?.index ?? phrase.text.length;
  const [from, to] = trimmed(source.folded, phrase.at(before), phrase.at(after));
  return splitTokens(source, from, to).flatMap((token) => [...namesIn(source, token.start, token.end).units]);
}

const MENTIONS = /牵头|不再[一-龥]{0,4}列/g;

/** Rules stated outside any annotation (a covering notice, a note under the title), in the order of the text. */
export function rulesOutside(source: Source, annotations: readonly Span[]): StatedRule[] {
  const { folded } = source;
  const rules: StatedRule[] = [];
  let next = 0;
  let done = -1;
  for (const match of folded.matchAll(MENTIONS)) {
    while (next < annotations.length && (annotations[next] as Span)[1] <= match.index) next++;
    if (match.index < done || (annotations[next]?.[0] ?? Infinity) <= match.index) continue;
    const [from, to] = sentenceAround(folded, match.index);
    done = to;
    for (const rule of rulesIn(source, from, to)) if (rule.kind !== "inherit-units") rules.push(rule);
  }
  return rules;
}

const LONGEST_SENTENCE = 160;

function sentenceAround(folded: string, at: number): Span {
  let from = at;
  while (from > 0 && at - from < LONGEST_SENTENCE && !"。;\n".includes(folded[from - 1] as string)) from--;
  let to = at;
  while (to < folded.length && to - at < LONGEST_SENTENCE && !"。;\n".includes(folded[to] as string)) to++;
  return [from, to];
}
