import { NO_DEADLINE, type Deadline } from "../reading.ts";
import { isWholeTime, readDeadline } from "./deadlines.ts";
import type { Source } from "./source.ts";
import { readTextDeadlines } from "./text-deadlines.ts";

/** Counted from the meeting or the day of reading: kept as printed, for a person to turn into a day. */
const LONGEST = 600;
const YEARLESS = /(?<!\d|年)\d{1,2}月(?:\d{1,2}日|[上中下]旬|[底末初中])?(?:之?前|以前|底)/g;
const COUNTED =
  /(?:会后|会议(?:结束|召开)(?:后|之日起))?[一二两三四五六七八九十\d]{1,3}个?(?:工作日|日|天|周|星期|月)(?:以?内|之内)|(?:本周|本月|下周|下月|近期)(?:底|末)?(?:之?前|内)/;

/**
 * By when a sentence wants it done: the one time limit it states, or the words of a duty that goes on (长期坚持) where they
 * stand as a clause of their own. Two different limits in one sentence leave it open: a person decides.
 */
export function deadlineOf(source: Source, start: number, end: number): Deadline {
  const { text, folded } = source;
  const stated = readTextDeadlines(source, [start, end]).filter(
    ({ kind }) => kind === "deadline" || kind === "relative",
  );
  const limits = new Map(stated.map(({ raw, span }) => [raw.replace(/^[到至于]/, ""), span]));
  if (limits.size > 1) return NO_DEADLINE;
  const [limit] = limits.values();
  if (limit) {
    const raw = text.slice(...limit);
    return readDeadline(raw, folded.slice(...limit));
  }
  const opening = folded.slice(start, Math.min(end, start + LONGEST));
  const yearless = [...opening.matchAll(YEARLESS)];
  if (yearless.length > 1) return NO_DEADLINE;
  const [day] = yearless;
  if (day) {
    const at = start + day.index;
    return readDeadline(text.slice(at, at + day[0].length), day[0]);
  }
  const counted = COUNTED.exec(opening);
  if (counted !== null) {
    const at = start + counted.index;
    return { kind: "none", raw: text.slice(at, at + counted[0].length), latest: null, thenContinuous: false };
  }
  for (let from = start; from < end;) {
    let stop = from;
    while (stop < end && !",;。".includes(folded[stop] as string)) stop++;
    const clause = folded.slice(from, stop);
    if (clause.length < 20 && isWholeTime(clause)) {
      const read = readDeadline(text.slice(from, stop), clause);
      if (read.kind !== "none") return read;
    }
    from = stop + 1;
  }
  return NO_DEADLINE;
}
