import { addDays, type Day } from "../../kernel/calendar.ts";
import { waitingForOffice } from "../domain/tasks/duties.ts";
import type { Light } from "../domain/tasks/light.ts";
import {
  type CountedAs,
  countedAs,
  type LightCounts,
  lightCounts,
  rollUpOf,
} from "../domain/tasks/roll-up.ts";
import type { RollUp } from "../domain/tasks/task-row.ts";
import type { TaskState } from "../domain/tasks/task.ts";

/** How far ahead dates are shown: as my work shows a unit its own. */
export const AHEAD_DAYS = 30;
/** Without an earlier look the page tells what changed within a week. */
export const CHANGES_DAYS = 7;

/** A task at the ends of days, in their order; days before it was registered are left out. */
export type TaskOverTime = {
  readonly id: string;
  readonly section: string | null;
  readonly measureId: string | null;
  readonly on: readonly { readonly day: Day; readonly state: TaskState; readonly light: Light }[];
};

export type LeadingTask = {
  readonly id: string;
  readonly number: number;
  readonly text: string;
  readonly due: Day | null;
};

/** Where a task counted at the last look and counts now; `from` null: it was registered since. */
export type Turn = LeadingTask & { readonly from: CountedAs | null; readonly to: CountedAs };

export type LeadingMeasure = {
  readonly id: string;
  readonly number: number;
  readonly ordinal: string | null;
  readonly text: string;
};

/** What a leader's page says of a plan, from its tasks; every count is that of the ledger under the filter beside it. */
export type Leading = {
  readonly asOf: Day;
  readonly since: Day;
  /** The last days of twelve months, the last one `asOf`. */
  readonly days: readonly Day[];
  readonly plan: RollUp;
  /** Chapters in the order of the plan, tasks of no measure last; `trend` is of `days`. */
  readonly chapters: readonly {
    readonly section: string | null;
    readonly rollUp: RollUp;
    readonly trend: readonly LightCounts[];
  }[];
  /** Null: no task hangs on the measure. */
  readonly measures: readonly (LeadingMeasure & { readonly rollUp: RollUp | null })[];
  /** Extensions asked (ledger: `state=extension`), resolutions of meetings under way (`source=meeting`, `phase=dispatched`). */
  readonly extensions: readonly LeadingTask[];
  readonly resolutions: readonly LeadingTask[];
  /** Since the last look: lights that turned, the worst first, and tasks closed. */
  readonly turned: readonly Turn[];
  readonly closed: readonly Turn[];
  /** Tasks under way whose date in force is within {@link AHEAD_DAYS} days, the next one first. */
  readonly dates: readonly LeadingTask[];
  /** The next day on which reports fall due, null where no schedule says. */
  readonly nextReport: Day | null;
};

const WORST: readonly CountedAs[] = ["red", "amber", "grey", "green", "closed"];

type Stood = TaskOverTime["on"][number];
const asOn = ({ state, light }: Stood): CountedAs => countedAs({ colour: light.colour, phase: state.phase });
const briefOf = ({ state: { id, number, text, due } }: Stood): LeadingTask => ({ id, number, text, due });

/** How tasks stood on a day, as the board rolls them up. */
const rolledUp = (tasks: readonly TaskOverTime[], day: Day): RollUp =>
  rollUpOf(
    tasks.flatMap(({ on }) =>
      on
        .filter((each) => each.day === day)
        .map(({ state, light }) => ({ colour: light.colour, phase: state.phase })),
    ),
  );

function countsOn(tasks: readonly TaskOverTime[], day: Day): LightCounts {
  const stood = tasks.flatMap(({ on }) => on.filter((each) => each.day === day));
  return lightCounts(stood.map((each) => ({ as: asOn(each), count: 1 })));
}

/** The sections of a plan in its order; one that only tasks name stands last. */
function sectionsOf(
  measures: readonly { readonly section: string | null }[],
  tasks: readonly TaskOverTime[],
) {
  return [...new Set([...measures, ...tasks].map(({ section }) => section))].filter((section) =>
    tasks.some((task) => task.section === section),
  );
}

/** Everything that the page says of a plan; `tasks` know at least every one of `days` and `since`. */
export function leadingOf(
  measures: readonly (LeadingMeasure & { readonly section: string | null })[],
  tasks: readonly TaskOverTime[],
  { asOf, since, days, nextReport }: Pick<Leading, "asOf" | "since" | "days" | "nextReport">,
): Leading {
  const now = tasks.flatMap(({ on }) => on.filter(({ day }) => day === asOf));
  const then = new Map(
    tasks.flatMap(({ id, on }) =>
      on.filter(({ day }) => day === since).map((each) => [id, asOn(each)] as const),
    ),
  );
  const turns = now
    .map((each): Turn => ({ ...briefOf(each), from: then.get(each.state.id) ?? null, to: asOn(each) }))
    .filter(({ from, to }) => from !== to);
  const ahead = addDays(asOf, AHEAD_DAYS);
  return {
    asOf,
    since,
    days,
    nextReport,
    plan: rolledUp(tasks, asOf),
    chapters: sectionsOf(measures, tasks).map((section) => {
      const own = tasks.filter((task) => task.section === section);
      return { section, rollUp: rolledUp(own, asOf), trend: days.map((day) => countsOn(own, day)) };
    }),
    measures: measures.map(({ id, number, ordinal, text }) => {
      const rollUp = rolledUp(
        tasks.filter(({ measureId }) => measureId === id),
        asOf,
      );
      return { id, number, ordinal, text, rollUp: rollUp.tasks === 0 ? null : rollUp };
    }),
    extensions: now.filter(({ state }) => waitingForOffice(state).includes("extension")).map(briefOf),
    resolutions: now
      .filter(({ state }) => state.source.kind === "meeting" && state.phase === "dispatched")
      .map(briefOf),
    turned: turns
      .filter(({ to }) => to !== "closed")
      .toSorted((a, b) => WORST.indexOf(a.to) - WORST.indexOf(b.to) || a.number - b.number),
    closed: turns.filter(({ to }) => to === "closed").toSorted((a, b) => a.number - b.number),
    dates: now
      .filter(
        ({ state: { phase, due } }) => phase === "dispatched" && due !== null && due >= asOf && due <= ahead,
      )
      .map(briefOf)
      .toSorted((a, b) => (a.due ?? "").localeCompare(b.due ?? "") || a.number - b.number),
  };
}
