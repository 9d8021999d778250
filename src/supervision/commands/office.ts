import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { dayInShanghai } from "../../kernel/calendar.ts";
import { FailureError } from "../../kernel/error.ts";
import { type CommandContext, dayGiven, type Given, stop } from "../../platform/command.ts";
import { isWorkingDay } from "../../platform/working-days.ts";
import { NO_PLAN } from "../domain/import-failures.ts";
import { plainTable } from "../domain/plain-table.ts";
import { dueWords } from "../domain/tasks/ledger-cells.ts";
import { LEDGER_COLUMNS } from "../domain/tasks/ledger-columns.ts";
import { ledgerHeading, ledgerSeen } from "../domain/tasks/ledger-heading.ts";
import type { MissingUnit, TaskRow } from "../domain/tasks/task-row.ts";
import { LIGHT_NAMES, stateSentence } from "../domain/tasks/task-words.ts";
import { refreshLights } from "../store/lights.ts";
import { ledgerChoices } from "../store/office/ledger-choices.ts";
import { listMissing } from "../store/office/missing.ts";
import type { OfficeReader } from "../store/office/office-reader.ts";
import { supervisedPlans } from "../store/office/supervised-plans.ts";
import { writeTaskLedger } from "../store/task-ledger-xlsx.ts";
import { listTasks } from "../store/tasks/read.ts";

const WHOLE = { page: 1, size: 1_000_000 };

function readerOf({ shell, organisations, people }: CommandContext): OfficeReader {
  if (!shell || !organisations || !people) throw new Error("this command needs the database");
  return { sql: shell.sql, now: shell.now, isWorkingDay, organisations: { list: organisations }, people };
}

type Asked = {
  readonly plan: string | undefined;
  readonly asOf: string;
  readonly json: boolean;
};

/** Options and the plan: an id, words of its title, or none for all. */
async function askedOf(given: Given, { sql, now }: OfficeReader): Promise<Asked> {
  const asOf = dayGiven(given, dayInShanghai(now()));
  const [words] = given.words;
  const plans = await supervisedPlans(sql);
  const found = plans.filter(({ id, title }) => words === undefined || id === words || title.includes(words));
  if (words !== undefined && found.length === 0) throw new FailureError(NO_PLAN);
  if (words !== undefined && found.length > 1)
    stop(
      `有 ${found.length} 个方案的标题含“${words}”，请写编号。`,
      `${found.length} titles hold “${words}”: give the id.`,
    );
  return { plan: words === undefined ? undefined : found[0]?.id, asOf, json: given.has("--json") };
}

const missingTable = (units: readonly MissingUnit[]): string =>
  plainTable(
    [
      { header: "单位", most: 34 },
      { header: "账号", most: 4 },
      { header: "未报任务", most: 8 },
      { header: "自", most: 10 },
      { header: "任务", most: 50 },
    ],
    units.map(({ name, people, items, since }) => [
      name,
      String(people),
      String(items.length),
      since,
      items.map(({ number }) => number).join("、"),
    ]),
  );

export async function missing(given: Given, context: CommandContext): Promise<number> {
  const reader = readerOf(context);
  const { plan, asOf, json } = await askedOf(given, reader);
  const found = await listMissing(reader, { plan, asOf });
  context.stdout(
    json ? `${JSON.stringify(found, null, 2)}\n` : `${missingTable(found.units)}\n${found.text}\n`,
  );
  return 0;
}

const ledgerTable = (rows: readonly TaskRow[]): string =>
  plainTable(
    [
      { header: "序号", most: 5 },
      { header: "亮灯", most: 4 },
      { header: "状态", most: 24 },
      { header: "具体任务", most: 46 },
      { header: "牵头单位", most: 28 },
      { header: "时限", most: 30 },
    ],
    rows.map((row) => [
      String(row.number),
      row.phase === "closed" ? "–" : LIGHT_NAMES[row.light.colour].zh,
      stateSentence(row).zh,
      row.text,
      row.units.flatMap(({ role, name }) => (role === "lead" ? name : [])).join("、"),
      dueWords(row),
    ]),
  );

export async function ledger(given: Given, context: CommandContext): Promise<number> {
  const reader = readerOf(context);
  const xlsx = given.value("--xlsx");
  const { plan, asOf, json } = await askedOf(given, reader);
  const today = dayInShanghai(reader.now());
  for (const { id } of await supervisedPlans(reader.sql, plan)) await refreshLights(reader, id, today);
  const { rows, counts, closed } = await listTasks(reader, { plan }, WHOLE, asOf);
  if (xlsx !== undefined) {
    const { units } = await ledgerChoices(reader, plan, { personal: true });
    const path = resolve(context.cwd, xlsx);
    await writeFile(
      path,
      await writeTaskLedger(rows, LEDGER_COLUMNS, units, ledgerHeading(ledgerSeen(rows), asOf)),
    );
    context.stderr(`已写入 ${path}\n`);
  }
  if (json) context.stdout(`${JSON.stringify({ asOf, counts, closed, rows }, null, 2)}\n`);
  else if (xlsx === undefined) context.stdout(ledgerTable(rows));
  return 0;
}
