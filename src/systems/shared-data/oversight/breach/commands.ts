import { dayInShanghai } from "../../../../kernel/calendar.ts";
import type { Organisation } from "../../../../kernel/organisation.ts";
import type { CommandContext, Given } from "../../../../platform/command.ts";
import { isWorkingDay } from "../../../../platform/working-days.ts";
import { breachOf } from "../../domain/clocks/breaches.ts";
import { breach, type BreachLine, isOpenOn } from "./kind.ts";
import { allBreaches } from "./store.ts";

const lineOf = (line: BreachLine, unit: string): string =>
  [
    breach.statuses[line.status].zh,
    `${line.began} 起${line.ended === null ? "" : `至 ${line.ended}`}`,
    unit,
    breachOf(line.code).name.zh,
    breachOf(line.code).article,
    `《${line.about.title}》${line.sample ? "（示例）" : ""}`,
    line.source === "computed" ? "系统计算" : "人工登记",
  ].join("  ");

/** Exit code 0: none is open; 1: some are. */
export async function list(
  { has }: Given,
  { shell, stdout, organisations }: CommandContext,
): Promise<number> {
  if (!shell) throw new Error("this command needs the database");
  const roster = async (): Promise<readonly Organisation[]> => (await organisations?.()) ?? [];
  const desk = {
    ...shell,
    isWorkingDay,
    organisations: { list: roster, propose: async () => new Map() },
    identities: { of: async () => null },
  };
  const day = dayInShanghai(shell.now());
  const units = new Map((await roster()).map(({ id, name }) => [id, name]));
  const all = await allBreaches(desk, day);
  const open = all.filter((line) => isOpenOn(line, day));
  const shown = has("--open") ? open : all;
  const rows = shown.map((line) => ({
    ...line,
    unit: units.get(line.unitId) ?? "",
    name: breachOf(line.code).name.zh,
    article: breachOf(line.code).article,
  }));
  stdout(
    has("--json")
      ? `${JSON.stringify({ asOf: day, open: open.length, rows }, null, 2)}\n`
      : `${rows.map((row) => lineOf(row, row.unit)).join("\n") || "没有违规情形。"}\n`,
  );
  return open.length === 0 ? 0 : 1;
}
