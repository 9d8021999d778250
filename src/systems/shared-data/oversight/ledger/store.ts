import { rowsInOrder } from "../../../../platform/database/in-order.ts";
import type { OrderOf } from "../../../../kernel/list.ts";
import type { Page } from "../../../../platform/records/list-records.ts";
import type { ActingFor } from "../../../../kernel/actor.ts";
import { dayInShanghai } from "../../../../kernel/calendar.ts";
import { FailureError } from "../../../../kernel/error.ts";
import type { ValuesOf } from "../../../../kernel/fields.ts";
import { withoutPersonNumbers } from "../../../../kernel/person-numbers.ts";
import { NO_RECORD } from "../../../../kernel/record.ts";
import { inTransaction } from "../../../../platform/database/database.ts";
import { nameOf } from "../../../../platform/records/records.ts";
import type { Caller } from "../../../../platform/slice.ts";
import { UNITS, worksFor } from "../../domain/roles.ts";
import { oversees } from "../breach/kind.ts";
import {
  deletableFrom,
  deletionRefused,
  entryRefused,
  grantEnd,
  type GrantUse,
  isKeeper,
  ledgerGaps,
  type LedgerDetail,
  type LEDGER_ENTRY,
  type LedgerInspection,
  ledgerRow,
  type LedgerRow,
  missingKinds,
  USE_ORDERS,
} from "./ledger.ts";
import { NOT_YOURS } from "../failures.ts";
import type { Desk } from "../../store/desk.ts";
import { entriesOf, grantUses, marksOf } from "./store-uses.ts";
import { grantLapses } from "../store-lapses.ts";
import { actorOf, hidden, today, type Units, unitsOf } from "../../../../platform/records/units.ts";

/** Ledgers that the caller may see: of the own unit as requester or provider, of the own area, the office all. */
export async function listLedgers(
  desk: Desk,
  { page, size, gaps, ...asked }: Page & OrderOf<typeof USE_ORDERS> & { readonly gaps: boolean },
  caller: Caller,
): Promise<{ total: number; rows: LedgerRow[]; day: string }> {
  const actor = await actorOf(desk, caller);
  const [units, day] = [await unitsOf(desk), today(desk)];
  const uses = await grantUses(desk, day, { actor });
  const marks = await marksOf(desk.sql, uses);
  const all = uses.map((use) => ledgerRow(use, marks.get(use.id) ?? [], units.name, actor, day));
  const rows = gaps ? all.filter((row) => row.gaps.length > 0 || row.quarterEmpty) : all;
  const sorted = rowsInOrder(rows, USE_ORDERS, asked, {
    name: ({ resourceName }) => resourceName,
    until: ({ until }) => until,
    entries: ({ entries }) => entries,
    gaps: (row) => row.gaps.length,
  });
  return { total: rows.length, rows: sorted.slice((page - 1) * size, page * size), day };
}

async function getUse(desk: Desk, grantId: string, actor: ActingFor): Promise<GrantUse> {
  const [use] = await grantUses(desk, today(desk), { actor, grantIds: [grantId] });
  if (!use) throw new FailureError(NO_RECORD);
  return use;
}

const mayInspect = (actor: ActingFor, use: GrantUse, units: Units): boolean =>
  !isKeeper(actor, use) &&
  (worksFor(actor, use.providerId, UNITS) ||
    [use.requesterId, use.providerId].some((unitId) => oversees(actor, units.region(unitId))));

/** A ledger as its page shows it. Throws `not-found`. */
export async function ledgerDetail(desk: Desk, grantId: string, caller: Caller): Promise<LedgerDetail> {
  const actor = await actorOf(desk, caller);
  const [units, day] = [await unitsOf(desk), today(desk)];
  const use = await getUse(desk, grantId, actor);
  const marks = (await marksOf(desk.sql, [use])).get(grantId) ?? [];
  const inspected = await desk.sql<
    (Omit<LedgerInspection, "at"> & { at: Date; day: string; byId: string | null })[]
  >`
    select at, day, unit_name as unit, by_name as by, reason, gaps, by_id from shared_data.ledger_inspection
    where grant_id = ${grantId} order by at desc`;
  const opened = inspected.some(
    (each) => each.day === day && each.byId !== null && each.byId === actor.accountId,
  );
  const open = actor.unitIds.includes(use.requesterId) || (opened && mayInspect(actor, use, units));
  return {
    ...ledgerRow(use, marks, units.name, actor, day),
    requesterId: use.requesterId,
    providerId: use.providerId,
    list: open
      ? (await entriesOf(desk.sql, [grantId])).map((entry) => ({
          ...entry,
          deletableFrom: deletableFrom(dayInShanghai(new Date(entry.at))),
        }))
      : null,
    missing: missingKinds(marks, grantEnd(use, use.endedOn, day) !== null),
    inspections: inspected.map(({ at, unit, by, reason, gaps }) => ({
      at: at.toISOString(),
      unit,
      by,
      reason,
      gaps,
    })),
    mayWrite: isKeeper(actor, use),
    mayInspect: mayInspect(actor, use, units),
    day,
  };
}

export type EntryAsk = { readonly key: string } & ValuesOf<typeof LEDGER_ENTRY>;

/** Writes an entry; `key` makes it once. Throws what `entryRefused` says, `not-found` for others. */
export async function writeEntry(
  desk: Desk,
  grantId: string,
  { key, kind, day, text }: EntryAsk,
  caller: Caller,
  at: Date = desk.now(),
): Promise<void> {
  const actor = await actorOf(desk, caller);
  const use = await getUse(desk, grantId, actor);
  const refused = entryRefused(use, { day, text }, actor, dayInShanghai(at));
  if (refused) throw new FailureError(refused);
  const row = { id: key, grantId, regionCode: use.regionCode, kind, day, text, at, sample: desk.config.demo };
  await inTransaction(desk.sql, async (sql) => {
    const made = await sql`
      insert into shared_data.ledger_entry ${sql({ ...row, byName: nameOf(caller), byId: actor.accountId })}
      on conflict (id) do nothing returning id`;
    if (made.length === 0) return;
    await grantLapses.writeAgain(sql, desk, grantId);
    await desk.audit.record(sql, {
      caller,
      action: "shared-data.ledger-entry",
      subject: `request:${grantId}`,
      after: { kind, day },
    });
  });
}

/** Deletes an entry whose time is over. Throws `retained` before, `not-found` for others. */
export async function deleteEntry(
  desk: Desk,
  grantId: string,
  entryId: string,
  caller: Caller,
): Promise<void> {
  const actor = await actorOf(desk, caller);
  const use = await getUse(desk, grantId, actor);
  await inTransaction(desk.sql, async (sql) => {
    const [entry] = await sql<{ at: Date; kind: string; day: string }[]>`
      select at, kind, day from shared_data.ledger_entry where id = ${entryId} and grant_id = ${grantId} for update`;
    if (!entry) return hidden();
    const refused = deletionRefused(use, dayInShanghai(entry.at), actor, today(desk));
    if (refused) throw new FailureError(refused);
    await sql`delete from shared_data.ledger_entry where id = ${entryId}`;
    await grantLapses.writeAgain(sql, desk, grantId);
    const { kind, day } = entry;
    await desk.audit.record(sql, {
      caller,
      action: "shared-data.ledger-delete",
      subject: `request:${grantId}`,
      before: { kind, day },
    });
  });
}

/** Looks into a ledger, which is recorded; the entries are open to the inspector for the rest of the day. */
export async function inspectLedger(
  desk: Desk,
  grantId: string,
  { key, reason }: { readonly key: string; readonly reason: string },
  caller: Caller,
  at: Date = desk.now(),
): Promise<void> {
  const actor = await actorOf(desk, caller);
  const units = await unitsOf(desk);
  const use = await getUse(desk, grantId, actor);
  if (!mayInspect(actor, use, units)) throw new FailureError(NOT_YOURS);
  const day = dayInShanghai(at);
  const gaps = ledgerGaps(use, (await marksOf(desk.sql, [use])).get(grantId) ?? [], day).length;
  await inTransaction(desk.sql, async (sql) => {
    const made = await sql`
      insert into shared_data.ledger_inspection ${sql({
        id: key,
        grantId,
        regionCode: use.regionCode,
        at,
        day,
        unitName: actor.unitName ?? "",
        byName: nameOf(caller),
        byId: actor.accountId,
        reason: withoutPersonNumbers(reason),
        gaps,
        sample: desk.config.demo,
      })} on conflict (id) do nothing returning id`;
    if (made.length === 0) return;
    await desk.audit.record(sql, {
      caller,
      action: "shared-data.ledger-inspect",
      subject: `request:${grantId}`,
      after: { reason, gaps },
    });
  });
}
