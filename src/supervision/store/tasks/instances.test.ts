import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestDatabase, type TestDatabase } from "../../../../test/support/database.ts";
import { callerAs, deskOn } from "../../../../test/support/supervision.ts";
import { recurrenceOf } from "../../domain/tasks/recurrence.ts";
import type { Supervision } from "../desk.ts";
import { nobody, readBundledPlans } from "../first-run.ts";
import { listPlans } from "../plans.ts";
import { generateInstances } from "./instances.ts";
import { registerTasks } from "./register.ts";

let database: TestDatabase;
let desk: Supervision;
let plan: string;
beforeAll(async () => {
  database = await openTestDatabase();
  desk = deskOn(database);
  await readBundledPlans(desk);
  [plan = ""] = (await listPlans(desk.sql)).map(({ id }) => id);
  const units = (await desk.organisations.list()).filter(({ collective }) => !collective);
  const task = {
    measureId: null,
    undertakingId: null,
    source: { kind: "plan", title: "方案", paper: null, date: null, quote: null },
    text: "配合召开领导小组全体会议",
    leader: null,
    remark: null,
    deadline: { kind: "continuous", raw: "持续推进", latest: null, thenContinuous: false },
    recurrence: recurrenceOf("每年一季度召开领导小组全体会议"),
    units: [{ unitId: units[0]?.id ?? "", role: "lead", via: null }],
    stages: [],
  } as const;
  await registerTasks(
    desk,
    plan,
    { key: randomUUID(), dispatch: true, tasks: [task] },
    callerAs("张三", "office"),
  );
});
afterAll(() => database.close());

const made = () =>
  desk.sql<{ text: string; due: string; phase: string }[]>`
    select text, due, phase from supervision.task where plan_id = ${plan} and instance_of is not null order by due`;
const on = (day: string) => generateInstances(desk, plan, day, nobody, { at: new Date(`${day}T02:00:00Z`) });

it("makes the return of a yearly duty （二十） once its time has come, and once only", async () => {
  expect(await on("2026-12-31")).toBe(0);
  expect(await made()).toEqual([]);
  expect(await on("2027-01-01")).toBe(1);
  expect(await Promise.all([on("2027-01-02"), on("2027-02-01")])).toEqual([1, 1]);
  expect(await made()).toEqual([
    { text: "2027年一季度：配合召开领导小组全体会议", due: "2027-03-31", phase: "dispatched" },
  ]);
});

it("does not make afterwards what nobody could have answered", async () => {
  expect(await on("2028-04-01")).toBe(0);
  expect(await made()).toHaveLength(1);
});
