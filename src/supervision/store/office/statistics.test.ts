import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TestDatabase } from "../../../../test/support/database.ts";
import { callerAs, COUNTED_ON, openBundledDesk } from "../../../../test/support/supervision.ts";
import { addDays, type Day } from "../../../kernel/calendar.ts";
import { NO_DEADLINE } from "../../domain/reading.ts";
import type { AskedAction, AskedTask } from "../../domain/tasks/asked.ts";
import { EMPTY_REPORT } from "../../domain/tasks/report.ts";
import type { Supervision } from "../desk.ts";
import { actOnTasks } from "../tasks/act.ts";
import { registerTasks } from "../tasks/register.ts";
import { planStatistics } from "./statistics.ts";

const OFFICE = callerAs("张三", "office");
const FROM = "2026-01-01";
const at = (day: Day): Date => new Date(`${day}T02:00:00Z`);

let database: TestDatabase;
let desk: Supervision;
let plan: string;
let units: readonly string[];
beforeAll(async () => {
  ({ database, desk, plan, units } = await openBundledDesk());
});
afterAll(() => database.close());

async function dispatched(unit: number, given: Partial<AskedTask> = {}): Promise<string> {
  const task: AskedTask = {
    measureId: null,
    undertakingId: null,
    source: { kind: "plan", title: "方案", paper: null, date: null, quote: null },
    text: "开展一项工作",
    leader: null,
    remark: null,
    deadline: { ...NO_DEADLINE, kind: "continuous" },
    recurrence: null,
    units: [{ unitId: units[unit] ?? "", role: "lead", via: null }],
    stages: [],
    ...given,
  };
  const request = { key: randomUUID(), dispatch: true, tasks: [task] };
  const [made] = await registerTasks(desk, plan, request, OFFICE, { at: at("2026-01-05") });
  return made?.id ?? "";
}

async function act(task: string, day: Day, action: AskedAction): Promise<void> {
  const entry = { task, version: 1_000, key: randomUUID(), action };
  const [outcome] = await actOnTasks(desk, [entry], "each", OFFICE, { at: at(day), file: "报送.xlsx" });
  expect(outcome).toMatchObject({ ok: true });
}

const report = (task: string, unit: number, period: string, day: Day) =>
  act(task, day, {
    type: "report",
    unit: units[unit] ?? "",
    period,
    content: { ...EMPTY_REPORT, progress: "按计划推进" },
  });

async function countsOf(unit: number, asOf: Day, on: Day = COUNTED_ON) {
  const reader = { ...desk, now: () => at(on) };
  const statistics = await planStatistics(reader, plan, { from: FROM, asOf });
  const found = statistics.units.find(({ unitId }) => unitId === units[unit]);
  return found && { owed: found.owed, inTime: found.inTime, late: found.late, missing: found.missing };
}

describe("（二十）reports in the statistics", () => {
  it("do not count what nobody owes: a duty that comes back is reported on in its returns", async () => {
    await dispatched(0, { recurrence: { windows: [{ from: 1, to: 3 }] } });
    expect(await countsOf(0, COUNTED_ON)).toEqual({ owed: 0, inTime: 0, late: 0, missing: 0 });
    expect(await countsOf(0, "2026-06-30")).toEqual({ owed: 0, inTime: 0, late: 0, missing: 0 });
  });

  it("keep what came before a suspension, and a past day as it stood, whatever was done since", async () => {
    const task = await dispatched(1);
    for (const month of ["02", "03", "04"]) await report(task, 1, `2026-${month}`, `2026-${month}-20`);
    await report(task, 1, "2026-05", "2026-06-05");
    const june = { owed: 6, inTime: 3, late: 1, missing: 2 };
    expect(await countsOf(1, "2026-06-30")).toEqual(june);
    await act(task, "2026-09-01", { type: "suspend", reason: "待批", until: null });
    await act(task, "2026-10-01", { type: "resume", reason: "已批" });
    expect(await countsOf(1, "2026-06-30")).toEqual(june);
    expect(await countsOf(1, COUNTED_ON)).toEqual({ owed: 5, inTime: 3, late: 1, missing: 1 });
  });

  it("are the same whether the rows of a day or its record is counted", async () => {
    const task = await dispatched(2);
    await report(task, 2, "2026-02", "2026-02-20");
    await report(task, 2, "2026-03", "2026-04-09");
    for (const unit of [0, 1, 2])
      expect(await countsOf(unit, COUNTED_ON, addDays(COUNTED_ON, 1))).toEqual(
        await countsOf(unit, COUNTED_ON),
      );
  });
});
