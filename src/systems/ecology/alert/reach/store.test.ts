import { randomUUID } from "node:crypto";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "../../../../../test/support/application.ts";
import { openTestDatabase, type TestDatabase } from "../../../../../test/support/database.ts";
import { sheetOf } from "../../../../../test/support/sheet.ts";
import { valuesOf } from "../../../../contract/fields.ts";
import { audit } from "../../../../platform/audit/audit.ts";
import { upgradeDatabase } from "../../../../platform/database/upgrade.ts";
import { AT_ONCE } from "../../../../platform/exports/long.ts";
import { createFileStore } from "../../../../platform/files/store.ts";
import { jobs } from "../../../../platform/jobs/jobs.ts";
import type { RosterUnit } from "../../../../platform/records/units.ts";
import type { Caller } from "../../../../platform/slice.ts";
import { SEALED } from "../../slice.ts";
import { arrivalsBelow, readNetwork } from "../network.ts";
import { alertRecipients, alerts, raise } from "../store.ts";
import { REACH, type ReachAsked, type ReachFilled } from "./kind.ts";
import { reachImporter } from "./store-import.ts";
import { enterReach, networkOn, type ReachDesk, reaches, reachesWorkbook, takeOverReaches } from "./store.ts";

const unit = (name: string, regionCode: string) =>
  ({
    id: randomUUID(),
    name,
    regionCode,
    aliases: [],
    parentId: null,
    collective: false,
    memberIds: [],
    proposed: false,
  }) as RosterUnit;
const [hohhot, baotou, ulanqab, water] = [
  unit("呼和浩特市生态环境局", "150100"),
  unit("包头市生态环境局", "150200"),
  unit("乌兰察布市生态环境局", "150900"),
  unit("乌兰察布市水利局", "150900"),
] as const;
const by = ({ id, name }: RosterUnit): Caller => ({
  actor: { accountId: id, name, displayName: name, organisationId: id, roles: ["liaison"] },
  address: "127.0.0.1",
  requestId: "test",
});

let database: TestDatabase;
let now = new Date("2026-11-20T02:00:00Z");
let desk: ReachDesk;
beforeAll(async () => {
  database = await openTestDatabase();
  const source = { schema: "ecology", folder: "src/systems/ecology/migrations", sealed: SEALED };
  await upgradeDatabase(database, [source], root);
  desk = {
    sql: database.app,
    audit,
    jobs,
    files: createFileStore(database.app),
    now: () => now,
    config: { demo: false },
    organisations: { list: async () => [hohhot, baotou, ulanqab, water] },
  } as unknown as ReachDesk;
  await takeOverReaches(desk);
});
afterAll(() => database.close());

const TRIBUTARY: ReachFilled = {
  from: "支流口",
  fromCities: ["150900"],
  to: "头道拐",
  toCities: ["150100", "150600"],
  hours: 10,
  latestHours: 30,
  since: "2026-11-21",
  standing: "stated",
  source: "两市联合测流",
};
const enters = (change: Partial<ReachFilled>, caller = by(ulanqab)) =>
  enterReach(desk, { key: randomUUID(), seed: { ...TRIBUTARY, ...change } }, caller);
const failure = (code: string, field?: string) => ({ failure: { code, ...(field && { field }) } });
const asked = { section: "头道拐", what: "油膜", seenAt: "", more: "", drill: false };
const told = async (day: string) => {
  now = new Date(`${day}T02:00:00Z`);
  const { notices } = await alertRecipients(desk, asked, by(hohhot));
  return notices.map((notice) => notice.unit);
};

/** Where an anomaly at 包头 arrives, as the command works it out on the river of a day. */
const arrivals = async (day: string) => {
  const read = readNetwork(JSON.parse(JSON.stringify(await networkOn(desk, day))));
  if (!read.ok) throw new Error(read.failure.sentence.en);
  const found = arrivalsBelow(read.value, "包头", new Date("2026-11-20T00:00:00Z"));
  return found.ok
    ? found.value.map(({ section, city, earliest }) => [section, city, earliest.slice(0, 13)])
    : found;
};

describe("（十三）reaches of the river", () => {
  it("refuses what water cannot do and who is at neither end, each with a sentence at its field, and keeps nothing", async () => {
    await expect(enters({ latestHours: 9 })).rejects.toMatchObject(failure("latest-first", "latestHours"));
    await expect(enters({ to: "支流口" })).rejects.toMatchObject(failure("same-ends", "to"));
    await expect(enters({ from: "头道拐", to: "三湖河口" })).rejects.toMatchObject({
      failure: { code: "bad-network", sentence: { zh: expect.stringContaining("成环") as string } },
    });
    for (const [from, to] of [
      ["三湖河口 ", "包头"],
      ["三湖 河口", "包\u3000头"],
    ] as const)
      await expect(enters({ from, to })).rejects.toMatchObject(failure("reach-twice", "to"));
    await expect(enters({ to: "支流 口" })).rejects.toMatchObject(failure("same-ends", "to"));
    await expect(enters({}, by(water))).rejects.toMatchObject(failure("not-yours"));
    await expect(enters({}, by(baotou))).rejects.toMatchObject(failure("not-yours"));
    for (const wrong of [{ hours: -1 }, { toCities: ["150800"] }, { toCities: [] }, { since: "昨天" }])
      expect(valuesOf(REACH).safeParse({ ...TRIBUTARY, ...wrong }).success).toBe(false);
    expect((await reaches.list(desk, {}, { page: 1, size: 9 }, by(water))).total).toBe(2);
  });

  it("tells a city from the day on which its reach counts until it ends; alerts of before keep the river that they were raised by", async () => {
    expect(await told("2026-11-20")).toEqual([baotou.name]);
    now = new Date("2026-11-20T02:00:00Z");
    const { id } = await enters({});
    expect(await told("2026-11-20")).toEqual([baotou.name]);
    expect(await told("2026-11-21")).toEqual([baotou.name, ulanqab.name]);
    const alert = await raise(
      desk,
      { key: randomUUID(), seed: { ...asked, section: "支流口" } },
      by(ulanqab),
    );
    const end = { type: "end", until: "2026-11-22", reason: "重测" } as const;
    await expect(
      reaches.act(
        desk,
        id,
        { version: 1, key: randomUUID(), act: { ...end, until: "2026-11-20" } },
        by(ulanqab),
      ),
    ).rejects.toMatchObject(failure("past-end", "until"));
    await reaches.act(desk, id, { version: 1, key: randomUUID(), act: end }, by(hohhot));
    expect(await told("2026-11-21")).toEqual([baotou.name, ulanqab.name]);
    expect(await told("2026-11-22")).toEqual([baotou.name]);
    const kept = (await alerts.open(desk, alert.id, by(ulanqab))).state;
    expect(kept.river?.reaches.map(({ from, hours, source }) => [from, hours, source])).toEqual([
      ["支流口", 10, TRIBUTARY.source],
    ]);
    // What ended is no section any more, and another may stand in its place, also the other way round.
    await expect(
      raise(desk, { key: randomUUID(), seed: { ...asked, section: "支流口" } }, by(ulanqab)),
    ).rejects.toMatchObject(failure("no-section", "section"));
    await enters({
      from: "头道拐",
      to: "支流口",
      fromCities: ["150100"],
      toCities: ["150900"],
      since: "2026-11-22",
    });
  });

  it("gives the command the very river that alerts go by, of any day", async () => {
    expect(await arrivals("2026-11-21")).toEqual([["头道拐", "150100", "2026-11-20T12"]]);
    expect(await arrivals("2026-11-22")).toEqual([
      ["头道拐", "150100", "2026-11-20T12"],
      ["支流口", "150900", "2026-11-20T22"],
    ]);
  });

  it("reads its own workbook as there already, and enters of another sheet the good rows alone", async () => {
    const workbook = await reachesWorkbook(desk, { status: "used" }, by(hohhot), AT_ONCE);
    const receives = async (name: string, bytes: Uint8Array) =>
      reachImporter.receive(desk, "river", { name, bytes }, { confirmInternal: false }, by(hohhot));
    const own = await receives(workbook.name, await buffer(workbook.pieces));
    expect(own.rows.map(({ outcome, issues }) => [outcome, issues])).toEqual(
      [1, 2, 3].map(() => ["known", []]),
    );
    const sheet = await sheetOf([
      [
        "上断面",
        "上断面所在城市",
        "下断面",
        "下断面所在城市",
        "最早到达（小时）",
        "最迟到达（小时）",
        "依据",
      ],
      ["支流口", "乌兰察布市", "河口", "呼和浩特、包头市", 3.5, 8, "示踪试验"],
      ["河口", "呼和浩特", "出口", "忻州市", 3, 8, "示踪试验"],
      ["河口", "呼和浩特", "出口", "呼和浩特", 9, 8, "示踪试验"],
    ]);
    const view = await receives("河段.xlsx", sheet);
    expect(view.rows.map(({ issues }) => issues.map(({ sentence }) => sentence.zh.slice(0, 6)))).toEqual([
      [],
      ["“忻州市”不"],
      ["最迟到达不能"],
    ]);
    await reachImporter.apply(desk, view.id, { mode: "good-rows" }, by(hohhot));
    const { reaches: all } = await networkOn(desk);
    expect(all.find(({ to }) => to === "河口")).toMatchObject({
      fromCities: ["150900"],
      toCities: ["150100", "150200"],
      hours: 3.5,
      standing: "unverified",
    });
  });

  it("knows a section in any width and with any blanks, and calls it as the reach that begins first does", async () => {
    now = new Date("2026-11-24T01:00:00Z");
    const seed = { toCities: ["150200"], since: "2026-11-24" };
    await enters({ ...seed, from: "Ｂ 支流", to: "Ａ支流", toCities: ["150900"] });
    now = new Date("2026-11-24T01:01:00Z");
    await enters({ ...seed, from: "A 支流", to: "包 头", fromCities: ["150900"] });
    const { sections } = await networkOn(desk);
    expect(sections.map(({ id }) => id).filter((id) => /支流$|头/.test(id))).toEqual([
      "包头",
      "头道拐",
      "Ｂ 支流",
      "Ａ支流",
    ]);
    const { id } = await raise(
      desk,
      { key: randomUUID(), seed: { ...asked, section: "B支流" } },
      by(ulanqab),
    );
    const { state } = await alerts.open(desk, id, by(ulanqab));
    expect([state.section, state.notices.map(({ section, unitId }) => [section, unitId])]).toEqual([
      "Ｂ 支流",
      [
        ["包头", baotou.id],
        ["头道拐", hohhot.id],
      ],
    ]);
    const sheet = await sheetOf([
      ["上断面", "下断面", "下断面所在城市", "最早到达（小时）", "最迟到达（小时）", "依据"],
      ["a支流", "包头", "包头市", 1, 2, "甲"],
      ["A支流", "包\u3000头", "包头市", 1, 2, "甲"],
    ]);
    const { rows } = await reachImporter.receive(
      desk,
      "river",
      { name: "河段.xlsx", bytes: sheet },
      { confirmInternal: false },
      by(ulanqab),
    );
    expect(rows.map(({ outcome }) => outcome)).toEqual(["new", "known"]);
  });

  it("takes a clock from its day on once every city's bureau agreed, says in each alert whose it is, and keeps those of before", async () => {
    now = new Date("2026-11-26T01:00:00Z");
    const { id } = await enters({ from: "东支流", to: "包头", toCities: ["150200"], since: "2026-11-26" });
    const clock = {
      type: "propose-clock",
      minutes: 20,
      answerMinutes: 90,
      escalateTo: "office-and-region",
      from: "2026-11-26",
      document: "备忘录 1 号",
    } as const;
    const does = async (caller: Caller, act: ReachAsked) => {
      const { version } = await reaches.open(desk, id, caller);
      await reaches.act(desk, id, { version, key: randomUUID(), act }, caller);
    };
    const alarm = async () => {
      const { id: alertId } = await raise(
        desk,
        { key: randomUUID(), seed: { ...asked, section: "东支流" } },
        by(ulanqab),
      );
      const { notices } = (await alerts.open(desk, alertId, by(ulanqab))).state;
      return Object.fromEntries(
        notices.map(({ unitId, due, answerDue, clock: by }) => [
          unitId,
          [(Date.parse(due) - now.getTime()) / 60_000, answerDue?.slice(11, 16), by?.agreedOn],
        ]),
      );
    };
    const none = [60, undefined, undefined];
    expect(await alarm()).toEqual({ [hohhot.id]: none, [baotou.id]: none });
    await expect(does(by(hohhot), clock)).rejects.toMatchObject(failure("not-clock-party"));
    await expect(does(by(baotou), { ...clock, answerMinutes: 10 })).rejects.toMatchObject(
      failure("answer-first", "answerMinutes"),
    );
    await expect(does(by(baotou), { ...clock, from: "2026-11-25" })).rejects.toMatchObject(
      failure("past-clock", "from"),
    );
    await does(by(baotou), clock);
    await expect(does(by(baotou), { type: "agree-clock" })).rejects.toMatchObject(failure("agreed"));
    await expect(does(by(hohhot), { type: "agree-clock" })).rejects.toMatchObject(failure("not-clock-party"));
    // What one city alone proposed binds nobody.
    expect((await alarm())[baotou.id]).toEqual(none);
    now = new Date("2026-11-27T01:00:00Z");
    await does(by(ulanqab), { type: "agree-clock" });
    expect(await alarm()).toEqual({ [hohhot.id]: none, [baotou.id]: [20, "02:30", "2026-11-27"] });
    // Another is agreed for later, a third is declined: until its day the first one runs.
    await does(by(ulanqab), { ...clock, minutes: 10, from: "2026-11-29" });
    await does(by(baotou), { type: "agree-clock" });
    await does(by(baotou), { ...clock, minutes: 5, from: "2026-11-27" });
    await does(by(ulanqab), { type: "decline-clock", reason: "值班排不开" });
    expect((await alarm())[baotou.id]).toEqual([20, "02:30", "2026-11-27"]);
    now = new Date("2026-11-29T01:00:00Z");
    expect((await alarm())[baotou.id]).toEqual([10, "02:30", "2026-11-27"]);
    const { state } = await reaches.open(desk, id, by(baotou));
    expect(state.clocks?.map(({ minutes, from }) => [minutes, from])).toEqual([
      [20, "2026-11-27"],
      [10, "2026-11-29"],
    ]);
  });
});
