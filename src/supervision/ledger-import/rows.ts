import type { SheetRow } from "../../kernel/column-mapping.ts";
import type { Day } from "../../kernel/calendar.ts";
import { dayInCell } from "../../kernel/cell-day.ts";
import type { DayAnchor, WorkCalendar } from "../../kernel/day-meaning.ts";
import { readDays } from "../../kernel/day-words.ts";
import type { Recurrence } from "../../kernel/recurrence.ts";
import type { SheetIssue } from "../../kernel/sheet.ts";
import { nearestUnits, unitFinder, type UnitFinder } from "../../kernel/sheet-units.ts";
import { chineseOrdinal } from "../domain/chinese-ordinal.ts";
import { fold } from "../domain/plan-reader/characters.ts";
import type { MeasureRow } from "../domain/plan.ts";
import { type Deadline, NO_DEADLINE } from "../domain/reading.ts";
import { type RosterUnit, rosterIndex } from "../domain/roster.ts";
import { LEDGER_LABELS } from "../domain/tasks/earlier-progress.ts";
import type { NamedUnit } from "../domain/tasks/action.ts";
import type { TaskSource } from "../domain/tasks/task.ts";
import type { LedgerDecisions, LedgerField, LedgerMapping } from "./columns.ts";
import { type Cells, cellsReader, type Entry, gather } from "./gather.ts";
import { type Match, matchRows } from "./matching.ts";
import { type KnownTask, rowKey } from "./registered.ts";
import {
  duplicate,
  emptyCollective,
  ISSUES,
  TASK_DOUBTS,
  uncertainDay,
  undatedDeadline,
  unknownStatus,
  unknownUnit,
  unresolvedFormula,
} from "./row-issues.ts";
import { assignedUnits, type UnitCell, unitNames } from "./units.ts";
import {
  historyOf,
  type HistoryPart,
  type ProposedJudgement,
  saysOpen,
  sourceOf,
  statesOther,
  statusOf,
} from "./values.ts";

/**
 * Registered tasks, and undertakings that are no tasks yet (`planned`), that a row may be, the likeliest first; `decided`: the
 * one it is, null: a task of its own.
 */
export type TaskQuestion = {
  /** What the answer is kept by. */
  readonly key: string;
  readonly tasks: readonly {
    readonly id: string;
    readonly text: string;
    readonly ordinal: string | null;
    readonly planned?: boolean | undefined;
  }[];
  readonly decided: string | null | undefined;
};

/** One task of the sheet as it would be taken over; `number` to `through` are the lines that Excel shows at the left. */
export type LedgerImportRow = {
  readonly number: number;
  readonly through: number;
  /**
   * An undertaking of the plan, a task that is registered already, a new one; `asked`: a person says which of these; or
   * no task at all, with a sentence why.
   */
  readonly becomes: "new" | "undertaking" | "existing" | "asked" | "nothing";
  readonly ordinal: string | null;
  readonly measureId: string | null;
  readonly undertakingId: string | null;
  readonly taskId: string | null;
  /** Absent where no registered task is like it. */
  readonly alike?: TaskQuestion | undefined;
  readonly source: TaskSource;
  readonly text: string;
  readonly leader: string | null;
  readonly remark: string | null;
  readonly lead: readonly string[];
  readonly support: readonly string[];
  readonly units: readonly NamedUnit[];
  readonly deadline: Deadline;
  /** How its deadline comes back (每季度末). */
  readonly recurrence?: Recurrence | null;
  /** Days that the words of its deadline may mean, where a person must say which. */
  readonly asked?: readonly Day[] | undefined;
  readonly goals: readonly { readonly title: string; readonly due: Day | null }[];
  readonly history: readonly { readonly day: Day | null; readonly text: string }[];
  readonly judgement: ProposedJudgement | null;
  /** What the status column says, verbatim. */
  readonly status: string | null;
  readonly issues: readonly SheetIssue[];
};

/** What rows are read against. */
export type LedgerContext = {
  readonly fileName: string;
  readonly asOf: Day;
  readonly adoptedOn: Day | null;
  readonly plan: Pick<TaskSource, "title" | "paper" | "date">;
  readonly roster: readonly RosterUnit[];
  readonly calendar: WorkCalendar;
  readonly measures: readonly MeasureRow[];
  readonly tasks: readonly KnownTask[];
};

const LONGEST_TEXT = 5_000;
const MOST_GOALS = 30;
const LONGEST_GOAL = 300;
const GOAL_TIME = /\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?|第?[一二三四]季度|[上下]半年)?[底末初]?/;
/** 2026年3月底或4月底 sets no day. */
const OR = /^(?:之?前|以前)?(?:或|抑或|还是)/;

type DeadlineRead = Pick<LedgerImportRow, "deadline" | "recurrence" | "asked"> & {
  readonly issues: readonly SheetIssue[];
};

/** What the deadline's cell says, in the ledger's year; words that give no certain day are asked about, once for all rows. */
function deadlineOf(printed: string, { days, anchor }: Tools): DeadlineRead {
  const raw = printed;
  const date = (latest: Day, thenContinuous = false): Deadline => ({
    kind: "date",
    raw,
    latest,
    thenContinuous,
  });
  if (/^[-—/\s]*$|^无$/.test(fold(printed).trim())) return { deadline: NO_DEADLINE, issues: [] };
  const cell = dayInCell(printed);
  if (cell?.exact) return { deadline: date(cell.day), issues: cell.serial ? [ISSUES.serialDate] : [] };
  const { kind, latest, readings, asks, recurrence, thenContinuous } = readDays(printed, anchor);
  if (latest !== null) return { deadline: date(latest, thenContinuous), issues: [] };
  const deadline: Deadline = { kind, raw, latest, thenContinuous };
  const asking = asks ?? (kind === "none" && /\d/.test(printed) ? "impossible" : null);
  if (asking !== null && asking !== "returns") {
    const decided = days[printed];
    if (decided != null) return { deadline: date(decided), asked: readings, issues: [] };
    const undated: Deadline = { kind: "none", raw, latest: null, thenContinuous: false };
    if (decided === null) return { deadline: undated, asked: readings, issues: [undatedDeadline(printed)] };
    return { deadline, asked: readings, issues: [uncertainDay(printed, asking, readings, anchor !== null)] };
  }
  return { deadline, recurrence, issues: kind === "none" ? [undatedDeadline(printed)] : [] };
}

function historyFrom(cells: Cells, asOf: Day): HistoryPart[] {
  const progress = cells.apart("progress").flatMap(({ heading, text }) => historyOf(text, heading, asOf));
  const others = (["problems", "next", "coordination"] as const).flatMap((field): HistoryPart[] => {
    const text = cells.of(field);
    return /^[无\-—/\s]*$/.test(text) ? [] : [{ day: null, text: `${LEDGER_LABELS[field]}：${text}` }];
  });
  const status = cells.of("status");
  return [
    ...progress,
    ...others,
    ...(status === "" ? [] : [{ day: null, text: `${LEDGER_LABELS.status}：${status}` }]),
  ];
}

function goalsOf(cells: Cells) {
  const several = cells.apart("goals").length > 1;
  const goals = cells.apart("goals").flatMap(({ heading, text }) =>
    text
      .split(/\n|[;；](?!\s*$)/)
      .map((line) => line.trim())
      .filter((line) => line !== "" && !/^[无\-—/]$/.test(line))
      .map((line) => (several ? `${heading}：${line}` : line)),
  );
  return goals.slice(0, MOST_GOALS).map((title) => {
    const found = GOAL_TIME.exec(fold(title));
    const or = found !== null && OR.test(fold(title).slice(found.index + found[0].length));
    const time = found === null || or ? "" : found[0];
    return { title: title.slice(0, LONGEST_GOAL), due: time === "" ? null : readDays(time, null).latest };
  });
}

function unitCells(cells: Cells): UnitCell[] {
  return (["lead", "support"] as const).flatMap((role) =>
    cells.apart(role).map(({ heading, text }) => ({ role, text, stated: /牵头|主办|主责/.test(heading) })),
  );
}

/** Units and deadline of a row, with those of its measure where it names none, and what is to be said of them. */
function dutiesOf(cells: Cells, match: Match, tools: Tools) {
  const { roster, byId, find, units: decided } = tools;
  const issues: SheetIssue[] = [];
  const given = unitCells(cells);
  const own = unitNames(given);
  const { measure } = match;
  const fromMeasure = own.lead.length + own.support.length + own.guide.length === 0 && measure !== null;
  const names = fromMeasure ? measureNames(measure) : own;
  const assigned = assignedUnits(names, byId, find, decided);
  for (const printed of assigned.unknown) {
    const field: LedgerField = names.lead.includes(printed) ? "lead" : "support";
    issues.push(
      unknownUnit(
        field,
        printed,
        nearestUnits(printed, roster)
          .slice(0, 3)
          .map(({ name }) => name),
      ),
    );
  }
  issues.push(...assigned.empty.map(emptyCollective));
  if (fromMeasure && assigned.units.length > 0) issues.push(ISSUES.unitsOfMeasure);
  if (assigned.units.length === 0 && issues.length === 0) issues.push(ISSUES.noUnits);
  if (assigned.units.length > 0 && names.lead.length === 0) issues.push(ISSUES.noLead);
  const printed = cells.of("deadline").replaceAll("\n", " ");
  const read = deadlineOf(printed, tools);
  const lent = printed.trim() === "" && measure !== null && measure.deadline.kind !== "none";
  issues.push(...(lent ? [ISSUES.deadlineOfMeasure] : read.issues));
  const { deadline, recurrence = null, asked } = lent ? { deadline: measure.deadline } : read;
  return { names, units: assigned.units, deadline, recurrence, asked, issues };
}

const measureNames = ({ responsibilities }: MeasureRow) => {
  const of = (wanted: string) =>
    responsibilities.filter(({ role }) => role === wanted).map(({ name }) => name);
  return { lead: of("lead"), support: of("support"), guide: of("guide") };
};

type Tools = {
  readonly roster: readonly RosterUnit[];
  readonly byId: ReadonlyMap<string, RosterUnit>;
  readonly find: UnitFinder<RosterUnit>;
  readonly units: LedgerDecisions["units"];
  readonly days: LedgerDecisions["days"];
  readonly anchor: DayAnchor | null;
};

/** （三） as a number names a measure, 3 only counts. */
const bracketed = (number: string): string => (/^\s*[(（]/.test(number) ? number : "");

/** 三, 第3项 or （三） alone in a column of measures names one by its ordinal. */
function measurePlace(printed: string): string {
  const ordinal = /^第?([一二三四五六七八九十]{1,3}|\d{1,2})[项条、.]?$/.exec(fold(printed).trim())?.[1];
  if (ordinal === undefined) return printed;
  return `（${/\d/.test(ordinal) ? chineseOrdinal(Number(ordinal)) : ordinal}）`;
}

const NO_MATCH: Match = {
  measure: null,
  undertakingId: null,
  taskId: null,
  alike: [],
  planned: [],
  doubt: null,
};

function noTaskRow(entry: Entry, cells: Cells, context: LedgerContext): LedgerImportRow {
  const first = entry.lines[0];
  const text = first?.cells.find((cell) => cell.trim() !== "")?.trim() ?? "";
  return {
    ...blankRow(entry, cells, NO_MATCH, context),
    becomes: "nothing",
    text,
    issues: entry.noTask === null ? [] : [ISSUES[entry.noTask]],
  };
}

const blankRow = ({ lines }: Entry, cells: Cells, match: Match, context: LedgerContext) => ({
  number: lines[0]?.number ?? 0,
  through: lines.at(-1)?.number ?? 0,
  ordinal: match.measure?.ordinal ?? null,
  measureId: match.measure?.id ?? null,
  undertakingId: match.undertakingId,
  taskId: match.taskId,
  source: sourceOf(cells.of("source"), match.measure !== null, context.plan, context.fileName),
  leader: null,
  remark: null,
  lead: [],
  support: [],
  units: [],
  deadline: NO_DEADLINE,
  goals: [],
  history: [],
  judgement: null,
  status: null,
});

/** The question which registered task or undertaking a row is, with the answer given; undefined where nothing is asked. */
function alikeOf(
  { alike, planned, taskId, undertakingId, doubt }: Match,
  key: string,
  { measures }: LedgerContext,
): TaskQuestion | undefined {
  if (alike.length + planned.length === 0) return undefined;
  const ordinalOf = (id: string | null) => measures.find((measure) => measure.id === id)?.ordinal ?? null;
  const tasks = [
    ...alike.map(({ id, text, measureId }) => ({ id, text, ordinal: ordinalOf(measureId) })),
    ...planned.map(({ id, text, measureId }) => ({
      id,
      text,
      ordinal: ordinalOf(measureId),
      planned: true,
    })),
  ];
  return { key, tasks, decided: doubt === null ? (taskId ?? undertakingId) : undefined };
}

/** Columns of which a task keeps nothing. */
const NOT_KEPT: ReadonlySet<LedgerField> = new Set<LedgerField>(["number", "contact", "phone"]);

function taskRow(
  entry: Entry,
  cells: Cells,
  text: string,
  match: Match,
  context: LedgerContext,
  tools: Tools,
): LedgerImportRow {
  const issues: SheetIssue[] = entry.lines.some(({ hidden }) => hidden) ? [ISSUES.hidden] : [];
  for (const { field, heading } of cells.unresolved)
    if (!NOT_KEPT.has(field)) issues.push(unresolvedFormula(field, heading));
  if (text === "" && cells.unresolved.every(({ field }) => field !== "text")) issues.push(ISSUES.noText);
  if (text.length > LONGEST_TEXT) issues.push(ISSUES.longText);
  const existing = match.taskId !== null;
  const duties = dutiesOf(cells, match, tools);
  // What is registered keeps its units and its date, so that nothing is asked about them.
  const { doubt } = match;
  issues.push(...(existing ? [ISSUES.existing] : doubt === null ? duties.issues : [TASK_DOUBTS[doubt]]));
  const status = cells.of("status");
  const said = status === "" ? null : statusOf(status);
  const { latest } = duties.deadline;
  const passed = latest !== null && context.adoptedOn !== null && latest < context.adoptedOn;
  const judgement = said === "overdue" && !passed && !existing ? null : said;
  if (said === "overdue" && judgement === null) issues.push(ISSUES.overdueAhead);
  if (status !== "" && said === null && !saysOpen(status)) issues.push(unknownStatus(status));
  return {
    ...blankRow(entry, cells, match, context),
    becomes: existing
      ? "existing"
      : doubt !== null
        ? "asked"
        : match.undertakingId === null
          ? "new"
          : "undertaking",
    alike: alikeOf(match, rowKey(entry.lines[0]?.number ?? 0, text), context),
    text,
    leader: cells.of("leader").replaceAll("\n", "、").slice(0, 100) || null,
    remark: cells.of("remark").slice(0, 2_000) || null,
    lead: duties.names.lead,
    support: duties.names.support,
    units: duties.units,
    deadline: duties.deadline,
    recurrence: duties.recurrence,
    asked: existing || doubt !== null ? undefined : duties.asked,
    goals: goalsOf(cells),
    history: historyFrom(cells, context.asOf),
    judgement,
    status: status || null,
    issues,
  };
}

/** A task that is registered already, and a row of the same task and units, stand once; the later row says where. */
function withoutRepetition(rows: readonly LedgerImportRow[]): LedgerImportRow[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    if (row.becomes === "nothing" || row.text === "") return row;
    const key = [fold(row.text).replace(/\s/g, ""), ...row.lead.toSorted()].join("|");
    const first = seen.get(key);
    seen.set(key, first ?? row.number);
    return first === undefined ? row : { ...row, issues: [...row.issues, duplicate(first)] };
  });
}

const YEAR = /(?<!\d)(20\d{2})(?=年|[-—–~至_.\s]|$)/g;

/** The year of a ledger: as a person gave it, else the only one in its title or headings, else in the name of its file. */
export function ledgerYear(
  rows: readonly SheetRow[],
  { headingRow, year }: Pick<LedgerMapping, "headingRow" | "year">,
  fileName: string,
): number | null {
  if (year != null) return year;
  const above = rows.filter(({ number }) => number <= headingRow).flatMap(({ cells }) => cells);
  for (const words of [above.join(" "), fileName]) {
    const years = new Set([...fold(words).matchAll(YEAR)].map((match) => Number(match[1])));
    const [only] = years;
    if (years.size === 1 && only !== undefined) return only;
  }
  return null;
}

/**
 * Every line below the heading as the task that it would be, or with the sentence why it is none. Nothing is decided
 * here: status words only propose a judgement; names that the roster does not have, and registered tasks that a row
 * merely resembles, are asked about.
 */
export function readLedger(
  rows: readonly SheetRow[],
  mapping: LedgerMapping,
  context: LedgerContext,
): LedgerImportRow[] {
  const read = cellsReader(rows, mapping);
  const year = ledgerYear(rows, mapping, context.fileName);
  const entries = gather(rows, mapping).map((entry) => ({ entry, cells: read(entry) }));
  const tools: Tools = {
    roster: context.roster,
    byId: rosterIndex(context.roster),
    find: unitFinder(context.roster),
    units: mapping.units ?? {},
    days: mapping.days ?? {},
    anchor: year === null ? null : { year, calendar: context.calendar },
  };
  // A list of measures without a column of tasks has the measures for its tasks.
  const textField = mapping.fields.includes("text") ? "text" : "measure";
  const textOf = (cells: Cells): string => cells.of(textField);
  const described = entries.map(({ entry, cells }) => ({
    text: entry.noTask === null ? textOf(cells) : "",
    place:
      entry.noTask === null
        ? [measurePlace(cells.of("measure")), bracketed(cells.of("number")), entry.section ?? ""].join("\n")
        : "",
    elsewhere: statesOther(cells.of("source"), context.plan),
    decided: mapping.tasks?.[rowKey(entry.lines[0]?.number ?? 0, textOf(cells).trim())],
  }));
  const matches = matchRows(described, context.measures, context.tasks);
  return withoutRepetition(
    entries.map(({ entry, cells }, index) =>
      entry.noTask === null
        ? taskRow(entry, cells, textOf(cells).trim(), matches[index] ?? NO_MATCH, context, tools)
        : noTaskRow(entry, cells, context),
    ),
  );
}
