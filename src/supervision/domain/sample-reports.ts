import { addDays, type Day } from "../../kernel/calendar.ts";
import { addWorkingDays } from "../../kernel/working-days.ts";
import type { SampleChance } from "./sample-random.ts";
import { onWorkingDay, type SampleEvent, type SampleTask, type SampleYear } from "./sample-story.ts";
import { RETURN_REASONS, sampleContent, sampled } from "./sample-words.ts";
import type { LaterAction, NamedUnit } from "./tasks/action.ts";
import type { ReportFigure } from "./tasks/report.ts";
import type { Period } from "./tasks/schedule.ts";
import type { OpenReport, TaskState } from "./tasks/task.ts";
import { periodInChinese } from "./workbooks/unit-workbook.ts";

/** Units that never log in: the office enters what they send back. */
export const OFFLINE_UNITS = ["示例北县人民政府", "示例南旗人民政府"];
/** Units without anybody who signs in: those, and an authority that is not the city's. */
export const WITHOUT_ACCOUNT: readonly string[] = [...OFFLINE_UNITS, "示例海关"];
/** Often some days late. */
const LATE_UNITS = ["示例市文旅局", "示例市住房城乡建设局"];
/** How many of the latest periods a unit has not reported. */
const SILENT_UNITS: Readonly<Record<string, number>> = {
  示例市投资促进局: 2,
  示例市水务局: 1,
  示例海关: 1,
  示例市能源局: 1,
};

type Scene = { readonly task: SampleTask; readonly year: SampleYear; readonly chance: SampleChance };

const workingAfter = (day: Day, days: number, year: SampleYear): Day =>
  onWorkingDay(addDays(day, days), year);

const openOf = (state: TaskState, unit: string, period: Period): OpenReport | undefined =>
  state.assignments.find(({ unitId }) => unitId === unit)?.open.find((each) => each.period === period.key);

/** The day on which a unit reports for a period, or null where it does not. */
function reportDay(unit: NamedUnit, period: Period, left: number, { year, chance }: Scene): Day | null {
  const name = year.names.get(unit.unitId) ?? "";
  if (left < (SILENT_UNITS[name] ?? 0)) return null;
  // Of the period that runs, less than half are in before its last days.
  if (period.due >= year.asOf && chance.next() < 0.55) return null;
  const late = LATE_UNITS.includes(name) && chance.next() < 0.4;
  const day = late
    ? workingAfter(period.due, chance.whole(2, 6), year)
    : onWorkingDay(addDays(period.due, -chance.whole(0, 5)), year, -1);
  const earliest = onWorkingDay(period.from, year);
  return day < earliest ? earliest : day;
}

/** Figures towards the goals of the task's stages, which grow over the year. */
function figuresFor(state: TaskState, unit: string, share: number): ReportFigure[] {
  const leads = state.assignments.some(({ unitId, role }) => unitId === unit && role === "lead");
  if (!leads) return [];
  return state.stages.flatMap(({ id, title, goal, unit: counted }, at) =>
    goal === null
      ? []
      : [
          {
            stage: id,
            name: title,
            value: Math.round(goal * Math.min(1, share * (1.35 - at * 0.4))),
            unit: counted ?? "",
          },
        ],
  );
}

function settle(scene: Scene, unit: NamedUnit, period: Period, day: Day): SampleEvent[] {
  const { task, year, chance } = scene;
  const lead = task.seed.units.find(({ role }) => role === "lead");
  const by = unit.role === "lead" || !lead ? "office" : ({ unit: lead.unitId, as: "liaison" } as const);
  const onReport =
    (act: (report: string) => LaterAction, status: OpenReport["status"] = "submitted") =>
    (state: TaskState): LaterAction | null => {
      const open = openOf(state, unit.unitId, period);
      return open?.status === status && state.phase !== "closed" ? act(open.id) : null;
    };
  const accept = (at: Day): SampleEvent => ({
    day: at,
    by,
    act: onReport((report) => ({ type: "accept", unit: unit.unitId, report })),
  });
  const reviewed = workingAfter(day, chance.whole(1, 3), year);
  if (chance.next() > 0.05) return [accept(reviewed)];
  const again = workingAfter(reviewed, 2, year);
  return [
    {
      day: reviewed,
      by,
      act: onReport((report) => ({
        type: "return",
        unit: unit.unitId,
        report,
        reason: sampled(chance.pick(RETURN_REASONS)),
      })),
    },
    ...reportEvents(scene, unit, period, again),
    accept(workingAfter(again, 1, year)),
  ];
}

/** A report as it is filled in and, inside the unit, signed; or entered from a workbook that came back. */
function reportEvents(
  { task, year, chance }: Scene,
  unit: NamedUnit,
  period: Period,
  day: Day,
): SampleEvent[] {
  const name = year.names.get(unit.unitId) ?? "";
  const offline = OFFLINE_UNITS.includes(name);
  const share = Math.min(
    1,
    (Date.parse(period.to) - Date.parse(task.registeredOn)) /
      (Date.parse(year.asOf) - Date.parse(task.registeredOn)),
  );
  const proxy = offline ? { file: `${name}-${periodInChinese(period.key)}.xlsx` } : null;
  const report: SampleEvent = {
    day,
    by: offline ? "office" : { unit: unit.unitId, as: "liaison" },
    act: (state) =>
      state.phase === "dispatched"
        ? {
            type: "report",
            unit: unit.unitId,
            report: openOf(state, unit.unitId, period)?.id ?? chance.id(),
            period: period.key,
            due: period.due,
            content: sampleContent(chance, figuresFor(state, unit.unitId, share)),
            awaitsHead: !offline,
            proxy,
          }
        : null,
  };
  if (offline) return [report];
  const sign: SampleEvent = {
    day,
    by: { unit: unit.unitId, as: "head" },
    act: (state) => {
      const open = openOf(state, unit.unitId, period);
      return open?.status === "unsigned" && state.phase === "dispatched"
        ? { type: "sign", unit: unit.unitId, report: open.id }
        : null;
    },
  };
  return [report, sign];
}

/** What waits at the end, so that every queue has something in it. */
function unsettled(task: SampleTask, last: boolean, unit: NamedUnit): "sign" | "review" | "returned" | null {
  if (!last) return null;
  const number = task.seed.number;
  if (unit.role === "lead" && number % 7 === 3) return "review";
  if (unit.role === "lead" && number % 9 === 4) return "returned";
  if (unit.role === "lead" && number % 11 === 6) return "sign";
  return unit.role === "support" && number % 5 === 4 ? "review" : null;
}

/** Receipts and the reports of the year, with what becomes of them. */
export function sampleReports(scene: Scene): SampleEvent[] {
  const { task, year, chance } = scene;
  const events: SampleEvent[] = [];
  const due = year.periods.filter((period) => period.due > task.registeredOn && period.from < year.asOf);
  const elapsed = due.filter((period) => period.due < year.asOf);
  for (const unit of task.seed.units.filter(({ role }) => role !== "guide")) {
    const offline = OFFLINE_UNITS.includes(year.names.get(unit.unitId) ?? "");
    if (!offline)
      events.push({
        day: workingAfter(task.registeredOn, chance.whole(0, 3), year),
        by: { unit: unit.unitId, as: "liaison" },
        act: (state) =>
          state.phase === "dispatched" &&
          state.assignments.some(({ unitId, receivedOn }) => unitId === unit.unitId && receivedOn === null)
            ? { type: "receive", unit: unit.unitId }
            : null,
      });
    for (const period of due) {
      const left = elapsed.filter((other) => other.due > period.due).length;
      const day = reportDay(unit, period, left, scene);
      if (day === null) continue;
      const [report, ...sign] = reportEvents(scene, unit, period, day);
      const end = unsettled(task, period === elapsed.at(-1) && !offline, unit);
      if (report) events.push(report);
      if (end !== "sign") events.push(...sign);
      if (end === null) events.push(...settle(scene, unit, period, day));
      if (end === "returned")
        events.push({
          day: workingAfter(day, 2, year),
          by: "office",
          act: (state) => {
            const open = openOf(state, unit.unitId, period);
            return open?.status === "submitted"
              ? {
                  type: "return",
                  unit: unit.unitId,
                  report: open.id,
                  reason: sampled(RETURN_REASONS[0] ?? ""),
                }
              : null;
          },
        });
    }
  }
  return events;
}

/** Working days that reminders of the three steps give. */
const LIMITS = [5, 3, 1] as const;

/** The office chases what is missing, step by step as the limits pass. */
export function sampleReminders({ task, year }: Scene): SampleEvent[] {
  const { isWorkingDay } = year;
  return task.seed.units.flatMap((unit): SampleEvent[] => {
    const missing = SILENT_UNITS[year.names.get(unit.unitId) ?? ""] ?? 0;
    const first = year.periods.filter(({ due }) => due < year.asOf).at(-missing);
    if (missing === 0 || !first || unit.role === "guide") return [];
    const note = `${periodInChinese(first.key)}进展情况尚未报送`;
    let day = addWorkingDays(first.due, 2, isWorkingDay);
    return ([1, 2, 3] as const).slice(0, missing + 1).map((step): SampleEvent => {
      const by = addWorkingDays(day, LIMITS[step - 1] ?? 1, isWorkingDay);
      const action = { type: "remind", unit: unit.unitId, step, by, matter: "report", note } as const;
      const event: SampleEvent = {
        day,
        by: "office",
        act: ({ phase }) => (phase === "dispatched" ? action : null),
      };
      day = addWorkingDays(by, 1, isWorkingDay);
      return event;
    });
  });
}
