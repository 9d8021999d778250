import { type EntryAct, entryKind } from "../../src/cooperation/registers/kind.ts";
import { randomUUID } from "node:crypto";
import { addDays, type Day } from "../../src/kernel/calendar.ts";
import { CITIES } from "../../src/kernel/region.ts";
import { folded } from "../../src/kernel/search-tokens.ts";
import type { PlanMeasureBrief } from "../../src/kernel/work.ts";
import type { Database } from "../../src/platform/database/database.ts";
import { foldRecord, type Recorded } from "../../src/kernel/record.ts";
import type { EntryItem, EntrySeed, MoneyLine } from "../../src/cooperation/registers/entry.ts";
import { projectionOf } from "../../src/cooperation/registers/projection.ts";
import { PROJECT } from "../../src/cooperation/registers/project.ts";
import { stagesOf } from "../../src/cooperation/registers/stages.ts";
import { copyIn, copyLine } from "./copy-in.ts";

const COLUMNS = {
  record: `id kind regionCode version title status day until unitIds measureIds sample reported searchText state begunAt
    begunBy changedAt changedBy`,
  act: "recordId version kind regionCode at day byId byName key act",
  entry: `id register regionCode version name variant stage stageOrder cities unitIds ownerUnit measureIds
    undertakingIds standing lengthKm amountFen nextDue nextPlanned slipDays blocks level raisedOn enteredOn closedOn
    mergedInto changedAt searchText placeKey`,
  entryStage: "entryId regionCode register variant stage planned actual slipDays",
  entryItem: "entryId itemId regionCode register list text unitId due doneOn",
  money: "entryId regionCode flow source period batch paper amountFen",
  moneyYear: "entryId register regionCode year planned inPlace done asked granted arrived spent",
} as const;
type Table = keyof typeof COLUMNS;
const TABLES = Object.keys(COLUMNS) as Table[];
const NAMES: Readonly<Partial<Record<Table, string>>> = {
  entryStage: "entry_stage",
  entryItem: "entry_item",
  moneyYear: "money_year",
};
const columnsOf = (table: Table): string[] => COLUMNS[table].split(/\s+/);

export type RegisterGround = {
  readonly planId: string;
  readonly measures: readonly PlanMeasureBrief[];
  readonly units: readonly string[];
  /** The day on which all this stands. */
  readonly asOf: Day;
};

/** Numbers that scatter without chance, so that two runs fill the same. */
const scattered = (seed: number, below: number): number =>
  Math.floor((((seed + 1) * 2_654_435_761) % 4_294_967_296) / (4_294_967_296 / below));

const pick = <T>(all: readonly T[], seed: number): T => all[scattered(seed, all.length)] as T;

const PLACES = ["城南", "城北", "河西", "新区", "临港", "山前", "滩区", "北梁", "沙尔沁", "古城湾"] as const;

/** Stages from a begin on, about half a year apart, each some days late; those that would be to come are planned only. */
function stagesFrom(begin: Day, order: readonly string[], seed: number, asOf: Day): EntrySeed["stages"] {
  return Object.fromEntries(
    order.map((stage, at) => {
      const planned = addDays(begin, at * 190 + scattered(seed + at, 40));
      const actual = addDays(planned, scattered(seed * 7 + at, 120) - 20);
      return [stage, { planned, actual: actual > asOf ? null : actual }];
    }),
  );
}

function seedOf(number: number, { planId, measures, units, asOf }: RegisterGround): EntrySeed {
  const variant = pick(PROJECT.variants, number);
  const measure = pick(measures, number * 3);
  const undertaking = measure.undertakings[0];
  const city = pick(CITIES, number * 5).code;
  const begin = addDays(asOf, -1_900 + scattered(number * 11, 1_500));
  return {
    register: "project",
    name: `示例${pick(PLACES, number * 13)}${variant.name.zh}项目${number}号`,
    regionCode: city,
    variant: variant.key,
    values: {
      ownerUnit: pick(units, number * 17),
      cities: [pick(CITIES, number * 19).code],
      owner: "示例建设有限公司",
      content: "示例：新建主体工程及附属设施，配套建设相关管线，形成综合服务能力。",
      lengthKm: 1 + scattered(number * 23, 2_000) / 10,
      totalFen: (1 + scattered(number * 29, 50_000)) * 1_000_000,
      progressPercent: scattered(number * 31, 101),
    },
    links: [{ planId, measureId: measure.id, undertakingId: undertaking?.id ?? null }],
    stages: stagesFrom(begin, stagesOf(PROJECT, variant.key), number, asOf),
    source: null,
  };
}

const line = (flow: "planned" | "done", period: string, amountFen: number): MoneyLine => ({
  flow,
  source: "city",
  period,
  amountFen,
  batch: "",
  paper: "",
});

/** A year of money: what is planned for it, and what was done in each of its months. */
function moneyOf(number: number, year: number): MoneyLine[] {
  const months = Array.from({ length: 12 }, (_, month) =>
    line(
      "done",
      `${year}-${String(month + 1).padStart(2, "0")}`,
      scattered(number * 37 + year * 12 + month, 900) * 10_000,
    ),
  );
  return [line("planned", String(year), 10_000 * 5_000), ...months];
}

const blocking = (number: number, unitId: string, since: Day): EntryItem => ({
  id: randomUUID(),
  list: "block",
  text: `示例卡点${number}`,
  unitId,
  due: addDays(since, 30 + scattered(number, 300)),
  since,
  doneOn: null,
  note: "",
  evidence: [],
  taskId: null,
});

/** Everything done with one project: entered, its money year by year, a blocking point of some, some closed. */
function historyOf(number: number, ground: RegisterGround, years: number): Recorded<EntryAct>[] {
  const seed = seedOf(number, ground);
  const last = Number(ground.asOf.slice(0, 4));
  const acts: EntryAct[] = [{ type: "enter", seed }];
  for (let year = last - years + 1; year <= last; year += 1)
    acts.push({ type: "record-money", lines: moneyOf(number, year), replaced: [] });
  if (number % 7 === 0)
    acts.push({ type: "put-item", item: blocking(number, pick(ground.units, number), ground.asOf) });
  if (number % 11 === 0) acts.push({ type: "close", reason: "示例：已完成" });
  const begun = addDays(ground.asOf, -400 + scattered(number * 41, 380));
  return acts.map((act, index) => ({
    version: index + 1,
    at: `${begun}T02:${String(index % 60).padStart(2, "0")}:00.000Z`,
    day: begun,
    by: "bench",
    byId: null,
    act,
  }));
}

const noLines = (): Record<Table, string[]> => ({
  record: [],
  act: [],
  entry: [],
  entryStage: [],
  entryItem: [],
  money: [],
  moneyYear: [],
});

function addLines(into: Record<Table, string[]>, acts: readonly Recorded<EntryAct>[]): string {
  const put = (table: Table, row: Readonly<Record<string, unknown>>): void => {
    into[table].push(copyLine(columnsOf(table), row));
  };
  const id = randomUUID();
  const state = foldRecord(entryKind, acts);
  const [head, made] = [entryKind.head(state), projectionOf(state, "entered")];
  const [first, last] = [acts[0], acts.at(-1)];
  const [begunAt, changedAt, by] = [first?.at, last?.at, "bench"];
  const { regionCode, register } = state;
  const key = { entryId: id, regionCode, register };
  put("record", {
    ...head,
    id,
    kind: entryKind.kind,
    version: acts.length,
    sample: false,
    reported: false,
    searchText: folded([head.title, ...(head.words ?? [])].join("\n")),
    state,
    begunAt,
    begunBy: by,
    changedAt,
    changedBy: by,
  });
  for (const { by: byName, ...act } of acts)
    put("act", { ...act, recordId: id, kind: entryKind.kind, regionCode, byName, key: randomUUID() });
  put("entry", { ...made.entry, id, version: acts.length, changedAt });
  for (const row of made.stages) put("entryStage", { ...row, ...key });
  for (const row of made.items) put("entryItem", { ...row, ...key });
  for (const row of made.years) put("moneyYear", { ...row, ...key });
  for (const { act } of acts)
    if (act.type === "record-money") for (const line of act.lines) put("money", { ...line, ...key });
  return id;
}

const AT_ONCE = 500;

/** Projects with as many years of monthly money, written beside their folds as the application writes them. */
export async function fillProjects(
  sql: Database,
  ground: RegisterGround,
  { projects, years }: { readonly projects: number; readonly years: number },
): Promise<{ readonly ids: string[]; readonly lines: number }> {
  const ids: string[] = [];
  let lines = noLines();
  let money = 0;
  for (let number = 0; number < projects; number += 1) {
    ids.push(addLines(lines, historyOf(number, ground, years)));
    if (ids.length % AT_ONCE !== 0 && ids.length !== projects) continue;
    money += lines.money.length;
    for (const table of TABLES)
      await copyIn(sql, `organisation.${NAMES[table] ?? table}`, columnsOf(table), lines[table]);
    lines = noLines();
  }
  return { ids, lines: money };
}
