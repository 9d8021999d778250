import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { FailureError } from "../../../kernel/error.ts";
import { sampleUnits, type SampleDesk } from "../../../platform/records/sample-units.ts";
import type { Caller } from "../../../platform/slice.ts";
import { openTestApp, type TestApp } from "../../../../test/support/app.ts";
import { verdictOf } from "../projects/kind.ts";
import { energyProjects, propose } from "../projects/store.ts";
import type { Series } from "../sizing/periods.ts";
import type { Assumed } from "./assumption.ts";
import { inventedSeries } from "./inventing.ts";
import { bringHours, keepHours } from "./store-hours.ts";
import { askSizing, cancelSizing, sizeJob, weekOf, workbenchOf } from "./store.ts";

let app: TestApp;
let desk: SampleDesk;
let energy: Caller;
let project: string;
let hours: string;

const FEW_HOURS = 2 * 168;
/** Two weeks of an invented year: every row of the program is there, and it is solved in a moment. */
const few = (series: Series): Series =>
  Object.fromEntries(
    Object.entries(series).map(([name, of]) => [name, of.slice(4_000, 4_000 + FEW_HOURS)]),
  ) as unknown as Series;
const INVENTED = inventedSeries({
  windHours: 3_300,
  sunHours: 1_800,
  seed: 3,
  loadMw: 20,
  pattern: "twoShifts",
  truckMwh: 0,
  buyYuanPerKwh: 0.45,
  sellYuanPerKwh: 0.2,
});

beforeAll(async () => {
  app = await openTestApp({ begin: true });
  const { organisations } = (await import("../../../compose.ts")).createSlices(app.shell).accounts;
  // Jobs are called here one by one, as a worker would.
  desk = { ...app.shell, organisations, jobs: { enqueue: async () => {} } };
  const { actingFor } = await sampleUnits(desk, ["包头市示例能源局"], "2026-11-30");
  energy = actingFor("包头市示例能源局", "liaison");
  const seed = {
    name: "示例制氢项目",
    rule: "h2",
    mode: "grid",
    investor: "示例公司",
    windMw: null,
    solarMw: null,
    batteryMw: null,
    batteryMwh: null,
    electrolyserMw: null,
    tankKg: null,
    source: "示例",
  } as const;
  project = (await propose(desk, { key: randomUUID(), seed }, energy)).id;
  const kept = { name: "两周", synthetic: true, series: few(INVENTED) };
  hours = (await keepHours(desk, project, kept, energy)).id;
}, 120_000);
afterAll(() => app.close());

const assumed = (): Assumed => ({
  hours,
  byRule: "own",
  windMaxMw: 500,
  solarMaxMw: 500,
  importMw: 20,
  exportMw: 0,
  kgPerWeek: 60_000,
  depotMw: 0,
  unmetYuanPerKwh: null,
  windYuanPerKw: 4_200,
  solarYuanPerKw: 2_600,
  batteryYuanPerKw: 1_250,
  batteryYuanPerKwh: 1_100,
  electrolyserYuanPerKw: 3_500,
  tankYuanPerKg: 3_500,
  ratePercent: 6,
  kwhPerKg: 53.6,
  minLoadPercent: 0,
});
const ask = () => askSizing(desk, project, { assumed: assumed(), exact: true }, energy);
const work = (sizing: string, signal = new AbortController().signal) => sizeJob(desk)({ sizing }, { signal });
const runOf = async (id: string) =>
  (await workbenchOf(desk, project, energy)).runs.find((run) => run.id === id);
const refused = async (done: Promise<unknown>): Promise<string> => {
  try {
    await done;
  } catch (error) {
    if (error instanceof FailureError) return error.failure.code;
    throw error;
  }
  return "nothing";
};

it("（十六） sizes a project by a job that begins again after a restart, one at a time, and the design keeps its rule when taken", async () => {
  const { id } = await ask();
  expect(await refused(ask())).toBe("sizing-running");
  // A node that stops leaves it to the next one.
  const stopping = AbortSignal.abort(new Error("the node stops"));
  await expect(work(id, stopping)).rejects.toThrow("the node stops");
  expect((await runOf(id))?.state).toBe("running");
  await work(id);
  const run = await runOf(id);
  const { lowerYuan, exactYuan, upperYuan, status } = run?.result ?? {};
  expect(run).toMatchObject({ state: "done", synthetic: true, sample: false });
  expect(status).toBe("optimal");
  expect(Number(lowerYuan)).toBeLessThanOrEqual(Number(exactYuan) * (1 + 1e-7));
  expect(Number(exactYuan)).toBeLessThanOrEqual(Number(upperYuan) * (1 + 1e-7));

  const act = { type: "take-design", sizing: id } as const;
  await energyProjects.act(desk, project, { version: 1, key: randomUUID(), act }, energy);
  const { state } = await energyProjects.open(desk, project, energy);
  const judged = Object.fromEntries(
    verdictOf(state, "2026-11-30").conditions.map(({ id: of, holds }) => [of, holds]),
  );
  expect(judged).toMatchObject({ storagePower: true, storageHours: true, reRatio: true, offtake: null });
  // A week of it by itself has an hour for every hour.
  const { dispatch } = await weekOf(desk, { project, sizing: id }, 1, energy);
  expect(dispatch?.load).toHaveLength(168);
});

it("（十六） works out nothing of a sizing that was cancelled", async () => {
  const { id } = await ask();
  await cancelSizing(desk, project, id, energy);
  await work(id);
  expect(await runOf(id)).toMatchObject({ state: "cancelled", result: null });
  expect(await refused(cancelSizing(desk, project, id, energy))).toBe("not-found");
});

const row = (hour: number, wind: number) => `${hour},${wind},0,20,0,0.45,0.2`;
const file = (rows: readonly string[]) => ({
  name: "hours.csv",
  bytes: Buffer.from(["hour,wind,solar,loadMw,truckMwh,buyYuanPerKwh,sellYuanPerKwh", ...rows].join("\n")),
});

it("（十六） refuses hours with the line and what to do, and keeps a whole year as it was brought", async () => {
  const all = Array.from({ length: 8_760 }, (_, hour) => row(hour, 0.25));
  const bring = (rows: readonly string[]) => bringHours(desk, project, file(rows) as never, false, energy);
  await expect(bring(all.with(7, row(7, 25)))).rejects.toMatchObject({
    failure: { sentence: { zh: expect.stringMatching(/第 9 行：wind：出力系数 25 大于 1/) as string } },
  });
  await expect(bring(all.slice(1))).rejects.toBeInstanceOf(FailureError);
  await bring(all);
  const { hours: listed } = await workbenchOf(desk, project, energy);
  expect(listed.map(({ name, synthetic }) => `${name} ${synthetic}`)).toEqual([
    "hours.csv false",
    "两周 true",
  ]);
});
