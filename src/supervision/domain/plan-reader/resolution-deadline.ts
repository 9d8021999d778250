import { UNDATED } from "../../../kernel/day-form.ts";
import type { DayAnchor } from "../../../kernel/day-meaning.ts";
import { type DayReading, readDays } from "../../../kernel/day-words.ts";
import { recurrenceOf } from "../../../kernel/recurrence.ts";
import type { ResolutionReading, TaskOrder } from "../../../kernel/work.ts";
import { NO_DEADLINE, type Span } from "../reading.ts";
import { isWholeTime } from "./deadlines.ts";
import type { Source } from "./source.ts";
import { readTextDeadlines } from "./text-deadlines.ts";

/** A sentence says by when near its words; what is longer is read to here. */
const LONGEST = 3_000;

const N = "(?:\\d{1,3}|[一二两三四五六七八九十]{1,3})";
const M = "(?:\\d{1,2}|[一二三四五六七八九十]{1,3}|(?<![\\d万千百亿])元)月份?";
/** What may stand between a day and its 前: 12月5日(星期六)前, 12月15日17时前, 周五下班前. */
const HOUR =
  "(?:(?:上午|中午|下午|晚上?)?\\d{1,2}(?:[时点](?:\\d{1,2}分|整)?|:\\d{2})|(?:上午|中午|下午|晚上?)?下班|上午|中午|下午|晚上)";
const BEFORE = `(?:\\([^()]{1,12}\\))?${HOUR}?(?:\\([^()]{1,12}\\))?(?:之前|以前|前(?!后|期|述|往|景|沿|置|提下|提是))`;
/** 节后, 汛后: not 后续, 后期. */
const AFTER = "(?:之后|以后|过后|后)(?![续期者勤备台方果半])";
const TO = "[至到—–~-]{1,2}";
const YEAR = "(?:\\d{4}年|今年|明年|次年|来年|后年|本年度?|[〇○零一二三四五六七八九]{4}年|(?<!\\d)\\d{2}年)";
const FESTIVAL = '["“]?(?:元旦|春节|元宵|清明|五一|劳动|端午|中秋|国庆|十一)["”]?节?(?:假期)?';
const EVENT = `(?:(?:本次|此次)?(?:会议?(?:结束|召开)?|散会|即日)|${FESTIVAL}|(?:印发|发布|公布|施行|实施|受理|收到|备案|批准|批复|审批|竣工|建成|开工|认定|签订|验收|到位|通过|下达)[一-龥]{0,4}?)`;
/** A point of the calendar by itself: 明年一季度, 12月上旬, 12月20日. It is a limit where something says so. */
const POINT = `(?:${YEAR}?(?<![\\d上去每比较自从已前]|截至|截止)(?:${M}(?:${N}[日号]|[上中下]旬|[底末初])?|第?[一二三四1-4]季度|[上下]半年)|${YEAR})`;
const DONE =
  "(?=(?:基本|全面|全部|正式|如期)?(?:完成|报送|上报|提交|提请|印发|出台|建成|开工|启动|投用|投运|竣工|办结|落实|到位|实现|形成|召开|开展|组织|拿出)(?!了|的|情况))";
/** Words of time that minutes use beside those with a year; what they mean is for the grammar of days. */
const LIMIT = new RegExp(
  [
    `(?:(?:自|从)?${EVENT}(?:之日起|之日|以后|之后|后|起)的?)?(?<!近|最近|过去|以来|\\d)(?:${N}|半)个?半?(?:工作日|自然日|日|天|小时|周|星期|月|季度|年)(?:以内|之内|内)`,
    `(?:利?用)(?:${N}|半)个?半?(?:工作日|日|天|周|星期|月|季度|年)(?:左右)?的?时间`,
    `今冬明春(?:期间)?|${YEAR}[春夏秋冬]季(?!以来|学期|攻势)`,
    `(?<=^|[,;。、于在])(?:${YEAR})?年?初(?=召开|组织|启动|完成|开工|印发|出台)|${YEAR}年?初(?=召开|组织|启动|完成|开工|印发|出台)`,
    `(?:下下|本|这|下)个?(?:周|星期|礼拜)(?:[1-7一二三四五六日天]|[底末内]|(?=${BEFORE}))(?:${BEFORE})?`,
    `(?<!每)(?:周|星期|礼拜)[1-7一二三四五六日天]${BEFORE}`,
    `(?:下下|本|当|这|下|次)个?月份?(?:${N}[日号]|[上中下]旬|[底末初]|(?=内|${BEFORE}))(?:内|${BEFORE})?`,
    `(?<![每一二三四1-4])(?:(?:本|当|下)个?)?季度?[底末](?:内|${BEFORE})?|(?:本|当|下)个?季度(?:内|${BEFORE})`,
    `(?:${YEAR})?${FESTIVAL}${BEFORE}`,
    `${YEAR}(?:${M}(?:${N}[日号])?|第?[一二三四1-4]季度|[上下]半年|年)?(?:[上中下]旬|[底末初中])?(?:内|${BEFORE})`,
    `(?<![\\d年去]|(?<!原则)上|截至|截止|每年)${M}(?:${N}[日号]|[上中下]旬|[底末初中])?(?:内|${BEFORE})|(?<![\\d年去]|(?<!原则)上|截至|截止|每年)${M}[底末]`,
    `(?:${YEAR})?(?<![\\d上去每]|截至|截止)(?:第?[一二三四1-4]季度|[上下]半年)(?:[底末](?:内|${BEFORE})?|内|${BEFORE})|(?<![\\d年去前每]|截至|截止|每年)年(?:底|末|终)(?:${BEFORE})?`,
    `${YEAR}?(?<![\\d年去上]|截至|截止|每年)${M}${N}[日号]?${TO}(?:${YEAR})?(?:${M})?${N}[日号](?:期间|内|${BEFORE})?`,
    `(?:${YEAR})?${FESTIVAL}${AFTER}|(?<=^|[,;。、于在])${YEAR}?["“]?${UNDATED.replace("(?=[前后])", "")}${AFTER}`,
    `\\d{4}[./-]\\d{1,2}(?:[./-]\\d{1,2}日?)?${BEFORE}|(?<![\\d./-])\\d{1,2}[./]\\d{1,2}日?${BEFORE}`,
    `(?<=(?<!已|已经|曾)于|最迟|最晚|不迟于|不晚于|力争|确保|以)${POINT}(?:为限|截止)?${DONE.replace("(?=", "(?=$|[,;。]|")}`,
    `(?<=最迟|最晚|不迟于|不晚于|期限为|时限为|截止时间为)${POINT}`,
    `${POINT}(?:为限|截止)`,
    `${POINT}(?:前后|左右|上下)?${DONE}`,
    `(?<![月\\d、和及与至到—–~-])${N}[日号]${BEFORE}`,
    `(?<![\\d一二两三四五六七八九十几多数往今去当每半])(?:年内|年${BEFORE})`,
    `(?<![\\d一二三四五六七八九十年上每个本当这下次元])月(?:[底末](?:内|${BEFORE})?|内)`,
    `(?:今日|今天|明日|明天|后天)(?:内|${BEFORE})`,
    `近期(?:内|${BEFORE})`,
    // What no calendar says: a person gives its day.
    `${YEAR}?["“]?${UNDATED.replace("节)", '节)["”]?')}(?:之前|以前|前(?!后|期|述|往|景|沿|置|提下|提是|夕))`,
  ].join("|"),
  "g",
);
/** A duty that comes back, with the months or the day by which it does. */
const RETURNS = new RegExp(
  `每个?(?:季度?|半年|月|年度?)(?:的|首月|末月|第[一二三1-3]个?月|第?[一二三四1-4](?:[、,和及与]第?[一二三四1-4])*个?季度|${N}月份?(?:${N}[日号])?(?:(?:[底末]?前)?[、,和及与至到—–~-](?:次年|翌年)?${N}月份?(?:${N}[日号])?)*|${N}[日号](?:[、,和及与]${N}[日号])*|[上下]半年|年|${FESTIVAL})*(?:(?:结束)?后${N}个?(?:工作日|日|天)内)?(?:[底末初]|内)?(?:${BEFORE})?|每个?(?:周|星期)[一二三四五六日天]?${BEFORE}`,
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

/** 春节后一周内: what the count begins with belongs to it, whatever it is. */
function withItsEvent(opening: string, [from, to]: Span): Span {
  const before = opening.slice(0, from);
  if (!/(?:后|之日起|起)的?$/.test(before) || !/^(?:\d|[一二两三四五六七八九十半])/.test(opening.slice(from)))
    return [from, to];
  const event = /[一-龥《》"“”]{0,16}$/.exec(before)?.[0] ?? "";
  return [from - event.length, to];
}

/** 年底前后, 12月15日左右: that it is said only nearly belongs to it. */
function withAbout(opening: string, [from, to]: Span): Span {
  const about = /^(?:前后|左右|上下)(?!期|游|半|联动|衔接)/.exec(opening.slice(to))?.[0] ?? "";
  return [from, to + about.length];
}

/** Where a sentence says by when, and where else it says that the duty comes back. */
type Limits = { readonly dated: readonly Span[]; readonly returns: readonly Span[] };

/** Where a sentence says by when: dated limits, else the duty that comes back, else a clause that is nothing but a time. */
function limitsIn(source: Source, start: number, end: number): Limits {
  const printed = source.folded.slice(start, Math.min(end, start + LONGEST));
  // Blanks stand anywhere in what was pasted from a page: 12 月 20 日前.
  const places = placesOf(printed);
  const opening = places.map((place) => printed[place]).join("");
  const back = ([from, to]: Span): Span => [start + (places[from] ?? 0), start + (places[to - 1] ?? 0) + 1];
  const returns = returnsIn(opening).map(at);
  const known = readTextDeadlines({ ...source, text: opening, folded: opening }, [0, opening.length]);
  const stated = known
    .filter(({ kind }) => kind === "deadline" || kind === "relative")
    .map(({ raw, span: [from, to] }) => withAbout(opening, [/^[到至于]/.test(raw) ? from + 1 : from, to]));
  const over = known.filter(({ kind }) => kind === "past" || kind === "validity");
  const limits = [...opening.matchAll(LIMIT)]
    .map((match) => withAbout(opening, withItsEvent(opening, at(match))))
    .filter(([from, to]) => over.every(({ span }) => to <= span[0] || from >= span[1]));
  const dated = withoutOverlap([...stated, ...limits, ...returns]).filter((span) =>
    returns.every((each) => each !== span),
  );
  const others = returns.filter(([from, to]) => dated.every((span) => to <= span[0] || from >= span[1]));
  if (dated.length > 0) return { dated: dated.map(back), returns: others.map(back) };
  if (returns.length > 0) return { dated: returns.slice(0, 1).map(back), returns: [] };
  const { folded } = source;
  for (let from = start; from < end;) {
    let stop = from;
    while (stop < end && !",;。".includes(folded[stop] as string)) stop++;
    const clause = folded.slice(from, stop);
    if (clause.length < 20 && isWholeTime(clause) && readDays(clause, null).kind !== "none")
      return { dated: [[from, stop]], returns: [] };
    from = stop + 1;
  }
  return { dated: [], returns: [] };
}

const at = (match: RegExpExecArray): Span => [match.index, match.index + match[0].length];

/** The offsets of what is no blank; one between figures parts two numbers and stays. */
function placesOf(text: string): number[] {
  const blanks = new Set<number>();
  for (const { index, 0: run } of text.matchAll(/(?<!\d)\s+|(?<=\d)\s+(?!\d|\s)/g))
    for (let place = index; place < index + run.length; place++) blanks.add(place);
  return text.split("").flatMap((_, place) => (blanks.has(place) ? [] : [place]));
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
  const { dated: spans, returns } =
    annotated.length > 0 ? { dated: annotated, returns: [] } : limitsIn(source, start, end);
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
  const recurrence = returns
    .map((span) => recurrenceOf(source.folded.slice(...span)))
    .find((each) => each !== null);
  const both = recurrence !== undefined && recurrence !== null && first.deadline.kind === "date";
  if (meanings.size === 1 && !both) return first;
  const raw = [...new Set(reads.map(({ deadline }) => deadline.raw))].join("、");
  const deadline: TaskOrder["deadline"] = { kind: "date", raw, latest: null, thenContinuous: false };
  const readings = [...new Set(reads.flatMap(({ time }) => time.readings))];
  if (both) return { deadline, time: { readings, asks: "both", recurrence } };
  return { deadline, time: { readings, asks: "readings", recurrence: null } };
}
