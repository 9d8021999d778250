import { actorOf, readsTask } from "../actor.ts";
import { attachmentsOf, historyOf } from "../records.ts";
import { dayInShanghai } from "../../../kernel/calendar.ts";
import type { Caller } from "../../../platform/slice.ts";
import {
  type JointPaperBrief,
  type JointPaperDetail,
  originOf,
} from "../../domain/joint-papers/joint-paper-row.ts";
import { jointPaperShape } from "../../domain/joint-papers/joint-paper-record.ts";
import type { Desk } from "../desk.ts";
import { getBrief, type JointPaperStored } from "./list-joint-papers.ts";

/** Who entered what is the office's to know: units read what was said, not which person said it. */
const withoutNames = (state: JointPaperBrief): JointPaperBrief => ({
  ...state,
  versions: state.versions.map((version) => ({ ...version, by: "" })),
  rounds: state.rounds.map((round) => ({
    ...round,
    opinions: round.opinions.map((opinion) => ({ ...opinion, by: "" })),
  })),
});

/** How every invented unit of the demonstration is called. */
const INVENTED = "示例";

/** Whom a paper can ask: of the roster, for an invented paper invented units only, so that no real office seems to answer. */
async function unitsToAsk(desk: Desk, { sample }: JointPaperStored): Promise<Record<string, string>> {
  const roster = (await desk.organisations.list(desk.sql)).filter(({ collective }) => !collective);
  return Object.fromEntries(
    roster.filter(({ name }) => !sample || name.startsWith(INVENTED)).map(({ id, name }) => [id, name]),
  );
}

/** A paper as its page shows it to the caller. Throws `not-found`. */
export async function jointPaperDetail(desk: Desk, id: string, caller: Caller): Promise<JointPaperDetail> {
  const stored = await getBrief(desk.sql, id);
  const { state } = stored;
  const [actor, history, documents, briefs, units] = await Promise.all([
    actorOf(desk, caller),
    historyOf(desk, jointPaperShape, id),
    attachmentsOf(desk.sql, id),
    desk.tasks.byIds(
      state.tasks.map(({ taskId }) => taskId),
      desk.sql,
    ),
    unitsToAsk(desk, stored),
  ]);
  const tasks = new Map(briefs.map((task) => [task.id, task]));
  const hidden = new Set(briefs.filter((task) => !readsTask(caller, actor)(task)).map((task) => task.id));
  return {
    id,
    version: stored.version,
    origin: originOf(stored),
    state: actor.office ? state : withoutNames(state),
    tasks: state.tasks
      .filter(({ taskId }) => !hidden.has(taskId))
      .map((each) => ({ ...each, task: tasks.get(each.taskId) ?? null })),
    documents: actor.office ? documents : documents.map((each) => ({ ...each, addedBy: "" })),
    history: actor.office ? history : history.map((line) => ({ ...line, by: "" })),
    units,
    actor,
    day: dayInShanghai(desk.now()),
  };
}
