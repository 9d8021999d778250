import type { Sentence } from "../../kernel/error.ts";
import type { Sql } from "../database/database.ts";

/** Where what the trail calls by a kind and an id has its name, and the page that opens it (`:id`); null where it has none. */
export type TrailSubject = {
  /** What its kind is called. */
  readonly kind: Sentence;
  readonly table: string;
  /** The column of the name. */
  readonly name: string;
  readonly page: string | null;
};

/** By kind, as `task` of `task:…`. */
export type TrailSubjects = Readonly<Record<string, TrailSubject>>;

/** What a subject is called, and where it opens: for who may open that page. */
export type NamedSubject = { readonly name: string; readonly page: string | null };

const CALLED = /^([a-z-]+):([0-9a-f]{8}-[0-9a-f-]{27})$/;

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

/** Names of what is called by a kind and an id, by what it is called; what is gone, or of no kind that is known, has none. */
export async function nameSubjects(
  sql: Sql,
  subjects: TrailSubjects,
  written: readonly string[],
): Promise<ReadonlyMap<string, NamedSubject>> {
  const asked = [...new Set(written)].flatMap((subject) => {
    const [, kind = "", id = ""] = CALLED.exec(subject) ?? [];
    const found = Object.hasOwn(subjects, kind) ? subjects[kind] : undefined;
    return found ? [{ subject, id, ...found }] : [];
  });
  const named = new Map<string, NamedSubject>();
  for (const table of new Set(asked.map((each) => each.table))) {
    const here = asked.filter((each) => each.table === table);
    const column = here[0]?.name ?? "title";
    const rows = await sql<{ id: string; name: string }[]>`
      select id, ${sql(column)} as name from ${sql(table)} where id = any(${here.map(({ id }) => id)}::uuid[])`;
    const names = new Map(rows.map(({ id, name }) => [id, name]));
    for (const { subject, id, page } of here) {
      const name = names.get(id);
      if (name !== undefined)
        named.set(subject, { name: short(name), page: page?.replace(":id", id) ?? null });
    }
  }
  return named;
}
