import type { ActingFor } from "../../../kernel/actor.ts";
import type { Found } from "../../../kernel/find.ts";
import { inPages, type Long } from "../../../platform/exports/long.ts";
import { derivedKey } from "../../../platform/records/derived-key.ts";
import { exportList } from "../../../platform/records/exporter.ts";
import { type Asked, recordHits } from "../../../platform/records/finder.ts";
import { type Filter, kindDesks } from "../../../platform/records/kind-desk.ts";
import type { DoingOptions } from "../../../platform/records/records.ts";
import { actorOf, ownUnit, today } from "../../../platform/records/units.ts";
import { withinTransaction } from "../../../platform/records/within.ts";
import type { Caller } from "../../../platform/slice.ts";
import { countedFor, type ProjectDesk } from "../projects/store.ts";
import { type Coming, type Fleet, type Making, type ProductBalance, supplyBalance } from "./balance.ts";
import {
  BASE_COLUMNS,
  type BaseAct,
  type BaseRow,
  type BaseState,
  type BaseValues,
  equipmentBase,
} from "./kind.ts";
import { PUBLISHED_BASES } from "./published.ts";
import { baseNow } from "./store-now.ts";

const NOBODY: Caller = { actor: null, address: "", requestId: "first-run" };

/** What is made where was published by somebody: every account reads all of it. */
export const bases = kindDesks<ProjectDesk>("energy")(equipmentBase, {
  visible: (sql) => sql`true`,
  narrowed: (sql, { product, city }) =>
    sql`(${product === undefined} or state ->> 'product' = ${String(product ?? "")})
      and (${city === undefined} or region_code = ${String(city ?? "")})`,
  units: ({ unitId }) => (unitId === null ? [] : [unitId]),
  projections: [baseNow],
  row: ({ id, sample, state: { unitId, endedOn: _, ...shown } }, { units }): BaseRow => ({
    id,
    sample,
    ...shown,
    unit: unitId === null ? "" : units.name(unitId),
  }),
});

/** Enters a base in the name of the caller's bureau. Throws what the kind refuses. */
export const enterBase = async (
  desk: ProjectDesk,
  { key, seed }: { readonly key: string; readonly seed: BaseValues },
  caller: Caller,
  options: DoingOptions<BaseState, BaseAct> = {},
): Promise<{ id: string; version: number }> => {
  const unitId = ownUnit(await actorOf(desk, caller));
  return bases.begin(desk, { key, seed: { ...seed, unitId } }, caller, options);
};

/** Enters what every installation begins with; a second run adds none. */
export const takeOverBases = (desk: ProjectDesk): Promise<void> =>
  withinTransaction(desk, async (within) => {
    for (const each of PUBLISHED_BASES) {
      const key = derivedKey("published-base", each.name, each.product);
      await bases.begin(within, { key, seed: { ...each, unitId: null } }, NOBODY, { reported: true });
    }
  });

/**
 * Capacity against need. Of projects those count that wait for their approval or have it and are not built: approved ones of
 * all cities, the others where the caller sees them.
 */
export async function supply(
  desk: ProjectDesk,
  caller: Caller,
): Promise<{ readonly rows: readonly ProductBalance[] }> {
  const { sql } = desk;
  const day = today(desk);
  const making = await sql<Making[]>`
    select product, level, date_trunc('year', since)::date as since, sample, count(*)::int as bases, sum(per_year) as per_year
    from energy.base_now group by product, level, date_trunc('year', since), sample, per_year is null`;
  const coming = await sql<Coming[]>`
    select sum(wind_mw) as wind_mw, sum(solar_mw) as solar_mw, sum(battery_mwh) as battery_mwh,
      sum(electrolyser_mw) as electrolyser_mw, sum(tank_kg) as tank_kg, runs_from, status = 'approved' as approved, sample
    from energy.project_now
    where status in ('submitted', 'approved') and ${countedFor(sql, await actorOf(desk, caller))}
    group by runs_from, status, sample`;
  const fleets = await sql<Fleet[]>`
    select state ->> 'filling' = 'hydrogen' as hydrogen, trucks, served.sample
    from energy.corridor_served served join energy.record on record.id = corridor_id
    where since <= ${day} and (served.until is null or served.until > ${day})`;
  return { rows: supplyBalance(making, coming, fleets, Number(day.slice(0, 4))) };
}

const words = { unitName: (id: string) => id };

/** What the list shows, as a workbook that an import reads again. */
export async function basesWorkbook(desk: ProjectDesk, filter: Filter, caller: Caller, long: Long) {
  const { total, day } = await bases.list(desk, filter, { page: 1, size: 1 }, caller);
  return exportList(
    {
      name: equipmentBase.name,
      columns: () => BASE_COLUMNS,
      chosen: null,
      rows: inPages(long, async (page) => (await bases.list(desk, filter, page, caller)).rows),
      total,
      isSample: ({ sample }) => sample,
      words,
      notes: (count) => [`截至 ${day}，${count} 条。产能空着即没有公开数字；C 级未核实，不用于判断够不够。`],
      asOf: day,
    },
    long,
  );
}

export const findBases = async (asked: Asked<ActingFor>): Promise<Omit<Found, "kind">[]> =>
  (await recordHits(asked, "energy", equipmentBase.kind)).map(({ id, title, status, sample, fit }) => ({
    id,
    title,
    about: equipmentBase.statuses[status as BaseState["status"]],
    link: `/energy/bases/${id}`,
    fit,
    sample,
  }));
