import { daysBetween, type Day } from "../../../kernel/calendar.ts";
import type { TaskBrief } from "../../../kernel/work.ts";
import type { Sql } from "../../../platform/database/database.ts";
import type { AgendaItem } from "../../domain/meetings/meeting.ts";
import type { AgendaFact, AgendaSource } from "../../domain/meetings/meeting-row.ts";
import type { EntryState } from "../../registers/entry.ts";
import type { Desk } from "../desk.ts";

type EntryRow = { readonly id: string; readonly state: EntryState; readonly raisedOn: Day };
type PaperRow = {
  readonly id: string;
  readonly title: string;
  readonly status: string;
  readonly day: Day | null;
};

/** Rows of a register that are still open, the oldest first. */
const openEntries = (sql: Sql, register: "problem" | "agreement") => sql<EntryRow[]>`
  select r.id, r.state, e.raised_on from organisation.entry e join organisation.record r on r.id = e.id
  where e.register = ${register} and e.closed_on is null and e.merged_into is null order by e.raised_on, e.id`;

const text = (value: unknown): string => (typeof value === "string" ? value : "");

const entryFact = ({ state: { name, discussed, closed }, raisedOn }: EntryRow, asOf: Day): AgendaFact => ({
  title: name,
  ageDays: Math.max(0, daysBetween(raisedOn, asOf)),
  times: discussed.length,
  light: null,
  over: closed !== null,
});

const taskFact = ({ text: title, light, phase }: TaskBrief): AgendaFact => ({
  title,
  ageDays: null,
  times: 0,
  light,
  over: phase === "closed",
});

const paperFact = ({ title, day }: PaperRow, asOf: Day): AgendaFact => ({
  title,
  ageDays: day === null ? null : Math.max(0, daysBetween(day, asOf)),
  times: 0,
  light: null,
  over: false,
});

/** Red and amber tasks, and those whose latest report asks for co-ordination. */
const needsHelp = ({ phase, light, latest }: TaskBrief): boolean =>
  phase !== "closed" && (light === "red" || light === "amber" || (latest?.coordination ?? "") !== "");

/** What could stand on the agenda of a meeting of this plan, problems first. */
export async function agendaSources(desk: Desk, planId: string | null, asOf: Day): Promise<AgendaSource[]> {
  const { sql } = desk;
  const [problems, agreements, papers, tasks] = await Promise.all([
    openEntries(sql, "problem"),
    openEntries(sql, "agreement"),
    sql<PaperRow[]>`
      select id, title, status, day from organisation.record
      where kind = 'joint-paper' and status not in ('in-force', 'issued', 'expired', 'repealed', 'withdrawn', 'closed')
      order by day nulls last, id`,
    planId === null ? [] : desk.tasks.ofPlan(planId, sql),
  ]);
  return [
    ...problems.map((row): AgendaSource => ({
      ...entryFact(row, asOf),
      about: { kind: "problem", id: row.id },
      why: text(row.state.values["ask"]) || text(row.state.values["description"]),
      unitId: text(row.state.values["raisedBy"]) || null,
    })),
    ...tasks.filter(needsHelp).map((task): AgendaSource => ({
      ...taskFact(task),
      about: { kind: "task", id: task.id },
      why: task.latest?.coordination || task.reason.zh,
      unitId: task.unitIds[0] ?? null,
    })),
    ...papers.map((row): AgendaSource => ({
      ...paperFact(row, asOf),
      about: { kind: "joint-paper", id: row.id },
      why: "",
      unitId: null,
    })),
    ...agreements
      .filter(({ state }) => state.values["signedOn"] === undefined)
      .map((row): AgendaSource => ({
        ...entryFact(row, asOf),
        about: { kind: "agreement", id: row.id },
        why: "",
        unitId: null,
      })),
  ];
}

/** What is known on a day of that which the items of an agenda are about, by the id of the item; of tasks those that are read. */
export async function agendaFacts(
  { sql, tasks }: Pick<Desk, "sql" | "tasks">,
  agenda: readonly AgendaItem[],
  asOf: Day,
  reads: (task: TaskBrief) => boolean,
): Promise<Record<string, AgendaFact>> {
  const idsOf = (...kinds: readonly string[]): string[] =>
    agenda.flatMap(({ about }) => (about !== null && kinds.includes(about.kind) ? [about.id] : []));
  const [entries, papers, briefs] = await Promise.all([
    sql<EntryRow[]>`
      select r.id, r.state, e.raised_on from organisation.record r join organisation.entry e on e.id = r.id
      where r.id = any(${idsOf("problem", "agreement")}::uuid[])`,
    sql<PaperRow[]>`
      select id, title, status, day from organisation.record
      where kind = 'joint-paper' and id = any(${idsOf("joint-paper")}::uuid[])`,
    tasks.byIds(idsOf("task"), sql),
  ]);
  const facts = new Map<string, AgendaFact>([
    ...entries.map((row) => [row.id, entryFact(row, asOf)] as const),
    ...papers.map((row) => [row.id, paperFact(row, asOf)] as const),
    ...briefs.filter(reads).map((brief) => [brief.id, taskFact(brief)] as const),
  ]);
  return Object.fromEntries(
    agenda.flatMap(({ id, about }) => {
      const fact = about === null ? undefined : facts.get(about.id);
      return fact === undefined ? [] : [[id, fact]];
    }),
  );
}

/** Names of agreements of the register. */
export const agreementTitles = (sql: Sql, ids: readonly string[]) => sql<{ id: string; title: string }[]>`
  select id, title from organisation.record where kind = 'entry' and id = any(${[...ids]}::uuid[]) order by title, id`;
