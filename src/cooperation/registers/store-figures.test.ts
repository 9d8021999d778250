import type { EntryAct } from "./kind.ts";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openCooperation, type CooperationGround } from "../../../test/support/cooperation.ts";
import { callerAs } from "../../../test/support/supervision.ts";
import type { EntrySeed } from "./entry.ts";
import { actOnEntry, enterEntry } from "./store-act.ts";
import { registerIndicators } from "../domain/indicators/register-indicators.ts";
import { registersOnMeasures } from "./store-figures.ts";

let ground: CooperationGround;
const office = callerAs("张三", "office");
const AS_OF = "2026-11-23";

beforeAll(async () => {
  ground = await openCooperation();
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
/** The figures of a measure by their ids; on a day before today by the acts up to its end. */
async function figuresOf(number: number, asOf: string = AS_OF) {
  const on = { asOf, past: asOf < AS_OF };
  const registers = await registersOnMeasures(ground.desk.sql, [measure(number)], on);
  return new Map(registerIndicators(registers, { number }).map((figure) => [figure.id, figure]));
}
const projectsOn = async (number: number, day: string) =>
  (await figuresOf(number, day)).get("projects-begun")?.ratio?.whole;
const pointsOf = (figure: { series?: readonly { day: string; value: number }[] } | undefined) =>
  Object.fromEntries((figure?.series ?? []).map(({ day, value }) => [day, value]));

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
  it("（一）count projects and their kilometres by the stage recorded at the end of each month", async () => {
    await entered(1, "2026-01-10", { values: { lengthKm: 100.5 }, stages: reached("start") });
    const later = await entered(1, "2026-03-10", { values: { lengthKm: 50 } });
    const act = { type: "revise", stages: reached("start") } as const;
    await actOnEntry(ground.desk, { id: later, version: null, key: randomUUID(), act }, office, {
      at: new Date("2026-06-15T02:00:00Z"),
    });
    const closed = await entered(1, "2026-03-11", {});
    await actOnEntry(
      ground.desk,
      { id: closed, version: null, key: randomUUID(), act: { type: "close", reason: "示例" } },
      office,
      { at: new Date("2026-05-05T02:00:00Z") },
    );
    const figures = await figuresOf(1);
    expect(figures.get("projects-begun")).toMatchObject({ value: 2, ratio: { part: 2, whole: 3 } });
    expect(figures.get("projects-km-begun")).toMatchObject({ value: 150.5, ratio: { whole: 150.5 } });
    const begun = pointsOf(figures.get("projects-begun"));
    expect(begun["2025-12-31"]).toBeUndefined();
    expect(["2026-01-31", "2026-05-31", "2026-06-30", AS_OF].map((day) => begun[day])).toEqual([1, 1, 2, 2]);
    const before = await figuresOf(1, "2026-06-14");
    expect(before.get("projects-begun")).toMatchObject({ value: 1, ratio: { part: 1, whole: 3 } });
    expect((await figuresOf(1, "2026-02-01")).get("projects-begun")?.ratio?.whole).toBe(1);
  });

  it("（一）know where a row hung and whether it was merged on a past day", async () => {
    const moved = await entered(2, "2026-02-10", { name: "示例改挂" });
    const twin = await entered(2, "2026-02-10", { name: "示例同一行" });
    const into = await entered(2, "2026-02-10", { name: "示例并入" });
    const links = [{ planId: ground.plan, measureId: measure(3), undertakingId: null }];
    const on = async (id: string, day: string, act: EntryAct) =>
      actOnEntry(ground.desk, { id, version: null, key: randomUUID(), act }, office, {
        at: new Date(`${day}T02:00:00Z`),
      });
    await on(moved, "2026-04-10", { type: "revise", links });
    await on(twin, "2026-05-10", { type: "merge", into });
    expect([
      await projectsOn(2, "2026-03-31"),
      await projectsOn(2, "2026-04-30"),
      await projectsOn(2, AS_OF),
    ]).toEqual([3, 2, 1]);
    expect([await projectsOn(3, "2026-03-31"), await projectsOn(3, AS_OF)]).toEqual([undefined, 1]);
  });

  it("（十二）add up money by flow and year, of a past day by what was recorded then", async () => {
    const fund = { register: "fund", variant: "fund" } as const;
    const yi = 10_000_000_000;
    await entered(
      12,
      "2026-01-10",
      fund,
      money("granted", "2025", 7 * yi),
      money("arrived", "2026-02", 3 * yi),
    );
    await entered(12, "2026-03-10", fund, money("granted", "2026", 2 * yi), money("arrived", "2026-03", yi));
    const figures = await figuresOf(12);
    expect(figures.get("funds-granted")).toMatchObject({
      value: 9,
      series: [
        { day: "2025-12-31", value: 7 },
        { day: AS_OF, value: 9 },
      ],
    });
    expect(figures.get("funds-arrived")?.value).toBe(4);
    const before = await figuresOf(12, "2026-03-09");
    expect([before.get("funds-granted")?.value, before.get("funds-arrived")?.value]).toEqual([7, 3]);
    expect(before.get("funds-granted")?.series?.at(-1)).toEqual({ day: "2026-03-09", value: 7 });
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
    expect((await figuresOf(9)).get("calls-overdue")?.value).toBe(1);
    expect((await figuresOf(9, "2026-11-24")).get("calls-overdue")?.value).toBe(2);
  });

  it("（二十一）give the age of the oldest open problem", async () => {
    await entered(21, "2026-11-01", problem("2026-10-24", "leading-group"));
    await entered(21, "2026-11-01", problem("2026-09-24", "joint-conference"));
    expect((await figuresOf(21)).get("problems-oldest")?.value).toBe(60);
  });

  it("say nothing of a measure on which nothing hangs", async () => {
    expect((await figuresOf(22)).size).toBe(0);
  });
});
