import type { Day } from "../../kernel/calendar.ts";
import { fold } from "../domain/plan-reader/characters.ts";
import { readDeadline } from "../domain/plan-reader/deadlines.ts";

/** What was done, and when where it is said. */
export type HistoryPart = { readonly day: Day | null; readonly text: string };

/** A date that begins a part: `2024年6月：`, `截至2024年6月底，`, `2024.6.30 `, and `6月：` within the year named before it. */
const BEGINS =
  /(?<=^|[\n。;]\s*|\n\s*[-·•*]\s*)(?:\(?\d{1,2}\)|\d{1,2}[、.](?=\d{4}年|\D))?\s*(?:截至|截止|至)?(?:(\d{4})(?:年|[./-])(?:(\d{1,2})(?:月份?|[./-]|(?!\d))?(\d{1,2}[日号]?)?|第?([一二三四1-4])季度|([上下]半年))?|(\d{1,2})月份?(\d{1,2}[日号])?)(?:底|末|初|[上中下]旬|年底)?(?=[:,\s、]|[一-龥])/g;

type Start = { readonly at: number; readonly day: Day | null };

function startsOf(folded: string, year: string | null, asOf: Day): Start[] {
  const starts: Start[] = [];
  let named = year;
  for (const match of folded.matchAll(BEGINS)) {
    named = match[1] ?? named;
    const bare = match[0].replace(/^\s*(?:\(?\d{1,2}\)|\d{1,2}[、.](?=\d{4}年|\D))?\s*(?:截至|截止|至)?/, "");
    const time = match[1] === undefined && named !== null ? `${named}年${bare}` : bare;
    const day = readDeadline(time, time).latest;
    // Month ends are what a month is read as: one that still runs is told of as it stands now.
    const latest = day !== null && day > asOf && day.slice(0, 7) === asOf.slice(0, 7) ? asOf : day;
    starts.push({ at: match.index, day: latest !== null && latest <= asOf ? latest : null });
  }
  return starts;
}

/**
 * Splits what an office wrote about progress at the dates that begin its parts; a text without any is one part.
 * `heading` is that of its column (`2024年进展情况`), whose time holds where the text names none. A time after `asOf` is
 * none: nothing was done then yet.
 */
export function historyOf(text: string, heading: string, asOf: Day): HistoryPart[] {
  const folded = fold(text);
  const head = fold(heading).replace(/\s/g, "");
  const year = /(\d{4})年/.exec(head)?.[1] ?? null;
  const ofHeading = /\d{4}年/.test(head) ? readDeadline(head, head).latest : null;
  const whole = ofHeading !== null && ofHeading <= asOf ? ofHeading : null;
  const starts = startsOf(folded, year, asOf);
  const first = starts[0]?.at ?? folded.length;
  const parts = [
    { day: whole, text: text.slice(0, first) },
    ...starts.map(({ at, day }, index) => ({ day, text: text.slice(at, starts[index + 1]?.at) })),
  ];
  return parts
    .map((part) => ({ ...part, text: part.text.trim().replace(/^[-·•*]\s*|\s*[-·•*]$/g, "") }))
    .filter((part) => part.text !== "");
}
