import { dayInShanghai } from "../../../kernel/calendar.ts";
import type { Organisation } from "../../../kernel/organisation.ts";
import type { Command, CommandContext } from "../../../platform/slice.ts";
import { isWorkingDay } from "../../../platform/working-days.ts";
import { breachOf } from "../domain/clocks/breaches.ts";
import { BREACH_STATUS_NAMES, type BreachLine, isOpenOn } from "../domain/oversight/breach.ts";
import { allBreaches } from "../store/oversight/breach-board.ts";

const lineOf = (line: BreachLine, unit: string): string =>
  [
    BREACH_STATUS_NAMES[line.status].zh,
    `${line.began} 起${line.ended === null ? "" : `至 ${line.ended}`}`,
    unit,
    breachOf(line.code).name.zh,
    breachOf(line.code).article,
    `《${line.about.title}》${line.sample ? "（示例）" : ""}`,
    line.source === "computed" ? "系统计算" : "人工登记",
  ].join("  ");

/** Exit code 0: none is open; 1: some are. */
async function list(
  args: readonly string[],
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
  const shown = args.includes("--open") ? open : all;
  const rows = shown.map((line) => ({
    ...line,
    unit: units.get(line.unitId) ?? "",
    name: breachOf(line.code).name.zh,
    article: breachOf(line.code).article,
  }));
  stdout(
    args.includes("--json")
      ? `${JSON.stringify({ asOf: day, open: open.length, rows }, null, 2)}\n`
      : `${rows.map((row) => lineOf(row, row.unit)).join("\n") || "没有违规情形。"}\n`,
  );
  return open.length === 0 ? 0 : 1;
}

export const commands: readonly Command[] = [
  {
    words: ["breaches"],
    usage: {
      zh: "breaches [--open] [--json]  条例第三十九至四十一条所列违规情形：单位、条文、起止；--open 只列存续的（有则退出码为1）",
      en: "breaches [--open] [--json]  named breaches of articles 39 to 41: unit, article, since when; --open: only what lasts (exit code 1 where some do)",
    },
    needsDatabase: true,
    run: list,
  },
];
