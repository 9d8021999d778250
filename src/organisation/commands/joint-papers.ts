import { existsSync, readFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { FailureError } from "../../kernel/error.ts";
import { extractDocument } from "../../platform/documents/extract.ts";
import type { Command, CommandContext } from "../../platform/slice.ts";
import { CHANGE_KINDS, type ChangeKind, compareVersions } from "../domain/joint-papers/compare-versions.ts";
import { KIND_NAMES, STAGE_NAMES } from "../domain/joint-papers/joint-paper.ts";
import type { JointPaperRow } from "../domain/joint-papers/joint-paper-row.ts";
import { standingWords } from "../domain/joint-papers/validity.ts";
import { jointPaperRows } from "../store/joint-papers/list-joint-papers.ts";

function stop(zh: string, en: string): never {
  throw new FailureError({ code: "unusable", sentence: { zh, en } });
}

const lineOf = (row: JointPaperRow): string =>
  [
    STAGE_NAMES[row.stage].zh,
    KIND_NAMES[row.kind].zh,
    `《${row.title}》${row.origin === "reported" ? "（公开报道）" : ""}${row.origin === "sample" ? "（示例）" : ""}`,
    row.versions === 0 ? "文本待补" : `${row.versions}稿`,
    ...(row.late > 0 ? [`逾期未反馈${row.late}家`] : []),
    ...(row.undecided > 0 ? [`意见待处理${row.undecided}条`] : []),
    ...(row.standing.kind === "none" ? [] : [standingWords(row.standing).zh]),
    row.id,
  ].join("  ");

async function list(args: readonly string[], { shell, stdout }: CommandContext): Promise<number> {
  if (!shell) throw new Error("this command needs the database");
  const { rows, day } = await jointPaperRows(shell, args.includes("--due") ? { state: "attention" } : {});
  stdout(
    args.includes("--json")
      ? `${JSON.stringify({ asOf: day, rows }, null, 2)}\n`
      : `${rows.map(lineOf).join("\n") || "没有文件。"}\n`,
  );
  return 0;
}

async function textOf(cwd: string, file: string): Promise<string> {
  const path = resolve(cwd, file);
  if (!existsSync(path)) stop(`没有这个文件：${path}。`, `There is no such file: ${path}.`);
  const document = await extractDocument(readFileSync(path), basename(path));
  if (!document.ok) throw new FailureError(document.failure);
  return document.value.text;
}

const CHANGE_NAMES: Readonly<Record<ChangeKind, string>> = {
  same: "相同",
  renumbered: "改序号",
  changed: "改动",
  moved: "移位",
  added: "新增",
  dropped: "删去",
};

async function compare(args: readonly string[], { cwd, stdout }: CommandContext): Promise<number> {
  const [left, right, ...more] = args.filter((arg) => arg !== "--json");
  if (left === undefined || right === undefined || more.length > 0)
    return stop(
      "请写两个文件：jiziwan joint-paper compare 前一稿 后一稿 [--json]。",
      "Name two files: jiziwan joint-paper compare LEFT RIGHT [--json].",
    );
  const compared = compareVersions(await textOf(cwd, left), await textOf(cwd, right));
  if (args.includes("--json")) stdout(`${JSON.stringify(compared, null, 2)}\n`);
  else {
    const counts = CHANGE_KINDS.map((kind) => `${CHANGE_NAMES[kind]}${compared.summary[kind]}`).join("，");
    const lines = compared.rows
      .filter(({ kind }) => kind !== "same")
      .map(({ kind, left: one, right: other, words }) => {
        const shown = words
          .map(({ kind: run, text }) =>
            run === "same" ? text : run === "added" ? `{+${text}+}` : `[-${text}-]`,
          )
          .join("");
        return `${CHANGE_NAMES[kind]}  ${shown === "" ? (other?.text ?? one?.text ?? "") : shown}`;
      });
    stdout(`${[counts, ...lines].join("\n")}\n`);
  }
  return 0;
}

export const commands: readonly Command[] = [
  {
    words: ["joint-paper", "list"],
    usage: {
      zh: "joint-paper list [--due] [--json]  共同文件的阶段、反馈和有效期；--due 只列到期和待复核的",
      en: "joint-paper list [--due] [--json]  joint papers with stage, opinions and validity; --due: only what ends or waits for review",
    },
    needsDatabase: true,
    run: list,
  },
  {
    words: ["joint-paper", "compare"],
    usage: {
      zh: "joint-paper compare 前一稿 后一稿 [--json]  逐段比对两稿",
      en: "joint-paper compare LEFT RIGHT [--json]  two versions paragraph by paragraph",
    },
    needsDatabase: false,
    run: compare,
  },
];
