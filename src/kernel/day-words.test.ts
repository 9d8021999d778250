import { assert, constantFrom, integer, property, string } from "fast-check";
import { describe, expect, it, test } from "vitest";
import { WORK_CALENDAR as calendar } from "../platform/working-days.ts";
import { addDays, isDay } from "./calendar.ts";
import type { DayAnchor } from "./day-meaning.ts";
import { readDays } from "./day-words.ts";

const said = (on: string): DayAnchor => ({ on, calendar });
const of = (year: number): DayAnchor => ({ year, calendar });

/** The day, or the days it may be with a question mark, or what is asked. */
function told(words: string, anchor: DayAnchor | null): string {
  const { kind, latest, readings, asks, recurrence, thenContinuous } = readDays(words, anchor);
  if (kind !== "date")
    return [kind, ...(recurrence ? ["comes back"] : []), ...(asks ? [`${asks}?`] : [])].join(", ");
  const days = latest ?? (readings.length > 0 ? `${readings.join(" or ")}?` : `${asks}?`);
  return thenContinuous ? `${days}, then on` : days;
}

describe("（二十一）words said at a meeting of 26 November 2026", () => {
  test.each([
    ["本月底前", "2026-11-30"],
    ["本月底", "2026-11-30"],
    ["12月5日（星期六）前", "2026-12-05"],
    ["下周四（12月3日）前", "2026-12-03"],
    ["12月20日（含）前", "2026-12-20"],
    ["12月15日下班前", "2026-12-15"],
    ["12月15日中午12点前", "2026-12-15"],
    ["下周三下班前", "2026-12-02"],
    ["24小时内", "2026-11-27"],
    ["30个自然日内", "2026-12-26"],
    ["元月底前", "2027-01-31"],
    ["“五一”前", "2027-04-30"],
    ["元宵节前", "2027-02-19"],
    ["2027年年底前", "2027-12-31"],
    ["12月10日至15日", "2026-12-15"],
    ["1月10日至15日", "2027-01-15"],
    ["月底前", "2026-11-30"],
    ["月内", "2026-11-30"],
    ["会后5个工作日内", "2026-12-03"],
    ["会议结束后五个工作日内", "2026-12-03"],
    ["本次会议之日起10日内", "2026-12-06"],
    ["各单位要于会后3个工作日内", "2026-12-01"],
    ["5个工作日内", "2026-12-03"],
    ["十日内", "2026-12-06"],
    ["10天之内", "2026-12-06"],
    ["一周内", "2026-12-03"],
    ["两周内", "2026-12-10"],
    ["半个月内", "2026-12-11"],
    ["一个半月内", "2027-01-10"],
    ["两个月内", "2027-01-26"],
    ["3个月以内", "2027-02-26"],
    ["一个季度内", "2027-02-26"],
    ["半年内", "2027-05-26"],
    ["一年内", "2027-11-26"],
    ["12月15日前", "2026-12-15"],
    ["十二月十五日前", "2026-12-15"],
    ["１２月１５日前", "2026-12-15"],
    ["12月15日17时前", "2026-12-15"],
    ["12月15日 17:30前", "2026-12-15"],
    ["12.15前", "2026-12-15"],
    ["今年年底前", "2026-12-31"],
    ["年底前", "2026-12-31"],
    ["年内", "2026-12-31"],
    ["本年度", "2026-12-31"],
    ["明年一季度", "2027-03-31"],
    ["明年年底前", "2027-12-31"],
    ["明年3月底前", "2027-03-31"],
    ["次年6月底前", "2027-06-30"],
    ["3月底前", "2027-03-31"],
    ["明年1月至3月", "2027-03-31"],
    ["上半年", "2027-06-30"],
    ["第一季度末", "2027-03-31"],
    ["第四季度", "2026-12-31"],
    ["季度末", "2026-12-31"],
    ["本季度内", "2026-12-31"],
    ["下季度末前", "2027-03-31"],
    ["下月10日前", "2026-12-10"],
    ["下个月中旬", "2026-12-20"],
    ["次月5日前", "2026-12-05"],
    ["28日前", "2026-11-28"],
    ["5日前", "2026-12-05"],
    ["本周五前", "2026-11-27"],
    ["周五前", "2026-11-27"],
    ["本周内", "2026-11-27"],
    ["下周五前", "2026-12-04"],
    ["下周三", "2026-12-02"],
    ["下周内", "2026-12-04"],
    ["周二前", "2026-12-01"],
    ["明天", "2026-11-27"],
    ["春节前", "2027-02-05"],
    ["元旦前", "2026-12-31"],
    ["明年国庆节前", "2027-09-30"],
    ["2025年底", "2025-12-31"],
    ["二〇二七年六月底前", "2027-06-30"],
    ["27年底前", "2027-12-31"],
    ["2026年12月底前完成，长期坚持", "2026-12-31, then on"],
    ["每季度末", "continuous, comes back"],
    ["每月25日前", "continuous, comes back"],
    ["每年12月底前", "continuous, comes back"],
    ["每半年", "continuous, comes back"],
    ["每周", "continuous"],
    ["每月结束后5日内", "continuous, returns?"],
    ["全年", "continuous"],
    ["持续推进", "continuous"],
    ["长期坚持", "longterm"],
    ["按要求", "none"],
    ["", "none"],
  ])("%s: %s", (words, day) => {
    expect(told(words, said("2026-11-26"))).toBe(day);
  });
});

describe("（二十一）words with two readings are asked", () => {
  test.each([
    ["月底前", "2026-11-30", "2026-11-30 or 2026-12-31?"],
    ["本月底前", "2026-11-30", "2026-11-30"],
    ["15日前", "2026-11-20", "2026-12-15 or 2026-11-15?"],
    ["15日前", "2026-11-27", "2026-12-15"],
    ["本月15日前", "2026-11-20", "2026-12-15 or 2026-11-15?"],
    ["年底前", "2026-12-28", "2026-12-31 or 2027-12-31?"],
    ["今年年底前", "2026-12-28", "2026-12-31"],
    ["10月底前", "2026-11-26", "2027-10-31 or 2026-10-31?"],
    ["3月底前", "2026-12-01", "2027-03-31"],
    ["季度末", "2026-12-28", "2026-12-31 or 2027-03-31?"],
    ["本周一前", "2026-11-26", "2026-11-30 or 2026-11-23?"],
    ["下周前", "2026-11-26", "2026-12-04 or 2026-11-29?"],
    ["年前", "2026-11-26", "2026-12-31 or 2027-02-05?"],
    ["12月5日（星期五）前", "2026-11-26", "2026-12-05 or 2026-12-04?"],
    ["下周四（12月4日）前", "2026-11-26", "2026-12-03 or 2026-12-04?"],
    ["“十一”前", "2026-11-26", "2027-09-30 or 2026-09-30?"],
    ["明年“两会”前", "2026-11-26", "event?"],
    ["汛期结束前", "2026-11-26", "event?"],
    ["收到纪要后3个工作日内", "2026-11-26", "event?"],
    ["收到申请后3个工作日内", "2026-11-26", "event?"],
    ["印发之日起30日内", "2026-11-26", "event?"],
    ["批复后3个月内", "2026-11-26", "event?"],
    ["3月底或4月底", "2026-11-26", "2027-03-31 or 2027-04-30?"],
    ["3月底前或者4月底前", "2026-11-26", "2027-03-31 or 2027-04-30?"],
    ["3月底（或4月底）前", "2026-11-26", "2027-03-31 or 2027-04-30?"],
    ["三月或四月底前", "2026-11-26", "2027-03-31 or 2027-04-30?"],
    ["12月15日或20日前", "2026-11-26", "2026-12-15 or 2026-12-20?"],
    ["本月底或下月底前", "2026-11-26", "2026-11-30 or 2026-12-31?"],
    ["年底或明年一季度", "2026-11-26", "2026-12-31 or 2027-03-31?"],
    ["一或二季度", "2026-11-26", "2027-03-31 or 2027-06-30?"],
    ["会后5个或10个工作日内", "2026-11-26", "2026-12-03 or 2026-12-10?"],
    ["会后五个工作日或十个工作日内", "2026-11-26", "2026-12-03 or 2026-12-10?"],
    ["批复后30日内或6月底前", "2026-11-26", "2027-06-30?"],
    ["12月底或12月31日前", "2026-11-26", "2026-12-31"],
    ["2月30日前", "2026-11-26", "impossible?"],
    ["2026年9月31日前", "2026-11-26", "impossible?"],
  ])("%s, said on %s: %s", (words, on, days) => {
    expect(told(words, said(on))).toBe(days);
  });
});

describe("（二十）words of a table of one year", () => {
  test.each([
    ["年底前", "2026-12-31"],
    ["年底", "2026-12-31"],
    ["3月底前", "2026-03-31"],
    ["12.31", "2026-12-31"],
    ["三季度", "2026-09-30"],
    ["上半年", "2026-06-30"],
    ["6月中旬", "2026-06-20"],
    ["2026年6-9月", "2026-09-30"],
    ["6—9月", "2026-09-30"],
    ["次年3月", "2027-03-31"],
    ["去年年底", "2025-12-31"],
    ["25年底", "2025-12-31"],
    ["2025年底", "2025-12-31"],
    ["国庆节前", "2026-09-30"],
    ["每年12月底前", "continuous, comes back"],
    ["全年", "continuous"],
    ["2026年3月底或4月底", "2026-03-31 or 2026-04-30?"],
    ["2026年3月底/4月底", "2026-03-31 or 2026-04-30?"],
    ["3月或4月底", "2026-03-31 or 2026-04-30?"],
    ["2026或2027年底", "2026-12-31 or 2027-12-31?"],
    ["2026/12/31", "2026-12-31"],
    ["月底前", "anchor?"],
    ["会后5个工作日内", "anchor?"],
  ])("%s of 2026: %s", (words, day) => {
    expect(told(words, of(2026))).toBe(day);
  });

  test.each(["年底前", "12月底前", "本月底前", "3日内", "春节前", "年前"])(
    "without any anchor %s names no certain day",
    (words) => {
      expect(readDays(words, null)).toMatchObject({ kind: "date", latest: null, asks: "anchor" });
    },
  );
});

const days = integer({ min: 0, max: 4000 }).map((more) => addDays("2024-01-01", more));

it("（二十一）gives one day, or asks, to any words on any day: never a day that does not exist", () => {
  const piece = constantFrom(
    ..."本月 下月 年 月 日 底 前 12 31 二十 会后 5个 工作日 内 下周 五 季度 末 每 第三 上半年 春节 2026年 明年 至 、 持续 半 起".split(
      " ",
    ),
  );
  const words = string({ unit: piece, maxLength: 8 });
  assert(
    property(words, days, (phrase, on) => {
      const { kind, latest, readings, asks } = readDays(phrase, said(on));
      expect(readings.every(isDay)).toBe(true);
      expect(latest === null || (kind === "date" && asks === null && readings[0] === latest)).toBe(true);
      expect(kind === "date" && latest === null ? asks : "told").not.toBeNull();
    }),
    { numRuns: 300 },
  );
});

it("（二十一）counts working days as one goes through them day by day", () => {
  assert(
    property(days, integer({ min: 1, max: 30 }), (on, count) => {
      let left = count;
      let day = new Date(`${on}T00:00:00Z`);
      while (left > 0) {
        day = new Date(day.getTime() + 86_400_000);
        if (calendar.isWorkingDay(day.toISOString().slice(0, 10))) left--;
      }
      expect(readDays(`会后${count}个工作日内`, said(on)).latest).toBe(day.toISOString().slice(0, 10));
    }),
    { numRuns: 50 },
  );
});

it("（二十一）looks ahead: a day without its year is the next one, or is asked", () => {
  const month = integer({ min: 1, max: 12 });
  assert(
    property(month, integer({ min: 1, max: 28 }), days, (m, d, on) => {
      const { latest, readings } = readDays(`${m}月${d}日前`, said(on));
      const here = new Date(Date.UTC(Number(on.slice(0, 4)), m - 1, d)).toISOString().slice(0, 10);
      const next = new Date(Date.UTC(Number(on.slice(0, 4)) + 1, m - 1, d)).toISOString().slice(0, 10);
      expect(readings[0]).toBe(here >= on ? here : next);
      expect(latest ?? readings[1]).toBe(latest === null ? here : readings[0]);
    }),
    { numRuns: 100 },
  );
});
