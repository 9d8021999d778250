import type { SheetRow } from "../../../../kernel/column-mapping.ts";
import { dayInShanghai, type Day } from "../../../../kernel/calendar.ts";
import type { ActingFor } from "../../../../kernel/actor.ts";
import { FailureError, refusal, type Sentence } from "../../../../kernel/error.ts";
import { WHOLE_REGION } from "../../../../kernel/region.ts";
import type { SheetIssue } from "../../../../kernel/sheet.ts";
import type { Sql } from "../../../../platform/database/database.ts";
import { admitRows } from "../../../../platform/files/admit.ts";
import { textsIn } from "../../../../platform/files/secrecy.ts";
import { importer } from "../../../../platform/records/importer.ts";
import type { Upload } from "../../../../platform/records/importer-spec.ts";
import { whoActs } from "../../../../platform/records/who-acts.ts";
import type { Caller } from "../../../../platform/slice.ts";
import type { Desk } from "../../store/desk.ts";
import { getRecord } from "../../store/records.ts";
import { type ReadEntry, readDcat } from "../dcat/dcat-in.ts";
import { classOf } from "../resource/codes.ts";
import type { ResourceContent } from "../resource/content.ts";
import { resource } from "../resource/kind.ts";
import type { ResourceStatus } from "../resource/state.ts";
import { beginResource, doResourceAct, nextFreeCode } from "../resource/store.ts";
import {
  askedOf,
  type CatalogueDecisions,
  type CatalogueLine,
  type Existing,
  findAlike,
  type ImportDecision,
} from "./line.ts";
import { draftResources, type KnownUnit } from "./sheet-draft.ts";
import {
  catalogueColumns,
  columnsNeeded,
  FIELD_WORDS,
  SHEET_FIELDS,
  type SheetField,
} from "./sheet-fields.ts";

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
type Raw = {
  readonly rows: readonly number[];
  readonly content: ResourceContent;
  readonly problems: readonly Sentence[];
  readonly notes: readonly Sentence[];
};

/** Datasets of a DCAT file as drafts: their publishers are looked up by id, then by name. */
function ofDcat(rows: readonly SheetRow[], units: readonly KnownUnit[]): Raw[] {
  return rows.map(({ number, cells: [cell = "{}"] }) => {
    const { content, lacking } = JSON.parse(cell) as ReadEntry;
    const unit =
      units.find(({ id }) => id === content.providerId) ??
      units.find(({ name }) => name === content.providerName);
    const unknown = {
      zh: `名册里没有提供部门“${content.providerName}”，请先登记或改用名册中的名称。`,
      en: `The publisher “${content.providerName}” is not on the roster. Enter it first or use its name there.`,
    };
    return {
      rows: [number],
      content: { ...content, providerId: unit?.id ?? "", regionCode: unit?.regionCode ?? content.regionCode },
      problems: unit ? [] : [unknown],
      notes: lacking,
    };
  });
}

const isDcat = (rows: readonly SheetRow[]): boolean =>
  rows.length > 0 && rows.every(({ cells }) => cells.length === 1 && cells[0]?.startsWith("{") === true);

const OPEN = new Set<ResourceStatus>(["drafting", "approved", "returned", "revising"]);

async function existing(sql: Sql): Promise<Existing[]> {
  const rows = await sql<(Omit<Existing, "open"> & { status: ResourceStatus })[]>`
    select id, title as name, status, state -> 'content' ->> 'code' as code, state -> 'content' ->> 'providerId' as provider_id
    from shared_data.record where kind = 'resource' and status <> 'withdrawn'`;
  return rows.map((each) => ({ ...each, open: OPEN.has(each.status) }));
}

const issue =
  (blocks: boolean) =>
  (sentence: Sentence): SheetIssue => ({ field: null, sentence, blocks });

/** What a resource of a file becomes, held against what is there. */
function lineOf(
  { rows, content, problems, notes }: Raw,
  said: { readonly twice: boolean; readonly decision: ImportDecision | null },
  known: readonly Existing[],
  { actor, day }: Ground,
): CatalogueLine {
  const number = rows[0] ?? 0;
  const refused =
    problems.length > 0 ? null : resource.permit(null, resource.beginWith({ content }), actor, day);
  const again = {
    zh: `代码 ${content.code} 在文件中出现了两次，请改正一处。`,
    en: `The code ${content.code} stands in the file twice. Correct one.`,
  };
  const wrong = [
    ...problems,
    ...(refused === null ? [] : [refused.sentence]),
    ...(said.twice ? [again] : []),
  ];
  const alike = findAlike(content, known);
  const asked = alike === null ? null : askedOf(number, content, alike);
  const { decision } = said;
  const into = decision === "into-draft" ? alike : decision === "into-named" ? (alike?.named ?? null) : null;
  const open = alike !== null && (decision === null || (decision === "into-named" && into === null));
  const outcome = decision === "skip" ? "skip" : open ? "same" : into === null ? "new" : "draft";
  return {
    number,
    through: rows.at(-1) ?? number,
    outcome,
    name: content.name,
    entryId: into?.id ?? null,
    changes: [],
    issues: [
      ...(outcome === "skip" ? [] : wrong.map(issue(true))),
      ...(open && asked !== null && wrong.length === 0 ? [asked.issue] : []),
      ...notes.map(issue(false)),
    ],
    ...(asked === null ? {} : { asks: [asked.question] }),
    content,
    alike,
  };
}

const VERBS = { apply: "enter" } as const;

/** Workbooks and DCAT files on their way into the catalogue; assessments and sign-offs are not taken over. */
export const catalogueImporter = importer<Desk>()<
  SheetField,
  CatalogueDecisions,
  Ground,
  CatalogueLine,
  CatalogueLine
>({
  slice: "shared-data",
  name: "catalogue-import",
  action: (verb) => `shared-data.${verb === "apply" ? VERBS.apply : verb}-catalogue`,
  tables: {
    imports: "shared_data.catalogue_import",
    headings: "shared_data.catalogue_heading",
    scope: "into_what",
    headingsBy: "region_code",
  },
  most: 5_000,
  undecided: { lines: {} },
  outcomes: { new: "entered", draft: "changed", skip: "", same: "" },
  seesAll: () => false,
  other: { read: datasets, is: isDcat },
  async ground(desk, _, caller) {
    const [actor, units] = await Promise.all([whoActs(desk, caller), desk.organisations.list(desk.sql)]);
    return { actor, units, day: dayInShanghai(desk.now()) };
  },
  regionOf: ({ actor }) => actor.regionCode ?? WHOLE_REGION,
  columns: () => catalogueColumns,
  fields: () => SHEET_FIELDS.map((field) => ({ field, name: FIELD_WORDS[field] })),
  knows: (_, field) => SHEET_FIELDS.includes(field),
  // A DCAT file has no columns.
  unready: (_, { fields }) => (fields.length === 0 ? null : columnsNeeded(fields)),
  async read(sql, { rows, mapping }, ground) {
    const { units, actor } = ground;
    const raw = isDcat(rows)
      ? ofDcat(rows, units)
      : draftResources(rows, mapping, units, actor.regionCode ?? WHOLE_REGION);
    const known = await existing(sql);
    const seen = new Set<string>();
    const work = raw.map((each) => {
      const twice = seen.has(each.content.code);
      seen.add(each.content.code);
      const decision = mapping.lines[String(each.rows[0] ?? 0)] ?? null;
      const line = lineOf(each, { twice, decision }, known, ground);
      return { line, deed: line.outcome === "skip" ? null : line };
    });
    return { work };
  },
  async enter(desk, portion, { key, caller }) {
    const done: CatalogueLine[] = [];
    for (const { line } of portion) {
      const { content, alike, entryId } = line;
      const once = key(String(line.number));
      if (entryId !== null) {
        const { version, state } = await getRecord(desk.sql, resource, entryId);
        const act = { type: "edit", content: { ...content, code: state.content.code } } as const;
        await doResourceAct(desk, entryId, { version, key: once, act }, caller);
        done.push(line);
      } else {
        const code =
          alike?.sameCode === true ? await nextFreeCode(desk.sql, classOf(content.code)) : content.code;
        const { id } = await beginResource(desk, { key: once, content: { ...content, code } }, caller);
        done.push({ ...line, entryId: id });
      }
    }
    return done;
  },
});
