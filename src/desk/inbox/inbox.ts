import { addDays, type Day } from "../../kernel/calendar.ts";
import { type Failure, refusal, type Sentence } from "../../kernel/error.ts";
import { byUrgency, type InboxKinds, type InboxLine, type Span, spanOf } from "../../kernel/inbox.ts";

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

/** More lines nobody goes through at once; `total` says how many there are. */
export const MOST_SHOWN = 500;

/** How long a line can be put off. */
export const MOST_DAYS_OFF = 92;

/**
 * `counts`: lines by kind, whatever is filtered, those put off left out. `spans`: those that the filter leaves, by span, of which
 * `lines` are the first. `bell`: what is new, and what is late or due today.
 */
export type Inbox = {
  readonly asOf: Day;
  readonly kinds: InboxKinds;
  readonly counts: Readonly<Record<string, number>>;
  readonly spans: Readonly<Record<Span, number>>;
  readonly total: number;
  readonly bell: number;
  readonly snoozed: number;
  readonly lines: readonly DeskLine[];
};

/** Whether a line is put off on a day: what is late is not, however long it was to be. */
export const isSnoozed = (
  { late }: Pick<InboxLine, "late">,
  { snoozedUntil }: Pick<Mark, "snoozedUntil">,
  asOf: Day,
): boolean => !late && snoozedUntil !== null && snoozedUntil > asOf;

const NO_MARK = { read: false, snoozedUntil: null };

/**
 * The inbox out of what every slice handed over, most urgent first. `kind` leaves those of one kind; `snoozed` shows what is
 * put off in place of the rest.
 */
export function inboxOf(
  lines: readonly InboxLine[],
  kinds: InboxKinds,
  asOf: Day,
  {
    marks = [],
    kind,
    snoozed = false,
  }: {
    readonly marks?: readonly Mark[];
    readonly kind?: string | undefined;
    readonly snoozed?: boolean;
  } = {},
): Inbox {
  const marked = new Map(marks.map((mark) => [mark.lineId, mark]));
  const all = lines.map((line): DeskLine => {
    const mark = marked.get(line.id) ?? NO_MARK;
    const off = isSnoozed(line, mark, asOf);
    return {
      ...line,
      span: spanOf(line, asOf),
      read: mark.read,
      snoozedUntil: off ? mark.snoozedUntil : null,
    };
  });
  const waiting = all.filter(({ snoozedUntil }) => snoozedUntil === null);
  const counts: Record<string, number> = {};
  for (const each of waiting) counts[each.kind] = (counts[each.kind] ?? 0) + 1;
  const shown = (snoozed ? all.filter(({ snoozedUntil }) => snoozedUntil !== null) : waiting).filter(
    (line) => kind === undefined || line.kind === kind,
  );
  const spans: Record<Span, number> = { late: 0, today: 0, week: 0, later: 0 };
  for (const { span } of shown) spans[span]++;
  return {
    asOf,
    kinds,
    counts,
    spans,
    total: shown.length,
    bell: waiting.filter(({ read, span }) => !read || span === "late" || span === "today").length,
    snoozed: all.length - waiting.length,
    lines: shown.toSorted(byUrgency).slice(0, MOST_SHOWN),
  };
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
