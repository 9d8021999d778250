import { type EntryAct, entryKind } from "./kind.ts";
import { actsOf } from "../store/records.ts";
import type { Sql } from "../../platform/database/database.ts";
import { sameJson, storedText } from "../../kernel/canonical-json.ts";
import { ifItFolds } from "../../platform/records/projection.ts";
import { foldRecord } from "../../kernel/record.ts";
import type { EntryState, MoneyLine } from "./entry.ts";
import { linesAfter, moneyKey, sumsAfter } from "./money.ts";
import { projectionOf } from "./projection.ts";
import { standingOf } from "./row.ts";
import { linesOf } from "./store-act.ts";

/** What of a row does not follow from its acts: names of tables, none where all is well. */
export type EntryVerdict = {
  readonly id: string;
  readonly name: string;
  readonly differences: readonly string[];
};

const sorted = (rows: readonly object[]): string[] => rows.map(storedText).toSorted();
const sameRows = (left: readonly object[], right: readonly object[]): boolean =>
  sameJson(sorted(left), sorted(right));

const byKey = (all: readonly MoneyLine[]) => all.toSorted((a, b) => (moneyKey(a) < moneyKey(b) ? -1 : 1));

type Record = {
  readonly version: number;
  readonly state: EntryState;
  readonly sample: boolean;
  readonly reported: boolean;
  readonly changedAt: Date;
};

/** Folds a row's acts again and compares everything that was written from them. */
export async function verifyEntry(sql: Sql, id: string): Promise<EntryVerdict> {
  const [record] = await sql<Record[]>`
    select version, state, sample, reported, changed_at from organisation.record where id = ${id}`;
  if (!record) return { id, name: "", differences: ["record"] };
  const acts = await actsOf<EntryAct>(sql, id);
  const folds = ifItFolds(() => {
    const state = foldRecord(entryKind, acts);
    let lines: MoneyLine[] = [];
    for (const { act } of acts) if (act.type === "record-money") lines = linesAfter(lines, act.lines);
    return { state, lines, made: projectionOf(state, standingOf(record)), sums: sumsAfter({}, lines, []) };
  });
  if (!folds) return { id, name: record.state.name, differences: ["act"] };
  const { state, lines, made, sums } = folds;
  const [entry] = await sql`select * from organisation.entry where id = ${id}`;
  const stages = await sql`
    select stage, variant, planned, actual, slip_days from organisation.entry_stage where entry_id = ${id}`;
  const items = await sql`
    select item_id, list, text, unit_id, due, done_on from organisation.entry_item where entry_id = ${id}`;
  const years = await sql`
    select year, planned, in_place, done, asked, granted, arrived, spent from organisation.money_year
    where entry_id = ${id}`;
  const kept = await linesOf(sql, id);
  const expected = { ...made.entry, id, version: record.version, changedAt: record.changedAt };
  const checks: readonly (readonly [string, boolean])[] = [
    ["record", sameJson(record.state, state) && record.version === acts.length],
    ["entry", sameJson({ ...entry }, expected)],
    ["entry_stage", sameRows([...stages], made.stages)],
    ["entry_item", sameRows([...items], made.items)],
    ["money_year", sameRows([...years], made.years)],
    ["money", sameJson(byKey(kept), byKey(lines)) && sameJson(state.money, sums)],
  ];
  return { id, name: state.name, differences: checks.flatMap(([name, fits]) => (fits ? [] : [name])) };
}

/** Verifies rows, all of them where none is named; only those that differ are told. */
export async function verifyEntries(
  sql: Sql,
  ids?: readonly string[],
): Promise<{ readonly checked: number; readonly differing: EntryVerdict[] }> {
  const all =
    ids ??
    (await sql<{ id: string }[]>`select id from organisation.record where kind = 'entry' order by id`).map(
      ({ id }) => id,
    );
  const differing: EntryVerdict[] = [];
  for (const id of all) {
    const verdict = await verifyEntry(sql, id);
    if (verdict.differences.length > 0) differing.push(verdict);
  }
  return { checked: all.length, differing };
}
