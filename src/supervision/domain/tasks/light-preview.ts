import { type Day, lastDayOfMonth } from "../../../kernel/calendar.ts";
import type { RecordedAction } from "./action.ts";
import { actionsStanding } from "./withdrawable.ts";
import { applyAction, registerTask } from "./fold.ts";
import type { Light, LightColour, LightRule } from "./light.ts";
import { lightOf } from "./lights.ts";
import { type LatestRecord, latestAfter, type ReportRecord, reportAfter, reportOf } from "./projection.ts";
import type { Period } from "./schedule.ts";
import { lightRulesOn } from "./settings-in-force.ts";
import type { PlanSettings } from "./settings.ts";
import type { TaskState } from "./task.ts";

/** The last days of the `count` months that ended before `day`, the oldest first. */
export function monthEnds(day: Day, count: number): Day[] {
  const [year = 0, month = 0] = day.split("-").map(Number);
  return Array.from({ length: count }, (_, i) => {
    const at = year * 12 + month - 1 - (count - i);
    const [ofYear, ofMonth] = [Math.floor(at / 12), (at % 12) + 1];
    return `${ofYear}-${String(ofMonth).padStart(2, "0")}-${lastDayOfMonth(ofYear, ofMonth)}`;
  });
}

export type StoodOn = { readonly day: Day; readonly state: TaskState; readonly coordinationAsked: boolean };

/** How a task stood at the end of each of `days`, which ascend; one pass over its actions, days before it existed left out. */
export function stoodOn(actions: readonly RecordedAction[], days: readonly Day[]): StoodOn[] {
  const [first, ...rest] = actionsStanding(actions);
  if (!first) return [];
  let [state, latest]: [TaskState, LatestRecord | null] = [registerTask(first), null];
  const reports = new Map<string, ReportRecord>();
  const found: StoodOn[] = [];
  let at = 0;
  for (const day of days) {
    if (first.day > day) continue;
    for (let next = rest[at]; next !== undefined && next.day <= day; next = rest[++at]) {
      state = applyAction(state, next);
      const id = reportOf(next);
      if (id === null) continue;
      const report = reportAfter(reports.get(id), next, state);
      reports.set(id, report);
      latest = latestAfter(latest, next, report);
    }
    found.push({ day, state, coordinationAsked: (latest?.coordination ?? "") !== "" });
  }
  return found;
}

type Counts = Readonly<Record<LightColour, number>>;
const NONE: Counts = { red: 0, amber: 0, green: 0, grey: 0 };
const plusOne = (counts: Counts, colour: LightColour): Counts => ({
  ...counts,
  [colour]: counts[colour] + 1,
});

export type PreviewedDay = { readonly day: Day; readonly before: Counts; readonly after: Counts };
export type PreviewedChange = {
  readonly day: Day;
  readonly taskId: string;
  readonly number: number;
  readonly text: string;
  readonly before: Light;
  readonly after: Light;
};

/** Compares on past days the lights under the rules that held then with those under other rules; feed it task by task. */
export function lightComparison(
  settings: Pick<PlanSettings, "lights">,
  rules: readonly LightRule[],
  periods: readonly Period[],
  days: readonly Day[],
) {
  const counts = new Map<Day, PreviewedDay>(days.map((day) => [day, { day, before: NONE, after: NONE }]));
  const changes: PreviewedChange[] = [];
  return {
    add: (actions: readonly RecordedAction[]): void => {
      for (const { day, state, coordinationAsked } of stoodOn(actions, days)) {
        // A closed task shows no light.
        if (state.phase === "closed") continue;
        const context = { asOf: day, periods, coordinationAsked };
        const before = lightOf(state, { ...context, rules: lightRulesOn(settings, day) });
        const after = lightOf(state, { ...context, rules });
        const sum = counts.get(day) ?? { day, before: NONE, after: NONE };
        counts.set(day, {
          day,
          before: plusOne(sum.before, before.colour),
          after: plusOne(sum.after, after.colour),
        });
        if (before.colour === after.colour) continue;
        changes.push({ day, taskId: state.id, number: state.number, text: state.text, before, after });
      }
    },
    result: () => ({
      counts: [...counts.values()],
      changes: changes.toSorted((a, b) => (a.day === b.day ? a.number - b.number : a.day < b.day ? 1 : -1)),
    }),
  };
}
export type LightComparison = ReturnType<typeof lightComparison>;
