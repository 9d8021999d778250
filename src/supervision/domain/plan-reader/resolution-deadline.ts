import { type DayAnchor, type DayReading, readDays } from "../../../kernel/day-words.ts";
import { recurrenceOf } from "../../../kernel/recurrence.ts";
import type { ResolutionReading, TaskOrder } from "../../../kernel/work.ts";
import { NO_DEADLINE, type Span } from "../reading.ts";
import { isWholeTime } from "./deadlines.ts";
import type { Source } from "./source.ts";
import { readTextDeadlines } from "./text-deadlines.ts";

/** A sentence says by when near its words; what is longer is read to here. */
const LONGEST = 600;

const N = "(?:\\d{1,3}|[一二两三四五六七八九十]{1,3})";
const BEFORE = "(?:之前|以前|前(?!后|期|述|往|景|沿|置|提下|提是))";
const EVENT =
  "(?:本次|此次)?(?:会议?(?:结束|召开)?|散会|即日|(?:印发|发布|公布|施行|实施|受理|收到|备案|批准|批复|审批|竣工|建成|开工|认定|签订|验收|到位|通过|下达)[一-龥]{0,4}?)";
/** Words of time that minutes use beside those with a year; what they mean is for the grammar of days. */
const LIMIT = new RegExp(
  [
    `(?:(?:自|从)?${EVENT}(?:之日起|之日|以后|之后|后|起)的?)?(?<!近|最近|过去|以来|\\d)(?:${N}|半)个?半?(?:工作日|日|天|周|星期|月|季度|年)(?:以内|之内|内)`,
    `(?:下下|本|这|下)个?(?:周|星期|礼拜)(?:[1-7一二三四五六日天]|[底末内]|(?=${BEFORE}))${BEFORE}?`,
    `(?<!每)(?:周|星期|礼拜)[1-7一二三四五六日天]${BEFORE}`,
    `(?:下下|本|当|这|下|次)个?月份?(?:${N}[日号]|[上中下]旬|[底末初]|(?=内|${BEFORE}))(?:内|${BEFORE})?`,
    `(?<!每)(?:(?:本|当|下)个?)?季度?[底末](?:内|${BEFORE})?|(?:本|当|下)个?季度(?:内|${BEFORE})`,
    `(?:今年|明年|次年|来年|后年|本年度?)?(?:元旦|春节|清明|五一|劳动|端午|中秋|国庆)节?(?:假期)?${BEFORE}`,
    `(?:今年|明年|次年|来年|后年|本年度?|[〇○零一二三四五六七八九]{4}年|(?<!\\d)\\d{2}年)(?:${N}月份?(?:${N}[日号])?|第?[一二三四1-4]季度|[上下]半年|年)?(?:[上中下]旬|[底末初中])?(?:内|${BEFORE})`,
    `(?<![\\d年上去]|截至|截止|每年)${N}月份?(?:${N}[日号]|[上中下]旬|[底末初中])?(?:内|${BEFORE})|(?<![\\d年上去]|截至|截止|每年)${N}月[底末]`,
    `(?<![\\d年上去每]|截至|截止)(?:第?[一二三四1-4]季度|[上下]半年)[底末]?(?:内|${BEFORE})|(?<![\\d年去前每]|截至|截止|每年)年(?:底|末)${BEFORE}?`,
    `(?<![月\\d])${N}[日号]${BEFORE}`,
    `(?<![\\d一二两三四五六七八九十几多数往今去当每半])(?:年内|年${BEFORE})`,
    `(?<![\\d一二三四五六七八九十年上每个本当这下次])月[底末](?:内|${BEFORE})?`,
    `(?:今日|今天|明日|明天|后天)(?:内|${BEFORE})`,
    `近期(?:内|${BEFORE})`,
  ].join("|"),
  "g",
);
/** A duty that comes back, with the months or the day by which it does. */
const RETURNS = new RegExp(
  `每个?(?:季度?|半年|月|年度?)(?:的|首月|末月|第[一二三1-3]个?月|第?[一二三四1-4](?:[、,和及与]第?[一二三四1-4])*个?季度|${N}月份?(?:${N}[日号])?(?:[、,和及与至到—–~-](?:次年|翌年)?${N}月份?(?:${N}[日号])?)*|${N}[日号]|[上下]半年|年)*(?:(?:结束)?后${N}个?(?:工作日|日|天)内)?(?:[底末初]|内)?${BEFORE}?`,
  "g",
);

/** A periodic duty is one only where its words in the sentence say so, too: 每年增长5% is a rate. */
function returnsIn(opening: string): RegExpExecArray[] {
  return [...opening.matchAll(RETURNS)].filter((match) => {
    const own = recurrenceOf(match[0]);
    return own === null || recurrenceOf(opening.slice(match.index, match.index + 60)) !== null;
  });
}

/** Of stretches that overlap the longer one, in their order. */
function withoutOverlap(spans: readonly Span[]): Span[] {
  const kept: Span[] = [];
  for (const span of spans.toSorted((a, b) => b[1] - b[0] - (a[1] - a[0])))
    if (kept.every(([start, end]) => span[1] <= start || span[0] >= end)) kept.push(span);
  return kept.toSorted((a, b) => a[0] - b[0]);
}

/** Where a sentence says by when: dated limits, else the duty that comes back, else a clause that is nothing but a time. */
function limitsIn(source: Source, start: number, end: number): Span[] {
  const { folded } = source;
  const opening = folded.slice(start, Math.min(end, start + LONGEST));
  const at = (match: RegExpExecArray): Span => [start + match.index, start + match.index + match[0].length];
  const returns = returnsIn(opening).map(at);
  const stated = readTextDeadlines(source, [start, end])
    .filter(({ kind }) => kind === "deadline" || kind === "relative")
    .map(({ raw, span: [from, to] }): Span => [/^[到至于]/.test(raw) ? from + 1 : from, to]);
  const dated = withoutOverlap([...stated, ...[...opening.matchAll(LIMIT)].map(at), ...returns]).filter(
    (span) => returns.every((each) => each !== span),
  );
  if (dated.length > 0) return dated;
  if (returns.length > 0) return returns.slice(0, 1);
  for (let from = start; from < end;) {
    let stop = from;
    while (stop < end && !",;。".includes(folded[stop] as string)) stop++;
    const clause = folded.slice(from, stop);
    if (clause.length < 20 && isWholeTime(clause) && readDays(clause, null).kind !== "none")
      return [[from, stop]];
    from = stop + 1;
  }
  return [];
}

type Read = Pick<ResolutionReading, "deadline" | "time">;

const NO_TIME = { readings: [], asks: null, recurrence: null } as const;

/** What a stretch of words means; words that are a limit and give no day are asked about, never taken for none. */
function limitOf(read: DayReading, raw: string, isLimit: boolean): Read {
  const { kind, latest, readings, asks, recurrence, thenContinuous } = read;
  if (kind === "none" && isLimit)
    return {
      deadline: { kind: "date", raw, latest: null, thenContinuous: false },
      time: { ...NO_TIME, asks: "event" },
    };
  return { deadline: { kind, raw, latest, thenContinuous }, time: { readings, asks, recurrence } };
}

/**
 * By when a sentence wants it done, read from the day of its meeting: the limit that `annotated` gives, else what the sentence
 * states. Different limits leave the day open, with each of them to choose from.
 */
export function deadlineOf(
  source: Source,
  [start, end]: Span,
  annotated: readonly Span[],
  anchor: DayAnchor | null,
): Read {
  const spans = annotated.length > 0 ? annotated : limitsIn(source, start, end);
  const reads = spans.map((span) =>
    limitOf(
      readDays(source.folded.slice(...span), anchor),
      source.text.slice(...span),
      annotated.length === 0,
    ),
  );
  const [first] = reads;
  if (!first) return { deadline: NO_DEADLINE, time: NO_TIME };
  const meanings = new Set(
    reads.map(({ deadline, time }) => JSON.stringify([deadline.kind, deadline.latest, time])),
  );
  if (meanings.size === 1) return first;
  const raw = [...new Set(reads.map(({ deadline }) => deadline.raw))].join("、");
  const deadline: TaskOrder["deadline"] = { kind: "date", raw, latest: null, thenContinuous: false };
  const readings = [...new Set(reads.flatMap(({ time }) => time.readings))];
  return { deadline, time: { readings, asks: "readings", recurrence: null } };
}
