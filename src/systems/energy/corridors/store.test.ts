import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { SampleDesk } from "../../../platform/records/sample-units.ts";
import type { Caller } from "../../../platform/slice.ts";
import { openHere } from "../../../platform/solver/highs.ts";
import type { TestApp } from "../../../../test/support/app.ts";
import {
  assumedWith,
  INVENTING,
  openEnergy,
  proposeSample,
  refusedWith as refused,
} from "../../../../test/support/energy.ts";
import { sheetsOf } from "../../../../test/support/sheet.ts";
import { projectIndicators } from "../projects/store-figures.ts";
import { readCorridor } from "../stations/corridor.ts";
import { placeStations } from "../stations/place.ts";
import { inventHours, seriesOf } from "../workbench/store-hours.ts";
import { askSizing, workbenchOf } from "../workbench/store.ts";
import type { CorridorAsked, CorridorValues } from "./kind.ts";
import { askPlacing, cancelPlacing, placeJob, placingsOf } from "./placing/store.ts";
import { bringCorridor, corridorAsFile, corridors, registerCorridor } from "./store.ts";
import { corridorWorkbook } from "./store-workbook.ts";
import { workableHours } from "./store-hand-over.ts";

let app: TestApp;
let desk: SampleDesk;
let energy: Caller;
let industry: Caller;
let water: Caller;

const SEED: CorridorValues = {
  name: "示例走廊",
  filling: "charging",
  rangeKm: 200,
  reservePercent: 10,
  maxStations: null,
  source: "示例调查",
};
const SITES = [
  ["站点", "造价（万元）", "可建站"],
  ["矿区", 900, "是"],
  ["集运站", 500, "是"],
  ["口岸", 1_100, "是"],
  ["孤井", null, "否"],
] as const;
const ROADS = [
  ["起点", "终点", "公里"],
  ["矿区", "集运站", 70.5],
  ["集运站", "口岸", 80],
] as const;
const FLOWS = [
  ["起点", "终点", "车辆"],
  ["矿区", "口岸", 60],
  ["矿区", "集运站", 20],
  ["孤井", "口岸", 5],
] as const;

beforeAll(async () => {
  const names = ["包头市示例能源局", "包头市示例工业和信息化局", "包头市示例水务局"] as const;
  ({
    app,
    desk,
    callers: [energy, industry, water],
  } = await openEnergy(...names));
}, 120_000);
afterAll(() => app.close());

const begin = (caller = energy, seed = SEED) =>
  registerCorridor(desk, { key: randomUUID(), seed }, caller).then(({ id }) => id);
const act = (id: string, version: number, asked: CorridorAsked) =>
  corridors.act(desk, id, { version, key: randomUUID(), act: asked }, energy);
const bring = async (id: string, version: number, bytes: Uint8Array, name: string) =>
  bringCorridor(
    desk,
    id,
    { version, key: randomUUID(), confirmInternal: false },
    { name, bytes: Buffer.from(bytes) },
    energy,
  );
const book = (sites: readonly (readonly (string | number | null)[])[]) =>
  sheetsOf({ 站点: sites, 道路: ROADS, 车流: FLOWS });
const place = async (id: string) => {
  const { id: placing } = await askPlacing(desk, id, energy);
  await placeJob(desk)({ placing }, { signal: new AbortController().signal });
  return placing;
};
const stateOf = async (id: string) => (await corridors.open(desk, id, energy)).state;
const bytes = (of: object) => Buffer.from(JSON.stringify(of));
const sum = (of: Float64Array) => of.reduce((whole, each) => whole + each, 0);

it("（十六） is entered by bureaus of energy and of industry, and takes a workbook, naming sheet, row and column of what is wrong", async () => {
  expect(await refused(begin(water))).toContain("not-energy");
  await begin(industry);
  const id = await begin();
  expect(await refused(corridors.open(desk, id, industry))).toContain("not-found");
  expect(await refused(askPlacing(desk, id, energy))).toContain("no-network");
  const wrong = await book([...SITES.slice(0, 3), ["口岸", "很贵", "也许"], ["孤井", null, "否"]]);
  const said = await refused(bring(id, 1, wrong, "走廊.xlsx"));
  expect(said).toContain("“站点”第 4 行“造价”");
  expect(said).toContain("“站点”第 4 行“可建站”：须写“是”或“否”");
  expect(said).not.toMatch(/\$\.|true|candidate/);
  expect(await refused(bring(id, 1, await sheetsOf({ 站点: SITES, 道路: ROADS }), "走廊.xlsx"))).toContain(
    "“车流”表",
  );
  await bring(id, 1, await book(SITES), "走廊.xlsx");
  expect(await stateOf(id)).toMatchObject({ status: "draft", rangeKm: 200, broughtFrom: "走廊.xlsx" });
  const { bytes: exported, name } = await corridorWorkbook(desk, id, energy);
  const { network } = await stateOf(id);
  await bring(id, 2, exported as Uint8Array, name);
  expect((await stateOf(id)).network).toEqual(network);
});

it("（十六） computes in a job what the command computes of its file, says who is left out, and chooses only what is still true", async () => {
  const id = await begin();
  await bring(id, 1, await book(SITES), "走廊.xlsx");
  const placing = await place(id);
  const [row] = (await placingsOf(desk, id, energy)).rows;
  expect(row).toMatchObject({ state: "done", current: true });
  const file = await corridorAsFile(desk, id, energy);
  const given: unknown = JSON.parse(Buffer.from(file.bytes as Uint8Array).toString("utf8"));
  const read = readCorridor(given);
  if (!read.ok) throw new Error(read.failure.sentence.en);
  const { unserved: _, ...command } = await placeStations(read.value, openHere);
  expect(row?.result).toMatchObject(command);
  expect(row?.result?.unserved).toEqual([{ from: "孤井", to: "口岸", trucks: 5, servable: false }]);
  expect(row?.result?.servedTrucks).toBe(80);

  await act(id, 2, { type: "adopt", placing });
  expect(await stateOf(id)).toMatchObject({
    status: "placed",
    adopted: { servedTrucks: 80, totalTrucks: 85 },
  });
  const trucks = async () =>
    (await projectIndicators(desk, 16, "2100-01-01")).find(({ id: figure }) => figure === "energy.trucks")
      ?.value;
  expect(await trucks()).toBe(80);
  // A name leaves the stations as they are, a shorter range does not.
  await act(id, 3, { type: "revise", ...SEED, name: "改名" });
  expect((await stateOf(id)).status).toBe("placed");
  await act(id, 4, { type: "revise", ...SEED, rangeKm: 100 });
  expect(await stateOf(id)).toMatchObject({ status: "draft", adopted: null });
  expect(await trucks()).toBe(0);
  expect(await refused(act(id, 5, { type: "adopt", placing }))).toContain("no-such-placing");
  expect((await placingsOf(desk, id, energy)).rows[0]?.current).toBe(false);
});

it("（十六） takes the file of the command as it is, whose range wins, and a cancelled computation stays without a result", async () => {
  const id = await begin();
  const file = {
    sites: [
      { id: 1, candidate: true, cost: 2 },
      { id: 2, candidate: false },
    ],
    roads: [{ from: 1, to: 2, km: 30 }],
    flows: [{ from: 1, to: 2, trucks: 4 }],
    rangeKm: 90,
    reserve: 0.15,
    maxStations: 1,
  };
  expect(await refused(bring(id, 1, bytes({ ...file, rangeKm: 0 }), "corridor.json"))).toContain("$.rangeKm");
  const cut = bytes(file).subarray(0, -1);
  await expect(bring(id, 1, cut, "corridor.json")).rejects.toMatchObject({
    failure: { sentence: { zh: expect.stringMatching(/不是 JSON：第 1 行第 \d+ 列：.*没有配上/) as string } },
  });
  await bring(id, 1, bytes(file), "corridor.json");
  expect(await stateOf(id)).toMatchObject({ rangeKm: 90, reservePercent: 15, maxStations: 1 });
  const { id: placing } = await askPlacing(desk, id, energy);
  expect(await refused(askPlacing(desk, id, energy))).toContain("placing-running");
  await cancelPlacing(desk, id, placing, energy);
  await placeJob(desk)({ placing }, { signal: new AbortController().signal });
  expect((await placingsOf(desk, id, energy)).rows[0]).toMatchObject({
    state: "cancelled",
    result: null,
  });
});

it("（十六） hands its depot to a project as hours with the trucks in them, which no sizing runs without a depot", async () => {
  const id = await begin();
  await bring(id, 1, await book(SITES), "走廊.xlsx");
  await act(id, 2, { type: "adopt", placing: await place(id) });
  const project = await proposeSample(desk, "ywhc", energy);
  const { id: hours } = await inventHours(desk, project, INVENTING, energy);
  expect((await workableHours(desk, energy)).rows).toMatchObject([{ id: hours, project: "示例项目" }]);
  expect((await workableHours(desk, industry)).rows).toEqual([]);
  const handing = {
    sharePercent: 50,
    kmPerDay: 300,
    kwhPerKm: 1.5,
    kgPer100Km: 10,
    leaving: "dayShift",
    depotMw: null,
  } as const;
  expect(await refused(act(id, 3, { type: "hand-over", ...handing, hours: randomUUID() }))).toContain(
    "no-such-hours",
  );
  await act(id, 3, { type: "hand-over", ...handing, hours });
  const { handed } = await stateOf(id);
  const trail = await app.database.owner<{ after: { name: string } }[]>`
    select after from platform.audit where action = 'energy.bring-hours' and subject = ${`energy-project:${project}`}
    order by id desc limit 1`;
  expect(trail[0]?.after.name).toContain("示例走廊");
  // 80 trucks, half of them, 300 km at 1.5 kWh: 18 MWh a day, charged in twelve hours.
  expect(handed).toMatchObject([{ projectId: project, dailyMwh: 18, depotMw: 1.5 }]);
  const [before, after] = [
    await seriesOf(desk, project, hours),
    await seriesOf(desk, project, handed[0]?.hoursId ?? ""),
  ];
  expect(sum(after.truckMwh)).toBeCloseTo(18 * 365, 6);
  expect([after.truckMwh[7], after.truckMwh[18]]).toEqual([0, 0]);
  expect(after.truckMwh[8]).toBeCloseTo(1.8, 9);
  expect([after.wind, after.loadMw]).toEqual([before.wind, before.loadMw]);

  // Another corridor on hydrogen adds what it takes in a week, and leaves the electricity as it is.
  const other = await begin(energy, { ...SEED, filling: "hydrogen" });
  await bring(other, 1, await book(SITES), "走廊.xlsx");
  await act(other, 2, { type: "adopt", placing: await place(other) });
  await act(other, 3, { type: "hand-over", ...handing, kgPer100Km: 12, hours: handed[0]?.hoursId ?? "" });
  const [both] = (await stateOf(other)).handed;
  // 40 trucks, 300 km at 12 kg/100 km, seven days.
  expect(both).toMatchObject({ dailyMwh: 0, kgPerWeek: 10_080 });
  const { hours: kept } = await workbenchOf(desk, project, energy);
  expect(kept.find((each) => each.id === both?.hoursId)).toMatchObject({ depotMw: 1.5, kgPerWeek: 10_080 });
  // The same corridor again: twice as many trucks charge.
  await act(id, 4, { type: "hand-over", ...handing, hours: handed[0]?.hoursId ?? "" });
  expect((await stateOf(id)).handed[1]).toMatchObject({ dailyMwh: 18, depotMw: 3 });

  const assumed = assumedWith({ hours: handed[0]?.hoursId ?? "" });
  const size = (depotMw: number) =>
    askSizing(desk, project, { assumed: { ...assumed, depotMw }, exact: false }, energy);
  expect(await refused(size(0))).toContain("trucks-without-depot");
  expect(await refused(size(handed[0]?.depotMw ?? 0))).toBe("nothing");
});
