import { readFileSync } from "node:fs";
import { array, assert, constantFrom, integer, option, property, record } from "fast-check";
import { describe, expect, it, test } from "vitest";
import { addDays, isDay } from "./calendar.ts";
import { readPlan } from "../supervision/domain/plan-reader/read-plan.ts";
import { instancesDue, recurrenceInWords, recurrenceOf } from "./recurrence.ts";

const plan = readPlan(readFileSync(new URL("../../plans/baotou-2024.txt", import.meta.url), "utf8"));

const every = (text: string, from: string, to: string) =>
  instancesDue(recurrenceOf(text) ?? { windows: [] }, from, to);

const monthly = (day?: number) =>
  Array.from({ length: 12 }, (_, index) => ({
    from: index + 1,
    to: index + 1,
    ...(day === undefined ? {} : { day }),
  }));
const quarters = [
  { from: 1, to: 3 },
  { from: 4, to: 6 },
  { from: 7, to: 9 },
  { from: 10, to: 12 },
];

describe("how often a duty comes back, by its words", () => {
  test.each([
    ["每年一季度召开领导小组全体会议", [{ from: 1, to: 3 }]],
    ["每年第一、三季度各召开一次", [quarters[0], quarters[2]]],
    ["牵头单位每年度召开的专项工作组会议", [{ from: 1, to: 12 }]],
    ["每年至少召开1次", [{ from: 1, to: 12 }]],
    ["每年年底前报送", [{ from: 1, to: 12 }]],
    ["每年2月底前报送工作要点", [{ from: 1, to: 2 }]],
    ["每年３月１５日前报送", [{ from: 1, to: 3, day: 15 }]],
    ["每年3月5日开展", [{ from: 3, to: 3, day: 5 }]],
    [
      "每年6月、12月底前各报送一次",
      [
        { from: 1, to: 6 },
        { from: 7, to: 12 },
      ],
    ],
    [
      "每年5月、10月开展专项检查",
      [
        { from: 5, to: 5 },
        { from: 10, to: 10 },
      ],
    ],
    ["每年3月至5月开展", [{ from: 3, to: 5 }]],
    ["每年十一月至次年三月实施", [{ from: 11, to: 3 }]],
    ["每年上半年完成", [{ from: 1, to: 6 }]],
    ["每 季 度 召开调度会", quarters],
    ["按季度通报进展", quarters],
    ["每季度末报送", quarters],
    ["每季度首月10日前报送", [1, 4, 7, 10].map((month) => ({ from: month, to: month, day: 10 }))],
    ["每季度第二个月底前报送", [1, 4, 7, 10].map((month) => ({ from: month, to: month + 1 }))],
    ["每季度末月25日前报送", [1, 4, 7, 10].map((month) => ({ from: month, to: month + 2, day: 25 }))],
    [
      "每半年调度一次",
      [
        { from: 1, to: 6 },
        { from: 7, to: 12 },
      ],
    ],
    ["每月25日前报送进展", monthly(25)],
    ["逐月调度", monthly()],
    ["年均以8%的速度，每年增长5%，每季度通报", quarters],
  ])("%s", (text, windows) => {
    expect(recurrenceOf(text)).toEqual({ windows });
  });

  test.each([
    "",
    "2024年12月底前完成",
    "持续推进",
    "每周调度",
    "每两年评估一次",
    "每年增长10%以上",
    "每年13月前报送",
    "四市轮流",
    "每年0月开展",
    "每月结束后5日内报送",
    "每季度后10个工作日内报送",
    "每月第3个工作日报送",
  ])("none in “%s”", (text) => {
    expect(recurrenceOf(text)).toBeNull();
  });

  it("finds those of （二十） and （二十一） and none in （二十二）, whose meetings follow a turn", () => {
    const found = plan.measures.slice(19, 22).map(({ text }) => recurrenceOf(text));
    expect(found).toEqual([{ windows: [{ from: 1, to: 3 }] }, { windows: [{ from: 1, to: 12 }] }, null]);
  });

  it("reads any text without failing, and what it finds has months that exist", () => {
    const piece = constantFrom(
      "每年",
      "每",
      "季度",
      "月",
      "12",
      "十",
      "、",
      "至",
      "次年",
      "底前",
      "日",
      "3",
      "增长",
    );
    assert(
      property(array(piece, { maxLength: 12 }), (pieces) => {
        const months = recurrenceOf(pieces.join(""))?.windows.flatMap(({ from, to }) => [from, to]) ?? [];
        expect(months.every((month) => month >= 1 && month <= 12)).toBe(true);
      }),
    );
  });
});

describe("the returns of a duty", () => {
  it("names each by its time, and says until when it is due", () => {
    expect(every("每年一季度", "2026-01-01", "2027-12-31")).toEqual([
      { label: { zh: "2026年一季度", en: "2026 Q1" }, from: "2026-01-01", due: "2026-03-31" },
      { label: { zh: "2027年一季度", en: "2027 Q1" }, from: "2027-01-01", due: "2027-03-31" },
    ]);
    expect(every("每年2月底前", "2028-01-01", "2028-12-31").map(({ due }) => due)).toEqual(["2028-02-29"]);
    expect(every("每月31日前", "2026-02-01", "2026-04-30").map(({ due }) => due)).toEqual([
      "2026-02-28",
      "2026-03-31",
      "2026-04-30",
    ]);
    expect(every("每年11月至次年3月", "2026-01-01", "2026-12-31")).toEqual([
      {
        label: { zh: "2025年11月至2026年3月", en: "2025-11 to 2026-3" },
        from: "2025-11-01",
        due: "2026-03-31",
      },
    ]);
  });

  it("lie in the span asked for, in order, none twice; two spans that meet give what one gives", () => {
    const window = record({
      from: integer({ min: 1, max: 12 }),
      to: integer({ min: 1, max: 12 }),
      day: option(integer({ min: 1, max: 31 }), { nil: undefined }),
    });
    const span = integer({ min: 0, max: 1500 });
    assert(
      property(array(window, { minLength: 1, maxLength: 4 }), span, span, (windows, before, after) => {
        const [start, middle, end] = [
          "2024-01-01",
          addDays("2024-01-01", before),
          addDays("2024-01-01", before + after),
        ];
        const all = instancesDue({ windows }, start, end);
        expect(all.every(({ from, due }) => isDay(from) && isDay(due) && due >= start && due <= end)).toBe(
          true,
        );
        expect(all.map(({ due }) => due)).toEqual(all.map(({ due }) => due).toSorted());
        const parts = [
          ...instancesDue({ windows }, start, middle),
          ...instancesDue({ windows }, addDays(middle, 1), end),
        ];
        expect(parts).toEqual(all);
      }),
    );
  });
});

test.each([
  ["每年一季度", "每年一季度"],
  ["每季度", "每季度"],
  ["每半年", "每半年"],
  ["每月25日前", "每月25日前"],
  ["每年", "每年"],
  ["每年2月底前", "每年1月至2月底"],
  ["每年3月15日前", "每年1月至3月15日"],
  ["每年5月、10月", "每年5月、10月"],
  ["每年11月至次年3月", "每年11月至次年3月底"],
])("%s is said as %s", (text, words) => {
  expect(recurrenceInWords(recurrenceOf(text) ?? { windows: [] }).zh).toBe(words);
});
