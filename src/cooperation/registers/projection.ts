import type { Place } from "../../kernel/place.ts";
import { entryKind, unitsNamed } from "./kind.ts";
import type { Day } from "../../kernel/calendar.ts";
import { CITIES } from "../../kernel/region.ts";
import { folded } from "../../kernel/search-tokens.ts";
import type { EntryRow } from "./entry-row.ts";
import type { EntryItem, EntryState, Flow } from "./entry.ts";
import { totalOf } from "./money.ts";
import { specOf } from "./specs.ts";
import { nextStage, ownSlip, slipOf, stagesOf } from "./stages.ts";

/** What lists filter and sort a row by: the table `organisation.entry`. Money in fen. */
export type EntryColumns = {
  readonly register: string;
  readonly regionCode: string;
  readonly name: string;
  readonly variant: string | null;
  readonly stage: string | null;
  /** Place of the stage in its order, from 1; 0 where it is not known. */
  readonly stageOrder: number;
  readonly cities: readonly string[];
  readonly unitIds: readonly string[];
  readonly ownerUnit: string | null;
  readonly measureIds: readonly string[];
  readonly undertakingIds: readonly string[];
  readonly standing: EntryRow["standing"];
  readonly lengthKm: number | null;
  readonly amountFen: number | null;
  readonly nextDue: Day | null;
  readonly nextPlanned: Day | null;
  /** Of the latest stage of which it is known. */
  readonly slipDays: number | null;
  readonly blocks: number;
  readonly level: string | null;
  readonly raisedOn: Day;
  readonly enteredOn: Day;
  readonly closedOn: Day | null;
  readonly mergedInto: string | null;
  readonly searchText: string;
  /** Points that two rows of one place share, to about ten metres. */
  readonly placeKey: string | null;
};

export type StageColumns = {
  readonly stage: string;
  readonly variant: string | null;
  readonly planned: Day | null;
  readonly actual: Day | null;
  readonly slipDays: number | null;
};

export type ItemColumns = Pick<EntryItem, "list" | "text" | "unitId" | "due" | "doneOn"> & {
  readonly itemId: string;
};

export const FLOW_COLUMNS = {
  planned: "planned",
  "in-place": "inPlace",
  done: "done",
  asked: "asked",
  granted: "granted",
  arrived: "arrived",
  spent: "spent",
} as const satisfies Record<Flow, string>;
type FlowColumn = (typeof FLOW_COLUMNS)[Flow];
/** Sums of a year in fen by flow; null where nothing is recorded of a flow. */
export type YearColumns = { readonly year: number } & Readonly<Record<FlowColumn, number | null>>;

export type EntryProjection = {
  readonly entry: EntryColumns;
  readonly stages: readonly StageColumns[];
  readonly items: readonly ItemColumns[];
  readonly years: readonly YearColumns[];
};

const cityCodes: readonly string[] = CITIES.map(({ code }) => code);

/** The cities of a row: the one it is filed under, and those it names. */
export function citiesOf({ regionCode, values }: EntryState): string[] {
  const named = (values["cities"] as readonly string[] | undefined) ?? [];
  return [...new Set([...(cityCodes.includes(regionCode) ? [regionCode] : []), ...named])];
}

/** Items that are still to be done. */
const openItems = ({ items }: EntryState): EntryItem[] => items.filter(({ doneOn }) => doneOn === null);

/** Points that block a row and are not cleared. */
export const openBlocks = (state: EntryState): number =>
  openItems(state).filter(({ list }) => list === "block").length;

/** The earliest day that a row waits for, past ones too: its next stage, an item, the end of an agreement. */
export function nextDueOf(state: EntryState): Day | null {
  if (state.closed !== null) return null;
  const until = state.values["validUntil"];
  const days = [
    nextStage(state)?.planned,
    ...openItems(state).map(({ due }) => due),
    typeof until === "string" ? until : null,
  ];
  return days.filter((day) => typeof day === "string").toSorted()[0] ?? null;
}

/** Since when a matter is open. */
export const raisedOn = ({ values, enteredOn }: EntryState): Day =>
  typeof values["raisedOn"] === "string" ? values["raisedOn"] : enteredOn;

/** What a row is about in money: its total investment, what is planned, or what was asked. */
function amountOf({ values, money }: EntryState): number | null {
  if (typeof values["totalFen"] === "number") return values["totalFen"];
  return (
    totalOf(money, "planned") ??
    totalOf(money, "asked") ??
    totalOf(money, "granted") ??
    totalOf(money, "arrived") ??
    null
  );
}

const placeKey = (place: Place): string => place.map(([x, y]) => `${x.toFixed(4)} ${y.toFixed(4)}`).join(",");

function columnsOf(state: EntryState, standing: EntryRow["standing"]): EntryColumns {
  const { values, links } = state;
  const spec = specOf(state.register);
  const owner = values[spec.ownerField];
  const order = stagesOf(spec, state.variant);
  const head = entryKind.head(state);
  const place = values["place"] as Place | undefined;
  return {
    register: state.register,
    regionCode: state.regionCode,
    name: state.name,
    variant: state.variant,
    stage: state.stage,
    stageOrder: state.stage === null ? 0 : order.indexOf(state.stage) + 1,
    cities: citiesOf(state),
    unitIds: unitsNamed(state),
    ownerUnit: typeof owner === "string" ? owner : null,
    measureIds: [...new Set(links.map(({ measureId }) => measureId))],
    undertakingIds: [...new Set(links.flatMap(({ undertakingId }) => undertakingId ?? []))],
    standing,
    lengthKm: typeof values["lengthKm"] === "number" ? values["lengthKm"] : null,
    amountFen: amountOf(state),
    nextDue: nextDueOf(state),
    nextPlanned: state.closed === null ? (nextStage(state)?.planned ?? null) : null,
    slipDays: ownSlip(state)?.days ?? null,
    blocks: openBlocks(state),
    level: typeof values["level"] === "string" ? values["level"] : null,
    raisedOn: raisedOn(state),
    enteredOn: state.enteredOn,
    closedOn: state.closed?.on ?? null,
    mergedInto: state.mergedInto,
    searchText: folded([state.name, ...(head.words ?? [])].join("\n")),
    placeKey: place === undefined ? null : placeKey(place),
  };
}

function yearsOf(money: EntryState["money"]): YearColumns[] {
  const flows = Object.keys(money) as Flow[];
  const years = [...new Set(flows.flatMap((flow) => Object.keys(money[flow] ?? {})))].toSorted();
  return years.map((year) => ({
    year: Number(year),
    ...(Object.fromEntries(
      (Object.keys(FLOW_COLUMNS) as Flow[]).map((flow) => [FLOW_COLUMNS[flow], money[flow]?.[year] ?? null]),
    ) as Record<FlowColumn, number | null>),
  }));
}

/** Every row that lists and figures need of a state; the one place that says how they follow from it. */
export function projectionOf(state: EntryState, standing: EntryRow["standing"]): EntryProjection {
  return {
    entry: columnsOf(state, standing),
    stages: Object.entries(state.stages).map(([stage, days]) => ({
      stage,
      variant: state.variant,
      ...days,
      slipDays: slipOf(days),
    })),
    items: state.items.map(({ id, list, text, unitId, due, doneOn }) => ({
      itemId: id,
      list,
      text,
      unitId,
      due,
      doneOn,
    })),
    years: yearsOf(state.money),
  };
}
