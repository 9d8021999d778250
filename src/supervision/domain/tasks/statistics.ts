import type { Sentence } from "../../../kernel/error.ts";
import type { UnitStatistics } from "./task-row.ts";

/** How units are ranked, said wherever a rank shows. */
export const RANKING_RULE: Sentence = {
  zh: "按本期间应报报告的按时报送率从高到低排名；应报为零的单位不参加排名；并列者名次相同。逾期任务数、退回次数不计入名次。",
  en: "Ranked by the share of owed reports that came in time; units that owed none are not ranked; equal shares share a rank. Overdue tasks and returned reports do not count.",
};

/** Share of owed reports that came in time, 0 to 1; null where none was owed. */
export const punctuality = ({ owed, inTime }: Pick<UnitStatistics, "owed" | "inTime">): number | null =>
  owed === 0 ? null : inTime / owed;

/** Units with their ranks by {@link RANKING_RULE}, in the order given; those that owed nothing have none. */
export function withRanks(units: readonly UnitStatistics[]): UnitStatistics[] {
  const shares = units.map(punctuality);
  return units.map((unit, at) => {
    const own = shares[at] ?? null;
    if (own === null) return unit;
    return { ...unit, rank: 1 + shares.filter((share) => share !== null && share > own).length };
  });
}
