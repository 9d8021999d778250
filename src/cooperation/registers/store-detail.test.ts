import type { EntryAct } from "./kind.ts";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openCooperation, type CooperationGround } from "../../../test/support/cooperation.ts";
import { callerAs } from "../../../test/support/supervision.ts";
import { addDays } from "../../kernel/calendar.ts";
import type { EntrySeed } from "./entry.ts";
import { actOnEntry, enterEntry } from "./store-act.ts";
import { getEntry } from "./store-detail.ts";
import { listEntries } from "./store-list.ts";

let ground: CooperationGround;
const office = callerAs("张三", "office");

beforeAll(async () => {
  ground = await openCooperation();
});
afterAll(() => ground.database.close());

async function entered(name: string, more: Partial<EntrySeed>): Promise<string> {
  const seed: EntrySeed = {
    register: "project",
    name,
    regionCode: "150200",
    variant: "road",
    values: {},
    links: [],
    stages: {},
    source: null,
    ...more,
  };
  return (await enterEntry(ground.desk, seed, randomUUID(), office)).id;
}
const act = (id: string, what: EntryAct) =>
  actOnEntry(ground.desk, { id, version: null, key: randomUUID(), act: what }, office);

const late = (days: number): EntrySeed["stages"] => ({
  start: { planned: "2026-01-01", actual: addDays("2026-01-01", days) },
});
const waiting: EntrySeed["stages"] = { start: { planned: "2027-01-01", actual: null } };

describe("（二）the forecast of a row that cannot tell by itself", () => {
  it("is the median of at least five others of its kind, the same in the list and on its page", async () => {
    for (const days of [30, 1, 9, 20]) await entered(`示例公路${days}`, { stages: late(days) });
    for (const days of [100, 100, 100, 100, 100])
      await entered("示例铁路", { variant: "railway", stages: late(days) });
    const id = await entered("示例待开工公路", { stages: waiting });
    expect((await getEntry(ground.desk, id, office)).row.forecast).toMatchObject({ expected: null });
    await entered("示例公路5", { stages: late(5) });
    const { forecast } = (await getEntry(ground.desk, id, office)).row;
    expect(forecast).toMatchObject({
      stage: "start",
      expected: "2027-01-10",
      slipDays: 9,
      because: { zh: "本行尚无可比阶段；同为“公路”的 5 行，“开工”比计划晚 9 天（中位数）" },
    });
    const page = { page: 1, size: 50 };
    const { rows } = await listEntries(ground.desk, "project", { q: "待开工", sort: "name" }, page);
    expect(rows.map((row) => row.forecast)).toEqual([forecast]);
    // One project entered twice is one experience.
    const twice = await entered("示例公路五", { stages: late(5) });
    const { rows: five } = await listEntries(ground.desk, "project", { q: "示例公路5", sort: "name" }, page);
    await act(twice, { type: "merge", into: five[0]?.id ?? "" });
    expect((await getEntry(ground.desk, id, office)).row.forecast).toEqual(forecast);
  });
});

describe("（二十一）a problem on its page", () => {
  it("shows its age, how often it was discussed, and the level that is proposed next", async () => {
    const values = { raisedOn: "2026-10-24", level: "special-group" };
    const id = await entered("示例难题", { register: "problem", variant: "hard", values });
    expect((await getEntry(ground.desk, id, office)).nextLevel).toBeNull();
    const meeting: EntryAct = {
      type: "discuss",
      meeting: randomUUID(),
      title: "示例专项工作组会议",
      on: "2026-11-23",
    };
    await act(id, meeting);
    await act(id, meeting);
    const { nextLevel, row } = await getEntry(ground.desk, id, office);
    expect([row.ageDays, row.discussed, nextLevel?.level]).toEqual([30, 1, "joint-conference"]);
  });
});
