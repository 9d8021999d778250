import { type EntryAct, entryKind } from "./kind.ts";
import type { Aside, Projected } from "../../platform/records/records.ts";
import type { Sql } from "../../platform/database/database.ts";
import { portions } from "../../platform/database/json.ts";
import { projection } from "../store/records.ts";
import type { EntryState, MoneyLine } from "./entry.ts";
import { type EntryProjection, projectionOf } from "./projection.ts";
import { standingOf } from "./row.ts";
import { sameJson } from "../../kernel/canonical-json.ts";
import type { Checked } from "../../platform/records/projection.ts";
import { toVerify, verifyRecords } from "../../platform/records/verify-records.ts";
import type { RecordsVerdict } from "../../platform/slice.ts";
import { linesAfter, moneyKey } from "./money.ts";

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

/** Writes what lists and figures need of a row as it stands. */
export async function writeStanding(sql: Sql, record: Projected<EntryState>): Promise<void> {
  for (const { write } of ENTRY_PROJECTIONS) await write(sql, null, record);
}

/** The same after an act, with the amounts that it recorded: those are never taken back. */
export const writeProjection: Aside<EntryState, EntryAct> = async (sql, { id, after, recorded, record }) => {
  await writeStanding(sql, record);
  const { act } = recorded;
  if (act.type === "record-money") await writeLines(sql, id, after.regionCode, act.lines);
};

const byKey = (all: readonly MoneyLine[]) => all.toSorted((a, b) => (moneyKey(a) < moneyKey(b) ? -1 : 1));

/** Amounts as the acts left them, each replacing the earlier one of the same key. */
const MONEY: Checked<unknown> = {
  kind: entryKind.kind,
  table: "money",
  async differing(sql, _, records) {
    const rows = await sql<(MoneyLine & { entryId: string })[]>`
      select entry_id, flow, source, period, amount_fen, batch, paper from organisation.money
      where entry_id = any(${records.map(({ id }) => id)}::uuid[])`;
    const kept = new Map<string, MoneyLine[]>(records.map(({ id }) => [id, []]));
    for (const { entryId, ...line } of rows) kept.get(entryId)?.push(line);
    return records.flatMap(({ id, acts }) => {
      const lines = acts.reduce<MoneyLine[]>((before, recorded) => {
        const act = recorded.act as EntryAct;
        return act.type === "record-money" ? linesAfter(before, act.lines) : before;
      }, []);
      return sameJson(byKey(kept.get(id) ?? []), byKey(lines)) ? [] : [id];
    });
  },
};

/** What follows from the acts of rows. */
export const ENTRIES = {
  slice: "organisation",
  kinds: [toVerify(entryKind)],
  projections: ENTRY_PROJECTIONS,
  checks: [MONEY],
};

/** Folds rows again, all of them where none is named, and compares everything that was written from them. */
export const verifyEntries = (sql: Sql, ids?: readonly string[]): Promise<RecordsVerdict> =>
  verifyRecords({ sql }, ENTRIES, { every: false, ids });
