import type { Span } from "../reading.ts";
import { namesBody, readContent, type Content } from "./annotation-content.ts";
import { opensAnnotation } from "./brackets.ts";
import { isBlank, isIdeograph, trimmed } from "./characters.ts";
import { readDeadline } from "./deadlines.ts";
import { labelAt, labelEndingAt } from "./labels.ts";
import type { Item } from "./outline.ts";
import { lineEnd, nextOf, startsLine, type Source } from "./source.ts";
import { bareUnits, findSpokenAnnotations } from "./spoken-annotations.ts";

/** An annotation as printed. `span` includes its brackets; `ownLine`: it begins a line. */
export type Annotation = {
  readonly span: Span;
  readonly inner: Span;
  /** `sentence`: it is part of the text, which keeps it. */
  readonly form: "bracket" | "line" | "inline" | "sentence";
  readonly ownLine: boolean;
  readonly content: Content;
};

const LONGEST = 1500;
/** Deeper brackets than these are not written by hand; it also bounds the work on hostile text. */
const DEEPEST = 4;
const INLINE_AFTER = '。;,)]】〕”"!';

const FEWEST_BARE = 3;

/** Every annotation of the text, in its order; adjoining ones (牵头部门 and 参与部门 on two lines) read as one. */
export function findAnnotations(source: Source, items: readonly Item[]): Annotation[] {
  const found = scan(source, items, false);
  if (found.some((one) => one.content.segments.length > 0)) return found;
  const bare = scan(source, items, true);
  if (bare.filter((one) => one.content.segments.length > 0).length >= FEWEST_BARE) return bare;
  return [...found, ...findSpokenAnnotations(source, items)].toSorted((a, b) => a.span[0] - b.span[0]);
}

/** `bare`: brackets that hold nothing but units count from the start, else from the first that says 下同 of its verb. */
function scan(source: Source, items: readonly Item[], bare: boolean): Annotation[] {
  const { folded, partner, depth } = source;
  const found: Annotation[] = [];
  let bareUnitsCount = bare;
  let emptyUntil = 0;
  let item = 0;
  for (let i = 0; i < folded.length; i++) {
    if (isIdeograph(folded, i)) continue;
    while (item < items.length && (items[item] as Item).start <= i) item++;
    const limit = items[item]?.start ?? folded.length;
    const unit = folded[i];
    if (opensAnnotation(unit)) {
      const close = partner[i] as number;
      const titled = close - i < LONGEST_LABEL ? titledAt(source, i, limit) : null;
      if (titled !== null) {
        found.push(titled);
        i = titled.span[1] - 1;
        continue;
      }
      const read =
        close === -1
          ? unclosedAt(source, i, limit)
          : (depth[i] as number) <= DEEPEST
            ? (bracketAt(source, i, close) ?? (bareUnitsCount ? bareAt(source, i, close, limit) : null))
            : null;
      if (read !== null) {
        bareUnitsCount ||= saysSameBelow(source, read.content);
        found.push(read);
        i = read.span[1] - 1;
      }
      continue;
    }
    if (unit !== ":" || i < emptyUntil) continue;
    const read = labelledAt(source, i, limit, found.at(-1)?.span[1] ?? 0);
    if (typeof read === "number") emptyUntil = read;
    if (read === null || typeof read === "number") continue;
    found.push(read);
    i = Math.max(i, read.span[1] - 1);
  }
  return joinAdjoining(source, found);
}

function make(
  source: Source,
  span: Span,
  inner: Span,
  form: Annotation["form"],
  content: Content,
): Annotation {
  return { span, inner, form, ownLine: startsLine(source.folded, span[0]), content };
}

const MAY_END =
  /(?:责|头|合|与|加|落实|实施|推进|导|助|汇总|同|抓好|列出|列|单位|部门|赘述|标注|完成|前|底|坚持|开展|月|日|年|工作|到位)["”。;,]?\s*$/;

/** `…负责；适用范围：…`: the role need not stand last. */
const ROLE_INSIDE = /(?:负责|牵头|配合|参与|落实|指导)[,;。]/;
const LONGEST_CLAUSE = 300;

function bracketAt(source: Source, open: number, close: number): Annotation | null {
  const { folded } = source;
  if (close - open > LONGEST) return null;
  const [start, end] = trimmed(folded, open + 1, close);
  const label = labelAt(folded, start, end);
  const inside = folded.slice(start, Math.min(end, start + LONGEST_CLAUSE));
  if (
    label === null &&
    !MAY_END.test(folded.slice(Math.max(start, end - 8), end)) &&
    !ROLE_INSIDE.test(inside)
  )
    return null;
  const content = readContent(source, start, end);
  if (content === null) return null;
  const accepted =
    label !== null ? label.strong || namesBody(source, content) : standsByVerb(source, content);
  return accepted ? make(source, [open, close + 1], [start, end], "bracket", content) : null;
}

/** `…按职责分工负责,下同` with no rule: later brackets may leave the verb out. */
const saysSameBelow = (source: Source, content: Content): boolean =>
  content.rule !== null && source.folded.startsWith("下同", content.rule[0]);

/** Units and nothing else in a bracket that ends a paragraph. */
function bareAt(source: Source, open: number, close: number, limit: number): Annotation | null {
  if (close - open > LONGEST) return null;
  const after = trimmed(source.folded, close + 1, lineEnd(source.folded, close, Math.min(limit, close + 8)));
  if (after[1] - after[0] > 1) return null;
  const [start, end] = trimmed(source.folded, open + 1, close);
  const content = bareUnits(source, start, end);
  return content === null ? null : make(source, [open, close + 1], [start, end], "bracket", content);
}

const STRONG = /(?:牵头|负责|配合|参与|落实|指导|协助|主办|协办)(?:工作|到位)?$/;

/** Without a label, a role verb must close a phrase that names a body, or the whole be a time limit. */
function standsByVerb(source: Source, content: Content): boolean {
  if (content.segments.length === 0) {
    if (content.deadline === null) return false;
    const phrase = source.folded.slice(content.deadline[0], content.deadline[1]);
    return /前|底|月至|年至|^持续|^长期/.test(phrase) && readDeadline(phrase, phrase).kind !== "none";
  }
  return (
    namesBody(source, content) ||
    content.segments.some((one) => one.units.some((unit) => STRONG.test(unit.name)))
  );
}

/** An opening bracket whose closing one was lost: the annotation ends with its line or at the next ordinal. */
function unclosedAt(source: Source, open: number, limit: number): Annotation | null {
  const { folded } = source;
  const start = trimmed(folded, open + 1, Math.min(folded.length, open + 8))[0];
  const label = labelAt(folded, start, Math.min(folded.length, start + 24));
  if (label === null || !label.strong) return null;
  const end = lineEnd(folded, open, Math.min(limit, open + LONGEST));
  const content = readContent(source, start, end);
  return content === null ? null : make(source, [open, end], [start, end], "bracket", content);
}

const LONGEST_LABEL = 14;

/**
 * A label outside brackets: on a line of its own, after the end of a sentence, or where its name begins. The offset up
 * to which labels name nobody, where they do: what a label says holds for the labels inside it too.
 */
function labelledAt(source: Source, colon: number, limit: number, after: number): Annotation | number | null {
  const { folded } = source;
  let start = colon;
  while (start > after && colon - start < LONGEST_LABEL && isLabelUnit(folded[start - 1] as string)) start--;
  start = trimmed(folded, start, colon)[0];
  const label = labelAt(folded, start, colon + 1) ?? labelEndingAt(folded, colon, start);
  if (label === null || label.after !== colon + 1 || !label.strong) return null;
  const glued = label.start > start;
  start = label.start;
  const own = startsLine(folded, start);
  const before = folded[start - 1] ?? "\n";
  const apart = own || start === after || INLINE_AFTER.includes(before) || isBlank(before);
  if (!apart && (!glued || SPEAKS_OF.test(folded.slice(Math.max(0, start - 4), start)))) return null;
  const end = ownEnd(source, colon + 1, limit, own);
  const content = readContent(source, start, end);
  if (content === null || (content.segments.length === 0 && content.deadline === null)) return end;
  if (!apart && !namesBody(source, content)) return end;
  return make(source, [start, end], [start, end], own ? "line" : "inline", content);
}

/** Words before a label that only speaks of units or times (`明确责任单位:…`). */
const SPEAKS_OF =
  /(?:公开|明确|落实|压实|确定|列出|标注|注明|填写|报送|各|的|及|和|与|或|、|有关|相关|市直|按照|作为|为|是|由|对|向|将|把|含|包括)$/;

/** A label in brackets with its units after them: `【责任单位】市财政局`. */
function titledAt(source: Source, open: number, limit: number): Annotation | null {
  const { folded } = source;
  const close = source.partner[open] as number;
  const label = close === -1 ? null : labelAt(folded, open, close + 2);
  if (label === null || label.after <= close) return null;
  const end = ownEnd(source, label.after, limit, startsLine(folded, open));
  const content = readContent(source, open, end);
  return content === null ? null : make(source, [open, end], [open, end], "line", content);
}

const isLabelUnit = (unit: string): boolean => unit === " " || (unit >= "一" && unit <= "鿿");
const CONTINUES = "、,;";

/** A line goes on in the next one when it ends with a separator; inside a paragraph the sentence ends it. */
function ownEnd(source: Source, from: number, limit: number, own: boolean): number {
  const { folded } = source;
  const last = Math.min(limit, from + LONGEST);
  let end = lineEnd(folded, from, last);
  // A label alone on its line has its units on the next.
  if (own && trimmed(folded, from, end)[0] >= end && end < last) end = lineEnd(folded, end + 1, last);
  while (end < last) {
    let before = end - 1;
    while (folded[before] === " ") before--;
    if (!CONTINUES.includes(folded[before] ?? "。") && before >= from) break;
    const next = lineEnd(folded, end + 1, last);
    if (trimmed(folded, end, next)[0] >= next) break;
    end = next;
  }
  const stop = nextOf(folded, "。", from, end);
  if (stop < end && (!own || isSentence(folded, stop + 1, end))) end = stop + 1;
  return trimmed(folded, from, end)[1];
}

const isSentence = (folded: string, from: number, to: number): boolean =>
  to - from > 60 && !/以下|第一|牵头/.test(folded.slice(from, Math.min(to, from + 80)));

function joinAdjoining(source: Source, found: readonly Annotation[]): Annotation[] {
  const joined: Annotation[] = [];
  for (const annotation of found) {
    const last = joined.at(-1);
    if (last === undefined || !adjoins(source, last, annotation)) {
      joined.push(annotation);
      continue;
    }
    joined[joined.length - 1] = {
      ...last,
      span: [last.span[0], annotation.span[1]],
      inner: [last.inner[0], annotation.inner[1]],
      content: {
        segments: [...last.content.segments, ...annotation.content.segments],
        open: [...last.content.open, ...annotation.content.open],
        deadline: last.content.deadline ?? annotation.content.deadline,
        rule: last.content.rule ?? annotation.content.rule,
      },
    };
  }
  return joined;
}

function adjoins(source: Source, last: Annotation, next: Annotation): boolean {
  const [from, to] = trimmed(source.folded, last.span[1], next.span[0]);
  if (to - from > 1 || (to > from && !"。;,".includes(source.folded[from] as string))) return false;
  if (next.span[0] - last.span[1] > 40) return false;
  const parts = new Set(last.content.segments.map((one) => one.part));
  return (
    next.content.segments.every((one) => !parts.has(one.part)) &&
    (last.content.deadline === null || next.content.deadline === null)
  );
}
