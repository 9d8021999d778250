import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type CommandContext, type Given, printJson, stop } from "../../../../platform/command.ts";
import {
  appendLine,
  linesGiven,
  openWitness,
  readWitness,
  type Witness,
} from "../../../../platform/witness/folder.ts";
import { publicKeyOf } from "../../../../platform/witness/line.ts";
import { keptAfter } from "../../../../platform/witness/peer.ts";

const KEPT = 0;
const CONTRADICTED = 1;

async function witnessOf({ config }: CommandContext): Promise<Witness> {
  if (!config) throw new Error("this command needs the configuration");
  return openWitness(await config());
}

/** Prints the public key of this node, made at its first start. */
export async function key(_: Given, context: CommandContext): Promise<number> {
  context.stdout(`${(await witnessOf(context)).publicKey()}\n`);
  return KEPT;
}

function keysOf(path: string, given: string | undefined): string[] {
  const known = existsSync(path) ? readFileSync(path, "utf8").split("\n").filter(Boolean) : [];
  if (given === undefined || known.includes(given)) return known;
  if (publicKeyOf(given) === null)
    stop(
      "--key 应为 jiziwan receipt key 打印的 43 个字符。",
      "--key is the 43 characters that jiziwan receipt key prints.",
    );
  return [...known, given];
}

/** Checks signed heads of another city against what is kept of it, and keeps them. */
export async function witness(given: Given, context: CommandContext): Promise<number> {
  const [name = "", file = ""] = given.words;
  if (!/^[\p{L}\p{N}_-]{1,60}$/u.test(name))
    stop(
      "名称只能用文字、数字、- 和 _，如 呼和浩特。",
      "The name takes letters, digits, - and _, as Hohhot.",
    );
  const { peers } = await witnessOf(context);
  mkdirSync(peers, { recursive: true, mode: 0o700 });
  const [path, keyPath] = [join(peers, `${name}.jsonl`), join(peers, `${name}.keys`)];
  const keys = keysOf(keyPath, given.value("--key"));
  if (keys.length === 0)
    stop(
      `还没有“${name}”的公钥。请从对方当面取得 jiziwan receipt key 的输出，用 --key 给出。`,
      `No key of “${name}” is known. Get what jiziwan receipt key prints from them in person, and give it with --key.`,
    );
  const { lines, bad } = linesGiven(file, context.cwd);
  const kept = existsSync(path) ? readWitness(path).lines : [];
  const { added, problems } = keptAfter(kept, lines, keys);
  writeFileSync(keyPath, `${keys.join("\n")}\n`, { mode: 0o600 });
  for (const line of added) appendLine(path, line);
  // What contradicts is evidence too, signed by whom it speaks against.
  for (const { line } of problems) appendLine(join(peers, `${name}.refused`), line);
  if (given.has("--json")) printJson(context, { kept: kept.length, added: added.length, problems, bad });
  else {
    context.stdout(
      `新留存 ${added.length} 行，此前已有 ${kept.length} 行。\nKept ${added.length} more beside ${kept.length}.\n`,
    );
    for (const { sentence } of problems) context.stdout(`× ${sentence.zh} ${sentence.en}\n`);
    for (const where of bad)
      context.stdout(`× 不可读或签名不符：${where} cannot be read, or is not signed.\n`);
  }
  return problems.length + bad.length > 0 ? CONTRADICTED : KEPT;
}
