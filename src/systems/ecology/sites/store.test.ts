import type { FastifyInstance } from "fastify";
import { randomUUID } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "../../../../test/support/application.ts";
import { testConfig } from "../../../../test/support/app.ts";
import { openTestDatabase, type TestDatabase } from "../../../../test/support/database.ts";
import { waitingLines } from "../../../../test/support/waits.ts";
import { multipart } from "../../../../test/support/upload.ts";
import { createShell, MIGRATION_SOURCES } from "../../../compose.ts";
import { addDays } from "../../../kernel/calendar.ts";
import type { Actor } from "../../../kernel/actor.ts";
import { upgradeDatabase } from "../../../platform/database/upgrade.ts";
import { createServer } from "../../../platform/http/server.ts";
import { cookieName } from "../../../platform/http/session-cookie.ts";
import { actorOf, type RosterUnit } from "../../../platform/records/units.ts";
import { ecologySlice } from "../slice.ts";
import type { Slice } from "../../../platform/slice.ts";
import { type SampleDesk, sampleBureaus } from "../bureau/story-ground.ts";
import { COUNTY_SEATS, type CountySeat } from "../../../kernel/county-seats.ts";
import { toGcj02 } from "../../../kernel/gcj02.ts";
import { metresBetween } from "../../../kernel/place.ts";
import type { Balance } from "./balance/balance.ts";
import { allZones, type Coverage, WITHIN } from "./coverage/coverage.ts";
import { countsOf, dotsOf, DRAWN, ORIGIN, type SiteAt } from "./dots/dots.ts";
import type { SiteImport } from "./import/outline-row.ts";
import type { SiteState } from "./kind.ts";
import type { SiteOutline } from "./outline-view.ts";
import { tellSites } from "./story.ts";
import type { SiteDesk } from "./store.ts";

const idOf = (digit: string) => `${digit.repeat(8)}-3b5d-4c7e-8f90-a1b2c3d4e5f6`;
const unit = (id: string, name: string) =>
  ({ id, name, regionCode: "150200", collective: false }) as RosterUnit;
const [FORESTRY, WATER] = [
  unit(idOf("1"), "【示例】大青山保护区管护中心"),
  unit(idOf("2"), "【示例】包头市水务局"),
];
const person = (digit: string, name: string, role: Actor["roles"][number], of: RosterUnit | null): Actor => ({
  accountId: idOf(digit),
  name,
  displayName: name,
  organisationId: of?.id ?? null,
  roles: [role],
});
const PEOPLE = [
  person("3", "ranger", "liaison", FORESTRY),
  person("4", "colleague", "liaison", FORESTRY),
  person("5", "head", "unit-head", FORESTRY),
  person("6", "water", "liaison", WATER),
  person("7", "office", "office", null),
];
const now = () => new Date("2026-11-23T02:00:00Z");
const DAY = "2026-11-23";

const identify = async (given: string) => {
  const actor = PEOPLE.find(({ name }) => name === given);
  return actor === undefined ? null : { actor, confined: null };
};

/** The demonstration puts its bureaus on it. */
const roster = [FORESTRY, WATER];

let database: TestDatabase;
let app: FastifyInstance;
let desk: SiteDesk;
let sample: SampleDesk;
let slice: Slice;
beforeAll(async () => {
  database = await openTestDatabase();
  const config = testConfig({ demo: true, dataFolder: mkdtempSync(join(tmpdir(), "jiziwan-sites-")) });
  await upgradeDatabase(database, MIGRATION_SOURCES, root);
  const shell = { ...createShell(config, database), now };
  const organisations = {
    list: async () => roster,
    propose: async (units: readonly { readonly name: string }[]) => {
      for (const { name } of units) roster.push(unit(randomUUID(), name));
    },
  };
  sample = { ...shell, organisations };
  desk = sample;
  slice = ecologySlice(shell, { organisations });
  app = await createServer({ config, version: "test", identify, ready: async () => {}, now });
  await slice.routes(app);
  await app.ready();
});
afterAll(async () => {
  await app.close();
  await database.close();
});

async function as(name: string, method: "GET" | "POST" | "PUT", url: string, body?: object) {
  const headers = { host: "127.0.0.1", "x-jiziwan": "1", cookie: `${cookieName(desk.config)}=${name}` };
  const reply = await app.inject({ method, url, headers, ...(body === undefined ? {} : { payload: body }) });
  return {
    status: reply.statusCode,
    body: reply.json<Record<string, unknown> & { id: string; version: number; code: string }>(),
  };
}
const SEED = {
  code: "示例-001",
  name: "【示例】采坑",
  kind: "mining",
  place: [[110.5, 40.8]],
  foundOn: DAY,
  source: "patrol",
  due: null,
  note: "",
};
const found = (name: string, key: string = randomUUID(), code = SEED.code) =>
  as(name, "POST", "/api/ecology/sites", { key, seed: { ...SEED, code } });

const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]);
async function check(name: string, site: string, more: Record<string, string> = {}, photo: Uint8Array = PNG) {
  const query = new URLSearchParams({
    version: "1",
    key: randomUUID(),
    place: "[[110.5005,40.8]]",
    on: DAY,
    truth: "real",
    until: "2026-12-31",
    ...more,
  });
  const sent = await multipart("现场.png", photo);
  const headers = {
    ...sent.headers,
    host: "127.0.0.1",
    "x-jiziwan": "1",
    cookie: `${cookieName(desk.config)}=${name}`,
  };
  const url = `/api/ecology/sites/${site}/checks?${query}`;
  const reply = await app.inject({ ...sent, url, headers });
  return {
    status: reply.statusCode,
    body: reply.json<{ code: string; state: { photos: { digest: string }[] } }>(),
  };
}
const act = (name: string, site: string, version: number, done: object) =>
  as(name, "POST", `/api/ecology/sites/${site}/acts`, { version, key: randomUUID(), act: done });

describe("sites over HTTP （十四）", () => {
  it("go from being found to 销号 by the people whose turn it is, once under each key", async () => {
    const key = randomUUID();
    const { id } = (await found("ranger", key)).body;
    expect((await found("ranger", key)).body.id).toBe(id);
    const report = { key: randomUUID(), placedBy: "photo" };
    const first = await check("ranger", id, report);
    expect(JSON.stringify(first.body)).toContain("（位置：照片里的位置）");
    expect((await check("ranger", id, report)).body.state.photos).toEqual(first.body.state.photos);
    const digest = first.body.state.photos[0]?.digest ?? "";
    const photo = await app.inject({
      url: `/api/ecology/sites/${id}/photos/${digest}`,
      headers: { host: "127.0.0.1", cookie: `${cookieName(desk.config)}=office` },
    });
    expect([...photo.rawPayload]).toEqual([...PNG]);

    await act("ranger", id, 2, { type: "rectify", on: DAY, restoredM2: 500, text: "回填覆土" });
    expect((await act("ranger", id, 3, { type: "inspect", passed: "yes", text: "" })).body.code).toBe(
      "other-person",
    );
    await act("colleague", id, 3, { type: "inspect", passed: "yes", text: "" });
    expect((await act("colleague", id, 4, { type: "accept", passed: "yes", text: "" })).body.code).toBe(
      "head-only",
    );
    await act("head", id, 4, { type: "accept", passed: "yes", text: "" });
    const { body } = await act("ranger", id, 5, { type: "close" });
    expect(body["state"]).toMatchObject({ status: "closed", closedOn: DAY, restoredM2: 500 });
  });

  it("are nobody else's: another bureau enters none and sees none, the office reads all", async () => {
    expect((await found("water")).body.code).toBe("not-forestry");
    const { id } = (await found("ranger", randomUUID(), "示例-002")).body;
    expect((await as("water", "GET", `/api/ecology/sites/${id}`)).status).toBe(404);
    expect((await as("water", "GET", "/api/ecology/sites")).body["total"]).toBe(0);
    expect((await check("water", id)).status).toBe(404);
    expect((await as("office", "GET", `/api/ecology/sites/${id}`)).status).toBe(200);
    expect((await as("office", "GET", "/api/ecology/sites?open=true&kind=mining&q=002")).body["total"]).toBe(
      1,
    );
    expect((await as("office", "GET", "/api/ecology/sites?kind=road")).body["total"]).toBe(0);
  });

  it("take a picture for a photo and nothing else, and say how far away somebody stood", async () => {
    const { id } = (await found("ranger", randomUUID(), "示例-003")).body;
    const heic = Buffer.from("\0\0\0\x18ftypheic\0\0\0\0", "latin1");
    expect((await check("ranger", id, {}, heic)).body.code).toBe("heic");
    expect((await check("ranger", id, {}, Buffer.from("<svg/>"))).body.code).toBe("no-photo");
    expect((await check("ranger", id, { place: "[[110.6,40.8]]" })).body.code).toBe("far-away");
    expect((await check("ranger", id, { place: "nowhere" })).status).toBe(400);
  });

  it("take what was seen without its photo where that was refused, and say so in the history", async () => {
    const { id } = (await found("ranger", randomUUID(), "示例-004")).body;
    const query = `version=1&place=[[110.5,40.8]]&on=2026-03-02&truth=untrue&key=${randomUUID()}`;
    const bare = `/api/ecology/sites/${id}/checks/without-photo?${query}`;
    const { body } = await as("ranger", "POST", bare);
    expect(body["state"]).toMatchObject({ status: "dismissed", photos: [] });
    expect(JSON.stringify(body["history"])).toContain("无照片：现场所拍的没有被收下");
  });
});

/** A square of so many degrees around a position, closed as RFC 7946 has it. */
const square = ([x, y]: readonly [number, number], side: number) => {
  const half = side / 2;
  const [w, s, e, n] = [x - half, y - half, x + half, y + half];
  return {
    type: "Polygon",
    coordinates: [
      [
        [w, s],
        [e, s],
        [e, n],
        [w, n],
        [w, s],
      ],
    ],
  };
};
/** The same with its corners in an order in which it crosses itself in the middle. */
const bow = (...given: Parameters<typeof square>) => {
  const [[a, b, c, d] = []] = square(...given).coordinates;
  return { type: "Polygon", coordinates: [[a, c, b, d, a]] };
};
const feature = (properties: object, geometry: object) => ({ type: "Feature", properties, geometry });
const geojson = (...features: object[]) =>
  new TextEncoder().encode(JSON.stringify({ type: "FeatureCollection", features }));
const ZONES = geojson(
  feature({ zone: "示例西区" }, square([110, 40.75], 1)),
  feature({ zone: "示例东区" }, square([111, 40.75], 1)),
);

async function sendFile(name: string, path: string, fileName: string, bytes: Uint8Array) {
  const sent = await multipart(fileName, bytes);
  const headers = {
    ...sent.headers,
    host: "127.0.0.1",
    "x-jiziwan": "1",
    cookie: `${cookieName(desk.config)}=${name}`,
  };
  const reply = await app.inject({ ...sent, url: path, headers });
  return { status: reply.statusCode, body: reply.json<SiteImport & { code: string }>() };
}
const IMPORTS = "/api/ecology/site-imports";
const importFile = (bytes: Uint8Array, name = "ranger") => sendFile(name, IMPORTS, "图斑.geojson", bytes);
const enter = async (id: string, mode = "good-rows") =>
  (await as("ranger", "POST", `${IMPORTS}/${id}/apply`, { mode })).body as unknown as SiteImport & {
    code: string;
  };
const outcomes = ({ rows }: SiteImport) =>
  rows.map(({ name, outcome, issues }) => [name, outcome, issues.some(({ blocks }) => blocks)]);

describe("outlines imported as sites （十四）", () => {
  it("are measured by the administration's zones line by line; what is good is entered, the rest is kept out and said", async () => {
    expect((await sendFile("water", "/api/ecology/zones", "z.geojson", ZONES)).body.code).toBe(
      "not-forestry",
    );
    const crossing = geojson(feature({ zone: "坏" }, bow([110.5, 40.5], 1)));
    expect((await sendFile("ranger", "/api/ecology/zones", "z.geojson", crossing)).body.code).toBe(
      "wrong-zone",
    );
    expect((await sendFile("ranger", "/api/ecology/zones", "z.geojson", ZONES)).status).toBe(200);
    const file = geojson(
      feature(
        { id: "图-1", 名称: "采坑", 问题类型: "采石采砂采矿", 发现日期: "2025/6/1" },
        square([110.5, 40.8], 0.001),
      ),
      feature({ id: "图-2" }, bow([110.005, 40.705], 0.01)),
      feature({ id: "图-3" }, square([110.5, 40.8], 0.001)),
      feature({ id: "图-1" }, square([110.6, 40.8], 0.001)),
      feature({}, square([110.7, 40.8], 0.001)),
      feature({ id: "图-6" }, square([101, 30], 0.001)),
      feature({ name: "沟口", 问题类型: "没有的类型", 发现日期: "去年夏天" }, square([110.2, 40.8], 0.001)),
      feature({ id: "图-8" }, { type: "Point", coordinates: [110.3, 40.8] }),
    );
    const { body } = await importFile(file);
    expect(outcomes(body)).toEqual([
      ["图-1 采坑", "new", false],
      ["图-2", "new", true],
      ["图-3", "new", true],
      ["图-1", "new", true],
      ["#5", "new", true],
      ["图-6", "new", true],
      ["沟口", "new", false],
      ["图-8", "new", false],
    ]);
    expect(body.rows[1]?.issues[0]?.sentence.zh).toContain("经度 110.005、纬度 40.705");
    expect(body.rows[6]?.issues.map(({ sentence }) => sentence.zh)).toEqual([
      expect.stringContaining("“没有的类型”不是已知"),
      expect.stringContaining("“去年夏天”不是日期"),
    ]);
    expect(body.rows[0]?.zones.map(({ zone }) => zone)).toEqual(["示例西区", "示例东区"]);
    expect((await enter(body.id, "all")).code).toBe("rows-have-errors");
    const done = await enter(body.id);
    expect(done).toMatchObject({ state: "applied", progress: { entered: 3, skipped: 5 } });

    const id = done.rows[0]?.entryId ?? "";
    const { state } = (await as("ranger", "GET", `/api/ecology/sites/${id}`)).body as unknown as {
      state: SiteState;
    };
    // A thousandth of a degree each way at 40.8° is 84.4 m by 111.0 m.
    expect(state.areaM2).toBeCloseTo(9_370, -1);
    expect(state.zones.reduce((sum, { m2 }) => sum + m2, 0)).toBeCloseTo(state.areaM2 ?? 0, 6);
    expect(state).toMatchObject({ kind: "mining", foundOn: "2025-06-01", status: "found", source: "remote" });
    const drawn = (await as("office", "GET", `/api/ecology/sites/${id}/outline`))
      .body as unknown as SiteOutline;
    expect(drawn.rings[0]).toHaveLength(5);
    expect(drawn.edges.map(({ zone }) => zone).toSorted()).toEqual(["示例东区", "示例西区"]);
    expect((await as("water", "GET", `/api/ecology/sites/${id}/outline`)).status).toBe(404);

    const again = (await importFile(file)).body;
    expect(again.rows[0]).toMatchObject({ outcome: "known", entryId: id });
    expect(again.counts).toMatchObject({ good: 0, known: 3 });
    expect((await slice.verify?.())?.differing).toEqual([]);
  });

  it("are told apart by their number where a program wrote Id 0 in every row, and are not entered once their outlines were forgotten", async () => {
    const rows = ["图-21", "图-22"].map((TBBH, at) =>
      feature({ Id: 0, TBBH }, square([110.31 + at / 100, 40.8], 0.001)),
    );
    const { body } = await importFile(geojson(...rows));
    expect(outcomes(body)).toEqual([
      ["图-21", "new", false],
      ["图-22", "new", false],
    ]);
    await database.owner`delete from ecology.outline_draft`;
    expect((await enter(body.id, "all")).code).toBe("outlines-forgotten");
    expect((await enter((await importFile(geojson(...rows))).body.id)).progress).toMatchObject({
      entered: 2,
    });
  });

  it("in GCJ-02 by their shift at known seats, or with latitude first, wait for an answer and are never corrected unasked", async () => {
    const seat = COUNTY_SEATS.find(({ name }) => name === "土默特左旗") as CountySeat;
    const { body } = await importFile(
      geojson(feature({ id: "图-9", name: seat.name }, square(toGcj02(seat.at) as [number, number], 0.001))),
    );
    expect(body.questions.map(({ of }) => of)).toContain("coordinates");
    expect((await enter(body.id)).code).toBe("asks-coordinates");
    const answer = { ...body.decisions, headingRow: 0, coordinates: "gcj02" };
    expect((await as("ranger", "PUT", `${IMPORTS}/${body.id}/mapping`, answer)).status).toBe(200);
    const done = await enter(body.id);
    const { state } = (await as("ranger", "GET", `/api/ecology/sites/${done.rows[0]?.entryId}`))
      .body as unknown as { state: SiteState };
    expect(metresBetween(state.place[0] ?? [0, 0], seat.at)).toBeLessThan(1);

    const turned = {
      type: "Polygon",
      coordinates: [square([110.9, 40.9], 0.001).coordinates[0]?.map(([x, y]) => [y, x])],
    };
    const swapped = (await importFile(geojson(feature({ id: "图-10" }, turned)))).body;
    expect((await enter(swapped.id)).code).toBe("asks-order");
    await as("ranger", "PUT", `${IMPORTS}/${swapped.id}/mapping`, {
      ...swapped.decisions,
      headingRow: 0,
      swapped: true,
    });
    expect((await enter(swapped.id)).progress).toMatchObject({ entered: 1 });
  });
});

describe("the demonstration's sites （十四）", () => {
  it("give figures, wait for whose turn it is, are found, and follow from their acts", async () => {
    const before = await slice.indicators(14, DAY);
    await tellSites(sample, DAY);
    const after = await slice.indicators(14, DAY);
    const grown = after.map(({ id, value }, at) => [id, (value ?? 0) - (before[at]?.value ?? 0)]);
    expect(grown).toEqual([
      ["ecology.sites-found", 25],
      ["ecology.sites-closed", 19],
      ["ecology.restored-area", expect.any(Number)],
    ]);
    expect(new Set(after.map(({ standing }) => standing))).toEqual(new Set(["sample"]));

    const { actingFor } = await sampleBureaus(sample, DAY);
    const waiting = async (...roles: Actor["roles"]) => {
      const { actor } = actingFor("示例大青山保护区管理局", ...roles);
      if (actor === null) throw new Error("somebody acts");
      const who = await actorOf(sample, { actor, address: "", requestId: "" });
      const lines = await waitingLines(sample.sql, who, DAY);
      return lines.map(({ subject, why, late }) => [subject.slice(0, 6), why.zh, late]).toSorted();
    };
    expect(await waiting("liaison")).toEqual([
      ["示例-001", "现场核查", false],
      ["示例-002", "报整改完成", true],
    ]);
    expect((await waiting("unit-head")).map(([, why]) => why)).toContain("查验");

    const [office] = PEOPLE.filter(({ name }) => name === "office");
    const found = await slice.find?.("林间便道", office as Actor, 10);
    expect(found?.map(({ title }) => title)).toEqual(["示例-003 【示例】林间便道"]);
    expect((await slice.verify?.())?.differing).toEqual([]);
  });

  it("are drawn as dots and balanced by zone and year, each as its list and its acts have it", async () => {
    const headers = { host: "127.0.0.1", cookie: `${cookieName(desk.config)}=office` };
    const { rawPayload } = await app.inject({ url: "/api/ecology/site-dots/file", headers });
    const dots = dotsOf(Uint8Array.from(rawPayload).buffer);
    const listed = async (query: string) =>
      Number((await as("office", "GET", `/api/ecology/sites?${query}`)).body["total"]);
    expect(dots.count).toBe(await listed(""));
    for (const [status, counts] of countsOf(dots)) {
      expect(counts.reduce((sum, each) => sum + each, 0)).toBe(await listed(`status=${status}`));
      const [zone = ""] = dots.zones;
      expect(counts[0] ?? 0).toBeLessThanOrEqual(
        await listed(`status=${status}&zone=${encodeURIComponent(zone)}`),
      );
    }
    const [x, y] = [(dots.longitude[0] ?? 0) + ORIGIN[0], (dots.latitude[0] ?? 0) + ORIGIN[1]];
    const { sites: there } = (await as("office", "GET", `/api/ecology/site-dots/at/${x}/${y}`))
      .body as unknown as {
      sites: SiteAt[];
    };
    expect(there[0]?.status).toBe(DRAWN[dots.status[0] ?? 0]);
    expect((await as("water", "GET", `/api/ecology/site-dots/at/${x}/${y}`)).body["sites"]).toEqual([]);

    const { rows } = (await as("office", "GET", "/api/ecology/site-balance")).body as unknown as Balance;
    for (const row of rows) {
      const before = rows.find(({ zone, year }) => zone === row.zone && year === row.year - 1);
      expect(row.openingM2).toBe(before?.closingM2 ?? 0);
      expect(row.closingM2).toBeCloseTo(row.openingM2 + row.foundM2 - row.untrueM2 - row.closedM2, 4);
    }
    // Site by site, without the table that the balance is added up from.
    const records = await database.app<
      { state: SiteState }[]
    >`select state from ecology.record where kind = 'site'`;
    let [open, m2] = [0, 0];
    for (const { state } of records)
      if (state.status !== "closed" && state.status !== "dismissed") {
        open += 1;
        m2 += state.areaM2 ?? 0;
      }
    const ends = rows.filter(({ year }) => year === Number(DAY.slice(0, 4)));
    expect(ends.reduce((sum, { closingSites }) => sum + closingSites, 0)).toBe(open);
    expect(ends.reduce((sum, { closingM2 }) => sum + closingM2, 0)).toBeCloseTo(m2, 3);

    for (const within of WITHIN) {
      const { rows: zones } = (await as("office", "GET", `/api/ecology/site-coverage?within=${within}`))
        .body as unknown as Coverage;
      const after = addDays(DAY, -Number(within));
      const visited = records.filter(
        ({ state: { status, visitedOn } }) =>
          status !== "closed" && status !== "dismissed" && visitedOn !== null && visitedOn > after,
      );
      expect([within, allZones(zones)]).toEqual([within, { open, visited: visited.length }]);
    }
    expect((await as("water", "GET", "/api/ecology/site-coverage")).body["rows"]).toEqual([]);
  });
});
