import { addDays, type Day } from "../../kernel/calendar.ts";
import type { IsWorkingDay } from "../../kernel/working-days.ts";
import type { Failure } from "../../kernel/error.ts";
import type { LaterAction, RecordedAction, TaskActor, TaskSeed } from "./tasks/action.ts";
import { decideAction } from "./tasks/decide.ts";
import { registerTask } from "./tasks/fold.ts";
import type { Period } from "./tasks/schedule.ts";
import type { TaskState } from "./tasks/task.ts";

/** The invented year: everything lies before `asOf`. */
export type SampleYear = {
  readonly asOf: Day;
  readonly adoptedOn: Day;
  readonly periods: readonly Period[];
  readonly isWorkingDay: IsWorkingDay;
  /** Names of units by their ids. */
  readonly names: ReadonlyMap<string, string>;
};

/** A task of the demonstration: which measure of the sample plan it serves and which part of it, from 0. */
export type SampleTask = {
  readonly seed: TaskSeed;
  readonly measure: number | null;
  readonly part: number;
  readonly registeredOn: Day;
};

export type SampleDoer = "office" | { readonly unit: string; readonly as: "liaison" | "head" };

/** Something that shall happen on a day, if the state of the task then lets it; null: nothing to do any more. */
export type SampleEvent = {
  readonly day: Day;
  readonly by: SampleDoer;
  readonly act: (state: TaskState) => LaterAction | null;
};

export type SampleRecord = {
  readonly actions: readonly RecordedAction[];
  readonly state: TaskState;
  /** Refused by the rules of tasks: a flaw of the script. */
  readonly refused: readonly { readonly action: LaterAction; readonly day: Day; readonly failure: Failure }[];
};

const actorOf = (by: SampleDoer): TaskActor =>
  by === "office"
    ? { office: true, unitIds: [], head: false, liaison: false }
    : { office: false, unitIds: [by.unit], head: by.as === "head", liaison: by.as === "liaison" };

const nameOf = (by: SampleDoer, { names }: SampleYear): string =>
  by === "office"
    ? "示例办公室经办人"
    : `${names.get(by.unit) ?? "示例单位"}${by.as === "head" ? "负责人" : "联络员"}`;

/** Minutes after nine in the morning in Shanghai, when offices open. */
const instantOf = (day: Day, minutes: number): Date =>
  new Date(Date.parse(`${day}T01:00:00Z`) + minutes * 60_000);

/** Plays what shall happen to a task, day by day, by the same rules that hold for people. */
export function playSample(task: SampleTask, events: readonly SampleEvent[], year: SampleYear): SampleRecord {
  const { seed, registeredOn: day } = task;
  const office = nameOf("office", year);
  const first: RecordedAction = {
    version: 1,
    at: instantOf(day, seed.number),
    day,
    by: office,
    byId: null,
    action: { type: "register", seed, adoptedOn: year.adoptedOn },
  };
  const actions = [first];
  const refused: SampleRecord["refused"][number][] = [];
  let state = registerTask(first);
  const order = events
    .filter((event) => event.day < year.asOf && event.day >= day)
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  for (const event of order) {
    const action = event.act(state);
    if (action === null) continue;
    const decided = decideAction(state, action, actorOf(event.by), event.day);
    if (!decided.ok) {
      refused.push({ action, day: event.day, failure: decided.failure });
      continue;
    }
    state = decided.value;
    // Versions grow within a task, so that two things of one day never happen at one minute.
    const at = instantOf(event.day, seed.number + state.version);
    actions.push({
      version: state.version,
      at,
      day: event.day,
      by: nameOf(event.by, year),
      byId: null,
      action,
    });
  }
  return { actions, state, refused };
}

/** The nearest working day from `day` on, or before it with `-1`. */
export function onWorkingDay(
  day: Day,
  { isWorkingDay }: Pick<SampleYear, "isWorkingDay">,
  step: 1 | -1 = 1,
): Day {
  let at = day;
  while (!isWorkingDay(at)) at = addDays(at, step);
  return at;
}
