import type postgres from "postgres";
import { queryWords } from "../../kernel/search-tokens.ts";
import type { Sql } from "./database.ts";

/** A part of a statement, true where a text holds all words of a query; `column` holds it folded. True of no query. */
export const holdsWords = (
  sql: Sql,
  q: string | undefined,
  column: postgres.PendingQuery<postgres.Row[]> = sql`search_text`,
) => queryWords(q ?? "").reduce((found, word) => sql`${found} and strpos(${column}, ${word}) > 0`, sql`true`);
