import type { Sentence } from "../../../kernel/error.ts";
import type { EntryRow } from "../entry-row.ts";
import type { RegisterKind } from "../entry.ts";
import type { RegisterSpec } from "../register-spec.ts";
import { text } from "./words.ts";

/** Columns that do not come from the fields of a register. */
export const OWN_COLUMNS = [
  "name",
  "city",
  "variant",
  "stage",
  "measure",
  "forecast",
  "blocks",
  "criteria",
  "nextDue",
  "age",
  "discussed",
] as const;
export type OwnColumn = (typeof OWN_COLUMNS)[number];
export const isOwnColumn = (key: string): key is OwnColumn =>
  (OWN_COLUMNS as readonly string[]).includes(key);

const FLOW = "sum-";
export const flowOfColumn = (key: string): string | null =>
  key.startsWith(FLOW) ? key.slice(FLOW.length) : null;

/** Columns after the fields that show at first, by register. */
const AFTER: Readonly<Record<RegisterKind, readonly string[]>> = {
  project: ["forecast", "blocks"],
  application: ["criteria", "nextDue", "blocks"],
  fund: [],
  agreement: ["nextDue"],
  problem: ["age", "discussed"],
};

function own(spec: RegisterSpec): readonly OwnColumn[] {
  const { lists, register } = spec;
  return OWN_COLUMNS.filter((key) => {
    if (key === "blocks") return lists.includes("block");
    if (key === "criteria") return lists.includes("criterion");
    if (key === "age" || key === "discussed") return register === "problem";
    return true;
  });
}

/** Every column of a register, in their order. */
export function columnKeys(spec: RegisterSpec): readonly string[] {
  const columns = own(spec);
  const first = columns.filter((key) => ["name", "variant", "stage", "city", "measure"].includes(key));
  return [
    ...first,
    ...Object.keys(spec.fields),
    ...spec.flows.map(({ flow }) => `${FLOW}${flow}`),
    ...columns.filter((key) => !first.includes(key)),
  ];
}

/** Columns that show until the reader chooses others. */
export function firstColumns(spec: RegisterSpec): readonly string[] {
  const shown = new Set([
    "name",
    "variant",
    "stage",
    "measure",
    ...Object.keys(spec.fields).filter((key) => spec.fields[key]?.listed === true),
    ...(spec.register === "fund" ? spec.flows.map(({ flow }) => `${FLOW}${flow}`) : []),
    ...AFTER[spec.register],
  ]);
  return columnKeys(spec).filter((key) => shown.has(key));
}

/** What a column is called. */
export function columnName(spec: RegisterSpec, key: string): Sentence {
  if (isOwnColumn(key)) return { zh: text.zh.head[key], en: text.en.head[key] };
  const flow = flowOfColumn(key);
  const found = flow === null ? spec.fields[key] : spec.flows.find((each) => each.flow === flow);
  return found?.name ?? { zh: key, en: key };
}

const IN_WORKBOOK: Readonly<Partial<Record<OwnColumn, string>>> = {
  name: "name",
  city: "city",
  variant: "variant",
  stage: "reached",
  measure: "measure",
  blocks: "blocks",
};

/** The columns of a workbook that hold what the chosen columns show; null where only the whole does, as with money by year. */
export function workbookColumns(columns: readonly string[]): readonly string[] | null {
  if (columns.some((key) => flowOfColumn(key) !== null)) return null;
  return [
    ...columns.flatMap((key) => (isOwnColumn(key) ? (IN_WORKBOOK[key] ?? []) : `value:${key}`)),
    "standing",
    "source",
  ];
}

/** Without the columns in which none of the rows has anything: for lists whose columns nobody chose. */
export const filledColumns = (columns: readonly string[], rows: readonly EntryRow[]): readonly string[] =>
  rows.length === 0
    ? columns
    : columns.filter((key) => {
        const flow = flowOfColumn(key);
        if (flow !== null) return rows.some(({ totals }) => Object.keys(totals).includes(flow));
        if (key === "forecast") return rows.some(({ forecast }) => forecast !== null);
        if (key === "blocks") return rows.some(({ blocks }) => blocks > 0);
        return isOwnColumn(key) || rows.some(({ values }) => values[key] !== undefined);
      });
