import { createReadStream, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { FailureError, refusal } from "../../../../kernel/error.ts";
import { type CommandContext, type Given, printJson, shellOf } from "../../../../platform/command.ts";
import { linesGiven } from "../../../../platform/witness/folder.ts";
import { headLines, isHeld, restoreSentence } from "../../../../platform/witness/hold.ts";
import type { Head } from "./chain.ts";
import { receiptInWords } from "./receipt-words.ts";
import { exportLines } from "./store-export.ts";
import { publishHead, listHeads } from "./store-heads.ts";
import { eraseSubject } from "../reading/store-subjects.ts";
import { type LinesVerdict, verifyLines } from "./store-verify-lines.ts";

const INTACT = 0;
const BROKEN = 1;
const UNREADABLE = 2;

const usage = (zh: string, en: string): FailureError => new FailureError(refusal("usage", zh, en));

const cannotUse = (path: string): FailureError =>
  usage(
    `文件 ${path} 无法读写，请核对路径和权限；已有的文件不会被覆盖。`,
    `The file ${path} cannot be used. Check path and permissions; an existing file is not overwritten.`,
  );

async function* linesOf(path: string): AsyncGenerator<string> {
  let rest = "";
  for await (const piece of createReadStream(path, { encoding: "utf8" })) {
    const parts = (rest + String(piece)).split("\n");
    rest = parts.pop() ?? "";
    yield* parts;
  }
  if (rest !== "") yield rest;
}

function heldHead({ value }: Given): Head | null {
  const text = value("--head");
  if (text === undefined) return null;
  const [number = "", hash = ""] = text.split(":");
  if (!/^\d{1,15}$/.test(number) || !/^[0-9a-f]{64}$/.test(hash))
    throw usage(
      "--head 应为 编号:散列值（64 位小写十六进制）。",
      "--head should be NUMBER:HASH, the hash as 64 hexadecimal digits.",
    );
  return { day: "手中", number: Number(number), hash };
}

const WIDTH = 10;

function page(verdict: Exclude<LinesVerdict, { state: "unreadable" }>): string {
  const { from, to, disclosed, withheld, last, entries, problem, witnessed, outside, restores } = verdict;
  const lines = [
    "数据共享凭据核验",
    "",
    problem === null
      ? "结论：完整。每条凭据与其编号、前一条和散列值都相符。"
      : `结论：已损坏。${problem.sentence.zh}`,
    `范围：第 ${from} 号至第 ${to} 号；已核 ${disclosed + withheld} 条，其中 ${withheld} 条与持有人无关，只给出摘要。`,
    `末条散列：${last}`,
    ...(witnessed + outside > 0
      ? [`见证的链头：${witnessed} 个在本文件范围内，另有 ${outside} 个不在范围内，未核。`]
      : []),
    ...restores.map((each) => `恢复：${restoreSentence(each).zh}`),
    "",
    ...entries.flatMap((entry) => [
      ...receiptInWords(entry).map(([label, words]) => `${label.padEnd(WIDTH, "　").slice(0, 6)}${words}`),
      "",
    ]),
    ...(disclosed > entries.length ? [`其余 ${disclosed - entries.length} 条见文件。`, ""] : []),
    "能证明的：凭据形成后没有被改动、调换、插入或抽走。",
    "不能证明的：数据本身真实；有人整条重写之后另造一份——须与当时打印或交换的链头（--head）比对。",
    "",
  ];
  return lines.join("\n");
}

const fileOf = ({ words: [file = ""] }: Given, { cwd }: CommandContext): string => resolve(cwd, file);

export async function verify(given: Given, context: CommandContext): Promise<number> {
  const path = fileOf(given, context);
  const held = heldHead(given);
  const { lines, bad } = linesGiven(given.value("--heads"), context.cwd);
  for (const where of bad)
    context.stderr(
      `见证文件有一行不可读或签名不符，未用：${where}\nA line of the heads cannot be read or is not signed, and was not used: ${where}\n`,
    );
  const verdict = await verifyLines(linesOf(path), held, lines).catch((error: unknown) => {
    if (typeof error === "object" && error !== null && "syscall" in error) throw cannotUse(path);
    throw error;
  });
  if (given.has("--json")) printJson(context, verdict);
  else if (verdict.state !== "unreadable") context.stdout(page(verdict));
  if (verdict.state === "unreadable") {
    context.stderr(
      "无法读取：不是共享凭据文件，或摘要算法不是 SHA-256。\nUnreadable: not a file of receipts, or of another algorithm than SHA-256.\n",
    );
    return UNREADABLE;
  }
  if (verdict.problem) context.stderr(`${verdict.problem.sentence.zh}\n${verdict.problem.sentence.en}\n`);
  return verdict.state === "intact" && bad.length === 0 ? INTACT : BROKEN;
}

function numberOf({ value }: Given, name: "--from" | "--to"): number {
  const text = value(name) ?? "";
  if (!/^[1-9]\d{0,14}$/.test(text))
    throw usage(`请用 ${name} 给出凭据编号。`, `Give the number of a receipt with ${name}.`);
  return Number(text);
}

export async function exportRange(given: Given, context: CommandContext): Promise<number> {
  const { sql } = shellOf(context);
  const path = fileOf(given, context);
  const range = { from: numberOf(given, "--from"), to: numberOf(given, "--to") };
  if (range.to < range.from) throw usage("--to 不能小于 --from。", "--to must not be below --from.");
  const all = { unitIds: null, officer: false };
  let begun = false;
  for await (const line of exportLines(sql, range, { viewer: all })) {
    try {
      writeFileSync(path, `${line}\n`, { flag: begun ? "a" : "wx", mode: 0o600 });
    } catch {
      throw cannotUse(path);
    }
    begun = true;
  }
  return 0;
}

export async function head(_: Given, context: CommandContext): Promise<number> {
  const shell = shellOf(context);
  const { heads } = await publishHead(shell);
  const [newest] = await listHeads(shell.sql, 1);
  if (!newest) {
    context.stdout("还没有凭据。\nThere are no receipts yet.\n");
    return 0;
  }
  const { day, number, hash, intact } = newest;
  const sound = intact && isHeld(heads);
  context.stdout(`${day}  ${number}:${hash}  ${sound ? "完整 intact" : "已损坏 broken"}\n`);
  for (const line of headLines(heads)) context.stdout(`${line}\n`);
  return sound ? INTACT : BROKEN;
}

export async function forget(given: Given, context: CommandContext): Promise<number> {
  const shell = shellOf(context);
  const path = fileOf(given, context);
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch {
    throw cannotUse(path);
  }
  const caller = { actor: null, address: "127.0.0.1", requestId: "receipt-forget" };
  const numbers = text.split(/\s+/).filter((each) => each !== "");
  const gone = [];
  for (const number of numbers) gone.push(await eraseSubject(shell, number.toUpperCase(), caller));
  const done = gone.filter(Boolean).length;
  context.stdout(
    `已销毁 ${done} 个，未找到 ${gone.length - done} 个。\nDestroyed ${done}, not found ${gone.length - done}.\n`,
  );
  return 0;
}
