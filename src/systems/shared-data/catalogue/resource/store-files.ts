import { dayInShanghai } from "../../../../kernel/calendar.ts";
import { say } from "../../../../kernel/fields.ts";
import { workbookInWorker } from "../../../../platform/documents/in-worker.ts";
import type { Column, Row } from "../../../../platform/documents/workbook.ts";
import { zipInPieces } from "../../../../platform/documents/zip-writer.ts";
import type { Long } from "../../../../platform/exports/long.ts";
import type { PiecedFile } from "../../../../platform/http/file-reply.ts";
import type { KeptFile } from "../../../../platform/records/attachments.ts";
import { whoActs } from "../../../../platform/records/who-acts.ts";
import type { Caller } from "../../../../platform/slice.ts";
import { type CatalogueEntry, type CataloguePublisher, toDcat } from "../dcat/dcat-out.ts";
import { unitIri } from "../dcat/dcat-terms.ts";
import { findPublished } from "./state.ts";
import { SHEET, SHEET_FIELDS, sheetRows } from "../import/columns.ts";
import type { Desk } from "../../store/desk.ts";
import { type CatalogueFilter, keptByIds, type KeptResource, visibleIds } from "./store-list.ts";

/** Resources to a file: what is more comes as several, in an archive. */
const RESOURCES_A_FILE = 5_000;
/** A resource costs as much as its data items. */
const ITEMS_EACH = 4;

const CATALOGUE = say("政务数据目录", "Catalogue of shared data");

/** What the caller may see under a filter, as files of so many resources each: one as it is, several in an archive. */
async function inParts(
  desk: Desk,
  { filter, caller, long, perFile = RESOURCES_A_FILE }: Asking,
  of: (kept: readonly KeptResource[]) => Promise<KeptFile>,
): Promise<PiecedFile> {
  const ids = await visibleIds(desk, filter, caller);
  await long.takes(CATALOGUE, ids.length, ITEMS_EACH);
  const part = async (from: number): Promise<KeptFile> => {
    const file = await of(await keptByIds(desk, ids.slice(from, from + perFile), caller));
    await long.wrote(Math.min(from + perFile, ids.length));
    return file;
  };
  if (ids.length <= perFile) {
    const { bytes, ...file } = await part(0);
    return {
      ...file,
      pieces: (async function* () {
        yield bytes;
      })(),
    };
  }
  async function* parts(): AsyncGenerator<KeptFile> {
    for (let from = 0; from < ids.length; from += perFile) {
      const file = await part(from);
      yield { ...file, name: file.name.replace(/(?=\.[a-z]+$)/, ` 第${from / perFile + 1}部分`) };
    }
  }
  const name = `政务数据目录 ${dayInShanghai(desk.now())}.zip`;
  return { name, type: "application/zip", pieces: zipInPieces(parts()) };
}

type Asking = {
  readonly filter: CatalogueFilter;
  readonly caller: Caller;
  readonly long: Long;
  readonly perFile?: number;
};

/** Resources as .xlsx, a row per data item; an import reads it again without change. */
async function workbookOf(desk: Desk, kept: readonly KeptResource[]): Promise<KeptFile> {
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

/** The catalogue under a filter as such workbooks. */
export const catalogueWorkbook = (desk: Desk, asking: Asking): Promise<PiecedFile> =>
  inParts(desk, asking, (kept) => workbookOf(desk, kept));

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
async function dcatOf(
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

/** The catalogue under a filter as such documents. */
export const catalogueDcat = (
  desk: Desk,
  asking: Asking & { readonly origin?: string },
): Promise<PiecedFile> => {
  const { origin = `http://${desk.config.host}:${desk.config.port}` } = asking;
  return inParts(desk, asking, (kept) => dcatOf(desk, kept, asking.caller, origin));
};
