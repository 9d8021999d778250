import { dayInShanghai } from "../../../../kernel/calendar.ts";
import { whoActs } from "../../../../platform/records/who-acts.ts";
import type { Caller } from "../../../../platform/slice.ts";
import {
  type CatalogueImport,
  type Existing,
  findAlike,
  type ImportLine,
  lineState,
} from "../../domain/catalogue/import-view.ts";
import { resource } from "../../catalogue/resource/kind.ts";
import type { ResourceStatus } from "../../catalogue/resource/state.ts";
import { draftResources, type KnownUnit } from "../../domain/catalogue/sheet-draft.ts";
import { columnsOf } from "../../domain/catalogue/sheet-mapping.ts";
import type { Desk } from "../desk.ts";
import type { ImportRecord } from "./imports.ts";

const OPEN = new Set<ResourceStatus>(["drafting", "approved", "returned", "revising"]);

type Raw = Pick<ImportLine, "at" | "content" | "problems" | "notes">;

/** Datasets of a DCAT file as drafts: their publishers are looked up by id, then by name. */
function ofDcat(record: ImportRecord & { kind: "dcat" }, units: readonly KnownUnit[]): Raw[] {
  return record.content.map(({ at, content, lacking }) => {
    const unit =
      units.find(({ id }) => id === content.providerId) ??
      units.find(({ name }) => name === content.providerName);
    return {
      at,
      content: { ...content, providerId: unit?.id ?? "", regionCode: unit?.regionCode ?? content.regionCode },
      problems: unit
        ? []
        : [
            {
              zh: `名册里没有提供部门“${content.providerName}”，请先登记或改用名册中的名称。`,
              en: `The publisher “${content.providerName}” is not on the roster. Enter it first or use its name there.`,
            },
          ],
      notes: lacking,
    };
  });
}

const ofSheet = (record: ImportRecord & { kind: "workbook" }, units: readonly KnownUnit[]): Raw[] =>
  draftResources(record.content, record.mapping, units, record.regionCode).map(
    ({ rows, content, problems, notes }) => ({
      at: rows.length === 1 ? `${rows[0]}` : `${rows[0]}–${rows.at(-1)}`,
      content,
      problems,
      notes,
    }),
  );

/** Lines of an import as they stand against the catalogue now. */
export async function importLines(desk: Desk, record: ImportRecord, caller: Caller): Promise<ImportLine[]> {
  const { sql } = desk;
  const [actor, units] = await Promise.all([whoActs(desk, caller), desk.organisations.list(sql)]);
  const existing = await sql<(Omit<Existing, "open"> & { status: ResourceStatus })[]>`
    select id, title as name, status, state -> 'content' ->> 'code' as code, state -> 'content' ->> 'providerId' as provider_id
    from shared_data.record where kind = 'resource' and status <> 'withdrawn'`;
  const known = existing.map((each): Existing => ({ ...each, open: OPEN.has(each.status) }));
  const raw = record.kind === "dcat" ? ofDcat(record, units) : ofSheet(record, units);
  const day = dayInShanghai(desk.now());
  const seen = new Set<string>();
  return raw.map((line, key): ImportLine => {
    const refused =
      line.problems.length > 0
        ? null
        : resource.permit(null, { type: "begin", content: line.content }, actor, day);
    const twice = seen.has(line.content.code);
    seen.add(line.content.code);
    const problems = [
      ...line.problems,
      ...(refused === null ? [] : [refused.sentence]),
      ...(twice
        ? [
            {
              zh: `代码 ${line.content.code} 在文件中出现了两次，请改正一处。`,
              en: `The code ${line.content.code} stands in the file twice. Correct one.`,
            },
          ]
        : []),
    ];
    return {
      key,
      ...line,
      problems,
      alike: findAlike(line.content, known),
      decision: record.decisions[String(key)] ?? null,
    };
  });
}

const SHOWN_LINES = 300;

/** An import as its page shows it: the lines that wait first. */
export async function importView(desk: Desk, record: ImportRecord, caller: Caller): Promise<CatalogueImport> {
  const { id, kind, fileName, state, entered } = record;
  const lines = state === "open" ? await importLines(desk, record, caller) : [];
  const counts = { ready: 0, blocked: 0, asked: 0, skipped: 0 };
  for (const line of lines) counts[lineState(line)] += 1;
  const mapping =
    record.kind === "workbook"
      ? {
          headingRow: record.mapping.headingRow,
          firstRows: record.content
            .slice(0, 20)
            .map(({ number, cells }) => ({ number, text: [...new Set(cells)].join(" ").slice(0, 60) })),
          columns: columnsOf(record.content, record.mapping),
        }
      : null;
  const order = ["asked", "blocked", "ready", "skipped"];
  const shown = lines
    .toSorted((a, b) => order.indexOf(lineState(a)) - order.indexOf(lineState(b)) || a.key - b.key)
    .slice(0, SHOWN_LINES);
  return { id, kind, fileName, state, entered, mapping, counts, lines: shown };
}
