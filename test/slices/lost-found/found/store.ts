import { FailureError, refusal } from "../../../../src/kernel/error.ts";
import { figure, UNITS } from "../../../../src/kernel/figure.ts";
import { figures, standingOf } from "../../../../src/platform/records/figures.ts";
import type { ValuesOf } from "../../../../src/kernel/fields.ts";
import { inPages, type Long } from "../../../../src/platform/exports/long.ts";
import { exportList } from "../../../../src/platform/records/exporter.ts";
import { type Filter, kindDesks } from "../../../../src/platform/records/kind-desk.ts";
import type { DoingOptions } from "../../../../src/platform/records/records.ts";
import { actorOf, ownUnit, type RosterDesk, unitsOf } from "../../../../src/platform/records/units.ts";
import type { Caller, Shell } from "../../../../src/platform/slice.ts";
import {
  COLUMNS,
  type FINDING,
  type Found,
  found,
  type FoundAct,
  type FoundRow,
  type FoundState,
} from "./kind.ts";

export type Desk = Shell & RosterDesk;

const NO_DESK = refusal("no-desk", "账号没有所属窗口，请联系管理员。", "Your account belongs to no desk.");

/** Everybody who may read at all sees everything: whoever lost something asks at any desk. */
export const things = kindDesks<Desk>("lost-found")(found, {
  visible: (sql) => sql`true`,
  units: ({ desk }) => [desk.unitId],
  row: ({ id, sample, state }, { units }): FoundRow => {
    const { desk, owner: _, proof: _proof, ...shown } = state;
    return { id, sample, ...shown, desk: units.name(desk.unitId) };
  },
});

/** The caller's own desk, as a thing kept there names it. Throws `no-desk`. */
export async function deskOf(desk: Desk, caller: Caller): Promise<Found["desk"]> {
  const own = (await unitsOf(desk)).find(ownUnit(await actorOf(desk, caller)));
  if (!own) throw new FailureError(NO_DESK);
  return { unitId: own.id, regionCode: own.regionCode };
}

/** Enters a thing at the caller's own desk. */
export const enter = async (
  desk: Desk,
  { key, seed }: { readonly key: string; readonly seed: ValuesOf<typeof FINDING> },
  caller: Caller,
  options: DoingOptions<FoundState, FoundAct> = {},
): Promise<{ id: string }> =>
  things.begin(desk, { key, seed: { ...seed, desk: await deskOf(desk, caller) } }, caller, options);

const words = { unitName: (id: string) => id };
const isSample = ({ sample }: FoundRow): boolean => sample;
/** What the list shows, as a workbook. */
export async function workbook(desk: Desk, filter: Filter, caller: Caller, long: Long) {
  const { total, day } = await things.list(desk, filter, { page: 1, size: 1 }, caller);
  const rows = inPages(long, async (page) => (await things.list(desk, filter, page, caller)).rows);
  const list = { name: found.name, columns: () => COLUMNS, chosen: null, rows, total, isSample, words };
  return exportList({ ...list, notes: () => [], asOf: day }, long);
}

const FIGURES = {
  "lost-found.waiting": figure(["待领物品", "Things waiting"], UNITS.items, "down", [
    "截至当日仍在窗口保管的物品；已交还、已上缴的不计。",
    "Things still kept at a desk on the day; without those given back or handed over.",
  ]),
};

/** How many things wait for their owners, about measure （八）. */
export const indicators = figures(8, FIGURES, [
  async ({ sql, config }: Desk, asOf) => {
    const [row] = await sql<{ count: number }[]>`
      select count(*)::int as count from lost_found.record where status in ('kept', 'claimed') and day <= ${asOf}`;
    return {
      source: { zh: "失物招领登记", en: "the desk's records" },
      standing: standingOf(config.demo),
      figures: { "lost-found.waiting": row?.count ?? 0 },
    };
  },
]);
