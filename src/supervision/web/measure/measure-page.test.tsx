// @vitest-environment happy-dom
import { screen, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { foreignWords, openPage, person } from "../../../../test/support/page.tsx";
import type { Indicator } from "../../../kernel/measure.ts";
import type { MeasureDetail } from "../../domain/plan.ts";
import { pairFigures, type ReportedFigure } from "../../domain/tasks/figure-pairs.ts";
import MeasurePage from "./measure-page.tsx";

const PLAN = "0b0f8a5e-8a39-4b0e-9f68-0d1a9e5e0001";
const deadline = { kind: "date", raw: "2026年12月", latest: "2026-12-31", thenContinuous: false } as const;
const TEXT = "建设示例大桥，开通直达快车。";
const MEASURE: MeasureDetail = {
  id: "m1",
  planId: PLAN,
  number: 13,
  ordinal: "（十三）",
  section: "一、基础",
  parent: null,
  text: TEXT,
  responsibilities: [],
  open: "",
  deadline,
  state: "due-soon",
  daysLeft: 30,
  undertakings: [],
  plan: {
    id: PLAN,
    title: "示例方案",
    issuer: null,
    docNumber: null,
    date: null,
    regionCode: "150200",
    incomplete: false,
    sample: false,
    sampleWork: false,
    supersededBy: null,
    publishedAt: "2026-01-01T00:00:00Z",
    measures: 22,
    undertakings: 0,
    openQuestions: 0,
  },
  printed: { text: TEXT, deadline },
  decided: { text: false, deadline: false },
  spans: { text: null, ordinal: null, annotation: [], deadline: null },
  superior: null,
  questions: [],
  history: [],
  previous: null,
  next: null,
};
const indicator = (id: string, zh: string, en: string, given: Partial<Indicator> = {}): Indicator => ({
  id,
  measure: 13,
  name: { zh, en },
  unit: { zh: "公里", en: "km" },
  better: "up",
  says: { zh: "说明", en: "What it says" },
  value: 78.2,
  standing: "computed",
  source: { zh: "项目库", en: "Projects" },
  asOf: "2026-12-01",
  ...given,
});
const reported = (name: string, value: number): ReportedFigure => ({
  name,
  unit: "公里",
  value,
  unitId: "u",
  by: "示例局",
  period: "2026-11",
  due: "2026-11-28",
  taskId: "t9",
  sample: false,
});
const days = ["2026-10-31", "2026-11-30", "2026-12-01"];
const FIGURES = pairFigures(
  [
    indicator("laid", "已铺设里程", "Length laid", {
      series: days.map((day, at) => ({ day, value: 60 + at * 9.1 })),
    }),
    indicator("open", "已通车里程", "Length opened", { series: [{ day: "2026-12-01", value: 78.2 }] }),
  ],
  [reported("已铺设里程", 80), reported("绿化里程", 12)],
);
const light = {
  colour: "amber",
  rule: "due-soon",
  reason: { zh: "还有三十天", en: "thirty days are left" },
};
const TASKS = {
  total: 1,
  closed: 0,
  counts: { red: 0, amber: 1, green: 0, grey: 0 },
  rows: [
    {
      id: "t9",
      number: 9,
      text: TEXT,
      phase: "dispatched",
      light,
      waiting: [],
      deadline,
      due: "2026-12-31",
      latest: null,
    },
  ],
};

beforeEach(() => {
  const replies: readonly (readonly [RegExp, unknown])[] = [
    [/measures\/m1\/figures/, { rows: FIGURES }],
    [/measures\/m1/, MEASURE],
    [/tasks/, TASKS],
    [/source/, { text: TEXT, fileName: "示例.txt", digest: "0" }],
  ];
  vi.stubGlobal("fetch", (url: string) =>
    Promise.resolve(Response.json(replies.find(([pattern]) => pattern.test(url))?.[1] ?? {})),
  );
});

const open = (language: "zh" | "en" = "zh") =>
  openPage("/measures/:measure", MeasurePage, {
    at: "/measures/m1",
    actor: person({ roles: ["office"] }),
    language,
  });
const cellsOf = (name: RegExp) =>
  within(screen.getByRole("table", { name: "指标" }))
    .getAllByRole("row")
    .filter((row) => name.test(row.textContent))
    .map((row) => within(row).getAllByRole("cell"));

describe("the page of a measure （十三）", () => {
  it("begins with its subject, then light with the reason, deadline and figures, then tasks, then text", async () => {
    await open();
    expect(screen.getByRole("heading", { level: 1 }).textContent).toContain("建设示例大桥");
    const page = document.body.textContent;
    const places = ["任务 9 还有三十天", "还有 30 天", "已铺设里程", "在台账中查看 1 项", "正文"].map(
      (words) => page.replaceAll(/\s+/g, " ").indexOf(words),
    );
    expect(places.includes(-1)).toBe(false);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it("puts what was computed and reported of one thing in one row, marks by how much they disagree, and opens the report's task", async () => {
    await open();
    const [laid] = cellsOf(/已铺设里程/);
    expect(laid?.[1]?.textContent).toMatch(/78\.2.*公里.*项目库.*2026年12月1日/);
    expect(laid?.[2]?.textContent).toMatch(/80.*公里.*核对：多报 1\.8.*示例局.*2026年11月/);
    expect(laid?.[2]?.querySelector("a")?.getAttribute("href")).toBe("/tasks/t9");
    const [green] = cellsOf(/绿化里程/);
    expect([green?.[1]?.textContent, green?.[2]?.textContent.includes("核对")]).toEqual([
      "没有系统计算",
      false,
    ]);
  });

  it("draws a series of three points and says one of one in words", async () => {
    await open();
    const drawn = (name: RegExp) => cellsOf(name)[0]?.[1]?.querySelectorAll("svg[role=img]").length;
    expect([drawn(/已铺设里程/), drawn(/已通车里程/)]).toEqual([1, 0]);
    expect(cellsOf(/已通车里程/)[0]?.[1]?.textContent).toContain("只有一个数");
  });

  it.each(["zh", "en"] as const)("says it all in %s", async (language) => {
    await open(language);
    // The plan's title, the measure's ordinal, and the unit of count of what only a unit reports.
    const data = ["示例方案", "十三", "公里"];
    expect(foreignWords(language).filter((words) => !data.includes(words))).toEqual([]);
  });
});
