import { CITIES, WHOLE_REGION } from "../../../kernel/region.ts";
import type { Option, Question } from "../../../kernel/sheet.ts";
import { MONEY_UNITS } from "../../../kernel/sheet-money.ts";
import { type NamedUnit, nearestUnits } from "../../../kernel/sheet-units.ts";
import type { ImportDecisions, ImportDraft } from "./row.ts";

const REGIONS: readonly Option[] = [
  ...CITIES.map(({ code, name }) => ({ value: code, name })),
  { value: WHOLE_REGION, name: { zh: "自治区", en: "Autonomous region" } },
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
  decisions: ImportDecisions,
  units: readonly NamedUnit[],
): Question[] {
  const withoutCity = drafts.filter(({ citySaid }) => !citySaid).length;
  const money: Question = {
    of: "moneyUnit",
    key: null,
    takes: "choice",
    name: { zh: "金额单位", en: "Unit of sums" },
    help: {
      zh: "表中有的金额没有写单位，请选定。",
      en: "Some sums of the sheet have no unit. Choose it.",
    },
    options: MONEY_UNITS.map((unit) => ({ value: unit, name: { zh: unit, en: unit } })),
  };
  const city: Question = {
    of: "city",
    key: null,
    takes: "choice",
    name: { zh: "没有写明城市的行登记在", en: "Rows that name no city belong to" },
    rows: withoutCity,
    options: REGIONS,
  };
  const proposed: Question = {
    of: "proposedLinks",
    key: null,
    takes: "yes",
    name: { zh: "按名称建议的举措一并挂上", en: "Take the measures that are proposed by name" },
  };
  const asksMoney =
    decisions.moneyUnit !== null ||
    drafts.some(({ issues }) => issues.some(({ asks }) => asks === "money-unit"));
  const proposes = !decisions.proposedLinks || drafts.some((draft) => draft.proposed.length > 0);
  return [
    ...(asksMoney ? [money] : []),
    ...(withoutCity > 0 ? [city] : []),
    ...(proposes ? [proposed] : []),
    ...counted(drafts, ({ unknownCity }) => (unknownCity === null ? [] : [unknownCity])).map(
      ([printed, rows]): Question => ({
        of: "cities",
        key: printed,
        takes: "choice",
        name: { zh: `选定登记城市：${printed}`, en: `Choose where they belong: ${printed}` },
        rows,
        options: REGIONS,
      }),
    ),
    ...counted(drafts, ({ unknownUnits }) => unknownUnits).map(([printed, rows]): Question => ({
      of: "units",
      key: printed,
      takes: "choice",
      name: { zh: `选定单位：${printed}`, en: `Choose the unit: ${printed}` },
      rows,
      options: nearestUnits(printed, units).map(({ id, name }) => ({
        value: id,
        name: { zh: name, en: name },
      })),
      more: "units",
      none: { zh: "略去", en: "Leave it out" },
    })),
  ];
}
