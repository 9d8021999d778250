import { isDay } from "../../../kernel/calendar.ts";
import { oneOf, pageOf, useFilters } from "../../../web/kit/filters.ts";
import { LIGHTS } from "../../domain/tasks/light.ts";
import { columnsOf, FIRST_COLUMNS } from "../../domain/tasks/ledger-columns.ts";
import { TASK_SOURCES } from "../../domain/tasks/task.ts";

export const STATES = ["judgement", "claim", "extension", "report", "standing"] as const;
export const PHASES = ["registered", "dispatched", "suspended", "closed"] as const;
export const ROLES = ["lead", "support", "guide"] as const;
export const SORTS = ["number", "due", "light"] as const;

/** What narrows the ledger; the day, the order and the page are not among it. */
export const NARROWING = [
  "plan",
  "measure",
  "q",
  "section",
  "light",
  "phase",
  "state",
  "source",
  "unit",
  "role",
  "dueFrom",
  "dueTo",
] as const;
const NAMES = [
  ...NARROWING,
  "asOf",
  "sort",
  "descending",
  "columns",
  "page",
  "size",
  "view",
  "month",
] as const;

/** Ways of looking at the ledger beside the list. */
export const VIEWS = ["board", "calendar", "gantt"] as const;
export type LedgerView = (typeof VIEWS)[number];
const MONTH = /^(19|20|21)\d\d-(0[1-9]|1[0-2])$/;

const SIZES = [20, 50, 100, 200];
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const idOf = (value: string | undefined) => (value !== undefined && ID.test(value) ? value : undefined);
const dayOf = (value: string | undefined) => (value !== undefined && isDay(value) ? value : undefined);
const present = <T extends object>(values: T) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    readonly [K in keyof T]?: Exclude<T[K], undefined>;
  };

/** The ledger's filters as the address holds them; what the server would refuse is as if it were not there. */
export function useLedgerFilters() {
  const [raw, change] = useFilters(NAMES);
  const query = present({
    plan: idOf(raw.plan),
    measure: idOf(raw.measure),
    q: raw.q?.slice(0, 200),
    section: raw.section?.slice(0, 300),
    light: oneOf(raw.light, LIGHTS),
    phase: oneOf(raw.phase, PHASES),
    state: oneOf(raw.state, STATES),
    source: oneOf(raw.source, TASK_SOURCES),
    unit: idOf(raw.unit),
    role: oneOf(raw.role, ROLES),
    dueFrom: dayOf(raw.dueFrom),
    dueTo: dayOf(raw.dueTo),
    asOf: dayOf(raw.asOf),
    sort: oneOf(raw.sort, SORTS),
    descending: oneOf(raw.descending, ["true"]),
  });
  return {
    query,
    columns: columnsOf(raw.columns) ?? FIRST_COLUMNS,
    view: oneOf(raw.view, VIEWS),
    month: raw.month !== undefined && MONTH.test(raw.month) ? raw.month : undefined,
    page: pageOf(raw.page),
    size: SIZES.find((size) => size === Number(raw.size)) ?? 50,
    change,
  };
}

export type LedgerFilters = ReturnType<typeof useLedgerFilters>["query"];
export type ChangeLedger = ReturnType<typeof useLedgerFilters>["change"];
