import { CITIES } from "../../../kernel/region.ts";
import { oneOf, pageOf, useFilters } from "../../../web/kit/filters.ts";
import type { RegisterSpec } from "../register-spec.ts";
import { columnKeys, firstColumns } from "./register-columns.tsx";

export const STATES = ["open", "closed", "blocked", "slipping"] as const;
export const STANDINGS = ["entered", "reported", "sample"] as const;
export const SORTS = ["changed", "name", "stage", "amount", "due", "age"] as const;
export const VIEWS = ["board", "gantt", "map", "same", "table"] as const;
export type View = (typeof VIEWS)[number];

/** What narrows a register; order, columns, page and the way of looking are not among it. */
export const NARROWING = [
  "q",
  "variant",
  "stage",
  "measure",
  "undertaking",
  "unit",
  "city",
  "standing",
  "state",
] as const;
export type Narrowing = (typeof NARROWING)[number];
const NAMES = [...NARROWING, "sort", "columns", "page", "size", "view"] as const;

const SIZES = [20, 50, 100, 200];
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const idOf = (value: string | undefined) => (value !== undefined && ID.test(value) ? value : undefined);
const present = <T extends object>(values: T) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    readonly [K in keyof T]?: Exclude<T[K], undefined>;
  };

/** A register's filters as the address holds them; what the server would refuse is as if it were not there. */
export function useRegisterFilters(spec: RegisterSpec) {
  const [raw, change] = useFilters(NAMES);
  const known = columnKeys(spec);
  const columns = (raw.columns ?? "").split(",").filter((key) => known.includes(key));
  return {
    query: present({
      q: raw.q?.slice(0, 200),
      variant: spec.variants.find(({ key }) => key === raw.variant)?.key,
      stage: raw.stage === "unknown" ? raw.stage : spec.stages.find(({ key }) => key === raw.stage)?.key,
      measure: idOf(raw.measure),
      undertaking: idOf(raw.undertaking),
      unit: idOf(raw.unit),
      city: CITIES.find(({ code }) => code === raw.city)?.code,
      standing: oneOf(raw.standing, STANDINGS),
      state: oneOf(raw.state, STATES),
      sort: oneOf(raw.sort, SORTS),
    }),
    columns: columns.length > 0 ? columns : firstColumns(spec),
    /** Whether the reader chose the columns. */
    chosen: columns.length > 0,
    view: oneOf(raw.view, VIEWS) ?? "board",
    page: pageOf(raw.page),
    size: SIZES.find((size) => size === Number(raw.size)) ?? 50,
    change,
  };
}

export type RegisterFilters = ReturnType<typeof useRegisterFilters>["query"];
export type ChangeRegister = ReturnType<typeof useRegisterFilters>["change"];
