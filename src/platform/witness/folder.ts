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
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { FailureError, refusal } from "../../kernel/error.ts";
import { readLine, type Said, signedLine, type WitnessLine, writtenLine } from "./line.ts";

/** Lines of files; `bad` names those that cannot be read or are not signed by the key they name. */
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

/** The lines of a file, or of every `.jsonl` in a folder. Throws what the file system says. */
export function readWitness(path: string): Read {
  if (!statSync(path).isDirectory()) return readFile(path);
  const all = readdirSync(path)
    .filter((name) => name.endsWith(".jsonl"))
    .toSorted()
    .map((name) => readFile(join(path, name)));
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
  readonly append: (line: WitnessLine) => void;
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
    append: (line) => appendLine(heads, line),
    own: () => (existsSync(heads) ? readWitness(heads) : EMPTY),
    read: () => (existsSync(folder) ? readWitness(folder) : EMPTY),
    peers: join(folder, "peers"),
  };
}
