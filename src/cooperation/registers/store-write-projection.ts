import type { EntryAct } from "./kind.ts";
import { entryKind } from "./kind.ts";
import type { Aside } from "../../platform/records/records.ts";
import type { Sql } from "../../platform/database/database.ts";
import { portions } from "../../platform/database/json.ts";
import { projection } from "../store/records.ts";
import type { EntryState, MoneyLine } from "./entry.ts";
import { type EntryProjection, projectionOf } from "./projection.ts";
import { standingOf } from "./row.ts";

const ofEntry = (part: Exclude<keyof EntryProjection, "entry">) => ({
  by: "entryId",
  rows: ({ state, sample, reported }: Parameters<typeof standingOf>[0] & { readonly state: EntryState }) =>
    projectionOf(state, standingOf({ sample, reported }))[part].map((row) => ({
      ...row,
      regionCode: state.regionCode,
      register: state.register,
    })),
});

/** What lists and figures need of a row, each table after the one that it refers to. */
export const ENTRY_PROJECTIONS = [
  projection(entryKind, "entry", {
    row: ({ state, version, changedAt, ...record }) => ({
      ...projectionOf(state, standingOf(record)).entry,
      version,
      changedAt,
    }),
  }),
  projection(entryKind, "entry_stage", ofEntry("stages")),
  projection(entryKind, "entry_item", ofEntry("items")),
  projection(entryKind, "money_year", ofEntry("years")),
];

async function writeLines(
  sql: Sql,
  entryId: string,
  regionCode: string,
  lines: readonly MoneyLine[],
): Promise<void> {
  for (const part of portions(lines.map((line) => ({ ...line, entryId, regionCode }))))
    await sql`
      insert into organisation.money ${sql(part)}
      on conflict (entry_id, flow, period, source, batch)
      do update set paper = excluded.paper, amount_fen = excluded.amount_fen`;
}

/** Writes what lists and figures need of a row after an act. */
export const writeProjection: Aside<EntryState, EntryAct> = async (sql, { id, after, recorded, record }) => {
  for (const { write } of ENTRY_PROJECTIONS) await write(sql, null, record);
  const { act } = recorded;
  if (act.type === "record-money") await writeLines(sql, id, after.regionCode, act.lines);
};
