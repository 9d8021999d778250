import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TaskBrief } from "../../../kernel/work.ts";
import { stockPaper } from "./paper.ts";
import { fold } from "./shape.ts";
import type { PointSeed, SetState } from "./set.ts";
import { takeStock } from "./stock-taking.ts";

const PHASES = ["registered", "dispatched", "suspended", "closed"] as const;
const LIGHTS = ["red", "amber", "green", "grey"] as const;

const task = (id: string, phase: TaskBrief["phase"], light: TaskBrief["light"]): TaskBrief => ({
  id,
  planId: "p",
  measureId: null,
  undertakingId: null,
  number: 1,
  text: "",
  phase,
  light,
  reason: { zh: `${light}的缘由`, en: light },
  due: null,
  closedOn: null,
  awaitsJudgement: false,
  unitIds: [],
  latest: null,
});

const point = (id: string): PointSeed => ({
  id,
  chapter: "",
  text: `要点${id}`,
  goal: "",
  units: [{ unitId: "u", role: "lead" }],
  deadline: { kind: "none", raw: null, latest: null, thenContinuous: false },
  serves: [],
  fromUnitId: null,
  source: null,
});

const seed = {
  group: "示例组",
  year: 2026,
  planId: "p",
  regionCode: "150200",
  title: "要点",
  issuer: "city",
  collectBy: null,
  note: "",
} as const;
const issued = (count: number, tasks: readonly string[]): SetState => {
  const points = Array.from({ length: count }, (_, index) => point(`p${index}`));
  const more = { version: 1, at: "", day: "2026-02-01", by: "", byId: null };
  let state = fold(null, { ...more, act: { type: "begin", seed } });
  state = fold(state, { ...more, act: { type: "add-points", points } });
  state = fold(state, {
    ...more,
    act: { type: "issue", paper: { title: "要点", number: "", date: "2026-02-01" } },
  });
  return fold(state, {
    ...more,
    act: { type: "dispatch", tasks: tasks.map((each, index) => ({ point: `p${index}`, task: each })) },
  });
};

/** The table of the rule, written out: phase first, then the light. */
const EXPECTED: Record<string, string> = {
  registered: "undispatched",
  closed: "closed",
  suspended: "open",
  "dispatched red": "late",
  "dispatched amber": "watch",
  "dispatched green": "on-course",
  "dispatched grey": "open",
};

describe("（二十一）half-year stock-taking", () => {
  it("places every point by its task's phase and light, and its counts add up to the points", () => {
    const drawn = fc.array(fc.tuple(fc.constantFrom(...PHASES), fc.constantFrom(...LIGHTS)), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(drawn, fc.nat(3), (tasks, without) => {
        const state = issued(
          tasks.length + without,
          tasks.map((_, index) => `t${index}`),
        );
        const known = tasks.map(([phase, light], index) => task(`t${index}`, phase, light));
        const { rows, counts } = takeStock(state.points, known.toReversed());
        expect(rows.map(({ standing }) => standing)).toEqual([
          ...tasks.map(([phase, light]) => EXPECTED[phase] ?? EXPECTED[`${phase} ${light}`]),
          ...Array.from({ length: without }, () => "undispatched"),
        ]);
        expect(Object.values(counts).reduce((sum, n) => sum + n, 0)).toBe(tasks.length + without);
      }),
    );
  });

  it("prints counts, what is late with its reason, and a row for each point in the paper's order", () => {
    const state = issued(3, ["t0", "t1"]);
    const stock = takeStock(state.points, [task("t0", "dispatched", "red"), task("t1", "closed", "grey")]);
    const { title, body, table } = stockPaper(state, stock, "2026-06-30", () => "示例局");
    expect(title).toBe("示例组2026年工作要点半年盘点");
    expect(body).toContain("共3条，其中已办结1条，按计划推进0条，需关注0条，滞后1条，暂不判断0条，未交办1条");
    expect(body).toContain("1．要点p0（滞后：red的缘由）");
    expect(table.rows.map((row) => [row[1], row[2], row[3]])).toEqual([
      ["要点p0", "牵头单位：示例局", "滞后"],
      ["要点p1", "牵头单位：示例局", "已办结"],
      ["要点p2", "牵头单位：示例局", "未交办"],
    ]);
  });
});
