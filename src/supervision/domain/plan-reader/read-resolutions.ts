import type { DayAnchor } from "../../../kernel/day-meaning.ts";
import type { ResolutionReading } from "../../../kernel/work.ts";
import type { Span } from "../reading.ts";
import { findAnnotations, type Annotation } from "./annotations.ts";
import { trimmed } from "./characters.ts";
import { readClause } from "./clause-roles.ts";
import type { Item } from "./outline.ts";
import { contextOf, nesting, type Context } from "./resolution-context.ts";
import { deadlineOf } from "./resolution-deadline.ts";
import { paragraphsOf, partsOf, type Paragraph, type Part } from "./resolution-parts.ts";
import { readAssignment, type Assignment } from "./resolution-units.ts";
import { assignRoles } from "./roles.ts";
import { toSource, type Source } from "./source.ts";
import { verbPhraseAt } from "./verbs.ts";

/** A stretch that resolves something, before its units and deadline are settled. */
type Found = {
  readonly ordinal: Span | null;
  readonly start: number;
  end: number;
  readonly assignment: Assignment | null;
  readonly annotations: Annotation[];
  /** Paragraph in which it stands: only what stands there goes on with it. */
  readonly paragraph: number;
};

/**
 * What minutes or another paper resolve, sentence by sentence, in the grammar of plans: numbered items, 会议议定 and its
 * like, 由…牵头, 请…, annotations. What was heard, said or thought, who was there and when are no resolutions. Total: any
 * text gives a result. Spans are offsets into `text`; takes time linear in its length. What is ambiguous stays empty, or is
 * given with its readings. `anchor` is the meeting's day, or the year of the paper, from which its days are read.
 */
export function readResolutions(text: string, anchor: DayAnchor | null): ResolutionReading[] {
  const source = toSource(text);
  const paragraphs = paragraphsOf(source);
  const annotations = findAnnotations(source, paragraphs.map(toItem)).filter(
    ({ form }) => form !== "sentence",
  );
  const found: Found[] = [];
  const nested = nesting();
  let heading: Span | null = null;
  let next = 0;
  paragraphs.forEach((paragraph, index) => {
    const own: Annotation[] = [];
    while (next < annotations.length && (annotations[next] as Annotation).span[0] < paragraph.end)
      own.push(annotations[next++] as Annotation);
    if (paragraph.ordinal !== null) {
      nested.enter(paragraph.ordinal.kind);
      heading = [paragraph.ordinal.start, paragraph.ordinal.end];
    }
    readParagraph({ source, paragraphs, index, annotations: own, nested, heading, found });
  });
  return found.map((one) => toReading(source, one, anchor));
}

/** A paragraph as the grammar of plans takes items: annotations end with it. */
const toItem = ({ start, end }: Paragraph, index: number): Item => ({
  kind: "1.",
  value: index + 1,
  index,
  start,
  ordinalEnd: start,
  after: start,
  parent: -1,
  level: 0,
  ownEnd: end,
  end,
});

type At = {
  readonly source: Source;
  readonly paragraphs: readonly Paragraph[];
  readonly index: number;
  readonly annotations: readonly Annotation[];
  readonly nested: ReturnType<typeof nesting>;
  /** The ordinal of the item in which the paragraph stands. */
  readonly heading: Span | null;
  readonly found: Found[];
};

function readParagraph(at: At): void {
  const { source, paragraphs, index, nested } = at;
  const { folded } = source;
  const paragraph = paragraphs[index] as Paragraph;
  const [start] = trimmed(folded, paragraph.ordinal?.after ?? paragraph.start, paragraph.end);
  const whole = folded.slice(start, paragraph.end);
  const opening = contextOf(whole);
  if (opening === "roll") return;
  const introduces = whole.endsWith(":") || (whole.length < 60 && /如下[。:]?$/.test(whole));
  const title = !/[。;]$/.test(whole) && isTitle(source, paragraphs, index, start);
  if (opening !== null && (introduces || title)) nested.set(opening);
  if (title && at.annotations.length === 0) return;
  let context = nested.current();
  let before: Piece | null = null;
  for (const piece of piecesOf(at, start)) {
    const said = contextOf(piece.phrase);
    context = said ?? context;
    if (!readPiece(at, piece, context, said, before)) before = piece;
    else before = null;
  }
}

/** A sentence with the annotations inside it. `first`: it begins the paragraph. */
type Piece = Part & {
  readonly phrase: string;
  readonly annotations: readonly Annotation[];
  readonly first: boolean;
};

/** The sentences of the paragraph; one takes in the bracket of units that follows its full stop. */
function piecesOf({ source, paragraphs, index, annotations }: At, start: number): Piece[] {
  const { folded } = source;
  const pieces: Piece[] = [];
  let next = 0;
  for (const part of partsOf(source, start, (paragraphs[index] as Paragraph).end)) {
    const own: Annotation[] = [];
    while (next < annotations.length && (annotations[next] as Annotation).span[0] < part.end)
      own.push(annotations[next++] as Annotation);
    const [opens] = own;
    const last = pieces.at(-1);
    const only =
      opens !== undefined &&
      opens.span[0] === part.start &&
      /^[。;,]*$/.test(folded.slice(opens.span[1], Math.min(part.end, opens.span[1] + 3)));
    if (last !== undefined && only)
      pieces[pieces.length - 1] = { ...last, end: part.end, annotations: [...last.annotations, ...own] };
    else
      pieces.push({
        ...part,
        phrase: folded.slice(part.start, part.end),
        annotations: own,
        first: pieces.length === 0,
      });
  }
  return pieces;
}

/** 专班每月调度: what the sentence before set up goes on with it. */
const standsAlone = ({ told, lead }: Assignment): boolean =>
  told || lead.some((name) => /(?:局|委|办|室|厅|部|院|府|关|公司|集团|会|旗|县|区|市|单位)$/.test(name));

/** Whether the piece resolves something, by itself or as the rest of what stands before it. */
function readPiece(
  at: At,
  piece: Piece,
  context: Context,
  said: Context | null,
  before: Piece | null,
): boolean {
  const { source, index, heading, found } = at;
  const paragraph = at.paragraphs[index] as Paragraph;
  const [annotation] = piece.annotations;
  const annotated = piece.annotations.some(({ content }) => content.segments.length > 0);
  const last = found.at(-1);
  if (annotation !== undefined && annotation.span[0] === piece.start && last && last.paragraph >= index - 1) {
    last.annotations.push(...piece.annotations);
    last.end = piece.end;
    return true;
  }
  if (!annotated && piece.phrase.endsWith(":")) return false;
  const bracket = annotation?.form === "bracket" ? annotation.span[0] : piece.end;
  const assignment = readAssignment(source, piece.start, bracket);
  const numbered = piece.ordinal !== null || (piece.first && paragraph.ordinal !== null);
  if (!resolves(piece.phrase, context, assignment, annotated, numbered)) return false;
  const same = last?.paragraph === index ? last : undefined;
  const begins =
    piece.ordinal !== null ||
    said === "decision" ||
    annotated ||
    (assignment !== null && standsAlone(assignment));
  if (same && !begins) {
    same.end = piece.end;
    same.annotations.push(...piece.annotations);
    return true;
  }
  const plain = piece.ordinal === null && said === null;
  // 加快申报。由市商务局牵头…: what it is about stands before it as a sentence of its own.
  const about =
    piece.ordinal === null && same && same.assignment === null && isShort(source, same) ? same : null;
  if (about) found.pop();
  const title = plain && before?.first && isShort(source, before) ? before : null;
  found.push({
    ordinal:
      piece.ordinal ?? (paragraph.ordinal ? [paragraph.ordinal.start, paragraph.ordinal.end] : heading),
    start: (about ?? title ?? piece).start,
    end: piece.end,
    assignment,
    annotations: [...piece.annotations],
    paragraph: index,
  });
  return true;
}

const LONGEST_TITLE = 40;
const isShort = (
  { folded }: Source,
  { start, end }: { readonly start: number; readonly end: number },
): boolean => end - start <= LONGEST_TITLE && !/[,:;]/.test(folded.slice(start, end - 1));

/** A line without its full stop above paragraphs of its own: it names what they are about. */
function isTitle(source: Source, paragraphs: readonly Paragraph[], index: number, start: number): boolean {
  const { folded } = source;
  const paragraph = paragraphs[index] as Paragraph;
  const next = paragraphs[index + 1];
  if (paragraph.end - start > 60 || folded.startsWith("关于", start)) return paragraph.end - start <= 60;
  if (paragraph.ordinal === null || next === undefined) return paragraph.ordinal === null;
  const sibling = next.ordinal !== null && next.ordinal.kind === paragraph.ordinal.kind;
  return !sibling && !folded.slice(start, paragraph.end).includes(",");
}

const PAST_WHOLE =
  /^(?:目前|截至|去年|今年以来|近年来|当前|此前|会前|自[^,]{1,16}以来|\d{4}年以来)|已(?:经|于|完成|建成|开工|投|通|实现|纳入|印发|启动|签)/;
const AGREES = /(?:同意|通过|审定|议定)(?:将|由|对|了|按|把|成立|设立|建立)?[^,。]*[《“一-龥]/;

function resolves(
  phrase: string,
  context: Context,
  assignment: Assignment | null,
  annotated: boolean,
  numbered: boolean,
): boolean {
  if (annotated) return true;
  if (context === "discussion" || context === "roll") return false;
  const led = assignment?.lead ?? [];
  const exhorts = context !== "decision" && led.length > 0 && led.every((name) => name.startsWith("各"));
  if (assignment?.told && !exhorts) return true;
  if (PAST_WHOLE.test(phrase)) return false;
  if (context === "open") return false;
  const clauses = phrase.replace(/[。;]$/, "").split(",");
  if (context === "listed") return numbered && verbPhraseAt(clauses[0] as string, 0) !== null;
  return (
    assignment !== null || AGREES.test(phrase.slice(0, 200)) || clauses.some((clause) => promises(clause))
  );
}

function promises(clause: string): boolean {
  const bare = clause.replace(/^.*(?:议定|决定|确定|明确|要求|商定|部署|安排)[:,]?(?=.{2})/, "");
  if (/^[^,]{0,20}是(?!否)/.test(bare) && verbPhraseAt(bare, 0) === null) return false;
  return bare !== "" && readClause(bare, false).role === "act";
}

function toReading(source: Source, one: Found, anchor: DayAnchor | null): ResolutionReading {
  const { text, folded } = source;
  const [start, end] = trimmed(folded, one.start, one.end);
  const roles = one.annotations.map(({ content }) => assignRoles(content, new Set()));
  const names = (role: "lead" | "support"): string[] => [
    ...new Set(roles.flatMap((each) => each[role].map(({ name }) => name))),
  ];
  const printed = names("lead").length + names("support").length > 0;
  const lead = printed ? names("lead") : [...(one.assignment?.lead ?? [])];
  const support = printed ? names("support") : [...(one.assignment?.support ?? [])];
  const limits = one.annotations.flatMap(({ content }) =>
    content.deadline === null ? [] : [content.deadline],
  );
  return {
    text: text.slice(start, end),
    span: [start, end],
    ordinal: one.ordinal === null ? null : text.slice(...one.ordinal),
    lead,
    support: support.filter((name) => !lead.includes(name)),
    ...deadlineOf(source, [start, end], limits, anchor),
  };
}
