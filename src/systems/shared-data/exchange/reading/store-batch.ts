import { randomUUID } from "node:crypto";
import { FailureError } from "../../../../kernel/error.ts";
import { inTransaction, type Sql } from "../../../../platform/database/database.ts";
import { portions } from "../../../../platform/database/json.ts";
import { workbookInWorker } from "../../../../platform/documents/in-worker.ts";
import type { Sheet } from "../../../../platform/documents/workbook.ts";
import type { FileReply } from "../../../../platform/http/file-reply.ts";
import { MEDIA_TYPES } from "../../../../platform/files/sniff.ts";
import type { Caller } from "../../../../platform/slice.ts";
import { writeCsv } from "./csv.ts";
import { denialOfBatch, isSubjectNumber } from "./reading.ts";
import type { SourceRow } from "./row-conditions.ts";
import type { Desk } from "../../store/desk.ts";
import { type Call, deny, type Found, openCall, readSource } from "./store-enforcement.ts";
import { isPaused, takeCall } from "./store-limits.ts";
import { appendReceipt, commitReceipt, NO_RECEIPT, sha256 } from "../receipt/store.ts";
import { subjectTokens } from "./store-subjects.ts";

export type BatchQuery = {
  readonly purpose: string;
  readonly caseNumber: string | null;
  readonly format: "xlsx" | "csv";
};

const BATCH_COLUMN = "批次号";

async function fileOf({ grant, seed }: Call, rows: readonly SourceRow[], format: BatchQuery["format"]) {
  const names = grant.items.map(({ name }) => name);
  // Beside every row, so that a copy shows where it came from, and so that a short file's digest cannot be guessed back.
  const mark = randomUUID();
  if (format === "csv") {
    const lines = rows.map((row) => [...names.map((name) => row[name] ?? ""), mark]);
    return {
      type: "text/csv; charset=utf-8",
      bytes: Buffer.from(writeCsv([[...names, BATCH_COLUMN], ...lines])),
    };
  }
  const sheet: Sheet = {
    name: grant.resourceName,
    title: grant.resourceName,
    notes: [
      `提供单位：${seed.provider.name}；使用单位：${seed.requester.name}`,
      `用途：${seed.purpose ?? ""}；依据：${grant.basis}。不得超出用途使用，未经提供单位同意不得转交（《政务数据共享条例》第二十五条）`,
    ],
    ...(grant.sample ? { watermark: "示例" } : {}),
    // Keys of our own: an item may be called anything.
    columns: [...names, BATCH_COLUMN].map((header, at) => ({ header, key: `c${at}`, width: 22 })),
    rows: rows.map((row) => ({
      ...Object.fromEntries(names.map((name, at) => [`c${at}`, row[name] ?? ""])),
      [`c${names.length}`]: mark,
    })),
  };
  return { type: MEDIA_TYPES.xlsx, bytes: await workbookInWorker([sheet]) };
}

/** Whom the rows are about, so that they see it. */
async function subjectsOf(desk: Desk, { grant, at }: Call, whole: readonly SourceRow[]): Promise<Buffer[]> {
  const { subjectItem, personLevel, regionCode } = grant;
  if (!personLevel || subjectItem === null) return [];
  const numbers = whole.map((row) => (row[subjectItem] ?? "").trim().toUpperCase()).filter(isSubjectNumber);
  const tokens = await subjectTokens(desk.sql, [...new Set(numbers)], { regionCode, at });
  return [...new Map(tokens.map((token) => [token.toString("hex"), token])).values()];
}

async function keepReceipt(
  desk: Desk,
  { seed, grant }: Call,
  { rows, digest }: { readonly rows: number; readonly digest: string },
  subjects: readonly Buffer[],
): Promise<void> {
  const keep = async (sql: Sql): Promise<void> => {
    const receiptId = await appendReceipt(desk, sql, {
      ...seed,
      rows,
      digest,
      outcome: rows === 0 ? "nothing-found" : "answered",
    });
    for (const portion of portions(subjects))
      await sql`insert into shared_data.batch_subject ${sql(
        portion.map((subject) => ({ subject, receiptId, regionCode: grant.regionCode })),
      )}`;
  };
  try {
    await inTransaction(desk.sql, keep);
  } catch (cause) {
    throw Object.assign(new FailureError(NO_RECEIPT), { cause });
  }
}

/**
 * All rows that a batch or file grant opens, as a file whose SHA-256 its receipt names. The same rules as for a reading;
 * throws the refusal that the receipt names. Not within a transaction.
 */
export async function downloadBatch(
  desk: Desk,
  grantId: string,
  { purpose, caseNumber, format }: BatchQuery,
  caller: Caller,
): Promise<FileReply> {
  const call = await openCall(
    desk,
    "batch",
    grantId,
    ({ items }) => ({ purpose, caseNumber, subject: null, items: items.map(({ name }) => name) }),
    caller,
  );
  const { grant, asked, actor, day } = call;
  const denied = denialOfBatch(grant, asked, actor, day);
  if (denied) return deny(desk, call, denied);
  // Who is stopped from reading people one by one does not get them all at once.
  if (actor.accountId !== null && (await isPaused(desk.sql, actor.accountId)))
    return deny(desk, call, "account-paused");
  if (!(await takeCall(desk.sql, grant, day))) return deny(desk, call, "calls-spent");
  try {
    const found: Found = await readSource(desk, call, null);
    if (!found.ok) return await deny(desk, call, found.code);
    const file = await fileOf(call, found.rows, format);
    const subjects = await subjectsOf(desk, call, found.whole);
    const digest = sha256(file.bytes).toString("hex");
    await keepReceipt(desk, call, { rows: found.rows.length, digest }, subjects);
    return {
      name: `${grant.sample ? "【示例】" : ""}${grant.resourceName.replace(/^【示例】/, "")}-${day}.${format}`,
      ...file,
    };
  } catch (error) {
    if (!(error instanceof FailureError))
      await commitReceipt(desk, { ...call.seed, outcome: "denied", code: "failed" });
    throw error;
  }
}
