import { entryKind } from "../../registers/kind.ts";
import { derivedKey } from "../../../platform/records/derived-key.ts";
import type { Aside, DoingOptions } from "../../../platform/records/records.ts";
import { doAct, findRecord, getRecord } from "../../store/records.ts";
import { FailureError } from "../../../kernel/error.ts";
import { recurrenceOf } from "../../../kernel/recurrence.ts";
import type { TaskOrder } from "../../../kernel/work.ts";
import type { Sql } from "../../../platform/database/database.ts";
import type { Caller } from "../../../platform/slice.ts";
import type { MeetingAct, MeetingState, Resolution } from "../../domain/meetings/meeting.ts";
import { meetingShape } from "../../domain/meetings/meeting-shape.ts";
import { NOT_KEPT } from "../../domain/meetings/meeting-failures.ts";
import {
  problemsOf,
  taskOrders,
  dayMissing,
  NO_PLAN_FOR_TASKS,
  NO_SUCH_RESOLUTION,
  PLACE_UNKNOWN,
  PROBLEM_NOT_DISCUSSED,
  unitsMissing,
} from "./minutes.ts";
import type { Desk } from "../../store/desk.ts";
import { actOnEntry } from "../../registers/store-act.ts";
import { planFor } from "./store.ts";

type Asked = { readonly version: number; readonly key: string };
type Options = Pick<DoingOptions<MeetingState, MeetingAct>, "at" | "reported">;

/** What a person settles of a resolution. */
export type Settled = Pick<
  Resolution,
  "id" | "text" | "units" | "measureId" | "undertakingId" | "problemId"
> & {
  readonly deadline: Omit<TaskOrder["deadline"], "raw">;
  /** Whether a continuing duty comes back as its words say, its returns being tasks of their own. */
  readonly returns: boolean;
};

/** As long as the field of the register takes. */
const LONGEST_DECISION = 20_000;

const WRITTEN_BY_HAND = {
  span: null,
  ordinal: null,
  printed: { lead: [], support: [] },
} as const;

/** How a duty comes back: by its printed limit, else by the words of the task. */
const recurrenceIn = (read: Resolution | undefined, text: string): TaskOrder["recurrence"] =>
  read?.time?.recurrence ?? recurrenceOf(text);

async function checkPlace(desk: Desk, meeting: string, settled: Settled): Promise<void> {
  const { measureId, undertakingId, problemId = null } = settled;
  const { state } = await getRecord(desk.sql, meetingShape, meeting);
  const discussed = problemId === null || problemsOf(state).some(({ id }) => id === problemId);
  if (!discussed) throw new FailureError(PROBLEM_NOT_DISCUSSED);
  if (measureId === null && undertakingId === null) return;
  const planId = await planFor(desk, state);
  const measures = planId === null ? [] : await desk.plans.measures(planId);
  const measure = measures.find(({ id }) => id === measureId);
  const known =
    measure !== undefined &&
    (undertakingId === null || measure.undertakings.some(({ id }) => id === undertakingId));
  if (!known) throw new FailureError(PLACE_UNKNOWN);
}

/** Keeps a resolution as a person settled it, or adds one by hand; where it stands in the minutes stays as it was read. */
export async function keepResolution(
  desk: Desk,
  meeting: string,
  { version, key }: Asked,
  settled: Settled,
  caller: Caller,
  options: Options = {},
): Promise<void> {
  await checkPlace(desk, meeting, settled);
  const act = async (_: Sql, before: MeetingState | null): Promise<MeetingAct> => {
    const read = before?.resolutions.find(({ id }) => id === settled.id);
    const { returns, ...words } = settled;
    const { deadline } = words;
    return {
      type: "set-resolution",
      resolution: {
        ...(read ?? WRITTEN_BY_HAND),
        ...words,
        recurrence: deadline.kind === "continuous" && returns ? recurrenceIn(read, words.text) : null,
        deadline: {
          ...deadline,
          latest: deadline.kind === "date" ? deadline.latest : null,
          raw: read?.deadline.raw ?? null,
        },
        state: "kept",
        taskId: null,
      },
    };
  };
  await doAct(desk, meetingShape, { id: meeting, version, key, act }, caller, options);
}

export async function dropResolution(
  desk: Desk,
  meeting: string,
  { version, key }: Asked,
  resolution: string,
  caller: Caller,
): Promise<void> {
  const act = { type: "drop-resolution", resolution } as const;
  await doAct(desk, meetingShape, { id: meeting, version, key, act }, caller);
}

/** The resolutions to be dispatched, in the order of the minutes. Throws what one of them still lacks. */
function ready(state: MeetingState, ids: readonly string[]): Resolution[] {
  const chosen = state.resolutions.filter(({ id }) => ids.includes(id));
  if (chosen.length < new Set(ids).size) throw new FailureError(NO_SUCH_RESOLUTION);
  for (const { text, units, deadline, state: standing } of chosen) {
    if (standing !== "kept") throw new FailureError(NOT_KEPT);
    if (!units.some(({ role }) => role === "lead")) throw new FailureError(unitsMissing(text));
    if (deadline.kind === "date" && deadline.latest === null)
      throw new FailureError(dayMissing(text, deadline.raw ?? ""));
  }
  return chosen;
}

type Done = Parameters<Aside<MeetingState, MeetingAct>>[1];

/** A problem that resolutions decide learns what was decided and which task came of it. */
async function decideProblems(
  desk: Desk,
  { id, after, recorded }: Done,
  caller: Caller,
  at: Options,
): Promise<void> {
  if (recorded.act.type !== "dispatch") return;
  const tasks = new Map(recorded.act.tasks.map(({ resolution, task }) => [resolution, task]));
  const deciding = after.resolutions.filter((each) => each.problemId != null && tasks.has(each.id));
  // In one order, as two meetings may decide at once.
  for (const { id: resolution, problemId, text } of deciding.toSorted((a, b) =>
    (a.problemId ?? "") < (b.problemId ?? "") ? -1 : 1,
  )) {
    const found = await findRecord(desk.sql, entryKind, problemId ?? "", "lock");
    if (!found || found.state.closed !== null) continue;
    const before = found.state.values["decision"];
    const decision = typeof before === "string" && before !== "" ? `${before}\n${text}` : text;
    const key = (what: string): string => derivedKey(what, id, resolution, String(recorded.version));
    const revise = {
      type: "revise",
      values: { decision: decision.slice(0, LONGEST_DECISION), decidedOn: after.date ?? recorded.day },
      reason: `“${after.title}”议定`,
    } as const;
    await actOnEntry(desk, { id: found.id, version: null, key: key("decide"), act: revise }, caller, at);
    const assign = { type: "assign", item: null, task: tasks.get(resolution) ?? "" } as const;
    await actOnEntry(desk, { id: found.id, version: null, key: key("assign"), act: assign }, caller, at);
  }
}

/**
 * Makes tasks of kept resolutions and dispatches them, each quoting its sentence, in one transaction with the meeting and
 * the hard problems that they decide. A repeated key does it once. Throws what a resolution lacks, and what supervision
 * refuses.
 */
export async function dispatchResolutions(
  desk: Desk,
  meeting: string,
  { version, key, resolutions }: Asked & { readonly resolutions: readonly string[] },
  caller: Caller,
  options: Options = {},
): Promise<void> {
  const { state } = await getRecord(desk.sql, meetingShape, meeting);
  const planId = await planFor(desk, state);
  if (planId === null) throw new FailureError(NO_PLAN_FOR_TASKS);
  const act = async (sql: Sql, before: MeetingState | null): Promise<MeetingAct> => {
    if (before === null) throw new FailureError(NO_SUCH_RESOLUTION);
    const chosen = ready(before, resolutions);
    const taken = (await desk.tasks.ofPlan(planId, sql)).flatMap(({ undertakingId }) => undertakingId ?? []);
    const orders = taskOrders(before, chosen, taken);
    const registered = await desk.tasks.register(sql, planId, { key, dispatch: true, tasks: orders }, caller);
    return {
      type: "dispatch",
      tasks: chosen.flatMap(({ id }, index) => {
        const task = registered[index];
        return task ? [{ resolution: id, task: task.id }] : [];
      }),
    };
  };
  const aside: Aside<MeetingState, MeetingAct> = (sql, done) =>
    decideProblems({ ...desk, sql }, done, caller, options);
  await doAct(desk, meetingShape, { id: meeting, version, key, act }, caller, { ...options, aside });
}
