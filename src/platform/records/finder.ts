import type postgres from "postgres";
import { type Access, allows } from "../../kernel/access.ts";
import type { Sentence } from "../../kernel/error.ts";
import { byFit, fitOf, type Found } from "../../kernel/find.ts";
import { folded, queryWords } from "../../kernel/search-tokens.ts";
import { inTransaction, type Sql } from "../database/database.ts";
import { holdsWords } from "../database/holds-words.ts";
import type { Caller, Slice } from "../slice.ts";

type Part = postgres.PendingQuery<postgres.Row[]>;

/** What is looked for, and for whom: `reader` is what the slice's lists decide by. */
export type Asked<Reader> = {
  readonly sql: Sql;
  readonly words: string;
  readonly limit: number;
  readonly reader: Reader;
};

/** One kind that a slice finds; `access` is that of the route whose list or page shows it. */
export type Finder<Reader> = {
  readonly kind: string;
  readonly name: Sentence;
  readonly access: Access;
  readonly find: (asked: Asked<Reader>) => Promise<readonly Omit<Found, "kind">[]>;
};

/** A statement of a find runs no longer, whoever still waits for it; in milliseconds. */
const LONGEST_MS = 1_000;

/** What a slice answers to words: of each kind that the person's roles may open, what its finder finds for this person. */
export const findsWith = <Reader>(
  sql: Sql,
  readerOf: (caller: Caller) => Promise<Reader>,
  finders: readonly Finder<Reader>[],
): Required<Pick<Slice, "find" | "findKinds">> => ({
  findKinds: Object.fromEntries(finders.map(({ kind, name }) => [kind, name])),
  find: async (words, person, limit) => {
    const asked = finders.filter(({ access }) => allows(access, person.roles));
    if (asked.length === 0 || queryWords(words).length === 0) return [];
    // Before the transaction: the roster is asked of the pool.
    const reader = await readerOf({ actor: person, address: "", requestId: "" });
    return inTransaction(sql, async (transaction) => {
      // A plan made for all words reads everything; so do plans that think tokens cheap to make.
      await transaction`
        select set_config('plan_cache_mode', 'force_custom_plan', true), set_config('enable_seqscan', 'off', true),
          set_config('jit', 'off', true), set_config('statement_timeout', ${String(LONGEST_MS)}, true)`;
      const found: Found[] = [];
      for (const { kind, find } of asked) {
        const own = (await find({ sql: transaction, words, limit, reader })).map((each) => ({
          ...each,
          kind,
        }));
        found.push(...own.toSorted(byFit).slice(0, limit));
      }
      return found;
    });
  },
});

/**
 * Of how many that hold the words the best are chosen: of a word that thousands hold, any few are as good. Where fewer hold
 * them, and the reader may see these, all are found.
 */
export const LOOKED_AT = 40;
/** How much of a text is indexed, in characters, as migration 0008 of the platform says it and so do the statements below. */
const HEAD = 64;
const INDEXED = 160;
const LAST = "\u{10FFFF}";

/** Rows of which the text begins with the words; a single character finds by this alone. */
export function begins(sql: Sql, text: Part, words: string): Part {
  const asked = [...folded(words).trim()].slice(0, HEAD).join("");
  return sql`(left(${text}, 64) ~>=~ ${asked} and left(${text}, 64) ~<~ ${asked + LAST})`;
}

/** Every two neighbouring characters of the words, each once. */
const pairsOf = (words: string): string[] => [
  ...new Set(
    queryWords(words).flatMap((word) => {
      const characters = [...word].slice(0, INDEXED);
      return characters.slice(1).map((character, at) => `${characters[at] ?? ""}${character}`);
    }),
  ),
];

/** Rows of which the text holds all words, whichever index they are looked up by. */
const spelled = (sql: Sql, text: Part, words: string): Part =>
  queryWords(words).reduce(
    (found, word) => sql`${found} and strpos(left(${text}, 160), ${word}) > 0`,
    sql`true`,
  );

/** The same by the index of pairs; none where no word has two characters. */
export function holds(sql: Sql, text: Part, words: string): Part {
  const pairs = pairsOf(words);
  if (pairs.length === 0) return sql`false`;
  return sql`platform.find_pairs(${text}) @> ${pairs}::text[] and ${spelled(sql, text, words)}`;
}

/** Words of more pairs than these are never held by most rows, so nothing is sampled for them. */
const COMMON_PAIRS = 3;
/** So many rows of a kind tell whether most hold the words. */
const SAMPLED = 40;

/**
 * Whether most rows of a kind seem to hold the words. The index of pairs lists all of them before the first is taken: then it
 * is quicker to go through what the reader may see until enough are found.
 */
export async function isCommon(
  sql: Sql,
  { of, among = sql`true`, text }: Sampled,
  words: string,
): Promise<boolean> {
  const pairs = pairsOf(words).length;
  if (pairs === 0 || pairs > COMMON_PAIRS) return false;
  const [row] = await sql<{ many: boolean }[]>`
    select count(*) >= ${SAMPLED / 2} as many from (select ${text} as text from ${of} where ${among} limit ${SAMPLED}) few
    where ${spelled(sql, sql`text`, words)}`;
  return row?.many ?? false;
}

type Sampled = {
  /** The table in which hits are looked up, with a name where `readable` uses one. */
  readonly of: Part;
  /** The text by which it is found, as the index has it. */
  readonly text: Part;
  /** Which rows of the table are of the kind; all where it is left out. */
  readonly among?: Part;
};

/**
 * True of records of a kind that hold all words of a query, looked up by the index of pairs, and among texts that are longer than
 * it reads; where most hold them, or no word has two characters, each text is read. For lists, which miss none. A part would run where it is awaited.
 */
export async function heldIn(
  sql: Sql,
  { table, kind }: { readonly table: Part; readonly kind: string },
  q: string,
): Promise<() => Part> {
  const held = holdsWords(sql, q);
  const [pairs, among] = [pairsOf(q), sql`kind = ${kind}`];
  const common = await isCommon(sql, { of: table, among, text: sql`search_text` }, q);
  if (pairs.length === 0 || common) return () => held;
  return () => sql`id in (
    select id from ${table} where ${among} and platform.find_pairs(search_text) @> ${pairs}::text[]
    union all select id from ${table} where ${among} and length(search_text) > 160) and ${held}`;
}

/** Where a kind's rows stand and who may read them. */
export type Places = Sampled & {
  /** Its key: what other tables are joined by. */
  readonly id: Part;
  /** Which rows the reader may see: what the lists of the kind are narrowed by. */
  readonly readable: Part;
  /** True of the row of exactly this number or code. */
  readonly numbered?: Part;
  /** Ids found otherwise, as by names beside the own. */
  readonly also?: Part;
  /** What is shown of a hit: `id`, `title`, `sample` and more, from what `hit.id` is joined with. */
  readonly shown: Part;
  readonly from: Part;
};

type Row = {
  readonly id: string;
  readonly title: string;
  readonly sample: boolean;
  readonly numbered: boolean;
};

/** Hits of a kind with how well they fit, the best first. */
export async function hitsOf<R extends Row>(
  { sql, words, limit }: Pick<Asked<unknown>, "sql" | "words" | "limit">,
  places: Places,
): Promise<(R & { readonly fit: Found["fit"] })[]> {
  const { of, id, text, readable, numbered, also, shown, from } = places;
  const looked = Math.max(LOOKED_AT, limit);
  const head = sql`left(${text}, 64)`;
  const held = (await isCommon(sql, places, words)) ? spelled(sql, text, words) : holds(sql, text, words);
  const rows = await sql<R[]>`
    with hit as (
      (select ${id} as id, false as numbered from ${of} where ${readable} and ${begins(sql, text, words)}
        order by ${head} using ~<~ limit ${limit})
      union all
      (select ${id}, false from ${of} where ${readable} and ${held} limit ${looked})
      ${numbered === undefined ? sql`` : sql`union all (select ${id}, true from ${of} where ${readable} and ${numbered} limit ${limit})`}
      ${also === undefined ? sql`` : sql`union all (select ${id}, false from ${of} where ${readable} and ${id} in (${also}) limit ${looked})`}
    ), hits as (select id, bool_or(numbered) as numbered from hit group by id)
    select ${shown}, hits.numbered from hits join ${from}`;
  return rows
    .map((row) => ({ ...row, fit: row.numbered ? (3 as const) : fitOf(row.title, words) }))
    .toSorted((a, b) => b.fit - a.fit || a.title.length - b.title.length);
}

/** Hits among the records of one kind in a slice's schema. */
export const recordHits = (
  asked: Pick<Asked<unknown>, "sql" | "words" | "limit">,
  schema: string,
  kind: string,
  readable: Part = asked.sql`true`,
) =>
  hitsOf<Row & { readonly status: string; readonly day: string | null; readonly regionCode: string }>(asked, {
    of: asked.sql`${asked.sql(schema)}.record`,
    id: asked.sql`record.id`,
    text: asked.sql`search_text`,
    among: asked.sql`kind = ${kind}`,
    readable: asked.sql`kind = ${kind} and ${readable}`,
    shown: asked.sql`record.id, record.title, record.sample, record.status, record.day, record.region_code`,
    from: asked.sql`${asked.sql(schema)}.record on record.id = hits.id`,
  });
