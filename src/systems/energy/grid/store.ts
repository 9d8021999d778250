import type { ActingFor } from "../../../kernel/actor.ts";
import type { Day } from "../../../kernel/calendar.ts";
import type { Found } from "../../../kernel/find.ts";
import { staffOf } from "../../../kernel/inbox.ts";
import { WHOLE_REGION } from "../../../kernel/region.ts";
import type { Sql } from "../../../platform/database/database.ts";
import { inPages, type Long } from "../../../platform/exports/long.ts";
import { exportList } from "../../../platform/records/exporter.ts";
import { type Asked, recordHits } from "../../../platform/records/finder.ts";
import { type Filter, kindDesks } from "../../../platform/records/kind-desk.ts";
import type { DoingOptions } from "../../../platform/records/records.ts";
import { actorOf, ownUnit, today, unitsOf } from "../../../platform/records/units.ts";
import { turnWaits, waitsFor } from "../../../platform/records/waits.ts";
import type { Caller } from "../../../platform/slice.ts";
import { countedFor, type ProjectDesk } from "../projects/store.ts";
import { type Asking, type GridBalance, gridBalance, type Stating } from "./balance.ts";
import {
  GRID_COLUMNS,
  type GridAct,
  gridCapacity,
  type GridRow,
  type GridState,
  type GridValues,
  isGridUnit,
} from "./kind.ts";
import { gridStated } from "./store-stated.ts";

/** What is stated waits for who else can confirm it; where the roster has nobody, for the office. */
export const gridWaits = waitsFor<unknown>("energy")(gridCapacity, {
  link: (id) => `/energy/grid/${id}`,
  waits: turnWaits<unknown, GridState>(gridCapacity, {
    side: (_, { confirmers }) => ({
      whom: confirmers.length === 0 ? ["office"] : confirmers.flatMap(staffOf),
    }),
  }),
});

/** What the grid takes is published: every account reads all of it. */
export const capacities = kindDesks<ProjectDesk>("energy", [gridWaits])(gridCapacity, {
  visible: (sql) => sql`true`,
  narrowed: (sql, { city }) => sql`(${city === undefined} or region_code = ${String(city ?? "")})`,
  units: ({ unitId, confirmers }) => [unitId, ...confirmers],
  projections: [gridStated],
  row: ({ id, sample, state }, { units }): GridRow => {
    const { city, node, importMw, exportMw, from, until, source, sourceOn, status, enteredOn } = state;
    const values = { city, node, importMw, exportMw, from, until, source, sourceOn };
    return { id, sample, ...values, status, enteredOn, unit: units.name(state.unitId) };
  },
});

/** The other units of a city that know its grid, else those of the whole region. */
async function confirmersOf(desk: ProjectDesk, actor: ActingFor, city: string): Promise<string[]> {
  const others = (await unitsOf(desk)).list.filter(
    (unit) => isGridUnit(unit) && !actor.unitIds.includes(unit.id),
  );
  const of = (code: string) => others.flatMap(({ id, regionCode }) => (regionCode === code ? id : []));
  const own = of(city);
  return own.length > 0 ? own : of(WHOLE_REGION);
}

/** Enters a capacity in the name of the caller's unit. Throws what the kind refuses. */
export async function enterCapacity(
  desk: ProjectDesk,
  { key, seed }: { readonly key: string; readonly seed: GridValues },
  caller: Caller,
  options: DoingOptions<GridState, GridAct> = {},
): Promise<{ id: string; version: number }> {
  const actor = await actorOf(desk, caller);
  const confirmers = await confirmersOf(desk, actor, seed.city);
  return capacities.begin(
    desk,
    { key, seed: { ...seed, unitId: ownUnit(actor), confirmers } },
    caller,
    options,
  );
}

/** What projects ask of the grid as of a day, put together by place and day; `counted`: which of them. */
export const askingOn = (sql: Sql, asOf: Day, counted: ReturnType<typeof countedFor>) => sql<Asking[]>`
  with of as (
    select region_code as city, node, runs_from, import_mw, export_mw, sample,
      coalesce(approved_on <= ${asOf}, false) as approved, case when built_on <= ${asOf} then built_on end as built_on
    from energy.project_now
    where proposed_on <= ${asOf} and (ended_on is null or ended_on > ${asOf}) and ${counted})
  select city, node, approved, built_on, runs_from, sample, count(*)::int as projects,
    coalesce(sum(import_mw), 0) as import_mw, coalesce(sum(export_mw), 0) as export_mw,
    count(*) filter (where import_mw is null)::int as import_unstated,
    count(*) filter (where export_mw is null)::int as export_unstated
  from of group by city, node, approved, built_on, runs_from, sample`;

/** What is known of the grid as of a day. */
export const statingOn = (sql: Sql, asOf: Day) => sql<Stating[]>`
  select region_code as city, node, import_mw, export_mw, from_day as "from", until_day as until, confirmed, sample
  from energy.grid_stated where since <= ${asOf} and (ended is null or ended > ${asOf})`;

/**
 * Capacity against what projects ask, place by place. Of projects those count that wait for their approval or have it, built ones
 * among them: approved ones of all cities, the others where the caller sees them.
 */
export async function gridAgainstProjects(
  desk: ProjectDesk,
  caller: Caller,
): Promise<{ readonly rows: readonly GridBalance[] }> {
  const { sql } = desk;
  const day = today(desk);
  const counted = sql`(status in ('submitted', 'approved', 'built') and ${countedFor(sql, await actorOf(desk, caller))})`;
  const [asking, stating] = [await askingOn(sql, day, counted), await statingOn(sql, day)];
  return { rows: gridBalance(asking, stating, day) };
}

const words = { unitName: (id: string) => id };

/** What the list shows, as a workbook that an import reads again. */
export async function gridWorkbook(desk: ProjectDesk, filter: Filter, caller: Caller, long: Long) {
  const { total, day } = await capacities.list(desk, filter, { page: 1, size: 1 }, caller);
  return exportList(
    {
      name: gridCapacity.name,
      columns: () => GRID_COLUMNS,
      chosen: null,
      rows: inPages(long, async (page) => (await capacities.list(desk, filter, page, caller)).rows),
      total,
      isSample: ({ sample }) => sample,
      words,
      notes: (count) => [`截至 ${day}，${count} 条，单位 MW。空着即没有公布；待确认的不用于判断够不够。`],
      asOf: day,
    },
    long,
  );
}

export const findCapacities = async (asked: Asked<ActingFor>): Promise<Omit<Found, "kind">[]> =>
  (await recordHits(asked, "energy", gridCapacity.kind)).map(({ id, title, status, sample, fit }) => ({
    id,
    title,
    about: gridCapacity.statuses[status as GridState["status"]],
    link: `/energy/grid/${id}`,
    fit,
    sample,
  }));
