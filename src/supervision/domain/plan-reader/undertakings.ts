import type { Span, Undertaking } from "../reading.ts";
import { isIdeograph, trimmed } from "./characters.ts";
import { addresses, type ClauseRole, goesOn, namesActor, readClause } from "./clause-roles.ts";
import { joinWraps, type Source } from "./source.ts";
import { kindOfUndertaking } from "./undertaking-kinds.ts";
import { COMPANY, verbInside } from "./verbs.ts";

type Draft = {
  start: number;
  /** Where the act itself begins, after the condition that it holds under. */
  said: number;
  end: number;
  clauseEnd: number;
  verb: string;
  verbEnd: number;
  unfinished: boolean;
};

/**
 * The separate things that the text of a measure promises, proposed for a person to confirm. A text that says
 * something has at least one: where no verb is known, its first clause.
 */
export function readUndertakings(printed: Source, printedPieces: readonly Span[]): Undertaking[] {
  const { source, pieces, at } = joinWraps(printed, printedPieces);
  const said = sentences(source, pieces).filter((one) => !DEFINES.test(source.folded.slice(...one)));
  const found = said.flatMap((sentence) =>
    split(source, sentence, ";").flatMap((part) => inSentence(source, part)),
  );
  const drafts = found.length > 0 ? found : firstClause(source, said);
  return drafts.map((draft) => {
    const clause = source.folded.slice(draft.said, draft.clauseEnd);
    return {
      text: source.text.slice(draft.start, draft.end),
      verb: draft.verb,
      object: source.text.slice(draft.verbEnd, draft.clauseEnd),
      kind: kindOfUndertaking(draft.verb, clause),
      span: [at(draft.start), at(draft.end - 1) + 1],
    };
  });
}

/** A sentence that says what a word means promises nothing. */
const DEFINES = /^[^,;]{0,40}?(?:是指|指的是|系指|所称)/;
const LONGEST_HEADING = 26;
const SUB_ITEM = /^(?:\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、]|[①-⑳]|[一二三四五六七八九十]是(?:要)?)/;

/** Sentences of the text, without those that only head others: the first, or the first of a numbered part. */
function sentences(source: Source, pieces: readonly Span[]): Span[] {
  const all = pieces.flatMap((piece) => split(source, piece, "。!?\n"));
  return all.flatMap((one, i): Span[] => {
    const phrase = source.folded.slice(...one);
    const numbered = SUB_ITEM.exec(phrase)?.[0].length ?? 0;
    const heads = i + 1 < all.length && (i === 0 || numbered > 0);
    if (heads && phrase.length - numbered <= LONGEST_HEADING && !/[,;:]/.test(phrase)) return [];
    return [[one[0] + numbered, one[1]]];
  });
}

const FEWEST = 6;

function firstClause(source: Source, said: readonly Span[]): Draft[] {
  const clause = said.flatMap((one) => split(source, one, ",;")).find(([a, b]) => b - a >= FEWEST);
  if (clause === undefined) return [];
  const [start, end] = clause;
  const verb = verbInside(source.folded.slice(start, end), 0);
  const verbEnd = start + (verb?.end ?? 0);
  return [{ start, said: start, end, clauseEnd: end, verb: verb?.verb ?? "", verbEnd, unfinished: false }];
}

const QUOTES = "“‘「";
const CLOSING = "”’」";
const LONGEST_QUOTE = 80;

function split(source: Source, [start, end]: Span, marks: string): Span[] {
  const { folded, partner } = source;
  const pieces: Span[] = [];
  let from = start;
  const push = (to: number): void => {
    const piece = trimmed(folded, from, to);
    if (piece[1] > piece[0]) pieces.push(piece);
  };
  for (let i = start; i < end; i++) {
    if (isIdeograph(folded, i)) continue;
    const unit = folded[i] as string;
    const close = (partner[i] as number) > i ? (partner[i] as number) : closingQuote(folded, i, unit);
    if (close > i && close < end) {
      i = close;
      continue;
    }
    if (!marks.includes(unit)) continue;
    push(i);
    from = i + 1;
  }
  push(end);
  return pieces;
}

function closingQuote(folded: string, at: number, unit: string): number {
  const quote = QUOTES.indexOf(unit);
  if (quote === -1) return -1;
  const close = folded.slice(at + 1, at + LONGEST_QUOTE).indexOf(CLOSING[quote] as string);
  return close === -1 ? -1 : at + 1 + close;
}

/** Nouns that say an act (标准互认): after 以及 they are promised like what stands before it. */
const NOUN_OF_ACT = /(?:互认|共享|互通|联动|对接|共建|衔接|协同|转化|开放)$/;

/** An opener that names the fields or the principle of the act right after it belongs to what is promised. */
const NAMES_FIELDS =
  /^(?:针对|聚焦|围绕).*、.*等?.{0,4}(?:方面|领域|环节|问题|区域|重点|行业|任务)$|^(?:按照|本着|遵循|坚持)[“"‘「].{1,24}[”"’」].{0,4}原则$/;

const CONDITION: ClauseRole = { role: "condition" };

function inSentence(source: Source, sentence: Span): Draft[] {
  const drafts: Draft[] = [];
  let condition: number | null = null;
  let subject: number | null = null;
  let opener: number | null = null;
  for (const [start, end] of split(source, sentence, ",:")) {
    const last = drafts.at(-1);
    const whole = source.folded.slice(start, end);
    const joined = /^(?:以及|并且|同时|并|其中|此外|另外)/.exec(whole)?.[0] ?? "";
    const at = start + joined.length;
    if (joined === "以及" && last !== undefined) {
      if (!NOUN_OF_ACT.test(whole)) last.end = end;
      else drafts.push({ ...last, start: at, said: at, end, clauseEnd: end, verbEnd: at });
      continue;
    }
    const phrase = whole.slice(joined.length);
    const goesOnNaming: boolean = condition !== null && addresses(phrase);
    const read: ClauseRole = goesOnNaming ? CONDITION : readClause(phrase, last !== undefined);
    if (subject !== null && goesOn(phrase)) {
      if (last?.start === subject) drafts.pop();
      condition = Math.min(condition ?? subject, subject);
    }
    const headed: boolean =
      read.role === "act" ? read.verb.start > read.verb.adverbs.length : /的[^的]{1,12}$/.test(phrase);
    if (headed || namesActor(phrase)) subject = start;
    else if (!phrase.startsWith("经")) subject = null;
    if (read.role === "condition") condition ??= start;
    if (read.role === "result" && last !== undefined && condition === null) last.end = end;
    if (read.role !== "act") {
      if (NAMES_FIELDS.test(phrase)) opener ??= at;
      else opener = null;
      continue;
    }
    const to = read.to === null ? end : at + read.to;
    if (last?.unfinished === true) {
      // With whom it is done is said first: 联合高校,定期举办….
      if (COMPANY.has(last.verb)) Object.assign(last, { verb: read.verb.verb, verbEnd: at + read.verb.end });
      Object.assign(last, { end: to, clauseEnd: to, unfinished: read.unfinished });
      continue;
    }
    drafts.push({
      start: condition ?? opener ?? at + read.from,
      said: at + read.from,
      end: to,
      clauseEnd: to,
      verb: read.verb.verb,
      verbEnd: at + read.verb.end,
      unfinished: read.unfinished,
    });
    condition = opener = null;
  }
  return drafts;
}
