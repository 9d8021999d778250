import { dayInShanghai } from "../../../../kernel/calendar.ts";
import { FailureError, refusal } from "../../../../kernel/error.ts";
import { workbookInWorker } from "../../../../platform/documents/in-worker.ts";
import type { Column, Row } from "../../../../platform/documents/workbook.ts";
import type { KeptFile } from "../../../../platform/records/attachments.ts";
import { whoActs } from "../../../../platform/records/who-acts.ts";
import type { Caller } from "../../../../platform/slice.ts";
import { type CatalogueEntry, type CataloguePublisher, toDcat } from "../dcat/dcat-out.ts";
import { RESOURCES_A_FILE } from "./export.ts";
import { unitIri } from "../dcat/dcat-terms.ts";
import { findPublished } from "./state.ts";
import { SHEET, SHEET_FIELDS, sheetRows } from "../import/columns.ts";
import type { Desk } from "../../store/desk.ts";
import { type CatalogueFilter, type KeptResource, keptResources } from "./store-list.ts";

const TOO_MANY = refusal(
  "too-many-rows",
  `筛选出的目录超过 ${RESOURCES_A_FILE} 条，请改用后台导出，或按地区、类别分次导出。`,
  `More than ${RESOURCES_A_FILE} resources match. Have them exported in the background, or narrow by city or class.`,
);

async function everyOne(
  desk: Desk,
  filter: CatalogueFilter,
  caller: Caller,
): Promise<readonly KeptResource[]> {
  const { total, rows } = await keptResources(desk, filter, caller, RESOURCES_A_FILE);
  if (total > RESOURCES_A_FILE) throw new FailureError(TOO_MANY);
  return rows;
}

/** Resources as .xlsx, a row per data item; an import reads it again without change. */
export async function workbookOf(desk: Desk, kept: readonly KeptResource[]): Promise<KeptFile> {
  const lines = kept.flatMap(({ state }, at) => sheetRows(state.content).map((cells) => ({ cells, at })));
  const day = dayInShanghai(desk.now());
  const sample = kept.some((each) => each.sample);
  const columns = SHEET_FIELDS.map((field): Column => ({
    key: field,
    header: SHEET[field].name.zh,
    width: SHEET[field].width,
    ...(SHEET[field].ofItem ? {} : { mergeBy: (index: number) => lines[index]?.at ?? -1 }),
  }));
  const bytes = await workbookInWorker([
    {
      name: "政务数据目录",
      title: `${sample ? "【示例】" : ""}政务数据目录`,
      notes: [
        `截至 ${day}，${kept.length} 条目录，一行一个数据项。改后可再导入；多个值用分号分开，值里本来的分号前加“\\”。`,
      ],
      ...(sample ? { watermark: "示例　虚构数据" } : {}),
      paper: "A3",
      columns,
      rows: lines.map(({ cells }): Row => cells),
    },
  ]);
  return {
    name: `政务数据目录 ${day}.xlsx`,
    type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    bytes,
  };
}

/** The catalogue under a filter as such a workbook. Throws `too-many-rows`. */
export const catalogueWorkbook = async (
  desk: Desk,
  filter: CatalogueFilter,
  caller: Caller,
): Promise<KeptFile> => workbookOf(desk, await everyOne(desk, filter, caller));

/** What is published of a resource, as an entry of a DCAT catalogue. */
export const entryOf = ({ state }: Pick<KeptResource, "state">): CatalogueEntry[] => {
  const version = findPublished(state);
  if (!version) return [];
  const { content, number, publishedOn, approval, basisRank, assessments } = version;
  return [{ content, version: number, publishedOn, approvedOn: approval.on, basisRank, assessments }];
};

/** The unit that hands the catalogue out; who has none, as on the machine itself, hands it out in the system's name. */
async function publisherOf(desk: Desk, caller: Caller): Promise<CataloguePublisher> {
  const { unitIds, unitName } = await whoActs(desk, caller);
  const [id] = unitIds;
  return id === undefined || unitName === null
    ? { id: "urn:jiziwan", name: "几字弯 Jiziwan", code: "jiziwan" }
    : { id: unitIri(id), name: unitName, code: id };
}

/** What is published of resources as DCAT 3 in JSON-LD; `origin` is the address under which the caller sees the system. */
export async function dcatOf(
  desk: Desk,
  kept: readonly KeptResource[],
  caller: Caller,
  origin: string,
): Promise<KeptFile> {
  const asOf = dayInShanghai(desk.now());
  const title = `${kept.some((each) => each.sample) ? "【示例】" : ""}政务数据目录`;
  const publisher = await publisherOf(desk, caller);
  const document = toDcat(kept.flatMap(entryOf), { title, asOf, publisher, origin });
  return {
    name: `政务数据目录 ${asOf}.jsonld`,
    type: "application/ld+json",
    bytes: new TextEncoder().encode(`${JSON.stringify(document, null, 1)}\n`),
  };
}

/** The catalogue under a filter as such a document. Throws `too-many-rows`. */
export const catalogueDcat = async (
  desk: Desk,
  filter: CatalogueFilter,
  caller: Caller,
  origin = `http://${desk.config.host}:${desk.config.port}`,
): Promise<KeptFile> => dcatOf(desk, await everyOne(desk, filter, caller), caller, origin);
