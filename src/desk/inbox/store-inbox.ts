import type { Actor } from "../../kernel/actor.ts";
import type { Day } from "../../kernel/calendar.ts";
import { type InboxKinds, type InboxLine, type Span, spanOf } from "../../kernel/inbox.ts";
import { inTransaction } from "../../platform/database/database.ts";
import type { Shell } from "../../platform/slice.ts";
import { type AskedLines, type Inbox, inboxFrom, isSnoozed, markedLines, tallied } from "./inbox.ts";
import { markedIds, markRead, marksOf } from "./store.ts";
import { type Reader, waitIds, waitLines, waitsAmong, waitsDue, waitTallies } from "./store-waits.ts";

/** What the slices hand over of what waits. */
export type Waiting = {
  /** Lines that no row of `platform.wait` tells: few, or made anew whenever they are asked for. */
  readonly inbox: (person: Actor, asOf: Day) => Promise<readonly InboxLine[]>;
  readonly inboxKinds: () => InboxKinds;
  /** Everything by which something waits for a person: see `heldBy`. */
  readonly held: (person: Actor) => Promise<readonly string[]>;
  /** Names of units by every id under which they are or were known. */
  readonly unitNames: () => Promise<ReadonlyMap<string, string>>;
};
type Desk = Waiting & Pick<Shell, "sql">;

const readerOf = async ({ held }: Waiting, person: Actor): Promise<Reader> => ({
  accountId: person.accountId,
  held: await held(person),
});

/** What waits for a person as of a day; of these lines alone where `ids` names them. */
export async function readInbox(
  desk: Desk,
  person: Actor,
  asOf: Day,
  { ids, ...asked }: AskedLines & { readonly ids?: readonly string[] | undefined } = {},
): Promise<Inbox> {
  const { sql } = desk;
  const reader = await readerOf(desk, person);
  const [told, marks, tallies, lines] = await Promise.all([
    desk.inbox(person, asOf),
    marksOf(sql, person.accountId),
    waitTallies(sql, reader, asOf, ids),
    waitLines(sql, reader, asOf, { ...asked, ids }, desk.unitNames),
  ]);
  const known = ids && new Set(ids);
  const own = markedLines(known ? told.filter(({ id }) => known.has(id)) : told, asOf, marks);
  return inboxFrom([...tallied(own), ...tallies], [...own, ...lines], desk.inboxKinds(), asOf, asked);
}

/** Ids of everything that waits for a person as of a day and is not put off. */
export async function waitingIds(desk: Desk, person: Actor, asOf: Day): Promise<string[]> {
  const reader = await readerOf(desk, person);
  const [told, marks, ids] = await Promise.all([
    desk.inbox(person, asOf),
    marksOf(desk.sql, person.accountId),
    waitIds(desk.sql, reader, asOf),
  ]);
  const until = new Map(marks.map(({ lineId, snoozedUntil }) => [lineId, snoozedUntil]));
  const shown = told.filter((line) => !isSnoozed(line, { snoozedUntil: until.get(line.id) ?? null }, asOf));
  return [...shown.map(({ id }) => id), ...ids];
}

/** Those of these lines that wait for a person as of a day. */
export async function linesAmong(
  desk: Desk,
  person: Actor,
  asOf: Day,
  ids: readonly string[],
): Promise<Pick<InboxLine, "id" | "late">[]> {
  const reader = await readerOf(desk, person);
  const [told, kept] = await Promise.all([desk.inbox(person, asOf), waitsAmong(desk.sql, reader, asOf, ids)]);
  return [...told.filter(({ id }) => ids.includes(id)), ...kept];
}

/** Marks lines that wait for a person as read at an instant, or as new; returns how many they are. */
export async function markLines(
  desk: Desk,
  person: Actor,
  asOf: Day,
  { ids, at }: { readonly ids: readonly string[]; readonly at: Date | null },
): Promise<number> {
  const { sql: pool } = desk;
  const before = await markedIds(pool, person.accountId);
  const there = await linesAmong(desk, person, asOf, [...ids, ...before]);
  const waiting = new Set(there.map(({ id }) => id));
  const own = ids.filter((id) => waiting.has(id));
  const gone = before.filter((id) => !waiting.has(id));
  await inTransaction(pool, (sql) => markRead(sql, person.accountId, { ids: own, at, gone }));
  return own.length;
}

/** How many different things wait for any of these people as of a day, by when they are due. */
export async function countsForAll(
  desk: Desk,
  people: readonly Actor[],
  asOf: Day,
): Promise<Record<Span, number>> {
  const lines = new Map<string, InboxLine>();
  const held: (readonly string[])[] = [];
  for (const person of people) {
    for (const line of await desk.inbox(person, asOf)) lines.set(line.id, line);
    held.push(await desk.held(person));
  }
  const spans: Record<Span, number> = { late: 0, today: 0, week: 0, later: 0 };
  for (const line of lines.values()) spans[spanOf(line, asOf)]++;
  for (const { span, count } of await waitsDue(desk.sql, held, asOf)) spans[span] += count;
  return spans;
}
