import { addDays, type Day } from "../../kernel/calendar.ts";
import type { Sentence } from "../../kernel/error.ts";
import { placeOf, type Wait } from "../../kernel/inbox.ts";
import { type Projected, schemaOf } from "./records.ts";
import type { Sql } from "../database/database.ts";
import { portions } from "../database/json.ts";
import { type Projection, projections, sameRows, stored } from "./projection.ts";

export const WAIT_TABLE = "wait";

/** A row of `platform.wait`, without the columns that name the record. */
export type WaitRow = {
  readonly id: string;
  readonly lineKind: string;
  readonly whom: readonly string[];
  readonly exceptOf: readonly string[];
  readonly subject: string;
  readonly why: Wait["why"];
  readonly ofUnit: string | null;
  readonly due: string | null;
  readonly lateFrom: string | null;
  readonly fromDay: string | null;
  readonly untilDay: string | null;
  readonly since: string | null;
  readonly link: string;
  readonly place: string;
  readonly weight: Wait["weight"];
  readonly sample: boolean;
  readonly regionCode: string;
};

/** What lines of a record share where they say nothing of their own. */
export type WaitingRecord = {
  readonly kind: string;
  readonly id: string;
  readonly subject: string;
  readonly since: string | null;
  readonly link: string;
  readonly sample: boolean;
  readonly regionCode: string;
};

/** What a record waits for, as it is kept. What waits for nobody, or for no day, is left out. */
export function waitRow(of: WaitingRecord, wait: Wait): WaitRow[] {
  const { from: fromDay = null, until: untilDay = null, whom } = wait;
  if (whom.length === 0 || (fromDay !== null && untilDay !== null && fromDay >= untilDay)) return [];
  const link = wait.link ?? of.link;
  return [
    {
      id: `${of.kind}/${of.id}/${wait.what}`,
      lineKind: wait.kind ?? of.kind,
      whom: [...new Set(whom)],
      exceptOf: [...new Set(wait.except ?? [])],
      subject: wait.subject ?? of.subject,
      why: wait.why,
      ofUnit: wait.ofUnit ?? null,
      due: wait.due ?? null,
      lateFrom: wait.lateFrom ?? null,
      fromDay,
      untilDay,
      since: wait.since === undefined ? of.since : wait.since,
      link,
      place: placeOf(link),
      weight: wait.weight,
      sample: of.sample,
      regionCode: of.regionCode,
    },
  ];
}

/** What of a kind is said beyond its description. */
export type WaitingRoom<D, S> = {
  readonly link: (id: string) => string;
  /** What it is called, where that is not its title. */
  readonly subject?: (state: S) => string;
  /** Exactly what the record waits for, of whom and on which days. */
  readonly waits: (record: Projected<S>, desk: D) => readonly Wait[];
};

/** The lines that records of a kind give: `const meetingWait = waits<Desk>("organisation")(meetingShape, { link, waits })`. */
export const waitsFor =
  <D>(slice: string) =>
  <S>(
    kind: { readonly kind: string; readonly head: (state: S) => { readonly title: string } },
    { link, subject = (state) => kind.head(state).title, waits }: WaitingRoom<D, S>,
  ): Projection<D> =>
    projections<D>(slice)<S>(kind, WAIT_TABLE, {
      schema: "platform",
      by: "recordId",
      where: { slice: schemaOf(slice), kind: kind.kind },
      rows: (record, desk) => {
        const { id, state, changedOn: since, sample, regionCode } = record;
        const of = {
          kind: kind.kind,
          id,
          subject: subject(state),
          since,
          link: link(id),
          sample,
          regionCode,
        };
        return waits(record, desk).flatMap((wait) => waitRow(of, wait));
      },
    });

/** Of a kind on the kit what says whose turn it is. */
type WithTurns<S> = {
  readonly acts: Readonly<Record<string, { readonly name: Sentence }>>;
  readonly waiting: (state: S, day: Day) => readonly { readonly act: string; readonly by: string }[];
};

/** What a kind on the kit says beyond its description. */
export type TurnsRoom<D, S> = {
  /** Who a side is for which its acts wait. */
  readonly side: (by: string, state: S) => Pick<Wait, "whom" | "except">;
  /** Days from which on it may wait for another, though nobody does anything. */
  readonly changes?: (state: S) => readonly (Day | null)[];
  /** By when, by the law of its own clock, and how that is said where it is not a day; no day where it is left out. */
  readonly clock?: (
    state: S,
    day: Day,
    desk: D,
    act: string,
  ) => Pick<Wait, "due" | "lateFrom"> & Partial<Pick<Wait, "why">>;
  readonly weight?: Wait["weight"];
};

type Stretch = Pick<Wait, "from" | "until"> & { readonly on: Day };

/** The stretches of time between days, with a day of each. */
function stretchesOf(days: readonly (Day | null)[], today: Day): Stretch[] {
  const sorted = [...new Set(days.filter((day) => day !== null))].toSorted();
  const [first] = sorted;
  if (first === undefined) return [{ from: null, until: null, on: today }];
  return [
    { from: null, until: first, on: addDays(first, -1) },
    ...sorted.map((day, at) => ({ from: day, until: sorted[at + 1] ?? null, on: day })),
  ];
}

/**
 * What a record of a kind on the kit waits for: one line for each side whose turn it is, told by the first of its acts; who is
 * on several sides is told the first.
 */
export const turnWaits =
  <D, S>(
    { acts, waiting }: WithTurns<S>,
    { side, changes, clock, weight = 2 }: TurnsRoom<D, S>,
  ): WaitingRoom<D, S>["waits"] =>
  ({ state, changedOn }, desk) =>
    stretchesOf(changes?.(state) ?? [], changedOn).flatMap(({ from, until, on }) => {
      const turns = new Map<string, string[]>();
      for (const { act, by } of waiting(state, on)) turns.set(by, [...(turns.get(by) ?? []), act]);
      const told: string[] = [];
      return [...turns].map(([by, theirs]): Wait => {
        const [first = ""] = theirs;
        const { whom, except = [] } = side(by, state);
        const wait = {
          what: theirs.join("+"),
          why: acts[first]?.name ?? { zh: first, en: first },
          whom,
          except: [...except, ...told],
          from,
          until,
          weight,
          ...clock?.(state, on, desk, first),
        };
        told.push(...whom);
        return wait;
      });
    });

/** Of whom rows are, where what waits is no record of the usual shape. */
type Kept = { readonly slice: string; readonly kind: string };

/** The rows that stand, by what they are of. */
export async function waitsStanding(
  sql: Sql,
  { slice, kind }: Kept,
  ids: readonly string[],
): Promise<Map<string, object[]>> {
  const found = new Map<string, object[]>(ids.map((id) => [id, []]));
  const rows = await sql<{ recordId: string }[]>`
    select * from platform.wait where record_id = any(${[...ids]}::uuid[]) and slice = ${slice} and kind = ${kind}`;
  for (const row of rows) found.get(row.recordId)?.push({ ...row });
  return found;
}

/** What should stand of it. */
export const waitsOf = ({ slice, kind }: Kept, of: WaitingRecord, waits: readonly Wait[]): object[] =>
  waits.flatMap((wait) =>
    waitRow({ ...of, kind: wait.kind ?? kind }, wait).map((row) => ({
      slice,
      kind,
      recordId: of.id,
      ...row,
    })),
  );

/** Writes what waits of something in place of what did; false where nothing differs. */
export async function writeWaits(
  sql: Sql,
  kept: Kept,
  id: string,
  rows: readonly object[],
): Promise<boolean> {
  const before = (await waitsStanding(sql, kept, [id])).get(id) ?? [];
  if (sameRows(before, rows)) return false;
  await sql`
    delete from platform.wait where record_id = ${id} and slice = ${kept.slice} and kind = ${kept.kind}`;
  for (const part of portions(rows))
    await sql`insert into platform.wait ${sql(part.map((row) => stored(sql, row)))}`;
  return true;
}
