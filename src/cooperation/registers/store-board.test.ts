import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openCooperation, type CooperationGround } from "../../../test/support/cooperation.ts";
import { callerAs } from "../../../test/support/supervision.ts";
import { ENTRY_ORDERS, type EntryFilter, type EntryRow } from "./entry-row.ts";
import type { EntryState } from "./entry.ts";
import { actOnEntry, enterEntry, type EntryView } from "./store-act.ts";
import { specOf } from "./specs.ts";
import { stagesOf } from "./stages.ts";
import { boardOfRegister } from "./store-board.ts";
import { listEntries } from "./store-list.ts";

let ground: CooperationGround;
let rows: EntryView[];
const office = callerAs("张三", "office");

const VARIANTS = ["road", "railway", null] as const;
const CITIES = ["150200", "150600", "150900"] as const;
const STAGES = ["approval", "start", null] as const;

async function entered(number: number): Promise<EntryView> {
  const stage = STAGES[number % 3] ?? null;
  const seed = {
    register: "project",
    name: `示例项目${number}`,
    regionCode: CITIES[number % 3] ?? "",
    variant: VARIANTS[number % 2] ?? null,
    values: { lengthKm: number + 0.5, cities: [CITIES[(number * 2) % 3] ?? ""] },
    links: [],
    stages: stage === null ? {} : { [stage]: { planned: null, actual: "2026-01-01" } },
    source: null,
  } as const;
  const { id } = await enterEntry(ground.desk, seed, randomUUID(), office);
  const lines = ["2025", "2026-03", "2026-04"].map((period, at) => ({
    flow: at === 0 ? ("planned" as const) : ("done" as const),
    source: "city" as const,
    period,
    amountFen: number * 1_000 + at,
    batch: "",
    paper: "",
  }));
  const money = { type: "record-money", lines } as const;
  return actOnEntry(ground.desk, { id, version: null, key: randomUUID(), act: money }, office);
}

beforeAll(async () => {
  ground = await openCooperation();
  rows = [];
  for (let number = 1; number <= 12; number += 1) rows.push(await entered(number));
});
afterAll(() => ground.database.close());

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const count = <T>(values: readonly T[]): Map<T, number> =>
  new Map([...new Set(values)].map((value) => [value, values.filter((each) => each === value).length]));

/** Counted row by row from the states, as somebody would from the printed register. */
function byHand(states: readonly EntryState[]) {
  const cities = states.flatMap((state) => [
    ...new Set([state.regionCode, ...(state.values["cities"] as string[])]),
  ]);
  const year = (flow: "planned" | "done", of: string) =>
    sum(states.map(({ money }) => money[flow]?.[of] ?? 0));
  return {
    total: states.length,
    stages: count(states.map(({ stage }) => stage)),
    variants: count(states.map(({ variant }) => variant)),
    cities: count(cities),
    km: sum(states.map(({ values }) => values["lengthKm"] as number)),
    money: [
      ["2025", { planned: year("planned", "2025") }],
      ["2026", { done: year("done", "2026") }],
    ],
  };
}

const counted = async (filter: EntryFilter) => {
  const board = await boardOfRegister(ground.desk, "project", filter);
  return {
    total: board.total,
    stages: new Map(board.byStage.map(({ stage, rows: there }) => [stage, there])),
    variants: new Map(board.byVariant.map(({ variant, rows: there }) => [variant, there])),
    cities: new Map(board.byCity.map(({ city, rows: there }) => [city, there])),
    km: sum(board.byStage.map(({ km }) => km)),
    money: board.money.map(({ year, flows }) => [year, flows]),
  };
};

describe("（一）（二）the board of a register", () => {
  const cases: readonly (readonly [EntryFilter, (state: EntryState) => boolean])[] = [
    [{}, () => true],
    [{ variant: "road" }, ({ variant }) => variant === "road"],
    [{ stage: "unknown" }, ({ stage }) => stage === null],
    [
      { city: "150600" },
      ({ regionCode, values }) => [regionCode, ...(values["cities"] as string[])].includes("150600"),
    ],
    [{ q: "项目1" }, ({ name }) => name.includes("项目1")],
  ];

  it.each(cases)(
    "counts stages, kinds, cities, kilometres and money by year under %j",
    async (filter, fits) => {
      expect(await counted(filter)).toEqual(byHand(rows.map(({ state }) => state).filter(fits)));
    },
  );

  it.each(
    Object.keys(ENTRY_ORDERS).flatMap((sort) =>
      [false, true].map((reversed) => [sort as keyof typeof ENTRY_ORDERS, reversed] as const),
    ),
  )(
    "lists by %s, reversed: %s, every row once over its pages, and what is not known last",
    async (sort, reversed) => {
      const listed: EntryRow[] = [];
      for (const page of [1, 2, 3, 4])
        listed.push(
          ...(await listEntries(ground.desk, "project", { sort, reversed }, { page, size: 3 })).rows,
        );
      expect(listed.map(({ id }) => id).toSorted()).toEqual(rows.map(({ id }) => id).toSorted());
      const order = stagesOf(specOf("project"), null);
      const byId = new Map(rows.map((row) => [row.id, row.state]));
      const keyOf = (row: EntryRow): string | number | null =>
        ({
          // Names differ in their number only, which is compared as text.
          name: row.name,
          city: row.regionCode,
          variant: row.variant,
          stage: row.stage === null ? null : order.indexOf(row.stage),
          amount: byId.get(row.id)?.money["planned"]?.["2025"] ?? null,
          blocks: row.blocks || null,
          due: row.nextDue,
          age: null,
          changed: null,
        })[sort];
      const keys = listed.map(keyOf);
      const known = keys.filter((key) => key !== null);
      expect(keys.slice(0, known.length)).toEqual(known);
      const up = (ENTRY_ORDERS[sort] === "falls") === reversed;
      const sorted = known.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
      expect(known).toEqual(up ? sorted : sorted.toReversed());
    },
  );

  it("counts a row that was merged into another with neither its rows nor its money", async () => {
    const [first, second] = rows;
    if (!first || !second) throw new Error("nothing entered");
    const act = { type: "merge", into: second.id } as const;
    await actOnEntry(ground.desk, { id: first.id, version: null, key: randomUUID(), act }, office);
    expect(await counted({})).toEqual(byHand(rows.slice(1).map(({ state }) => state)));
  });
});
