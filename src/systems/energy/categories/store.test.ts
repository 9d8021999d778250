import { afterAll, beforeAll, expect, it } from "vitest";
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
import { askSizing, sizeJob, workbenchOf } from "../workbench/store.ts";
import { keepHours } from "../workbench/store-hours.ts";
import { askSurvey, cancelSurvey, surveyJob, surveysOf } from "./store.ts";
import { moreThanWithout } from "./survey.ts";

let app: TestApp;
let desk: SampleDesk;
let [energy, other] = [] as unknown as [Caller, Caller];
let project: string;

beforeAll(async () => {
  ({
    app,
    desk,
    callers: [energy, other],
  } = await openEnergy("包头市示例能源局", "鄂尔多斯市示例能源局"));
  project = await proposeSample(desk, "h2", energy);
}, 120_000);
afterAll(() => app.close());

const { signal } = new AbortController();

it("（十六） works out the cheapest design of every category by one job, and what each costs more than no rule", async () => {
  expect(await refused(askSurvey(desk, project, energy))).toContain("no-sizing");
  const series = twoWeeks();
  const { id: hours } = await keepHours(desk, project, { name: "两周", synthetic: true, series }, energy);
  const assumed = assumedWith({ hours, windMaxMw: 500, solarMaxMw: 500, importMw: 20, kgPerWeek: 60_000 });
  const { id: sizing } = await askSizing(desk, project, { assumed, exact: true }, energy);
  await sizeJob(desk)({ sizing }, { signal });
  expect(await refused(askSurvey(desk, project, other))).toContain("not-found");

  const { id: survey } = await askSurvey(desk, project, energy);
  expect(await refused(askSurvey(desk, project, energy))).toContain("survey-running");
  await surveyJob(desk)({ survey }, { signal });
  const [done] = (await surveysOf(desk, project, energy)).surveys;
  expect(done?.state).toBe("done");
  const rows = done?.result?.rows ?? [];
  expect(rows.map(({ rule, binds }) => `${rule} ${binds}`)).toEqual([
    "null false",
    "ywhc true",
    "h2 true",
    "park true",
    "captive false",
    "self false",
    "flex false",
    "storage_peak true",
  ]);
  // The exact optimum of its own category, of the sizing, lies within the interval that the survey gives it.
  const [own] = (await workbenchOf(desk, project, energy)).runs;
  const h2 = rows.find(({ rule }) => rule === "h2");
  const exact = Number(own?.result?.exactYuan);
  expect(Number(h2?.lowerYuan)).toBeLessThanOrEqual(exact * (1 + 1e-7));
  expect(exact).toBeLessThanOrEqual(Number(h2?.upperYuan) * (1 + 1e-7));
  const [without] = rows;
  const stored = rows.filter(({ rule }) => ["ywhc", "h2", "storage_peak"].includes(rule ?? ""));
  // Each of these asks storage of 15 per cent of wind and sun for four hours; the storage of parks was not read, so binds nothing.
  expect(
    stored.map(({ capacities: of, upperYuan }) =>
      of === null || upperYuan === null
        ? null
        : of.batteryMw >= 0.15 * (of.windMw + of.solarMw) - 1e-6 && of.batteryMwh >= 4 * of.batteryMw - 1e-6,
    ),
  ).not.toContain(false);
  const more = rows.map((row) => (without === undefined ? null : moreThanWithout(row, without)));
  expect(more.every((each) => each === null || (each[0] >= 0 && each[1] >= each[0]))).toBe(true);
  const cancelled = await askSurvey(desk, project, energy);
  await cancelSurvey(desk, project, cancelled.id, energy);
  await surveyJob(desk)({ survey: cancelled.id }, { signal });
  expect((await surveysOf(desk, project, energy)).surveys[0]).toMatchObject({
    state: "cancelled",
    result: null,
  });
});
