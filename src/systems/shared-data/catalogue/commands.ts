import { writeFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { FailureError, type Sentence } from "../../../kernel/error.ts";
import { type CommandContext, type Given, stop } from "../../../platform/command.ts";
import { readGivenFile } from "../../../platform/given-file.ts";
import { AT_ONCE } from "../../../platform/exports/long.ts";
import { fileAtOnce } from "../../../platform/records/exporter.ts";
import { isWorkingDay } from "../../../platform/working-days.ts";
import { contentProblems } from "./resource/content-problems.ts";
import { readDcat } from "./dcat/dcat-in.ts";
import { catalogueDcat, catalogueWorkbook } from "./resource/store-files.ts";
import { dcatDocument } from "./import/store.ts";
import type { Desk } from "../store/desk.ts";

export async function exportCatalogue(
  { value }: Given,
  { shell, organisations, cwd, stdout }: CommandContext,
): Promise<number> {
  if (!shell) throw new Error("this command needs the database");
  const [dcat, xlsx] = [value("--dcat"), value("--xlsx")];
  const file = dcat ?? xlsx;
  if (file === undefined || (dcat !== undefined && xlsx !== undefined))
    return stop(
      "请用 --dcat 文件.jsonld 或 --xlsx 文件.xlsx 写明输出文件，二者选一。",
      "Name the file with either --dcat FILE.jsonld or --xlsx FILE.xlsx.",
    );
  const desk: Desk = {
    ...shell,
    isWorkingDay,
    organisations: {
      list: async () => (await organisations?.()) ?? [],
      propose: () => stop("这个命令不登记单位。", "This command enters no units."),
    },
    identities: { of: async () => null },
  };
  const caller = { actor: null, address: "127.0.0.1", requestId: "catalogue-export" };
  const asking = { filter: {}, caller, long: AT_ONCE, perFile: Number.POSITIVE_INFINITY };
  const { bytes } = await fileAtOnce(desk.sql, () =>
    dcat !== undefined ? catalogueDcat(desk, asking) : catalogueWorkbook(desk, asking),
  );
  const path = resolve(cwd, file);
  writeFileSync(path, bytes);
  stdout(`${path}\n`);
  return 0;
}

type Checked = { readonly at: string; readonly name: string; readonly problems: readonly Sentence[] };

/** What a DCAT file lacks against the regulation and the guide. Throws why it cannot be read. */
function checkedFile(cwd: string, file: string): Checked[] {
  const path = resolve(cwd, file);
  const read = readDcat(dcatDocument(readGivenFile(cwd, file)));
  if (!read.ok) throw new FailureError(read.failure);
  if (read.value.length === 0)
    stop(`${basename(path)} 里没有 dcat:Dataset。`, `${basename(path)} holds no dcat:Dataset.`);
  return read.value.map(({ at, content, lacking }) => ({
    at,
    name: content.name,
    problems: [...lacking, ...contentProblems(content).map(({ sentence }) => sentence)],
  }));
}

export async function check(
  { words: [file = ""], has }: Given,
  { cwd, stdout }: CommandContext,
): Promise<number> {
  const checked = checkedFile(cwd, file);
  const wrong = checked.filter(({ problems }) => problems.length > 0);
  const lines = wrong.flatMap(({ at, name, problems }) => [
    `${name || at}`,
    ...problems.map(({ zh }) => `  ${zh}`),
  ]);
  stdout(
    has("--json")
      ? `${JSON.stringify({ datasets: checked.length, complete: checked.length - wrong.length, resources: checked }, null, 2)}\n`
      : `${[`${checked.length} 条目录，${checked.length - wrong.length} 条完整。`, ...lines].join("\n")}\n`,
  );
  return wrong.length === 0 ? 0 : 1;
}
