import type { Span } from "../reading.ts";
import { readContent, type Content } from "./annotation-content.ts";
import type { Annotation } from "./annotations.ts";
import { trimmed } from "./characters.ts";
import { verbEnding } from "./labels.ts";
import type { Item } from "./outline.ts";
import { nextOf, type Source } from "./source.ts";
import { looksLikeUnit, namesIn, splitTokens } from "./units.ts";

/**
 * Duties given in sentences (`由市工信局牵头，市发改委配合，…`) or by a unit before its duty (`（一）市工信局：…`).
 * Only for documents that annotate no other way: elsewhere such sentences are prose.
 */
export function findSpokenAnnotations(source: Source, items: readonly Item[]): Annotation[] {
  return items.flatMap((item) => unitBefore(source, item) ?? roleSentences(source, item));
}

const LONGEST_NAMES = 60;

function spoken(span: Span, content: Content): Annotation {
  return { span, inner: span, form: "sentence", ownLine: false, content };
}

function unitBefore(source: Source, item: Item): Annotation[] | null {
  const head = source.folded.slice(item.after, Math.min(item.ownEnd, item.after + LONGEST_NAMES));
  const colon = head.indexOf(":");
  if (colon <= 1) return null;
  const [start, end] = trimmed(source.folded, item.after, item.after + colon);
  const content = bareUnits(source, start, end);
  const names = source.folded.slice(start, end);
  if (content === null || !names.split(/[、,]/).every((name) => OFFICE.test(name))) return null;
  return [spoken([start, end], content)];
}

/** In running text only what ends like an office counts: districts, firms and posts head paragraphs of other kinds. */
const OFFICE =
  /^(?!.{0,4}(?:培育|打造|建设|发展|支持|推动)).*(?:局|委|办|办公室|部|厅|署|政府|管委会|总公司|供电公司|总工会|银行|分行|法院|检察院|团委)$/;

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

/** The clauses at the start of a sentence that name bodies and their roles; what is done follows them. */
function roleSentence(source: Source, start: number, end: number): Annotation | null {
  const { folded } = source;
  let last = start;
  for (let from = start; from < Math.min(end, start + LONGEST_SENTENCE);) {
    const stop = nextOf(folded, ",", from, end);
    const clause = folded.slice(from, stop);
    const verb = verbEnding(clause);
    const names = clause
      .slice(0, clause.length - (verb?.length ?? 0))
      .replace(/^由|等(?:有关|相关)?(?:部门|单位)?$/g, "");
    if (verb === null || !looksLikeUnit(names) || /.由/.test(names) || PROVISION.test(clause)) break;
    last = stop;
    from = stop + 1;
  }
  if (last === start) return null;
  const content = readContent(source, start, last);
  return content === null || content.segments.length === 0 ? null : spoken([start, last], content);
}
