import { dayInChinese } from "../../kernel/calendar.ts";
import { isBlocked, type Question } from "../../kernel/sheet.ts";
import { nearestUnits, type UnitFinder } from "../../kernel/sheet-units.ts";
import type { RosterUnit } from "../domain/roster.ts";
import type { LedgerDecisions } from "./columns.ts";
import type { LedgerImportRow } from "./rows.ts";
import { JUDGEMENTS, PROPOSED } from "./values.ts";

const BY_STATUS: Question["help"] = {
  zh: "状态列的建议只有勾选才记为核定，依据写明文件名和行号。",
  en: "What the status column proposes is recorded as judged only if ticked, with file and row as its basis.",
};
const RED: Question["help"] = {
  zh: "勾选后相应任务亮红灯；不勾选则保持灰色待核定。",
  en: "Ticked, those tasks turn red; otherwise they stay grey, awaiting judgement.",
};

function judgements(rows: readonly LedgerImportRow[]): Question[] {
  return JUDGEMENTS.flatMap((kind): Question[] => {
    const proposed = rows.filter((row) => row.judgement === kind && !isBlocked(row)).length;
    if (proposed === 0) return [];
    const { zh, en } = PROPOSED[kind];
    const name = { zh: `核定“${zh}” ${proposed} 项`, en: `Judge ${proposed} “${en}”` };
    return [{ of: kind, key: null, takes: "yes", name, help: kind === "overdue" ? RED : BY_STATUS }];
  });
}

/** Names that the roster does not have; what is registered keeps its units, so that nothing is asked about those. */
function unknownUnits(rows: readonly LedgerImportRow[], roster: readonly RosterUnit[], find: UnitFinder) {
  const counts = new Map<string, number>();
  for (const { becomes, lead, support } of rows)
    if (becomes === "new" || becomes === "undertaking")
      for (const name of [...lead, ...support])
        if (find(name) === undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .map(([printed, count]): Question => ({
      of: "units",
      key: printed,
      takes: "choice",
      name: { zh: `选定单位：${printed}`, en: `Choose the unit: ${printed}` },
      rows: count,
      options: nearestUnits(printed, roster).map(({ id, name }) => ({
        value: id,
        name: { zh: name, en: name },
      })),
      more: "units",
      none: { zh: "不是单位，略去", en: "No unit, leave it out" },
    }));
}

/** Words of deadlines that give no certain day, each once, with the days that they may mean. */
function unknownDays(rows: readonly LedgerImportRow[]): Question[] {
  const found = new Map<string, Question & { readonly rows: number }>();
  for (const { asked, deadline } of rows) {
    const { raw: printed } = deadline;
    if (asked === undefined || printed === null) continue;
    const before = found.get(printed)?.rows ?? 0;
    found.set(printed, {
      of: "days",
      key: printed,
      takes: "day",
      name: { zh: `选定日期：${printed}`, en: `Choose the day: ${printed}` },
      rows: before + 1,
      options: asked.map((day) => ({ value: day, name: { zh: dayInChinese(day), en: day } })),
      none: { zh: "照原文登记，不设日期", en: "As printed, without a day" },
    });
  }
  return [...found.values()].toSorted((a, b) => b.rows - a.rows);
}

const ofYear = (known: number | null): Question => ({
  of: "year",
  key: null,
  takes: "year",
  name: { zh: "台账年度", en: "Year of the ledger" },
  help:
    known === null
      ? {
          zh: "有的时限没有写明年份，填写台账年度后按此读。",
          en: "Some deadlines name no year: they are read in the one given here.",
        }
      : {
          zh: `没有写明年份的时限现按 ${known} 年读。`,
          en: `Deadlines that name no year are now read in ${known}.`,
        },
});

/**
 * What a ledger leaves open for all its rows: units that the roster does not have, days and the year, and what its status
 * column proposes. `year`: in which it is read now.
 */
export function ledgerQuestions(
  rows: readonly LedgerImportRow[],
  { decided, year }: { readonly decided: Partial<LedgerDecisions>; readonly year: number | null },
  roster: readonly RosterUnit[],
  find: UnitFinder,
): Question[] {
  const days = unknownDays(rows);
  return [
    ...(days.length > 0 || decided.year != null ? [ofYear(year)] : []),
    ...judgements(rows),
    ...unknownUnits(rows, roster, find),
    ...days,
  ];
}
