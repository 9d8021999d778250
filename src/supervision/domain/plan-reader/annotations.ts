import { looksLikeUnit, namesIn, splitTokens } from "./units.ts";
import type { Span } from "../reading.ts";
import { namesBody, readContent, type Content } from "./annotation-content.ts";
import { opensAnnotation } from "./brackets.ts";
import { isBlank, isIdeograph, trimmed } from "./characters.ts";
import { readDeadline } from "./deadlines.ts";
import { labelAt, labelEndingAt, verbEnding } from "./labels.ts";
import type { Item } from "./outline.ts";
import { lineEnd, nextOf, startsLine, type Source } from "./source.ts";

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

/**
 * Duties given in sentences (`由市工信局牵头，市发改委配合，…`) or by a unit before its duty (`（一）市工信局：…`).
 * Only for documents that annotate no other way: elsewhere such sentences are prose.
 */
export function findSpokenAnnotations(source: Source, items: readonly Item[]): Annotation[] {
  const headed = bodiesBefore(source, items);
  return items.flatMap((item) => headed.get(item.index) ?? roleSentences(source, item));
}

function spoken(span: Span, content: Content): Annotation {
  return { span, inner: span, form: "sentence", ownLine: false, content };
}

const LONGEST_NAMES = 60;

type Headed = { readonly annotation: Annotation; readonly office: boolean; readonly colon: boolean };

/** Items that begin with the bodies whose duty they say: told by an office's name, or by most of the items beside. */
function bodiesBefore(source: Source, items: readonly Item[]): Map<number, Annotation[]> {
  const groups = new Map<number, { size: number; headed: [number, Headed][] }>();
  for (const item of items) {
    const group = groups.get(item.parent) ?? { size: 0, headed: [] };
    groups.set(item.parent, group);
    group.size++;
    const head = bodyBefore(source, item);
    if (head !== null) group.headed.push([item.index, head]);
  }
  const found = new Map<number, Annotation[]>();
  for (const { size, headed } of groups.values()) {
    const offices = headed.filter(([, one]) => one.office).length;
    const shared = offices >= 2 && headed.length * 2 > size;
    for (const [index, { annotation, office, colon }] of headed)
      if (shared || (office && colon)) found.set(index, [annotation]);
  }
  return found;
}

function bodyBefore(source: Source, item: Item): Headed | null {
  const head = source.folded.slice(item.after, Math.min(item.ownEnd, item.after + LONGEST_NAMES));
  const stop = /[:\n]/.exec(head)?.index ?? (head.length < LONGEST_NAMES ? head.length : -1);
  if (stop <= 1) return null;
  const [start, end] = trimmed(source.folded, item.after, item.after + stop);
  const content = bareUnits(source, start, end);
  if (content === null) return null;
  const names = source.folded.slice(start, end).replaceAll(/[([〔][^()[\]〔〕]{1,16}[)\]〕]/g, "");
  const office = names.split(/[、,]/).every((name) => OFFICE.test(name));
  return { annotation: spoken([start, end], content), office, colon: head[stop] === ":" };
}

/** In running text only what ends like an office counts: districts, firms and posts head paragraphs of other kinds. */
const OFFICE =
  /^(?!.{0,4}(?:培育|打造|建设|发展|支持|推动)).*(?:局|委|办|办公室|部|厅|署|政府|管委会|总公司|供电公司|总工会|银行|分行|法院|检察院|团委|办事处|支队|大队|指挥部)$/;

/** `[start, end)` when it is nothing but names of bodies: they are responsible, and no word says how. */
export function bareUnits(source: Source, start: number, end: number): Content | null {
  const open: Span[] = [];
  const units = splitTokens(source, start, end).flatMap((token) => {
    const names = namesIn(source, token.start, token.end);
    if (names.open !== null) open.push(names.open);
    return names.units.map((unit) => ({ ...unit, group: token.separator === "、" ? 0 : 1 }));
  });
  let group = 0;
  const grouped = units.map((unit, i) => ({ ...unit, group: (group += i === 0 ? 0 : unit.group) }));
  if (units.length === 0 || !units.every((unit) => looksLikeUnit(source.folded.slice(...unit.span))))
    return null;
  return {
    segments: [{ part: "responsible", said: "verb", units: grouped, joined: [] }],
    open,
    deadline: null,
    rule: null,
  };
}

const LONGEST_ITEM = 4000;

function roleSentences(source: Source, item: Item): Annotation[] {
  const { folded } = source;
  const found: Annotation[] = [];
  const limit = Math.min(item.ownEnd, item.after + LONGEST_ITEM);
  for (let from = item.after; from < limit;) {
    const end = nextOf(folded, "。", from, limit);
    const read = roleSentence(source, ...trimmed(folded, from, end));
    if (read !== null) found.push(read);
    from = end + 1;
  }
  return found;
}

const LONGEST_SENTENCE = 400;
/** `本措施由某局负责组织实施` says who answers for the document, not for a measure. */
const PROVISION = /^本|解释|印发|制定细则/;

/** A clause before the one that names who acts: on what ground, when, for whom. */
const GROUND = /^(?:根据|按照|依据|结合|在|经|对|为|针对|围绕|待|自|从|凡|如|涉及)/;
/** Who acts, in front of what is done: `由市工信局牵头组织…`. */
const ACTS_INSIDE = /^由([^,:]{2,60}?)(?:具体|统一|共同)?(?:牵头|负责)/;

/** The clauses at the start of a sentence that name bodies and their roles; what is done follows them. */
function roleSentence(source: Source, start: number, end: number): Annotation | null {
  const { folded } = source;
  let first = start;
  let last = start;
  for (let from = start; from < Math.min(end, start + LONGEST_SENTENCE);) {
    const stop = nextOf(folded, ",", from, end);
    const clause = folded.slice(from, stop);
    const before = last === first && first > start;
    const inside = roleClauseEnd(clause);
    if (inside === 0 || (before && !clause.startsWith("由"))) {
      if (last > first || !GROUND.test(clause)) break;
      first = last = from = stop + 1;
      continue;
    }
    last = from + inside;
    if (inside < clause.length) break;
    from = stop + 1;
  }
  if (last <= first || last > end) return null;
  const content = readContent(source, first, last);
  return content === null || content.segments.length === 0 ? null : spoken([first, last], content);
}

/** How much of a clause names bodies and their role: all of it, its beginning (由…牵头组织…), or nothing. */
function roleClauseEnd(clause: string): number {
  if (PROVISION.test(clause)) return 0;
  const verb = verbEnding(clause);
  if (verb !== null && isBodies(clause.slice(0, clause.length - verb.length))) return clause.length;
  const inside = ACTS_INSIDE.exec(clause);
  return inside !== null && isBodies(inside[1] as string) ? inside[0].length : 0;
}

function isBodies(text: string): boolean {
  const bodies = text.replace(/^由|等(?:有关|相关)?(?:部门|单位)?$/g, "");
  return looksLikeUnit(bodies) && !/.由/.test(bodies);
}
