import { sameJson } from "../../kernel/canonical-json.ts";
import { type Act, foldRecord, type Recorded, type RecordShape } from "../../kernel/record.ts";
import { folded } from "../../kernel/search-tokens.ts";
import type { Sql } from "../database/database.ts";
import type { RecordDifference, RecordsVerdict } from "../slice.ts";
import { schemaOf } from "./records.ts";

type Columns = Readonly<Record<string, unknown>>;

/** A kind of record as verification needs it: what a record's row says after its acts. */
export type KindToVerify = {
  /** The kind, or the one record that is of a shape of its own within a kind. */
  readonly key: string;
  readonly expected: (acts: readonly Recorded<Act>[]) => Columns;
};

/** A shape with its state left behind, so that kinds of different states stand in one list; `only`: the one record it is for. */
export const toVerify = <S, A extends Act, W>(shape: RecordShape<S, A, W>, only?: string): KindToVerify => ({
  key: only ?? shape.kind,
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

/** What acts fold to; null where they cannot follow on each other, as after somebody exchanged two by hand. */
export function ifItFolds<T>(fold: () => T): T | null {
  try {
    return fold();
  } catch {
    return null;
  }
}

type Row = Columns & { readonly id: string; readonly kind: string; readonly title: string };
type Doing = Omit<Recorded<Act>, "at" | "by"> & {
  readonly recordId: string;
  readonly at: Date;
  readonly byName: string;
};

function differences(kind: KindToVerify | undefined, row: Row, acts: readonly Recorded<Act>[]): string[] {
  if (!kind) return ["kind"];
  if (acts.length === 0 || acts.some(({ version }, at) => version !== at + 1)) return ["act"];
  const said = ifItFolds(() => kind.expected(acts));
  if (!said) return ["act"];
  return Object.keys(said).filter((name) => !sameJson(row[name], said[name]));
}

const AT_ONCE = 500;
const FIRST = "00000000-0000-0000-0000-000000000000";

/**
 * Folds all acts of every record of a slice again and compares what lists and pages read of it; only those that differ are
 * told, with the columns that do. `kinds` are all kinds of the slice.
 */
export async function verifyRecords(
  sql: Sql,
  slice: string,
  kinds: readonly KindToVerify[],
): Promise<RecordsVerdict> {
  const schema = schemaOf(slice);
  const known = new Map(kinds.map((each) => [each.key, each]));
  const differing: RecordDifference[] = [];
  let checked = 0;
  for (let after = FIRST; ;) {
    const rows = await sql<Row[]>`
      select id, kind, version, title, status, region_code, day, until, unit_ids, measure_ids, search_text, state,
        begun_at, begun_by, changed_at, changed_by
      from ${sql(schema)}.record where id > ${after} order by id limit ${AT_ONCE}`;
    const last = rows.at(-1);
    if (!last) return { checked, differing };
    const doings = await sql<Doing[]>`
      select record_id, version, at, day, by_name, by_id, act from ${sql(schema)}.act
      where record_id > ${after} and record_id <= ${last.id} order by record_id, version`;
    const acts = new Map<string, Recorded<Act>[]>(rows.map(({ id }) => [id, []]));
    for (const { recordId, byName: by, at, ...rest } of doings)
      acts.get(recordId)?.push({ ...rest, by, at: at.toISOString() });
    for (const row of rows) {
      const { id, kind, title: name } = row;
      const wrong = differences(known.get(id) ?? known.get(kind), row, acts.get(id) ?? []);
      if (wrong.length > 0) differing.push({ kind, id, name, differences: wrong });
    }
    checked += rows.length;
    after = last.id;
  }
}
