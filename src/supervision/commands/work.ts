import { dayInShanghai } from "../../kernel/calendar.ts";
import { type CommandContext, type Given, stop } from "../../platform/command.ts";
import { isWorkingDay } from "../../platform/working-days.ts";
import { plainTable } from "../domain/plain-table.ts";
import { dutyName } from "../domain/tasks/duty-names.ts";
import type { MyWork } from "../domain/tasks/task-row.ts";
import type { RosterUnit } from "../domain/roster.ts";
import { loadWork } from "../store/reporting/my-work.ts";

/** The unit of an id or of a name, or the only one whose name or alias holds the words. */
function chooseUnit(units: readonly RosterUnit[], words: string): RosterUnit {
  const exact = units.find(({ id, name }) => id === words || name === words);
  if (exact) return exact;
  const found = units.filter(({ name, aliases }) => [name, ...aliases].some((each) => each.includes(words)));
  const [unit] = found;
  if (!unit)
    return stop(
      `名录中没有“${words}”，请写单位名称或编号。`,
      `The roster has no “${words}”: give a unit's name or id.`,
    );
  if (found.length > 1)
    stop(
      `有 ${found.length} 个单位的名称含“${words}”，请写全称。`,
      `${found.length} units hold “${words}” in their names: give the full one.`,
    );
  return unit;
}

function workTable({ asOf, unit, groups, next }: MyWork): string {
  const rows = groups.flatMap(({ ordinal, items }) =>
    items.flatMap(({ task, duties }) =>
      duties.map(({ kind, period, by, late }) => [
        ordinal ?? "–",
        String(task.number),
        task.text,
        `${dutyName({ kind, late }).zh}${period === null ? "" : ` ${period}`}`,
        `${by ?? "–"}${late ? " 已逾期" : ""}`,
      ]),
    ),
  );
  const head = `${unit?.name ?? ""}  ${asOf}\n`;
  if (rows.length === 0) return `${head}没有待办${next === null ? "" : `，下一次 ${next}`}。\n`;
  const columns = [
    { header: "举措", most: 8 },
    { header: "序号", most: 6 },
    { header: "具体任务", most: 46 },
    { header: "待办", most: 24 },
    { header: "时限", most: 18 },
  ];
  return `${head}\n${plainTable(columns, rows)}`;
}

export async function work(
  { words, has }: Given,
  { shell, organisations, stdout }: CommandContext,
): Promise<number> {
  if (!shell || !organisations) throw new Error("this command needs the database");
  const found = chooseUnit(await organisations(), words.join(" "));
  const { id, name, mergedIds = [] } = found;
  const actor = { office: true, head: false, liaison: false, unitIds: [id, ...mergedIds] };
  const reader = { sql: shell.sql, now: shell.now, isWorkingDay, organisations: { list: organisations } };
  const shown = await loadWork(reader, { actor, unit: { id, name } }, dayInShanghai(shell.now()));
  stdout(has("--json") ? `${JSON.stringify(shown, null, 2)}\n` : workTable(shown));
  return 0;
}
