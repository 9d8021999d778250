import { FailureError } from "../../../kernel/error.ts";
import { inTransaction, type Sql } from "../../../platform/database/database.ts";
import { admitAttachment } from "../../../platform/files/admit.ts";
import { plainName } from "../../../platform/files/plain-name.ts";
import { MEDIA_TYPES } from "../../../platform/files/sniff.ts";
import type { Caller } from "../../../platform/slice.ts";
import { NO_EVIDENCE, NOT_EVIDENCE } from "../../domain/tasks/task-failures.ts";
import type { Evidence } from "../../domain/tasks/task.ts";
import type { Supervision } from "../desk.ts";
import { nameOf } from "../review.ts";

type Upload = { readonly name: string; readonly bytes: Uint8Array };

/** Keeps a file as evidence of a task, once however often it comes. Whether the caller may is asked before. */
export async function putEvidence(
  desk: Supervision,
  task: string,
  file: Upload,
  caller: Caller,
): Promise<Evidence> {
  // What is marked internal may prove a task: only what is classified is refused.
  const action = "supervision.refuse-classified";
  const admission = { confirmInternal: true, action, subject: `task:${task}`, notTaken: NOT_EVIDENCE };
  await admitAttachment(desk, file, admission, caller);
  const name = plainName(file.name);
  return inTransaction(desk.sql, async (sql) => {
    const kept = await desk.files.put(file.bytes, name, sql);
    if (!kept.ok) throw new FailureError(kept.failure);
    const { digest, size, type } = kept.value;
    const made = await sql`
      insert into supervision.evidence (digest, task_id, region_code, name, size, media_type, added_at, added_by)
      select ${digest}, id, region_code, ${name}, ${size}, ${MEDIA_TYPES[type]}, ${desk.now()}, ${nameOf(caller)}
      from supervision.task where id = ${task}
      on conflict do nothing returning digest`;
    if (made.length > 0)
      await desk.audit.record(sql, {
        caller,
        action: "supervision.attach",
        subject: `task:${task}`,
        after: { digest, name, size },
      });
    return { digest, name, size };
  });
}

/** A piece of evidence of this task. Throws `not-found`. */
export async function getEvidence(
  desk: Supervision,
  task: string,
  digest: string,
): Promise<{ readonly name: string; readonly type: string; readonly bytes: Uint8Array }> {
  const [row] = await desk.sql<{ name: string; mediaType: string }[]>`
    select name, media_type from supervision.evidence where task_id = ${task} and digest = ${digest}`;
  if (!row) throw new FailureError(NO_EVIDENCE);
  return { name: row.name, type: row.mediaType, bytes: await desk.files.get(digest) };
}

/** The files as they were attached to the task, by their own names and sizes; undefined where one was not. */
export async function attachedEvidence(
  sql: Sql,
  task: string,
  files: readonly Evidence[],
): Promise<readonly Evidence[] | undefined> {
  if (files.length === 0) return files;
  const digests = [...new Set(files.map(({ digest }) => digest))];
  const known = await sql<Evidence[]>`
    select digest, name, size from supervision.evidence where task_id = ${task} and digest = any(${digests})`;
  const attached = new Map(known.map((file) => [file.digest, file]));
  const found = digests.flatMap((digest) => attached.get(digest) ?? []);
  return found.length === digests.length ? found : undefined;
}
