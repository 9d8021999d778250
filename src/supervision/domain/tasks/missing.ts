import { dayInChinese, type Day } from "../../../kernel/calendar.ts";
import { type ReachingAccount, reachOf } from "../../../kernel/reach.ts";
import type { RosterUnit } from "../roster.ts";
import type { Period } from "./schedule.ts";
import type { MissingUnit } from "./task-row.ts";
import type { Reminder } from "./task.ts";

type Item = MissingUnit["items"][number];

/** What a unit owes on one task. */
export type OwedReport = { readonly unitId: string; readonly item: Item };

/** How many periods fell due without a report, and the first of them. */
export type Missed = { readonly periods: number; readonly since: Day };

/** Of periods missed, oldest first; null where none was. */
export function missedOf(missed: readonly Pick<Period, "due">[]): Missed | null {
  const [first] = missed;
  return first ? { periods: missed.length, since: first.due } : null;
}

type Facts = Omit<Item, "periods" | "since" | "step" | "stepBy"> & { readonly unitId: string };

/** The line of a unit's missing report, with the reminder about it that nobody has answered. */
export function owedReport(facts: Facts, missed: Missed, reminders: readonly Reminder[]): OwedReport {
  const { unitId, taskId, version, planId, planTitle, number, ordinal, text, role } = facts;
  const { periods, since } = missed;
  const last = reminders.findLast(({ matter }) => matter === "report");
  const [step, stepBy] = [last?.step ?? 0, last?.by ?? null] as const;
  return {
    unitId,
    item: { taskId, version, planId, planTitle, number, ordinal, text, role, periods, since, step, stepBy },
  };
}

/** Units with what they owe, in the order of the roster; a merged unit's duties stand under the one it was merged into. */
export function missingUnits(
  owed: readonly OwedReport[],
  roster: readonly RosterUnit[],
  accounts: readonly ReachingAccount[],
  lastSignIns: ReadonlyMap<string, Date> = new Map(),
): MissingUnit[] {
  const byUnit = new Map<string, Item[]>();
  for (const { unitId, item } of owed) {
    const items = byUnit.get(unitId);
    if (items) items.push(item);
    else byUnit.set(unitId, [item]);
  }
  return roster.flatMap((unit): MissingUnit[] => {
    const ids = [unit.id, ...(unit.mergedIds ?? [])];
    const items = ids.flatMap((each) => byUnit.get(each) ?? []);
    if (items.length === 0) return [];
    const since = items.reduce((day, item) => (item.since < day ? item.since : day), items[0]?.since ?? "");
    return [{ ...reachOf(unit, accounts, lastSignIns), since, items }];
  });
}

/**
 * The list of units that have not reported, as text for the work group: units in the order of the roster, never by how
 * much they owe, because a ranking is the office's to turn on.
 */
export function missingText(units: readonly MissingUnit[], asOf: Day, sample: boolean): string {
  const mark = sample ? "【示例】" : "";
  if (units.length === 0) return `${mark}截至${dayInChinese(asOf)}，各单位均已按期报送进展情况。`;
  const several = new Set(units.flatMap(({ items }) => items.map(({ planTitle }) => planTitle))).size > 1;
  const lines = units.map(
    ({ name, items }, at) => `${at + 1}. ${name}：${items.length}项（${numbersOf(items, several)}）`,
  );
  return [
    `${mark}截至${dayInChinese(asOf)}，以下${units.length}个单位尚未报送任务进展情况，请尽快报送：`,
    ...lines,
    "已报送的请忽略；确有困难的，请与领导小组办公室联系。",
  ].join("\n");
}

/** Numbers of tasks; they count within a plan, so that several plans are named. */
function numbersOf(items: MissingUnit["items"], several: boolean): string {
  const plans = [...new Set(items.map(({ planTitle }) => planTitle))];
  return plans
    .map((plan) => {
      const own = items.filter(({ planTitle }) => planTitle === plan).map(({ number }) => number);
      const numbers = [...new Set(own)].toSorted((a, b) => a - b).join("、");
      return `${several ? `《${plan}》` : ""}第${numbers}项`;
    })
    .join("；");
}

type Reminded = Pick<MissingUnit["items"][number], "step" | "stepBy">;

/**
 * The step of reminder that may be sent now: the first, or the next once the limit of the last has passed; null while
 * it runs, and after the third.
 */
export function nextStep({ step, stepBy }: Reminded, asOf: Day): 1 | 2 | 3 | null {
  if (step === 0) return 1;
  if (step === 3 || stepBy === null || stepBy >= asOf) return null;
  return step === 1 ? 2 : 3;
}
