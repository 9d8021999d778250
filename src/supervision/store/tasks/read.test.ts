import { randomUUID } from "node:crypto";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestDatabase, type TestDatabase } from "../../../../test/support/database.ts";
import { BUNDLED_PLANS, callerAs, COUNTED_ON, deskOn } from "../../../../test/support/supervision.ts";
import { addDays, type Day } from "../../../kernel/calendar.ts";
import type { AskedAction, AskedTask } from "../../domain/tasks/asked.ts";
import { EMPTY_REPORT } from "../../domain/tasks/report.ts";
import { inOrder, passes, type TaskFilter } from "../../domain/tasks/task-filter.ts";
import type { Supervision } from "../desk.ts";
import { refreshLights } from "../lights.ts";
import { measuresOfPlan } from "../measures.ts";
import { listPlans } from "../plans.ts";
import { actOnTasks } from "./act.ts";
import { listHistory, listReports } from "./lists.ts";
import { findTask, listTasks, tasksOfPlan } from "./read.ts";
import { registerTasks } from "./register.ts";
import { listTaskIds, verifyTask } from "./verify.ts";

let database: TestDatabase;
let desk: Supervision;
let plan: string;
let units: readonly string[];
let sections: readonly string[];
let tasks: readonly string[];

const OFFICE = callerAs("张三", "office");
const at = (day: Day): Date => new Date(`${day}T02:00:00Z`);

async function act(task: string, action: AskedAction, day: Day): Promise<void> {
  const entry = { task, version: 1_000, key: randomUUID(), action };
  const [outcome] = await actOnTasks(desk, [entry], "each", OFFICE, { at: at(day), file: "报送.xlsx" });
  if (!outcome?.ok) throw new Error(JSON.stringify(outcome));
}

const report = (unit: string, period: string): AskedAction => ({
  type: "report",
  unit,
  period,
  content: { ...EMPTY_REPORT, progress: `${period}推进`, coordination: "请协调用地" },
});

beforeAll(async () => {
  database = await openTestDatabase({ filled: BUNDLED_PLANS });
  desk = deskOn(database);
  [plan = ""] = (await listPlans(desk.sql)).map(({ id }) => id);
  units = (await desk.organisations.list()).filter(({ collective }) => !collective).map(({ id }) => id);
  const measures = await measuresOfPlan(desk.sql, plan, COUNTED_ON);
  sections = [...new Set(measures.map(({ section }) => section ?? ""))];
  const made = measures.slice(0, 12).map((measure, index): AskedTask => ({
    measureId: measure.id,
    undertakingId: null,
    source: {
      kind: index % 2 === 0 ? "plan" : "meeting",
      title: "议定",
      paper: null,
      date: null,
      quote: null,
    },
    text: `任务${index} Bridge`,
    leader: null,
    remark: null,
    deadline: {
      kind: "date",
      raw: null,
      latest: addDays("2026-06-01", index * 40),
      thenContinuous: index === 3,
    },
    recurrence: null,
    units: [
      { unitId: units[index % 3] ?? "", role: "lead", via: null },
      { unitId: units[3 + (index % 2)] ?? "", role: index % 3 === 0 ? "guide" : "support", via: null },
    ],
    stages: [],
  }));
  const request = { key: randomUUID(), dispatch: true, tasks: made };
  tasks = (await registerTasks(desk, plan, request, OFFICE, { at: at("2026-03-02") })).map(({ id }) => id);
  const [first = "", second = "", third = "", fourth = ""] = tasks;
  await act(first, report(units[0] ?? "", "2026-03"), "2026-03-20");
  const [sent] = (
    await listReports(desk, first, { page: 1, size: 1 }, { oversees: true, units: [], leads: false })
  ).rows;
  await act(first, { type: "accept", unit: units[0] ?? "", report: sent?.id ?? "" }, "2026-03-25");
  await act(second, { type: "close", basis: "已完成" }, "2026-05-06");
  await act(third, report(units[2] ?? "", "2026-04"), "2026-04-20");
  await act(fourth, { type: "close", basis: "建成" }, "2026-06-08");
  await refreshLights(desk, plan, COUNTED_ON);
});
afterAll(() => database.close());

const filter: fc.Arbitrary<TaskFilter> = fc
  .record({
    q: fc.option(fc.constantFrom("任务1", "bridge", "没有的词", "议定"), { nil: undefined }),
    section: fc.option(fc.nat(5), { nil: undefined }),
    light: fc.option(fc.constantFrom("red", "amber", "green", "grey"), { nil: undefined }),
    phase: fc.option(fc.constantFrom("dispatched", "closed"), { nil: undefined }),
    source: fc.option(fc.constantFrom("plan", "meeting"), { nil: undefined }),
    units: fc.option(fc.nat(5), { nil: undefined }),
    role: fc.option(fc.constantFrom("lead", "support", "guide"), { nil: undefined }),
    state: fc.option(fc.constantFrom("judgement", "claim", "extension", "report", "standing"), {
      nil: undefined,
    }),
    dueFrom: fc.option(fc.constantFrom("2026-07-01", "2027-01-01"), { nil: undefined }),
    dueTo: fc.option(fc.constantFrom("2026-12-01"), { nil: undefined }),
    sort: fc.constantFrom("number", "due", "light"),
    descending: fc.boolean(),
  })
  .map(({ section, units: unit, ...rest }) => ({
    ...rest,
    section: section === undefined ? undefined : sections[section % sections.length],
    units: unit === undefined ? undefined : [units[unit] ?? ""],
  }));

describe("（二十）the ledger", () => {
  it("is filtered, ordered and counted by the database as by the plain rules, whatever is asked", async () => {
    const all = await tasksOfPlan(desk, plan, COUNTED_ON);
    expect(all).toHaveLength(12);
    await fc.assert(
      fc.asyncProperty(filter, async (asked) => {
        const page = await listTasks(desk, { plan, ...asked }, { page: 1, size: 200 }, COUNTED_ON);
        const expected = all.filter((row) => passes(row, asked)).toSorted(inOrder(asked));
        expect(page.rows.map(({ number }) => number)).toEqual(expected.map(({ number }) => number));
        expect(page.total).toBe(expected.length);
        const counted = all.filter((row) => passes(row, { ...asked, light: undefined }));
        const reds = counted.filter(({ light }) => light.colour === "red").length;
        expect(page.counts.red).toBe(reds);
      }),
      { numRuns: 60 },
    );
  });

  it("shows the light of today in the rows as worked out anew", async () => {
    const all = await tasksOfPlan(desk, plan, COUNTED_ON);
    const { rows } = await listTasks(desk, { plan }, { page: 1, size: 200 }, COUNTED_ON);
    expect(rows.map(({ light }) => light)).toEqual(all.map(({ light }) => light));
    expect(rows.map(({ latest }) => latest?.progress)[0]).toBe("2026-03推进");
  });

  it("shows any past day as it stood: what came later is not there", async () => {
    const on = async (day: Day) => (await listTasks(desk, { plan }, { page: 1, size: 50 }, day)).rows;
    expect(await on("2026-03-01")).toEqual([]);
    expect((await on("2026-03-24"))[0]).toMatchObject({ latest: null, waiting: ["report"] });
    expect((await on("2026-03-25"))[0]).toMatchObject({ latest: { period: "2026-03" }, waiting: [] });
    expect((await on("2026-05-05"))[1]?.phase).toBe("dispatched");
    expect((await on("2026-05-06"))[1]?.phase).toBe("closed");
    expect((await on("2026-06-08"))[3]).toMatchObject({ phase: "dispatched", standing: true });
    const [first = ""] = tasks;
    const then = await findTask(desk, first, "2026-03-24");
    expect(then?.reports?.map(({ status }) => status)).toEqual(["submitted"]);
  });

  it("asks for a plan before it shows a past day", async () => {
    const asked = listTasks(desk, {}, { page: 1, size: 50 }, "2026-05-01");
    await expect(asked).rejects.toMatchObject({ failure: { code: "plan-needed" } });
  });

  it("shows people of a unit the tasks in which their unit has a part, and no other", async () => {
    const scope = [units[0] ?? ""];
    const { rows } = await listTasks(desk, { plan }, { page: 1, size: 50 }, COUNTED_ON, scope);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every((row) => row.units.some(({ unitId }) => unitId === scope[0]))).toBe(true);
    expect(await findTask(desk, tasks[1] ?? "", COUNTED_ON, scope)).toBeUndefined();
  });

  it("tells the history newest first, with the names of the roster", async () => {
    const { total, rows } = await listHistory(desk, tasks[0] ?? "", { page: 1, size: 2 });
    expect(total).toBe(4);
    expect(rows.map(({ version }) => version)).toEqual([4, 3]);
    const [{ name } = { name: "?" }] = (await desk.organisations.list()).filter(({ id }) => id === units[0]);
    expect(rows[1]?.sentence.zh).toContain(name);
    expect(rows[1]?.sentence.zh).toContain("报送.xlsx");
  });

  it("says of every task that its rows follow from its record, and finds one that was altered", async () => {
    for (const id of await listTaskIds(desk.sql))
      expect(await verifyTask(desk.sql, id)).toEqual({ task: id, differences: [] });
    const [first = ""] = tasks;
    await database.app`update supervision.assignment set owes_reports = not owes_reports where task_id = ${first}`;
    expect((await verifyTask(desk.sql, first)).differences).toEqual(["assignment"]);
  });
});
