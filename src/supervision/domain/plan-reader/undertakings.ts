import type { Span, Undertaking } from "../reading.ts";
import { isIdeograph, trimmed } from "./characters.ts";
import { isWholeTime } from "./deadlines.ts";
import type { Source } from "./source.ts";
import { kindOfUndertaking } from "./undertaking-kinds.ts";
import { looksLikeUnit } from "./units.ts";
import { verbInside, verbPhraseAt, type VerbPhrase } from "./verbs.ts";

type Draft = { start: number; end: number; clauseEnd: number; verb: string; verbEnd: number };

/** The separate things that a stretch of a measure's text promises, proposed for a person to confirm. */
export function readUndertakings(source: Source, span: Span): Undertaking[] {
  const found: Draft[] = [];
  for (const sentence of sentences(source, span)) found.push(...inSentence(source, sentence));
  return found.map((draft) => {
    const clause = source.folded.slice(draft.start, draft.clauseEnd);
    return {
      text: source.text.slice(draft.start, draft.end),
      verb: draft.verb,
      object: source.text.slice(draft.verbEnd, draft.clauseEnd),
      kind: kindOfUndertaking(draft.verb, clause),
      span: [draft.start, draft.end],
    };
  });
}

const LONGEST_HEADING = 26;

/** Sentences of the text, without the heading sentence that only names what the others say. */
function sentences(source: Source, span: Span): Span[] {
  const all = split(source, span, "。!?\n");
  const first = all[0];
  const heading =
    first !== undefined &&
    all.length > 1 &&
    first[1] - first[0] <= LONGEST_HEADING &&
    !/[,;:]/.test(source.folded.slice(first[0], first[1]));
  return heading ? all.slice(1) : all;
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

function inSentence(source: Source, sentence: Span): Draft[] {
  const drafts: Draft[] = [];
  for (const clause of split(source, sentence, ",;:")) {
    const last = drafts.at(-1);
    const phrase = source.folded.slice(clause[0], clause[1]);
    const joined = /^(?:以及|并且|同时|并)/.exec(phrase)?.[0].length ?? 0;
    const read =
      joined > 0
        ? readClause(phrase.slice(joined), last !== undefined)
        : readClause(phrase, last !== undefined);
    if (read.role === "act") {
      const from = clause[0] + joined + read.from;
      const offset = clause[0] + joined;
      const end = read.to === null ? clause[1] : offset + read.to;
      drafts.push({
        start: from,
        end,
        clauseEnd: end,
        verb: read.verb.verb,
        verbEnd: offset + read.verb.end,
      });
    } else if (phrase.startsWith("以及") && last !== undefined) {
      const start = clause[0] + joined;
      drafts.push({ start, end: clause[1], clauseEnd: clause[1], verb: last.verb, verbEnd: start });
    } else if (read.role === "result" && last !== undefined) {
      last.end = clause[1];
    }
  }
  return drafts;
}

type ClauseReading =
  | { readonly role: "act"; readonly verb: VerbPhrase; readonly from: number; readonly to: number | null }
  | { readonly role: "result" | "context" };

/** Verbs that say what comes of the act before them; they promise an act only when they open the sentence. */
const RESULT =
  /^(?:促进|实现|激活|释放|激发|带动|解决|破解|培养|提高|提升|增强|确保|保障|满足|形成|助力|助推|降低|减少|避免|防止|缓解|方便|便利|引领|支撑|营造|保持|达到|维护|增加|扩大|压缩)/;
/** With one of these the result is itself what is promised (加快实现, 全面实现). */
const INSISTING = /加快|全面|力争|确保|推动|推进|着力|大力|持续/;
const CONTEXT =
  /^(?:依托|按照|聚焦|围绕|针对|根据|通过|立足|结合|借助|利用|着眼|瞄准|遵循|以|发挥|充分发挥|用好|抢抓|抓住|锚定|坚持|贯彻|深入贯彻|认真落实|为|本着|面向|顺应|鉴于|基于|随着|借鉴)/;
const BASIS = /^在((?:继续|持续).{4,60}?)(?:的)?(?:基础上|同时)$/;
const PLACE =
  /^(?:在|到|于|从|自|至).{1,60}?(?:方面|领域|时段|期间|过程中|范围内|前提下|基础上|环节|区域|地区|行业|等地|年底?前?|上|中|下|内)/;
const OPENING =
  /^(?:对|将|把|为|向|与|由|就|让|给|使|同|因|按|凡|按照|依托|通过|以|根据|围绕|结合|聚焦|面向|利用|针对|依据)/;

function readClause(phrase: string, follows: boolean): ClauseReading {
  if (isWholeTime(phrase)) return { role: "context" };
  const basis = BASIS.exec(phrase);
  if (basis !== null) {
    const verb = verbPhraseAt(phrase, 1);
    if (verb !== null) return { role: "act", verb, from: 1, to: 1 + (basis[1] as string).length };
  }
  const begins = verbPhraseAt(phrase, 0);
  if (begins !== null && !isMeans(phrase)) {
    const result = follows && RESULT.test(phrase.slice(begins.start)) && begins.verb.length === 2;
    const launched = /^(?:推动|共同|协同|有效)(?:解决|培养)/.test(phrase);
    if (result && (launched || !INSISTING.test(begins.adverbs))) return { role: "result" };
    return { role: "act", verb: begins, from: 0, to: null };
  }
  const placed = PLACE.exec(phrase);
  if (placed !== null) return placedAct(phrase, placed[0].length);
  if (OPENING.test(phrase)) {
    const verb = verbInside(phrase, 2);
    if (verb !== null && !isMeans(phrase)) return { role: "act", verb, from: 0, to: null };
    return { role: "context" };
  }
  if (CONTEXT.test(phrase)) return { role: "context" };
  const inside = verbInside(phrase, 2);
  if (inside !== null && inside.start <= 30) {
    const subject = phrase
      .slice(0, inside.start)
      .replace(/(?:轮流|积极|要|应|应当|需|须|负责|分别|共同|定期)+$/, "");
    if (looksLikeUnit(subject)) return { role: "act", verb: inside, from: 0, to: null };
  }
  return { role: follows ? "result" : "context" };
}

/** `发挥…作用`, `坚持…` and the like say by what means, not what is promised. */
const isMeans = (phrase: string): boolean =>
  /^(?:充分|有效|积极|更好)?(?:发挥|利用|运用|借助|坚持|抢抓|抓住|锚定).{0,60}(?:作用|优势|机遇|契机|原则|效应|导向|引领|平台|资源)$/.test(
    phrase,
  );

/** After a place, a time or a field the verb may stand at once or after more of the phrase. */
function placedAct(phrase: string, after: number): ClauseReading {
  for (let at = after; at < Math.min(phrase.length, after + 40); at++) {
    const verb = verbPhraseAt(phrase, at);
    if (verb !== null && at === after) return { role: "act", verb, from: 0, to: null };
    if (at > after) break;
  }
  const verb = verbInside(phrase, after);
  return verb === null ? { role: "context" } : { role: "act", verb, from: 0, to: null };
}
