import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestDatabase, type TestDatabase } from "../../../../test/support/database.ts";
import { cooperationDesk } from "../../../../test/support/cooperation.ts";
import { COUNTED_ON, deskOn } from "../../../../test/support/supervision.ts";
import type { Caller } from "../../../platform/slice.ts";
import { fillDemonstration as fillSupervision } from "../../../supervision/store/demonstration/demonstration.ts";
import { yearCoverage } from "../work-points/coverage.ts";
import { compareSets, listSets, summarise } from "../work-points/sets.ts";
import type { Desk } from "../desk.ts";
import { fillWorkPoints } from "./work-points.ts";

let database: TestDatabase;
let desk: Desk;
beforeAll(async () => {
  database = await openTestDatabase();
  const supervision = deskOn(database);
  await fillSupervision(supervision, COUNTED_ON);
  desk = cooperationDesk({ ...supervision, config: { ...supervision.config, demo: true } });
  const plan = (await desk.plans.list()).find(({ sample, current }) => sample && current);
  if (!plan) throw new Error("no sample plan");
  const measures = await desk.plans.measures(plan.id);
  const units = (await desk.organisations.list()).filter(({ collective }) => !collective);
  const office: Caller = { actor: null, address: "127.0.0.1", requestId: "demonstration" };
  await fillWorkPoints({ desk, asOf: COUNTED_ON, plan, measures, units, office });
}, 120_000);
afterAll(() => database.close());

describe("（二十一）the demonstration's work points", () => {
  it("show a set in force with its tasks, one out for opinions, and last year's, all of it said to be invented", async () => {
    const sets = await listSets(desk.sql);
    expect(sets.map(({ sample, state }) => [sample, state.year, state.status])).toEqual([
      [true, 2026, "consulting"],
      [true, 2026, "issued"],
      [true, 2025, "closed"],
    ]);
    const texts = sets.flatMap(({ state }) => [
      state.title,
      state.note,
      ...state.points.map(({ text }) => text),
    ]);
    expect(texts.filter((text) => !text.startsWith("【示例】"))).toEqual([]);
    expect(sets.filter(({ state }) => !state.group.startsWith("示例"))).toEqual([]);
    const [row] = await summarise(desk, { status: "issued" });
    expect(row?.tasks).toBeGreaterThan(2);
    expect(row?.counts.undispatched).toBeGreaterThan(0);
    const [late] = await desk.sql<{ n: number }[]>`
      select count(*) as n from organisation.act where at > ${desk.now()}`;
    expect(late?.n).toBe(0);
  });

  it("leave undertakings to be taken and one taken twice, and differ from last year in every way", async () => {
    const { coverage } = await yearCoverage(desk, { year: 2026 });
    expect(Math.min(coverage.counts.untaken, coverage.counts.once, coverage.counts.twice)).toBeGreaterThan(0);
    const [set] = await listSets(desk.sql, { status: "issued" });
    const compared = await compareSets(desk, set?.id ?? "", undefined);
    const { carried, changed, added, left } = compared;
    expect(Math.min(carried.length, changed.length, added.length, left.length)).toBeGreaterThan(0);
  });
});
