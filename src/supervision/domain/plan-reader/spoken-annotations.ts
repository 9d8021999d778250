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
