import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestDatabase, type TestDatabase } from "../../../../test/support/database.ts";
import { BUNDLED_PLANS, callerAs, deskOn } from "../../../../test/support/supervision.ts";
import type { TaskActor } from "../../domain/tasks/action.ts";
import { NO_DEADLINE } from "../../domain/reading.ts";
import { EMPTY_REPORT } from "../../domain/tasks/report.ts";
import type { Supervision } from "../desk.ts";
import { listPlans } from "../plans.ts";
import { actOnTasks } from "../tasks/act.ts";
import { registerTasks } from "../tasks/register.ts";
import { listReviewQueue } from "./review-queue.ts";

const OFFICE = callerAs("张三", "office");

let database: TestDatabase;
let desk: Supervision;
let lead: string;
let support: string;
beforeAll(async () => {
  database = await openTestDatabase({ filled: BUNDLED_PLANS });
  desk = deskOn(database);
  const [plan = ""] = (await listPlans(desk.sql)).map(({ id }) => id);
  const bodies = (await desk.organisations.list()).filter(({ collective }) => !collective);
  [lead = "", support = ""] = bodies.map(({ id }) => id);
  const task = {
    measureId: null,
    undertakingId: null,
    source: { kind: "meeting", title: "调度会", paper: null, date: null, quote: null } as const,
    text: "核对台账",
    leader: null,
    remark: null,
    deadline: NO_DEADLINE,
    recurrence: null,
    units: [
      { unitId: lead, role: "lead", via: null } as const,
      { unitId: support, role: "support", via: null } as const,
    ],
    stages: [],
  };
  const request = { key: randomUUID(), dispatch: true, tasks: [task] };
  const [made] = await registerTasks(desk, plan, request, OFFICE);
  const entries = [lead, support].map((unit) => ({
    task: made?.id ?? "",
    version: 1_000,
    key: randomUUID(),
    action: {
      type: "report",
      unit,
      period: "2026-11",
      content: { ...EMPTY_REPORT, progress: "已核对" },
    } as const,
  }));
  await actOnTasks(desk, entries, "each", OFFICE, { file: "报送.xlsx" });
});
afterAll(() => database.close());

const NOBODY: TaskActor = { office: false, head: false, liaison: false, unitIds: [] };

async function waitsFor(given: Partial<TaskActor>): Promise<string[]> {
  const { rows, total, counts } = await listReviewQueue(
    desk,
    {},
    { page: 1, size: 50 },
    { ...NOBODY, ...given },
  );
  expect([total, counts.report]).toEqual([rows.length, rows.length]);
  return rows.map(({ unitId }) => unitId);
}

describe("（二十）the review queue", () => {
  it("holds for the office what lead units report, for a lead unit what supporting ones answer it", async () => {
    expect(await waitsFor({ office: true, unitIds: [lead] })).toEqual([lead]);
    expect(await waitsFor({ liaison: true, unitIds: [lead] })).toEqual([support]);
    expect(await waitsFor({ head: true, unitIds: [support] })).toEqual([]);
    expect(await waitsFor({ unitIds: [lead] })).toEqual([]);
  });

  it("holds both for who works in the office and for a lead unit", async () => {
    const both = await waitsFor({ office: true, liaison: true, unitIds: [lead] });
    expect(both.toSorted()).toEqual([lead, support].toSorted());
  });
});
