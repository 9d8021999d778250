import { FailureError } from "../../kernel/error.ts";
import type { Sql } from "../../platform/database/database.ts";
import { plainName } from "../../platform/files/plain-name.ts";
import { MEDIA_TYPES } from "../../platform/files/sniff.ts";
import type { Caller } from "../../platform/slice.ts";
import { NO_RECORD } from "../domain/failures.ts";
import type { Attachment } from "../domain/record.ts";
import { nameOf } from "./actor.ts";
import type { Desk } from "./desk.ts";

export type Upload = { readonly name: string; readonly bytes: Uint8Array };
export type KeptFile = { readonly name: string; readonly type: string; readonly bytes: Uint8Array };

/** What a refused file leaves on the trail. */
export const REFUSED_CLASSIFIED = "organisation.refuse-classified";

/** Keeps a file with a record in its transaction, once however often it comes. `added`: it was not there before. Admit it first. */
export async function putAttachment(
  desk: Desk,
  sql: Sql,
  { recordId, regionCode }: { readonly recordId: string; readonly regionCode: string },
  file: Upload,
  caller: Caller,
): Promise<{ digest: string; name: string; size: number; added: boolean }> {
  const name = plainName(file.name);
  const kept = await desk.files.put(file.bytes, name, sql);
  if (!kept.ok) throw new FailureError(kept.failure);
  const { digest, size, type } = kept.value;
  const row = { recordId, digest, regionCode, name, size, mediaType: MEDIA_TYPES[type] };
  const made = await sql`
    insert into organisation.attachment ${sql({ ...row, addedAt: desk.now(), addedBy: nameOf(caller) })}
    on conflict do nothing returning digest`;
  return { digest, name, size, added: made.length > 0 };
}

/** The files of a record, the earliest first. */
export async function attachmentsOf(sql: Sql, recordId: string): Promise<Attachment[]> {
  const rows = await sql<(Omit<Attachment, "addedAt"> & { addedAt: Date })[]>`
    select digest, name, size, media_type, added_at, added_by from organisation.attachment
    where record_id = ${recordId} order by added_at, digest`;
  return rows.map((row) => ({ ...row, addedAt: row.addedAt.toISOString() }));
}

/** A file of a record as it was kept. Throws `not-found`. */
export async function getAttachment(
  { sql, files }: Pick<Desk, "sql" | "files">,
  recordId: string,
  digest: string,
): Promise<KeptFile> {
  const [row] = await sql<{ name: string; mediaType: string }[]>`
    select name, media_type from organisation.attachment where record_id = ${recordId} and digest = ${digest}`;
  if (!row) throw new FailureError(NO_RECORD);
  return { name: row.name, type: row.mediaType, bytes: await files.get(digest) };
}
