import { randomUUID } from "node:crypto";
import { type Day, dayInShanghai } from "../../../../kernel/calendar.ts";
import { FailureError, refusal } from "../../../../kernel/error.ts";
import { inTransaction, type Sql } from "../../../../platform/database/database.ts";
import { json, portions } from "../../../../platform/database/json.ts";
import { wholeCsv } from "../../../../platform/documents/csv.ts";
import { MEBIBYTE } from "../../../../platform/documents/document.ts";
import { decodeText, looksBinary } from "../../../../platform/documents/plain-text.ts";
import { readFilledSheet } from "../../../../platform/documents/sheet-rows.ts";
import { admitRows } from "../../../../platform/files/admit.ts";
import { plainName } from "../../../../platform/files/plain-name.ts";
import type { JobHandler } from "../../../../platform/jobs/jobs.ts";
import { nameOf } from "../../../../platform/records/records.ts";
import type { Caller } from "../../../../platform/slice.ts";
import { readDrop, type DropRows } from "./drop.ts";
import { coveredScopes, keptCells, openGrants, type Scope, scopeOf } from "./keeping.ts";
import type { SourceRow } from "../reading/row-conditions.ts";
import type { Grant } from "../grant/grant.ts";
import type { Desk } from "../../store/desk.ts";
import { ownResource } from "./store.ts";
import { sha256 } from "../receipt/store.ts";

const MOST_BYTES = 5 * MEBIBYTE;

const tooLarge = refusal(
  "too-large",
  "数据文件超过 5 MB，请删去授权用不到的列、分批提供，或改用数据库视图。",
  "The file is larger than 5 MB. Leave out columns that no grant needs, or use a view of the database instead.",
);
const broken = refusal(
  "damaged",
  "CSV 文件中有没有配对的引号，各列会错位，没有导入。请改正后再上传。",
  "A quote in the CSV file is never closed, so that columns would be moved. Nothing was taken; correct it and upload again.",
);

export type DropFile = {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Somebody confirmed an internal marking that the file carries. */
  readonly confirmInternal: boolean;
};

/** Rows of an uploaded CSV or Excel file, its first row the headings. */
async function gridOf(desk: Desk, file: DropFile, subject: string, caller: Caller) {
  if (file.bytes.length > MOST_BYTES) throw new FailureError(tooLarge);
  const admission = { confirmInternal: file.confirmInternal, action: "shared-data.drop-refuse", subject };
  if (file.bytes[0] === 0x50 && file.bytes[1] === 0x4b) {
    const sheet = await readFilledSheet(file.bytes, file.name);
    if (!sheet.ok) throw new FailureError(sheet.failure);
    await admitRows(desk, sheet.value, admission, caller);
    return sheet.value.rows.map(({ cells }) => cells);
  }
  const { text } = decodeText(file.bytes);
  const rows = looksBinary(text) ? null : wholeCsv(text);
  if (rows === null) throw new FailureError(broken);
  await admitRows(desk, { rows: rows.map((cells) => ({ cells })), margin: [] }, admission, caller);
  return rows;
}

const unneeded = refusal(
  "unneeded",
  "没有保存：现在没有授权需要这项数据，提供单位的数据只为授权留存。有新的授权后再上传。",
  "Nothing was kept: no grant needs this data now, and a provider's data is kept for grants only. Upload it when there is one.",
);

export type DropGiven = {
  readonly resourceId: string;
  readonly regionCode: string;
  readonly fileName: string;
  readonly digest: string;
  readonly rows: DropRows;
  /** What it is kept for; the rest of the file is not. */
  readonly scopes: readonly Scope[];
};

/** One change of a resource's rows at a time. */
const inTurn = (sql: Sql, resourceId: string) =>
  sql`select pg_advisory_xact_lock(hashtext(${`shared_data drop ${resourceId}`}))`;

const itemsOf = (scopes: readonly Scope[]): string[] => [...new Set(scopes.flatMap(({ items }) => items))];

/**
 * Puts a drop in the place of the one before, whose rows are deleted: what is out of date must not lie about. Of its own rows
 * only the cells are kept that an open grant needs; says how many rows that leaves.
 */
export async function replaceDrop(
  sql: Sql,
  { resourceId, regionCode, fileName, digest, rows, scopes }: DropGiven,
  { at, by }: { readonly at: Date; readonly by: string },
): Promise<number> {
  await inTurn(sql, resourceId);
  await sql`
    delete from shared_data.drop_row
    where drop_id in (select id from shared_data.source_drop where resource_id = ${resourceId})`;
  const id = randomUUID();
  const kept = rows.rows.flatMap((row, number) => {
    const cells = keptCells(row, scopes);
    return cells === null ? [] : [{ cells, number }];
  });
  await sql`insert into shared_data.source_drop ${sql({
    id,
    resourceId,
    regionCode,
    fileName,
    digest,
    rowCount: rows.rows.length,
    keptCount: kept.length,
    keptFor: json(sql, scopes),
    items: itemsOf(scopes),
    droppedAt: at,
    droppedBy: by,
  })}`;
  for (const portion of portions(kept))
    await sql`insert into shared_data.drop_row ${sql(
      portion.map(({ cells, number }) => ({ dropId: id, number, regionCode, cells: json(sql, cells) })),
    )}`;
  return kept.length;
}

const AT_ONCE = 2_000;

/** Leaves of a drop's rows what these scopes need. */
async function narrowRows(sql: Sql, dropId: string, scopes: readonly Scope[]): Promise<number> {
  let [kept, after] = [0, -1];
  for (;;) {
    const rows = await sql<{ number: number; cells: SourceRow }[]>`
      select number, cells from shared_data.drop_row where drop_id = ${dropId} and number > ${after}
      order by number limit ${AT_ONCE}`;
    const last = rows.at(-1);
    if (!last) return kept;
    after = last.number;
    const next = rows.map(({ number, cells }) => ({ number, was: cells, cells: keptCells(cells, scopes) }));
    kept += next.filter(({ cells }) => cells !== null).length;
    const gone = next.flatMap(({ number, cells }) => (cells === null ? [number] : []));
    if (gone.length > 0)
      await sql`delete from shared_data.drop_row where drop_id = ${dropId} and number = any(${gone}::int[])`;
    const cut = next.filter(
      ({ was, cells }) => cells !== null && Object.keys(cells).length < Object.keys(was).length,
    );
    if (cut.length > 0)
      await sql`
        update shared_data.drop_row d set cells = n.cells
        from jsonb_to_recordset(${json(sql, cut)}) as n (number integer, cells jsonb)
        where d.drop_id = ${dropId} and d.number = n.number`;
  }
}

/**
 * Deletes what no open grant needs of a resource's rows any more: all of them with the last grant. The file's digest and the
 * receipts stay, so that what was read can be proved without it.
 */
export async function pruneDrop(sql: Sql, resourceId: string, day: Day): Promise<void> {
  await inTurn(sql, resourceId);
  const [drop] = await sql<{ id: string; items: string[]; keptFor: Scope[] | null }[]>`
    select id, items, kept_for from shared_data.source_drop where resource_id = ${resourceId}
    order by number desc limit 1`;
  if (!drop) return;
  const grants = await sql<{ state: Grant }[]>`
    select state from shared_data.grant_now where resource_id = ${resourceId}`;
  const open = openGrants(
    grants.map(({ state }) => state),
    day,
  ).map(scopeOf);
  const scopes = coveredScopes(
    drop.keptFor,
    open.filter(({ items }) => items.every((item) => drop.items.includes(item))),
  );
  if (drop.keptFor !== null && coveredScopes(scopes, drop.keptFor).length === drop.keptFor.length) return;
  const kept = scopes.length === 0 ? 0 : await narrowRows(sql, drop.id, scopes);
  if (scopes.length === 0) await sql`delete from shared_data.drop_row where drop_id = ${drop.id}`;
  await sql`
    update shared_data.source_drop set kept_for = ${json(sql, scopes)}, kept_count = ${kept}, items = ${itemsOf(scopes)}
    where id = ${drop.id}`;
}

/** Looks after every resource's rows each night: grants end by their day, too. */
export const PRUNE_DROPS = "shared-data.prune-drops";

export const pruneDrops =
  ({ sql, now }: Pick<Desk, "sql" | "now">): JobHandler =>
  async (_, { signal }) => {
    const drops = await sql<{ resourceId: string }[]>`
      select distinct resource_id from shared_data.source_drop where kept_for is distinct from '[]'::jsonb`;
    for (const { resourceId } of drops) {
      signal.throwIfAborted();
      await inTransaction(sql, (transaction) => pruneDrop(transaction, resourceId, dayInShanghai(now())));
    }
  };

/**
 * Takes the provider's latest rows in. The file itself is not kept, only its digest, nor any cell of it that no open grant
 * needs: a second copy of personal data would be one more to guard and to erase. Throws what is wrong with the file, and `forbidden` for other units.
 */
export async function uploadDrop(
  desk: Desk,
  resourceId: string,
  file: DropFile,
  caller: Caller,
): Promise<{ rows: number; kept: number; items: readonly string[] }> {
  const { needed, scopes, regionCode } = await ownResource(desk, resourceId, caller);
  if (scopes.length === 0) throw new FailureError(unneeded);
  const read = readDrop(await gridOf(desk, file, `resource:${resourceId}`, caller), needed);
  if (!read.ok) throw new FailureError(read.failure);
  const fileName = plainName(file.name);
  const digest = sha256(file.bytes).toString("hex");
  const items = itemsOf(scopes);
  const rows = read.value.rows.length;
  return inTransaction(desk.sql, async (sql) => {
    const kept = await replaceDrop(
      sql,
      { resourceId, regionCode, fileName, digest, rows: read.value, scopes },
      { at: desk.now(), by: nameOf(caller) },
    );
    await desk.audit.record(sql, {
      caller,
      action: "shared-data.drop-upload",
      subject: `resource:${resourceId}`,
      after: { fileName, digest, rows, kept, items },
    });
    return { rows, kept, items };
  });
}
