import type { Clause, Deadline, DocumentRule, MeasureReading, PrintedUnit, Span } from "../reading.ts";
import { NO_DEADLINE } from "../reading.ts";
import type { Annotation } from "./annotations.ts";
import { trimmed } from "./characters.ts";
import { readDeadline } from "./deadlines.ts";
import type { RuleKind } from "./document-rules.ts";
import { headingSpan, type Item } from "./outline.ts";
import { assignRoles, distinct, without, type Roles } from "./roles.ts";
import type { Source } from "./source.ts";
import { readTextDeadlines } from "./text-deadlines.ts";
import { readUndertakings } from "./undertakings.ts";

/** A stretch of text that is one measure, with its annotations. */
export type Passage = {
  readonly start: number;
  readonly pieces: readonly Span[];
  /** Numbered item that it is or stands in, -1 outside all. */
  readonly item: number;
  readonly unnumbered: boolean;
  readonly annotations: readonly Annotation[];
  /** What each annotation governs: the text since the one before it. */
  readonly governs: readonly Span[];
  readonly rule:
    | "numbered-item"
    | "unnumbered-action"
    | "unnumbered-paragraph"
    | "chapter-annotation"
    | "table-row";
};

/** A document rule with the place from which it holds. */
export type RuleInForce = DocumentRule & { readonly from: number; readonly printed: readonly PrintedUnit[] };

const sliceOf = (source: Source, span: Span): string => source.text.slice(span[0], span[1]);

function openOf(source: Source, spans: readonly Span[]): string {
  return [...new Set(spans.map((span) => sliceOf(source, span).replace(/\s*\n\s*/g, "")))].join("；");
}

function deadlineOf(source: Source, span: Span | null): Deadline {
  if (span === null) return NO_DEADLINE;
  const [start, end] = span;
  const raw = source.text.slice(start, end).replace(/\s*\n\s*/g, "");
  return readDeadline(raw, source.folded.slice(start, end));
}

/** The rules in force at an annotation, and the units that later measures take over. */
function forceAt(rules: readonly RuleInForce[], annotation: Annotation) {
  const kinds = new Set<RuleKind>();
  const taken: PrintedUnit[] = [];
  for (const rule of rules) {
    if (rule.from > annotation.span[0]) continue;
    kinds.add(rule.kind);
    const declares = rule.span[0] >= annotation.span[0] && rule.span[1] <= annotation.span[1];
    if (rule.kind === "inherit-units" && !declares) taken.push(...rule.printed);
  }
  return { kinds, taken };
}

function rolesOf(annotation: Annotation, rules: readonly RuleInForce[]): Roles {
  const { kinds, taken } = forceAt(rules, annotation);
  const roles = assignRoles(annotation.content, kinds);
  if (taken.length === 0) return roles;
  const printed = new Set([...roles.lead, ...roles.support, ...roles.guide].map((unit) => unit.name));
  const added = taken.filter((unit) => !printed.has(unit.name));
  const led = roles.lead.some((unit) => unit.rule !== "undifferentiated" && !unit.rule.startsWith("default"));
  return led
    ? { ...roles, support: [...roles.support, ...added] }
    : { ...roles, lead: [...roles.lead, ...added] };
}

function toClause(
  source: Source,
  annotation: Annotation,
  governs: Span,
  rules: readonly RuleInForce[],
): Clause {
  return {
    span: annotation.span,
    governs,
    raw: sliceOf(source, annotation.inner),
    ...rolesOf(annotation, rules),
    open: openOf(source, annotation.content.open),
    deadline: deadlineOf(source, annotation.content.deadline),
  };
}

function chapterOf(items: readonly Item[], item: Item | undefined): Item | null {
  let at = item;
  while (at !== undefined && at.parent !== -1) at = items[at.parent];
  return at === undefined || at === item ? null : at;
}

/** One measure from its passage of the text and the annotations that govern it. */
export function toMeasure(
  source: Source,
  items: readonly Item[],
  passage: Passage,
  rules: readonly RuleInForce[],
  plan: string | null,
): MeasureReading {
  const item = items[passage.item];
  const chapter = passage.unnumbered ? chapterAbove(items, item) : chapterOf(items, item);
  const above = passage.unnumbered ? item : item === undefined ? undefined : items[item.parent];
  const clauses = passage.annotations.map((one, i) =>
    toClause(source, one, passage.governs[i] as Span, rules),
  );
  const lead = distinct(clauses.flatMap((one) => one.lead));
  const support = without(
    clauses.flatMap((one) => one.support),
    lead,
  );
  const guide = without(
    clauses.flatMap((one) => one.guide),
    [...lead, ...support],
  );
  const opens = passage.annotations.flatMap((one) => one.content.open);
  const dated = passage.annotations.find((one) => one.content.deadline !== null);
  const deadlineSpan = dated?.content.deadline ?? null;
  const pieces = passage.pieces.map((span) => sliceOf(source, span));
  const section = chapter === null ? null : headingSpan(source, chapter);
  const numbered = item !== undefined && !passage.unnumbered;
  return {
    ordinal: numbered ? sliceOf(source, [item.start, item.ordinalEnd]) : null,
    plan,
    section: section === null ? null : sliceOf(source, section).replace(/\s*\n\s*/g, ""),
    parent:
      above !== undefined && above !== chapter ? sliceOf(source, [above.start, above.ordinalEnd]) : null,
    text: pieces.join(""),
    lead,
    support,
    guide,
    open: openOf(source, opens),
    deadline: deadlineOf(source, deadlineSpan),
    textDeadlines: passage.pieces.flatMap((span) => readTextDeadlines(source, span)),
    clauses: clauses.length > 1 ? clauses : [],
    undertakings: readUndertakings(source, passage.pieces),
    spans: {
      text: [passage.pieces[0]?.[0] ?? passage.start, passage.pieces.at(-1)?.[1] ?? passage.start],
      ordinal: numbered ? [item.start, item.ordinalEnd] : null,
      section,
      annotation: passage.annotations.map((one) => one.span),
      deadline: deadlineSpan,
      open: opens[0] ?? null,
    },
    rules: { measure: passage.rule, deadline: deadlineSpan === null ? null : "annotation" },
  };
}

function chapterAbove(items: readonly Item[], item: Item | undefined): Item | null {
  if (item === undefined) return null;
  return chapterOf(items, item) ?? item;
}

/** The whole text `[start, end)` of a passage in pieces, annotations cut out and blanks trimmed. */
export function piecesOf(source: Source, start: number, end: number, cut: readonly Span[]): Span[] {
  const pieces: Span[] = [];
  let from = start;
  for (const span of [...cut, [end, end] as Span]) {
    if (span[0] < from) continue;
    const piece = trimmed(source.folded, from, Math.min(span[0], end));
    if (piece[1] > piece[0]) pieces.push(piece);
    from = span[1];
    if (from >= end) break;
  }
  return pieces;
}
