import type { Sentence } from "../../kernel/error.ts";
import type { Sql } from "../database/database.ts";

/** Where what the trail calls by a kind and a key has its name, and the page that opens it; null where it has none. */
export type TrailSubject = {
  /** What its kind is called. */
  readonly kind: Sentence;
  /** `:id`, `:name` and other columns of its table stand in it. */
  readonly page: string | null;
} & (
  | {
      readonly table: string;
      /** The column of the name, or where in a column of json it stands. */
      readonly name: string | readonly [column: string, key: string];
      /** Of sheets that one importer takes in: into what they go, and the job that enters large ones. */
      readonly imports?: { readonly scope: string; readonly job: string };
    }
  | {
      readonly table: null;
      /** Called by its key; left out, or null: its kind says all of it. */
      readonly name?: (key: string) => string | Sentence | null;
    }
);

/** By kind, as `task` of `task:…`. */
export type TrailSubjects = Readonly<Record<string, TrailSubject>>;

/** What a subject is called, null where its kind says all of it, and where it opens: for who may open that page. */
export type NamedSubject = { readonly name: string | Sentence | null; readonly page: string | null };

const CALLED = /^([a-z-]+)(?::(.+))?$/;
const IS_ID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;
const COLUMN = /:([a-z]+)/g;

/** A name stands in a line of a list. */
const LONGEST = 80;
const short = (name: string): string => (name.length > LONGEST ? `${name.slice(0, LONGEST)}…` : name);

/** A kind of records of a slice, all of which stand in its table of records. */
export const recordSubject =
  (schema: string) =>
  (zh: string, en: string, page: string | null): TrailSubject => ({
    kind: { zh, en },
    table: `${schema}.record`,
    name: "title",
    page,
  });

/** A file that came in, which is called as it was called. */
export const fileSubject = (
  table: string,
  zh: string,
  en: string,
  page: string | null,
  imports?: { readonly scope: string; readonly job: string },
): TrailSubject => ({
  kind: { zh, en },
  table,
  name: "file_name",
  page,
  ...(imports && { imports }),
});

/** What there is only one of, or whose kind says all that the trail may say. */
export const kindSubject = (zh: string, en: string, page: string | null): TrailSubject => ({
  kind: { zh, en },
  table: null,
  page,
});

type Row = Readonly<Record<string, string | null>> & { readonly id: string };

/** The names of rows and what stands in the address of their page. */
async function rowsOf(
  sql: Sql,
  { table, name, page }: Extract<TrailSubject, { table: string }>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Row>> {
  const [column, key] = [name].flat();
  const columns = new Set(["id", ...[...(page ?? "").matchAll(COLUMN)].flatMap(([, at = ""]) => at)]);
  const rows = await sql<Row[]>`
    select ${sql([...columns])}, ${sql(column ?? "")} ${key === undefined ? sql`` : sql`->> ${key}`} as called
    from ${sql(table)} where id = any(${[...ids]}::uuid[])`;
  return new Map(rows.map((row) => [row.id, row]));
}

/** Names of what is called by a kind and a key, by what it is called; what is gone, or of no kind that is known, has none. */
export async function nameSubjects(
  sql: Sql,
  subjects: TrailSubjects,
  written: readonly string[],
): Promise<ReadonlyMap<string, NamedSubject>> {
  const asked = [...new Set(written)].flatMap((subject) => {
    const [, kind = "", key] = CALLED.exec(subject) ?? [];
    const of = Object.hasOwn(subjects, kind) ? subjects[kind] : undefined;
    return of ? [{ subject, key, of }] : [];
  });
  const named = new Map<string, NamedSubject>();
  for (const { subject, key, of } of asked)
    if (of.table === null) {
      const name = key === undefined ? null : (of.name?.(key) ?? null);
      named.set(subject, { name, page: of.page });
    }
  for (const of of new Set(asked.map((each) => each.of))) {
    if (of.table === null) continue;
    const here = asked.flatMap(({ subject, key = "", of: own }) =>
      own === of && IS_ID.test(key) ? [{ subject, id: key }] : [],
    );
    const rows = await rowsOf(
      sql,
      of,
      here.map(({ id }) => id),
    );
    for (const { subject, id } of here) {
      const row = rows.get(id);
      const name = row?.["called"] ?? null;
      if (row === undefined || name === null) continue;
      const page = of.page?.replace(COLUMN, (_, at: string) => encodeURIComponent(row[at] ?? "")) ?? null;
      named.set(subject, { name: short(name), page });
    }
  }
  return named;
}
