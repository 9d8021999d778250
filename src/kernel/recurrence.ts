import { type Day, lastDayOfMonth, toDay } from "./calendar.ts";
import type { Sentence } from "./error.ts";

/**
 * Duties that come back: months of the year from 1, both ends included (每年一季度 is {from: 1, to: 3}); `to` before `from`
 * ends in the year after (11月至次年3月). `day` is the last day within the month `to`, that month's last where left out.
 */
export type Recurrence = {
  readonly windows: readonly {
    readonly from: number;
    readonly to: number;
    readonly day?: number | undefined;
  }[];
};

type Window = Recurrence["windows"][number];

/** One return of a duty: it may be worked on from `from`, and is due on `due`. */
export type Instance = { readonly label: Sentence; readonly from: Day; readonly due: Day };

const MONTHS_OF_YEAR = Array.from({ length: 12 }, (_, index) => index + 1);
const QUARTERS: readonly Window[] = [1, 4, 7, 10].map((from) => ({ from, to: from + 2 }));
const HALVES: readonly Window[] = [
  { from: 1, to: 6 },
  { from: 7, to: 12 },
];
const WHOLE_YEAR: Window = { from: 1, to: 12 };

const NUMERAL = "[一二三四五六七八九十\\d]{1,3}";
const MONTH = `${NUMERAL}月份?(?:${NUMERAL}[日号])?`;
const EVERY =
  /(?:每|按)(?:个)?(?:季度?|半年|月|年度?)|(?:逐|分)(?:月|季度?)(?=(?:调度|通报|报送|上报|分析|汇总|召开|开展))/g;
/** What the words after 每年 must not be: a rate of growth is no duty that comes back. */
const GROWTH = /^(?:均|平均)?(?:以|按)?[^,;。,、]{0,12}?(?:增长|递增|提高|提升|下降|降低|递减|增速)/;
const MONTH_LIST = new RegExp(`^(?:的)?(${MONTH}(?:[、,和及与](?:${MONTH}))*)(?![至到—–~-])`);
const MONTH_RANGE = new RegExp(`^(?:的)?(${NUMERAL})月?份?[至到—–~-]+(?:次年|翌年|第二年)?(${MONTH})`);
const QUARTER_LIST = /^(?:的)?第?([一二三四1-4](?:[、,和及与]第?[一二三四1-4])*)(?:个)?季度/;
/** A month named as a limit (2月底前) leaves the time from the year's start. */
const LIMIT = /^(?:月?底|末)?(?:之|以)?前/;

const DIGITS = "零一二三四五六七八九";

const digit = (one: string | undefined, otherwise: number): number =>
  one === undefined || one === "" ? otherwise : one === "两" ? 2 : DIGITS.indexOf(one);

/** The number of figures or of a Chinese numeral below a hundred: 12, 十二, 两. */
export function numberOf(numeral: string): number {
  if (/^\d+$/.test(numeral)) return Number(numeral);
  const [tens, ones] = numeral.includes("十") ? numeral.split("十") : ["零", numeral];
  return digit(tens, 1) * 10 + digit(ones, 0);
}

const isMonth = (month: number): boolean => month >= 1 && month <= 12;

function monthAndDay(text: string): { month: number; day: number | undefined } {
  const [month = "", rest = ""] = text.split("月");
  const day = /^份?(.+)[日号]$/.exec(rest)?.[1];
  return { month: numberOf(month), day: day === undefined ? undefined : numberOf(day) };
}

const windowOf = (from: number, to: number, day: number | undefined): Window | null => {
  if (!isMonth(from) || !isMonth(to)) return null;
  if (day === undefined) return { from, to };
  return day >= 1 && day <= 31 ? { from, to, day } : null;
};

/** Windows within a year that the words after 每年 name; the whole year where they name none. */
function windowsOfYear(after: string): readonly (Window | null)[] {
  const quarters = QUARTER_LIST.exec(after)?.[1];
  if (quarters !== undefined)
    return quarters.split(/[、,和及与]/).map((one) => QUARTERS[numberOf(one.replace("第", "")) - 1] ?? null);
  const range = MONTH_RANGE.exec(after);
  if (range) {
    const { month, day } = monthAndDay(range[2] ?? "");
    return [windowOf(numberOf(range[1] ?? ""), month, day)];
  }
  const months = MONTH_LIST.exec(after);
  if (months) {
    const named = (months[1] ?? "").split(/[、,和及与]/).map(monthAndDay);
    const limits = LIMIT.test(after.slice(months[0].length));
    return named.map(({ month, day }, index) =>
      windowOf(limits ? (named[index - 1]?.month ?? 0) + 1 : month, month, day),
    );
  }
  if (MOVES.test(after)) return [null];
  if (after.startsWith("上半年")) return HALVES.slice(0, 1);
  if (after.startsWith("下半年")) return HALVES.slice(1);
  return [WHOLE_YEAR];
}

/** 每年春节前: in no month that stands fixed. */
const MOVES =
  /^的?(?:元旦|春节|元宵|清明|五一|端午|中秋|国庆|(?:主?汛期?|雨季|供暖期?|采暖期?|入冬|入汛|封冻|开学|寒假|暑[假期]|两会|春耕|秋收|节)(?:结束|到来|来临)?(?:之|以)?[前后])/;
/** 每月10日、25日前: more than once within one month. */
const TWICE_A_MONTH = new RegExp(`^${NUMERAL}[日号][、,和及与]${NUMERAL}[日号]`);
/** 每年3月底前和9月底前 is 每年3月和9月底前. */
const LIMIT_OF_EACH = new RegExp(`(${NUMERAL}月)(?:[底末](?:之?前)?|前)([、,和及与])(?=${NUMERAL}月)`, "g");

/** 每季度首月10日前, 每季度第二个月: which month of the quarter it is. */
const MONTH_OF_QUARTER = new RegExp(`^的?(首|末|第?[一二三1-3]个?)月份?(?:(${NUMERAL})[日号])?`);
/** Counted from the end of a time, or in working days: no day of a month says that. */
const COUNTED_AFTER =
  /^[底末]?(?:结束|终了|过后|次[月季]|后)|^[初前的]?第?[\d一二三四五六七八九十]+个?工作日/;

function windowsOfQuarter(after: string): readonly (Window | null)[] {
  const [whole, place, printed] = MONTH_OF_QUARTER.exec(after) ?? [];
  if (whole === undefined || place === undefined) return QUARTERS;
  const month = place === "首" ? 1 : place === "末" ? 3 : numberOf(place.replace(/[第个]/g, ""));
  return QUARTERS.map(({ from }) =>
    windowOf(from, from + month - 1, printed === undefined ? undefined : numberOf(printed)),
  );
}

function windowsOf(unit: string, after: string): readonly (Window | null)[] {
  if (COUNTED_AFTER.test(after)) return [null];
  if (unit.includes("季")) return windowsOfQuarter(after);
  if (unit.includes("半年")) return HALVES;
  if (unit.includes("月")) {
    if (TWICE_A_MONTH.test(after)) return [null];
    const day = new RegExp(`^(${NUMERAL})[日号]`).exec(after)?.[1];
    return MONTHS_OF_YEAR.map((month) =>
      windowOf(month, month, day === undefined ? undefined : numberOf(day)),
    );
  }
  return windowsOfYear(after);
}

/**
 * How often a duty comes back by the first words that say so (每年一季度, 每季度, 每半年, 每月25日前, 每年2月底前);
 * null where nothing does: 每周 is too fine for a task, 每两年 cannot be said within one year, and a yearly rate of growth
 * is no duty.
 */
export function recurrenceOf(text: string): Recurrence | null {
  const phrase = text.normalize("NFKC").replace(/\s/g, "").replace(LIMIT_OF_EACH, "$1$2");
  for (const match of phrase.matchAll(EVERY)) {
    const after = phrase.slice(match.index + match[0].length, match.index + match[0].length + 40);
    const yearly = match[0].includes("年") && !match[0].includes("半");
    if (yearly && GROWTH.test(after)) continue;
    const windows = windowsOf(match[0], after);
    const found = windows.filter((window) => window !== null);
    // One unreadable month (13月) leaves doubt about all of them.
    if (found.length > 0 && found.length === windows.length) return { windows: found };
  }
  return null;
}

const CHINESE_QUARTERS = ["一", "二", "三", "四"];

function labelOf({ from, to }: Window, year: number): Sentence {
  if (from === to) return { zh: `${year}年${from}月`, en: `${year}-${String(from).padStart(2, "0")}` };
  if (from === 1 && to === 12) return { zh: `${year}年`, en: String(year) };
  const quarter = QUARTERS.findIndex((each) => each.from === from && each.to === to);
  if (quarter >= 0) return { zh: `${year}年${CHINESE_QUARTERS[quarter]}季度`, en: `${year} Q${quarter + 1}` };
  const half = HALVES.findIndex((each) => each.from === from && each.to === to);
  if (half >= 0) return { zh: `${year}年${half === 0 ? "上" : "下"}半年`, en: `${year} H${half + 1}` };
  if (to < from)
    return { zh: `${year}年${from}月至${year + 1}年${to}月`, en: `${year}-${from} to ${year + 1}-${to}` };
  return { zh: `${year}年${from}月至${to}月`, en: `${year}, months ${from} to ${to}` };
}

const dayOf = (year: number, month: number, day: number): Day =>
  toDay(year, month, Math.min(day, lastDayOfMonth(year, month))) as Day;

/** The returns of a duty that are due within `[from, to]`, the earliest first; a day the month lacks is its last. */
export function instancesDue(recurrence: Recurrence, from: Day, to: Day): Instance[] {
  const found: Instance[] = [];
  const last = Number(to.slice(0, 4));
  for (let year = Number(from.slice(0, 4)) - 1; year <= last; year++)
    for (const window of recurrence.windows) {
      const ends = window.to < window.from ? year + 1 : year;
      const due = dayOf(ends, window.to, window.day ?? 31);
      if (due >= from && due <= to)
        found.push({ label: labelOf(window, year), from: dayOf(year, window.from, 1), due });
    }
  return found.toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}

/** How often a duty comes back, in words. */
export function recurrenceInWords({ windows }: Recurrence): Sentence {
  const same = (list: readonly Window[]): boolean =>
    list.length === windows.length &&
    list.every(({ from, to }, index) => windows[index]?.from === from && windows[index]?.to === to);
  const day = windows[0]?.day;
  if (same([WHOLE_YEAR]) && day === undefined) return { zh: "每年", en: "every year" };
  if (same(QUARTERS) && day === undefined) return { zh: "每季度", en: "every quarter" };
  if (same(HALVES) && day === undefined) return { zh: "每半年", en: "every half-year" };
  if (same(MONTHS_OF_YEAR.map((month) => ({ from: month, to: month }))))
    return day === undefined
      ? { zh: "每月", en: "every month" }
      : { zh: `每月${day}日前`, en: `every month by day ${day}` };
  const parts = windows.map((window) => partInWords(window));
  return {
    zh: `每年${parts.map(({ zh }) => zh).join("、")}`,
    en: `every year: ${parts.map(({ en }) => en).join(", ")}`,
  };
}

function partInWords(window: Window): Sentence {
  const { from, to, day } = window;
  const until =
    day === undefined ? { zh: "底", en: "the end of " } : { zh: `${day}日`, en: `day ${day} of ` };
  const quarter = QUARTERS.findIndex((each) => each.from === from && each.to === to);
  if (quarter >= 0 && day === undefined)
    return { zh: `${CHINESE_QUARTERS[quarter]}季度`, en: `Q${quarter + 1}` };
  const ends = to < from ? { zh: "次年", en: " of the next year" } : { zh: "", en: "" };
  return from === to
    ? {
        zh: `${to}月${day === undefined ? "" : `${day}日前`}`,
        en: `month ${to}${day ? ` by day ${day}` : ""}`,
      }
    : {
        zh: `${from}月至${ends.zh}${to}月${until.zh}`,
        en: `from month ${from} to ${until.en}month ${to}${ends.en}`,
      };
}
