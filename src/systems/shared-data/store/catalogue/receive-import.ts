import { createHash, randomUUID } from "node:crypto";
import type { SheetRow } from "../../../../kernel/column-mapping.ts";
import { dayInShanghai } from "../../../../kernel/calendar.ts";
import { FailureError, refusal } from "../../../../kernel/error.ts";
import { WHOLE_REGION } from "../../../../kernel/region.ts";
import { inTransaction } from "../../../../platform/database/database.ts";
import { json } from "../../../../platform/database/json.ts";
import { readFilledSheet } from "../../../../platform/documents/sheet-rows.ts";
import { admitRows } from "../../../../platform/files/admit.ts";
import { textsIn } from "../../../../platform/files/secrecy.ts";
import type { Upload } from "../../../../platform/records/attachments.ts";
import { nameOf } from "../../../../platform/records/records.ts";
import { whoActs } from "../../../../platform/records/who-acts.ts";
import type { Caller } from "../../../../platform/slice.ts";
import { readDcat } from "../../catalogue/dcat/dcat-in.ts";
import type { CatalogueImport } from "../../domain/catalogue/import-view.ts";
import { proposeMapping, type SheetMapping } from "../../domain/catalogue/sheet-mapping.ts";
import type { Desk } from "../desk.ts";
import { getImport, rememberedHeadings } from "./imports.ts";
import { importView } from "./import-view.ts";

const MOST_ROWS = 5_000;
const MOST_DCAT_BYTES = 5 * 1_048_576;
const TOO_LONG = refusal(
  "import-too-long",
  `表格超过 ${MOST_ROWS} 行，请按部门分成几个文件后再导入。`,
  `The sheet has more than ${MOST_ROWS} rows. Split it by department and import the parts.`,
);
const TOO_LARGE = refusal(
  "too-large",
  "目录文件超过 5 MB，请分成几个文件后再导入。",
  "The file is larger than 5 MB. Split it and import the parts.",
);
const NOT_JSON = refusal(
  "damaged",
  "文件不是 JSON；请导出为 JSON-LD（.jsonld）或 Excel（.xlsx）后再导入。",
  "The file is no JSON. Export it as JSON-LD (.jsonld) or Excel (.xlsx) and import that.",
);
const NO_DATASETS = refusal(
  "no-datasets",
  "文件里没有 dcat:Dataset，没有可以导入的目录。",
  "The file holds no dcat:Dataset, so there is nothing to import.",
);
const APPLIED = refusal(
  "import-closed",
  "这个文件已经导入或已放弃，请重新上传。",
  "This file was entered or discarded already. Upload it again.",
);

/** The database takes no NUL; signs that turn the direction would hide what a cell says. */
const clean = (text: string): string => text.replace(/[\0\p{Bidi_Control}]/gu, "");

async function sheetOf(
  desk: Desk,
  upload: Upload,
  confirmInternal: boolean,
  caller: Caller,
): Promise<SheetRow[]> {
  const read = await readFilledSheet(upload.bytes, upload.name);
  if (!read.ok) throw new FailureError(read.failure);
  const asked = { confirmInternal, action: "shared-data.refuse-classified", subject: "catalogue-import" };
  await admitRows(desk, read.value, asked, caller);
  if (read.value.rows.length > MOST_ROWS) throw new FailureError(TOO_LONG);
  return read.value.rows.map((row) => ({ ...row, cells: row.cells.map(clean) }));
}

/** The document of a DCAT file. Throws why it cannot be used. */
export function dcatDocument(bytes: Uint8Array): unknown {
  if (bytes.length > MOST_DCAT_BYTES) throw new FailureError(TOO_LARGE);
  try {
    return JSON.parse(clean(new TextDecoder("utf-8", { fatal: true }).decode(bytes)));
  } catch {
    throw new FailureError(NOT_JSON);
  }
}

const looksJson = (bytes: Uint8Array): boolean =>
  /^\uFEFF?\s*[{[]/.test(new TextDecoder().decode(bytes.subarray(0, 200)));

type Received = {
  readonly kind: "workbook" | "dcat";
  readonly content: unknown;
  readonly mapping: SheetMapping | null;
};

async function received(
  desk: Desk,
  upload: Upload,
  confirmInternal: boolean,
  regionCode: string,
  caller: Caller,
): Promise<Received> {
  if (looksJson(upload.bytes)) {
    const read = readDcat(dcatDocument(upload.bytes));
    if (!read.ok) throw new FailureError(read.failure);
    if (read.value.length === 0) throw new FailureError(NO_DATASETS);
    const asked = { confirmInternal, action: "shared-data.refuse-classified", subject: "catalogue-import" };
    const rows = read.value.map(({ content }) => ({
      cells: Array.from(textsIn(content), ({ text }) => text),
    }));
    await admitRows(desk, { rows, margin: [] }, asked, caller);
    return { kind: "dcat", content: read.value, mapping: null };
  }
  const rows = await sheetOf(desk, upload, confirmInternal, caller);
  return {
    kind: "workbook",
    content: rows,
    mapping: proposeMapping(rows, await rememberedHeadings(desk.sql, regionCode)),
  };
}

/** Takes a workbook or a DCAT file in; nothing is entered yet. Throws why it is not taken. */
export async function receiveImport(
  desk: Desk,
  upload: Upload,
  { confirmInternal }: { readonly confirmInternal: boolean },
  caller: Caller,
): Promise<CatalogueImport> {
  const { regionCode } = await whoActs(desk, caller);
  const home = regionCode ?? WHOLE_REGION;
  const { kind, content, mapping } = await received(desk, upload, confirmInternal, home, caller);
  const id = randomUUID();
  const fileName = clean(upload.name.split(/[\\/]/).at(-1) ?? "").slice(-200) || "catalogue";
  const digest = createHash("sha256").update(upload.bytes).digest("hex");
  await inTransaction(desk.sql, async (sql) => {
    await sql`insert into shared_data.catalogue_import ${sql({
      id,
      regionCode: home,
      kind,
      fileName,
      digest,
      content: json(sql, content),
      mapping: mapping === null ? null : json(sql, mapping),
      addedAt: desk.now(),
      addedBy: nameOf(caller),
      addedById: caller.actor?.accountId ?? null,
    })}`;
    await desk.audit.record(sql, {
      caller,
      action: "shared-data.upload-catalogue",
      subject: `catalogue-import:${id}`,
      after: { fileName, digest, kind, day: dayInShanghai(desk.now()) },
    });
  });
  return importView(desk, await getImport(desk.sql, id, caller), caller);
}

type Change = {
  readonly mapping?: SheetMapping;
  readonly decisions?: Readonly<Record<string, string | null>>;
  readonly state?: "discarded";
};

async function changeImport(
  desk: Desk,
  id: string,
  caller: Caller,
  change: (before: Awaited<ReturnType<typeof getImport>>) => Promise<Change> | Change,
): Promise<CatalogueImport> {
  await inTransaction(desk.sql, async (sql) => {
    const before = await getImport(sql, id, caller, "lock");
    if (before.state !== "open") throw new FailureError(APPLIED);
    const { mapping, decisions, state } = await change(before);
    await sql`update shared_data.catalogue_import set ${sql({
      mapping: json(sql, mapping ?? before.mapping),
      decisions: json(sql, decisions ?? before.decisions),
      state: state ?? before.state,
    })} where id = ${id}`;
    await desk.audit.record(sql, {
      caller,
      action: state === "discarded" ? "shared-data.discard-catalogue" : "shared-data.map-catalogue",
      subject: `catalogue-import:${id}`,
      after: { mapping, decisions, state },
    });
  });
  return importView(desk, await getImport(desk.sql, id, caller), caller);
}

/** Corrects what the columns mean; without fields they are proposed anew. Decisions on lines fall away with it. */
export async function correctMapping(
  desk: Desk,
  id: string,
  {
    headingRow,
    fields,
  }: { readonly headingRow: number; readonly fields?: SheetMapping["fields"] | undefined },
  caller: Caller,
): Promise<CatalogueImport> {
  const { regionCode } = await whoActs(desk, caller);
  const remembered = await rememberedHeadings(desk.sql, regionCode ?? WHOLE_REGION);
  return changeImport(desk, id, caller, (before) => {
    if (before.kind !== "workbook") return {};
    if (fields === undefined)
      return { mapping: proposeMapping(before.content, remembered, headingRow), decisions: {} };
    const why = fields.map((field, at) =>
      field === (before.mapping?.fields[at] ?? null)
        ? (before.mapping?.why[at] ?? null)
        : ("decided" as const),
    );
    return { mapping: { headingRow, fields, why }, decisions: {} };
  });
}

/** Says what becomes of lines that are like what is there. */
export const decideLines = (
  desk: Desk,
  id: string,
  decisions: Readonly<Record<string, string | null>>,
  caller: Caller,
): Promise<CatalogueImport> =>
  changeImport(desk, id, caller, (before) => ({ decisions: { ...before.decisions, ...decisions } }));

/** Discards an import of which nothing was entered. */
export const discardImport = (desk: Desk, id: string, caller: Caller): Promise<CatalogueImport> =>
  changeImport(desk, id, caller, () => ({ state: "discarded" }));
