import type postgres from "postgres";
import type { ActingFor } from "../../kernel/actor.ts";
import { type Day, dayInShanghai } from "../../kernel/calendar.ts";
import type { InboxLine } from "../../kernel/inbox.ts";
import { type IsTurnOf, turnsOf } from "../../kernel/turns.ts";
import type { Sql } from "../database/database.ts";
import { schemaOf } from "./records.ts";

/**
 * One thing for which a record waits for a person. `what` names it, and changes when another is waited for; kind, subject and
 * link are the record's where it says none of its own.
 */
type Wait = Pick<InboxLine, "why" | "due" | "late" | "weight"> &
  Partial<Pick<InboxLine, "kind" | "subject" | "link" | "since">> & { readonly what: string };

/** A record as whom it waits for is told by. */
type Waiting<S> = { readonly id: string; readonly state: S; readonly changedOn: Day };

type InboxRoom<D, S, A> = {
  readonly kind: string;
  /** Records that may wait for the person, chosen by columns of `record` and of what is projected: no other is read. */
  readonly candidates: (sql: Sql, person: A, day: Day) => postgres.PendingQuery<postgres.Row[]>;
  readonly link: (id: string, state: S) => string;
  /** Exactly what the record waits for this person to do; nothing where it is somebody else's turn. */
  readonly waits: (record: Waiting<S>, person: A, day: Day, desk: D) => readonly Wait[];
};

type Kept<S> = { id: string; title: string; sample: boolean; state: S; changedAt: Date };

/** The lines that records of one kind give a person, worked out when they are asked for. */
const recordInbox =
  (slice: string) =>
  <D extends { readonly sql: Sql }, S, A = ActingFor>({
    kind,
    candidates,
    link,
    waits,
  }: InboxRoom<D, S, A>) =>
  async (desk: D, person: A, day: Day): Promise<InboxLine[]> => {
    const { sql } = desk;
    const rows = await sql<Kept<S>[]>`
      select id, title, sample, state, changed_at from ${sql(schemaOf(slice))}.record
      where kind = ${kind} and ${candidates(sql, person, day)}`;
    return rows.flatMap(({ id, title, sample, state, changedAt }) => {
      const changedOn = dayInShanghai(changedAt);
      return waits({ id, state, changedOn }, person, day, desk).map(({ what, ...wait }) => ({
        kind,
        subject: title,
        since: changedOn,
        link: link(id, state),
        sample,
        ...wait,
        id: `${kind}/${id}/${what}`,
      }));
    });
  };

type Clock = Pick<InboxLine, "due" | "late"> & Partial<Pick<InboxLine, "since">>;

/** What a slice says of a kind on the kit beyond its description. */
type KindInbox<D, S> = Omit<InboxRoom<D, S, ActingFor>, "kind" | "waits"> & {
  /** Where an act waits for a side: whether that is the person. */
  readonly isOf?: IsTurnOf<S>;
  /** By when, by the law of its own clock; no day where it is left out. */
  readonly clock?: (state: S, day: Day, desk: D, act: string) => Clock;
  readonly weight?: InboxLine["weight"];
};

/**
 * The lines of a kind on the kit that no row tells, as it is late by the hour and not by the day: `platform.wait` knows days alone. One for each record that waits for the person, derived from whose turn its acts are; the first
 * act that waits says why.
 */
export const inboxOf =
  (slice: string) =>
  <D extends { readonly sql: Sql }, S>(
    kind: Parameters<typeof turnsOf<S>>[0] & { readonly kind: string },
    { isOf, clock, weight = 2, ...room }: KindInbox<D, S>,
  ) =>
    recordInbox(slice)<D, S>({
      ...room,
      kind: kind.kind,
      waits: ({ state }, person, day, desk) => {
        const turns = turnsOf(kind, state, person, day, isOf);
        const [first] = turns;
        if (first === undefined) return [];
        const what = turns.map(({ act }) => act).join("+");
        const by = clock?.(state, day, desk, first.act) ?? { due: null, late: false };
        return [{ what, why: first.name, weight, ...by }];
      },
    });
