import type postgres from "postgres";
import { type Access, allows } from "../../kernel/access.ts";
import type { ActingFor } from "../../kernel/actor.ts";
import { FailureError, type Sentence } from "../../kernel/error.ts";
import { type Fields, missing } from "../../kernel/fields.ts";
import type { Openables } from "../../kernel/openable.ts";
import { fallsBy, RECORD_ORDERS } from "../../kernel/list.ts";
import type { Act, Opened, RecordView } from "../../kernel/record.ts";
import type { ActOf, Acts, AskedOf, RecordKind } from "../../kernel/record-kind.ts";
import { isTakeBack, type TakeBack } from "../../kernel/take-back.ts";
import type { Sql } from "../database/database.ts";
import { holdsWords } from "../database/holds-words.ts";
import { inOrder } from "../database/in-order.ts";
import type { Caller } from "../slice.ts";
import { asCaller } from "./as-caller.ts";
import { heldIn } from "./finder.ts";
import { historyOf } from "./list-records.ts";
import type { Projection } from "./projection.ts";
import {
  type Aside,
  type Begun,
  type Doing,
  type DoingOptions,
  offeredBack,
  type Projected,
  type RecordDesk,
  recordStore,
  schemaOf,
  writeBegun,
  type WrittenAlong,
} from "./records.ts";
import { toVerify } from "./verify-records.ts";
import { actorOf, hidden, namesOf, type RosterDesk, today, type Units, unitsOf } from "./units.ts";

/** What a list and a page of records are made with. */
export type Ground = {
  readonly units: Units;
  readonly actor: ActingFor;
  readonly caller: Caller;
  readonly day: string;
};
type Kept<S> = Pick<RecordView<S>, "id" | "version" | "sample" | "state">;
/** Beside status and words, by what else the kind is narrowed. */
export type Filter = { readonly status?: string | undefined; readonly q?: string | undefined } & Readonly<
  Record<string, string | boolean | undefined>
>;
export type Page = { readonly page: number; readonly size: number };

/** What a slice says of its kind beyond its description. */
export type KindRoom<D, S, A extends Act, Asked, Row, More extends object> = {
  /** Which records a reader may see, as a part of a statement on `record`. */
  readonly visible: (sql: Sql, actor: ActingFor) => postgres.PendingQuery<postgres.Row[]>;
  /** Which records a filter beside status and words leaves. */
  readonly narrowed?: (sql: Sql, filter: Filter) => postgres.PendingQuery<postgres.Row[]>;
  /** In which order they are listed; the latest day first where it is left out. */
  readonly order?: (sql: Sql) => postgres.PendingQuery<postgres.Row[]>;
  /** Its texts are indexed under its kind, by `platform.index_finds` and those longer than it reads beside. */
  readonly indexed?: true;
  /** Ids of the units that a record names. */
  readonly units: (state: S) => readonly string[];
  /** A line of the list; left out where the slice lists them in a way of its own. */
  readonly row?: (kept: Kept<S>, ground: Ground) => Row;
  /** What its page shows beyond the record, or otherwise. */
  readonly more?: (desk: D, opened: Opened<S>, ground: Ground) => Promise<More> | More;
  /** Tables that follow from its records, written with each act in this order, before `aside`. */
  readonly projections?: readonly Projection<D>[];
  /** Rows written in the transaction of an act; what is written here is not taken back, so no such act is `withdrawable`. */
  readonly aside?: (desk: D) => Aside<S, A>;
  /** The act to be recorded for what was asked, and rows beside it, where that is not what was filled in. */
  readonly making?: (desk: D, asking: Asking<S, Asked>, ground: Ground) => Made<S, A> | Promise<Made<S, A>>;
};

type Asking<S, Asked> = { readonly id: string; readonly state: S; readonly asked: Asked };
type Made<S, A extends Act> = { readonly act: Doing<S, A>["act"]; readonly aside?: Aside<S, A> };

/**
 * Makes the desks of a slice's kinds, in its tables: list, open, begin and act, each only for who may see the record; to
 * others it does not exist. `const kindDesk = kindDesks<Desk>("shared-data", WAITS)`.
 */
export const kindDesks =
  <D extends RecordDesk & RosterDesk>(slice: string, along: readonly WrittenAlong<D>[] = []) =>
  <
    S,
    Seed,
    N extends Readonly<Record<string, Sentence>>,
    B extends string,
    A extends Acts<S>,
    L extends "seed" | "flat",
    Row,
    More extends object = object,
  >(
    kind: RecordKind<S, Seed, N, B, A, L>,
    room: KindRoom<D, S, ActOf<Seed, NoInfer<B>, A, L>, AskedOf<A>, Row, More>,
  ) => {
    type Done = ActOf<Seed, B, A, L>;
    const schema = schemaOf(slice);
    const { actsOf, beginAll, doAct, takeBack } = recordStore(
      slice,
      (desk: D, caller) => actorOf(desk, caller),
      along,
    );

    const groundOf = async (desk: D, caller: Caller, at?: Date): Promise<Ground> => ({
      actor: await actorOf(desk, caller),
      caller,
      units: await unitsOf(desk),
      day: today({ now: () => at ?? desk.now() }),
    });

    async function find(sql: Sql, actor: ActingFor, id: string): Promise<Kept<S>> {
      const [row] = await sql<Kept<S>[]>`
      select id, version, sample, state from ${sql(schema)}.record
      where id = ${id} and kind = ${kind.kind} and ${room.visible(sql, actor)}`;
      return row ?? hidden();
    }

    const project = async (sql: Sql, desk: D, record: Projected<S>): Promise<void> => {
      for (const { write } of room.projections ?? []) await write(sql, desk, record);
    };

    /** Rows of every act, after those of this one. */
    const beside =
      (desk: D, ...asides: readonly (Aside<S, Done> | undefined)[]): Aside<S, Done> =>
      async (sql, done) => {
        for (const aside of asides) await aside?.(sql, done);
        await project(sql, desk, done.record);
        await room.aside?.(desk)(sql, done);
      };

    /** A record as its page shows it. Throws `not-found`. */
    async function open(desk: D, id: string, caller: Caller): Promise<Opened<S> & More> {
      const ground = await groundOf(desk, caller);
      const kept = await find(desk.sql, ground.actor, id);
      const acts = await actsOf<Done>(desk.sql, id);
      const opened: Opened<S> = {
        ...kept,
        names: namesOf(ground.units, room.units(kept.state)),
        history: historyOf(kind, acts, ground.units.list),
        takeBack: offeredBack(kind, acts, caller, desk.now()),
        actor: ground.actor,
        day: ground.day,
      };
      return { ...opened, ...((await room.more?.(desk, opened, ground)) ?? ({} as More)) };
    }

    return {
      /** What verification asks of it. */
      verified: { kind: toVerify(kind), projections: room.projections ?? [] },

      /** A page of the records that the caller may see. */
      async list(
        desk: D,
        filter: Filter,
        { page, size }: Page,
        caller: Caller,
      ): Promise<{ total: number; rows: Row[]; day: string }> {
        const { sql } = desk;
        const { status, q, sort, reversed } = filter;
        const byOrder = (on: Sql) =>
          typeof sort !== "string" || !Object.hasOwn(RECORD_ORDERS, sort)
            ? null
            : inOrder(
                on,
                // Statuses stand in the order in which a record goes through them.
                sort === "status"
                  ? on`array_position(${Object.keys(kind.statuses)}::text[], status)`
                  : on`${on(sort)}`,
                fallsBy(RECORD_ORDERS, sort, reversed === true),
              );
        const ground = await groundOf(desk, caller);
        const words =
          room.indexed === true && q !== undefined
            ? (await heldIn(sql, { table: sql`${sql(schema)}.record`, kind: kind.kind }, q))()
            : holdsWords(sql, q);
        const where = sql`kind = ${kind.kind} and ${room.visible(sql, ground.actor)}
        ${status === undefined ? sql`` : sql`and status = ${status}`} and ${words}
        ${room.narrowed === undefined ? sql`` : sql`and ${room.narrowed(sql, filter)}`}`;
        const [counted] = await sql<{ total: number }[]>`
        select count(*) as total from ${sql(schema)}.record where ${where}`;
        const ordered = byOrder(sql) ?? room.order?.(sql) ?? sql`day desc nulls last`;
        // What a deep page skips is read off an index where one has the order: then no record is looked at but those shown.
        const rows = await sql<Kept<S>[]>`
        with page as (select id from ${sql(schema)}.record where ${where} order by ${ordered}, id limit ${size} offset ${(page - 1) * size})
        select id, version, sample, state from page join ${sql(schema)}.record using (id) order by ${ordered}, id`;
        return {
          total: counted?.total ?? 0,
          rows: rows.flatMap((kept) => room.row?.(kept, ground) ?? []),
          day: ground.day,
        };
      },

      open,

      /** Its records for whoever may open them, as `access` of their route and `open` decide. */
      openable:
        (desk: D, access: Access, link: (id: string) => string): Openables[string] =>
        async (id, person) => {
          if (!allows(access, person.roles)) return null;
          try {
            const { title, unitIds, regionCode } = kind.head((await open(desk, id, asCaller(person))).state);
            return { title, unitIds, regionCode, link: link(id) };
          } catch (error) {
            if (error instanceof FailureError && error.failure.code === "not-found") return null;
            throw error;
          }
        },

      /** Begins a record. Throws what the kind refuses. */
      async begin(
        desk: D,
        { key, seed }: { readonly key: string; readonly seed: Seed },
        caller: Caller,
        { aside, ...options }: DoingOptions<S, Done> = {},
      ): Promise<{ id: string; version: number }> {
        const doing = { id: null, version: null, key, act: kind.beginWith(seed) };
        const begun = await doAct(desk, kind, doing, caller, { ...options, aside: beside(desk, aside) });
        return { id: begun.id, version: begun.version };
      },

      /**
       * Begins many in one transaction and few statements, as an import does; `aside` writes what stands beside all of them.
       * Ids in the order of what was asked. Throws what the kind refuses of the first that is refused.
       */
      beginAll: (
        desk: D,
        asked: readonly { readonly key: string; readonly seed: Seed }[],
        caller: Caller,
        aside: (sql: Sql, begun: readonly Begun<S, Done>[]) => Promise<void>,
      ): Promise<readonly string[]> => {
        if (room.aside !== undefined)
          throw new Error(`${kind.kind} writes beside each act: begin one by one`);
        const acts = asked.map(({ key, seed }) => ({ key, act: kind.beginWith(seed) }));
        return beginAll<S, Done>(desk, kind, acts, caller, async (sql, begun) => {
          await aside(sql, begun);
          const records = begun.map(({ record }) => record);
          for (const each of room.projections ?? []) await writeBegun(sql, desk, each, records);
        });
      },

      /** Does an act as it is recorded, on a record that the caller is known to see. */
      enact: (
        desk: D,
        doing: Doing<S, Done>,
        caller: Caller,
        { aside, ...options }: DoingOptions<S, Done> = {},
      ): Promise<RecordView<S>> =>
        doAct(desk, kind, doing, caller, { ...options, aside: beside(desk, aside) }),

      /** Does one act, or takes one back. Throws `not-found` for others, and what the kind refuses. */
      async act(
        desk: D,
        id: string,
        {
          version,
          key,
          act: asked,
        }: { readonly version: number; readonly key: string; readonly act: AskedOf<A> | TakeBack },
        caller: Caller,
        { aside, ...options }: DoingOptions<S, Done> = {},
      ): Promise<void> {
        const ground = await groundOf(desk, caller, options.at);
        const { state } = await find(desk.sql, ground.actor, id);
        if (isTakeBack<AskedOf<A>>(asked)) {
          const doing = { id, version, key, of: asked.of };
          await takeBack<S, Done>(desk, kind, doing, caller, (sql, record) => project(sql, desk, record));
          return;
        }
        const asks = (kind.acts[asked.type]?.asks ?? {}) as Fields;
        const lacking = missing(asks, asked as Readonly<Record<string, unknown>>);
        if (lacking) throw new FailureError(lacking);
        const made: Made<S, Done> = (await room.making?.(desk, { id, state, asked }, ground)) ?? {
          act: kind.actFor(asked, state, ground.actor),
        };
        await doAct(desk, kind, { id, version, key, act: made.act }, caller, {
          ...options,
          aside: beside(desk, made.aside, aside),
        });
      },
    };
  };
