import { type EntryAct, entryKind } from "./kind.ts";
import type { Sql } from "../../platform/database/database.ts";
import { sameJson } from "../../kernel/canonical-json.ts";
import type { Checked } from "../../platform/records/projection.ts";
import { toVerify, verifyRecords } from "../../platform/records/verify-records.ts";
import type { RecordsVerdict } from "../../platform/slice.ts";
import type { MoneyLine } from "./entry.ts";
import { linesAfter, moneyKey } from "./money.ts";
import { ENTRY_PROJECTIONS } from "./store-write-projection.ts";

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
