import type { SheetRow } from "../../src/kernel/column-mapping.ts";
import { NOTHING_REMEMBERED, proposeColumns } from "../../src/kernel/sheet.ts";
import { WORK_CALENDAR } from "../../src/platform/working-days.ts";
import { readFileSync } from "node:fs";
import type { MeasureRow, Responsibility } from "../../src/supervision/domain/plan.ts";
import { readPlan } from "../../src/supervision/domain/plan-reader/read-plan.ts";
import type { PrintedUnit, ResponsibilityRole } from "../../src/supervision/domain/reading.ts";
import type { RosterUnit } from "../../src/supervision/domain/roster.ts";
import {
  ledgerColumns,
  type LedgerField,
  type LedgerMapping,
} from "../../src/supervision/ledger-import/columns.ts";
import type { LedgerContext } from "../../src/supervision/ledger-import/rows.ts";

const reading = readPlan(readFileSync(new URL("../../plans/baotou-2024.txt", import.meta.url), "utf8"));

const idOf = (name: string): string => `unit-${name}`;

const unit = (name: string, given: Partial<RosterUnit> = {}): RosterUnit => ({
  id: idOf(name),
  name,
  aliases: [],
  parentId: null,
  regionCode: "150200",
  collective: false,
  memberIds: [],
  proposed: true,
  ...given,
});

const printedNames = [
  ...new Set(reading.measures.flatMap(({ lead, support }) => [...lead, ...support]).map(({ name }) => name)),
];

/** The units that the Baotou plan prints, two of them with a long name beside, and two collectives, one without members. */
export const roster: readonly RosterUnit[] = [
  ...printedNames.map((name) =>
    unit(name, name === "市发改委" ? { aliases: ["包头市发展和改革委员会"] } : {}),
  ),
  unit("昆区政府"),
  unit("东河区政府"),
  unit("各旗县区政府", { collective: true, memberIds: [idOf("昆区政府"), idOf("东河区政府")] }),
  unit("各有关企业", { collective: true }),
];

const responsibilities = (units: readonly PrintedUnit[], role: ResponsibilityRole): Responsibility[] =>
  units.map(({ name, rule, span }) => ({
    role,
    printed: name,
    name,
    organisationId: idOf(name),
    collective: false,
    rule,
    span,
  }));

/** The measures of the Baotou plan as they stand once it is published. */
export const measures: readonly MeasureRow[] = reading.measures.map((measure, index) => ({
  id: `measure-${index + 1}`,
  planId: "plan",
  number: index + 1,
  ordinal: measure.ordinal,
  section: measure.section,
  parent: measure.parent,
  text: measure.text,
  responsibilities: [
    ...responsibilities(measure.lead, "lead"),
    ...responsibilities(measure.support, "support"),
  ],
  open: measure.open,
  deadline: measure.deadline,
  state: "dated",
  daysLeft: null,
  undertakings: measure.undertakings.map(({ text, verb, object, kind, span }, position) => ({
    id: `undertaking-${index + 1}-${position + 1}`,
    text,
    verb,
    object,
    kind,
    span,
    confirmed: true,
  })),
}));

export const context: LedgerContext = {
  fileName: "台账.xlsx",
  asOf: "2026-11-23",
  adoptedOn: "2026-11-23",
  plan: { title: reading.title?.value ?? "", paper: null, date: "2024-02-03" },
  roster,
  measures,
  tasks: [],
  calendar: WORK_CALENDAR,
};

/** What the columns of a ledger are proposed to mean. */
export const proposeMapping = (
  rows: readonly SheetRow[],
  hints: {
    readonly remembered: ReadonlyMap<string, LedgerField>;
    readonly namesUnits: (text: string) => boolean;
  },
): LedgerMapping =>
  proposeColumns(rows, ledgerColumns(hints.namesUnits), {
    ...NOTHING_REMEMBERED,
    byHeading: hints.remembered,
  });
