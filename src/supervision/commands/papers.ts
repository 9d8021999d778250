import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { FailureError } from "../../kernel/error.ts";
import { AS_OF, type CommandContext, dayGiven, type Given, stop } from "../../platform/command.ts";
import type { Caller } from "../../platform/slice.ts";
import { isWorkingDay } from "../../platform/working-days.ts";
import { NO_PLAN } from "../domain/import-failures.ts";
import { PAPER_FORMS, PAPER_KINDS, type PaperKind } from "../domain/papers/kinds.ts";
import type { OfficeReader } from "../store/office/office-reader.ts";
import { writePaper } from "../store/papers/document.ts";
import { draftOf } from "../store/papers/papers.ts";
import { listPlans } from "../store/plans.ts";

function readerOf({ shell, organisations, people }: CommandContext): OfficeReader {
  if (!shell || !organisations || !people) throw new Error("this command needs the database");
  return { sql: shell.sql, now: shell.now, isWorkingDay, organisations: { list: organisations }, people };
}

/** Whoever sits at the machine: nothing is kept, so nobody need be named. */
const NOBODY: Caller = { actor: null, address: "", requestId: "command" };

function kindOf(word: string | undefined): PaperKind {
  const kind = PAPER_KINDS.find((each) => each === word || PAPER_FORMS[each].name.zh === word);
  if (kind !== undefined) return kind;
  const names = PAPER_KINDS.map((each) => `${each}（${PAPER_FORMS[each].name.zh}）`).join("、");
  return stop(`文种请写以下之一：${names}。`, `The kind is one of ${PAPER_KINDS.join(", ")}.`);
}

async function planOf({ sql }: OfficeReader, words: string): Promise<string> {
  const found = (await listPlans(sql)).filter(({ id, title }) => id === words || title.includes(words));
  const [plan] = found;
  if (!plan) throw new FailureError(NO_PLAN);
  if (found.length > 1)
    stop(
      `有 ${found.length} 个方案的标题含“${words}”，请写编号。`,
      `${found.length} titles hold “${words}”: give the id.`,
    );
  return plan.id;
}

async function unitOf({ organisations }: OfficeReader, words: string): Promise<string> {
  const units = await organisations.list();
  const exact = units.find(({ id, name }) => id === words || name === words);
  if (exact) return exact.id;
  const found = units.filter(({ name, aliases }) => [name, ...aliases].some((each) => each.includes(words)));
  const [unit] = found;
  if (!unit || found.length > 1)
    stop(
      `名录中有 ${found.length} 个单位的名称含“${words}”，请写全称。`,
      `${found.length} units of the roster hold “${words}” in their names: give the full one.`,
    );
  return unit.id;
}

export async function draft(given: Given, context: CommandContext): Promise<number> {
  const reader = readerOf(context);
  const [plan = "", kindWord] = given.words;
  const [out, period, unit] = [given.value("--out"), given.value("--period"), given.value("--unit")];
  const asOf = given.has(AS_OF.name) ? dayGiven(given, "") : undefined;
  const json = given.has("--json");
  if (out === undefined && !json)
    stop("请用 --out 写明输出文件，如 --out 月报.docx。", "Name the file with --out, as --out report.docx.");
  const kind = kindOf(kindWord);
  const subject = {
    plan: await planOf(reader, plan),
    kind,
    period,
    asOf,
    unit: unit === undefined ? undefined : await unitOf(reader, unit),
  };
  const drafted = await draftOf(reader, subject, NOBODY);
  if (out !== undefined) {
    const path = resolve(context.cwd, out);
    const bytes = await writePaper(kind, drafted.draft, { number: null, sample: drafted.plan.sample });
    await writeFile(path, bytes);
    context.stderr(`已写入 ${path}\n`);
  }
  const { span, facts } = drafted;
  const shown = {
    kind,
    plan: drafted.plan.id,
    period: span?.key ?? null,
    asOf: facts.asOf,
    ...drafted.draft,
  };
  if (json) context.stdout(`${JSON.stringify(shown, null, 2)}\n`);
  return 0;
}
