import postgres from "postgres";
import { sameJson, storedText } from "../../kernel/canonical-json.ts";
import type { Act, Recorded } from "../../kernel/record.ts";
import type { Sql } from "../database/database.ts";
import { json, portions } from "../database/json.ts";
import { type Projected, schemaOf } from "./records.ts";

/** A table that is held against the records of a kind. */
export type Checked<D> = {
  readonly kind: string;
  readonly table: string;
  /** Ids of those of the records of which something else stands than follows from them. */
  readonly differing: (sql: Sql, desk: D, records: readonly Folded[]) => Promise<string[]>;
};

/** A record as its acts have it, with them. */
export type Folded = Projected<unknown> & { readonly acts: readonly Recorded<Act>[] };

/**
 * A table that follows from the records of a kind: written with each act, verified and rebuilt from the acts
 * (`verify-records.ts`). `D` is what its rows need of the slice's desk.
 */
export type Projection<D> = Checked<D> & {
  readonly write: (sql: Sql, desk: D, record: Projected<unknown>) => Promise<void>;
  /** Writes all of a record's rows, where `write` only does those that its act changed. */
  readonly rebuild?: (sql: Sql, desk: D, record: Projected<unknown>) => Promise<void>;
  /** The same of records that have just begun. */
  readonly writeAll?: (sql: Sql, desk: D, begun: readonly Projected<unknown>[]) => Promise<void>;
  /** Ids of records of which rows stand though there is none, or none of the kind. */
  readonly strays: (sql: Sql) => Promise<string[]>;
  readonly remove: (sql: Sql, ids: readonly string[]) => Promise<void>;
};

type WrittenAgain<D> = {
  /** Writes it again where something beside the record changed from which it follows too. */
  readonly writeAgain: (sql: Sql, desk: D, id: string) => Promise<void>;
};

type Rows<S, D, G> =
  /** One row of each record, or none. */
  | { readonly row: (record: Projected<S>, desk: D, given: G | undefined) => object | null }
  /** Any number. */
  | { readonly rows: (record: Projected<S>, desk: D, given: G | undefined) => readonly object[] };

type Spec<S, D, G> = Rows<S, D, G> & {
  /** The schema of the table, where it is not the slice's own. */
  readonly schema?: "platform";
  /** The column that holds the record's id; `id` where it is left out. */
  readonly by?: string;
  /** Columns that the table makes itself of the others. */
  readonly generated?: readonly string[];
  /** What tells its rows where several projections share a table. */
  readonly where?: Readonly<Record<string, string>>;
  /** What rows need beside the record itself, asked for several records at once. */
  readonly given?: (sql: Sql, ids: readonly string[], desk: D) => Promise<ReadonlyMap<string, G>>;
};

/** Whether a table holds these rows, in whatever order. */
export const sameRows = (left: readonly object[], right: readonly object[]): boolean =>
  sameJson(left.map(storedText).toSorted(), right.map(storedText).toSorted());

/** What a computation says; null where it cannot be made, as of acts or states that somebody changed by hand. */
export function ifItFolds<T>(fold: () => T): T | null {
  try {
    return fold();
  } catch {
    return null;
  }
}

/** A row as it is written: objects as json. */
export const stored = (sql: Sql, row: object): object =>
  Object.fromEntries(
    Object.entries(row).map(([key, value]) => [
      key,
      value !== null && typeof value === "object" && value.constructor === Object ? json(sql, value) : value,
    ]),
  );

const column = (sql: Sql, name: string) => sql(postgres.fromCamel(name));

/**
 * Makes the projections of a slice, in its tables:
 * `const requestNow = projections<Desk>("shared-data")(request, "request_now", { row: ({ state }, desk) => ({ … }) })`.
 * A row need not name its record: the column `by`, and what `where` says, are filled in.
 */
export const projections =
  <D>(slice: string) =>
  <S, G = never>(
    { kind }: { readonly kind: string; readonly head: (state: S) => unknown },
    table: string,
    spec: Spec<S, D, G>,
  ): Projection<D> & WrittenAgain<D> => {
    const { by = "id", where = {}, generated = [], given } = spec;
    const schema = schemaOf(slice);
    const into = (sql: Sql) => sql(`${spec.schema ?? schema}.${table}`);
    const own = (sql: Sql) =>
      Object.entries(where).reduce(
        (found, [name, value]) => sql`${found} and ${column(sql, name)} = ${value}`,
        sql``,
      );

    const made = (record: Projected<unknown>, desk: D, beside: G | undefined): object[] => {
      const of = record as Projected<S>;
      const rows = "row" in spec ? [spec.row(of, desk, beside)] : spec.rows(of, desk, beside);
      return rows.flatMap((row) => (row === null ? [] : [{ ...where, [by]: record.id, ...row }]));
    };

    async function standing(sql: Sql, ids: readonly string[]): Promise<Map<string, object[]>> {
      const found = new Map<string, object[]>(ids.map((id) => [id, []]));
      const rows = await sql<Record<string, unknown>[]>`
        select * from ${into(sql)} where ${column(sql, by)} = any(${[...ids]}::uuid[]) ${own(sql)}`;
      for (const row of rows)
        found
          .get(String(row[by]))
          ?.push(Object.fromEntries(Object.entries(row).filter(([name]) => !generated.includes(name))));
      return found;
    }

    const remove = async (sql: Sql, ids: readonly string[]): Promise<void> => {
      await sql`delete from ${into(sql)} where ${column(sql, by)} = any(${[...ids]}::uuid[]) ${own(sql)}`;
    };

    async function write(sql: Sql, desk: D, record: Projected<unknown>): Promise<void> {
      const beside = await given?.(sql, [record.id], desk);
      const rows = made(record, desk, beside?.get(record.id));
      const [only] = rows;
      if ("row" in spec && only !== undefined) {
        const row = stored(sql, only);
        await sql`
          insert into ${into(sql)} ${sql(row)} on conflict (${column(sql, by)}) do update set ${sql(row)}`;
        return;
      }
      // Of a record that has just begun nothing stands yet.
      const before = record.version === 1 ? [] : ((await standing(sql, [record.id])).get(record.id) ?? []);
      if (sameRows(before, rows)) return;
      await remove(sql, [record.id]);
      for (const part of portions(rows))
        await sql`insert into ${into(sql)} ${sql(part.map((row) => stored(sql, row)))}`;
    }

    async function writeAll(sql: Sql, desk: D, begun: readonly Projected<unknown>[]): Promise<void> {
      const beside = await given?.(
        sql,
        begun.map(({ id }) => id),
        desk,
      );
      const rows = begun.flatMap((record) => made(record, desk, beside?.get(record.id)));
      for (const part of portions(rows))
        await sql`insert into ${into(sql)} ${sql(part.map((row) => stored(sql, row)))}`;
    }

    return {
      kind,
      table,
      write,
      writeAll,
      remove,
      async writeAgain(sql, desk, id) {
        const [record] = await sql<Projected<unknown>[]>`
          select id, version, sample, reported, state, status, region_code, unit_ids, search_text,
            changed_at, (select day from ${sql(schema)}.act a where a.record_id = r.id order by version desc limit 1) as changed_on
          from ${sql(schema)}.record r where id = ${id} and kind = ${kind}`;
        if (record) await write(sql, desk, record);
      },
      async differing(sql, desk, records) {
        const ids = records.map(({ id }) => id);
        const [kept, beside] = [await standing(sql, ids), await given?.(sql, ids, desk)];
        const fits = (record: Projected<unknown>): boolean =>
          sameRows(
            kept.get(record.id) ?? [],
            ifItFolds(() => made(record, desk, beside?.get(record.id))) ?? [],
          );
        return records.filter((record) => !fits(record)).map(({ id }) => id);
      },
      async strays(sql) {
        const rows = await sql<{ id: string }[]>`
          select distinct t.${column(sql, by)} as id from ${into(sql)} t
          where true ${own(sql)} and not exists (
            select from ${sql(schema)}.record r where r.id = t.${column(sql, by)} and r.kind = ${kind})`;
        return rows.map(({ id }) => id);
      },
    };
  };
