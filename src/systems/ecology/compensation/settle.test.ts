import { describe, expect, test } from "vitest";
import { type Agreement, readAgreement } from "./agreement.ts";
import { PUBLISHED } from "./published.ts";
import { settle, type Settlement } from "./settle.ts";
import type { Measured } from "./period-means.ts";
import { decimal } from "../../../kernel/decimal.ts";
import { findItem } from "../water/item.ts";
import { daysOf } from "./results.ts";

const WAN = 1_000_000;

const read = (value: unknown): Agreement => {
  const found = readAgreement(value);
  if (!found.ok) throw new Error(found.problems.map(({ sentence }) => sentence.en).join("\n"));
  return found.value;
};
const settled = (agreement: unknown, measured: readonly Measured[]): Settlement => {
  const found = settle(read(agreement), measured);
  if (!found.ok) throw new Error(found.failure.sentence.en);
  return found.value;
};
const at = (section: string, time: string, item: string, value: string): Measured => ({
  section,
  days: daysOf(time) ?? { from: "", until: "" },
  item: findItem(item)?.code ?? "WT",
  value: decimal(value),
});
/** The same values of a section in every month of a year. */
const yearOf = (section: string, year: number, values: Readonly<Record<string, string>>): Measured[] =>
  Array.from({ length: 12 }, (_, month) => `${year}-${String(month + 1).padStart(2, "0")}-05`).flatMap(
    (time) => Object.entries(values).map(([item, value]) => at(section, time, item, value)),
  );

const short = ({ lines, net, open }: Settlement) => ({
  lines: lines.map(({ period, clause, section, from, to, amountFen }) =>
    [period, clause, section, from, to, amountFen].join(" "),
  ),
  net,
  open,
});

describe("（十三）published agreements, settled by hand", () => {
  test("豫鲁 2021: a class better in two years and six points of change are 126 million yuan, with invented readings", () => {
    // 示例. 2020: 1.00 → 0.96 (4 points), 2021: 0.96 → 0.9408 of it (2 points).
    const measured = [
      ...yearOf("刘庄", 2019, { 化学需氧量: "12.5", 氨氮: "0.25", 总磷: "0.1" }),
      ...yearOf("刘庄", 2020, { 化学需氧量: "12", 氨氮: "0.24", 总磷: "0.096" }),
      ...yearOf("刘庄", 2021, { 化学需氧量: "11.76", 氨氮: "0.2352", 总磷: "0.09408" }),
    ];
    expect(short(settled(PUBLISHED["yu-lu-2021"].agreement, measured))).toEqual({
      lines: [
        `2020 0 刘庄 山东省 河南省 ${6_000 * WAN}`,
        `2020 1 刘庄 山东省 河南省 ${400 * WAN}`,
        `2021 0 刘庄 山东省 河南省 ${6_000 * WAN}`,
        `2021 1 刘庄 山东省 河南省 ${200 * WAN}`,
      ],
      net: { 河南省: 12_600 * WAN, 山东省: -12_600 * WAN },
      open: [],
    });
  });

  test("豫鲁 2023: classes count by month, total nitrogen in the index of the year, where it decides no class", () => {
    const before = yearOf("刘庄", 2022, { 化学需氧量: "10", 氨氮: "0.2", 总磷: "0.1", 总氮: "4" });
    const measured = yearOf("刘庄", 2023, { 化学需氧量: "10", 氨氮: "0.2", 总磷: "0.1", 总氮: "5" });
    const { lines, open } = settled({ ...PUBLISHED["yu-lu-2023"].agreement, until: "2023-12-31" }, [
      ...before,
      ...measured,
    ]);
    expect(open).toEqual([]);
    expect(lines.filter(({ clause }) => clause === 0)).toHaveLength(12);
    // (1 + 1 + 1 + 1.25) ÷ 4 = 1.0625: 6.25 points up at 1 million each, paid by Henan.
    expect(lines.find(({ clause }) => clause === 1)).toMatchObject({
      period: "2023",
      from: "河南省",
      to: "山东省",
      amountFen: 625 * WAN,
    });
  });

  test.each([
    ["9", "0.1", "宁夏回族自治区", "甘肃省"],
    ["9", "0.6", "甘肃省", "宁夏回族自治区"],
  ])(
    "甘宁: COD %s and ammonia %s make %s pay %s the one amount, however far from class II",
    (cod, ammonia, from, to) => {
      const agreement = { ...PUBLISHED["gan-ning-2023"].agreement, until: "2023-12-31" };
      const measured = yearOf("五佛寺", 2023, { 化学需氧量: cod, 氨氮: ammonia });
      expect(settled(agreement, measured).lines).toMatchObject([{ from, to, amountFen: 5_000 * WAN }]);
    },
  );

  test("甘宁: class II pays nothing, and so no line stands", () => {
    const agreement = { ...PUBLISHED["gan-ning-2023"].agreement, until: "2023-12-31" };
    const { lines, net, entries } = settled(agreement, yearOf("五佛寺", 2023, { 氨氮: "0.3" }));
    expect({ lines, net, entries }).toEqual({
      lines: [],
      net: { 甘肃省: 0, 宁夏回族自治区: 0 },
      entries: [],
    });
  });

  test.each([
    ["44", 0],
    ["44.04", 1],
    // x = 0.5 lies in the first band, which its upper end belongs to: 10 × 1.5.
    ["60", 15 * WAN],
    ["60.4", 37_750_000],
    ["80", 50 * WAN],
    ["200", 1_000 * WAN],
  ])("周口: a monthly mean of COD of %s costs upstream what its band says", (cod, expected) => {
    const agreement = {
      ...PUBLISHED["zhoukou-monthly"].agreement,
      until: "2016-01-31",
      clauses: [PUBLISHED["zhoukou-monthly"].agreement.clauses[0]],
    };
    const { lines } = settled(agreement, [at("示例断面", "2016-01-07", "化学需氧量", cod)]);
    const byHand = cod === "44.04" ? 11_010_000 : expected;
    expect(lines.map(({ amountFen, from }) => [from, amountFen])).toEqual(
      byHand === 0 ? [] : [["示例上游县", byHand]],
    );
  });
});

const plain = {
  id: "示例",
  parties: { upstream: "甲", downstream: "乙" },
  sections: ["一"],
  from: "2024-01-01",
  until: "2024-03-31",
  period: "month",
  clauses: [{ kind: "class", base: 3, fenPerClass: 100 }],
  exclusions: [] as { from: string; until: string; reason: string }[],
};
const quarter = ["2024-01-03", "2024-02-03", "2024-03-03"];

describe("（十三）what a period lacks", () => {
  test("a month without readings stays open, and the others are settled", () => {
    const measured = [quarter[0], quarter[2]].map((time) => at("一", time ?? "", "氨氮", "0.1"));
    expect(short(settled(plain, measured))).toEqual({
      lines: ["2024-01 0 一 乙 甲 200", "2024-03 0 一 乙 甲 200"],
      net: { 甲: 400, 乙: -400 },
      open: [{ period: "2024-02", missing: ["2024-02"] }],
    });
  });

  test("a year that lacks a month of one section posts nothing of any section", () => {
    const agreement = { ...plain, sections: ["一", "二"], period: "year" };
    const measured = [
      ...quarter.map((time) => at("一", time, "氨氮", "0.1")),
      ...quarter.slice(1).map((time) => at("二", time, "氨氮", "0.1")),
    ];
    expect(short(settled(agreement, measured))).toEqual({
      lines: [],
      net: { 甲: 0, 乙: 0 },
      open: [{ period: "2024", missing: ["2024-01"] }],
    });
  });

  test("an item that one clause needs keeps the whole period open, for the other clauses too", () => {
    const clauses = [
      ...plain.clauses,
      { kind: "exceedance", item: "TP", limit: 0.2, bands: [{ above: 0, upTo: null, fen: 5 }] },
    ];
    const measured = quarter.map((time) => at("一", time, "氨氮", "0.1"));
    const { lines, open } = settled({ ...plain, clauses }, [
      ...measured,
      at("一", "2024-01-09", "总磷", "0.1"),
    ]);
    expect([...new Set(lines.map(({ period }) => period))]).toEqual(["2024-01"]);
    expect(open).toEqual([
      { period: "2024-02", missing: ["2024-02"] },
      { period: "2024-03", missing: ["2024-03"] },
    ]);
  });

  test("an index lacks the months of the year before, and a mean of 0 cannot be held against", () => {
    const clauses = [{ kind: "index", items: ["氨氮"], fenPerPoint: 100, capFen: null, period: "year" }];
    const agreement = { ...plain, until: "2024-02-29", clauses };
    const now = quarter.slice(0, 2).map((time) => at("一", time, "氨氮", "0.1"));
    expect(settled(agreement, now).open).toEqual([{ period: "2024", missing: ["2023-01", "2023-02"] }]);
    const zeros = ["2023-01-31", "2023-02-28"].map((time) => at("一", time, "氨氮", "0"));
    expect(settled(agreement, [...now, ...zeros]).open).toEqual([
      { period: "2024", missing: ["2023-01", "2023-02"] },
    ]);
    const half = ["2023-01-31", "2023-02-28"].map((time) => at("一", time, "氨氮", "0.2"));
    expect(settled(agreement, [...now, ...half]).lines.map(({ amountFen }) => amountFen)).toEqual([5_000]);
  });

  test("a clause has its own period beside that of the agreement", () => {
    const clauses = [...plain.clauses, { kind: "step", base: 3, fen: 7, period: "year" }];
    const measured = quarter.map((time) => at("一", time, "氨氮", "0.1"));
    expect(short(settled({ ...plain, clauses }, measured.slice(1)))).toMatchObject({
      lines: ["2024-02 0 一 乙 甲 200", "2024-03 0 一 乙 甲 200"],
      open: [
        { period: "2024", missing: ["2024-01"] },
        { period: "2024-01", missing: ["2024-01"] },
      ],
    });
  });

  test("excluded days count on both ends; a month that is excluded as a whole is not lacking", () => {
    const exclusions = [
      { from: "2024-02-01", until: "2024-02-15", reason: "示例：凌汛" },
      { from: "2024-02-10", until: "2024-02-29", reason: "示例：检修" },
    ];
    const measured = [at("一", "2024-01-03", "氨氮", "0.1"), at("一", "2024-03-03", "氨氮", "0.1")];
    const bad = [at("一", "2024-02-01", "氨氮", "9"), at("一", "2024-02-29", "氨氮", "9")];
    const { lines, open } = settled({ ...plain, period: "year", exclusions }, [...measured, ...bad]);
    expect({ amounts: lines.map(({ amountFen }) => amountFen), open }).toEqual({ amounts: [200], open: [] });
    const short = [{ from: "2024-02-02", until: "2024-02-29", reason: "示例" }];
    expect(settled({ ...plain, period: "year", exclusions: short }, measured).open).toEqual([
      { period: "2024", missing: ["2024-02"] },
    ]);
  });

  test("a month excluded in the year before does not lack either: there is nothing to compare, and nothing stays open", () => {
    const clauses = [{ kind: "index", items: ["氨氮"], fenPerPoint: 100, capFen: null }];
    const exclusions = [{ from: "2023-01-01", until: "2023-01-31", reason: "示例：凌汛" }];
    const agreement = { ...plain, until: "2024-02-29", period: "month", clauses, exclusions };
    const measured = [
      at("一", "2024-01-03", "氨氮", "0.5"),
      at("一", "2023-02-03", "氨氮", "1"),
      at("一", "2024-02-03", "氨氮", "0.5"),
    ];
    expect(short(settled(agreement, measured))).toMatchObject({
      lines: ["2024-02 0 一 乙 甲 5000"],
      open: [],
    });
  });

  test("the first and last period end where the agreement does; readings outside count for nothing", () => {
    const agreement = { ...plain, from: "2024-01-10", until: "2024-02-20", period: "year" };
    const measured = [
      at("一", "2024-01-09", "氨氮", "9"),
      at("一", "2024-01-10", "氨氮", "0.1"),
      at("一", "2024-02-20", "氨氮", "0.1"),
      at("一", "2024-02-21", "氨氮", "9"),
      at("别处", "2024-02-10", "氨氮", "9"),
    ];
    expect(settled(agreement, measured).lines.map(({ amountFen }) => amountFen)).toEqual([200]);
  });
});

describe("（十三）amounts", () => {
  test("a line is rounded once, half away from zero, and capped", () => {
    const clauses = [{ kind: "index", items: ["氨氮"], fenPerPoint: 1, capFen: 40, period: "year" }];
    const agreement = { ...plain, until: "2024-01-31", clauses };
    const pay = (now: string) =>
      settled(agreement, [
        at("一", "2024-01-03", "氨氮", now),
        at("一", "2023-01-03", "氨氮", "1"),
      ]).lines.map(({ from, amountFen }) => [from, amountFen]);
    expect(pay("0.975")).toEqual([["乙", 3]]);
    expect(pay("1.025")).toEqual([["甲", 3]]);
    expect(pay("0.9951")).toEqual([]);
    expect(pay("0.5")).toEqual([["乙", 40]]);
    expect(pay("1.5")).toEqual([["甲", 40]]);
  });

  test("an amount beyond whole numbers that are exact is refused with its clause, and nothing is settled", () => {
    const clauses = [{ kind: "class", base: 6, fenPerClass: Number.MAX_SAFE_INTEGER }];
    const found = settle(read({ ...plain, clauses }), [at("一", "2024-01-03", "氨氮", "0.1")]);
    expect(found).toMatchObject({ ok: false });
    expect(found.ok ? "" : found.failure.sentence.zh).toContain("$.clauses[0]");
  });

  test("a line says why, with its figures, in both languages", () => {
    const measured = [at("一", "2024-01-03", "氨氮", "1.2"), at("一", "2024-01-13", "氨氮", "1.3")];
    const [line] = settled({ ...plain, until: "2024-01-31" }, measured).lines;
    expect(line?.because).toEqual({
      zh: "一 2024-01 均值为Ⅳ类（定类项目：氨氮 1.25），劣于基准Ⅲ类 1 个类别，每个类别1元：甲向乙支付1元。",
      en: "一, 2024-01: the means are class IV (determined by Ammonia nitrogen 1.25), worse than the base, class III, by 1 at CNY 1 a class: 甲 pays 乙 CNY 1.",
    });
  });
});
