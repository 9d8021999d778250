import { sameJson } from "../../kernel/canonical-json.ts";
import { type Act, foldRecord, type Recorded, type RecordShape } from "../../kernel/record.ts";
import { folded } from "../../kernel/search-tokens.ts";
import { inTransaction, type Sql } from "../database/database.ts";
import type { RecordDifference, RecordsVerdict } from "../slice.ts";
import { type Checked, type Folded, ifItFolds, type Projection } from "./projection.ts";
import { type Projected, schemaOf } from "./records.ts";

type Columns = Readonly<Record<string, unknown>>;

/** A kind of record as verification needs it: what a record's row says after its acts. */
export type KindToVerify = {
  readonly kind: string;
  /** The one record that is of a shape of its own within a kind. */
  readonly only?: string;
  readonly expected: (acts: readonly Recorded<Act>[]) => Columns;
};

/** A shape with its state left behind, so that kinds of different states stand in one list; `only`: the one record it is for. */
export const toVerify = <S, A extends Act, W>(shape: RecordShape<S, A, W>, only?: string): KindToVerify => ({
  kind: shape.kind,
  ...(only !== undefined && { only }),
  expected: (acts) => {
    const state = foldRecord(shape, acts as readonly Recorded<A>[]);
    const head = shape.head(state);
    const [first, last] = [acts[0], acts.at(-1)];
    return {
      state,
      version: acts.length,
      title: head.title,
      status: head.status,
      regionCode: head.regionCode,
      day: head.day,
      until: head.until,
      unitIds: [...new Set(head.unitIds)],
      measureIds: [...new Set(head.measureIds)],
      searchText: folded([head.title, ...(head.words ?? [])].join("\n")),
      begunAt: first?.at,
      begunBy: first?.by,
      changedAt: last?.at,
      changedBy: last?.by,
    };
  },
});

type Row = Columns &
  Omit<Projected<unknown>, "changedOn"> & { readonly kind: string; readonly title: string };
type Doing = Omit<Recorded<Act>, "at" | "by"> & {
  readonly recordId: string;
  readonly at: Date;
  readonly byName: string;
};

/** A record's row, its acts, and what should stand in the row; null where the acts do not follow on each other. */
type Held = {
  readonly row: Row;
  readonly acts: readonly Recorded<Act>[];
  readonly said: Columns | null;
};

function differences(kind: KindToVerify | undefined, { row, said }: Held): string[] {
  if (!kind) return ["kind"];
  if (said === null) return ["act"];
  return Object.keys(said).filter((name) => !sameJson(row[name], said[name]));
}

/** The record as its acts have it, which its row may not. */
function foldedOf({ row, acts, said }: Held): Folded {
  const last = acts.at(-1);
  const changed = { changedAt: last ? new Date(last.at) : row.changedAt, changedOn: last?.day ?? "" };
  return { ...row, ...said, ...changed, acts };
}

const AT_ONCE = 500;
const FIRST = "00000000-0000-0000-0000-000000000000";

type Slice<D> = {
  readonly slice: string;
  /** All kinds of the slice, or those that are asked about. */
  readonly kinds: readonly KindToVerify[];
  readonly projections?: readonly Projection<D>[];
  /** What else is held against records and cannot be rebuilt from them. */
  readonly checks?: readonly Checked<D>[];
};

const namesOf = (kinds: readonly KindToVerify[]): string[] => [...new Set(kinds.map(({ kind }) => kind))];

type Among = {
  /** False: only those of the kinds; else a record of none of them is one that differs. */
  readonly every?: boolean;
  /** Only these. */
  readonly ids?: readonly string[] | undefined;
};

/** A portion of the records behind one, in the order of their ids; `lock` keeps others from acting on them meanwhile. */
async function portionAfter(
  sql: Sql,
  { slice, kinds }: Slice<never>,
  after: string,
  { lock, every, ids }: Among & { readonly lock: boolean },
): Promise<Held[]> {
  const schema = schemaOf(slice);
  const rows = await sql<Row[]>`
    select id, kind, version, sample, reported, title, status, region_code, day, until, unit_ids, measure_ids, search_text,
      state, begun_at, begun_by, changed_at, changed_by
    from ${sql(schema)}.record where id > ${after} ${every === false ? sql`and kind = any(${namesOf(kinds)})` : sql``}
      ${ids === undefined ? sql`` : sql`and id = any(${[...ids]}::uuid[])`}
    order by id limit ${AT_ONCE} ${lock ? sql`for no key update` : sql``}`;
  const doings = await sql<Doing[]>`
    select record_id, version, at, day, by_name, by_id, act from ${sql(schema)}.act
    where record_id = any(${rows.map(({ id }) => id)}::uuid[]) order by record_id, version`;
  const acts = new Map<string, Recorded<Act>[]>(rows.map(({ id }) => [id, []]));
  for (const { recordId, byName: by, at, ...rest } of doings)
    acts.get(recordId)?.push({ ...rest, by, at: at.toISOString() });
  return rows.map((row) => {
    const done = acts.get(row.id) ?? [];
    const whole = done.length > 0 && done.every(({ version }, at) => version === at + 1);
    const kind = kindOf(kinds, row);
    return { row, acts: done, said: kind && whole ? ifItFolds(() => kind.expected(done)) : null };
  });
}

const kindOf = (kinds: readonly KindToVerify[], { id, kind }: Row): KindToVerify | undefined =>
  kinds.find(({ only }) => only === id) ??
  kinds.find((each) => each.only === undefined && each.kind === kind);

const ofKind = (portion: readonly Held[], { kind }: { readonly kind: string }): Folded[] =>
  portion.flatMap((each) => (each.row.kind === kind ? [foldedOf(each)] : []));

/**
 * Folds all acts of every record of a slice again and compares what lists and pages read of it, in its row and in what is
 * derived from it; only those that differ are told, with the columns and tables that do.
 */
export async function verifyRecords<D extends { readonly sql: Sql }>(
  desk: D,
  of: Slice<D>,
  among: Among = {},
): Promise<RecordsVerdict> {
  const { sql } = desk;
  const { kinds, projections = [], checks = [] } = of;
  const differing: RecordDifference[] = [];
  let checked = 0;
  for (let after = FIRST; ;) {
    const portion = await portionAfter(sql, of as Slice<never>, after, { ...among, lock: false });
    const last = portion.at(-1);
    if (!last) break;
    const wrong = new Map(portion.map((each) => [each.row.id, differences(kindOf(kinds, each.row), each)]));
    for (const held of [...projections, ...checks])
      for (const id of await held.differing(sql, desk, ofKind(portion, held)))
        if (!wrong.get(id)?.includes(held.table)) wrong.get(id)?.push(held.table);
    for (const { row } of portion) {
      const found = wrong.get(row.id) ?? [];
      const { id, kind, title: name } = row;
      if (found.length > 0) differing.push({ kind, id, name, differences: found });
    }
    checked += portion.length;
    after = last.row.id;
  }
  for (const { table, strays } of among.ids === undefined ? projections : [])
    for (const id of await strays(sql)) differing.push({ kind: table, id, name: "", differences: [table] });
  return { checked, differing };
}

/** Writes what is derived from a slice's records, or its rows of one table, anew from their acts wherever it differs; returns of how many. */
export async function rebuildProjections<D extends { readonly sql: Sql }>(
  desk: D,
  of: Slice<D>,
  table?: string,
): Promise<number> {
  const projections = (of.projections ?? []).filter((each) => table === undefined || each.table === table);
  if (projections.length === 0) return 0;
  let written = 0;
  for (let after: string | undefined = FIRST; after !== undefined;)
    after = await inTransaction(desk.sql, async (sql) => {
      const from: string = after ?? FIRST;
      const portion = await portionAfter(sql, of as Slice<never>, from, { lock: true, every: false });
      // What does not fold is for people to look at, not to be built on.
      const whole = portion.filter(({ said }) => said !== null);
      for (const projection of projections) {
        const records = ofKind(whole, projection);
        const wrong = new Set(await projection.differing(sql, desk, records));
        const write = projection.rebuild ?? projection.write;
        for (const record of records) if (wrong.has(record.id)) await write(sql, desk, record);
        written += wrong.size;
      }
      return portion.at(-1)?.row.id;
    });
  for (const { strays, remove } of projections) {
    const ids = await strays(desk.sql);
    if (ids.length > 0) await remove(desk.sql, ids);
    written += ids.length;
  }
  return written;
}
