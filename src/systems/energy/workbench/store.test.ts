import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { FailureError } from "../../../kernel/error.ts";
import type { SampleDesk } from "../../../platform/records/sample-units.ts";
import type { Caller } from "../../../platform/slice.ts";
import type { TestApp } from "../../../../test/support/app.ts";
import {
  assumedWith,
  openEnergy,
  proposeSample,
  refusedWith as refused,
  twoWeeks,
} from "../../../../test/support/energy.ts";
import { verdictOf } from "../projects/kind.ts";
import { energyProjects } from "../projects/store.ts";
import { bringHours, keepHours } from "./store-hours.ts";
import { trucksMoved } from "./run.ts";
import { askSizing, cancelSizing, sizeJob, weekOf, workbenchOf } from "./store.ts";

let app: TestApp;
let desk: SampleDesk;
let energy: Caller;
let project: string;
let hours: string;

beforeAll(async () => {
  ({
    app,
    desk,
    callers: [energy],
  } = await openEnergy("包头市示例能源局"));
  project = await proposeSample(desk, "h2", energy);
  const kept = { name: "两周", synthetic: true, series: twoWeeks() };
  hours = (await keepHours(desk, project, kept, energy)).id;
}, 120_000);
afterAll(() => app.close());

const assumed = () =>
  assumedWith({ hours, windMaxMw: 500, solarMaxMw: 500, importMw: 20, kgPerWeek: 60_000 });
const ask = () => askSizing(desk, project, { assumed: assumed(), exact: true }, energy);
const work = (sizing: string, signal = new AbortController().signal) => sizeJob(desk)({ sizing }, { signal });
const runOf = async (id: string) =>
  (await workbenchOf(desk, project, energy)).runs.find((run) => run.id === id);

it("（十六） sizes a project by a job that begins again after a restart, one at a time, and the design keeps its rule when taken", async () => {
  const { id } = await ask();
  expect(await refused(ask())).toContain("sizing-running");
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
  expect(await refused(cancelSizing(desk, project, id, energy))).toContain("not-found");
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

it("（十六） chosen hours bring the depot and the hydrogen of their trucks into the form, and leave what is the project's own", () => {
  const [bare, electric, both] = [
    { depotMw: null, kgPerWeek: null },
    { depotMw: 1.5, kgPerWeek: null },
    { depotMw: 1.5, kgPerWeek: 10_080 },
  ];
  const typed = { depotMw: "4", kgPerWeek: "2000" };
  expect(trucksMoved(bare, bare, typed)).toEqual({});
  expect(trucksMoved(bare, electric, typed)).toEqual({ depotMw: "1.5" });
  expect(trucksMoved(undefined, both, typed)).toEqual({ depotMw: "1.5", kgPerWeek: "12080" });
  expect(trucksMoved(both, bare, { depotMw: "1.5", kgPerWeek: "12080" })).toEqual({
    depotMw: "0",
    kgPerWeek: "2000",
  });
});
