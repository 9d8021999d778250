import { entryKind, type EntryAct } from "./kind.ts";
import type { Day } from "../../kernel/calendar.ts";
import { seriesDays } from "../../kernel/figure.ts";
import type { Recorded } from "../../kernel/record.ts";
import { isTakeBack, withoutTakenBack } from "../../kernel/take-back.ts";
import type { Sql } from "../../platform/database/database.ts";
import type { CountedEntry, RegisterOnMeasure } from "../domain/indicators/register-indicators.ts";
import { type EntryState, REGISTERS, type RegisterKind } from "./entry.ts";
import { sumsAfter } from "./money.ts";
import { projectionOf, type YearColumns } from "./projection.ts";
import { flowsOf } from "./store-board.ts";

type Current = Omit<CountedEntry, "calls"> & {
  readonly id: string;
  readonly calls: CountedEntry["calls"] | null;
  readonly mergedInto: string | null;
  readonly linked: boolean;
  readonly changed: boolean;
};

/** Rows that hang on the measures now or did after `since`, and whether what is counted of them changed after that day. */
const currentRows = (sql: Sql, measureIds: readonly string[], since: Day) => sql<Current[]>`
  with hung as (
    select id from organisation.entry where measure_ids && ${[...measureIds]}::uuid[]
    union
    select moved.record_id from organisation.act moved
    where moved.kind = 'entry' and moved.act ->> 'type' = 'revise' and moved.act ? 'links' and moved.day > ${since}
      and exists (
        select from organisation.act earlier, unnest(${[...measureIds]}::text[]) as measure (id)
        where earlier.record_id = moved.record_id and earlier.kind = 'entry' and earlier.act ->> 'type' <> 'record-money'
          and coalesce(earlier.act -> 'seed' -> 'links', earlier.act -> 'links')
            @> jsonb_build_array(jsonb_build_object('measureId', measure.id)))
  )
  select e.id, e.register, e.stage, e.length_km, e.standing, e.raised_on, e.closed_on, e.merged_into,
    e.measure_ids && ${[...measureIds]}::uuid[] as linked,
    (select jsonb_agg(jsonb_build_object('due', due, 'doneOn', done_on)) from organisation.entry_item
      where entry_id = e.id and list = 'call') as calls,
    exists (
      select from organisation.act a
      where a.record_id = e.id and a.kind = 'entry' and a.act ->> 'type' <> 'record-money' and a.day > ${since}
    ) as changed
  from organisation.entry e join hung using (id)`;

type ActRow = Recorded<EntryAct> & { readonly recordId: string };
const standingOf = (acts: readonly ActRow[]): ActRow[] =>
  withoutTakenBack(acts, ({ act }) => act).filter(({ act }) => !isTakeBack<EntryAct>(act));

/** Acts of rows up to a day, in order, without those that were taken back; of money, or of all else, which folds to what is counted without it. */
async function actsOfRows(
  sql: Sql,
  ids: readonly string[],
  until: Day,
  which: "money" | "others",
): Promise<Map<string, ActRow[]>> {
  const rows = await sql<ActRow[]>`
    select record_id, version, day, act from organisation.act
    where record_id = any(${[...ids]}::uuid[]) and day <= ${until} and kind = 'entry'
      and act ->> 'type' ${which === "money" ? sql`=` : sql`<>`} 'record-money'
    order by record_id, version`;
  const byRow = new Map<string, ActRow[]>();
  for (const row of rows) {
    const own = byRow.get(row.recordId);
    if (own) own.push(row);
    else byRow.set(row.recordId, [row]);
  }
  for (const [id, acts] of byRow) byRow.set(id, standingOf(acts));
  return byRow;
}

const isCounted = (state: EntryState, measureIds: readonly string[]): boolean =>
  state.mergedInto === null && state.links.some(({ measureId }) => measureIds.includes(measureId));

const countedOf = (state: EntryState, standing: CountedEntry["standing"]): CountedEntry => {
  const { stage, lengthKm, raisedOn, closedOn } = projectionOf(state, standing).entry;
  const calls = state.items.filter(({ list }) => list === "call").map(({ due, doneOn }) => ({ due, doneOn }));
  return { register: state.register, stage, lengthKm, standing, raisedOn, closedOn, calls };
};

/** A row at the end of each day, by its acts; null where it was not there, hung elsewhere or was merged. */
function onDays(
  acts: readonly ActRow[],
  days: readonly Day[],
  standing: CountedEntry["standing"],
  measureIds: readonly string[],
): (CountedEntry | null)[] {
  let [state, at]: [EntryState | null, number] = [null, 0];
  return days.map((day) => {
    for (let act = acts[at]; act !== undefined && act.day <= day; act = acts[++at])
      state = entryKind.fold(state, act);
    return state !== null && isCounted(state, measureIds) ? countedOf(state, standing) : null;
  });
}

/** Sums by year of rows as recorded by the end of a past day. */
async function moneyOn(sql: Sql, ids: readonly string[], asOf: Day): Promise<RegisterOnMeasure["money"]> {
  const sums = [...(await actsOfRows(sql, ids, asOf, "money")).values()]
    .flat()
    .reduce<EntryState["money"]>(
      (money, { act }) =>
        act.type === "record-money" ? sumsAfter(money, act.lines, act.replaced ?? []) : money,
      {},
    );
  const flows = Object.entries(sums) as [keyof EntryState["money"], Readonly<Record<string, number>>][];
  const years = [...new Set(flows.flatMap(([, byYear]) => Object.keys(byYear)))].toSorted();
  return years.map((year) => ({
    year,
    flows: Object.fromEntries(
      flows.flatMap(([flow, byYear]) => (byYear[year] === undefined ? [] : [[flow, byYear[year]]])),
    ),
  }));
}

/** The same as it stands. */
async function moneyNow(sql: Sql, ids: readonly string[]): Promise<RegisterOnMeasure["money"]> {
  const years = await sql<YearColumns[]>`
    select year, sum(planned)::float8 as planned, sum(in_place)::float8 as in_place,
      sum(done)::float8 as done, sum(asked)::float8 as asked, sum(granted)::float8 as granted,
      sum(arrived)::float8 as arrived, sum(spent)::float8 as spent
    from organisation.money_year where entry_id = any(${[...ids]}::uuid[]) group by year order by year`;
  return years.map(({ year, ...sums }) => ({ year: String(year), flows: flowsOf(sums) }));
}

/**
 * Every register of which a row hangs, or hung, on any of the measures, at the ends of the last months and on `asOf`:
 * stages, links, closing and merging are those recorded by the end of each day. Rows that nothing was done with since are
 * read as they stand, the others folded. `past`: `asOf` is before today.
 */
export async function registersOnMeasures(
  sql: Sql,
  measureIds: readonly string[],
  { asOf, past }: { readonly asOf: Day; readonly past: boolean },
): Promise<RegisterOnMeasure[]> {
  const days = seriesDays(asOf);
  const current = await currentRows(sql, measureIds, days[0] ?? asOf);
  const changed = current.filter((row) => row.changed).map(({ id }) => id);
  const acts = await actsOfRows(sql, changed, asOf, "others");
  const rows = current.map(({ id, changed: folds, linked, mergedInto, calls, ...row }) => ({
    id,
    register: row.register,
    onDays: folds
      ? onDays(acts.get(id) ?? [], days, row.standing, measureIds)
      : days.map(() => (linked && mergedInto === null ? { ...row, calls: calls ?? [] } : null)),
  }));
  const ofRegister = async (register: RegisterKind): Promise<RegisterOnMeasure[]> => {
    const own = rows.filter((row) => row.register === register);
    const asked = own.filter((row) => row.onDays.at(-1) !== null).map(({ id }) => id);
    if (asked.length === 0) return [];
    return [
      {
        register,
        days,
        rows: days.map((_, at) => own.flatMap((row) => row.onDays[at] ?? [])),
        money: await (past ? moneyOn(sql, asked, asOf) : moneyNow(sql, asked)),
      },
    ];
  };
  return (await Promise.all(REGISTERS.map(ofRegister))).flat();
}
