import { type Day, dayInChinese } from "../../../kernel/calendar.ts";
import { countedAs, lightCounts } from "./roll-up.ts";
import type { TaskRow } from "./task-row.ts";

const plansOf = (rows: readonly TaskRow[]): string[] => [...new Set(rows.map(({ planTitle }) => planTitle))];

/** Title, lines under it and watermark of an exported ledger: as of when, how much, and whose words its cells are. */
export function ledgerHeading(rows: readonly TaskRow[], asOf: Day) {
  const [only, ...others] = plansOf(rows);
  const { counts, closed } = lightCounts(
    rows.map(({ light, phase }) => ({ as: countedAs({ colour: light.colour, phase }), count: 1 })),
  );
  const lights = `红灯${counts.red}项、黄灯${counts.amber}项、绿灯${counts.green}项、灰灯${counts.grey}项，已销号${closed}项`;
  return {
    title: only === undefined || others.length > 0 ? "督办任务台账" : `${only}督办任务台账`,
    notes: [
      `截至${dayInChinese(asOf)}，共${rows.length}项任务：${lights}。`,
      "亮灯由系统按规则计算；进展、问题、下一步、需协调为责任单位报送并经审核的内容，括注“原台账”的为启用前台账所载；“时限说明”注原文写法和原定时限。",
    ],
    ...(rows.some(({ sample }) => sample) ? { watermark: "示例" } : {}),
  };
}

/** File name of an exported ledger, without what file systems refuse. */
export function ledgerFileName(rows: readonly TaskRow[], asOf: Day): string {
  const [only, ...others] = plansOf(rows);
  const title = only === undefined || others.length > 0 ? "" : only;
  return `${title.replace(/[\\/:*?"<>|\s]+/gu, "").slice(0, 80)}督办任务台账-${asOf}.xlsx`;
}
