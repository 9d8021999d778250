import { readDays } from "../../../kernel/day-words.ts";
import type { Span } from "../reading.ts";
import { isBlank, trimmed } from "./characters.ts";
import { isWholeTime } from "./deadlines.ts";
import { labelAt, verbEnding } from "./labels.ts";
import { looksLikeUnit } from "./units.ts";
import { verbPhraseAt } from "./verbs.ts";

/** A text as pasted (tabs are told from blanks only there) and as the grammar sees it; offsets are the same. */
export type Pasted = { readonly text: string; readonly folded: string };

/** What parts the cells of a table's lines; `line`: every line is a cell, `blank`: any blank may part two cells. */
export type Mark = "tab" | "stroke" | "wide" | "blank" | "line";

/** What a cell could hold, told by its words alone. */
export type Kind = "units" | "time" | "text";
export type Cell = {
  readonly span: Span;
  readonly printed: string;
  readonly kind: Kind;
  /** Whether it may go on with the cell before it: a mark between them says that it does not. */
  readonly continues: boolean;
};

const OUTER = new Set([" ", "\u3000", "\u00a0", "\r"]);

/** The lines that hold more than blanks and rules; a tab at either end bounds an empty cell and stays. */
export function linesOf({ text, folded }: Pasted): Span[] {
  const lines: Span[] = [];
  for (let i = 0; i < text.length;) {
    const stop = text.indexOf("\n", i);
    const end = stop === -1 ? text.length : stop;
    let [from, to] = [i, end];
    while (from < to && OUTER.has(text[from] as string)) from++;
    while (to > from && OUTER.has(text[to - 1] as string)) to--;
    if (to > from && !isRule(folded, from, to)) lines.push([from, to]);
    i = end + 1;
  }
  return lines;
}

/** Strokes between cells on lines of their own, and the rule under the head of a table. */
function isRule(folded: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (!"|:—–- ".includes(folded[i] as string)) return false;
  return true;
}

/** What parts the cells of this line, null where nothing but single blanks does. */
export function markOf({ text, folded }: Pasted, [start, end]: Span): Exclude<Mark, "blank" | "line"> | null {
  let [stroke, wide] = [false, false];
  for (let i = start; i < end; i++) {
    if (text[i] === "\t") return "tab";
    stroke ||= folded[i] === "|";
    wide ||= folded[i] === " " && folded[i + 1] === " ";
  }
  return stroke ? "stroke" : wide ? "wide" : null;
}

/** The cells of a line, empty ones included where a mark bounds them. */
export function cellsOf(pasted: Pasted, line: Span, mark: Mark): Span[] {
  const { text, folded } = pasted;
  const [start, end] = line;
  const bounds = (i: number): boolean =>
    mark === "tab"
      ? text[i] === "\t"
      : mark === "stroke" || mark === "line"
        ? folded[i] === "|"
        : folded[i] === " " && (mark === "blank" || folded[i + 1] === " ");
  const cells: Span[] = [];
  let from = start;
  for (let i = start; i <= end; i++) {
    if (i < end && !bounds(i)) continue;
    const [a, b] = trimmed(folded, from, i);
    cells.push([a, Math.max(a, b)]);
    from = i + 1;
    if (mark !== "wide" && mark !== "blank") continue;
    while (from < end && folded[from] === " ") from++;
    i = from - 1;
  }
  if (mark === "tab" || mark === "stroke") {
    const outer = mark === "stroke" && folded[start] === "|";
    return outer ? cells.slice(1, folded[end - 1] === "|" ? -1 : undefined) : cells;
  }
  return cells.filter(([a, b]) => b > a);
}

const LONGEST_NAMES = 300;
const LONGEST_TIME = 24;
const PERIODIC = /^每(?:半?年|季度?|月|周|日|天)[一-龥]{0,3}$/;
/** Words beside a time that a cell for times may hold: 2024年12月底前完成. */
const MOST_BESIDE = 4;

/** Whether a cell names bodies, a time, or says what is to be done. */
export function kindOf(printed: string): Kind {
  if (isTime(printed)) return "time";
  if (printed.length > LONGEST_NAMES || printed.slice(0, -1).includes("。")) return "text";
  const label = labelAt(printed, 0, printed.length);
  const names = printed
    .slice(label === null || label.part === "ignored" ? 0 : label.after)
    .replaceAll(/[([][^()[\]]{1,16}[)\]]/g, "")
    .split(/[、,;。\s/]+/)
    .filter((part) => part !== "");
  const bodies = names.filter(isBody);
  return bodies.length * 2 > names.length ? "units" : "text";
}

function isTime(printed: string): boolean {
  if (isWholeTime(printed) || PERIODIC.test(printed)) return true;
  if (printed.length > LONGEST_TIME || /[。;]/.test(printed)) return false;
  const { kind, rest } = readDays(printed, null);
  return kind !== "none" && rest.length <= MOST_BESIDE && rest.length * 2 <= printed.length;
}

const OFFICE = /(?:局|委|办|办公室|厅|部|科|股|处|署|政府)$/;
/** What begins like a duty and here names what a body is for: 综合执法队, 监测站. */
const FOR_WHAT = /^(?:综合|综治|监督|监测|检测|检验|监管|服务|培训|管理|统计|普查|救援|规划)/;
const COLLECTIVE = /^(?:各|有关|相关)[一-龥]{1,10}$/;
const LONGEST_OFFICE = 10;

/** `推进工业园区` ends like a body and says what is done; `建设局` begins like a duty and is a body. */
function isBody(part: string): boolean {
  const verb = verbEnding(part);
  const name = part
    .slice(0, part.length - (verb?.length ?? 0))
    .replace(/等(?:有关|相关)?(?:部门|单位)?$/, "");
  if (COLLECTIVE.test(name)) return true;
  if (!looksLikeUnit(name) && !/^[一-龥]{2,10}[科股]$/.test(name)) return false;
  if (/\d/.test(name)) return false;
  const office = name.length <= LONGEST_OFFICE && OFFICE.test(name);
  return office || FOR_WHAT.test(name) || verbPhraseAt(name, 0) === null;
}

export const cell = ({ folded }: Pasted, span: Span, continues = true): Cell => {
  const printed = folded.slice(...span);
  return { span, printed, kind: kindOf(printed), continues };
};

const TIME_BEHIND = /\d{4}年|\d{1,2}月|持续推进|长期坚持|全年/g;

/** A cell that has lost its marks, in parts: what is done up to a full stop, the bodies behind it, their time. */
export function unglued(pasted: Pasted, whole: Cell): Cell[] {
  if (whole.kind === "time") return [whole];
  const { printed, span } = whole;
  const part = (from: number, to: number): Cell =>
    cell(pasted, trimmed(pasted.folded, span[0] + from, span[0] + to) as Span);
  const stop = Math.max(...[..."。.;!"].map((unit) => printed.lastIndexOf(unit, printed.length - 2)));
  const behind = stop === -1 ? null : part(stop + 1, printed.length);
  if (behind !== null && whole.kind === "text") {
    const parts = behind.printed === "" ? [behind] : unglued(pasted, behind);
    return parts[0]?.kind === "text" ? [whole] : [part(0, stop + 1), ...parts];
  }
  for (const { index } of printed.matchAll(TIME_BEHIND)) {
    if (index === 0) break;
    const [before, time] = [part(0, index), part(index, printed.length)];
    if (time.kind === "time" && before.kind === "units") return [before, time];
  }
  return [whole];
}

const NUMBER = /^(?:(\d{1,3})[.、]?|\((\d{1,3})\))$/;
const NUMBER_BEFORE = /^(\d{1,3})[.、] ?(?!\d)/;
/** Without a mark only what is no amount and no day numbers a row: 3完成, but not 3月, 3个. */
const NUMBER_GLUED = /^(\d{1,3})(?=[一-龥“《])(?![年月日号个项家户万亿%名条处所座次人公千米吨批])/;

/** The number that a cell is, or begins with; `from` is where its text begins. */
export function numberOf(
  { printed }: Cell,
  glued: boolean,
): { readonly value: number; readonly from: number } | null {
  const alone = NUMBER.exec(printed);
  if (alone !== null) return { value: Number(alone[1] ?? alone[2]), from: printed.length };
  const before = NUMBER_BEFORE.exec(printed) ?? (glued ? NUMBER_GLUED.exec(printed) : null);
  return before === null ? null : { value: Number(before[1]), from: before[0].length };
}

/** A cell that is, or begins with, a number: where the number stands, and what is left of the cell. */
export function withoutNumber(
  pasted: Pasted,
  one: Cell,
  from: number,
): { readonly number: Span; readonly rest: Cell | null } {
  const length = /^\(?\d{1,3}\)?/.exec(one.printed.slice(0, from))?.[0].length ?? from;
  const [start, end] = trimmed(pasted.folded, one.span[0] + from, one.span[1]);
  return {
    number: [one.span[0], one.span[0] + length],
    rest: end > start ? cell(pasted, [start, end], one.continues) : null,
  };
}

/** Whether a cell is a number and nothing else. */
export const isNumber = (one: Cell): boolean => numberOf(one, false)?.from === one.printed.length;

/** Printed words without blanks. */
export const compact = (printed: string): string => [...printed].filter((unit) => !isBlank(unit)).join("");
