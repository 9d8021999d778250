import { type EntryAct, itselfRefused, entryKind } from "./kind.ts";
import { actsOf, doAct, findRecord, getRecord, takeBack } from "../store/records.ts";
import { type Doing, type DoingOptions, offeredBack } from "../../platform/records/records.ts";
import { FailureError } from "../../kernel/error.ts";
import { NOT_TO_TAKE_BACK, type TakeBackOffer } from "../../kernel/take-back.ts";
import { inTransaction, type Sql } from "../../platform/database/database.ts";
import type { Caller } from "../../platform/slice.ts";
import { type RecordView, KEY_TAKEN } from "../../kernel/record.ts";
import type { EntrySeed, EntryState, MoneyLine } from "./entry.ts";
import { OTHER_REGISTER, NO_ENTRY, NOT_ATTACHED } from "./entry-failures.ts";
import { replacedBy } from "./money.ts";
import type { Desk } from "../store/desk.ts";
import { writeProjection, writeStanding } from "./store-projection.ts";

export type EntryView = RecordView<EntryState>;
type Options = Omit<DoingOptions<EntryState, EntryAct>, "aside">;

/** The amounts of a row as they stand. */
export const linesOf = (sql: Sql, entryId: string): Promise<MoneyLine[]> =>
  sql<MoneyLine[]>`
    select flow, source, period, amount_fen, batch, paper from organisation.money
    where entry_id = ${entryId} order by period, flow, source, batch`;

async function checkEvidence(sql: Sql, entryId: string, digests: readonly string[]): Promise<void> {
  if (digests.length === 0) return;
  const [known] = await sql<{ count: number }[]>`
    select count(*) from organisation.attachment where record_id = ${entryId} and digest = any(${[...digests]})`;
  if (known?.count !== new Set(digests).size) throw new FailureError(NOT_ATTACHED);
}

/** What of an act only the database knows: the amounts that others replace, and whether evidence was attached. */
async function completed(sql: Sql, id: string, act: EntryAct): Promise<EntryAct> {
  const refused = itselfRefused(id, act);
  if (refused) throw new FailureError(refused);
  if (act.type === "put-item") await checkEvidence(sql, id, act.item.evidence);
  if (act.type !== "record-money") return act;
  return { ...act, replaced: replacedBy(await linesOf(sql, id), act.lines) };
}

/** The row that another is merged into gets its links; money and all else of it stay as they are. */
async function mergeInto(
  desk: Desk,
  { state }: EntryView,
  into: EntryView,
  key: string,
  caller: Caller,
  options: Options,
): Promise<void> {
  const known = new Set(into.state.links.map((link) => JSON.stringify([link.measureId, link.undertakingId])));
  const moved = state.links.filter(
    (link) => !known.has(JSON.stringify([link.measureId, link.undertakingId])),
  );
  const act: EntryAct = {
    type: "revise",
    reason: `与“${state.name}”合并，并入其所挂举措`,
    ...(moved.length > 0 ? { links: [...into.state.links, ...moved] } : {}),
  };
  const doing = { id: into.id, version: into.version, key, act };
  await doAct(desk, entryKind, doing, caller, { ...options, aside: writeProjection });
}

async function otherOf(sql: Sql, view: EntryView, act: EntryAct): Promise<EntryView | null> {
  const other = act.type === "merge" ? act.into : act.type === "keep-apart" ? act.from : null;
  if (other === null) return null;
  const found = await findRecord(sql, entryKind, other, "lock");
  if (!found) throw new FailureError(NO_ENTRY);
  const open = act.type === "keep-apart" || found.state.closed === null;
  if (found.state.register !== view.state.register || !open) throw new FailureError(OTHER_REGISTER);
  return found;
}

/**
 * Does one act on a row with everything that lists need of it, in one transaction, or within the one of `desk.sql`.
 * `version: null` acts on the row as it stands, for acts that decide nothing about its content (a meeting discussed it).
 * Merging closes the row and moves its links. Throws why it is refused.
 */
export async function actOnEntry(
  desk: Desk,
  { id, version, key, act }: Doing<EntryState, EntryAct> & { readonly id: string },
  caller: Caller,
  options: Options = {},
): Promise<EntryView> {
  return inTransaction(desk.sql, async (sql) => {
    const within = { ...desk, sql };
    // Two rows that are merged into each other at once are locked in one order.
    const ids = typeof act === "object" && act.type === "merge" ? [id, act.into].toSorted() : [id];
    await sql`select from organisation.record where id = any(${ids}::uuid[]) order by id for no key update`;
    const before = await getRecord(sql, entryKind, id);
    const [done] = await sql<{ type: string }[]>`
      select act ->> 'type' as type from organisation.act where key = ${key} and record_id = ${id}`;
    if (done) {
      if (typeof act !== "function" && act.type !== done.type) throw new FailureError(KEY_TAKEN);
      return before;
    }
    const other = typeof act === "object" ? await otherOf(sql, before, act) : null;
    const doing: Doing<EntryState, EntryAct> = {
      id,
      version: version ?? before.version,
      key,
      act: async (transaction, state) =>
        completed(transaction, id, typeof act === "function" ? await act(transaction, state) : act),
    };
    const after = await doAct(within, entryKind, doing, caller, { ...options, aside: writeProjection });
    if (other && after.state.mergedInto === other.id)
      await mergeInto(within, before, other, key, caller, options);
    return after;
  });
}

/** Whether the act was done together with one on another row, as merging is: by itself it is not taken back. */
async function isPartOfMerging(sql: Sql, id: string, of: number): Promise<boolean> {
  const [other] = await sql`
    select from organisation.act own join organisation.act other using (key)
    where own.record_id = ${id} and own.version = ${of} and other.record_id <> ${id} limit 1`;
  return other !== undefined;
}

/** What the caller did last with a row and can still take back. */
export async function offeredBackOf(desk: Desk, id: string, caller: Caller): Promise<TakeBackOffer | null> {
  const offer = offeredBack(entryKind, await actsOf<EntryAct>(desk.sql, id), caller, desk.now());
  return offer !== null && (await isPartOfMerging(desk.sql, id, offer.of)) ? null : offer;
}

/** Takes back the last act on a row, with everything that lists and figures made of it. Throws why it is refused. */
export const takeBackEntry = (
  desk: Desk,
  doing: { readonly id: string; readonly version: number; readonly key: string; readonly of: number },
  caller: Caller,
): Promise<EntryView> =>
  inTransaction(desk.sql, async (sql) => {
    if (await isPartOfMerging(sql, doing.id, doing.of)) throw new FailureError(NOT_TO_TAKE_BACK);
    return takeBack<EntryState, EntryAct>({ ...desk, sql }, entryKind, doing, caller, writeStanding);
  });

/** Enters a row; a repeated key enters it once. Throws why it is refused. */
export function enterEntry(
  desk: Desk,
  seed: EntrySeed,
  key: string,
  caller: Caller,
  options: Options = {},
): Promise<EntryView> {
  const doing = { id: null, version: null, key, act: { type: "enter", seed } } as const;
  return doAct(desk, entryKind, doing, caller, { ...options, aside: writeProjection });
}
