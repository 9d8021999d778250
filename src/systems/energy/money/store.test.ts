import { randomUUID } from "node:crypto";
import exceljs from "exceljs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { refusal } from "../../../kernel/error.ts";
import { json } from "../../../platform/database/json.ts";
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
import { runsOf } from "../runs/store-run.ts";
import { keepHours } from "../workbench/store-hours.ts";
import { askCosting, cancelCosting, costingsOf, costingWorkbook, reckonJob } from "./store.ts";
import { DEFAULTS, type Reckoned, valuesOf } from "./terms.ts";

let app: TestApp;
let desk: SampleDesk;
let energy: Caller;
let other: Caller;
let project: string;
let sizing: string;

beforeAll(async () => {
  ({
    app,
    desk,
    callers: [energy, other],
  } = await openEnergy("包头市示例能源局", "鄂尔多斯市示例能源局"));
  project = await proposeSample(desk, "ywhc", energy);
  const kept = { name: "两周", synthetic: true, series: twoWeeks() };
  const { id: hours } = await keepHours(desk, project, kept, energy);
  sizing = randomUUID();
  const capacities = { windMw: 20, solarMw: 10, batteryMw: 5, batteryMwh: 20, electrolyserMw: 0, tankKg: 0 };
  await desk.sql`insert into energy.sizing ${desk.sql({
    id: sizing,
    projectId: project,
    hoursId: hours,
    regionCode: "150200",
    rule: "ywhc",
    exact: false,
    assumed: json(desk.sql, assumedWith({ hours, byRule: "none", importMw: 30 })),
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
const work = (costing: string) => reckonJob(desk)({ costing }, { signal: new AbortController().signal });
const listed = async (id: string) =>
  (await costingsOf(desk, project, energy)).costings.find((each) => each.id === id);

it("（十六） reckons a design by a job, one at a time, cancelled for good, and its workbook marks every sheet as unverified", async () => {
  expect(await refused(askCosting(desk, project, terms({ sizing: randomUUID() }), energy))).toContain(
    "no-such-design",
  );
  const { id: first } = await askCosting(desk, project, terms(), energy);
  expect(await refused(askCosting(desk, project, terms(), energy))).toContain("costing-running");
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

  expect(await refused(costingsOf(desk, project, other))).toContain("not-found");
  expect(await refused(costingWorkbook(desk, { project, costing: id }, other))).toContain("not-found");
  expect(await refused(costingWorkbook(desk, { project, costing: first }, energy))).toContain("not-found");
});

it("（十六） gives up a computation whose process died three times over it, and counts no shutdown among them", async () => {
  const { id } = await askCosting(desk, project, terms(), energy);
  const left = async () => {
    const [row] = await desk.sql`select state, attempts from energy.costing where id = ${id}`;
    return row;
  };
  const { job } = runsOf({
    table: "costing",
    of: "projectId",
    subject: "energy-project",
    job: "test.reckon",
    queue: "test",
    running: refusal("running", "还在算。", "It runs."),
    ground: async () => ({ regionCode: "150200", sample: true }),
  });
  const node = new AbortController();
  const stopped = job(async (_desk, _asked, wanted) => {
    node.abort(new Error("the node stops"));
    wanted.throwIfAborted();
    return {};
  });
  await expect(stopped(desk)({ costing: id }, { signal: node.signal })).rejects.toThrow("the node stops");
  expect(await left()).toEqual({ state: "running", attempts: 0 });
  // All that a process leaves which is killed over it.
  await desk.sql`update energy.costing set attempts = 3 where id = ${id}`;
  await work(id);
  expect(await listed(id)).toMatchObject({ state: "failed", result: null });
});
