import { WORK_CALENDAR } from "../../../platform/working-days.ts";
import { dayInShanghai } from "../../../kernel/calendar.ts";
import { FailureError } from "../../../kernel/error.ts";
import { NO_PLAN } from "../../domain/import-failures.ts";
import type {
  LedgerImport,
  LedgerImportRow,
  LedgerMapping,
  UnknownDay,
  UnknownUnit,
} from "../../domain/ledger-import/ledger-import.ts";
import { mappedColumns, type MappingHints } from "../../domain/ledger-import/mapping.ts";
import { blocked, type LedgerContext, ledgerYear, readLedger } from "../../domain/ledger-import/rows.ts";
import { nearestUnits, unitFinder, unitNames } from "../../domain/ledger-import/units.ts";
import { type RosterUnit, rosterIndex, withRoster } from "../../domain/roster.ts";
import type { Supervision } from "../desk.ts";
import { measuresOfPlan } from "../measures.ts";
import { findPlan } from "../plans.ts";
import { loadSettings } from "../settings.ts";
import { knownTasks, type LedgerRecord, rememberedHeadings } from "./imports.ts";

export type Shown = {
  readonly page: number;
  readonly size: number;
  readonly show: "all" | "blocked" | "alike" | "issues" | "judgement";
};
export const FIRST_PAGE: Shown = { page: 1, size: 50, show: "all" };

/** What a mapping is proposed by. */
export async function mappingHints({ sql, organisations }: Supervision): Promise<MappingHints> {
  const find = unitFinder(await organisations.list());
  return {
    remembered: await rememberedHeadings(sql),
    namesUnits: (text) =>
      unitNames([{ text, role: "lead", stated: true }]).lead.some((name) => find(name) !== undefined),
  };
}

/** What the rows of a ledger are read against as things stand now. */
export async function ledgerContext(
  desk: Supervision,
  { planId, fileName }: Pick<LedgerRecord, "planId" | "fileName">,
): Promise<LedgerContext> {
  const { sql } = desk;
  const asOf = dayInShanghai(desk.now());
  const plan = await findPlan(sql, planId);
  if (!plan) throw new FailureError(NO_PLAN);
  const roster = await desk.organisations.list(desk.sql);
  const settings = await loadSettings(sql, planId, asOf);
  return {
    fileName,
    asOf,
    adoptedOn: settings.adoptedOn,
    plan: { title: plan.title, paper: plan.docNumber, date: plan.date },
    roster,
    measures: withRoster(await measuresOfPlan(sql, planId, asOf), rosterIndex(roster)),
    tasks: await knownTasks(sql, planId),
    calendar: WORK_CALENDAR,
  };
}

const SHOWS: Readonly<Record<Shown["show"], (row: LedgerImportRow) => boolean>> = {
  all: () => true,
  blocked,
  alike: ({ alike }) => alike !== undefined,
  issues: ({ issues }) => issues.length > 0,
  judgement: ({ judgement }) => judgement !== null,
};

function countsOf(rows: readonly LedgerImportRow[]): LedgerImport["counts"] {
  const tasks = rows.filter(({ becomes }) => becomes !== "nothing");
  const good = tasks.filter((row) => !blocked(row));
  const count = (is: (row: LedgerImportRow) => boolean): number => good.filter(is).length;
  return {
    rows: rows.length,
    good: good.length,
    blocked: tasks.length - good.length,
    nothing: rows.length - tasks.length,
    new: count(({ becomes }) => becomes === "new"),
    undertaking: count(({ becomes }) => becomes === "undertaking"),
    existing: count(({ becomes }) => becomes === "existing"),
    asked: tasks.filter(({ becomes }) => becomes === "asked").length,
    history: count(({ history }) => history.length > 0),
    done: count(({ judgement }) => judgement === "done"),
    standing: count(({ judgement }) => judgement === "standing"),
    overdue: count(({ judgement }) => judgement === "overdue"),
  };
}

function unknownUnits(
  rows: readonly LedgerImportRow[],
  roster: readonly RosterUnit[],
  decided: Readonly<Record<string, string | null>>,
): UnknownUnit[] {
  const find = unitFinder(roster);
  const counts = new Map<string, number>();
  for (const row of rows)
    if (row.becomes === "new" || row.becomes === "undertaking")
      for (const name of [...row.lead, ...row.support])
        if (find(name) === undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .map(([printed, count]) => ({
      printed,
      rows: count,
      decided: decided[printed],
      nearest: nearestUnits(printed, roster),
    }))
    .toSorted((a, b) => b.rows - a.rows);
}

function unknownDays(
  rows: readonly LedgerImportRow[],
  decided: NonNullable<LedgerMapping["days"]>,
): UnknownDay[] {
  const found = new Map<string, UnknownDay>();
  for (const { asked, deadline } of rows) {
    const printed = deadline.raw;
    if (asked === undefined || printed === null) continue;
    const before = found.get(printed)?.rows ?? 0;
    found.set(printed, { printed, rows: before + 1, decided: decided[printed], readings: asked });
  }
  return [...found.values()].toSorted((a, b) => b.rows - a.rows);
}

const FIRST_ROWS = 15;

/** A ledger with one page of its rows: as they would be taken over now, or as they were. */
export async function viewLedger(
  desk: Supervision,
  record: LedgerRecord,
  { page, size, show }: Shown = FIRST_PAGE,
): Promise<LedgerImport> {
  const context = await ledgerContext(desk, record);
  const rows = record.outcome?.rows ?? readLedger(record.rows, record.mapping, context);
  const shown = rows.filter(SHOWS[show]);
  const { rows: _, ...outcome } = record.outcome ?? {
    rows: [],
    registered: 0,
    noted: 0,
    judged: 0,
    skipped: 0,
  };
  const mapping = record.state === "mapping";
  const days = mapping ? unknownDays(rows, record.mapping.days ?? {}) : [];
  const year = ledgerYear(record.rows, record.mapping, record.fileName);
  return {
    id: record.id,
    planId: record.planId,
    planTitle: context.plan.title,
    adoptedOn: context.adoptedOn,
    fileName: record.fileName,
    state: record.state,
    headingRow: record.mapping.headingRow,
    firstRows: record.rows.slice(0, FIRST_ROWS).map(({ number, cells }) => ({
      number,
      text: [...new Set(cells.filter((cell) => cell !== ""))].join(" | ").slice(0, 120),
    })),
    columns: mappedColumns(record.rows, record.mapping),
    rows: shown.slice((page - 1) * size, page * size),
    total: shown.length,
    counts: countsOf(rows),
    unknownUnits: mapping ? unknownUnits(rows, context.roster, record.mapping.units) : [],
    unknownDays: days,
    year,
    asksYear: year === null && days.some(({ decided }) => decided === undefined),
    outcome: record.outcome === null ? null : outcome,
  };
}
