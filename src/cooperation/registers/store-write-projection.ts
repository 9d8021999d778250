import type { EntryAct } from "./kind.ts";
import type { Aside } from "../../platform/records/records.ts";
import type { Sql } from "../../platform/database/database.ts";
import { portions } from "../../platform/database/json.ts";
import type { EntryState, MoneyLine } from "./entry.ts";
import { projectionOf } from "./projection.ts";
import { standingOf } from "./row.ts";

type Keyed = { readonly entryId: string; readonly regionCode: string; readonly register: string };

async function replaceRows(
  sql: Sql,
  table: "entry_stage" | "entry_item" | "money_year",
  { entryId, regionCode, register }: Keyed,
  rows: readonly object[],
): Promise<void> {
  await sql`delete from organisation.${sql(table)} where entry_id = ${entryId}`;
  for (const part of portions(rows.map((row) => ({ ...row, entryId, regionCode, register }))))
    await sql`insert into organisation.${sql(table)} ${sql(part)}`;
}

async function writeLines(
  sql: Sql,
  { entryId, regionCode }: Keyed,
  lines: readonly MoneyLine[],
): Promise<void> {
  for (const part of portions(lines.map((line) => ({ ...line, entryId, regionCode }))))
    await sql`
      insert into organisation.money ${sql(part)}
      on conflict (entry_id, flow, period, source, batch)
      do update set paper = excluded.paper, amount_fen = excluded.amount_fen`;
}

const same = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right);

/** Writes what lists and figures need of a row after an act; what did not change is left alone. */
export const writeProjection: Aside<EntryState, EntryAct> = async (sql, { id, before, after, recorded }) => {
  const [record] = await sql<{ sample: boolean; reported: boolean }[]>`
    select sample, reported from organisation.record where id = ${id}`;
  const standing = standingOf(record ?? { sample: false, reported: false });
  const made = projectionOf(after, standing);
  const was = before && projectionOf(before, standing);
  const row = { ...made.entry, id, version: recorded.version, changedAt: recorded.at };
  await (before
    ? sql`update organisation.entry set ${sql(row)} where id = ${id}`
    : sql`insert into organisation.entry ${sql(row)}`);
  const key = { entryId: id, regionCode: after.regionCode, register: after.register };
  if (!same(was?.stages ?? [], made.stages)) await replaceRows(sql, "entry_stage", key, made.stages);
  if (!same(was?.items ?? [], made.items)) await replaceRows(sql, "entry_item", key, made.items);
  if (!same(was?.years ?? [], made.years)) await replaceRows(sql, "money_year", key, made.years);
  if (recorded.act.type === "record-money") await writeLines(sql, key, recorded.act.lines);
};
