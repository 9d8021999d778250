import { type Day, dayInShanghai } from "../../kernel/calendar.ts";
import { FailureError } from "../../kernel/error.ts";
import { unitFinder, type UnitFinder } from "../../kernel/sheet-units.ts";
import type { Sql } from "../../platform/database/database.ts";
import { importer } from "../../platform/records/importer.ts";
import { WORK_CALENDAR } from "../../platform/working-days.ts";
import { NO_PLAN } from "../domain/import-failures.ts";
import { rosterIndex, withRoster } from "../domain/roster.ts";
import type { Supervision } from "../store/desk.ts";
import { measuresOfPlan } from "../store/measures.ts";
import { findPlan } from "../store/plans.ts";
import { loadSettings } from "../store/settings.ts";
import {
  FIELD_WORDS,
  LEDGER_FIELDS,
  ledgerColumns,
  type LedgerDecisions,
  type LedgerField,
  UNDECIDED,
} from "./columns.ts";
import { LEDGER_SHOWS, type LedgerLine, lineOf, NO_ADOPTION, NO_TEXT_COLUMN } from "./line.ts";
import { ledgerQuestions } from "./questions.ts";
import type { KnownTask } from "./registered.ts";
import { type LedgerContext, type LedgerImportRow, ledgerYear, readLedger } from "./rows.ts";
import { toldOf } from "./told.ts";
import { enterRows } from "./store-enter.ts";
import { unitNames } from "./units.ts";

/** What a ledger is read against, beside the measures and tasks of its plan. */
type Ground = Omit<LedgerContext, "measures" | "tasks"> & {
  readonly regionCode: string;
  readonly find: UnitFinder;
};

/** The tasks of a plan that a row may already be; instances of standing duties are left out. */
const knownTasks = (sql: Sql, planId: string): Promise<KnownTask[]> => sql<KnownTask[]>`
  select id, measure_id, undertaking_id, text, phase <> 'closed' as open
  from supervision.task where plan_id = ${planId} and instance_of is null order by number`;

async function ground(
  desk: Supervision,
  into: { readonly scope: string; readonly fileName: string },
): Promise<Ground> {
  const asOf: Day = dayInShanghai(desk.now());
  const plan = await findPlan(desk.sql, into.scope);
  if (!plan) throw new FailureError(NO_PLAN);
  const roster = await desk.organisations.list(desk.sql);
  const { adoptedOn } = await loadSettings(desk.sql, plan.id, asOf);
  return {
    fileName: into.fileName,
    regionCode: plan.regionCode,
    asOf,
    adoptedOn,
    plan: { title: plan.title, paper: plan.docNumber, date: plan.date },
    roster,
    find: unitFinder(roster),
    calendar: WORK_CALENDAR,
  };
}

/** An office's own ledger, in through whatever headings; `scope` is the plan whose tasks it becomes. */
export const ledgerImporter = importer<Supervision>()<
  LedgerField,
  LedgerDecisions,
  Ground,
  LedgerLine,
  LedgerImportRow
>({
  slice: "supervision",
  name: "ledger-import",
  action: (verb) => `supervision.${verb}-ledger`,
  tables: {
    imports: "supervision.ledger_import",
    headings: "supervision.heading_memory",
    scope: "plan_id",
    headingsBy: "region_code",
  },
  most: 10_000,
  // Each portion reads the settings and periods of its plan.
  portion: 200,
  undecided: UNDECIDED,
  outcomes: { undertaking: "registered", new: "registered", existing: "existing", same: "" },
  makes: ["undertaking", "new"],
  also: ({ noted, judged }) => [...(noted ? ["noted"] : []), ...(judged ? ["judged"] : [])],
  shows: LEDGER_SHOWS,
  ground,
  into: ({ plan }) => plan.title,
  regionOf: ({ regionCode }) => regionCode,
  columns: ({ find }) =>
    ledgerColumns((text) =>
      unitNames([{ text, role: "lead", stated: true }]).lead.some((name) => find(name) !== undefined),
    ),
  fields: () => LEDGER_FIELDS.map((field) => ({ field, name: FIELD_WORDS[field] })),
  knows: (_, field) => LEDGER_FIELDS.includes(field),
  unready: ({ adoptedOn }, { fields }) =>
    adoptedOn === null ? NO_ADOPTION : fields.includes("text") ? null : NO_TEXT_COLUMN,
  told: (rows, { roster, asOf }) => toldOf(rows, roster, asOf),
  lists: ({ roster }) => ({
    units: roster
      .filter(({ collective }) => !collective)
      .map(({ id, name }) => ({ value: id, name: { zh: name, en: name } })),
  }),
  async read(sql, { scope, rows, mapping, own }, given) {
    const { asOf, roster, find, fileName } = given;
    const measures = withRoster(await measuresOfPlan(sql, scope, asOf), rosterIndex(roster));
    const tasks = (await knownTasks(sql, scope)).filter(({ id }) => !own.has(id));
    const read = readLedger(rows, mapping, { ...given, measures, tasks });
    const year = ledgerYear(rows, mapping, fileName);
    return {
      work: read.map((row) => ({ line: lineOf(row), deed: row.becomes === "nothing" ? null : row })),
      questions: ledgerQuestions(read, { decided: mapping, year }, roster, find),
    };
  },
  enter: (desk, portion, { record, key, caller }) => {
    const { scope: planId, fileName, mapping } = record;
    return enterRows({ desk, planId, fileName, judges: mapping, key, caller }, portion);
  },
});
