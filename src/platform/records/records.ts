import { randomUUID } from "node:crypto";
import { type Day, dayInShanghai } from "../../kernel/calendar.ts";
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
import { folded } from "../../kernel/search-tokens.ts";
import {
  isTakeBack,
  type LatestAct,
  takeBackOffer,
  type TakeBackOffer,
  takeBackRefused,
} from "../../kernel/take-back.ts";
import { type Seal, sealed, type SealedTable } from "../audit/seals.ts";
import { inTransaction, type Sql } from "../database/database.ts";
import { json } from "../database/json.ts";
import type { Caller, Shell } from "../slice.ts";
import { isDerivedKey } from "./derived-key.ts";

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

/** A record as rows are derived from it. */
export type Projected<S> = {
  readonly id: string;
  readonly version: number;
  readonly sample: boolean;
  readonly reported: boolean;
  readonly state: S;
  readonly status: string;
  readonly regionCode: string;
  readonly unitIds: readonly string[];
  readonly searchText: string;
  /** When it was last acted on, and the day of that in Asia/Shanghai. */
  readonly changedAt: Date;
  readonly changedOn: Day;
};

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
};

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
    kept: {
      readonly id: string;
      readonly key: string;
      readonly before: Before<S>;
      readonly after: S;
      readonly recorded: Done<A>;
      readonly reported: boolean;
      readonly beside: ((record: Projected<S>, vouch: (seal: Seal) => void) => Promise<void>) | undefined;
    },
    caller: Caller,
  ): Promise<void> {
    const { id, key, before, after, recorded, reported, beside } = kept;
    const { version, day, by, byId, act } = recorded;
    const at = new Date(recorded.at);
    const head = shape.head(after);
    const row = {
      version,
      regionCode: head.regionCode,
      title: head.title,
      status: head.status,
      day: head.day,
      until: head.until,
      unitIds: [...new Set(head.unitIds)],
      measureIds: [...new Set(head.measureIds)],
      searchText: folded([head.title, ...(head.words ?? [])].join("\n")),
      state: json(sql, after),
      changedAt: at,
      changedBy: by,
    };
    const origin = {
      id,
      sample: before?.sample ?? (desk.config.demo && !reported),
      reported: before?.reported ?? reported,
    };
    if (before) await sql`update ${sql(schema)}.record set ${sql(row)} where id = ${id}`;
    else {
      const begun = { ...row, ...origin, kind: shape.kind, begunAt: at, begunBy: by };
      await sql`insert into ${sql(schema)}.record ${sql(begun)}`;
    }
    const done = {
      recordId: id,
      version,
      kind: shape.kind,
      regionCode: head.regionCode,
      at,
      day,
      byId,
      byName: by,
      key,
      act,
    };
    const { salt, seal } = sealed(acts, done);
    await sql`insert into ${sql(schema)}.act ${sql({ ...done, salt, act: json(sql, act) })}`;
    const seals = [seal];
    const record: Projected<S> = { ...row, ...origin, state: after, changedOn: day };
    for (const { kind, write } of along) if (kind === shape.kind) await write(sql, desk, record);
    await beside?.(record, (each) => void seals.push(each));
    await desk.audit.record(sql, {
      caller,
      action: `${slice}.${shape.kind}-${act.type}`,
      subject: `${shape.kind}:${id}`,
      ...(before ? { before: { version: before.version, status: shape.head(before.state).status } } : {}),
      after: {
        version,
        status: head.status,
        title: head.title,
        ...(isTakeBack(act) ? { of: act.of } : {}),
      },
      seals,
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

  return { findRecord, getRecord, actsOf, doAct, takeBack };
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
