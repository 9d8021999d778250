import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openOrganisation, type OrganisationGround } from "../../../../test/support/organisation.ts";
import { callerAs } from "../../../../test/support/supervision.ts";
import type { EntryAct, EntrySeed } from "../../domain/registers/entry.ts";
import { actOnEntry, enterEntry } from "./act.ts";
import { registerFigures } from "./figures.ts";

let ground: OrganisationGround;
const office = callerAs("张三", "office");
const AS_OF = "2026-11-23";

beforeAll(async () => {
  ground = await openOrganisation();
});
afterAll(() => ground.database.close());

const measure = (number: number): string => ground.measures.find((each) => each.number === number)?.id ?? "";

async function entered(
  number: number,
  on: string,
  more: Partial<EntrySeed>,
  ...acts: EntryAct[]
): Promise<string> {
  const seed: EntrySeed = {
    register: "project",
    name: "示例",
    regionCode: "150200",
    variant: null,
    values: {},
    links: [{ planId: ground.plan, measureId: measure(number), undertakingId: null }],
    stages: {},
    source: null,
    ...more,
  };
  const at = new Date(`${on}T02:00:00Z`);
  const { id } = await enterEntry(ground.desk, seed, randomUUID(), office, { at });
  for (const act of acts)
    await actOnEntry(ground.desk, { id, version: null, key: randomUUID(), act }, office, { at });
  return id;
}
const figuresOf = (number: number, asOf: string = AS_OF) =>
  registerFigures(ground.desk.sql, { measureIds: [measure(number)] }, asOf);

const reached = (stage: string) => ({ [stage]: { planned: null, actual: "2026-01-01" } });
const money = (flow: "granted" | "arrived", period: string, amountFen: number): EntryAct => ({
  type: "record-money",
  lines: [{ flow, source: "central", period, amountFen, batch: "", paper: "" }],
});

const call = (due: string, doneOn: string | null): EntryAct => ({
  type: "put-item",
  item: {
    id: randomUUID(),
    list: "call",
    text: "示例申报截止",
    unitId: null,
    due,
    since: "2026-01-01",
    doneOn,
    note: "",
    evidence: [],
    taskId: null,
  },
});
const problem = (raisedOn: string, level: string) =>
  ({ register: "problem", variant: "hard", values: { raisedOn, level } }) as const;
describe("（一）（九）（十二）figures of registers for measures", () => {
  it("（一）count projects and their kilometres by stage, and how many there were month by month", async () => {
    await entered(1, "2026-01-10", { values: { lengthKm: 100.5 }, stages: reached("start") });
    await entered(1, "2026-03-10", { values: { lengthKm: 50 }, stages: reached("start") });
    const closed = await entered(1, "2026-03-11", {});
    await actOnEntry(
      ground.desk,
      { id: closed, version: null, key: randomUUID(), act: { type: "close", reason: "示例" } },
      office,
      { at: new Date("2026-05-05T02:00:00Z") },
    );
    const [figures, ...others] = await figuresOf(1);
    expect(others).toEqual([]);
    expect(figures).toMatchObject({ register: "project", total: 3, open: 2, standing: { entered: 3 } });
    expect(figures?.byStage).toEqual([
      { stage: null, rows: 1, km: 0 },
      { stage: "start", rows: 2, km: 150.5 },
    ]);
    const series = new Map(figures?.series.map(({ period, rows, closed: of }) => [period, [rows, of]]));
    expect(series.get("2025-12")).toBeUndefined();
    expect(
      ["2026-01", "2026-02", "2026-03", "2026-05", "2026-11"].map((period) => series.get(period)),
    ).toEqual([
      [1, 0],
      [1, 0],
      [3, 0],
      [3, 1],
      [3, 1],
    ]);
    expect((await figuresOf(1, "2026-02-01"))[0]?.total).toBe(1);
  });

  it("（十二）add up money by flow and year", async () => {
    const fund = { register: "fund", variant: "fund" } as const;
    await entered(12, "2026-01-10", fund, money("granted", "2025", 700), money("arrived", "2026-02", 300));
    await entered(12, "2026-01-10", fund, money("granted", "2026", 200), money("arrived", "2026-03", 150));
    const [figures] = await figuresOf(12);
    expect(figures?.totals).toEqual({ granted: 900, arrived: 450 });
    expect(figures?.money).toEqual([
      { year: "2025", flows: { granted: 700 } },
      { year: "2026", flows: { granted: 200, arrived: 450 } },
    ]);
  });

  it("（九）count calls whose day is past, until they are done", async () => {
    const application = { register: "application", variant: "innovation-zone" } as const;
    await entered(
      9,
      "2026-11-01",
      application,
      call("2026-11-22", null),
      call("2026-11-23", null),
      call("2026-10-01", "2026-09-30"),
    );
    expect((await figuresOf(9))[0]?.overdueCalls).toBe(1);
    expect((await figuresOf(9, "2026-11-24"))[0]?.overdueCalls).toBe(2);
  });

  it("（二十一）give the ages of open problems, the oldest first", async () => {
    await entered(21, "2026-11-01", problem("2026-10-24", "leading-group"));
    await entered(21, "2026-11-01", problem("2026-09-24", "joint-conference"));
    expect((await figuresOf(21))[0]?.openAges).toEqual([
      { level: "joint-conference", days: 60 },
      { level: "leading-group", days: 30 },
    ]);
  });

  it("say nothing of a measure on which nothing hangs, and everything where no measure is named", async () => {
    expect(await figuresOf(22)).toEqual([]);
    const all = await registerFigures(ground.desk.sql, {}, AS_OF);
    expect(all.map(({ register }) => register)).toEqual(["project", "application", "fund", "problem"]);
  });
});
