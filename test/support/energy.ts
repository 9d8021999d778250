import { randomUUID } from "node:crypto";
import { FailureError } from "../../src/kernel/error.ts";
import { type SampleDesk, sampleUnits } from "../../src/platform/records/sample-units.ts";
import type { Caller } from "../../src/platform/slice.ts";
import { propose } from "../../src/systems/energy/projects/store.ts";
import type { Series } from "../../src/systems/energy/sizing/periods.ts";
import { ASSUMING, type Assumed } from "../../src/systems/energy/workbench/assumption.ts";
import { inventedSeries } from "../../src/systems/energy/workbench/inventing.ts";
import { openTestApp } from "./app.ts";

/** The desk of energy over a database of its own, with units that act; jobs are called one by one, as a worker would. */
export async function openEnergy<const N extends readonly string[]>(...names: N) {
  const app = await openTestApp({ begin: true });
  const { organisations } = (await import("../../src/compose.ts")).createSlices(app.shell).accounts;
  const desk: SampleDesk = { ...app.shell, organisations, jobs: { enqueue: async () => {} } };
  const { actingFor } = await sampleUnits(desk, names, "2026-11-30");
  const callers = names.map((name) => actingFor(name, "liaison")) as { readonly [at in keyof N]: Caller };
  return { app, desk, callers };
}

/** A project of which nothing but its category is known. */
export const proposeSample = (desk: SampleDesk, rule: "h2" | "ywhc", caller: Caller): Promise<string> =>
  propose(
    desk,
    {
      key: randomUUID(),
      seed: {
        name: "示例项目",
        rule,
        mode: "grid",
        investor: "示例公司",
        windMw: null,
        solarMw: null,
        batteryMw: null,
        batteryMwh: null,
        electrolyserMw: null,
        tankKg: null,
        node: "",
        importMw: null,
        exportMw: null,
        runsFrom: null,
        source: "示例",
      },
    },
    caller,
  ).then(({ id }) => id);

export const INVENTING = {
  windHours: 3_300,
  sunHours: 1_800,
  seed: 3,
  loadMw: 20,
  pattern: "twoShifts",
  truckMwh: 0,
  buyYuanPerKwh: 0.45,
  sellYuanPerKwh: 0.2,
} as const;

/** Two weeks of an invented year: every row of the program is there, and it is solved in a moment. */
export const twoWeeks = (): Series =>
  Object.fromEntries(
    Object.entries(inventedSeries(INVENTING)).map(([name, of]) => [name, of.slice(4_000, 4_336)]),
  ) as unknown as Series;

/** What the form of a sizing proposes, and what a test says instead. */
export const assumedWith = (own: Partial<Assumed> & Pick<Assumed, "hours">): Assumed =>
  ({
    ...Object.fromEntries(
      Object.entries(ASSUMING).map(([name, field]) => [
        name,
        "initial" in field ? Number(field.initial) : null,
      ]),
    ),
    byRule: "own",
    unmetYuanPerKwh: null,
    ...own,
  }) as Assumed;

/** The code and the sentence with which something is refused. */
export async function refusedWith(done: Promise<unknown>): Promise<string> {
  try {
    await done;
  } catch (error) {
    if (error instanceof FailureError) return `${error.failure.code} ${error.failure.sentence.zh}`;
    throw error;
  }
  return "nothing";
}
