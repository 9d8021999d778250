import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestDatabase, type TestDatabase } from "../../../../test/support/database.ts";
import { COUNTED_ON, deskOn } from "../../../../test/support/supervision.ts";
import { boardOf } from "../../domain/board.ts";
import type { PlanSummary } from "../../domain/plan.ts";
import type { Supervision } from "../desk.ts";
import { WITHOUT_ACCOUNT } from "../../domain/sample-reports.ts";
import { listMissing } from "../office/missing.ts";
import { listImports } from "../imports.ts";
import { measuresOfPlan } from "../measures.ts";
import { listPlans, listRelations } from "../plans.ts";
import { listTaskIds, verifyTask } from "../tasks/verify.ts";
import { fillDemonstration } from "./demonstration.ts";
import { busiestSampleUnit } from "./busiest-unit.ts";

let database: TestDatabase;
let desk: Supervision;
let revision: PlanSummary;
beforeAll(async () => {
  database = await openTestDatabase();
  desk = deskOn(database);
  await fillDemonstration(desk, COUNTED_ON);
  const found = (await listPlans(desk.sql)).find(({ measures }) => measures === 22);
  if (!found) throw new Error("no revision");
  revision = found;
}, 60_000);
afterAll(() => database.close());

const ACTS =
  "register dispatch receive decompose report sign accept return remind request-extension grant-extension " +
  "refuse-extension claim close return-claim reopen judge suspend";

const counted = async (
  column: "light" | "phase" | "source" | "deadline_kind",
): Promise<Record<string, number>> => {
  const rows = await desk.sql<{ value: string; n: number }[]>`
    select ${desk.sql(column)} as value, count(*) as n from supervision.task group by 1`;
  return Object.fromEntries(rows.map(({ value, n }) => [value, n]));
};

describe("the demonstration", () => {
  it("（二十）is invented throughout and says so everywhere", async () => {
    const plans = await listPlans(desk.sql);
    expect(plans.map(({ sample, measures }) => [sample, measures])).toEqual([
      [true, 22],
      [true, 21],
    ]);
    expect(await listRelations(desk.sql, revision.id)).toMatchObject([{ relation: "predecessor" }]);
    const rows = await measuresOfPlan(desk.sql, revision.id, COUNTED_ON);
    const { figures } = boardOf(revision, rows, {}, COUNTED_ON);
    // Written so in the sample: （四）–（九）（十一）（十九） past, （二）（十六） soon, （十）（十八）（二十二） later.
    expect(figures).toMatchObject({ pending: 8, "due-soon": 2, dated: 3, longterm: 2, continuous: 7 });
    const units = (await desk.organisations.list()).map(({ name }) => name);
    expect(units.filter((name) => !name.includes("示例"))).toEqual([]);
    const texts = await desk.sql<{ text: string }[]>`
      select r.content ->> 'progress' as text from supervision.report r
      union select name from supervision.evidence`;
    expect(texts.length).toBeGreaterThan(5);
    expect(texts.filter(({ text }) => !text.startsWith("【示例】"))).toEqual([]);
    const imports = await listImports(desk.sql, { page: 1, size: 10 });
    expect(imports.rows.filter(({ state }) => state === "review")).toMatchObject([{ measures: 22 }]);
  });

  it("（二十）holds a year of work in every state, with lights of every colour", async () => {
    const lights = await counted("light");
    expect(Object.keys(lights).toSorted()).toEqual(["amber", "green", "grey", "red"]);
    expect(lights["green"]).toBeGreaterThan(lights["red"] ?? 0);
    expect(Object.keys(await counted("phase")).toSorted()).toEqual([
      "closed",
      "dispatched",
      "registered",
      "suspended",
    ]);
    expect(Object.keys(await counted("source"))).toHaveLength(5);
    const statuses = await desk.sql<
      { status: string }[]
    >`select distinct status from supervision.report order by 1`;
    expect(statuses.map(({ status }) => status)).toEqual(["accepted", "returned", "submitted", "unsigned"]);
    const waiting = await desk.sql<{ kind: string }[]>`
      select distinct unnest(waiting) as kind from supervision.task order by 1`;
    expect(waiting.map(({ kind }) => kind)).toEqual(["claim", "extension", "report"]);
    const types = await desk.sql<
      { type: string }[]
    >`select distinct action ->> 'type' as type from supervision.action`;
    const done = types.map(({ type }) => type);
    expect(ACTS.split(" ").filter((act) => !done.includes(act))).toEqual([]);
    const steps = await desk.sql<{ step: number }[]>`
      select distinct (action ->> 'step')::int as step from supervision.action where action ->> 'type' = 'remind' order by 1`;
    expect(steps.map(({ step }) => step)).toEqual([1, 2, 3]);
    const proxies = await desk.sql<{ unitId: string }[]>`
      select distinct unit_id from supervision.report where proxy_file is not null`;
    expect(proxies).toHaveLength(2);
  });

  it("（二十）has rows that follow from its record, as if each act had been done by itself, all of it past", async () => {
    const ids = await listTaskIds(desk.sql);
    const verdicts = await Promise.all(ids.map((id) => verifyTask(desk.sql, id)));
    expect(ids.length).toBeGreaterThan(50);
    expect(verdicts.filter(({ differences }) => differences.length > 0)).toEqual([]);
    const [late] = await desk.sql<
      { n: number }[]
    >`select count(*) as n from supervision.action where at > ${desk.now()}`;
    expect(late?.n).toBe(0);
  });

  it("（二十）finds a unit with work to do for whoever looks at it as its liaison", async () => {
    const unit = await busiestSampleUnit(desk.sql);
    const [row] = await desk.sql<{ n: number }[]>`
      select count(*) as n from supervision.assignment where unit_id = ${unit} and waiting <> '{}'`;
    expect(row?.n).toBeGreaterThan(0);
  });

  it("（二十）lets the office chase: each late unit has a liaison, an invented one, but those that nobody can reach", async () => {
    const [{ units }, people] = await Promise.all([
      listMissing(desk, { asOf: COUNTED_ON }),
      desk.people.list(),
    ]);
    const [reached, left] = [units.filter((unit) => unit.people > 0), units.filter((unit) => !unit.people)];
    expect(reached.length).toBeGreaterThan(3);
    expect(left.map(({ name }) => name).filter((name) => !WITHOUT_ACCOUNT.includes(name))).toEqual([]);
    const real = people.filter(
      (one) => !one.displayName.includes("示例") || !one.email?.endsWith(".invalid"),
    );
    expect(real).toEqual([]);
  });

  it("（二十）made again after a start that was killed changes nothing", async () => {
    const count = () => desk.sql`
      select (select count(*) from supervision.action) as actions, (select count(*) from supervision.plan) as plans,
        (select count(*) from supervision.setting) as settings`;
    const before = await count();
    await fillDemonstration(desk, COUNTED_ON);
    expect(await count()).toEqual(before);
  });
});
