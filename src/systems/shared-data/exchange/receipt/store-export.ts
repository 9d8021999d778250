import { FailureError, refusal } from "../../../../kernel/error.ts";
import { say } from "../../../../kernel/fields.ts";
import type { Sql } from "../../../../platform/database/database.ts";
import type { Long } from "../../../../platform/exports/long.ts";
import type { PiecedFile } from "../../../../platform/http/file-reply.ts";
import { type Canonical, canonicalJson } from "../../../../kernel/canonical-json.ts";
import { ALGORITHM, FIRST_PREVIOUS, FORMAT, type Head } from "./chain.ts";
import type { Receipt } from "./receipt.ts";
import { lastOf, listRestores } from "../../../../platform/witness/logs.ts";
import { RECEIPTS_LOG } from "./store-heads.ts";
import { seenBy, type Viewer } from "../store-viewers.ts";
import { sha256 } from "./store.ts";

export const NO_RECEIPTS = refusal(
  "not-found",
  "没有这个编号范围内的凭据，请核对编号。",
  "There are no receipts in this range of numbers. Check the numbers.",
);

const RECEIPTS = say("数据使用凭据", "Receipts");

const AT_ONCE = 1_000;
/** Lines of the file of one receipt; a range has no such limit. */
const MOST_LINES = 50_000;

type Row = {
  readonly number: number;
  readonly content: Buffer;
  readonly previous: string;
  readonly hash: string;
  readonly seen: boolean;
};

/**
 * A range of the chain as lines that `jiziwan receipt verify` checks alone: a header, then every entry, those that do not
 * concern the viewer with their digest in place of what they say. Throws `not-found` where the range is not all there.
 */
export async function* exportLines(
  sql: Sql,
  { from, to }: { readonly from: number; readonly to: number },
  shows: { readonly viewer: Viewer } | { readonly only: number },
): AsyncGenerator<string> {
  const { number: size } = await lastOf(sql, RECEIPTS_LOG);
  // A head beyond the last receipt contradicts the log, whatever range is asked for: it must be seen.
  const heads = await sql<Head[]>`
    select day, number, encode(hash, 'hex') as hash from shared_data.receipt_head
    where number >= ${from} and (number <= ${to} or number > ${size}) order by number`;
  const restores = await listRestores(sql);
  const seen = "only" in shows ? sql`number = ${shows.only}` : seenBy(sql, shows.viewer);
  const part = (first: number) => sql<Row[]>`
    select number, content, encode(previous, 'hex') as previous, encode(hash, 'hex') as hash, ${seen} as seen
    from shared_data.receipt
    where number >= ${first} and number <= ${Math.min(to, first + AT_ONCE - 1)} order by number`;
  const [ends] = await sql<{ count: number }[]>`
    select count(*) as count from shared_data.receipt where number in (${from}, ${to})`;
  if ((ends?.count ?? 0) !== (from === to ? 1 : 2)) throw new FailureError(NO_RECEIPTS);
  for (let first = from; first <= to; first += AT_ONCE) {
    const rows = await part(first);
    if (first === from)
      yield canonicalJson({
        format: FORMAT,
        version: 1,
        algorithm: ALGORITHM,
        from,
        to,
        previous: rows[0]?.previous ?? FIRST_PREVIOUS,
        heads: heads.map(({ day, number, hash }) => ({ day, number, hash })),
        size,
        restores: restores as unknown as Canonical,
      });
    for (const { number, content, previous, hash, seen: shown } of rows)
      yield canonicalJson({
        number,
        previous,
        hash,
        ...(shown
          ? { content: JSON.parse(content.toString("utf8")) as Receipt as never }
          : { digest: sha256(content).toString("hex") }),
      });
  }
}

async function fileOf(lines: AsyncGenerator<string>): Promise<Uint8Array> {
  const parts: string[] = [];
  for await (const line of lines) parts.push(line);
  return Buffer.from(`${parts.join("\n")}\n`, "utf8");
}

const MEDIA_TYPE = "application/jsonl; charset=utf-8";

const LINES_A_PIECE = 500;

/** Lines as pieces of a file. */
async function* piecesOf(lines: AsyncGenerator<string>, long: Long): AsyncGenerator<Uint8Array> {
  let [held, written] = ["", 0];
  for await (const line of lines) {
    held += `${line}\n`;
    written++;
    if (written % LINES_A_PIECE > 0) continue;
    yield Buffer.from(held);
    held = "";
    await long.wrote(written);
  }
  yield Buffer.from(held);
}

/** A range as a file for whom it concerns. Throws `not-found`. */
export async function exportRange(
  sql: Sql,
  range: { readonly from: number; readonly to: number },
  viewer: Viewer,
  long: Long,
): Promise<PiecedFile> {
  const { number: last } = await lastOf(sql, RECEIPTS_LOG);
  await long.takes(RECEIPTS, Math.min(range.to, last) - range.from + 1);
  return {
    name: `receipts-${range.from}-${range.to}.jsonl`,
    type: MEDIA_TYPE,
    pieces: piecesOf(exportLines(sql, range, { viewer }), long),
  };
}

/**
 * One receipt with what ties it to the next published head, or to the chain's end before there is one: the entries between
 * give their digests only. Throws `not-found`, also for a receipt that the viewer may not see.
 */
export async function exportReceipt(
  sql: Sql,
  number: number,
  viewer: Viewer,
): Promise<{ name: string; type: string; bytes: Uint8Array }> {
  const [found] = await sql<{ to: number }[]>`
    select coalesce(
      (select min(number) from shared_data.receipt_head where number >= ${number}),
      (select max(number) from shared_data.receipt)) as to
    from shared_data.receipt where number = ${number} and ${seenBy(sql, viewer)}`;
  if (!found) throw new FailureError(NO_RECEIPTS);
  const to = Math.min(found.to, number + MOST_LINES - 1);
  return {
    name: `receipt-${number}.jsonl`,
    type: MEDIA_TYPE,
    bytes: await fileOf(exportLines(sql, { from: number, to }, { only: number })),
  };
}
