import { FailureError } from "../../kernel/error.ts";
import { type Attachment, NO_RECORD } from "../../kernel/record.ts";
import type { Sql } from "../database/database.ts";
import { plainName } from "../files/plain-name.ts";
import { MEDIA_TYPES } from "../files/sniff.ts";
import type { Caller, Shell } from "../slice.ts";
import { nameOf, schemaOf } from "./records.ts";

export type Upload = { readonly name: string; readonly bytes: Uint8Array };
export type KeptFile = { readonly name: string; readonly type: string; readonly bytes: Uint8Array };

/** Files kept with the records of one slice. */
export function attachments(slice: string) {
  const schema = schemaOf(slice);

  /** Keeps a file with a record in its transaction, once however often it comes. `added`: it was not there before. Admit it first. */
  async function putAttachment(
    desk: Pick<Shell, "files" | "now">,
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
      insert into ${sql(schema)}.attachment ${sql({ ...row, addedAt: desk.now(), addedBy: nameOf(caller) })}
      on conflict do nothing returning digest`;
    return { digest, name, size, added: made.length > 0 };
  }

  /** The files of a record, the earliest first. */
  async function attachmentsOf(sql: Sql, recordId: string): Promise<Attachment[]> {
    const rows = await sql<(Omit<Attachment, "addedAt"> & { addedAt: Date })[]>`
      select digest, name, size, media_type, added_at, added_by from ${sql(schema)}.attachment
      where record_id = ${recordId} order by added_at, digest`;
    return rows.map((row) => ({ ...row, addedAt: row.addedAt.toISOString() }));
  }

  /** A file of a record as it was kept. Throws `not-found`. */
  async function getAttachment(
    { sql, files }: Pick<Shell, "sql" | "files">,
    recordId: string,
    digest: string,
  ): Promise<KeptFile> {
    const [row] = await sql<{ name: string; mediaType: string }[]>`
      select name, media_type from ${sql(schema)}.attachment where record_id = ${recordId} and digest = ${digest}`;
    if (!row) throw new FailureError(NO_RECORD);
    return { name: row.name, type: row.mediaType, bytes: await files.get(digest) };
  }

  return { putAttachment, attachmentsOf, getAttachment };
}
