import type { ActingFor } from "../../../../kernel/actor.ts";
import type { Day } from "../../../../kernel/calendar.ts";
import { FailureError, refusal } from "../../../../kernel/error.ts";
import { at } from "../../../../kernel/fields.ts";
import type { Found } from "../../../../kernel/find.ts";
import type { Sql } from "../../../../platform/database/database.ts";
import { inPages, type Long } from "../../../../platform/exports/long.ts";
import { derivedKey } from "../../../../platform/records/derived-key.ts";
import { exportList } from "../../../../platform/records/exporter.ts";
import { type Asked, recordHits } from "../../../../platform/records/finder.ts";
import { type Filter, kindDesks } from "../../../../platform/records/kind-desk.ts";
import type { DoingOptions } from "../../../../platform/records/records.ts";
import { actorOf, ownUnit, type RosterDesk, today, type Units } from "../../../../platform/records/units.ts";
import { withinTransaction } from "../../../../platform/records/within.ts";
import type { Caller, Shell } from "../../../../platform/slice.ts";
import { bureauOf } from "../../../../kernel/bureau.ts";
import { regionWords } from "../../../../kernel/region.ts";
import { clockOn } from "../clock.ts";
import type { BureauOfCity } from "../notice.ts";
import type { ClockParty } from "./agreed-clock.ts";
import { reachWaits } from "./store-waits.ts";
import { spelledOnce } from "../network.ts";
import { BUNDLED, checkedRiver, networkOf, type Reach, type River } from "../river.ts";
import {
  citiesOf,
  COLUMNS,
  endsKey,
  reach,
  type ReachAct,
  type ReachFilled,
  type ReachRow,
  type ReachSeed,
  type ReachState,
} from "./kind.ts";

export type ReachDesk = Shell & RosterDesk;

const TWICE = at(
  "to",
  refusal(
    "reach-twice",
    "这两个断面之间已有在用的河段；请先停用那一条，再登记新的。",
    "A reach between these sections is in use: end that one first, then enter another.",
  ),
);
const noBureau = (regionCode: string) => {
  const { zh, en } = regionWords(regionCode);
  return refusal(
    "no-bureau",
    `名录里没有${zh}的生态环境局，请办公室先补充名录。`,
    `The roster has no ecology bureau of ${en}: ask the office to add it first.`,
  );
};
const BUNDLED_SINCE = "2001-01-01";
const NOBODY: Caller = { actor: null, address: "", requestId: "first-run" };

/**
 * Of each city its ecology bureau: of several, as with branches, the one with the shortest name. In a demonstration the
 * invented ones act, so that nobody's real bureau is told.
 */
export const bureausOf = ({ list }: Pick<Units, "list">, demo: boolean): BureauOfCity[] =>
  list
    .filter((unit) => bureauOf(unit) === "ecology")
    .toSorted(
      (a, b) =>
        (demo ? Number(b.name.includes("示例")) - Number(a.name.includes("示例")) : 0) ||
        a.name.length - b.name.length,
    )
    .map(({ id, regionCode }) => ({ unitId: id, regionCode }));

/** Ecology bureaus of the cities at the ends, the proposer's own agreeing at once. */
function partiesOf(bureaus: readonly BureauOfCity[], state: ReachState, own: string, day: Day): ClockParty[] {
  return citiesOf(state).map((regionCode) => {
    const found = bureaus.find((bureau) => bureau.regionCode === regionCode);
    if (found === undefined) throw new FailureError(noBureau(regionCode));
    return { regionCode, unitId: found.unitId, agreedOn: regionCode === own ? day : null };
  });
}

/** Where the river runs is nobody's secret: every account reads all of it. */
export const reaches = kindDesks<ReachDesk>("ecology", [reachWaits])(reach, {
  visible: (sql) => sql`true`,
  units: ({ unitId, proposal }) => [
    ...(unitId === null ? [] : [unitId]),
    ...(proposal?.parties.map((party) => party.unitId) ?? []),
  ],
  row: ({ id, sample, state: { unitId, clocks: _, proposal: __, ...shown } }, { units }): ReachRow => ({
    id,
    sample,
    ...shown,
    unit: unitId === null ? "" : units.name(unitId),
  }),
  making: (desk, { state, asked }, { units, actor }) => {
    if (asked.type !== "propose-clock") return { act: reach.actFor(asked, state, actor) };
    const { type, ...clock } = asked;
    const own = actor.regionCode ?? "";
    const bureaus = bureausOf(units, desk.config.demo).map((bureau) =>
      bureau.regionCode === own ? { ...bureau, unitId: actor.unitIds[0] ?? bureau.unitId } : bureau,
    );
    return { act: { type, clock, parties: partiesOf(bureaus, state, own, today(desk)) } };
  },
});

export const findReaches = async (asked: Asked<ActingFor>): Promise<Omit<Found, "kind">[]> =>
  (await recordHits(asked, "ecology", reach.kind)).map(({ id, title, status, sample, fit }) => ({
    id,
    title,
    about: reach.statuses[status as ReachState["status"]],
    link: `/ecology/reaches/${id}`,
    fit,
    sample,
  }));

type Kept = Reach & { readonly id: string };

/** Reaches of which some day from one on is their own: those in force then, and those that begin later. */
async function reachesFrom(sql: Sql, from: Day): Promise<readonly Kept[]> {
  const rows = await sql<{ id: string; state: ReachState }[]>`
    select id, state from ecology.record
    where kind = 'reach' and (until is null or until > ${from}) order by day, begun_at, id`;
  return spelledOnce(rows.map(({ id, state }) => ({ id, ...reachOf(state, from) })));
}

const reachOf = (state: ReachState, day: Day): Reach => {
  const { from, fromCities, to, toCities, hours, latestHours, source, standing, clocks = [] } = state;
  const clock = clockOn(clocks, day);
  return { from, fromCities, to, toCities, hours, latestHours, source, standing, ...(clock && { clock }) };
};

/**
 * The river as it stood on a day: of what was entered by then, what counted that day. What came with the product counted
 * since ever. Sections are called as the reach that begins first does.
 */
export async function riverOn(sql: Sql, day: Day): Promise<River> {
  const rows = await sql<{ state: ReachState }[]>`
    select state from ecology.record
    where kind = 'reach' and day <= ${day} and (until is null or until > ${day})
      and (state ->> 'unitId' is null or (begun_at at time zone 'Asia/Shanghai')::date <= ${day})
    order by day, begun_at, id`;
  return { reaches: spelledOnce(rows.map(({ state }) => reachOf(state, day))) };
}

/** Sections and reaches of a day, in the form that `jiziwan ecology alert` reads. */
export async function networkOn(desk: ReachDesk, day: Day = today(desk)) {
  const river = await riverOn(desk.sql, day);
  return { day, ...networkOf(river), reaches: river.reaches };
}

/** With the new one among the others water still runs one way, and no stretch stands twice. */
async function checkFits(sql: Sql, { since, ...entered }: ReachSeed, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('ecology.reach'))`;
  const all = await reachesFrom(sql, since);
  if (all.some((each) => each.id !== id && endsKey(each) === endsKey(entered))) throw new FailureError(TWICE);
  const checked = checkedRiver({ reaches: all });
  if (!checked.ok) throw new FailureError(at("to", checked.failure));
}

type Options = DoingOptions<ReachState, ReachAct>;
type Begun = { readonly key: string; readonly seed: ReachFilled };

const beginReach = (
  desk: ReachDesk,
  { key, seed }: { readonly key: string; readonly seed: ReachSeed },
  caller: Caller,
  options: Options,
) =>
  reaches.begin(desk, { key, seed: { ...seed, from: seed.from.trim(), to: seed.to.trim() } }, caller, {
    ...options,
    aside: async (sql, entered) => checkFits(sql, entered.after, entered.id),
  });

/** Enters a reach in the name of the caller's bureau. Throws what the kind refuses, `reach-twice`, `bad-network`. */
export const enterReach = async (
  desk: ReachDesk,
  { key, seed }: Begun,
  caller: Caller,
  options: Options = {},
) =>
  beginReach(desk, { key, seed: { ...seed, unitId: ownUnit(await actorOf(desk, caller)) } }, caller, options);

/** Enters what every installation begins with; a second run adds none. */
export const takeOverReaches = (desk: ReachDesk): Promise<void> =>
  withinTransaction(desk, async (within) => {
    for (const each of BUNDLED.reaches) {
      const key = derivedKey("bundled-reach", each.from, each.to);
      const seed = { ...each, since: BUNDLED_SINCE, unitId: null };
      await beginReach(within, { key, seed }, NOBODY, { reported: true });
    }
  });

const words = { unitName: (id: string) => id };

/** What the list shows, as a workbook that an import reads again. */
export async function reachesWorkbook(desk: ReachDesk, filter: Filter, caller: Caller, long: Long) {
  const { total, day } = await reaches.list(desk, filter, { page: 1, size: 1 }, caller);
  return exportList(
    {
      name: reach.name,
      columns: () => COLUMNS,
      chosen: null,
      rows: inPages(long, async (page) => (await reaches.list(desk, filter, page, caller)).rows),
      total,
      isSample: ({ sample }) => sample,
      words,
      notes: (count) => [`截至 ${day}，${count} 段。小时数是洪水波的传播时间，不是污染物的。`],
      asOf: day,
    },
    long,
  );
}
