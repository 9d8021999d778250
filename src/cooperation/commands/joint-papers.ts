import { basename, resolve } from "node:path";
import { FailureError } from "../../kernel/error.ts";
import { extractDocument } from "../../platform/documents/extract.ts";
import { type CommandContext, type Given } from "../../platform/command.ts";
import { readGivenFile } from "../../platform/given-file.ts";
import { CHANGE_KINDS, type ChangeKind, compareVersions } from "../domain/joint-papers/compare-versions.ts";
import { KIND_NAMES, STAGE_NAMES } from "../domain/joint-papers/joint-paper.ts";
import type { JointPaperRow } from "../domain/joint-papers/joint-paper-row.ts";
import { standingWords } from "../domain/joint-papers/validity.ts";
import { jointPaperRows } from "../store/joint-papers/list-joint-papers.ts";

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

export async function list({ has }: Given, { shell, stdout }: CommandContext): Promise<number> {
  if (!shell) throw new Error("this command needs the database");
  const { rows, day } = await jointPaperRows(shell, has("--due") ? { state: "attention" } : {});
  stdout(
    has("--json")
      ? `${JSON.stringify({ asOf: day, rows }, null, 2)}\n`
      : `${rows.map(lineOf).join("\n") || "没有文件。"}\n`,
  );
  return 0;
}

async function textOf(cwd: string, file: string): Promise<string> {
  const path = resolve(cwd, file);
  const document = await extractDocument(readGivenFile(cwd, file), basename(path));
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

export async function compare(
  { words: [left = "", right = ""], has }: Given,
  { cwd, stdout }: CommandContext,
): Promise<number> {
  const compared = compareVersions(await textOf(cwd, left), await textOf(cwd, right));
  if (has("--json")) stdout(`${JSON.stringify(compared, null, 2)}\n`);
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
