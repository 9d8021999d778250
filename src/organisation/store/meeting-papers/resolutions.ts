import { FailureError } from "../../../kernel/error.ts";
import type { TaskOrder } from "../../../kernel/work.ts";
import type { Sql } from "../../../platform/database/database.ts";
import type { Caller } from "../../../platform/slice.ts";
import type { MeetingAct, MeetingState, Resolution } from "../../domain/meetings/meeting.ts";
import { meetingShape } from "../../domain/meetings/meeting-shape.ts";
import { NOT_KEPT } from "../../domain/meetings/meeting-failures.ts";
import { taskOrders } from "../../domain/meetings/minutes.ts";
import {
  dayMissing,
  NO_PLAN_FOR_TASKS,
  NO_SUCH_RESOLUTION,
  PLACE_UNKNOWN,
  unitsMissing,
} from "../../domain/meetings/minutes-failures.ts";
import type { Desk } from "../desk.ts";
import { doAct, type DoingOptions, getRecord } from "../records.ts";
import { planFor } from "./minutes.ts";

type Asked = { readonly version: number; readonly key: string };
type Options = Pick<DoingOptions<MeetingState, MeetingAct>, "at" | "reported">;

/** What a person settles of a resolution. */
export type Settled = Pick<Resolution, "id" | "text" | "units" | "measureId" | "undertakingId"> & {
  readonly deadline: Omit<TaskOrder["deadline"], "raw">;
};

const WRITTEN_BY_HAND = {
  span: null,
  ordinal: null,
  printed: { lead: [], support: [] },
} as const;

async function checkPlace(desk: Desk, meeting: string, settled: Settled): Promise<void> {
  const { measureId, undertakingId } = settled;
  if (measureId === null && undertakingId === null) return;
  const { state } = await getRecord(desk.sql, meetingShape, meeting);
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
    const { deadline } = settled;
    return {
      type: "set-resolution",
      resolution: {
        ...(read ?? WRITTEN_BY_HAND),
        ...settled,
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

/**
 * Makes tasks of kept resolutions and dispatches them, each quoting its sentence, in one transaction with the meeting. A
 * repeated key does it once. Throws what a resolution lacks, and what supervision refuses.
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
  await doAct(desk, meetingShape, { id: meeting, version, key, act }, caller, options);
}
