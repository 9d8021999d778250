import { randomUUID } from "node:crypto";
import { FailureError, refusal } from "../../../../kernel/error.ts";
import { inTransaction, type Sql } from "../../../../platform/database/database.ts";
import { json, portions } from "../../../../platform/database/json.ts";
import { MEBIBYTE } from "../../../../platform/documents/document.ts";
import { decodeText, looksBinary } from "../../../../platform/documents/plain-text.ts";
import { readFilledSheet } from "../../../../platform/documents/sheet-rows.ts";
import { admitDocument } from "../../../../platform/files/admit.ts";
import { plainName } from "../../../../platform/files/plain-name.ts";
import { nameOf } from "../../../../platform/records/records.ts";
import type { Caller } from "../../../../platform/slice.ts";
import { readCsv } from "../../domain/exchange/csv.ts";
import { readDrop, type DropRows } from "../../domain/exchange/drop.ts";
import type { Desk } from "../desk.ts";
import { ownResource } from "./sources.ts";
import { sha256 } from "./receipts.ts";

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
    const { rows, margin } = sheet.value;
    const text = rows
      .slice(0, 20)
      .map(({ cells }) => cells.join(" "))
      .join("\n");
    await admitDocument(desk, { text, margin: margin.join("\n") }, admission, caller);
    return rows.map(({ cells }) => cells);
  }
  const { text } = decodeText(file.bytes);
  const rows = looksBinary(text) ? null : readCsv(text);
  if (rows === null) throw new FailureError(broken);
  await admitDocument(desk, { text: text.slice(0, 2_000), margin: "" }, admission, caller);
  return rows;
}

export type DropGiven = {
  readonly resourceId: string;
  readonly regionCode: string;
  readonly fileName: string;
  readonly digest: string;
  readonly rows: DropRows;
};

/** Puts a drop in the place of the one before, whose rows are deleted: what is out of date must not lie about. */
export async function replaceDrop(
  sql: Sql,
  { resourceId, regionCode, fileName, digest, rows }: DropGiven,
  { at, by }: { readonly at: Date; readonly by: string },
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`shared-data.drop ${resourceId}`}))`;
  await sql`
    delete from shared_data.drop_row
    where drop_id in (select id from shared_data.source_drop where resource_id = ${resourceId})`;
  const id = randomUUID();
  await sql`insert into shared_data.source_drop ${sql({
    id,
    resourceId,
    regionCode,
    fileName,
    digest,
    rowCount: rows.rows.length,
    items: [...rows.items],
    droppedAt: at,
    droppedBy: by,
  })}`;
  for (const portion of portions(rows.rows.map((row, number) => ({ row, number }))))
    await sql`insert into shared_data.drop_row ${sql(
      portion.map(({ row, number }) => ({ dropId: id, number, regionCode, cells: json(sql, row) })),
    )}`;
}

/**
 * Takes the provider's latest rows in. The file itself is not kept, only its digest: a second copy of personal data would be
 * one more to guard and to erase. Throws what is wrong with the file, and `forbidden` for other units.
 */
export async function uploadDrop(
  desk: Desk,
  resourceId: string,
  file: DropFile,
  caller: Caller,
): Promise<{ rows: number; items: readonly string[] }> {
  const { needed, regionCode } = await ownResource(desk, resourceId, caller);
  const read = readDrop(await gridOf(desk, file, `resource:${resourceId}`, caller), needed);
  if (!read.ok) throw new FailureError(read.failure);
  const fileName = plainName(file.name);
  const digest = sha256(file.bytes).toString("hex");
  await inTransaction(desk.sql, async (sql) => {
    await replaceDrop(
      sql,
      { resourceId, regionCode, fileName, digest, rows: read.value },
      { at: desk.now(), by: nameOf(caller) },
    );
    await desk.audit.record(sql, {
      caller,
      action: "shared-data.drop-upload",
      subject: `resource:${resourceId}`,
      after: { fileName, digest, rows: read.value.rows.length, items: read.value.items },
    });
  });
  return { rows: read.value.rows.length, items: read.value.items };
}
