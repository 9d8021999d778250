import { randomUUID } from "node:crypto";
import { dayInShanghai } from "../../kernel/calendar.ts";
import { FailureError } from "../../kernel/error.ts";
import {
  type Act,
  changedSince,
  type Done,
  foldRecord,
  KEY_TAKEN,
  NO_RECORD,
  type Recorded,
  type RecordShape,
  type RecordView,
} from "../../kernel/record.ts";
import { holdsPersonNumber, PERSON_NUMBER_KEPT } from "../../kernel/person-numbers.ts";
import {
  type LatestAct,
  takeBackOffer,
  type TakeBackOffer,
  takeBackRefused,
} from "../../kernel/take-back.ts";
import type { Seal, SealedTable } from "../audit/seals.ts";
import { inTransaction, type Sql } from "../database/database.ts";
import { portions } from "../database/json.ts";
import type { Caller, Shell } from "../slice.ts";
import { isDerivedKey } from "./derived-key.ts";
import { type KeptAct, type Projected, written } from "./written.ts";

export type { Projected } from "./written.ts";

/** What records need of a slice's desk. */
export type RecordDesk = Pick<Shell, "sql" | "audit" | "now" | "config">;

/** The PostgreSQL schema of a slice, whose migration calls `platform.create_records`. */
export const schemaOf = (slice: string): string => slice.replaceAll("-", "_");

/** The name that acts are recorded under. */
export const nameOf = ({ actor }: Caller): string => actor?.displayName ?? "几字弯 Jiziwan";

type Stored<S> = Omit<RecordView<S>, "begunAt" | "changedAt"> & {
  readonly begunAt: Date;
  readonly changedAt: Date;
};

const columns = (sql: Sql) => sql`
  id, kind, version, sample, reported, state, begun_at, begun_by, changed_at, changed_by`;

const viewOf = <S>(row: Stored<S>): RecordView<S> => ({
  ...row,
  begunAt: row.begunAt.toISOString(),
  changedAt: row.changedAt.toISOString(),
});

/** What is written beside a record in the same transaction: rows that only its kind has. */
export type Aside<S, A extends Act> = (
  sql: Sql,
  done: {
    readonly id: string;
    readonly before: S | null;
    readonly after: S;
    readonly recorded: Recorded<A>;
    /** The record with the act done, as rows are derived from it. */
    readonly record: Projected<S>;
    /** Has the act's entry of the trail carry the seal of a row written, or erased, beside it. */
    readonly vouch: (seal: Seal) => void;
  },
) => Promise<void>;

/** One of many records that were begun together. */
export type Begun<S, A extends Act> = {
  readonly id: string;
  /** Of what was asked. */
  readonly key: string;
  readonly after: S;
  readonly recorded: Recorded<A>;
  readonly record: Projected<S>;
};

/** Acts of a slice's records, as the trail vouches for them. */
export const actsTable = (slice: string): SealedTable => ({
  of: `${schemaOf(slice)}.act`,
  record: "recordId",
  part: "version",
  content: ["kind", "regionCode", "at", "day", "byId", "byName", "key", "act"],
});

export type Doing<S, A extends Act> = {
  /** Null begins a record; then `id` may be left out. */
  readonly id: string | null;
  /** The version on which the caller decided; null where there is none yet. */
  readonly version: number | null;
  /** Of the request: asked again it acts once. */
  readonly key: string;
  /** The act, or how it is made inside the transaction, as where it registers tasks and keeps their ids. */
  readonly act: A | ((sql: Sql, before: S | null) => Promise<A>);
};

export type DoingOptions<S, A extends Act> = {
  /** Acts on a past day, as demonstrations do; never before what is recorded already. */
  readonly at?: Date;
  /** Taken over from a published source. */
  readonly reported?: boolean;
  /** Of a record that is begun; one that follows from what it is about is begun once, whoever comes first. */
  readonly newId?: string;
  readonly aside?: Aside<S, A>;
};

type Before<S> = RecordView<S> | undefined;

function checkVersion<S>(before: RecordView<S>, version: number | null): void {
  if (version !== before.version) throw new FailureError(changedSince(before.changedBy, before.changedAt));
}

/** When it is done: a record goes forward in time, also where a clock was set back. */
const instantOf = <S>(before: Before<S>, now: Date): Date =>
  before && Date.parse(before.changedAt) > now.getTime() ? new Date(before.changedAt) : now;

const recordedNow = <S, A extends Act>(before: Before<S>, at: Date, caller: Caller, act: A): Recorded<A> => ({
  version: (before?.version ?? 0) + 1,
  at: at.toISOString(),
  day: dayInShanghai(at),
  by: nameOf(caller),
  byId: caller.actor?.accountId ?? null,
  act,
});

/** Rows of a kind that are written with every act, whoever does it. */
export type WrittenAlong<D> = {
  readonly kind: string;
  readonly write: (sql: Sql, desk: D, record: Projected<unknown>) => Promise<void>;
  /** The same of records that have just begun, in few statements; one by one where it is left out. */
  readonly writeAll?: (sql: Sql, desk: D, begun: readonly Projected<unknown>[]) => Promise<void>;
};

/** Writes along what follows from records that have just begun. */
export async function writeBegun<D>(
  sql: Sql,
  desk: D,
  { write, writeAll }: Pick<WrittenAlong<D>, "write" | "writeAll">,
  begun: readonly Projected<unknown>[],
): Promise<void> {
  if (writeAll) return writeAll(sql, desk, begun);
  for (const record of begun) await write(sql, desk, record);
}

/**
 * Records of one slice, in the tables `record` and `act` of its schema. `actorOf` says, before the transaction, what the
 * caller may act as; the kinds' `permit` decides by it. `along`: what is written with every act of its kind, as what waits.
 */
export function recordStore<D extends RecordDesk, W>(
  slice: string,
  actorOf: (desk: D, caller: Caller) => Promise<W>,
  along: readonly WrittenAlong<D>[] = [],
) {
  const schema = schemaOf(slice);
  const acts = actsTable(slice);
  const about = ({ config }: D) => ({ slice, acts, demo: config.demo });

  /** A record of a kind, or undefined; `lock` keeps others from acting on it until the transaction ends. */
  async function findRecord<S, A extends Act>(
    sql: Sql,
    { kind }: Pick<RecordShape<S, A, W>, "kind" | "fold">,
    id: string,
    lock: "lock" | "read" = "read",
  ): Promise<RecordView<S> | undefined> {
    const [row] = await sql<Stored<S>[]>`
      select ${columns(sql)} from ${sql(schema)}.record where id = ${id} and kind = ${kind}
      ${lock === "lock" ? sql`for no key update` : sql``}`;
    return row && viewOf(row);
  }

  /** The same; throws `not-found`. */
  async function getRecord<S, A extends Act>(
    sql: Sql,
    shape: Pick<RecordShape<S, A, W>, "kind" | "fold">,
    id: string,
    lock: "lock" | "read" = "read",
  ): Promise<RecordView<S>> {
    const found = await findRecord(sql, shape, id, lock);
    if (!found) throw new FailureError(NO_RECORD);
    return found;
  }

  /** All acts of a record, in order, with those that were taken back and what took them back. */
  async function actsOf<A extends Act>(sql: Sql, id: string): Promise<Done<A>[]> {
    const rows = await sql<(Omit<Done<A>, "by" | "at"> & { byName: string; at: Date })[]>`
      select version, at, day, by_name, by_id, act from ${sql(schema)}.act
      where record_id = ${id} order by version`;
    return rows.map(({ byName, at, ...row }) => ({ ...row, by: byName, at: at.toISOString() }));
  }

  /** The type of what was done with a record by a request with this key. */
  async function typeOfKey(sql: Sql, key: string, id: string): Promise<string | undefined> {
    const [known] = await sql<{ type: string }[]>`
      select act ->> 'type' as type from ${sql(schema)}.act where key = ${key} and record_id = ${id}`;
    return known?.type;
  }

  /** What came of an act, in the record's row; and the act, vouched for by the trail. */
  async function keep<S, A extends Act>(
    sql: Sql,
    desk: D,
    shape: Pick<RecordShape<S, A, W>, "kind" | "head">,
    {
      beside,
      ...kept
    }: KeptAct<S, A> & {
      readonly beside: ((record: Projected<S>, vouch: (seal: Seal) => void) => Promise<void>) | undefined;
    },
    caller: Caller,
  ): Promise<void> {
    const { row, begun, act, seal, record, entry } = written(sql, about(desk), shape, kept, caller);
    if (kept.before) await sql`update ${sql(schema)}.record set ${sql(row)} where id = ${kept.id}`;
    else await sql`insert into ${sql(schema)}.record ${sql(begun)}`;
    await sql`insert into ${sql(schema)}.act ${sql(act)}`;
    const seals = [seal];
    for (const { kind, write } of along) if (kind === shape.kind) await write(sql, desk, record);
    await beside?.(record, (each) => void seals.push(each));
    await desk.audit.record(sql, entry(seals));
  }

  /**
   * Begins many records of a kind as `doAct` would one by one, in few statements and one transaction: where one is refused
   * none begins. Ids in the order of what was asked; what a key began before is answered and not begun again.
   */
  async function beginAll<S, A extends Act>(
    desk: D,
    shape: RecordShape<S, A, W>,
    asked: readonly { readonly key: string; readonly act: A }[],
    caller: Caller,
    aside: (sql: Sql, begun: readonly Begun<S, A>[]) => Promise<void>,
  ): Promise<readonly string[]> {
    const actor = await actorOf(desk, caller);
    return inTransaction(desk.sql, async (sql) => {
      const keys = asked.map(({ key }) => key);
      await sql`
        select pg_advisory_xact_lock(hashtext(key)) from (select unnest(${keys}::text[]) as key order by 1) as keys`;
      const known = await sql<{ key: string; recordId: string; byId: string | null }[]>`
        select key, record_id, by_id from ${sql(schema)}.act
        where key = any(${keys}::uuid[]) and version = 1 and kind = ${shape.kind}`;
      const begunBefore = new Map(known.map((each) => [each.key, each]));
      const at = desk.now();
      const ids: string[] = [];
      const fresh: (ReturnType<typeof written<S, A>> & Begun<S, A>)[] = [];
      for (const { key, act } of asked) {
        const found = begunBefore.get(key);
        if (found && found.byId !== (caller.actor?.accountId ?? null) && !isDerivedKey(key))
          throw new FailureError(KEY_TAKEN);
        const id = found?.recordId ?? randomUUID();
        ids.push(id);
        if (found) continue;
        const refused = shape.permit(null, act, actor, dayInShanghai(at));
        if (refused) throw new FailureError(refused);
        if (holdsPersonNumber(act)) throw new FailureError(PERSON_NUMBER_KEPT);
        const recorded = recordedNow<S, A>(undefined, at, caller, act);
        const after = shape.fold(null, recorded);
        const kept = { id, key, before: undefined, after, recorded, reported: false };
        fresh.push({ ...written(sql, about(desk), shape, kept, caller), id, key, after, recorded });
      }
      for (const part of portions(fresh)) {
        await sql`insert into ${sql(schema)}.record ${sql(part.map(({ begun }) => begun))}`;
        await sql`insert into ${sql(schema)}.act ${sql(part.map(({ act }) => act))}`;
      }
      const records = fresh.map(({ record }) => record);
      for (const each of along) if (each.kind === shape.kind) await writeBegun(sql, desk, each, records);
      await aside(sql, fresh);
      await desk.audit.recordAll(
        sql,
        fresh.map(({ entry, seal }) => entry([seal])),
      );
      return ids;
    });
  }

  /**
   * Does one act: refused, or recorded with its fold, its rows and its trail in one transaction. A repeated key answers
   * as the first time; an older version is refused with who changed it. Throws the refusal of the kind's `permit`.
   */
  async function doAct<S, A extends Act>(
    desk: D,
    shape: RecordShape<S, A, W>,
    { id, version, key, act: asked }: Doing<S, A>,
    caller: Caller,
    { at: given, reported = false, newId, aside }: DoingOptions<S, A> = {},
  ): Promise<RecordView<S>> {
    const actor = await actorOf(desk, caller);
    return inTransaction(desk.sql, async (sql) => {
      const before = id === null ? undefined : await getRecord(sql, shape, id, "lock");
      const recordId = id ?? newId ?? randomUUID();
      const known = await typeOfKey(sql, key, recordId);
      if (before && known !== undefined) {
        if (typeof asked !== "function" && asked.type !== known) throw new FailureError(KEY_TAKEN);
        return before;
      }
      if (id === null) {
        // A request whose answer was lost comes again, maybe while the first still runs.
        await sql`select pg_advisory_xact_lock(hashtext(${key}))`;
        const [begun] = await sql<{ recordId: string; byId: string | null }[]>`
          select record_id, by_id from ${sql(schema)}.act where key = ${key} and version = 1 and kind = ${shape.kind}`;
        // Nobody is answered with what somebody else began, whose key it may be.
        if (begun && begun.byId !== (caller.actor?.accountId ?? null) && !isDerivedKey(key))
          throw new FailureError(KEY_TAKEN);
        if (begun) return getRecord(sql, shape, begun.recordId);
        if (newId !== undefined) await sql`select pg_advisory_xact_lock(hashtext(${newId}))`;
        const first = newId === undefined ? undefined : await findRecord(sql, shape, newId);
        if (first) throw new FailureError(changedSince(first.changedBy, first.changedAt));
      }
      if (before) checkVersion(before, version);
      const at = instantOf(before, given ?? desk.now());
      const state = before?.state ?? null;
      const act = typeof asked === "function" ? await asked(sql, state) : asked;
      const refused = shape.permit(state, act, actor, dayInShanghai(at));
      if (refused) throw new FailureError(refused);
      if (holdsPersonNumber(act)) throw new FailureError(PERSON_NUMBER_KEPT);
      const recorded = recordedNow(before, at, caller, act);
      const after = shape.fold(state, recorded);
      const beside =
        aside &&
        ((record: Projected<S>, vouch: (seal: Seal) => void) =>
          aside(sql, { id: recordId, before: state, after, recorded, record, vouch }));
      await keep<S, A>(
        sql,
        desk,
        shape,
        { id: recordId, key, before, after, recorded, reported, beside },
        caller,
      );
      return getRecord(sql, shape, recordId);
    });
  }

  /**
   * Takes back the act `of`, the record's last: recorded as an act of its own, after which the record stands as its other
   * acts have it. `rewrite` writes anew what follows from it. Throws why it is refused (`takeBackRefused`).
   */
  async function takeBack<S, A extends Act>(
    desk: D,
    shape: RecordShape<S, A, W>,
    { id, version, key, of }: TakingBack,
    caller: Caller,
    rewrite: (sql: Sql, record: Projected<S>) => Promise<void> = async () => {},
  ): Promise<RecordView<S>> {
    return inTransaction(desk.sql, async (sql) => {
      const before = await getRecord(sql, shape, id, "lock");
      const known = await typeOfKey(sql, key, id);
      if (known !== undefined && known !== "take-back") throw new FailureError(KEY_TAKEN);
      if (known !== undefined) return before;
      checkVersion(before, version);
      const earlier = await actsOf<A>(sql, id);
      const refused = refusedFrom(shape, earlier, of, caller, desk.now());
      if (refused) throw new FailureError(refused);
      const recorded = recordedNow(before, instantOf(before, desk.now()), caller, {
        type: "take-back",
        of,
      } as const);
      const after = foldRecord(shape, [...earlier, recorded]);
      const beside = (record: Projected<S>) => rewrite(sql, record);
      await keep<S, A>(
        sql,
        desk,
        shape,
        { id, key, before, after, recorded, reported: false, beside },
        caller,
      );
      return getRecord(sql, shape, id);
    });
  }

  return { findRecord, getRecord, actsOf, doAct, beginAll, takeBack };
}

type TakingBack = {
  readonly id: string;
  readonly version: number;
  readonly key: string;
  readonly of: number;
};

const latestOf = <A extends Act>(acts: readonly Done<A>[]): LatestAct | undefined => {
  const last = acts.at(-1);
  return last && { ...last, type: last.act.type, at: Date.parse(last.at) };
};

const askingAt = ({ actor }: Caller, now: Date) => ({
  accountId: actor?.accountId ?? null,
  now: now.getTime(),
});
type Withdrawable = Pick<RecordShape<never, never>, "withdrawable">;
const NEVER = () => false;

function refusedFrom<A extends Act>(
  { withdrawable = NEVER }: Withdrawable,
  acts: readonly Done<A>[],
  of: number,
  caller: Caller,
  now: Date,
) {
  const latest = latestOf(acts);
  if (!latest) throw new Error("a record has at least the act that began it");
  return takeBackRefused(latest, of, withdrawable, askingAt(caller, now));
}

/** What of a record its reader did last and can still take back. */
export const offeredBack = <A extends Act>(
  { withdrawable = NEVER }: Withdrawable,
  acts: readonly Done<A>[],
  caller: Caller,
  now: Date,
): TakeBackOffer | null => takeBackOffer(latestOf(acts), withdrawable, askingAt(caller, now));
