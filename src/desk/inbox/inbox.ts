import { addDays, type Day } from "../../kernel/calendar.ts";
import { type Failure, refusal, type Sentence } from "../../kernel/error.ts";
import {
  byUrgency,
  type InboxKinds,
  type InboxLine,
  placeOf,
  type Span,
  spanOf,
  SPANS,
} from "../../kernel/inbox.ts";

export const SPAN_NAMES: Readonly<Record<Span, Sentence>> = {
  late: { zh: "已逾期", en: "Overdue" },
  today: { zh: "今天", en: "Today" },
  week: { zh: "本周", en: "Within seven days" },
  later: { zh: "以后", en: "Later, or without a day" },
};

/** What a person marked of a line. */
export type Mark = {
  readonly lineId: string;
  readonly read: boolean;
  /** The day on which it comes back. */
  readonly snoozedUntil: Day | null;
};

export type DeskLine = InboxLine & {
  readonly span: Span;
  readonly read: boolean;
  /** The day on which it comes back; null of what is shown. */
  readonly snoozedUntil: Day | null;
};

/** How many lines of each span are shown at first, and at most: more nobody goes through at once; `spans` says how many there are. */
export const SHOWN = 50;
export const MOST_SHOWN = 500;

/** How long a line can be put off. */
export const MOST_DAYS_OFF = 92;

/**
 * `counts` and `places`: lines by kind and by the page on which they are done, whatever is filtered, those put off left out.
 * `spans`: those that the filter leaves, by span, of each of which `lines` holds the first. `bell`: what is new, and what is late
 * or due today; `fresh`: what is new.
 */
export type Inbox = {
  readonly asOf: Day;
  readonly kinds: InboxKinds;
  readonly counts: Readonly<Record<string, number>>;
  readonly places: Readonly<Record<string, number>>;
  readonly spans: Readonly<Record<Span, number>>;
  readonly total: number;
  readonly bell: number;
  readonly fresh: number;
  readonly snoozed: number;
  readonly lines: readonly DeskLine[];
};

/** What of an inbox is asked for: lines of one kind, or those put off in place of the rest; so many of each span. */
export type AskedLines = {
  readonly kind?: string | undefined;
  readonly snoozed?: boolean;
  readonly size?: number;
};

/** So many lines that count alike. */
export type Tally = Pick<DeskLine, "kind" | "span" | "read"> & {
  readonly place: string;
  /** Put off. */
  readonly off: boolean;
  readonly count: number;
};

/** Whether a line is put off on a day: what is late is not, however long it was to be. */
export const isSnoozed = (
  { late }: Pick<InboxLine, "late">,
  { snoozedUntil }: Pick<Mark, "snoozedUntil">,
  asOf: Day,
): boolean => !late && snoozedUntil !== null && snoozedUntil > asOf;

const NO_MARK = { read: false, snoozedUntil: null };

/** Lines as a person has marked them. */
export function markedLines(lines: readonly InboxLine[], asOf: Day, marks: readonly Mark[]): DeskLine[] {
  const marked = new Map(marks.map((mark) => [mark.lineId, mark]));
  return lines.map((line) => {
    const mark = marked.get(line.id) ?? NO_MARK;
    const off = isSnoozed(line, mark, asOf);
    return {
      ...line,
      span: spanOf(line, asOf),
      read: mark.read,
      snoozedUntil: off ? mark.snoozedUntil : null,
    };
  });
}

/** Each of these lines, counted. */
export const tallied = (lines: readonly DeskLine[]): Tally[] =>
  lines.map(({ kind, span, read, link, snoozedUntil }) => ({
    kind,
    span,
    read,
    place: placeOf(link),
    off: snoozedUntil !== null,
    count: 1,
  }));

const sumBy = <K extends string>(
  tallies: readonly Tally[],
  key: (each: Tally) => K,
): Partial<Record<K, number>> => {
  const sums: Partial<Record<K, number>> = {};
  for (const each of tallies) sums[key(each)] = (sums[key(each)] ?? 0) + each.count;
  return sums;
};
const sum = (tallies: readonly Tally[]): number => tallies.reduce((total, { count }) => total + count, 0);

/** The inbox by the counts of all lines and, at least, the most urgent lines of each span. */
export function inboxFrom(
  tallies: readonly Tally[],
  lines: readonly DeskLine[],
  kinds: InboxKinds,
  asOf: Day,
  { kind, snoozed = false, size = MOST_SHOWN }: AskedLines = {},
): Inbox {
  const isShown = (each: { readonly kind: string }, off: boolean): boolean =>
    off === snoozed && (kind === undefined || each.kind === kind);
  const waiting = tallies.filter(({ off }) => !off);
  const shown = tallies.filter((each) => isShown(each, each.off));
  const sorted = lines.filter((each) => isShown(each, each.snoozedUntil !== null)).toSorted(byUrgency);
  return {
    asOf,
    kinds,
    counts: sumBy(waiting, (each) => each.kind) as Record<string, number>,
    places: sumBy(waiting, ({ place }) => place) as Record<string, number>,
    spans: { late: 0, today: 0, week: 0, later: 0, ...sumBy(shown, ({ span }) => span) },
    total: sum(shown),
    bell: sum(waiting.filter(({ read, span }) => !read || span === "late" || span === "today")),
    fresh: sum(waiting.filter(({ read }) => !read)),
    snoozed: sum(tallies) - sum(waiting),
    lines: SPANS.flatMap((span) => sorted.filter((each) => each.span === span).slice(0, size)),
  };
}

/** The inbox out of lines alone. */
export function inboxOf(
  lines: readonly InboxLine[],
  kinds: InboxKinds,
  asOf: Day,
  { marks = [], ...asked }: AskedLines & { readonly marks?: readonly Mark[] } = {},
): Inbox {
  const all = markedLines(lines, asOf, marks);
  return inboxFrom(tallied(all), all, kinds, asOf, asked);
}

const GONE = refusal(
  "not-found",
  "这件事已经办完或不再等您办理，请刷新。",
  "This is done, or waits for you no more. Reload.",
);
const LATE = refusal("late", "已逾期的不能推迟，请先办理。", "What is overdue cannot be put off: see to it.");
const NO_DAY = refusal(
  "invalid",
  `请选明天以后的日期，最多推迟 ${MOST_DAYS_OFF} 天。`,
  `Choose tomorrow or later, at most ${MOST_DAYS_OFF} days from now.`,
);

/** Why a line cannot be put off until a day; null where it can. `line` is undefined where it waits no more. */
export function snoozeRefused(
  line: Pick<InboxLine, "late"> | undefined,
  until: Day | null,
  asOf: Day,
): Failure | null {
  if (line === undefined) return GONE;
  if (until === null) return null;
  if (line.late) return LATE;
  return until > asOf && until <= addDays(asOf, MOST_DAYS_OFF) ? null : NO_DAY;
}
