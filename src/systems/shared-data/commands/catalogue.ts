import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { FailureError, type Sentence } from "../../../kernel/error.ts";
import type { Command, CommandContext } from "../../../platform/slice.ts";
import { isWorkingDay } from "../../../platform/working-days.ts";
import { contentProblems } from "../domain/catalogue/content-problems.ts";
import { readDcat } from "../domain/catalogue/dcat-in.ts";
import { catalogueDcat, catalogueWorkbook } from "../store/catalogue/catalogue-files.ts";
import { dcatDocument } from "../store/catalogue/receive-import.ts";
import type { Desk } from "../store/desk.ts";

const stop = (zh: string, en: string): never => {
  throw new FailureError({ code: "unusable", sentence: { zh, en } });
};

async function exportCatalogue(
  args: readonly string[],
  { shell, organisations, cwd, stdout }: CommandContext,
): Promise<number> {
  if (!shell) throw new Error("this command needs the database");
  const [format, file, ...more] = args;
  if ((format !== "--dcat" && format !== "--xlsx") || file === undefined || more.length > 0)
    return stop(
      "请写：jiziwan catalogue export --dcat 文件.jsonld，或 --xlsx 文件.xlsx。",
      "Write: jiziwan catalogue export --dcat FILE.jsonld, or --xlsx FILE.xlsx.",
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
  const { bytes } =
    format === "--dcat" ? await catalogueDcat(desk, {}, caller) : await catalogueWorkbook(desk, {}, caller);
  const path = resolve(cwd, file);
  writeFileSync(path, bytes);
  stdout(`${path}\n`);
  return 0;
}

type Checked = { readonly at: string; readonly name: string; readonly problems: readonly Sentence[] };

/** What a DCAT file lacks against the regulation and the guide. Throws why it cannot be read. */
function checkedFile(cwd: string, file: string): Checked[] {
  const path = resolve(cwd, file);
  if (!existsSync(path)) stop(`没有这个文件：${path}。`, `There is no such file: ${path}.`);
  const read = readDcat(dcatDocument(readFileSync(path)));
  if (!read.ok) throw new FailureError(read.failure);
  if (read.value.length === 0)
    stop(`${basename(path)} 里没有 dcat:Dataset。`, `${basename(path)} holds no dcat:Dataset.`);
  return read.value.map(({ at, content, lacking }) => ({
    at,
    name: content.name,
    problems: [...lacking, ...contentProblems(content).map(({ sentence }) => sentence)],
  }));
}

async function check(args: readonly string[], { cwd, stdout }: CommandContext): Promise<number> {
  const [file, ...more] = args.filter((each) => each !== "--json");
  if (file === undefined || more.length > 0)
    return stop(
      "请写：jiziwan catalogue check 文件.jsonld [--json]。",
      "Write: jiziwan catalogue check FILE.jsonld [--json].",
    );
  const checked = checkedFile(cwd, file);
  const wrong = checked.filter(({ problems }) => problems.length > 0);
  const lines = wrong.flatMap(({ at, name, problems }) => [
    `${name || at}`,
    ...problems.map(({ zh }) => `  ${zh}`),
  ]);
  stdout(
    args.includes("--json")
      ? `${JSON.stringify({ datasets: checked.length, complete: checked.length - wrong.length, resources: checked }, null, 2)}\n`
      : `${[`${checked.length} 条目录，${checked.length - wrong.length} 条完整。`, ...lines].join("\n")}\n`,
  );
  return wrong.length === 0 ? 0 : 1;
}

export const commands: readonly Command[] = [
  {
    words: ["catalogue", "export"],
    usage: {
      zh: "catalogue export --dcat 文件 | --xlsx 文件  导出政务数据目录（DCAT 3 JSON-LD 或 Excel）",
      en: "catalogue export --dcat FILE | --xlsx FILE  write the catalogue of shared data as DCAT 3 JSON-LD or Excel",
    },
    needsDatabase: true,
    run: exportCatalogue,
  },
  {
    words: ["catalogue", "check"],
    usage: {
      zh: "catalogue check 文件.jsonld [--json]  按条例和目录编制指南检查一份 DCAT 目录，有缺项时退出码为 1",
      en: "catalogue check FILE.jsonld [--json]  hold a DCAT catalogue against the regulation and the guide; exit 1 where something lacks",
    },
    needsDatabase: false,
    run: check,
  },
];
