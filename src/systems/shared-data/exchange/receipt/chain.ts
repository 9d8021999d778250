import type { Sentence } from "../../../../kernel/error.ts";
import { type Canonical, canonicalJson } from "../../../../kernel/canonical-json.ts";
import { type ChainEntry, isReceipt, type Receipt } from "./receipt.ts";

/** SHA-256 of bytes. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

export const ALGORITHM = "SHA-256";
export const FORMAT = "jiziwan-receipts";
export const FIRST_PREVIOUS = "00".repeat(32);

/** A head of the chain as it was published: the hash of the entry of that number, at the end of that day. */
export type Head = { readonly day: string; readonly number: number; readonly hash: string };

/** The first line of an exported range. `previous`: the hash before the first entry. */
export type ChainHeader = {
  readonly format: typeof FORMAT;
  readonly version: 1;
  readonly algorithm: typeof ALGORITHM;
  readonly from: number;
  readonly to: number;
  readonly previous: string;
  readonly heads: readonly Head[];
  /** How many entries the whole log had when this was written; files of before do not say. */
  readonly size?: number;
  /** Restores from a backup, each signed; read where heads are held against the file. */
  readonly restores?: readonly unknown[];
};

/** An entry as a line of the file says it: with its content, or, where that concerns others, with its digest only. */
export type ChainLine = {
  readonly number: number;
  readonly previous: string;
  readonly hash: string;
} & ({ readonly content: Receipt } | { readonly digest: string });

export type ChainProblem = {
  readonly code:
    | "not-canonical"
    | "shape"
    | "number"
    | "link"
    | "hash"
    | "head"
    | "short"
    | "long"
    | "other-head";
  /** The entry that does not fit; of a line that says none, the one that was due. */
  readonly number: number;
  readonly sentence: Sentence;
};

/** How far a file was checked. `heads` are those not reached yet. */
export type ChainState = {
  readonly header: ChainHeader;
  readonly due: number;
  readonly previous: string;
  readonly disclosed: number;
  readonly withheld: number;
  readonly heads: readonly Head[];
};

const HEX = /^[0-9a-f]{64}$/;
const isHex = (value: unknown): value is string => typeof value === "string" && HEX.test(value);
const isNumber = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 1;

function objectOf(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : null;
  } catch {
    return null;
  }
}

function isHead(value: unknown): value is Head {
  if (typeof value !== "object" || value === null) return false;
  const { day, number, hash } = value as Partial<Head>;
  return typeof day === "string" && isNumber(number) && isHex(hash);
}

/** Begins with the first line of a file; null where it is not one that can be read, as of another algorithm. */
export function beginChain(line: string): ChainState | null {
  const said = objectOf(line);
  if (said === null || said["format"] !== FORMAT || said["version"] !== 1) return null;
  const { algorithm, from, to, previous, heads } = said;
  if (algorithm !== ALGORITHM || !isNumber(from) || !isNumber(to) || to < from || !isHex(previous))
    return null;
  if (!Array.isArray(heads) || !heads.every(isHead)) return null;
  const { size, restores } = said;
  if (size !== undefined && (!isNumber(size) || size < to)) return null;
  const header: ChainHeader = {
    format: FORMAT,
    version: 1,
    algorithm,
    from,
    to,
    previous,
    heads,
    ...(size === undefined ? {} : { size }),
    restores: Array.isArray(restores) ? restores : [],
  };
  return { header, due: from, previous, disclosed: 0, withheld: 0, heads };
}

const problem = (code: ChainProblem["code"], number: number, zh: string, en: string): ChainProblem => ({
  code,
  number,
  sentence: { zh: `第 ${number} 号：${zh}`, en: `No. ${number}: ${en}` },
});

const bytesOf = (hex: string): Uint8Array =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (each) => each.toString(16).padStart(2, "0")).join("");

/** sha256(previous ‖ number as 8 bytes big-endian ‖ digest of the content): migrations/0005-exchange.sql does the same. */
export function entryHash(previous: string, number: number, digest: Uint8Array, sha256: Sha256): string {
  const bytes = new Uint8Array(32 + 8 + 32);
  bytes.set(bytesOf(previous), 0);
  new DataView(bytes.buffer).setBigUint64(32, BigInt(number));
  bytes.set(digest, 40);
  return hexOf(sha256(bytes));
}

function readLine(line: string, due: number): ChainLine | ChainProblem {
  const said = objectOf(line);
  const canonical = (): boolean => {
    try {
      return canonicalJson(said as Canonical) === line;
    } catch {
      return false;
    }
  };
  if (said === null || !canonical())
    return problem(
      "not-canonical",
      due,
      "这一行不是规范写法的 JSON（RFC 8785），文件被改写过或没有写完。",
      "this line is not JSON in canonical form (RFC 8785): the file was edited or not written to its end.",
    );
  const { number, previous, hash, content, digest } = said;
  const head = isNumber(number) && isHex(previous) && isHex(hash);
  if (head && isReceipt(content)) return { number, previous, hash, content };
  if (head && content === undefined && isHex(digest)) return { number, previous, hash, digest };
  return problem("shape", due, "缺少凭据应有的内容。", "it lacks what a receipt must say.");
}

export type ChainStep = {
  readonly state: ChainState;
  /** Null where the content is withheld. */
  readonly entry: ChainEntry | null;
};

/** Checks the next line: form, place, link to the entry before, hash, and any published head at this place. */
export function stepChain(state: ChainState, line: string, sha256: Sha256): ChainStep | ChainProblem {
  const { due, header } = state;
  if (due > header.to)
    return problem("long", due, "文件末尾多出了条目。", "the file goes on after its last entry.");
  const said = readLine(line, due);
  if ("code" in said) return said;
  if (said.number !== due)
    return problem(
      "number",
      due,
      `此处应为第 ${due} 号，实为第 ${said.number} 号：有条目被删去、插入或调换。`,
      `number ${said.number} stands here: an entry was removed, inserted or moved.`,
    );
  if (said.previous !== state.previous)
    return problem(
      "link",
      due,
      "与前一条对不上：前一条或这一条的衔接被改动过。",
      "it does not follow from the entry before: one of the two was changed.",
    );
  const digest =
    "content" in said
      ? sha256(new TextEncoder().encode(canonicalJson(said.content as unknown as Canonical)))
      : bytesOf(said.digest);
  if (entryHash(said.previous, due, digest, sha256) !== said.hash)
    return problem(
      "hash",
      due,
      "内容与散列值不符：这条凭据在形成之后被改动过。",
      "content and hash do not fit: this receipt was changed after it was made.",
    );
  const { number, previous, hash } = said;
  const head = state.heads.find((each) => each.number === number && each.hash !== hash);
  if (head)
    return problem(
      "head",
      due,
      `与 ${head.day} 公布的链头不符：在那之后整段被重写过。`,
      `it differs from the head published on ${head.day}: the log was rewritten since.`,
    );
  const disclosed = "content" in said;
  return {
    entry: disclosed ? { number, previous, hash, receipt: said.content } : null,
    state: {
      ...state,
      due: due + 1,
      previous: hash,
      disclosed: state.disclosed + (disclosed ? 1 : 0),
      withheld: state.withheld + (disclosed ? 0 : 1),
      heads: state.heads.filter((each) => each.number !== number),
    },
  };
}

/** What is still wrong at the end of a file; null where all of it stood. */
export function endChain({ header, due, heads }: ChainState): ChainProblem | null {
  if (due <= header.to)
    return problem(
      "short",
      due,
      `文件到此为止，应到第 ${header.to} 号：末尾被截去。`,
      `the file ends here instead of at number ${header.to}: its end was cut off.`,
    );
  const [head] = heads;
  if (!head) return null;
  return problem(
    "head",
    head.number,
    `${head.day} 公布过这个链头，日志现在却没有这一条：末尾被删去。`,
    `a head was published for it on ${head.day}, and the log has no such entry: its end was cut off.`,
  );
}
