import { randomUUID } from "node:crypto";
import exceljs from "exceljs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { FailureError } from "../../../kernel/error.ts";
import { json } from "../../../platform/database/json.ts";
import { sampleUnits, type SampleDesk } from "../../../platform/records/sample-units.ts";
import type { Caller } from "../../../platform/slice.ts";
import { openTestApp, type TestApp } from "../../../../test/support/app.ts";
import { propose } from "../projects/store.ts";
import type { Series } from "../sizing/periods.ts";
import { inventedSeries } from "../workbench/inventing.ts";
import { keepHours } from "../workbench/store-hours.ts";
import { askCosting, cancelCosting, costingsOf, costingWorkbook, reckonJob } from "./store.ts";
import { DEFAULTS, type Reckoned, valuesOf } from "./terms.ts";

let app: TestApp;
let desk: SampleDesk;
let energy: Caller;
let other: Caller;
let project: string;
let sizing: string;

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
/** Two weeks: every row of the program is there, and it is solved in a moment. */
const few = Object.fromEntries(
  Object.entries(INVENTED).map(([name, of]) => [name, of.slice(4_000, 4_336)]),
) as unknown as Series;

beforeAll(async () => {
  app = await openTestApp({ begin: true });
  const { organisations } = (await import("../../../compose.ts")).createSlices(app.shell).accounts;
  // Jobs are called here one by one, as a worker would.
  desk = { ...app.shell, organisations, jobs: { enqueue: async () => {} } };
  const names = ["包头市示例能源局", "鄂尔多斯市示例能源局"];
  const { actingFor } = await sampleUnits(desk, names, "2026-11-30");
  energy = actingFor("包头市示例能源局", "liaison");
  other = actingFor("鄂尔多斯市示例能源局", "liaison");
  const nothing = { windMw: null, solarMw: null, batteryMw: null, batteryMwh: null };
  const seed = {
    name: "示例荷储项目",
    rule: "ywhc",
    mode: "grid",
    investor: "示例公司",
    ...nothing,
    electrolyserMw: null,
    tankKg: null,
    source: "示例",
  } as const;
  project = (await propose(desk, { key: randomUUID(), seed }, energy)).id;
  const { id: hours } = await keepHours(
    desk,
    project,
    { name: "两周", synthetic: true, series: few },
    energy,
  );
  sizing = randomUUID();
  const capacities = {
    windMw: 20,
    solarMw: 10,
    batteryMw: 5,
    batteryMwh: 20,
    electrolyserMw: 0,
    tankKg: 0,
  };
  const assumed = {
    hours,
    byRule: "none",
    windMaxMw: 50,
    solarMaxMw: 50,
    importMw: 30,
    exportMw: 0,
    kgPerWeek: 0,
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
  };
  await desk.sql`insert into energy.sizing ${desk.sql({
    id: sizing,
    projectId: project,
    hoursId: hours,
    regionCode: "150200",
    rule: "ywhc",
    exact: false,
    assumed: json(desk.sql, assumed),
    state: "done",
    result: json(desk.sql, { status: "optimal", capacities }),
    sample: false,
    askedAt: desk.now(),
    askedBy: "示例",
  })}`;
}, 120_000);
afterAll(() => app.close());

const terms = (more: Partial<Reckoned> = {}): Reckoned => ({
  ...valuesOf(DEFAULTS),
  sizing,
  changedFrom: "",
  ...more,
});
const refused = async (done: Promise<unknown>): Promise<string> => {
  try {
    await done;
  } catch (error) {
    if (error instanceof FailureError) return error.failure.code;
    throw error;
  }
  return "nothing";
};
const work = (costing: string) => reckonJob(desk)({ costing }, { signal: new AbortController().signal });
const listed = async (id: string) =>
  (await costingsOf(desk, project, energy)).costings.find((each) => each.id === id);

it("（十六） reckons a design by a job, one at a time, cancelled for good, and its workbook marks every sheet as unverified", async () => {
  expect(await refused(askCosting(desk, project, terms({ sizing: randomUUID() }), energy))).toBe(
    "no-such-design",
  );
  const { id: first } = await askCosting(desk, project, terms(), energy);
  expect(await refused(askCosting(desk, project, terms(), energy))).toBe("costing-running");
  await cancelCosting(desk, project, first, energy);
  await work(first);
  expect(await listed(first)).toMatchObject({ state: "cancelled", result: null });

  const { id } = await askCosting(
    desk,
    project,
    terms({ windYuanPerKw: 4_000, changedFrom: "可研报告第 3 页" }),
    energy,
  );
  await work(id);
  const done = await listed(id);
  expect(done).toMatchObject({
    state: "done",
    // Wind, yield of sun, load and price of import both ways, and as it is.
    solved: 9,
    assumptions: {
      windYuanPerKw: { value: 4_000, level: "C", source: { zh: "可研报告第 3 页" } },
      solarYuanPerKw: { value: 2_600, level: "B" },
    },
    result: {
      statement: { investmentYuan: 20_000 * 4_000 + 10_000 * 2_600 + 5_000 * 1_250 + 20_000 * 1_100 },
    },
  });

  const { bytes } = await costingWorkbook(desk, { project, costing: id }, energy);
  const book = new exceljs.Workbook();
  await book.xlsx.load(Uint8Array.from(bytes).buffer as never);
  const shown = book.worksheets.map((sheet) => sheet.getSheetValues().flat().join("\n"));
  expect(book.worksheets.map(({ name }) => name)).toEqual(["收益", "现金流", "敏感性", "假设"]);
  for (const words of shown) expect(words).toContain("未核实");

  expect(await refused(costingsOf(desk, project, other))).toBe("not-found");
  expect(await refused(costingWorkbook(desk, { project, costing: id }, other))).toBe("not-found");
  expect(await refused(costingWorkbook(desk, { project, costing: first }, energy))).toBe("not-found");
});
