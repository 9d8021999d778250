import { orderedBy } from "../../platform/database/in-order.ts";
import type { OrderOf } from "../../kernel/list.ts";
import type { Sentence } from "../../kernel/error.ts";
import type { Sql } from "../../platform/database/database.ts";
import type { ExtractedDocument } from "../../platform/documents/document.ts";
import type { DraftSummary } from "../domain/draft-summary.ts";
import { IMPORT_ORDERS, type ImportStatus, IMPORT_STATES } from "../domain/import.ts";
import type { PlanReading } from "../domain/reading.ts";
import { json } from "../../platform/database/json.ts";

/** A document as it enters: its text is taken out before anything is stored, because its marking may forbid storing it. */
export type NewImport = {
  readonly id: string;
  readonly regionCode: string;
  readonly fileName: string;
  readonly size: number;
  readonly mediaType: string;
  readonly digest: string;
  readonly textDigest: string;
  readonly document: ExtractedDocument;
  readonly uploadedAt: Date;
  readonly uploadedBy: string;
};

type StatusRow = Omit<ImportStatus, "uploadedAt"> & { readonly uploadedAt: Date };

const statusOf = (row: StatusRow): ImportStatus => ({ ...row, uploadedAt: row.uploadedAt.toISOString() });

const status = (sql: Sql) => sql`
  id, file_name, size, uploaded_at, uploaded_by, state, progress::float8 as progress, problem, notes, title, measures,
  open_questions, plan_id`;

/** The live import with the same bytes or the same words, if there is one. */
export async function findDuplicate(
  sql: Sql,
  { digest, textDigest }: Pick<NewImport, "digest" | "textDigest">,
): Promise<ImportStatus | undefined> {
  const [row] = await sql<StatusRow[]>`
    select ${status(sql)} from supervision.import
    where state not in ('failed', 'cancelled') and (digest = ${digest} or text_digest = ${textDigest})
    order by uploaded_at limit 1`;
  return row && statusOf(row);
}

/** Adds an import; undefined when another with the same bytes or words came first. */
export async function addImport(sql: Sql, entry: NewImport): Promise<ImportStatus | undefined> {
  const { document, ...rest } = entry;
  const row = {
    ...rest,
    text: document.text,
    tables: json(sql, document.tables),
    margin: document.margin,
    format: document.format,
    notes: json(sql, document.notes),
    state: "queued",
  };
  const [added] = await sql<StatusRow[]>`
    insert into supervision.import ${sql(row)} on conflict do nothing returning ${status(sql)}`;
  return added && statusOf(added);
}

/** State of an import. `lock` holds it against changes until the transaction ends. */
export async function findImport(
  sql: Sql,
  id: string,
  lock: "lock" | "read" = "read",
): Promise<ImportStatus | undefined> {
  const [row] = await sql<StatusRow[]>`
    select ${status(sql)} from supervision.import where id = ${id} ${lock === "lock" ? sql`for update` : sql``}`;
  return row && statusOf(row);
}

export async function listImports(
  sql: Sql,
  { page, size, ...asked }: OrderOf<typeof IMPORT_ORDERS> & { readonly page: number; readonly size: number },
): Promise<{ total: number; rows: ImportStatus[] }> {
  const order = orderedBy(
    sql,
    IMPORT_ORDERS,
    asked,
    {
      name: sql`file_name`,
      state: sql`array_position(${[...IMPORT_STATES]}::text[], state)`,
      uploaded: sql`uploaded_at`,
    },
    sql`uploaded_at desc, id`,
  );
  const rows = await sql<StatusRow[]>`
    select ${status(sql)} from supervision.import order by ${order} limit ${size} offset ${(page - 1) * size}`;
  const [counted] = await sql<{ total: number }[]>`select count(*) as total from supervision.import`;
  return { total: counted?.total ?? 0, rows: rows.map(statusOf) };
}

export type ImportContent = {
  readonly id: string;
  readonly state: ImportStatus["state"];
  readonly regionCode: string;
  readonly fileName: string;
  readonly digest: string;
  readonly mediaType: string;
  readonly version: number;
  readonly document: ExtractedDocument;
  readonly reading: PlanReading | null;
};

/** Everything of an import. `lock` holds it against changes until the transaction ends. */
export async function findContent(
  sql: Sql,
  id: string,
  lock: "lock" | "read" = "read",
): Promise<ImportContent | undefined> {
  const [row] = await sql<(Omit<ImportContent, "document"> & ExtractedDocument)[]>`
    select id, state, region_code, file_name, digest, media_type, version, text, tables, margin, format, notes, reading
    from supervision.import where id = ${id} ${lock === "lock" ? sql`for update` : sql``}`;
  if (!row) return undefined;
  const { text, tables, margin, format, notes, ...rest } = row;
  return { ...rest, document: { text, tables, margin, format, notes } };
}

/** Begins reading; false when it is not waiting to be read any more (cancelled, or read by an earlier run). */
export async function beginReading(sql: Sql, id: string): Promise<boolean> {
  const rows = await sql`
    update supervision.import set state = 'reading', progress = 0.1
    where id = ${id} and state in ('queued', 'reading') returning id`;
  return rows.length > 0;
}

/** Keeps what was read, unless it was cancelled meanwhile. */
export async function keepReading(
  sql: Sql,
  id: string,
  reading: PlanReading,
  summary: DraftSummary,
): Promise<void> {
  await sql`
    update supervision.import set state = 'review', progress = 1, reading = ${json(sql, reading)}, title = ${summary.title},
      measures = ${summary.measures}, open_questions = ${summary.openQuestions}
    where id = ${id} and state = 'reading'`;
}

/** Ends an import that cannot become a plan, with the reason. */
export async function failImport(sql: Sql, id: string, problem: Sentence): Promise<void> {
  await sql`
    update supervision.import set state = 'failed', problem = ${json(sql, problem)}
    where id = ${id} and state in ('queued', 'reading')`;
}

/** Discards what is not published; undefined when there is no such import or it is published. */
export async function cancelImport(sql: Sql, id: string): Promise<ImportStatus | undefined> {
  const [row] = await sql<StatusRow[]>`
    update supervision.import set state = 'cancelled' where id = ${id} and state <> 'published' returning ${status(sql)}`;
  return row && statusOf(row);
}

/** Notes how the draft of an import stands after a decision. */
export async function noteDraft(
  sql: Sql,
  id: string,
  version: number,
  { title, measures, openQuestions }: DraftSummary,
): Promise<void> {
  await sql`
    update supervision.import set version = ${version}, title = ${title}, measures = ${measures}, open_questions = ${openQuestions}
    where id = ${id}`;
}

export async function markPublished(sql: Sql, id: string, planId: string): Promise<void> {
  await sql`update supervision.import set state = 'published', plan_id = ${planId} where id = ${id}`;
}
