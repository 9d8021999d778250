import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "../../../../test/support/application.ts";
import { waitingLines } from "../../../../test/support/waits.ts";
import { openTestDatabase, type TestDatabase } from "../../../../test/support/database.ts";
import type { Role } from "../../../kernel/access.ts";
import { timeInShanghai } from "../../../kernel/calendar.ts";
import { audit } from "../../../platform/audit/audit.ts";
import { inTransaction } from "../../../platform/database/database.ts";
import { upgradeDatabase } from "../../../platform/database/upgrade.ts";
import { jobs } from "../../../platform/jobs/jobs.ts";
import { actorOf, type RosterUnit } from "../../../platform/records/units.ts";
import { rebuildProjections, verifyRecords } from "../../../platform/records/verify-records.ts";
import type { Caller } from "../../../platform/slice.ts";
import type { SampleDesk } from "../bureau/story-ground.ts";
import { SEALED } from "../slice.ts";
import { escalateDue } from "./job.ts";
import type { AlertAsked } from "./kind.ts";
import type { ReachAsked } from "./reach/kind.ts";
import { enterReach, reaches, takeOverReaches } from "./reach/store.ts";
import { type AlertDesk, alerts, alertRecipients, raise } from "./store.ts";
import { alertIndicators } from "./store-figures.ts";
import { tellAlerts } from "./story.ts";

const id = (digit: number) => `${digit}a1c2a4e-3b5d-4c7e-8f90-a1b2c3d4e5f6`;
const unit = (at: number, name: string, regionCode: string): RosterUnit => ({
  id: id(at),
  name,
  regionCode,
  aliases: [],
  parentId: null,
  collective: false,
  memberIds: [],
  proposed: false,
});
const roster = [
  unit(1, "呼和浩特市生态环境局", "150100"),
  unit(2, "包头市生态环境局", "150200"),
  unit(3, "包头市生态环境局九原区分局", "150200"),
  unit(4, "鄂尔多斯市生态环境局", "150600"),
  unit(5, "包头市水务局", "150200"),
];
const caller = (organisationId: string | null, ...roles: Role[]): Caller => ({
  actor: { accountId: randomUUID(), name: "a", displayName: "甲", organisationId, roles },
  address: "127.0.0.1",
  requestId: "test",
});
const [HOHHOT, BAOTOU, BRANCH, ORDOS, WATER] = [1, 2, 3, 4, 5].map((at) => caller(id(at), "liaison")) as [
  Caller,
  Caller,
  Caller,
  Caller,
  Caller,
];
const OFFICE = caller(null, "office");
const DAY = "2026-11-23";

let database: TestDatabase;
let now = new Date(`${DAY}T02:00:00Z`);
let desk: AlertDesk;
beforeAll(async () => {
  database = await openTestDatabase();
  const source = { schema: "ecology", folder: "src/systems/ecology/migrations", sealed: SEALED };
  await upgradeDatabase(database, [source], root);
  desk = {
    sql: database.app,
    audit,
    jobs,
    now: () => now,
    config: { demo: false },
    organisations: { list: async () => roster },
  } as unknown as AlertDesk;
  await takeOverReaches(desk);
});
afterAll(() => database.close());

const SEED = { section: "包头", what: "水面有油膜", seenAt: "", more: "", drill: false };
const raised = async (seed: Partial<typeof SEED> = {}, by = BAOTOU): Promise<string> =>
  (await raise(desk, { key: randomUUID(), seed: { ...SEED, ...seed } }, by)).id;
const open = (alertId: string, by = BAOTOU) => alerts.open(desk, alertId, by);
async function does(alertId: string, act: AlertAsked, by: Caller): Promise<void> {
  const { version } = await open(alertId, by);
  await alerts.act(desk, alertId, { version, key: randomUUID(), act }, by);
}
async function propose(units: readonly { readonly name: string; readonly regionCode: string }[]) {
  for (const { name, regionCode } of units) roster.push({ ...unit(6, name, regionCode), id: randomUUID() });
}
const told = async (alertId: string) =>
  (await open(alertId)).history.filter(({ sentence }) => sentence.zh.includes("已报告领导小组办公室")).length;
const lines = async (by: Caller) => waitingLines(desk.sql, await actorOf(desk, by), DAY);
const later = (minutes: number): void => {
  now = new Date(now.getTime() + minutes * 60_000);
};

describe("（十三）an alert along the river", () => {
  it("goes to the ecology bureau of every city concerned, once each, with bands of arrival and a clock", async () => {
    const { state } = await open(await raised({ seenAt: "2026-11-23 08:00" }));
    expect(
      state.notices.map(({ unitId, section, side, earliest, latest }) => [
        unitId,
        section,
        side,
        earliest,
        latest,
      ]),
    ).toEqual([
      [id(4), "包头", "beside", "2026-11-23T00:00:00.000Z", "2026-11-23T00:00:00.000Z"],
      [id(1), "头道拐", "below", "2026-11-23T12:00:00.000Z", "2026-11-24T12:00:00.000Z"],
    ]);
    expect(state.notices.map(({ due }) => due)).toEqual(Array(2).fill("2026-11-23T03:00:00.000Z"));
    expect([state.status, state.unreached, state.minutes]).toEqual(["raised", [], 60]);
  });

  it("is raised by ecology bureaus alone, and never of the future or of no instant", async () => {
    await expect(raised({}, WATER)).rejects.toMatchObject({ failure: { code: "not-ecology" } });
    await expect(raised({ seenAt: "2026-11-23 23:00" })).rejects.toMatchObject({
      failure: { code: "ahead", field: "seenAt" },
    });
    await expect(raised({ seenAt: "早上" })).rejects.toMatchObject({
      failure: { code: "no-instant", field: "seenAt" },
    });
  });

  it("says for which city the roster has no bureau, and still tells the others", async () => {
    const lacking = {
      ...desk,
      organisations: { list: async () => roster.filter((each) => each.id !== id(1)) },
    };
    const before = await alertRecipients(lacking, SEED, BAOTOU);
    const { id: alertId } = await raise(lacking, { key: randomUUID(), seed: SEED }, BAOTOU);
    const { state } = await open(alertId);
    // What was shown before it was raised.
    expect(before.unreached).toEqual(state.unreached);
    expect(before.notices.map(({ unit: _, ...notice }) => notice)).toEqual(state.notices);
    expect([state.unreached, state.notices.map(({ unitId }) => unitId)]).toEqual([["150100"], [id(4)]]);
  });

  it("waits for each bureau until it acknowledges, then for who raised it to close it with its cause", async () => {
    const alertId = await raised({ what: "氨氮 4.2 mg/L" });
    const waits = async (by: Caller) => (await lines(by)).filter(({ link }) => link.endsWith(alertId));
    expect((await waits(ORDOS)).map(({ why, due, late }) => [why.zh, due, late])).toEqual([
      ["确认收到（11:00 前）", DAY, false],
    ]);
    expect(await waits(BAOTOU)).toEqual([]);
    await does(alertId, { type: "acknowledge" }, ORDOS);
    expect(await waits(ORDOS)).toEqual([]);
    await expect(does(alertId, { type: "acknowledge" }, ORDOS)).rejects.toMatchObject({
      failure: { code: "acknowledged" },
    });
    await does(alertId, { type: "acknowledge" }, HOHHOT);
    await does(alertId, { type: "sample", place: "左岸", result: "氨氮 1.6 mg/L" }, HOHHOT);
    await does(alertId, { type: "report", task: "response", what: "投加沸石" }, ORDOS);
    expect((await waits(BAOTOU)).map(({ why }) => why.zh)).toEqual(["查明原因，关闭"]);
    const over: AlertAsked = { type: "close", cause: "drill-over", text: "好了" };
    await expect(does(alertId, over, BAOTOU)).rejects.toMatchObject({ failure: { field: "cause" } });
    await does(alertId, { ...over, cause: "discharge" }, BAOTOU);
    const { state, history } = await open(alertId, HOHHOT);
    expect(state).toMatchObject({
      status: "closed",
      cause: "discharge",
      tasks: ["monitoring", "response"],
      samples: [{ unitId: id(1), place: "左岸" }],
    });
    expect(history).toHaveLength(6);
    expect(await waits(BAOTOU)).toEqual([]);
  });

  it("is nobody else's: neither a branch nor another bureau of the city sees it", async () => {
    const alertId = await raised();
    for (const by of [BRANCH, WATER])
      await expect(open(alertId, by)).rejects.toMatchObject({ failure: { code: "not-found" } });
    expect((await open(alertId, OFFICE)).state.section).toBe("包头");
  });

  it("is labelled where it is a drill, and drills count in no figure", async () => {
    const before = await alertIndicators(desk, 13, DAY);
    const alertId = await raised({ drill: true });
    const real: AlertAsked = { type: "close", cause: "accident", text: "罐车侧翻" };
    await expect(does(alertId, real, BAOTOU)).rejects.toMatchObject({ failure: { code: "still-drill" } });
    await does(alertId, { type: "acknowledge" }, ORDOS);
    const { rows } = await alerts.list(desk, { q: "演练" }, { page: 1, size: 9 }, BAOTOU);
    expect(rows.map((row) => [row.id, row.title, row.drill])).toEqual([
      [alertId, "【演练】包头：水面有油膜", true],
    ]);
    expect(await alertIndicators(desk, 13, DAY)).toEqual(before);
  });
});

describe("（十三）the clock of an alert", () => {
  it("tells the office once of each bureau that is late, whoever runs twice, at once or again after a kill", async () => {
    const alertId = await raised({ what: "鱼类死亡" });
    await does(alertId, { type: "acknowledge" }, HOHHOT);
    later(59);
    await escalateDue(desk);
    expect(await told(alertId)).toBe(0);
    later(2);
    await Promise.all([escalateDue(desk), escalateDue(desk), escalateDue(desk)]);
    await escalateDue(desk);
    expect(await told(alertId)).toBe(1);
    const waiting = (await lines(OFFICE)).filter(({ link }) => link.endsWith(alertId));
    expect(waiting.map(({ why, late }) => [why.zh, late])).toEqual([["登记电话催办", true]]);
    await does(alertId, { type: "reach", how: "值班室已接电话" }, OFFICE);
    expect((await lines(OFFICE)).filter(({ link }) => link.endsWith(alertId))).toEqual([]);
    await does(alertId, { type: "acknowledge" }, ORDOS);
    const { state } = await open(alertId);
    expect(state.status).toBe("running");
    expect(state.notices[0]).toMatchObject({
      escalatedAt: expect.any(String) as string,
      reachedAt: expect.any(String) as string,
    });
  });

  it("escalates a first answer that is late as it does an acknowledgement: once, after a kill, told to whom the cities agreed", async () => {
    const reach = {
      from: "昆都仑河口",
      fromCities: ["150200"],
      to: "头道拐",
      toCities: ["150100"],
      hours: 3,
      latestHours: 9,
      since: DAY,
      source: "示踪试验",
      standing: "unverified",
    } as const;
    const { id: reachId } = await enterReach(desk, { key: randomUUID(), seed: reach }, BAOTOU);
    const agrees = async (by: Caller, act: ReachAsked) =>
      reaches.act(
        desk,
        reachId,
        { version: (await reaches.open(desk, reachId, by)).version, key: randomUUID(), act },
        by,
      );
    const clock = { minutes: 20, answerMinutes: 60, escalateTo: "office-and-region", from: DAY } as const;
    await agrees(BAOTOU, { type: "propose-clock", ...clock, document: "备忘录" });
    await agrees(HOHHOT, { type: "agree-clock" });

    const alertId = await raised({ section: "昆都仑河口", what: "氨氮 3 mg/L" });
    const of = async (by: Caller) =>
      (await lines(by))
        .filter(({ link }) => link.endsWith(alertId))
        .map(({ why, late }) => [why.zh, late] as const);
    const said = async () =>
      (await open(alertId)).history
        .map(({ sentence }) => sentence.zh)
        .filter((each) => each.includes("报告"));
    const due = timeInShanghai(new Date(now.getTime() + 60 * 60_000));
    await does(alertId, { type: "acknowledge" }, HOHHOT);
    expect(await of(HOHHOT)).toEqual([[`首次答复（${due} 前）`, false]]);
    later(60);
    expect(await escalateDue(desk)).toBe(0);
    later(1);
    const dying = { ...desk, audit: { ...audit, record: () => Promise.reject(new Error("killed")) } };
    await expect(escalateDue(dying)).rejects.toThrow("killed");
    expect(await said()).toEqual([]);
    await Promise.all([escalateDue(desk), escalateDue(desk)]);
    expect(await escalateDue(desk)).toBe(0);
    expect(await said()).toEqual([
      "呼和浩特市生态环境局到时没有首次答复，已报告领导小组办公室，由其转告自治区生态环境厅",
    ]);
    expect([await of(OFFICE), await of(HOHHOT)]).toEqual([
      [["登记电话催办", true]],
      [[`首次答复（${due} 前）`, true]],
    ]);
    await does(alertId, { type: "reach", how: "值班室已接电话" }, OFFICE);
    expect(await of(OFFICE)).toEqual([]);
    await does(alertId, { type: "report", task: "monitoring", what: "已到断面采样" }, HOHHOT);
    expect(await of(HOHHOT)).toEqual([]);

    // Who does neither is told of twice: the office that reached it once has it to reach again.
    const other = await raised({ section: "昆都仑河口", what: "氨氮 4 mg/L" });
    later(21);
    expect(await escalateDue(desk)).toBe(1);
    await does(other, { type: "reach", how: "无人接听" }, OFFICE);
    later(40);
    expect(await escalateDue(desk)).toBe(1);
    expect((await lines(OFFICE)).filter(({ link }) => link.endsWith(other))).toHaveLength(1);
    // No clock was agreed with 鄂尔多斯: an answer of it is never late.
    const without = await raised();
    await does(without, { type: "acknowledge" }, ORDOS);
    await does(without, { type: "acknowledge" }, HOHHOT);
    later(120);
    expect(await escalateDue(desk)).toBe(0);
  });

  it("goes on until nobody is due, past those whose alert somebody is just writing", async () => {
    const [held = "", ...others] = await Promise.all(
      Array.from({ length: 30 }, (_, at) => raised({ what: `死鱼 ${at}` })),
    );
    later(61);
    await inTransaction(database.owner, async (sql) => {
      await sql`select from ecology.record where id = ${held} for no key update`;
      // Two bureaus of each: more than one transaction takes.
      expect(await escalateDue(desk)).toBe(2 * others.length);
    });
    expect(await told(held)).toBe(0);
    expect(await escalateDue(desk)).toBe(2);
    expect(await Promise.all([held, ...others].map(told))).toEqual(Array(30).fill(2));
  });

  it("loses nothing when it is killed in the middle: what was not written is due again", async () => {
    const ids = [await raised({ what: "甲" }), await raised({ what: "乙" }), await raised({ what: "丙" })];
    later(61);
    const signal = new AbortController();
    let written = 0;
    const dying = {
      ...desk,
      audit: {
        ...audit,
        record: async (...given: Parameters<typeof audit.record>) => {
          written += 1;
          // Killed before the commit: neither acts nor trail of these may stand.
          if (written === 3) throw new Error("killed");
          return audit.record(...given);
        },
      },
    };
    await expect(escalateDue(dying, signal.signal)).rejects.toThrow("killed");
    expect(await Promise.all(ids.map(told))).toEqual([0, 0, 0]);
    await escalateDue(desk);
    expect(await Promise.all(ids.map(told))).toEqual([2, 2, 2]);
    expect(await escalateDue(desk)).toBe(0);
  });

  it("counts for the figure what was acknowledged in time, and its rows follow from the acts", async () => {
    const [figure] = await alertIndicators(desk, 13, DAY);
    const rows = await database.app<{ inTime: boolean | null }[]>`
      select acknowledged_at <= due_at as in_time from ecology.alert_notice
      where not drill and (acknowledged_at is not null or due_at < '2026-11-24T00:00+08')`;
    const inTime = rows.filter((row) => row.inTime === true).length;
    expect(rows.length).toBeGreaterThan(inTime);
    expect(JSON.stringify(figure)).toContain(`"part":${inTime},"whole":${rows.length}`);
    const folded = {
      slice: "ecology",
      kinds: [alerts.verified.kind, reaches.verified.kind],
      projections: alerts.verified.projections,
    };
    expect((await verifyRecords(desk, folded)).differing).toEqual([]);
    await database.owner`delete from ecology.alert_notice where unit_id = ${id(1)}`;
    expect((await verifyRecords(desk, folded)).differing.length).toBeGreaterThan(0);
    await rebuildProjections(desk, folded);
    expect((await verifyRecords(desk, folded)).differing).toEqual([]);
  });

  it("tells a demonstration of an alert that waits, one that was closed and a drill, all invented", async () => {
    const demo = {
      ...desk,
      config: { demo: true },
      organisations: { ...desk.organisations, propose },
    } as unknown as SampleDesk;
    await tellAlerts(demo, "2027-01-31");
    const { rows } = await alerts.list(desk, { q: "示例" }, { page: 1, size: 9 }, OFFICE);
    expect(rows.map(({ status, drill, silent }) => [status, drill, silent])).toEqual([
      ["raised", false, 1],
      ["closed", true, 0],
      ["closed", true, 0],
      ["closed", true, 0],
      ["closed", false, 0],
    ]);
    expect(rows.every(({ sample, raiser }) => sample && raiser.includes("示例"))).toBe(true);
  });
});
