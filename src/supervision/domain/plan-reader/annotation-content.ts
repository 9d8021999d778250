import type { Span } from "../reading.ts";
import { trimmed } from "./characters.ts";
import { isWholeTime } from "./deadlines.ts";
import { labelAt, verbEnding, type Part } from "./labels.ts";
import { ruleStart } from "./document-rules.ts";
import { unwrap, type Source } from "./source.ts";
import { looksLikeUnit, namesIn, splitTokens, type Token, type UnitName } from "./units.ts";

/** Units that share one word about their role, in the order printed; `group` counts commas before the unit. */
export type Segment = {
  readonly part: Part;
  /** `label` or `verb`: what said the role. */
  readonly said: "label" | "verb";
  readonly units: readonly (UnitName & { readonly group: number })[];
  /** Units after 会同: they support whoever stands before it. */
  readonly joined: readonly UnitName[];
};

/** What stands inside one annotation, before any rule of the document gives roles. */
export type Content = {
  readonly segments: readonly Segment[];
  readonly open: readonly Span[];
  readonly deadline: Span | null;
  /** From the first word of a rule for the whole document to the end. */
  readonly rule: Span | null;
};

type Mutable = {
  segments: Segment[];
  open: Span[];
  deadline: Span | null;
  units: (UnitName & { group: number })[];
  joined: UnitName[];
  label: Part | null;
  joining: boolean;
  group: number;
};

/** Reads `[start, end)` as the inside of an annotation; null when it names no role (a label or a verb). */
export function readContent(source: Source, start: number, end: number): Content | null {
  const rule = ruleStart(source, start, end);
  const state: Mutable = {
    segments: [],
    open: [],
    deadline: null,
    units: [],
    joined: [],
    label: null,
    joining: false,
    group: 0,
  };
  const resumed = rule === null ? end : resumesAfter(source, rule, end);
  for (const [from, to] of [[start, rule ?? end] as const, [resumed, end] as const])
    for (const token of splitTokens(source, from, to)) readToken(source, token, state);
  if (state.label !== null) close(state, state.label, "label");
  const named = state.segments.some((one) => one.units.length > 0 || one.said === "label");
  if (!named && state.deadline === null) return null;
  if (state.units.length > 0 && state.segments.every((one) => one.said === "verb")) return null;
  return {
    segments: state.segments.filter((one) => one.units.length > 0 || one.joined.length > 0),
    open: state.open,
    deadline: state.deadline,
    rule: rule === null ? null : [rule, resumed],
  };
}

/** Where the list goes on after a rule: behind its bracket, or at the next label (`…下同；完成时限：…`), else the end. */
function resumesAfter(source: Source, rule: number, end: number): number {
  const close = source.partner[rule] as number;
  if (close > rule && close < end) return close + 1;
  for (let i = rule; i < end; i++) {
    if (!",;。 \n".includes(source.folded[i] as string)) continue;
    const label = labelAt(source.folded, i + 1, end);
    if (label !== null && label.strong) return i + 1;
  }
  return end;
}

function close(state: Mutable, part: Part, said: "label" | "verb"): void {
  if (part !== "deadline" && part !== "ignored")
    state.segments.push({ part, said, units: state.units, joined: state.joined });
  state.units = [];
  state.joined = [];
  state.joining = false;
  state.group = 0;
}

function readToken(source: Source, token: Token, state: Mutable): void {
  const { folded } = source;
  const label = labelAt(folded, token.start, token.end);
  if (label !== null) {
    if (state.label !== null) close(state, state.label, "label");
    state.label = label.part;
    if (label.part === "responsible" || label.part === "lead") state.group = 0;
    if (label.after < token.end) readPhrase(source, { ...token, start: label.after, separator: "" }, state);
    else if (label.part === "deadline") state.deadline = null;
    return;
  }
  if (OTHER_LABEL.test(folded.slice(token.start, Math.min(token.end, token.start + 12)))) {
    if (state.label !== null) close(state, state.label, "label");
    state.label = "ignored";
    return;
  }
  readPhrase(source, token, state);
}

/** A label of something else (`适用范围:…`): what follows it is no unit. */
const OTHER_LABEL = /^[一-龥]{2,8} ?:/;

function readPhrase(source: Source, token: Token, state: Mutable): void {
  const { folded } = source;
  if (state.label === "ignored") return;
  const phrase = folded.slice(token.start, token.end);
  if (state.label === "deadline") {
    state.deadline = trimmed(folded, state.deadline?.[0] ?? token.start, token.end);
    return;
  }
  if (isWholeTime(phrase)) {
    state.deadline = [token.start, token.end];
    return;
  }
  if (token.separator !== "" && token.separator !== "、" && state.units.length > 0) state.group++;
  const verb = phrase.length <= 200 || phrase.endsWith("责") ? verbEnding(phrase) : null;
  const nameEnd = token.end - (verb?.length ?? 0);
  if (nameEnd > token.start) readNames(source, token.start, nameEnd, state);
  if (verb !== null && state.units.length + state.joined.length + state.open.length > 0) {
    const labelled = state.label !== null && state.label !== "responsible" && verb.part === "responsible";
    // Localities that carry out what others answer for: …负责，各市结合实际落实.
    const follows = verb.part === "responsible" && state.segments.length > 0 && LOCALLY.test(phrase);
    close(state, follows ? "support" : labelled ? (state.label ?? verb.part) : verb.part, "verb");
    if (state.label !== null) state.label = "responsible";
  }
}

const LOCALLY = /(?:结合|立足|对照)[一-龥]{0,4}实际[一-龥]{0,6}(?:落实|实施|执行)(?:到位)?$/;

function readNames(source: Source, start: number, end: number, state: Mutable): void {
  const phrase = unwrap(source.folded, start, end);
  const at = phrase.text.indexOf("会同");
  if (at !== -1) {
    const joins = phrase.at(at);
    const before = source.folded.slice(start, joins);
    addNames(source, start, joins - (verbEnding(before)?.length ?? 0), state);
    state.joining = true;
    addNames(source, phrase.at(at + 2), end, state);
    return;
  }
  addNames(source, start, end, state);
}

function addNames(source: Source, start: number, end: number, state: Mutable): void {
  const { units, open } = namesIn(source, start, end);
  if (open !== null) state.open.push(open);
  for (const unit of units) {
    if (state.joining) state.joined.push(unit);
    else state.units.push({ ...unit, group: state.group });
  }
}

/** Whether what was read by verbs alone names at least one body: `(由企业按规定负责)` in running text may not. */
export const namesBody = (source: Source, content: Content): boolean =>
  content.segments.some((one) =>
    // A line may break inside the name (包头海⏎关).
    one.units.some((unit) => looksLikeUnit(source.folded.slice(...unit.span).replace(/\s*\n\s*/g, ""))),
  ) && content.segments.every((one) => one.units.every((unit) => !PROSE.test(unit.name)));

/** What no name of a body holds, but a clause about one does: `技工院校内由…部门负责`. */
const PROSE = /.由|应当|可以|不得|按照|是否|如果|以及其/;
