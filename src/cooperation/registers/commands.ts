import { amountInChinese } from "../../kernel/money.ts";
import { readFile, writeFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { sealLines, verifySeals } from "../../platform/audit/verify-seals.ts";
import { type CommandContext, type Given, stop } from "../../platform/command.ts";
import { actsTable } from "../../platform/records/records.ts";
import { fileAtOnce } from "../../platform/records/exporter.ts";
import type { Caller } from "../../platform/slice.ts";
import { isWorkingDay } from "../../platform/working-days.ts";
import type { EntryRow } from "./entry-row.ts";
import { REGISTERS, type RegisterKind } from "./entry.ts";
import { isBlocked } from "../../kernel/sheet.ts";
import { IMPORT_OUTCOMES, type ImportRow } from "./import/row.ts";
import { registerImporter } from "./import/store.ts";
import { SPECS, specOf } from "./specs.ts";
import type { Desk } from "../store/desk.ts";
import { exportRegister } from "./store-workbook.ts";
import { getEntry } from "./store-detail.ts";
import { listEntries } from "./store-list.ts";
import { verifyEntries } from "./store-projection.ts";

const ROWS_HAVE_ERRORS = 3;
const DIFFERENT = 4;
const MOST_LISTED = 5_000;

/** Whoever sits at the machine acts as the office, as the product itself does. */
const MACHINE: Caller = { actor: null, address: "", requestId: "command" };

const noTasks: Desk["tasks"]["register"] = async () =>
  stop("命令行不登记任务，请在网页上交办。", "Commands register no tasks. Do it on the page.");

function deskOf({ shell, organisations, plans, tasks }: CommandContext): Desk {
  if (!shell || !organisations || !plans || !tasks) throw new Error("this command needs the database");
  return {
    ...shell,
    organisations: { list: organisations },
    people: { list: async () => [] },
    isWorkingDay,
    plans,
    tasks: { ...tasks, register: noTasks },
    readResolutions: () => [],
  };
}

function kindOf(word: string | undefined): RegisterKind {
  const kind = REGISTERS.find((each) => each === word || SPECS[each].name.zh === word);
  if (kind !== undefined) return kind;
  const names = REGISTERS.map((each) => `${each}（${SPECS[each].name.zh}）`).join("、");
  return stop(`登记册请写以下之一：${names}。`, `The register is one of ${REGISTERS.join(", ")}.`);
}

async function measureOf(desk: Desk, number: string | undefined): Promise<string | undefined> {
  if (number === undefined) return undefined;
  const current = (await desk.plans.list()).filter((plan) => plan.current);
  const plan = current.find(({ sample }) => sample === desk.config.demo) ?? current[0];
  const measures = plan ? await desk.plans.measures(plan.id) : [];
  const found = measures.find((measure) => String(measure.number) === number);
  return (
    found?.id ??
    stop(
      `现行方案没有第 ${number} 项举措。--measure 请写 1 到 ${measures.length} 的数字。`,
      `The plan in force has no measure ${number}. Give a number from 1 to ${measures.length}.`,
    )
  );
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
const STANDINGS: Readonly<Record<EntryRow["standing"], string>> = {
  entered: "",
  reported: "（填报）",
  sample: "（示例）",
};

function lineOf(row: EntryRow): string {
  const stage = specOf(row.register).stages.find(({ key }) => key === row.stage)?.name.zh ?? "阶段未知";
  const total = row.values["totalFen"] ?? row.totals.planned ?? row.totals.asked;
  const amount = typeof total === "number" ? ` ${amountInChinese(total)}` : "";
  return `${row.id}  ${row.name}${STANDINGS[row.standing]}  ${stage}${amount}`;
}

async function rowsOf(desk: Desk, register: RegisterKind, measure?: string): Promise<readonly EntryRow[]> {
  const page = { page: 1, size: MOST_LISTED };
  return (await listEntries(desk, register, { sort: "name", measure }, page)).rows;
}

export async function list(given: Given, context: CommandContext): Promise<number> {
  const desk = deskOf(context);
  const rows = await rowsOf(desk, kindOf(given.words[0]), await measureOf(desk, given.value("--measure")));
  context.stdout(given.has("--json") ? json(rows) : rows.map((row) => `${lineOf(row)}\n`).join(""));
  context.stderr(`${rows.length} 行\n`);
  return 0;
}

export async function show(given: Given, context: CommandContext): Promise<number> {
  const [id] = given.words;
  if (id === undefined || !/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id))
    stop("请写一行的编号，用 register list 可以查到。", "Give the id of a row, as register list shows it.");
  const known = await getEntry(deskOf(context), id, MACHINE);
  // Whoever sits at the machine is not the office: persons' names stay out.
  const detail = {
    ...known,
    documents: known.documents.map((each) => ({ ...each, addedBy: "" })),
    history: known.history.map((line) => ({ ...line, by: "" })),
  };
  const lines = [
    lineOf(detail.row),
    ...detail.warnings.map(({ zh }) => `! ${zh}`),
    ...detail.history.map(({ at, sentence }) => `${at.slice(0, 10)} ${sentence.zh}`),
  ];
  context.stdout(given.has("--json") ? json(detail) : `${lines.join("\n")}\n`);
  return 0;
}

export async function forecast(given: Given, context: CommandContext): Promise<number> {
  const register = kindOf(given.words[0]);
  const stageName = (stage: string) =>
    specOf(register).stages.find(({ key }) => key === stage)?.name.zh ?? stage;
  const rows = await rowsOf(deskOf(context), register);
  const waiting = rows.flatMap(({ id, name, forecast: next }) => (next ? [{ id, name, ...next }] : []));
  const lines = waiting.map(
    ({ name, stage, planned, expected, because }) =>
      `${name}  ${stageName(stage)}  计划 ${planned ?? "—"}  预计 ${expected ?? "—"}  ${because.zh}`,
  );
  context.stdout(given.has("--json") ? json(waiting) : lines.map((line) => `${line}\n`).join(""));
  return 0;
}

function sayRows(rows: readonly ImportRow[], context: CommandContext): void {
  for (const { number, outcome, name, changes, issues } of rows)
    context.stdout(
      [
        `${number}  ${outcome === "nothing" ? "略去" : IMPORT_OUTCOMES[outcome].zh}  ${name}`,
        ...changes.map(({ zh }) => `      ${zh}`),
        ...issues.map(({ sentence, blocks }) => `    ${blocks ? "×" : "·"} ${sentence.zh}`),
        "",
      ].join("\n"),
    );
}

export async function bring(given: Given, context: CommandContext): Promise<number> {
  const desk = deskOf(context);
  const [word, file] = given.words;
  const register = kindOf(word);
  if (file === undefined) stop("请写要导入的 .xlsx 文件。", "Name the .xlsx file to import.");
  const path = resolve(context.cwd, file);
  const bytes = await readFile(path).catch(() => stop(`没有文件 ${path}。`, `There is no file ${path}.`));
  const upload = { name: basename(path), bytes: new Uint8Array(bytes) };
  const asJson = given.has("--json");
  if (!given.has("--apply")) {
    const { mapping, lines, counts } = await registerImporter.preview(desk, register, upload, MACHINE);
    if (asJson) context.stdout(json({ columns: mapping.fields, counts, rows: lines }));
    else sayRows(lines, context);
    context.stderr(
      "只是预览，什么也没有登记；加 --apply 登记。\nA preview: nothing was entered. Add --apply to enter.\n",
    );
    return counts.blocked > 0 ? ROWS_HAVE_ERRORS : 0;
  }
  const view = await registerImporter.receive(desk, register, upload, { confirmInternal: true }, MACHINE);
  const good = given.has("--good-rows");
  if (view.counts.blocked > 0 && !good) {
    sayRows(view.rows.filter(isBlocked), context);
    context.stderr(
      `${view.counts.blocked} 行有问题，没有登记；改正后再来，或加 --good-rows 只登记无误的行。\n${view.counts.blocked} rows have errors, nothing was entered. Correct them, or add --good-rows.\n`,
    );
    return ROWS_HAVE_ERRORS;
  }
  await registerImporter.apply(desk, view.id, { mode: good ? "good-rows" : "all" }, MACHINE);
  // Of many rows the queue would take care too; whoever comes second finds them done.
  await registerImporter.run(desk)({ import: view.id }, { signal: new AbortController().signal });
  const done = await registerImporter.apply(desk, view.id, { mode: good ? "good-rows" : "all" }, MACHINE);
  const { progress } = done;
  context.stdout(
    asJson
      ? json({ import: done.id, state: done.state, progress, rows: done.rows })
      : `新增 ${progress?.["entered"] ?? 0} 行，更新 ${progress?.["changed"] ?? 0} 行，无变化 ${progress?.["unchanged"] ?? 0} 行，略去有问题的 ${progress?.skipped ?? 0} 行\n`,
  );
  return 0;
}

export async function write(given: Given, context: CommandContext): Promise<number> {
  const out = given.value("--out");
  if (out === undefined)
    stop(
      "请用 --out 写明输出文件，如 --out 项目库.xlsx。",
      "Name the file with --out, as --out projects.xlsx.",
    );
  const register = kindOf(given.words[0]);
  const desk = deskOf(context);
  const { bytes } = await fileAtOnce(desk.sql, () =>
    exportRegister(desk, register, { sort: "name" }, null, MACHINE),
  );
  const path = resolve(context.cwd, out);
  await writeFile(path, bytes);
  context.stderr(`已写入 ${path}\n`);
  return 0;
}

export async function verify(given: Given, context: CommandContext): Promise<number> {
  const { sql } = deskOf(context);
  const { checked, differing } = await verifyEntries(sql);
  const acts = await verifySeals(sql, actsTable("organisation"));
  const lines = [
    ...differing.map(({ id, name, differences }) => `× ${id} ${name} ${differences.join(", ")}`),
    ...sealLines(acts),
    "",
  ];
  context.stdout(given.has("--json") ? json({ checked, differing, acts }) : lines.join("\n"));
  context.stderr(`核对 ${checked} 行，不一致 ${differing.length} 行\n`);
  return differing.length + acts.broken.length > 0 ? DIFFERENT : 0;
}
