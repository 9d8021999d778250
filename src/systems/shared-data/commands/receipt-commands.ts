import { createReadStream, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { FailureError, refusal } from "../../../kernel/error.ts";
import type { Command, CommandContext, Shell } from "../../../platform/slice.ts";
import type { Head } from "../domain/exchange/chain.ts";
import { receiptInWords } from "../domain/exchange/receipt-words.ts";
import { exportLines } from "../store/exchange/export.ts";
import { publishHead, listHeads } from "../store/exchange/heads.ts";
import { eraseSubject } from "../store/exchange/subjects.ts";
import { type LinesVerdict, verifyLines } from "../store/exchange/verify-lines.ts";

const INTACT = 0;
const BROKEN = 1;
const UNREADABLE = 2;

const usage = (zh: string, en: string): FailureError => new FailureError(refusal("usage", zh, en));

const cannotUse = (path: string): FailureError =>
  usage(
    `文件 ${path} 无法读写，请核对路径和权限；已有的文件不会被覆盖。`,
    `The file ${path} cannot be used. Check path and permissions; an existing file is not overwritten.`,
  );

function option(args: readonly string[], name: string): string | undefined {
  const at = args.indexOf(name);
  return at < 0 ? undefined : args[at + 1];
}

function fileOf(args: readonly string[], cwd: string, valued: readonly string[]): string {
  const files = args.filter((each, at) => !each.startsWith("--") && !valued.includes(args[at - 1] ?? ""));
  const [file] = files;
  if (files.length !== 1 || !file) throw usage("请给出一个文件的路径。", "Give the path of one file.");
  return resolve(cwd, file);
}

async function* linesOf(path: string): AsyncGenerator<string> {
  let rest = "";
  for await (const piece of createReadStream(path, { encoding: "utf8" })) {
    const parts = (rest + String(piece)).split("\n");
    rest = parts.pop() ?? "";
    yield* parts;
  }
  if (rest !== "") yield rest;
}

function heldHead(args: readonly string[]): Head | null {
  const text = option(args, "--head");
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
  const { from, to, disclosed, withheld, last, entries, problem } = verdict;
  const lines = [
    "数据共享凭据核验",
    "",
    problem === null
      ? "结论：完整。每条凭据与其编号、前一条和散列值都相符。"
      : `结论：已损坏。${problem.sentence.zh}`,
    `范围：第 ${from} 号至第 ${to} 号；已核 ${disclosed + withheld} 条，其中 ${withheld} 条与持有人无关，只给出摘要。`,
    `末条散列：${last}`,
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

export const verifyCommand: Command = {
  words: ["receipt", "verify"],
  usage: {
    zh: "receipt verify FILE [--head 编号:散列值] [--json]  独立核验共享凭据文件，不需要数据库；退出码 0 完整，1 已损坏，2 无法读取",
    en: "receipt verify FILE [--head NUMBER:HASH] [--json]  check a file of receipts without a database; exit 0 intact, 1 broken, 2 unreadable",
  },
  needsDatabase: false,
  run: async (args, { cwd, stdout, stderr }: CommandContext) => {
    const path = fileOf(args, cwd, ["--head"]);
    const held = heldHead(args);
    const verdict = await verifyLines(linesOf(path), held).catch((error: unknown) => {
      if (typeof error === "object" && error !== null && "syscall" in error) throw cannotUse(path);
      throw error;
    });
    if (args.includes("--json")) stdout(`${JSON.stringify(verdict, null, 2)}\n`);
    else if (verdict.state !== "unreadable") stdout(page(verdict));
    if (verdict.state === "unreadable") {
      stderr(
        "无法读取：不是共享凭据文件，或摘要算法不是 SHA-256。\nUnreadable: not a file of receipts, or of another algorithm than SHA-256.\n",
      );
      return UNREADABLE;
    }
    if (verdict.problem) stderr(`${verdict.problem.sentence.zh}\n${verdict.problem.sentence.en}\n`);
    return verdict.state === "intact" ? INTACT : BROKEN;
  },
};

function shellOf({ shell }: CommandContext): Shell {
  if (!shell) throw new Error("this command needs the database");
  return shell;
}

function numberOption(args: readonly string[], name: string): number {
  const text = option(args, name) ?? "";
  if (!/^[1-9]\d{0,14}$/.test(text))
    throw usage(`请用 ${name} 给出凭据编号。`, `Give the number of a receipt with ${name}.`);
  return Number(text);
}

export const exportCommand: Command = {
  words: ["receipt", "export"],
  usage: {
    zh: "receipt export --from N --to M FILE  把第 N 至 M 号凭据写入 .jsonl 文件，不覆盖已有文件",
    en: "receipt export --from N --to M FILE  write the receipts N to M into a .jsonl file; no file is overwritten",
  },
  needsDatabase: true,
  run: async (args, context) => {
    const { sql } = shellOf(context);
    const path = fileOf(args, context.cwd, ["--from", "--to"]);
    const range = { from: numberOption(args, "--from"), to: numberOption(args, "--to") };
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
  },
};

export const headCommand: Command = {
  words: ["receipt", "head"],
  usage: {
    zh: "receipt head  核对新增凭据，公布当日链头并打印，交给对方单位留存",
    en: "receipt head  check the new receipts, publish the head of the day and print it, to be kept by the other units",
  },
  needsDatabase: true,
  run: async (_, context) => {
    const shell = shellOf(context);
    await publishHead(shell);
    const [head] = await listHeads(shell.sql, 1);
    if (!head) {
      context.stdout("还没有凭据。\nThere are no receipts yet.\n");
      return 0;
    }
    context.stdout(
      `${head.day}  ${head.number}:${head.hash}  ${head.intact ? "完整 intact" : "已损坏 broken"}\n`,
    );
    return head.intact ? INTACT : BROKEN;
  },
};

export const forgetCommand: Command = {
  words: ["receipt", "forget"],
  usage: {
    zh: "receipt forget FILE  销毁文件中各号码的凭据盐值（个人信息保护法第四十七条）：凭据不再指向其人，日志仍可核验",
    en: "receipt forget FILE  destroy the salts of the numbers in FILE: receipts no longer point to them, the log stays verifiable",
  },
  needsDatabase: true,
  run: async (args, context) => {
    const shell = shellOf(context);
    const path = fileOf(args, context.cwd, []);
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
  },
};
