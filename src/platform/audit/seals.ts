import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { type Canonical, canonicalJson } from "../../kernel/canonical-json.ts";

/**
 * A table whose rows the trail vouches for: acts of records, and words kept apart so that they can be erased. Names of columns
 * are as the driver gives them, in camelCase; `record` and `part` together tell a row. The table has a column `salt`.
 */
export type SealedTable = {
  /** With its schema, as `organisation.act`. */
  readonly of: string;
  readonly record: string;
  readonly part: string;
  /** What is sealed beside them. */
  readonly content: readonly string[];
  /** Rows of it can be erased lawfully. Of the others no entry may say so: it would make a fraud look like a duty. */
  readonly erasable?: true;
};

/** What an entry of the trail carries of one row. `digest` is null where the row was erased. */
export type Seal = {
  readonly of: string;
  readonly record: string;
  readonly part: string;
  readonly digest: string | null;
  /** The row was taken out with its salt; nothing stands. */
  readonly erased?: true;
};

type Row = Readonly<Record<string, unknown>>;

const plain = (value: unknown): Canonical =>
  value === undefined ? null : (JSON.parse(JSON.stringify(value)) as Canonical);

/**
 * HMAC-SHA-256 in hex over the canonical JSON (RFC 8785) of a row's table, place and content: the same content in another
 * place has another digest. Keyed by a salt of the row's own, without which nothing can be tried out against it.
 */
export function digestOf({ of, record, part, content }: SealedTable, row: Row, salt: Uint8Array): string {
  const said = Object.fromEntries(content.map((column) => [column, plain(row[column])]));
  const place = { of, record: String(row[record]), part: String(row[part]) };
  return createHmac("sha256", salt)
    .update(canonicalJson({ ...place, said }, "any"))
    .digest("hex");
}

const SALT_BYTES = 16;

export const newSalt = (): Buffer => randomBytes(SALT_BYTES);

/** Seals a row that is about to be written: the salt to be kept beside it, and what the trail is to carry. */
export function sealed(
  table: SealedTable,
  row: Row,
  salt: Buffer = newSalt(),
): { readonly salt: Buffer; readonly seal: Seal } {
  const { of, record, part } = table;
  const digest = digestOf(table, row, salt);
  return { salt, seal: { of, record: String(row[record]), part: String(row[part]), digest } };
}

/** What the trail carries of a row that is erased with its salt. */
export const erasedSeal = ({ of }: SealedTable, record: string, part: string): Seal => ({
  of,
  record,
  part,
  digest: null,
  erased: true,
});

/** Whether a row is what its seal says. */
export function fits(table: SealedTable, row: Row, salt: Uint8Array | null, digest: string): boolean {
  if (salt === null || !/^[0-9a-f]{64}$/.test(digest)) return false;
  return timingSafeEqual(Buffer.from(digestOf(table, row, salt), "hex"), Buffer.from(digest, "hex"));
}
