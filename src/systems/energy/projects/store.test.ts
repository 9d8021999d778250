import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { FailureError } from "../../../kernel/error.ts";
import type { Caller } from "../../../platform/slice.ts";
import { sampleUnits, type SampleDesk } from "../../../platform/records/sample-units.ts";
import { openTestApp, type TestApp } from "../../../../test/support/app.ts";
import { compareCategories } from "./comparison.ts";
import type { ProjectAsked } from "./kind.ts";
import { placeOf } from "./place.ts";
import { COUNTY_SEATS } from "../../../kernel/county-seats.ts";
import { factsOf, type ProjectValues, type Stated } from "./project.ts";
import { energyProjects, projectPlaces, propose, sumsByCategory } from "./store.ts";

let app: TestApp;
let desk: SampleDesk;
let [energy, water, office] = [] as Caller[];

const SEED: ProjectValues = {
  name: "示例源网荷储项目",
  rule: "ywhc",
  mode: "grid",
  investor: "示例公司",
  windMw: 100,
  solarMw: 100,
  batteryMw: 30,
  batteryMwh: 119,
  electrolyserMw: null,
  tankKg: null,
  node: "",
  importMw: null,
  exportMw: null,
  runsFrom: null,
  source: "示例报告",
};
const STATED: Stated = {
  loadWanKwh: 30_000,
  generatedWanKwh: 45_000,
  curtailedWanKwh: 5_000,
  exportedWanKwh: 0.1,
  h2WanKwh: null,
  hydrogenT: null,
  tankHours: null,
  gridPeakValley: null,
  loadPeakValley: null,
  sameInvestor: "yes",
  oneConnection: "unknown",
  offtakeAgreement: "unknown",
  groundwater: "unknown",
  adjustableLoad: "no",
  statedFrom: "示例报告",
  statedOn: "2026-11-01",
};

beforeAll(async () => {
  app = await openTestApp({ begin: true });
  const { organisations } = (await import("../../../compose.ts")).createSlices(app.shell).accounts;
  desk = { ...app.shell, organisations };
  const { actingFor } = await sampleUnits(desk, ["包头市示例能源局", "包头市示例水务局"], "2026-11-30");
  energy = actingFor("包头市示例能源局", "liaison");
  water = actingFor("包头市示例水务局", "liaison");
  office = actingFor("包头市示例能源局", "office");
}, 120_000);
afterAll(() => app.close());

const begin = (caller: Caller, seed = SEED) => propose(desk, { key: randomUUID(), seed }, caller);
const act = (id: string, version: number, asked: ProjectAsked, caller: Caller) =>
  energyProjects.act(desk, id, { version, key: randomUUID(), act: asked }, caller);
const refused = async (done: Promise<unknown>): Promise<string> => {
  try {
    await done;
  } catch (error) {
    if (error instanceof FailureError) return error.failure.code;
    throw error;
  }
  return "nothing";
};

it("（十六） takes a project from its draft over the office to being built, each by whose turn it is", async () => {
  expect(await refused(begin(water as Caller))).toBe("not-energy");
  const { id } = await begin(energy as Caller);
  expect(await refused(energyProjects.open(desk, id, water as Caller))).toBe("not-found");
  await act(id, 1, { type: "state", ...STATED }, energy as Caller);
  await act(id, 2, { type: "submit" }, energy as Caller);
  expect(await refused(act(id, 3, { type: "revise", ...SEED }, energy as Caller))).toBe("done");
  expect(await refused(act(id, 3, { type: "approve", document: "1号" }, energy as Caller))).toBe(
    "not-office",
  );
  await act(id, 3, { type: "return", reason: "储能不足" }, office as Caller);
  await act(id, 4, { type: "revise", ...SEED, batteryMwh: 120 }, energy as Caller);
  await act(id, 5, { type: "submit" }, energy as Caller);
  await act(id, 6, { type: "approve", document: "1号" }, office as Caller);
  await act(id, 7, { type: "build", proof: "验收" }, energy as Caller);
  const { state } = await energyProjects.open(desk, id, energy as Caller);
  expect(state).toMatchObject({ status: "built", batteryMwh: 120, approval: { document: "1号" } });
  expect(await sumsByCategory(desk, energy as Caller)).toEqual({
    rows: [{ rule: "ywhc", proposedMw: 0, approvedMw: 0, builtMw: 200, sample: false }],
  });
});

it("（十六） submits nothing that builds neither wind nor sun", async () => {
  const { id } = await begin(energy as Caller, { ...SEED, windMw: null, solarMw: 0 });
  expect(await refused(act(id, 1, { type: "submit" }, energy as Caller))).toBe("nothing-to-build");
});

it("（十六） holds one project against all seven rules, exactly, its own first", () => {
  const { columns, rows } = compareCategories(factsOf(SEED, STATED), "2026-11-30");
  expect(columns.map(({ rule, verdict }) => `${rule} ${verdict.verdict}`)).toEqual([
    "ywhc fail",
    "h2 fail",
    "park fail",
    "captive undecided",
    "self undecided",
    "flex undecided",
    "storage_peak fail",
  ]);
  const own = Object.fromEntries(rows.map(({ id, cells: [cell] }) => [id, cell?.holds]));
  expect(own).toMatchObject({
    load: true,
    storagePower: true,
    // 119 MWh ÷ 30 MW is less than four hours.
    storageHours: false,
    // 45,000 of 50,000.
    utilisation: true,
    export: false,
    investor: true,
    connection: null,
  });
  // 0.1 of ten thousand kilowatt-hours are a thousand.
  expect(columns[0]?.verdict.conditions.find(({ id }) => id === "export")?.remedy?.zh).toContain("1000 kWh");
});

it("（十六） draws the projects that the caller opens where they connect, the largest first, and none that ended", async () => {
  const before = (await projectPlaces(desk, energy as Caller)).total;
  const large = await begin(energy as Caller, { ...SEED, windMw: 9_000, node: "固阳县220千伏变电站" });
  const ended = await begin(energy as Caller, { ...SEED, windMw: 9_500 });
  await act(ended.id, 1, { type: "end", why: "不建了" }, energy as Caller);
  const { rows, total, totalMw } = await projectPlaces(desk, energy as Caller);
  expect([total, rows.length]).toEqual([before + 1, before + 1]);
  expect(rows[0]).toEqual({
    id: large.id,
    sample: false,
    name: SEED.name,
    rule: "ywhc",
    city: "150200",
    node: "固阳县220千伏变电站",
    status: "draft",
    reMw: 9_100,
  });
  expect(totalMw).toBe(rows.reduce((sum, { reMw }) => sum + reMw, 0));
  expect(await projectPlaces(desk, water as Caller)).toEqual({ rows: [], total: 0, totalMw: 0 });
  const places = ["固阳县220千伏变电站", "示例固阳", "达拉特旗", null].map((node) =>
    placeOf({ city: "150200", node }),
  );
  // A banner of another city says nothing of where it is.
  const [county, city] = [
    [110.05442, 41.0324],
    [109.84, 40.66],
  ];
  expect(places).toEqual([county, county, city, city]);
  const banners = COUNTY_SEATS.filter(({ name }) => name.startsWith("鄂托克"));
  expect(banners.map(({ name }) => placeOf({ city: "150600", node: `${name}220kV变` }))).toEqual(
    banners.map(({ at }) => at),
  );
});
