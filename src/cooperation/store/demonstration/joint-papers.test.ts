import { getRecord } from "../records.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestDatabase, type TestDatabase } from "../../../../test/support/database.ts";
import { cooperationDesk } from "../../../../test/support/cooperation.ts";
import { COUNTED_ON, deskOn } from "../../../../test/support/supervision.ts";
import { fillDemonstration as fillSupervision } from "../../../supervision/store/demonstration/demonstration.ts";
import { jointPaperShape } from "../../domain/joint-papers/joint-paper-record.ts";
import { compareTwo } from "../joint-papers/versions.ts";
import { jointPaperRows } from "../joint-papers/list-joint-papers.ts";
import type { Desk } from "../desk.ts";
import { fillJointPapers } from "./joint-papers.ts";

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
  const office = { actor: null, address: "127.0.0.1", requestId: "demonstration" };
  await fillJointPapers({ desk, asOf: COUNTED_ON, plan, measures, units, office });
}, 120_000);
afterAll(() => database.close());

describe("（二十二）the demonstration's joint papers", () => {
  it("show a round half answered and a validity that ends soon, all of it said to be invented", async () => {
    const { rows } = await jointPaperRows(desk, {});
    expect(rows.map(({ origin, stage }) => [origin, stage])).toEqual(
      expect.arrayContaining([
        ["sample", "consulting"],
        ["sample", "issued"],
      ]),
    );
    const consulting = rows.find(({ stage }) => stage === "consulting");
    expect(consulting).toMatchObject({ versions: 3, late: 2, waiting: 1, undecided: 2 });
    expect(rows.find(({ stage }) => stage === "issued")?.standing).toEqual({
      kind: "expiring",
      daysLeft: 40,
    });
    const { state } = await getRecord(desk.sql, jointPaperShape, consulting?.id ?? "");
    const words = [
      state.title,
      state.note,
      ...state.versions.flatMap(({ label, text }) => [label, text]),
      ...state.rounds.flatMap(({ about, opinions }) => [about, ...opinions.map(({ text }) => text)]),
    ];
    expect(words.filter((text) => text !== "" && !text.startsWith("【示例】"))).toEqual([]);
  });

  it("let every kind of change be seen between its versions", async () => {
    const { rows } = await jointPaperRows(desk, { stage: "consulting" });
    const { summary } = await compareTwo(desk, rows[0]?.id ?? "", 1, 3);
    expect(summary.same).toBeGreaterThan(3);
    expect(Math.min(summary.changed, summary.moved)).toBeGreaterThan(0);
    const { summary: first } = await compareTwo(desk, rows[0]?.id ?? "", 1, 2);
    expect(first.added).toBeGreaterThan(0);
  });
});
