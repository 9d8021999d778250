import type { Day } from "../../kernel/calendar.ts";
import { holdsWords } from "../../platform/database/holds-words.ts";
import type { Sql } from "../../platform/database/database.ts";
import type { RegisterKind } from "./entry.ts";
import type { EntryFilter } from "./entry-row.ts";

function stateIs(sql: Sql, state: EntryFilter["state"], asOf: Day) {
  switch (state) {
    case "open":
      return sql`and closed_on is null`;
    case "closed":
      return sql`and closed_on is not null`;
    case "blocked":
      return sql`and closed_on is null and blocks > 0`;
    case "slipping":
      return sql`and next_planned is not null and (next_planned < ${asOf} or slip_days > 0)`;
    case undefined:
      return sql``;
  }
}

/** Rows that were merged into others are counted with those; they show among the closed ones only. */
const unmerged = (sql: Sql, { state }: EntryFilter) =>
  state === "closed" ? sql`` : sql`and merged_into is null`;

/** The condition on `organisation.entry` under a filter; `unit` may be known by several ids. */
export function matchingEntries(
  sql: Sql,
  register: RegisterKind,
  filter: EntryFilter,
  unitIds: readonly string[],
  asOf: Day,
) {
  const { q, variant, stage, measure, undertaking, unit, city, standing, state } = filter;
  const words = sql`and ${holdsWords(sql, q)}`;
  return sql`register = ${register}
    ${unmerged(sql, filter)}
    ${variant === undefined ? sql`` : sql`and variant = ${variant}`}
    ${stage === undefined ? sql`` : stage === "unknown" ? sql`and stage is null` : sql`and stage = ${stage}`}
    ${measure === undefined ? sql`` : sql`and measure_ids @> array[${measure}]::uuid[]`}
    ${undertaking === undefined ? sql`` : sql`and undertaking_ids @> array[${undertaking}]::uuid[]`}
    ${unit === undefined ? sql`` : sql`and unit_ids && ${[...unitIds]}::uuid[]`}
    ${city === undefined ? sql`` : sql`and cities @> array[${city}]::text[]`}
    ${standing === undefined ? sql`` : sql`and standing = ${standing}`}
    ${stateIs(sql, state, asOf)}
    ${words}`;
}

/** Whether a filter narrows at all. */
export const isNarrow = (filter: EntryFilter): boolean =>
  Object.values(filter).some((value) => value !== undefined);
