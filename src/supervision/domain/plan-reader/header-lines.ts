import type { Span } from "../reading.ts";
import { trimmed } from "./characters.ts";
import { lineEnd, type Source } from "./source.ts";

/** A line of the header without its blanks; `compact` is it without blanks inside (`实 施 方 案`). */
export type Line = { readonly span: Span; readonly folded: string; readonly compact: string };

/** What a signing body's name ends in. */
export const BODY_END =
  /(?:政府|办公[厅室]|委员会|管委会|局|厅|部|院|小组|指挥部|党委|委|会|署|总社|银行|行|处|中心|公司|联社)(?:\((?:代章|代|章|印)\))?$/;

const NUMBER = /[一-龥]{1,14} ?[〔[(【〈]\d{4}[〕\])】〉] ?第?\d{1,5} ?号/g;
/** What may run into the front of a number: the end of a title, a label. */
const BEFORE_NUMBER =
  /^.*(?:文件|文号|字号|编号|通知|决定|意见|方案|计划|规划|措施|举措|办法|细则|要点|清单|条例|通告|公告|纲要|政策)(?!\))/;

/** Where the document's own number stands in a line, what runs into its front left out; null where none does. */
export function numberIn(folded: string): Span | null {
  for (const match of folded.matchAll(NUMBER)) {
    const glued = BEFORE_NUMBER.exec(match[0])?.[0].length ?? 0;
    const start = match.index + glued;
    if (/^[一-龥]/.test(match[0].slice(glued))) return [start, match.index + match[0].length];
  }
  return null;
}

const DATE =
  /\d{4} ?年 ?\d{1,2} ?月 ?\d{1,2} ?日|[〇○零O0一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日/g;
/** Words that end the title of a plan or of the notice that issues it, as the source of a pattern. */
export const ENDS_TITLE =
  "(?:方案|计划|规划|意见|措施|举措|办法|细则|要点|清单|纲要|决定|通知|条例|政策|通告|公告|任务分解|责任分解|分工|分解表|分工表)(?:\\([^()]{1,24}\\))?";
const OPENS_TEXT =
  "(?:为(?:了|更好|进一步|全面|深入|贯彻|认真|切实|加快|推动|推进|促进|做好|落实|有效|加强|充分|积极|大力|确保|规范|扎实|持续|不断|抢抓|发展|支持|鼓励|优化|提升|保障|强化|构建|打造|建设|顺利|实现|解决|应对|统筹|着力)|根据|按照|依据|近年来|当前|今年|现就|第[一1][章条]|[一1][、.]|\\([一1]\\)|总体要求)";
const TITLE_THEN_TEXT = new RegExp(`^[^。;!?]{4,90}?${ENDS_TITLE}(?=${OPENS_TEXT})`);
const TITLE_THEN_ADDRESS = new RegExp(`^[^。;!?:]{4,120}?${ENDS_TITLE}(?= ?各[^。!?]{1,400}?:)`);
const ADDRESS = /^(?:各|[一-龥]{2,10}(?:区|县|市|旗|州)(?:人民)?政府[,、])[^。!?:]{1,500}:/;
const ASIDE = /^\((?:此件|本文|联系|信息公开)[^()]{1,40}\)/;

/** Longest line that a person broke off on purpose; a longer one may hold title, number and signature together. */
const SHORT = 40;

/**
 * The lines of `[start, end)` that are not blank. Where a text has lost its line breaks, the parts of a header are
 * told apart by what ends them: a title's noun before its address or preamble, a number, a signature with its date.
 */
export function linesOf(source: Source, start: number, end: number): Line[] {
  const lines: Line[] = [];
  for (let i = start; i < end;) {
    const whole = lineEnd(source.folded, i, Math.max(end, i + SHORT + 1));
    const stop = Math.min(whole, end);
    const line = trimmed(source.folded, i, stop);
    for (const span of whole - i > SHORT ? partsOf(source, line) : [line]) {
      if (span[1] <= span[0]) continue;
      const folded = source.folded.slice(span[0], span[1]);
      lines.push({ span, folded, compact: folded.replaceAll(" ", "") });
    }
    i = stop + 1;
  }
  return lines;
}

function partsOf(source: Source, line: Span): Span[] {
  const parts: Span[] = [];
  const push = (from: number, to: number): void => {
    const span = trimmed(source.folded, from, to);
    if (span[1] > span[0]) parts.push(span);
  };
  let from = line[0];
  while (from < line[1]) {
    const next = nextCut(source, from, line[1]);
    push(from, next);
    from = next;
  }
  return parts;
}

const FAR = 700;

/** Where the part of a header that begins at `from` ends. */
function nextCut(source: Source, from: number, end: number): number {
  const phrase = source.folded.slice(from, Math.min(end, from + FAR));
  const bracketed = ASIDE.exec(phrase) ?? ADDRESS.exec(phrase);
  if (bracketed !== null) return from + bracketed[0].length;
  let cut = phrase.search(/[。!?](?!["”』」)》])/) + 1 || phrase.length;
  const take = (at: number): void => {
    if (at > 0 && at < cut) cut = at;
  };
  const titled = TITLE_THEN_ADDRESS.exec(phrase) ?? TITLE_THEN_TEXT.exec(phrase);
  if (titled !== null && outside(source, from, from + titled[0].length)) take(titled[0].length);
  const number = numberIn(phrase);
  if (number !== null && outside(source, from, from + number[0]) && ownNumber(phrase, number))
    take(number[0] === 0 ? number[1] : number[0]);
  for (const date of phrase.matchAll(DATE)) {
    if (date.index > cut) break;
    const before = phrase.slice(0, date.index).trimEnd();
    const after = phrase.slice(date.index + date[0].length, date.index + date[0].length + 2);
    if (/^(?:前|起|至|到|之|以|底|[,、—-])/.test(after)) continue;
    const signer = / ([一-龥()]{3,40}) ?$/.exec(phrase.slice(Math.max(0, date.index - SHORT), date.index));
    // 附件:… 某市人民政府办公室 2018年2月24日: a signature behind other words of the line.
    if (signer !== null && before.length > (signer[1] as string).length && BODY_END.test(signer[1] as string))
      take(date.index - signer[0].length + 1);
    if (before === "" || (before.length <= SHORT && BODY_END.test(before) && !/[,:]/.test(before)))
      take(date.index + date[0].length);
  }
  return from + cut;
}

/** Whether no bracket opened at or after `from` is still open at `at`. */
function outside(source: Source, from: number, at: number): boolean {
  for (let i = from; i < at; i++) {
    const close = source.partner[i] as number;
    if (close >= at) return false;
    if (close > i) i = close;
  }
  return true;
}

/** A number that a sentence cites (`根据国发〔2019〕3号文件`) is none of its own. */
const ownNumber = (phrase: string, [start, end]: Span): boolean =>
  !/(?:根据|按照|依据|落实|贯彻|执行|以|和|与|及|》)$/.test(phrase.slice(0, start).trimEnd()) &&
  !/^(?:文件|文(?![件体化旅])|精神|要求|规定)/.test(phrase.slice(end));
