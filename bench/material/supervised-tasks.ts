import { randomUUID } from "node:crypto";
import { addDays, type Day } from "../../src/kernel/calendar.ts";
import type { Database } from "../../src/platform/database/database.ts";
import type { Action, RecordedAction } from "../../src/supervision/domain/tasks/action.ts";
import {
  assignmentRecords,
  projectionOf,
  taskRecord,
  type Projection,
} from "../../src/supervision/domain/tasks/projection.ts";
import { EMPTY_REPORT } from "../../src/supervision/domain/tasks/report.ts";
import type { Period } from "../../src/supervision/domain/tasks/schedule.ts";
import { copyIn, copyLine } from "./copy-in.ts";

const COLUMNS = {
  task: `id regionCode planId measureId undertakingId instanceOf number version source text leader phase standing
    awaitsJudgement deadlineKind originalDue due dispatchedOn closedOn waiting light lightReason state latest`,
  action: "taskId version regionCode at day byId byName key action",
  assignment: `taskId unitId planId regionCode role via since until receiveBy receivedOn reportedThrough owesReports
    waiting`,
  report: `id taskId unitId planId regionCode period due role status content enteredAt enteredBy proxyFile signedBy
    submittedOn returns decidedAt decidedBy reason`,
} as const;
type Table = keyof typeof COLUMNS;
const TABLES = ["task", "action", "assignment", "report"] as const;

const columnsOf = (table: Table): string[] => COLUMNS[table].split(/\s+/);
const lineOf = (table: Table, row: Readonly<Record<string, unknown>>): string =>
  copyLine(columnsOf(table), row);

const REGION = "150200";
const PROGRESS = "按计划推进，已完成前期手续，现场施工有序进行，与相关单位对接三次，形成会议纪要一份。";

/** How a unit's last report stands, so that every list has something to show. */
type Ending = "accepted" | "submitted" | "returned" | "missing";
const endingOf = (seed: number): Ending =>
  seed % 10 === 0 ? "missing" : seed % 10 === 1 ? "submitted" : seed % 10 === 2 ? "returned" : "accepted";

/** A report with everything that may befall one: returned once, signed twice, a word changed by the office. */
function reporting(unit: string, { key: period, due }: Period, seed: number, ending: Ending): Timed[] {
  const report = randomUUID();
  const content = { ...EMPTY_REPORT, progress: `${PROGRESS}（${seed}）`, next: "继续推进。" };
  const fill = (day: Day): Timed => ({
    day,
    action: { type: "report", unit, report, period, due, content, awaitsHead: true, proxy: null },
  });
  const sign = (day: Day): Timed => ({ day, action: { type: "sign", unit, report } });
  const revise: Timed = {
    day: addDays(due, -9),
    action: { type: "revise", text: `第${seed}项任务`, leader: null, remark: `第${seed}次` },
  };
  if (ending === "missing") return [revise];
  const first = [revise, fill(addDays(due, -8)), sign(addDays(due, -7))];
  const back: Timed = {
    day: addDays(due, -6),
    action: { type: "return", unit, report, reason: "请补充量化进展。" },
  };
  if (ending === "returned") return [...first, back];
  const again = [...first, back, fill(addDays(due, -5)), sign(addDays(due, -4))];
  if (ending === "submitted") return again;
  return [...again, { day: addDays(due, -2), action: { type: "accept", unit, report } }];
}

type Timed = { readonly day: Day; readonly action: Action };

type Given = {
  readonly planId: string;
  readonly measureId: string;
  readonly number: number;
  readonly units: readonly [string, string];
  readonly periods: readonly Period[];
};

/** Everything done with one task of a lead and a supporting unit over the periods. */
function historyOf({ planId, measureId, number, units, periods }: Given): RecordedAction[] {
  const id = randomUUID();
  const [lead, support] = units;
  const begin = addDays(periods[0]?.from ?? "2024-01-01", -10);
  const latest = number % 3 === 0 ? addDays(periods.at(-1)?.due ?? begin, (number % 90) - 30) : null;
  const acts: Timed[] = [
    {
      day: begin,
      action: {
        type: "register",
        adoptedOn: begin,
        seed: {
          id,
          planId,
          measureId,
          undertakingId: null,
          instanceOf: null,
          number,
          source: { kind: "plan", title: "示例方案", paper: null, date: null, quote: null },
          text: `第${number}项任务`,
          leader: null,
          remark: null,
          deadline: {
            kind: latest === null ? "continuous" : "date",
            raw: null,
            latest,
            thenContinuous: false,
          },
          recurrence: null,
          units: [
            { unitId: lead, role: "lead", via: null },
            { unitId: support, role: "support", via: null },
          ],
          stages: [],
        },
      },
    },
    { day: begin, action: { type: "dispatch", receiveBy: addDays(begin, 3) } },
    { day: addDays(begin, 1), action: { type: "receive", unit: lead } },
    { day: addDays(begin, 2), action: { type: "receive", unit: support } },
  ];
  for (const [at, period] of periods.entries()) {
    const last = at === periods.length - 1;
    acts.push(
      ...reporting(lead, period, number + at, last ? endingOf(number) : "accepted"),
      ...reporting(support, period, number + at, last ? endingOf(number + 5) : "accepted"),
    );
  }
  return acts.map(({ day, action }, index) => ({
    version: index + 1,
    at: new Date(`${day}T02:00:00Z`),
    day,
    by: "bench",
    byId: null,
    action,
  }));
}

function addLines(into: Record<Table, string[]>, actions: readonly RecordedAction[], made: Projection): void {
  const { state, reports, latest } = made;
  const regionCode = REGION;
  const unlit = { light: "grey", lightReason: { zh: "尚未计算。", en: "Not worked out yet." } };
  into.task.push(lineOf("task", { ...taskRecord(state), regionCode, ...unlit, state, latest }));
  for (const action of actions)
    into.action.push(
      lineOf("action", { ...action, taskId: state.id, regionCode, byName: action.by, key: randomUUID() }),
    );
  for (const record of assignmentRecords(state))
    into.assignment.push(lineOf("assignment", { ...record, regionCode }));
  for (const report of reports.values()) into.report.push(lineOf("report", { ...report, regionCode }));
}

const noLines = (): Record<Table, string[]> => ({ task: [], action: [], assignment: [], report: [] });

const TASKS_AT_ONCE = 100;

/** `perMeasure` tasks for every measure of the plans with this title, each with two of `units` and a report of both for every period. */
export async function fillTasks(
  sql: Database,
  units: readonly string[],
  periods: readonly Period[],
  perMeasure: number,
  planTitle: string,
): Promise<{ readonly tasks: number; readonly reports: number; readonly actions: number }> {
  const measures = await sql<{ id: string; planId: string; number: number }[]>`
    select m.id, m.plan_id, m.number from supervision.measure m join supervision.plan p on p.id = m.plan_id
    where p.title like ${`${planTitle}%`} order by m.plan_id, m.number`;
  const total = { tasks: 0, reports: 0, actions: 0 };
  let lines = noLines();
  const flush = async (): Promise<void> => {
    for (const table of TABLES) await copyIn(sql, `supervision.${table}`, columnsOf(table), lines[table]);
    lines = noLines();
  };
  for (const { id: measureId, planId, number } of measures)
    for (let at = 0; at < perMeasure; at += 1) {
      const seed = total.tasks;
      const unit = (offset: number): string => units[(seed + offset) % units.length] ?? "";
      const actions = historyOf({
        planId,
        measureId,
        number: (number - 1) * perMeasure + at + 1,
        units: [unit(0), unit(7)],
        periods,
      });
      const made = projectionOf(actions);
      addLines(lines, actions, made);
      total.tasks += 1;
      total.reports += made.reports.size;
      total.actions += actions.length;
      if (total.tasks % TASKS_AT_ONCE === 0) await flush();
    }
  await flush();
  return total;
}
