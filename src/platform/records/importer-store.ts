import type { Failure } from "../../kernel/error.ts";
import type { ColumnMapping, SheetRow } from "../../kernel/column-mapping.ts";
import {
  type HeadingMemory,
  type ImportState,
  isBlocked,
  type LineCounts,
  type Question,
  type SheetLine,
  type ToldUnit,
} from "../../kernel/sheet.ts";
import type { Sql } from "../database/database.ts";
import { json, portions } from "../database/json.ts";
import type { Caller } from "../slice.ts";

/** Where an importer keeps its sheets and what headings meant; `scope` is the column that says into what they go. */
export type ImportTables = {
  readonly imports: string;
  readonly headings: string;
  readonly scope: string;
  /** Headings are remembered by region instead of by scope. */
  readonly headingsBy?: "region_code";
  /** Counts of the lines, as they were read last, are kept in a column `counts`: for lists of imports. */
  readonly counted?: true;
};

/** How far it is: `through` is the last line of the sheet that is dealt with. */
export type StoredProgress = {
  readonly done: number;
  readonly of: number;
  readonly skipped: number;
  readonly through: number;
} & Readonly<Record<string, number>>;

export type ImportRecord<M, L> = {
  readonly id: string;
  readonly scope: string;
  readonly regionCode: string;
  readonly fileName: string;
  readonly digest: string;
  readonly rows: readonly SheetRow[];
  readonly mapping: M;
  readonly state: ImportState;
  readonly goodOnly: boolean;
  /** In whose name it goes on in the background. */
  readonly caller: Caller | null;
  readonly progress: StoredProgress | null;
  /** Lines as they were entered, of imports from before they had a table. */
  readonly outcome: readonly L[] | null;
  /** Of its lines as they were read last, where they are kept. */
  readonly counts?: LineCounts | null;
  readonly addedAt: Date;
  readonly addedBy: string;
  readonly addedById: string | null;
};

type Change<M, L> = Partial<
  Pick<ImportRecord<M, L>, "rows" | "mapping" | "state" | "goodOnly" | "caller" | "progress" | "outcome">
> & { readonly counts?: LineCounts };

/** Of an import what tells into what it goes and who may see it. */
export type ImportHead = Pick<ImportRecord<unknown, unknown>, "scope" | "fileName" | "addedById">;

/** What an open import says beside its lines. */
export type Look = {
  readonly stands: string;
  readonly said: {
    readonly tally: Readonly<Record<string, number>>;
    readonly questions: readonly Question[];
    readonly unready: Failure | null;
    readonly told: readonly ToldUnit[] | null;
  };
};

/** The statements of an importer. */
export function importStore<F extends string, M extends ColumnMapping<F>, L extends SheetLine>({
  imports,
  headings,
  scope,
  headingsBy,
  counted,
}: ImportTables) {
  const by: string = headingsBy ?? scope;
  return {
    async add(
      sql: Sql,
      {
        rows,
        mapping,
        scope: into,
        ...row
      }: Omit<ImportRecord<M, L>, "state" | "goodOnly" | "caller" | "progress" | "outcome" | "counts">,
    ): Promise<void> {
      await sql`insert into ${sql(imports)} ${sql({
        ...row,
        ...(scope === "region_code" ? {} : { [scope]: into }),
        rows: json(sql, rows),
        mapping: json(sql, mapping),
        state: "mapping",
        goodOnly: false,
      })}`;
    },

    async head(sql: Sql, id: string): Promise<ImportHead | undefined> {
      const [row] = await sql<ImportHead[]>`
        select ${sql(scope)} as scope, file_name, added_by_id from ${sql(imports)} where id = ${id}`;
      return row;
    },

    /**
     * An import with its rows, only while they are looked at, which is before it is entered, or without: they are large.
     * `lock` holds it against changes until the transaction ends.
     */
    async find(
      sql: Sql,
      id: string,
      lock: "lock" | "read",
      rows: "rows" | "while open" | "none",
    ): Promise<ImportRecord<M, L> | undefined> {
      const read =
        rows === "rows"
          ? sql`rows`
          : rows === "none"
            ? sql`'[]'::jsonb as rows`
            : sql`case when state = 'mapping' then rows else '[]' end as rows`;
      const [row] = await sql<ImportRecord<M, L>[]>`
        select id, ${sql(scope)} as scope, region_code, file_name, digest, ${read}, mapping, state, good_only, caller,
          progress, outcome, added_at, added_by, added_by_id ${counted ? sql`, counts` : sql``}
        from ${sql(imports)} where id = ${id} ${lock === "lock" ? sql`for update` : sql``}`;
      return row;
    },

    /** Until the transaction ends nobody else enters into the same; whether another goes on in the background there. */
    async hold(
      sql: Sql,
      { id, scope: into }: { readonly id: string; readonly scope: string },
    ): Promise<boolean> {
      await sql`select pg_advisory_xact_lock(hashtext(${`${imports} ${into}`}))`;
      const [other] = await sql`
        select 1 from ${sql(imports)} where ${sql(scope)} = ${into} and state = 'applying' and id <> ${id} limit 1`;
      return other !== undefined;
    },

    async change(sql: Sql, id: string, change: Change<M, L>): Promise<void> {
      const { rows, mapping, caller, progress, outcome, counts, ...plain } = change;
      const nested = Object.entries({ rows, mapping, caller, progress, outcome, counts }).filter(
        ([, value]) => value !== undefined,
      );
      const row = { ...plain, ...Object.fromEntries(nested.map(([key, value]) => [key, json(sql, value)])) };
      await sql`update ${sql(imports)} set ${sql(row)} where id = ${id}`;
    },

    /** How far it is, held until the transaction ends, without its rows, which are large. */
    async lockProgress(
      sql: Sql,
      id: string,
    ): Promise<{ readonly state: ImportState; readonly through: number } | undefined> {
      const [row] = await sql<{ state: ImportState; through: number }[]>`
        select state, coalesce((progress->>'through')::int, 0) as through
        from ${sql(imports)} where id = ${id} for update`;
      return row;
    },

    /** Adds lines that were dealt with. */
    async addLines(
      sql: Sql,
      { id, regionCode }: Pick<ImportRecord<M, L>, "id" | "regionCode">,
      lines: readonly L[],
      showsOf: (line: L) => readonly string[],
    ): Promise<void> {
      const rows = lines.map((line) => ({
        number: line.number,
        outcome: line.outcome,
        blocked: isBlocked(line),
        noted: line.issues.length > 0,
        shows: showsOf(line),
        line,
      }));
      for (const part of portions(rows))
        await sql`
          insert into platform.import_line (import_id, region_code, number, outcome, blocked, noted, shows, line)
          select ${id}, ${regionCode}, number, outcome, blocked, noted, shows, line
          from jsonb_to_recordset(${json(sql, part)})
            as (number int, outcome text, blocked boolean, noted boolean, shows text[], line jsonb)`;
    },

    /** What was said of all lines together when an open import was read last, and of what that was read. */
    async look(sql: Sql, id: string): Promise<Look | undefined> {
      const [row] = await sql<Look[]>`select stands, said from platform.import_look where import_id = ${id}`;
      return row;
    },

    /** Keeps the lines of an open import as they were read, in place of those of the time before. */
    async keepLook(
      sql: Sql,
      record: Pick<ImportRecord<M, L>, "id" | "regionCode">,
      { stands, said }: Look,
      lines: readonly L[],
      showsOf: (line: L) => readonly string[],
    ): Promise<void> {
      await this.forgetLook(sql, record.id);
      await this.addLines(sql, record, lines, showsOf);
      const row = { importId: record.id, regionCode: record.regionCode, stands, said: json(sql, said) };
      await sql`insert into platform.import_look ${sql(row)}`;
    },

    async forgetLook(sql: Sql, id: string): Promise<void> {
      await sql`delete from platform.import_look where import_id = ${id}`;
      await sql`delete from platform.import_line where import_id = ${id}`;
    },

    /** All lines that were dealt with. */
    async lines(sql: Sql, id: string): Promise<readonly L[]> {
      const rows = await sql<{ line: L }[]>`
        select line from platform.import_line where import_id = ${id} order by place`;
      return rows.map(({ line }) => line);
    },

    /** One page of them, and how many are shown so. */
    async linesShown(
      sql: Sql,
      id: string,
      { show, page, size }: { readonly show: string; readonly page: number; readonly size: number },
      further: boolean,
    ): Promise<{ readonly rows: readonly L[]; readonly total: number }> {
      const which =
        show === "all"
          ? sql`true`
          : show === "blocked"
            ? sql`blocked`
            : show === "issues"
              ? sql`noted`
              : further
                ? sql`${show} = any(shows)`
                : sql`outcome = ${show}`;
      const where = sql`import_id = ${id} and ${which}`;
      const [counted] = await sql<{ total: number }[]>`
        select count(*)::int as total from platform.import_line where ${where}`;
      const rows = await sql<{ line: L }[]>`
        select line from platform.import_line where ${where} order by place limit ${size} offset ${(page - 1) * size}`;
      return { total: counted?.total ?? 0, rows: rows.map(({ line }) => line) };
    },

    /** How many there are of each outcome, blocked and not. */
    countLines: (sql: Sql, id: string) =>
      sql<{ outcome: string; blocked: boolean; lines: number }[]>`
        select outcome, blocked, count(*)::int as lines from platform.import_line where import_id = ${id}
        group by outcome, blocked`,

    /** What lines of these outcomes have become, by id. */
    async madeBy(sql: Sql, id: string, outcomes: readonly string[]): Promise<readonly string[]> {
      const rows = await sql<{ entryId: string }[]>`
        select line ->> 'entryId' as entry_id from platform.import_line
        where import_id = ${id} and outcome = any(${[...outcomes]}::text[]) and line ->> 'entryId' is not null`;
      return rows.map(({ entryId }) => entryId);
    },

    /** What headings meant before, the latest last, so that it counts. */
    async memory(sql: Sql, into: string): Promise<HeadingMemory<F>> {
      const rows = await sql<{ headingSet: string; heading: string; field: F | null }[]>`
        select heading_set, heading, field from ${sql(headings)} where ${sql(by)} = ${into}
        order by used_at`;
      const bySet = new Map<string, Map<string, F | null>>();
      for (const { headingSet, heading, field } of rows)
        bySet.set(headingSet, (bySet.get(headingSet) ?? new Map<string, F | null>()).set(heading, field));
      // What was left out of one sheet may be wanted from another.
      const byHeading = new Map(
        rows.flatMap(({ heading, field }) => (field === null ? [] : [[heading, field] as const])),
      );
      return { bySet, byHeading };
    },

    async remember(
      sql: Sql,
      { set, headings: meant }: { readonly set: string; readonly headings: ReadonlyMap<string, F | null> },
      about: { readonly scope: string; readonly regionCode: string; readonly usedAt: Date },
    ): Promise<void> {
      const { scope: into, ...more } = about;
      const rows = [...meant].map(([heading, field]) => ({
        headingSet: set,
        heading,
        field,
        ...(by === "region_code" ? {} : { [by]: into }),
        ...more,
      }));
      for (const part of portions(rows))
        await sql`
          insert into ${sql(headings)} ${sql(part)}
          on conflict (${sql(by)}, heading_set, heading)
          do update set field = excluded.field, used_at = excluded.used_at`;
    },
  };
}
