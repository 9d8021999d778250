import type { SheetRow } from "../../../../kernel/column-mapping.ts";
import { dayInShanghai, type Day } from "../../../../kernel/calendar.ts";
import type { ActingFor } from "../../../../kernel/actor.ts";
import { FailureError, refusal } from "../../../../kernel/error.ts";
import { WHOLE_REGION } from "../../../../kernel/region.ts";
import type { Sql } from "../../../../platform/database/database.ts";
import { admitRows } from "../../../../platform/files/admit.ts";
import { textsIn } from "../../../../platform/files/secrecy.ts";
import { importer } from "../../../../platform/records/importer.ts";
import type { Upload } from "../../../../platform/records/importer-spec.ts";
import { whoActs } from "../../../../platform/records/who-acts.ts";
import type { Caller } from "../../../../platform/slice.ts";
import type { Desk } from "../../store/desk.ts";
import { getRecord } from "../../store/records.ts";
import { readDcat } from "../dcat/dcat-in.ts";
import { classOf } from "../resource/codes.ts";
import { resource } from "../resource/kind.ts";
import type { ResourceStatus } from "../resource/state.ts";
import { beginResource, doResourceAct, nextFreeCode } from "../resource/store.ts";
import { catalogueColumns, columnsNeeded, SHEET, SHEET_FIELDS, type SheetField } from "./columns.ts";
import { draftDatasets, draftResources, type KnownUnit } from "./draft.ts";
import { type CatalogueDecisions, type CatalogueLine, type Existing, linesOf } from "./line.ts";

const MOST_DCAT_BYTES = 5 * 1_048_576;
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
/** The database takes no NUL; signs that turn the direction would hide what a cell says. */
const clean = (text: string): string => text.replace(/[\0\p{Bidi_Control}]/gu, "");

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

const REFUSES = { action: "shared-data.refuse-classified", subject: "catalogue-import" } as const;

/** The datasets of a DCAT file, each as a row of one cell that holds it as JSON; null where the file is no JSON. */
async function datasets(
  desk: Desk,
  { bytes }: Upload,
  confirmInternal: boolean,
  caller: Caller,
): Promise<SheetRow[] | null> {
  if (!looksJson(bytes)) return null;
  const read = readDcat(dcatDocument(bytes));
  if (!read.ok) throw new FailureError(read.failure);
  if (read.value.length === 0) throw new FailureError(NO_DATASETS);
  const rows = read.value.map(({ content }) => ({
    cells: Array.from(textsIn(content), ({ text }) => text),
  }));
  await admitRows(desk, { rows, margin: [] }, { confirmInternal, ...REFUSES }, caller);
  return read.value.map((entry, at) => ({
    number: at + 1,
    cells: [JSON.stringify(entry)],
    joined: [],
    hidden: false,
  }));
}

type Ground = {
  readonly units: readonly KnownUnit[];
  readonly actor: ActingFor;
  readonly day: Day;
};

/** `codes`: those of all its lines, so that none of them is given to another. */
type Deed = { readonly codes: readonly string[] };

const isDcat = (rows: readonly SheetRow[]): boolean =>
  rows.length > 0 && rows.every(({ cells }) => cells.length === 1 && cells[0]?.startsWith("{") === true);

const OPEN = new Set<ResourceStatus>(["drafting", "approved", "returned", "revising"]);

async function existing(sql: Sql): Promise<Existing[]> {
  const rows = await sql<(Omit<Existing, "open"> & { status: ResourceStatus })[]>`
    select id, title as name, status, state -> 'content' ->> 'code' as code, state -> 'content' ->> 'providerId' as provider_id
    from shared_data.record where kind = 'resource' and status <> 'withdrawn'`;
  return rows.map((each) => ({ ...each, open: OPEN.has(each.status) }));
}

/** Workbooks and DCAT files on their way into the catalogue; assessments and sign-offs are not taken over. */
export const catalogueImporter = importer<Desk>()<
  SheetField,
  CatalogueDecisions,
  Ground,
  CatalogueLine,
  Deed
>({
  slice: "shared-data",
  name: "catalogue-import",
  action: (verb) => `shared-data.${verb === "apply" ? "enter" : verb}-catalogue`,
  tables: {
    imports: "shared_data.catalogue_import",
    headings: "shared_data.catalogue_heading",
    scope: "into_what",
    headingsBy: "region_code",
  },
  most: 5_000,
  undecided: { lines: {} },
  outcomes: { new: "entered", draft: "changed", skip: "", same: "" },
  makes: ["new"],
  seesAll: () => false,
  other: { read: datasets, is: isDcat },
  async ground(desk, _, caller) {
    const [actor, units] = await Promise.all([whoActs(desk, caller), desk.organisations.list(desk.sql)]);
    return { actor, units, day: dayInShanghai(desk.now()) };
  },
  regionOf: ({ actor }) => actor.regionCode ?? WHOLE_REGION,
  columns: () => catalogueColumns,
  fields: () => SHEET_FIELDS.map((field) => ({ field, name: SHEET[field].name })),
  knows: (_, field) => SHEET_FIELDS.includes(field),
  // A DCAT file has no columns.
  unready: (_, { fields }) => (fields.length === 0 ? null : columnsNeeded(fields)),
  async read(sql, { rows, mapping, own }, ground) {
    const { units, actor } = ground;
    const raw = isDcat(rows)
      ? draftDatasets(rows, units)
      : draftResources(rows, mapping, units, actor.regionCode ?? WHOLE_REGION);
    const known = (await existing(sql)).filter(({ id }) => !own.has(id));
    const lines = linesOf(raw, mapping.lines, known, ground);
    const deed = { codes: lines.map(({ content }) => content.code) };
    return { work: lines.map((line) => ({ line, deed: line.outcome === "skip" ? null : deed })) };
  },
  async enter(desk, portion, { key, caller }) {
    const done: CatalogueLine[] = [];
    for (const { line, deed } of portion) {
      const { content, alike, entryId } = line;
      const once = key(String(line.number));
      if (entryId !== null) {
        const { version, state } = await getRecord(desk.sql, resource, entryId);
        const act = { type: "edit", content: { ...content, code: state.content.code } } as const;
        await doResourceAct(desk, entryId, { version, key: once, act }, caller);
        done.push(line);
      } else {
        const code =
          alike?.sameCode === true
            ? await nextFreeCode(desk.sql, classOf(content.code), deed.codes)
            : content.code;
        const { id } = await beginResource(desk, { key: once, content: { ...content, code } }, caller);
        done.push({ ...line, entryId: id });
      }
    }
    return done;
  },
});
