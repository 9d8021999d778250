import { refusal } from "../../../kernel/error.ts";
import type { Sql } from "../../../platform/database/database.ts";
import { type Work, type ReadSheet } from "../../../platform/records/importer-spec.ts";
import { importer } from "../../../platform/records/importer.ts";
import type { Desk } from "../../store/desk.ts";
import { namesIn } from "../../../kernel/sheet-units.ts";
import type { EntryState, MoneyLine, RegisterKind } from "../entry.ts";
import { type ColumnKey, columnName, meaningOf } from "../columns.ts";
import { actOnEntry, enterEntry } from "../store-act.ts";
import { registerGround, type RegisterGround } from "../store-choices.ts";
import { deedOf, type Standing } from "./deeds.ts";
import { readDrafts } from "./draft.ts";
import { importColumns, registerColumns } from "./headings.ts";
import { type KnownEntry, matchDrafts } from "./matching.ts";
import { registerQuestions } from "./questions.ts";
import { type ImportDecisions, type ImportDeed, type ImportRow, NO_DECISIONS } from "./row.ts";

/** Every row of a register that an imported one may be; rows merged into others are those others. */
const knownEntries = (sql: Sql, register: RegisterKind): Promise<KnownEntry[]> => sql<KnownEntry[]>`
  select entry.id, entry.name, entry.region_code, record.state->'values'->>'code' as code
  from organisation.entry join organisation.record using (id)
  where entry.register = ${register} and merged_into is null order by entry.id`;

/** Rows as they stand with their amounts, by id. */
async function standingsOf(sql: Sql, ids: readonly string[]): Promise<Map<string, Standing>> {
  const rows = await sql<{ id: string; version: number; state: EntryState }[]>`
    select id, version, state from organisation.record where id = any(${[...ids]}::uuid[])`;
  const lines = await sql<(MoneyLine & { entryId: string })[]>`
    select entry_id, flow, source, period, amount_fen, batch, paper from organisation.money
    where entry_id = any(${[...ids]}::uuid[])`;
  const byEntry = new Map<string, MoneyLine[]>();
  for (const { entryId, ...line } of lines) byEntry.set(entryId, [...(byEntry.get(entryId) ?? []), line]);
  return new Map(
    rows.map(({ id, version, state }) => [id, { version, state, lines: byEntry.get(id) ?? [] }]),
  );
}

const nothingRow = ({ number, text }: { readonly number: number; readonly text: string }): ImportRow => ({
  number,
  outcome: "nothing",
  name: text,
  regionCode: "",
  kind: null,
  links: [],
  entryId: null,
  changes: [],
  issues: [],
});

const NO_NAME_COLUMN = refusal(
  "no-name-column",
  "还没有指定哪一列是名称，请先在“列对应”中选定。",
  "No column is said to hold the name. Choose it among the columns first.",
);

/** A register's workbooks, in through whatever headings; `scope` is the register. */
export const registerImporter = importer<Desk>()<
  ColumnKey,
  ImportDecisions,
  RegisterGround,
  ImportRow,
  ImportDeed
>({
  slice: "organisation",
  name: "register-import",
  tables: {
    imports: "organisation.register_import",
    headings: "organisation.heading_memory",
    scope: "register",
  },
  most: 5_000,
  undecided: NO_DECISIONS,
  outcomes: { new: "entered", update: "changed", unchanged: "unchanged", same: "" },
  makes: ["new"],
  ground: (desk, { scope, fileName }, caller) =>
    registerGround(desk, { register: scope as RegisterKind, fileName }, caller),
  regionOf: ({ homeCity }) => homeCity,
  columns: ({ spec, findUnit, asOf }) =>
    registerColumns(spec, {
      asOf,
      namesUnits: (text) => namesIn(text).some((name) => findUnit(name) !== undefined),
    }),
  fields: ({ spec }, used) =>
    importColumns(spec, used).map((field) => ({ field, name: columnName(spec, field) })),
  knows: ({ spec }, field) => meaningOf(spec, field) !== null,
  unready: (_, { fields }) => (fields.includes("name") ? null : NO_NAME_COLUMN),
  shown: ({ homeCity }, decisions) => ({ ...decisions, city: decisions.city ?? homeCity }),
  lists: ({ units }) => ({
    units: units.map(({ id, name }) => ({ value: id, name: { zh: name, en: name } })),
  }),
  async read(sql, { rows, mapping, own }, ground): Promise<ReadSheet<ImportRow, ImportDeed>> {
    const { drafts, nothing } = readDrafts(rows, mapping, ground);
    const known = (await knownEntries(sql, ground.spec.register)).filter(({ id }) => !own.has(id));
    const matches = matchDrafts(drafts, known, mapping.same);
    const ids = matches.flatMap((match) => (match.kind === "known" ? [match.entry.id] : []));
    const standings = await standingsOf(sql, ids);
    const work = drafts.map((draft, at): Work<ImportRow, ImportDeed> => {
      const match = matches[at] ?? { kind: "new" as const, apartFrom: [] };
      const standing = match.kind === "known" ? (standings.get(match.entry.id) ?? null) : null;
      return deedOf(draft, match, standing, ground);
    });
    const all = [...work, ...nothing.map((line) => ({ line: nothingRow(line), deed: null }))];
    return {
      work: all.toSorted((a, b) => a.line.number - b.line.number),
      questions: registerQuestions(drafts, mapping, ground.units),
    };
  },
  async enter(desk, portion, { key, caller }) {
    const done: ImportRow[] = [];
    for (const { line, deed } of portion) {
      let { entryId } = line;
      for (const [at, act] of deed.acts.entries()) {
        const once = key(String(line.number), String(at));
        if (act.type === "enter") entryId = (await enterEntry(desk, act.seed, once, caller)).id;
        else if (entryId !== null) {
          const version = at === 0 ? deed.version : null;
          await actOnEntry(desk, { id: entryId, version, key: once, act }, caller);
        }
      }
      done.push({ ...line, entryId });
    }
    return done;
  },
});
