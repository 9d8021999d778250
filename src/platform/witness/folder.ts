import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { FailureError, refusal } from "../../kernel/error.ts";
import {
  BEFORE_ALL,
  digestOf,
  readLine,
  type Said,
  signedLine,
  type WitnessLine,
  writtenLine,
} from "./line.ts";

/** Lines of files; `bad` names those that cannot be read, are not signed by the key they name, or do not follow what they were written behind. */
export type Read = { readonly lines: readonly WitnessLine[]; readonly bad: readonly string[] };

/** Adds a line for good: written at the end in one piece and on the disk before this returns; a torn one before it stays apart. */
export function appendLine(path: string, line: WitnessLine): void {
  const file = openSync(path, "a+", 0o600);
  try {
    const { size } = fstatSync(file);
    const last = Buffer.alloc(1);
    const torn = size > 0 && readSync(file, last, 0, 1, size - 1) === 1 && last[0] !== 10;
    writeSync(file, `${torn ? "\n" : ""}${writtenLine(line)}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** A last line without its end is what a crash left of an append that nobody was told of: it is no line. */
function readFile(path: string): Read {
  const texts = readFileSync(path, "utf8").split("\n");
  const torn = texts.pop() ?? "";
  const whole = torn !== "" && readLine(torn) !== null ? [...texts, torn] : texts;
  const bad: string[] = [];
  const lines = whole.flatMap((text, at) => {
    if (text === "") return [];
    const line = readLine(text);
    // Where a crash tore a line, the next append began a new one behind it.
    if (line === null && !isTorn(text)) bad.push(`${path}:${at + 1}`);
    return line === null ? [] : [line];
  });
  return { lines, bad };
}

const isTorn = (text: string): boolean => !text.endsWith("}");

/**
 * The lines of a file that nodes write themselves, each of which names the one before it: a gap, an exchange or a cut beginning
 * is bad. Lines from before they were chained are taken as they are, but none behind a chained one.
 */
function readChained(path: string): Read {
  const { lines, bad } = readFile(path);
  let before: WitnessLine | undefined;
  const loose: string[] = [];
  for (const line of lines) {
    const due = before ? digestOf(writtenLine(before)) : BEFORE_ALL;
    if (line.previous === undefined ? before?.previous !== undefined : line.previous !== due)
      loose.push(`${path}（${line.log} ${line.number}）`);
    before = line;
  }
  return { lines, bad: [...bad, ...loose] };
}

/** The lines of a file, or of every `.jsonl` in a folder. Throws what the file system says. */
export function readWitness(path: string, readOne = readFile): Read {
  if (!statSync(path).isDirectory()) return readOne(path);
  const all = readdirSync(path)
    .filter((name) => name.endsWith(".jsonl"))
    .toSorted()
    .map((name) => readOne(join(path, name)));
  return { lines: all.flatMap(({ lines }) => lines), bad: all.flatMap(({ bad }) => bad) };
}

/** Reads lines of files or folders that were named on the command line, separated by commas. */
export function linesGiven(text: string | undefined, cwd: string): Read {
  const paths = (text ?? "").split(/[,，]/).filter(Boolean);
  try {
    const all = paths.map((path) => readWitness(resolve(cwd, path)));
    return { lines: all.flatMap(({ lines }) => lines), bad: all.flatMap(({ bad }) => bad) };
  } catch (error) {
    throw new FailureError(
      refusal(
        "usage",
        `见证文件无法读取（${(error as NodeJS.ErrnoException).code}）：${paths.join("、")}。请核对路径和权限。`,
        `The files of heads cannot be read (${(error as NodeJS.ErrnoException).code}): ${paths.join(", ")}. Check paths and permissions.`,
      ),
    );
  }
}

/** What a node says to others of its chains: its key, and its file of heads outside the database. */
export type Witness = {
  /** Base64url of the 32 bytes; the key is made when first asked for. */
  readonly publicKey: () => string;
  readonly sign: (said: Said) => WitnessLine;
  /** Signs behind the last line of this node's file and writes it there. */
  readonly append: (said: Said) => void;
  /** Whether this node has a key, which it makes before its first line. */
  readonly began: () => boolean;
  /** This node's own lines, in the order in which they were written. */
  readonly own: () => Read;
  /** The same with files of other nodes of this database that were put beside them. */
  readonly read: () => Read;
  /** Where lines of others are kept, one file each. */
  readonly peers: string;
};

const EMPTY: Read = { lines: [], bad: [] };

function keyIn(folder: string): KeyObject {
  const path = join(folder, "key.pem");
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const mine = `${path}.${process.pid}`;
    const { privateKey } = generateKeyPairSync("ed25519");
    writeFileSync(mine, privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600 });
    try {
      // A link appears whole or not at all, and of two processes only one makes it.
      linkSync(mine, path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    } finally {
      rmSync(mine, { force: true });
    }
  }
  return createPrivateKey(readFileSync(path));
}

/** Far longer than an append takes: who held it so long has died. */
const LOCK_MS = 10_000;

/** One process after the other; what one left that died is taken away. */
function alone<T>(path: string, work: () => T): T {
  const lock = `${path}.lock`;
  for (;;) {
    try {
      closeSync(openSync(lock, "wx", 0o600));
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs;
      if (since !== undefined && Math.abs(Date.now() - since) > LOCK_MS) takeAway(lock, since);
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
    }
  }
  try {
    return work();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** Another process may have taken it away and locked anew meanwhile: its lock is put back. */
function takeAway(lock: string, since: number): void {
  const mine = `${lock}.${process.pid}`;
  try {
    renameSync(lock, mine);
    if (statSync(mine).mtimeMs !== since) linkSync(mine, lock);
  } catch (error) {
    if (!["ENOENT", "EEXIST"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
  } finally {
    rmSync(mine, { force: true });
  }
}

/** The digest that a line appended to a file is to carry. */
function endOf(path: string): string {
  if (!existsSync(path)) return BEFORE_ALL;
  const last = readFileSync(path, "utf8")
    .split("\n")
    .findLast((text) => readLine(text) !== null);
  return last === undefined ? BEFORE_ALL : digestOf(last);
}

/** The witness of a node: `witness` in its data folder, apart for the demonstration. */
export function openWitness({
  dataFolder,
  demo,
}: {
  readonly dataFolder: string;
  readonly demo: boolean;
}): Witness {
  const folder = join(dataFolder, demo ? "witness-demo" : "witness");
  const heads = join(folder, "heads.jsonl");
  let held: KeyObject | null = null;
  const secret = (): KeyObject => (held ??= keyIn(folder));
  const publicKey = (): string => createPublicKey(secret()).export({ format: "jwk" }).x ?? "";
  return {
    publicKey,
    sign: (said) => signedLine(said, publicKey(), secret()),
    append: (said) => {
      const [key, own] = [publicKey(), secret()];
      alone(heads, () => appendLine(heads, signedLine(said, key, own, endOf(heads))));
    },
    began: () => existsSync(join(folder, "key.pem")),
    own: () => (existsSync(heads) ? readWitness(heads, readChained) : EMPTY),
    read: () => (existsSync(folder) ? readWitness(folder, readChained) : EMPTY),
    peers: join(folder, "peers"),
  };
}
