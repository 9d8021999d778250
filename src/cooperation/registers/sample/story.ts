import type { EntryAct } from "../kind.ts";
import { derivedKey } from "../../../platform/records/derived-key.ts";
import { addDays, type Day } from "../../../kernel/calendar.ts";
import type { Caller } from "../../../platform/slice.ts";
import { story } from "../../../platform/records/story.ts";
import type { Desk } from "../../store/desk.ts";
import type { EntryItem, EntryLink, EntrySeed, EntryState, MoneyLine, StageDays } from "../entry.ts";
import { SAMPLE_ENTRIES } from "./sample-entries.ts";
import type { SampleEntry } from "./sample-row.ts";
import { specOf } from "../specs.ts";
import { withinTransaction } from "../../../platform/records/within.ts";
import { actOnEntry, enterEntry } from "../store-act.ts";
import type { SampleGround } from "../../store/demonstration/ground.ts";

const MONTHS = 10;
const WAN = 1_000_000;

type Asked = { readonly version: number; readonly key: string; readonly act: EntryAct };
type Dated = { readonly on: number; readonly act: EntryAct };

/** The last days of the months before today, in days from it, the earliest first. */
function monthEnds(asOf: Day): number[] {
  const first = Number(asOf.slice(8));
  const ends: number[] = [];
  for (let back = -first; ends.length < MONTHS; back -= Number(addDays(asOf, back).slice(8)))
    ends.unshift(back);
  return ends;
}

/** What is spent or done month by month, in shares that differ but add up. */
function monthlyLines(asOf: Day, { flow, source, amountWan }: SampleEntry["money"][number]): Dated[] {
  const ends = monthEnds(asOf);
  const weights = ends.map((_, at) => 2 + ((at * 7) % 5));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  let left = amountWan * WAN;
  return ends.map((on, at) => {
    const share = at === ends.length - 1 ? left : Math.round((amountWan * WAN * (weights[at] ?? 0)) / all);
    left -= share;
    const period = addDays(asOf, on).slice(0, 7);
    const line: MoneyLine = { flow, source, period, amountFen: share, batch: "", paper: "" };
    return { on, act: { type: "record-money", lines: [line] } };
  });
}

function moneyActs(asOf: Day, { money, entered }: SampleEntry): Dated[] {
  const yearly = money.filter(({ monthly }) => !monthly);
  const lines = yearly.map(({ flow, source, amountWan, years = 0 }): MoneyLine => ({
    flow,
    source,
    period: String(Number(asOf.slice(0, 4)) + years),
    amountFen: amountWan * WAN,
    batch: "",
    paper: "",
  }));
  return [
    ...(lines.length > 0
      ? [{ on: Math.max(entered, -300), act: { type: "record-money", lines } } as const]
      : []),
    ...money.filter(({ monthly }) => monthly).flatMap((each) => monthlyLines(asOf, each)),
  ];
}

/** Stages that were reached after the row was entered, each told on its day. */
function stageActs(asOf: Day, { stages, entered }: SampleEntry): Dated[] {
  return Object.entries(stages).flatMap(([stage, [planned, actual]]): Dated[] => {
    if (actual === null || actual <= entered || actual > 0) return [];
    const days = {
      planned: planned === null ? null : addDays(asOf, planned),
      actual: addDays(asOf, actual),
    };
    return [{ on: actual, act: { type: "revise", stages: { [stage]: days } } }];
  });
}

function itemActs(asOf: Day, unit: string, name: string, { items, entered }: SampleEntry): Dated[] {
  return items.map(({ list, text, due, doneOn }, at) => {
    const item: EntryItem = {
      id: derivedKey("demonstration", name, "item", String(at)),
      list,
      text,
      unitId: unit,
      due: due === null ? null : addDays(asOf, due),
      since: addDays(asOf, Math.max(entered, -200)),
      doneOn: doneOn === null ? null : addDays(asOf, doneOn),
      note: "",
      evidence: [],
      taskId: null,
    };
    return { on: Math.max(entered, doneOn ?? -80), act: { type: "put-item", item } };
  });
}

const daysOf = (asOf: Day, { stages, entered }: SampleEntry): EntryState["stages"] =>
  Object.fromEntries(
    Object.entries(stages).map(([stage, [planned, actual]]): [string, StageDays] => [
      stage,
      {
        planned: planned === null ? null : addDays(asOf, planned),
        actual: actual === null || actual > entered ? null : addDays(asOf, actual),
      },
    ]),
  );

function valuesOf(asOf: Day, entry: SampleEntry, unit: string): EntryState["values"] {
  const { register, values, entered } = entry;
  const days = Object.entries(entry.days).map(([key, on]) => [key, addDays(asOf, on)]);
  const raised = register === "problem" ? { raisedOn: addDays(asOf, entered) } : {};
  return {
    ...values,
    ...Object.fromEntries(days),
    ...raised,
    [specOf(register).ownerField]: unit,
  };
}

const ROWS = {
  begin: (desk: Desk, { key, seed }: { key: string; seed: EntrySeed }, caller: Caller, at: { at: Date }) =>
    enterEntry(desk, seed, key, caller, at),
  act: (desk: Desk, id: string, asked: Asked, caller: Caller, at: { at: Date }) =>
    actOnEntry(desk, { id, ...asked }, caller, at),
};

async function fillEntry(ground: SampleGround, entry: SampleEntry, unit: string): Promise<void> {
  const { desk, asOf, office, measures } = ground;
  const { register, name, variant, region, entered, closed, later } = entry;
  const links = entry.measures.flatMap((number): EntryLink[] => {
    const measure = measures.find((each) => each.number === number);
    return measure ? [{ planId: measure.planId, measureId: measure.id, undertakingId: null }] : [];
  });
  const seed = {
    register,
    name,
    variant,
    links,
    regionCode: region,
    values: valuesOf(asOf, entry, unit),
    stages: daysOf(asOf, entry),
    source: null,
  };
  const acts: Dated[] = [
    ...stageActs(asOf, entry),
    ...moneyActs(asOf, entry),
    ...itemActs(asOf, unit, name, entry),
    ...later.map(({ on, values }): Dated => ({ on, act: { type: "revise", values } })),
    ...(closed ? [{ on: closed.on, act: { type: "close", reason: closed.reason } } as const] : []),
  ];
  const since = acts.toSorted((a, b) => a.on - b.on).map(({ on, act }) => [-on, office, act] as const);
  await story(desk, asOf, ROWS)({ by: office, before: -entered, seed, since });
}

/** Sample rows of the five registers, on the sample plan and its fictional units. */
export async function fillRegisters(ground: SampleGround): Promise<void> {
  // In one transaction, which a start waits for less than for hundreds.
  await withinTransaction(ground.desk, (desk) => fillEntries({ ...ground, desk }));
}

async function fillEntries(ground: SampleGround): Promise<void> {
  const { units, measures } = ground;
  for (const [index, entry] of SAMPLE_ENTRIES.entries()) {
    const [number] = entry.measures;
    // The unit that leads the measure, where the sample plan names one; else the units in turn.
    const lead = measures
      .find((each) => each.number === number)
      ?.units.find(({ unitId }) => units.some(({ id }) => id === unitId));
    const unit = lead?.unitId ?? units[index % Math.max(1, units.length)]?.id;
    if (unit !== undefined) await fillEntry(ground, entry, unit);
  }
}
