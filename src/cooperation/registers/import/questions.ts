import { say } from "../../../kernel/fields.ts";
import { CITIES, WHOLE_REGION } from "../../../kernel/region.ts";
import type { Option, Question } from "../../../kernel/sheet.ts";
import { MONEY_UNITS } from "../../../kernel/sheet-money.ts";
import { type NamedUnit, nearestUnits } from "../../../kernel/sheet-units.ts";
import type { ImportDecisions, ImportDraft } from "./row.ts";

const REGIONS: readonly Option[] = [
  ...CITIES.map(({ code, name }) => ({ value: code, name })),
  { value: WHOLE_REGION, name: say("自治区", "Autonomous region") },
];

function counted(drafts: readonly ImportDraft[], saidBy: (draft: ImportDraft) => readonly string[]) {
  const counts = new Map<string, number>();
  for (const draft of drafts)
    for (const name of new Set(saidBy(draft))) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a);
}

/** What a sheet leaves open for all its rows: unit of sums, cities, units that the roster does not have. */
export function registerQuestions(
  drafts: readonly ImportDraft[],
  { moneyUnit, proposedLinks }: ImportDecisions,
  units: readonly NamedUnit[],
): Question[] {
  const questions: Question[] = [];
  const asksMoney = drafts.some(({ issues }) => issues.some(({ asks }) => asks === "money-unit"));
  if (moneyUnit !== null || asksMoney)
    questions.push({
      of: "moneyUnit",
      key: null,
      takes: "choice",
      name: say("金额单位", "Unit of sums"),
      help: say("表中有的金额没有写单位，请选定。", "Some sums of the sheet have no unit. Choose it."),
      options: MONEY_UNITS.map((unit) => ({ value: unit, name: say(unit, unit) })),
    });
  const rows = drafts.filter(({ citySaid }) => !citySaid).length;
  const home = say("没有写明城市的行登记在", "Rows that name no city belong to");
  if (rows > 0)
    questions.push({ of: "city", key: null, takes: "choice", name: home, rows, options: REGIONS });
  const take = say("按名称建议的举措一并挂上", "Take the measures that are proposed by name");
  if (!proposedLinks || drafts.some(({ proposed }) => proposed.length > 0))
    questions.push({ of: "proposedLinks", key: null, takes: "yes", name: take });
  const cities = counted(drafts, ({ unknownCity }) => (unknownCity === null ? [] : [unknownCity]));
  const strangers = counted(drafts, ({ unknownUnits }) => unknownUnits);
  return [
    ...questions,
    ...cities.map(([key, open]): Question => ({
      of: "cities",
      key,
      takes: "choice",
      name: say(`选定登记城市：${key}`, `Choose where they belong: ${key}`),
      rows: open,
      options: REGIONS,
    })),
    ...strangers.map(([key, open]): Question => ({
      of: "units",
      key,
      takes: "choice",
      name: say(`选定单位：${key}`, `Choose the unit: ${key}`),
      rows: open,
      options: nearestUnits(key, units).map(({ id, name }) => ({ value: id, name: say(name, name) })),
      more: "units",
      none: say("略去", "Leave it out"),
    })),
  ];
}
