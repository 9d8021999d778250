import { createHash, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import { type Canonical, canonicalJson } from "../../kernel/canonical-json.ts";

/** Where a chain stood: the hash, in hex, of its entry of that number. */
export type ChainHead = { readonly number: number; readonly hash: string };

type Signed = {
  readonly format: "jiziwan-witness";
  readonly version: 1;
  /** Which chain: `receipts` or `audit`. */
  readonly log: string;
  /** A UTC instant: of a head when it was so, of a restore when it was done. */
  readonly at: string;
  /**
   * SHA-256, in hex, of the line before it in the file in which the node wrote it; zeros in the first. Absent from lines that
   * were sent away rather than written there, and from those written before lines were chained.
   */
  readonly previous?: string;
  /** Ed25519: the public key as base64url of its 32 bytes, and the signature over the line without it (RFC 8785). */
  readonly key: string;
  readonly signature: string;
};

/** A head of a chain, as a node witnessed it. */
export type HeadLine = Signed & ChainHead & { readonly kind: "head" };

/** A restore from a backup: the chain stands at `number` again; heads witnessed beyond it are `lost`, and by whom. */
export type RestoreLine = Signed &
  ChainHead & { readonly kind: "restored"; readonly by: string; readonly lost: readonly ChainHead[] };

export type WitnessLine = HeadLine | RestoreLine;

/** A line as it is said, before a node signs it. */
export type Said =
  | Pick<HeadLine, "kind" | "log" | "at" | "number" | "hash">
  | Pick<RestoreLine, "kind" | "log" | "at" | "number" | "hash" | "by" | "lost">;

const HASH = /^[0-9a-f]{64}$/;
const isHead = (value: unknown): value is ChainHead => {
  if (typeof value !== "object" || value === null) return false;
  const { number, hash } = value as Partial<ChainHead>;
  return Number.isSafeInteger(number) && Number(number) >= 0 && typeof hash === "string" && HASH.test(hash);
};

const bytesOf = (said: object): Buffer => Buffer.from(canonicalJson(said as Canonical), "utf8");

/** The public key of 32 bytes in base64url; null where it is none. */
export function publicKeyOf(key: string): KeyObject | null {
  if (!/^[A-Za-z0-9_-]{43}$/.test(key)) return null;
  try {
    return createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: key }, format: "jwk" });
  } catch {
    return null;
  }
}

/** Signs what a node says; `previous` where it is written behind another line. */
export function signedLine(said: Said, key: string, secret: KeyObject, previous?: string): WitnessLine {
  const own = { format: "jiziwan-witness" as const, version: 1 as const, key, ...said };
  const unsigned = previous === undefined ? own : { ...own, previous };
  return { ...unsigned, signature: sign(null, bytesOf(unsigned), secret).toString("base64url") };
}

/** One line of a file, as text without its end. */
export const writtenLine = (line: WitnessLine): string => canonicalJson(line as unknown as Canonical);

export const BEFORE_ALL = "0".repeat(64);
/** What the next line of a file says of this one. */
export const digestOf = (text: string): string => createHash("sha256").update(text).digest("hex");

/** What a line says and who says it, wherever it was written: one statement may be signed for the trail and for the file. */
export const statementOf = ({ previous: _, signature: __, ...said }: WitnessLine): string =>
  canonicalJson(said as unknown as Canonical);

/** A line of a file: null where it is none, was edited, or its signature does not fit the key it names. */
export function readLine(text: string): WitnessLine | null {
  let line: Partial<WitnessLine> & { readonly by?: unknown; readonly lost?: unknown };
  try {
    line = JSON.parse(text) as typeof line;
    if (canonicalJson(line as Canonical) !== text) return null;
  } catch {
    return null;
  }
  const { signature, ...unsigned } = line;
  const { format, version, kind, log, at, key, previous, by, lost } = line;
  const formed =
    format === "jiziwan-witness" &&
    version === 1 &&
    isHead(line) &&
    typeof log === "string" &&
    typeof at === "string" &&
    new Date(at).toString() !== "Invalid Date" &&
    typeof signature === "string" &&
    (previous === undefined || (typeof previous === "string" && HASH.test(previous))) &&
    (kind === "head" ||
      (kind === "restored" && typeof by === "string" && Array.isArray(lost) && lost.every(isHead)));
  const publicKey = typeof key === "string" ? publicKeyOf(key) : null;
  if (!formed || publicKey === null) return null;
  const genuine = verify(null, bytesOf(unsigned), publicKey, Buffer.from(signature, "base64url"));
  return genuine ? (line as WitnessLine) : null;
}
