import { type Day, dayInChinese } from "../../../kernel/calendar.ts";
import { countedAs, type CountedAs, lightCounts } from "./roll-up.ts";
import type { TaskRow } from "./task-row.ts";

/** What the head of an exported ledger says of its rows, counted while they pass. */
export function ledgerTally() {
  const plans = new Set<string>();
  const counted = new Map<CountedAs, number>();
  let sample = false;
  return {
    add: (rows: readonly TaskRow[]): void => {
      for (const row of rows) {
        const as = countedAs({ colour: row.light.colour, phase: row.phase });
        plans.add(row.planTitle);
        counted.set(as, (counted.get(as) ?? 0) + 1);
        sample ||= row.sample;
      }
    },
    seen: () => ({
      plans: [...plans],
      sample,
      ...lightCounts([...counted].map(([as, count]) => ({ as, count }))),
    }),
  };
}

export type LedgerSeen = ReturnType<ReturnType<typeof ledgerTally>["seen"]>;

/** The same of rows that are all at hand. */
export function ledgerSeen(rows: readonly TaskRow[]): LedgerSeen {
  const tally = ledgerTally();
  tally.add(rows);
  return tally.seen();
}

/** Title, lines under it and watermark of an exported ledger: as of when, how much, and whose words its cells are. */
export function ledgerHeading({ plans, sample, tasks, counts, closed }: LedgerSeen, asOf: Day) {
  const [only, ...others] = plans;
  const lights = `红灯${counts.red}项、黄灯${counts.amber}项、绿灯${counts.green}项、灰灯${counts.grey}项，已销号${closed}项`;
  return {
    title: only === undefined || others.length > 0 ? "督办任务台账" : `${only}督办任务台账`,
    notes: [
      `截至${dayInChinese(asOf)}，共${tasks}项任务：${lights}。`,
      "亮灯由系统按规则计算；进展、问题、下一步、需协调为责任单位报送并经审核的内容，括注“原台账”的为启用前台账所载；“时限说明”注原文写法和原定时限。",
    ],
    ...(sample ? { watermark: "示例" } : {}),
  };
}

/** File name of an exported ledger, without what file systems refuse. */
export function ledgerFileName({ plans }: Pick<LedgerSeen, "plans">, asOf: Day): string {
  const [only, ...others] = plans;
  const title = only === undefined || others.length > 0 ? "" : only;
  return `${title.replace(/[\\/:*?"<>|\s]+/gu, "").slice(0, 80)}督办任务台账-${asOf}.xlsx`;
}
