import { dayInShanghai } from "../../../kernel/calendar.ts";
import { mappedColumns } from "../../../kernel/column-mapping.ts";
import type { Sql } from "../../../platform/database/database.ts";
import { fieldName, importFields } from "../../domain/registers/import-fields.ts";
import { headingWords } from "../../domain/registers/import-mapping.ts";
import {
  blockedRow,
  IMPORT_OUTCOMES,
  type ImportCounts,
  type ImportDraft,
  type ImportOutcome,
  type ImportRow,
  type RegisterImport,
  type UnknownUnit,
} from "../../domain/registers/import-row.ts";
import { nearestUnits } from "../../domain/registers/import-units.ts";
import { type ReadImport, readImport, type RegisterGround } from "./ground.ts";
import type { ImportRecord } from "./imports.ts";

/** Which lines are shown: all, those with errors, those with something to say, or those of an outcome. */
export const SHOWS = ["all", "blocked", "issues", ...IMPORT_OUTCOMES] as const;
export type Shown = {
  readonly page: number;
  readonly size: number;
  readonly show: (typeof SHOWS)[number];
};
export const FIRST_PAGE: Shown = { page: 1, size: 50, show: "all" };

const shows = (show: Shown["show"], row: ImportRow): boolean => {
  if (show === "all") return true;
  if (show === "blocked") return blockedRow(row);
  return show === "issues" ? row.issues.length > 0 : row.outcome === show;
};

export function countsOf(rows: readonly ImportRow[]): ImportCounts {
  const count = (is: (row: ImportRow) => boolean): number => rows.filter(is).length;
  const by = Object.fromEntries(
    IMPORT_OUTCOMES.map((outcome) => [outcome, count((row) => row.outcome === outcome)]),
  ) as Record<ImportOutcome, number>;
  const blocked = count(blockedRow);
  return { ...by, rows: rows.length, blocked, good: rows.length - by.nothing - blocked };
}

function unknownUnits(
  drafts: readonly ImportDraft[],
  decided: Readonly<Record<string, string | null>>,
  { units }: RegisterGround,
): UnknownUnit[] {
  const counts = new Map<string, number>();
  for (const draft of drafts)
    for (const name of new Set(draft.unknownUnits)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .map(([printed, rows]) => ({
      printed,
      rows,
      decided: decided[printed],
      nearest: nearestUnits(printed, units),
    }))
    .toSorted((a, b) => b.rows - a.rows);
}

const asksUnit = ({ mapping }: ImportRecord, { rows }: ReadImport): boolean =>
  mapping.moneyUnit !== null || rows.some(({ issues }) => issues.some(({ asks }) => asks === "money-unit"));

function unknownCities(
  drafts: readonly ImportDraft[],
  decided: NonNullable<ImportRecord["mapping"]["cities"]>,
): RegisterImport["unknownCities"] {
  const counts = new Map<string, number>();
  for (const { unknownCity } of drafts)
    if (unknownCity !== null) counts.set(unknownCity, (counts.get(unknownCity) ?? 0) + 1);
  return [...counts].map(([printed, rows]) => ({ printed, rows, decided: decided[printed] }));
}

const FIRST_ROWS = 15;

/** An import with one page of its lines: as they would be taken over now, or as they were. */
export async function viewImport(
  sql: Sql,
  record: ImportRecord,
  ground: RegisterGround,
  { page, size, show }: Shown = FIRST_PAGE,
): Promise<RegisterImport> {
  const open = record.state === "mapping";
  const read: ReadImport = open
    ? await readImport(sql, record, ground)
    : { deeds: [], drafts: [], rows: record.outcome ?? [] };
  const shown = read.rows.filter((row) => shows(show, row));
  const { mapping } = record;
  const { through: _, ...progress } = record.progress ?? { through: 0 };
  const columns = mappedColumns(record.rows, mapping, headingWords(ground.spec));
  return {
    id: record.id,
    register: record.register,
    fileName: record.fileName,
    addedBy: record.addedBy,
    addedOn: dayInShanghai(record.addedAt),
    state: record.state,
    headingRow: mapping.headingRow,
    firstRows: record.rows.slice(0, FIRST_ROWS).map(({ number, cells }) => ({
      number,
      text: [...new Set(cells.filter((cell) => cell !== ""))].join(" | ").slice(0, 120),
    })),
    columns,
    fields: importFields(ground.spec, mapping.fields).map((field) => ({
      field,
      name: fieldName(ground.spec, field),
    })),
    rows: shown.slice((page - 1) * size, page * size),
    total: shown.length,
    counts: countsOf(read.rows),
    unknownCities: unknownCities(read.drafts, mapping.cities ?? {}),
    unknownUnits: open ? unknownUnits(read.drafts, mapping.units, ground) : [],
    decisions: {
      units: mapping.units,
      same: mapping.same,
      moneyUnit: mapping.moneyUnit,
      city: mapping.city ?? ground.homeCity,
      cities: mapping.cities ?? {},
      proposedLinks: mapping.proposedLinks,
    },
    asksMoneyUnit: open && asksUnit(record, read),
    withoutCity: read.drafts.filter(({ citySaid }) => !citySaid).length,
    progress: record.progress === null ? null : (progress as RegisterImport["progress"]),
  };
}
