import { writeFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { type CommandContext, type Given } from "../../platform/command.ts";
import { extractDocument } from "../../platform/documents/extract.ts";
import { readGivenFile } from "../../platform/given-file.ts";
import { readingTable } from "../domain/command-tables.ts";
import { ledgerRows } from "../domain/ledger.ts";
import { readDocument } from "../domain/plan-reader/read-plan.ts";
import { toReadingJson } from "../domain/reading-json.ts";

const [DONE, UNUSABLE, NO_MEASURES] = [0, 2, 3];

export async function readFilePlan(
  { words: [file = ""], has, value }: Given,
  { cwd, stdout, stderr }: CommandContext,
): Promise<number> {
  const out = value("--xlsx");
  const path = resolve(cwd, file);
  const document = await extractDocument(readGivenFile(cwd, file), basename(path));
  if (!document.ok) {
    stderr(`${document.failure.sentence.zh}\n${document.failure.sentence.en}\n`);
    return UNUSABLE;
  }
  const reading = readDocument(document.value);
  if (has("--json")) stdout(`${JSON.stringify(toReadingJson(reading), null, 2)}\n`);
  if (reading.measures.length === 0) {
    stderr("没有找到带责任单位或完成时限的举措。\nNo measure with a unit or a deadline was found.\n");
    return NO_MEASURES;
  }
  if (out !== undefined) {
    const { writeLedger } = await import("../store/ledger-xlsx.ts");
    const heading = {
      title: `${reading.title?.value ?? basename(path)}台账`,
      notes: [`来源：${basename(path)}`],
    };
    await writeFile(resolve(cwd, out), await writeLedger(ledgerRows(reading), heading));
    stderr(`已写入 ${resolve(cwd, out)}\n`);
  } else if (!has("--json")) stdout(readingTable(reading));
  return DONE;
}
