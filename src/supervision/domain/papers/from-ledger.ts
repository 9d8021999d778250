import { dayInChinese, type Day } from "../../../kernel/calendar.ts";
import { isOverdue } from "../tasks/duties.ts";
import type { MissingUnit, TaskRow } from "../tasks/task-row.ts";
import type {
  LetterFacts,
  PaperChapter,
  PaperMeasure,
  PaperTask,
  PeriodReport,
  SilentUnit,
} from "./facts.ts";

/**
 * The ledger of a plan in chapters, measures and tasks, in the order of the plan, tasks without a measure last.
 * `reports` says for each task where its report of the period stands; a task it does not name owed none.
 */
export function chaptersOf(
  rows: readonly TaskRow[],
  reports: ReadonlyMap<string, PeriodReport>,
  asOf: Day,
): PaperChapter[] {
  const sorted = rows.toSorted(
    (a, b) => (a.measureNumber ?? Infinity) - (b.measureNumber ?? Infinity) || a.number - b.number,
  );
  const measures = groups(sorted, ({ measureId }) => measureId);
  const chapters = groups(measures, ([first]) => (first.measureId === null ? null : first.section));
  return chapters.map((chapter) => ({
    section: chapter[0][0].measureId === null ? null : chapter[0][0].section,
    measures: chapter.map((tasks) => measureOf(tasks, reports, asOf)),
  }));
}

type Some<T> = readonly [T, ...T[]];

/** Neighbours with the same key, together. */
function groups<T>(items: readonly T[], keyOf: (item: T) => string | null): Some<T>[] {
  const found: [T, ...T[]][] = [];
  for (const item of items) {
    const last = found.at(-1);
    if (last !== undefined && keyOf(last[0]) === keyOf(item)) last.push(item);
    else found.push([item]);
  }
  return found;
}

function measureOf(rows: Some<TaskRow>, reports: ReadonlyMap<string, PeriodReport>, asOf: Day): PaperMeasure {
  return {
    ordinal: rows[0].ordinal,
    text: rows[0].measure,
    tasks: rows.map((row): PaperTask => {
      const closed = row.phase === "closed";
      return {
        number: row.number,
        text: row.text,
        lead: row.units.filter(({ role }) => role === "lead").map(({ name }) => name),
        closed,
        light: closed ? null : { colour: row.light.colour, reason: row.light.reason.zh },
        due: row.due,
        overdue: isOverdue(row, asOf),
        report: reports.get(row.id) ?? { state: "none-owed" },
      };
    }),
  };
}

/** The units of the missing list, in its order. */
export const silentUnits = (units: readonly MissingUnit[]): SilentUnit[] =>
  units.map(({ name, items, since }) => ({ unit: name, tasks: items.length, since }));

/**
 * What a letter asks of a unit: the reports it owes, and the overdue tasks it leads. `by` is the limit of the reminder,
 * `contact` goes under the letter; with `inspects` it asks, where nothing is owed, how the tasks that the unit leads stand.
 */
export function letterTo(
  unit: { readonly id: string; readonly name: string },
  owed: MissingUnit | undefined,
  rows: readonly TaskRow[],
  more: {
    readonly asOf: Day;
    readonly by: Day | null;
    readonly contact: string | null;
    readonly inspects?: boolean;
  },
): LetterFacts {
  const reports = (owed?.items ?? []).map(({ number, ordinal, text, periods, since }) => ({
    number,
    ordinal,
    text,
    what: `自${dayInChinese(since)}起未报送进展情况，共${periods}期`,
  }));
  const led = rows.filter((row) =>
    row.units.some(({ unitId, role }) => unitId === unit.id && role === "lead"),
  );
  const late = led
    .filter((row) => isOverdue(row, more.asOf))
    .map(({ number, ordinal, text, due }) => ({
      number,
      ordinal,
      text,
      what: `完成时限为${dayInChinese(due ?? more.asOf)}，尚未办结`,
    }));
  const owing = [...reports, ...late].toSorted((a, b) => a.number - b.number);
  const open = led
    .filter(({ phase }) => phase === "dispatched")
    .map(({ number, ordinal, text }) => ({ number, ordinal, text, what: "请报告办理情况" }));
  const items = owing.length === 0 && more.inspects === true ? open : owing;
  return { unit: unit.name, by: more.by, contact: more.contact, items };
}
