import type { Sentence } from "../../kernel/error.ts";
import type { Organisation } from "../../kernel/organisation.ts";
import {
  type Act,
  actsStanding,
  type Done,
  foldRecord,
  type RecordHistory,
  type RecordLine,
  type RecordShape,
  type RecordView,
} from "../../kernel/record.ts";
import { isTakeBack, TAKEN_BACK, takenBackWords, takingBackWords } from "../../kernel/take-back.ts";
import type { Sql } from "../database/database.ts";
import { holdsWords } from "../database/holds-words.ts";
import { schemaOf } from "./records.ts";

export type RecordFilter = {
  readonly status?: string | undefined;
  readonly q?: string | undefined;
  readonly unit?: string | undefined;
  readonly measure?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
};
export type Page = { readonly page: number; readonly size: number };

type LineRow = Omit<RecordLine, "begunAt" | "changedAt"> & {
  readonly begunAt: Date;
  readonly changedAt: Date;
};

/** A part of a statement that is true where a value was given. */
function matching(sql: Sql, kind: string, filter: RecordFilter) {
  const { status, q, unit, measure, from, to } = filter;
  return sql`kind = ${kind}
    ${status === undefined ? sql`` : sql`and status = ${status}`}
    and ${holdsWords(sql, q)}
    ${unit === undefined ? sql`` : sql`and ${unit}::uuid = any(unit_ids)`}
    ${measure === undefined ? sql`` : sql`and measure_ids @> array[${measure}]::uuid[]`}
    ${from === undefined ? sql`` : sql`and coalesce(until, day) >= ${from}`}
    ${to === undefined ? sql`` : sql`and day <= ${to}`}`;
}

/** Lists of the records of one slice. */
export function recordLists(slice: string) {
  const schema = schemaOf(slice);

  /** A page of the records of a kind, those without a day first, then the latest first. */
  async function listRecords(
    sql: Sql,
    kind: string,
    filter: RecordFilter,
    { page, size }: Page,
  ): Promise<{ total: number; rows: RecordLine[] }> {
    const where = matching(sql, kind, filter);
    const [counted] = await sql<{ total: number }[]>`
      select count(*) as total from ${sql(schema)}.record where ${where}`;
    const rows = await sql<LineRow[]>`
      select id, kind, version, sample, reported, begun_at, begun_by, changed_at, changed_by, title, status, day, until,
        unit_ids, measure_ids, region_code
      from ${sql(schema)}.record where ${where} order by day desc nulls first, id limit ${size} offset ${(page - 1) * size}`;
    return {
      total: counted?.total ?? 0,
      rows: rows.map((row) => ({
        ...row,
        begunAt: row.begunAt.toISOString(),
        changedAt: row.changedAt.toISOString(),
      })),
    };
  }

  /** Whole records of a kind, the earliest day first: for kinds of which there are few. */
  async function allRecords<S, A extends Act, W>(
    sql: Sql,
    { kind }: Pick<RecordShape<S, A, W>, "kind" | "fold">,
    filter: RecordFilter = {},
  ): Promise<RecordView<S>[]> {
    const rows = await sql<
      (Omit<RecordView<S>, "begunAt" | "changedAt"> & { begunAt: Date; changedAt: Date })[]
    >`
      select id, kind, version, sample, reported, state, begun_at, begun_by, changed_at, changed_by
      from ${sql(schema)}.record where ${matching(sql, kind, filter)} order by day nulls last, id`;
    return rows.map((row) => ({
      ...row,
      begunAt: row.begunAt.toISOString(),
      changedAt: row.changedAt.toISOString(),
    }));
  }

  /** Whole records of a kind, or one of them, as they stood at the end of a past day, folded: for kinds of which there are few. */
  async function recordsOn<S, A extends Act, W>(
    sql: Sql,
    shape: Pick<RecordShape<S, A, W>, "kind" | "fold">,
    day: string,
    id?: string,
  ): Promise<Pick<RecordView<S>, "id" | "sample" | "reported" | "state">[]> {
    const rows = await sql<
      (Omit<Done<A>, "by" | "at"> & {
        byName: string;
        at: Date;
        id: string;
        sample: boolean;
        reported: boolean;
      })[]
    >`
      select r.id, r.sample, r.reported, a.version, a.at, a.day, a.by_name, a.by_id, a.act
      from ${sql(schema)}.record r join ${sql(schema)}.act a on a.record_id = r.id
      where r.kind = ${shape.kind} and a.day <= ${day} ${id === undefined ? sql`` : sql`and r.id = ${id}`} order by r.id, a.version`;
    const found = new Map<string, { sample: boolean; reported: boolean; acts: Done<A>[] }>();
    for (const { id: record, sample, reported, byName, at, ...act } of rows) {
      const acts = found.get(record)?.acts ?? [];
      acts.push({ ...act, by: byName, at: at.toISOString() });
      found.set(record, { sample, reported, acts });
    }
    return [...found].map(([record, { acts, ...rest }]) => ({
      id: record,
      ...rest,
      state: foldRecord(shape, acts),
    }));
  }

  return { listRecords, allRecords, recordsOn };
}

/** What was done with a record, the newest first; `units` of the roster give the names. */
export function historyOf<S, A extends Act, W>(
  shape: Pick<RecordShape<S, A, W>, "sentence">,
  acts: readonly Done<A>[],
  units: readonly (Organisation & { readonly mergedIds?: readonly string[] })[],
): RecordHistory[] {
  const names = new Map(
    units.flatMap(({ id: own, mergedIds, name }) => [own, ...(mergedIds ?? [])].map((each) => [each, name])),
  );
  const standing = new Set(actsStanding<A>(acts).map(({ version }) => version));
  const said = (act: A): Sentence => shape.sentence(act, (unit) => names.get(unit) ?? unit);
  const sentenceOf = ({ version, act }: Done<A>): Sentence => {
    if (!isTakeBack<A>(act)) return standing.has(version) ? said(act) : takenBackWords(said(act));
    const of = acts.find((each) => each.version === act.of)?.act;
    return of === undefined || isTakeBack<A>(of) ? TAKEN_BACK : takingBackWords(said(of));
  };
  return acts.toReversed().map((each) => ({
    version: each.version,
    at: each.at,
    by: each.by,
    sentence: sentenceOf(each),
  }));
}
