import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestDatabase, type TestDatabase } from "../../../../test/support/database.ts";
import { callerAs, deskOn } from "../../../../test/support/supervision.ts";
import { NO_DEADLINE } from "../../domain/reading.ts";
import type { Supervision } from "../desk.ts";
import { readBundledPlans } from "../first-run.ts";
import { listMissing } from "../office/missing.ts";
import { listPlans } from "../plans.ts";
import { recordSetting } from "../settings.ts";
import { registerTasks } from "../tasks/register.ts";
import { listWorkbookUnits } from "./make.ts";

const OFFICE = callerAs("张三", "office");
const TODAY = "2026-11-02";

let database: TestDatabase;
let desk: Supervision;
beforeAll(async () => {
  database = await openTestDatabase();
  desk = { ...deskOn(database), now: () => new Date(`${TODAY}T02:00:00Z`) };
});
afterAll(() => database.close());

describe("（二十）workbooks of a period", () => {
  it("ask nothing of a unit that got its task after the period, as nobody will miss it", async () => {
    await readBundledPlans(desk);
    const [plan = ""] = (await listPlans(desk.sql)).map(({ id }) => id);
    const [unit] = (await desk.organisations.list()).filter(({ collective }) => !collective);
    const value = { kind: "monthly", dueDay: 10, dueMonth: 1, shift: "none" } as const;
    await recordSetting(desk, plan, { kind: "schedule", from: "2026-01-01", value }, OFFICE);
    const task = {
      measureId: null,
      undertakingId: null,
      source: { kind: "meeting", title: "调度会", paper: null, date: null, quote: null } as const,
      text: "核对台账",
      leader: null,
      remark: null,
      deadline: NO_DEADLINE,
      recurrence: null,
      units: [{ unitId: unit?.id ?? "", role: "lead", via: null } as const],
      stages: [],
    };
    await registerTasks(desk, plan, { key: randomUUID(), dispatch: true, tasks: [task] }, OFFICE);
    const asked = async (period: string) =>
      (await listWorkbookUnits(desk, { plan, period })).units.map(({ id }) => id);
    expect((await listMissing(desk, { plan, asOf: "2026-11-11" })).units).toEqual([]);
    expect(await asked("2026-10")).toEqual([]);
    expect(await asked("2026-11")).toEqual([unit?.id]);
  });
});
