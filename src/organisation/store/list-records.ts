import { queryWords } from "../../kernel/search-tokens.ts";
import type { Sql } from "../../platform/database/database.ts";
import type {
  Act,
  RecordHistory,
  RecordKind,
  RecordLine,
  RecordShape,
  RecordView,
} from "../domain/record.ts";
import type { Desk } from "./desk.ts";
import { actsOf } from "./records.ts";

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
function matching(sql: Sql, kind: RecordKind, filter: RecordFilter) {
  const { status, q, unit, measure, from, to } = filter;
  const words =
    q === undefined
      ? sql``
      : queryWords(q).reduce((found, word) => sql`${found} and strpos(search_text, ${word}) > 0`, sql``);
  return sql`kind = ${kind}
    ${status === undefined ? sql`` : sql`and status = ${status}`}
    ${words}
    ${unit === undefined ? sql`` : sql`and ${unit}::uuid = any(unit_ids)`}
    ${measure === undefined ? sql`` : sql`and measure_ids @> array[${measure}]::uuid[]`}
    ${from === undefined ? sql`` : sql`and coalesce(until, day) >= ${from}`}
    ${to === undefined ? sql`` : sql`and day <= ${to}`}`;
}

/** A page of the records of a kind, those without a day first, then the latest first. */
export async function listRecords(
  sql: Sql,
  kind: RecordKind,
  filter: RecordFilter,
  { page, size }: Page,
): Promise<{ total: number; rows: RecordLine[] }> {
  const where = matching(sql, kind, filter);
  const [counted] = await sql<{ total: number }[]>`
    select count(*) as total from organisation.record where ${where}`;
  const rows = await sql<LineRow[]>`
    select id, kind, version, sample, reported, begun_at, begun_by, changed_at, changed_by, title, status, day, until,
      unit_ids, measure_ids, region_code
    from organisation.record where ${where} order by day desc nulls first, id limit ${size} offset ${(page - 1) * size}`;
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
export async function allRecords<S, A extends Act>(
  sql: Sql,
  { kind }: RecordShape<S, A>,
  filter: RecordFilter = {},
): Promise<RecordView<S>[]> {
  const rows = await sql<
    (Omit<RecordView<S>, "begunAt" | "changedAt"> & { begunAt: Date; changedAt: Date })[]
  >`
    select id, kind, version, sample, reported, state, begun_at, begun_by, changed_at, changed_by
    from organisation.record where ${matching(sql, kind, filter)} order by day nulls last, id`;
  return rows.map((row) => ({
    ...row,
    begunAt: row.begunAt.toISOString(),
    changedAt: row.changedAt.toISOString(),
  }));
}

/** What was done with a record, the newest first. */
export async function historyOf<S, A extends Act>(
  { sql, organisations }: Pick<Desk, "sql" | "organisations">,
  shape: RecordShape<S, A>,
  id: string,
): Promise<RecordHistory[]> {
  const units = await organisations.list(sql);
  const names = new Map(
    units.flatMap(({ id: own, mergedIds, name }) => [own, ...(mergedIds ?? [])].map((each) => [each, name])),
  );
  const acts = await actsOf<A>(sql, id);
  return acts.toReversed().map(({ version, at, by, act }) => ({
    version,
    at,
    by,
    sentence: shape.sentence(act, (unit) => names.get(unit) ?? unit),
  }));
}
