import type { Span } from "../reading.ts";
import type { Annotation } from "./annotations.ts";
import { trimmed } from "./characters.ts";
import { piecesOf, type Passage } from "./measures.ts";
import type { Item } from "./outline.ts";
import type { Placement } from "./placement.ts";
import { lineEnd, type Source } from "./source.ts";

const LEAD_IN = /^(?:具体|主要|重点|工作|主要工作|落实)(?:措施|举措|任务|工作|做法|内容)[:：]\s*/;

/** The passages that are measures, in the order of the text. */
export function findPassages(source: Source, items: readonly Item[], placement: Placement): Passage[] {
  const passages: Passage[] = [];
  const { last, assigning } = survey(placement);
  const spoken = spokenParents(items, placement);
  for (const annotation of placement.annotations.get(-1) ?? [])
    if (assigns(annotation)) passages.push(paragraph(source, annotation, passages));
  for (const item of items) {
    const annotations = placement.annotations.get(item.index)?.filter((one) => governs(source, item, one));
    const inherited = placement.inherited.get(item.index);
    // Where the plan assigns units, a bare date makes no measure, units or a labelled time do; phases beside a phase
    // whose sentence says who acts are measures by their dates.
    const dated = !assigning || spoken.has(item.parent);
    const commits =
      annotations?.some((one) => says(one) && (dated || assigns(one) || isLabelled(source, one))) ?? false;
    if (annotations !== undefined && commits)
      passages.push(...ofItem(source, items, item, annotations, item.index === last));
    else if (inherited !== undefined) passages.push(ofChapter(source, item, inherited));
  }
  return passages;
}

/** Items under which a sentence says who acts in one of the items. */
function spokenParents(items: readonly Item[], placement: Placement): Set<number> {
  const parents = new Set<number>();
  for (const [index, annotations] of placement.annotations) {
    const parent = items[index]?.parent ?? -1;
    if (parent !== -1 && annotations.some((one) => one.form === "sentence" && assigns(one)))
      parents.add(parent);
  }
  return parents;
}

/** Start of the line that holds `offset`, or `least` where that is nearer. */
function lineStart(folded: string, offset: number, least: number): number {
  let start = offset;
  while (start > least && folded[start - 1] !== "\n") start--;
  return start;
}

/** An empty label (`责任单位：` and nothing) commits nobody to anything. */
const says = ({ content }: Annotation): boolean =>
  content.segments.length > 0 || content.open.length > 0 || content.deadline !== null;

const assigns = (annotation: Annotation): boolean => annotation.content.segments.length > 0;

const isLabelled = (source: Source, annotation: Annotation): boolean =>
  source.folded.slice(...annotation.inner).includes(":");

/** A bare date in brackets limits the item when it ends its heading or its paragraph, not inside a sentence. */
function governs(source: Source, item: Item, annotation: Annotation): boolean {
  if (assigns(annotation) || isLabelled(source, annotation)) return true;
  const { folded } = source;
  const next = folded[annotation.span[1]] ?? "\n";
  const heading = !folded.slice(item.after, annotation.span[0]).includes("。");
  return next === "\n" || annotation.span[1] >= item.ownEnd || (heading && next === "。");
}

function survey(placement: Placement): { last: number; assigning: boolean } {
  let last = -1;
  let assigning = false;
  for (const [index, annotations] of placement.annotations) {
    last = Math.max(last, index);
    assigning ||= annotations.some(assigns);
  }
  return { last, assigning };
}

function paragraph(source: Source, annotation: Annotation, before: readonly Passage[]): Passage {
  const done = before.at(-1)?.annotations.at(-1)?.span[1] ?? 0;
  const line = lineStart(source.folded, annotation.span[0], done);
  const own = trimmed(source.folded, line, annotation.span[0]);
  const start = own[1] > own[0] || line === done ? line : lineStart(source.folded, line - 1, done);
  const pieces = piecesOf(source, start, annotation.span[0], []);
  return {
    start,
    pieces,
    item: -1,
    unnumbered: true,
    annotations: [annotation],
    governs: [[start, annotation.span[0]]],
    rule: "unnumbered-paragraph",
  };
}

function ofChapter(source: Source, item: Item, annotation: Annotation): Passage {
  const end = childrenEnd(source, item);
  return {
    start: item.after,
    pieces: piecesOf(source, item.after, end, []),
    item: item.index,
    unnumbered: false,
    annotations: [annotation],
    governs: [[item.after, end]],
    rule: "chapter-annotation",
  };
}

/** Unannotated text of an item ends with its paragraph when it is the last before the document's tail. */
function childrenEnd(source: Source, item: Item): number {
  const paragraphs = trimmed(source.folded, item.after, item.end);
  return item.end === source.folded.length ? lineEnd(source.folded, paragraphs[0]) : paragraphs[1];
}

function ofItem(
  source: Source,
  items: readonly Item[],
  item: Item,
  annotations: readonly Annotation[],
  isLast: boolean,
): Passage[] {
  const groups: { start: number; annotations: Annotation[] }[] = [];
  let from = item.after;
  for (const annotation of annotations) {
    const [begin, end] = trimmed(source.folded, from, annotation.span[0]);
    const leadIn = LEAD_IN.exec(source.folded.slice(begin, Math.min(begin + 20, end)));
    const group = groups.at(-1);
    if (group === undefined) groups.push({ start: item.after, annotations: [annotation] });
    else if (leadIn === null) group.annotations.push(annotation);
    else groups.push({ start: begin + leadIn[0].length, annotations: [annotation] });
    from = annotation.span[1];
  }
  return groups.map((group, i) => {
    const end = i === groups.length - 1 ? textEnd(source, items, item, group.annotations, isLast) : 0;
    const spans = group.annotations.map((one) => one.span);
    const cut = group.annotations.filter((one) => one.form !== "sentence").map((one) => one.span);
    const stop = Math.max(end, (spans.at(-1) as Span)[0]);
    const governs: Span[] = spans.map((span, k) => [spans[k - 1]?.[1] ?? group.start, span[0]]);
    return {
      start: group.start,
      pieces: piecesOf(source, group.start, stop, cut),
      item: item.index,
      unnumbered: i > 0,
      annotations: group.annotations,
      governs,
      rule: i > 0 ? "unnumbered-action" : "numbered-item",
    };
  });
}

const LONGEST_HEADING = 80;

/** Where the text of an item ends: before its last annotation, unless that stands between heading and body. */
function textEnd(
  source: Source,
  items: readonly Item[],
  item: Item,
  annotations: readonly Annotation[],
  isLast: boolean,
): number {
  const annotation = annotations.at(-1) as Annotation;
  if (annotation.form === "sentence" || annotation.content.segments.length === 0)
    return isLast ? lineEnd(source.folded, annotation.span[1]) : item.ownEnd;
  if (annotations.length > 1) return annotation.span[0];
  const [from, to] = trimmed(source.folded, item.after, annotation.span[0]);
  const child = items[item.index + 1];
  if (child !== undefined && child.parent === item.index && child.start > annotation.span[1])
    return annotation.span[0];
  const heading = to - from <= LONGEST_HEADING && !source.folded.slice(from, to - 1).includes("。");
  if (!heading || isLast) return annotation.span[0];
  const [rest, end] = trimmed(source.folded, annotation.span[1], item.ownEnd);
  const body = source.folded.slice(rest, end);
  return body.length >= 20 && body.includes("。") ? end : annotation.span[0];
}
