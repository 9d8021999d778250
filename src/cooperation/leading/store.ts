import { type Day, dayInShanghai } from "../../kernel/calendar.ts";
import type { RecordView } from "../../kernel/record.ts";
import { meetingShape } from "../domain/meetings/meeting-shape.ts";
import type { EntryState } from "../registers/entry.ts";
import { entryKind } from "../registers/kind.ts";
import { registersOnMeasures } from "../registers/store-figures.ts";
import type { Desk } from "../store/desk.ts";
import { allRecords, recordsOn } from "../store/records.ts";
import { type CooperationLeading, meetingsAhead, problemsOf } from "./leading.ts";

type Reader = Pick<Desk, "sql" | "now" | "plans">;
type Known = Pick<RecordView<EntryState>, "id" | "sample" | "state">;

const openProblems = ({ sql }: Reader) => sql<Known[]>`
  select r.id, r.sample, r.state from organisation.record r join organisation.entry e on e.id = r.id
  where e.register = 'problem' and e.closed_on is null and e.merged_into is null`;

/** What registers and meetings say on a leader's page of a plan; a past day is folded from their acts. */
export async function leadingOn(desk: Reader, planId: string, asOf: Day): Promise<CooperationLeading> {
  const { sql, plans } = desk;
  const past = asOf < dayInShanghai(desk.now());
  const measures = await plans.measures(planId, sql);
  const [problems, meetings, registers] = await Promise.all([
    past ? recordsOn(sql, entryKind, asOf) : openProblems(desk),
    past ? recordsOn(sql, meetingShape, asOf) : allRecords(sql, meetingShape),
    registersOnMeasures(
      sql,
      measures.map(({ id }) => id),
      { asOf, past },
    ),
  ]);
  const projects = registers.find(({ register }) => register === "project");
  const rows = projects?.rows.at(-1) ?? [];
  const sums = (flow: "planned" | "in-place" | "done") => {
    const years = (projects?.money ?? []).map(({ year, flows }) => ({ year, fen: flows[flow] ?? 0 }));
    return {
      all: years.reduce((sum, { fen }) => sum + fen, 0),
      year: years.find(({ year }) => year === asOf.slice(0, 4))?.fen ?? 0,
    };
  };
  return {
    asOf,
    problems: problemsOf(problems, asOf),
    money: {
      planned: sums("planned"),
      "in-place": sums("in-place"),
      done: sums("done"),
      projects: rows.length,
      sample: rows.some(({ standing }) => standing === "sample"),
    },
    meetings: meetingsAhead(
      meetings.filter(({ state }) => state.planId === null || state.planId === planId),
      asOf,
    ),
  };
}
