import { dayInShanghai } from "../../../kernel/calendar.ts";
import { refusal } from "../../../kernel/error.ts";
import type { Sql } from "../../../platform/database/database.ts";
import { type Work, type ReadSheet } from "../../../platform/records/importer-spec.ts";
import { importer } from "../../../platform/records/importer.ts";
import type { Caller } from "../../../platform/slice.ts";
import { actorOf } from "../../store/actor.ts";
import type { Desk } from "../../store/desk.ts";
import { namesIn, type NamedUnit, unitFinder } from "../../../kernel/sheet-units.ts";
import type { EntryState, MoneyLine, RegisterKind } from "../entry.ts";
import type { MeasureChoice } from "../register-choices.ts";
import { specOf } from "../specs.ts";
import { actOnEntry, enterEntry } from "../store-act.ts";
import { type DeedGround, deedOf, type Standing } from "./deeds.ts";
import { readDrafts } from "./draft.ts";
import { fieldName, type ImportField, importFields, parseField } from "./fields.ts";
import { linkReader } from "./links.ts";
import { registerColumns } from "./mapping.ts";
import { type KnownEntry, matchDrafts } from "./matching.ts";
import { registerQuestions } from "./questions.ts";
import { type ImportDecisions, type ImportDeed, type ImportRow, NO_DECISIONS } from "./row.ts";

/** What imports and workbooks of a register stand on; read before a transaction. */
export type RegisterGround = DeedGround & {
  readonly units: readonly NamedUnit[];
  readonly measures: readonly MeasureChoice[];
};

const BAOTOU = "150200";

export async function registerGround(
  desk: Desk,
  { register, fileName }: { readonly register: RegisterKind; readonly fileName: string },
  caller: Caller,
): Promise<RegisterGround> {
  const plans = (await desk.plans.list(desk.sql)).filter(({ current }) => current);
  // The demonstration's own plan is the one that its workbooks mean.
  const meant = plans.find(({ sample }) => sample === desk.config.demo) ?? plans[0];
  const measures: MeasureChoice[] = [];
  for (const { id } of plans) measures.push(...(await desk.plans.measures(id, desk.sql)));
  const ordinals = new Map(measures.map(({ id, ordinal, number }) => [id, ordinal ?? String(number)]));
  const roster = await desk.organisations.list(desk.sql);
  const units = roster.filter(({ collective }) => !collective);
  const names = new Map(
    roster.flatMap(({ id, mergedIds = [], name }) => [id, ...mergedIds].map((each) => [each, name])),
  );
  const texts = new Map(
    measures.map(({ id, ordinal, number, text }) => [id, `${ordinal ?? number} ${text.slice(0, 40)}`]),
  );
  return {
    spec: specOf(register),
    asOf: dayInShanghai(desk.now()),
    findUnit: unitFinder(units),
    links: linkReader(measures.filter(({ planId }) => planId === meant?.id)),
    homeCity: meant?.regionCode ?? BAOTOU,
    actor: await actorOf(desk, caller),
    fileName,
    unitName: (id) => names.get(id) ?? id,
    measureText: (id) => texts.get(id) ?? id,
    ordinal: (id) => ordinals.get(id) ?? null,
    units,
    measures: measures.filter(({ planId }) => planId === meant?.id),
  };
}

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
  ImportField,
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
  ground: (desk, { scope, fileName }, caller) =>
    registerGround(desk, { register: scope as RegisterKind, fileName }, caller),
  regionOf: ({ homeCity }) => homeCity,
  columns: ({ spec, findUnit, asOf }) =>
    registerColumns(spec, {
      asOf,
      namesUnits: (text) => namesIn(text).some((name) => findUnit(name) !== undefined),
    }),
  fields: ({ spec }, used) =>
    importFields(spec, used).map((field) => ({ field, name: fieldName(spec, field) })),
  knows: ({ spec }, field) => parseField(spec, field) !== null,
  unready: (_, { fields }) => (fields.includes("name") ? null : NO_NAME_COLUMN),
  shown: ({ homeCity }, decisions) => ({ ...decisions, city: decisions.city ?? homeCity }),
  lists: ({ units }) => ({
    units: units.map(({ id, name }) => ({ value: id, name: { zh: name, en: name } })),
  }),
  async read(sql, { rows, mapping }, ground): Promise<ReadSheet<ImportRow, ImportDeed>> {
    const { drafts, nothing } = readDrafts(rows, mapping, ground);
    const known = await knownEntries(sql, ground.spec.register);
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
