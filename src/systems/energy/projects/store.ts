import type postgres from "postgres";
import type { ActingFor } from "../../../kernel/actor.ts";
import { bureauOf } from "../../../kernel/bureau.ts";
import { dayInShanghai } from "../../../kernel/calendar.ts";
import { say } from "../../../kernel/fields.ts";
import type { Found } from "../../../kernel/find.ts";
import { WHOLE_REGION } from "../../../kernel/region.ts";
import type { Sql } from "../../../platform/database/database.ts";
import { type Asked, recordHits } from "../../../platform/records/finder.ts";
import { kindDesks } from "../../../platform/records/kind-desk.ts";
import type { DoingOptions } from "../../../platform/records/records.ts";
import { actorOf, ownUnit, type RosterDesk, unitsOf } from "../../../platform/records/units.ts";
import type { Caller, Shell } from "../../../platform/slice.ts";
import {
  type CategorySum,
  energyProject,
  type ProjectAct,
  type ProjectRow,
  type ProjectState,
  type ProjectStatus,
  verdictOf,
} from "./kind.ts";
import type { PlacedProject, ProjectPlaces } from "./place.ts";
import type { ProjectValues } from "./project.ts";
import { takenDesign } from "./store-design.ts";
import { projectNow } from "./store-now.ts";
import { projectWaits } from "./store-waits.ts";

export type ProjectDesk = Shell & RosterDesk;

const seesAll = ({ roles, system }: ActingFor): boolean =>
  system || roles.includes("office") || roles.includes("leader");

/** Offices and leaders see all projects, a unit what it proposed. */
export const seenBy = (sql: Sql, actor: ActingFor): postgres.PendingQuery<postgres.Row[]> =>
  seesAll(actor) ? sql`true` : sql`unit_ids && ${[...actor.unitIds]}::uuid[]`;

/** A bureau of energy or of development and reform of the whole region, to which the cities submit their projects. */
const ofRegion = ({ unitName, regionCode }: ActingFor): boolean =>
  regionCode === WHOLE_REGION && bureauOf({ name: unitName ?? "" }) === "energy";

/** Projects that a reader opens: what the caller's unit proposed, and to the region's bureau whatever was submitted. */
export const projectsSeenBy = (sql: Sql, actor: ActingFor): postgres.PendingQuery<postgres.Row[]> =>
  ofRegion(actor)
    ? sql`(${seenBy(sql, actor)} or status in ('submitted', 'approved', 'built') or state ->> 'approval' is not null)`
    : seenBy(sql, actor);

/** Of `project_now` what counts for the caller in what is said of all cities: approvals are public, what is not approved is not. */
export const countedFor = (sql: Sql, actor: ActingFor): postgres.PendingQuery<postgres.Row[]> =>
  seesAll(actor)
    ? sql`true`
    : sql`(approved_on is not null or unit_id = any(${[...actor.unitIds]}::uuid[])
        or (${ofRegion(actor)} and status = 'submitted'))`;

export const energyProjects = kindDesks<ProjectDesk>("energy", [projectWaits])(energyProject, {
  visible: projectsSeenBy,
  narrowed: (sql, { rule, city }) =>
    sql`(${rule === undefined} or state ->> 'rule' = ${String(rule ?? "")})
      and (${city === undefined} or region_code = ${String(city ?? "")})`,
  units: ({ unit }) => [unit.unitId],
  projections: [projectNow],
  making: async ({ sql, now }, { id, state, asked }, { actor }) => ({
    act:
      asked.type === "take-design"
        ? { type: asked.type, ...(await takenDesign(sql, id, asked.sizing, dayInShanghai(now()))) }
        : energyProject.actFor(asked, state, actor),
  }),
  row: ({ id, sample, state }, { units, day }): ProjectRow => {
    const { name, rule, mode, status, windMw, solarMw, batteryMw, batteryMwh, unit, proposedOn } = state;
    return {
      id,
      sample,
      name,
      city: unit.regionCode,
      rule,
      mode,
      status,
      verdict: verdictOf(state, day).verdict,
      windMw,
      solarMw,
      batteryMw,
      batteryMwh,
      unit: units.name(unit.unitId),
      proposedOn,
    };
  },
});

/** Proposes a project in the name of the caller's unit. Throws what the kind refuses. */
export async function propose(
  desk: ProjectDesk,
  { key, seed }: { readonly key: string; readonly seed: ProjectValues },
  caller: Caller,
  options: DoingOptions<ProjectState, ProjectAct> = {},
): Promise<{ id: string; version: number }> {
  const unitId = ownUnit(await actorOf(desk, caller));
  const regionCode = (await unitsOf(desk)).region(unitId);
  return energyProjects.begin(
    desk,
    { key, seed: { ...seed, unit: { unitId, regionCode } } },
    caller,
    options,
  );
}

/** Wind and sun by category, of projects that have not ended: approved ones of all cities, others that the caller sees. */
export async function sumsByCategory(desk: ProjectDesk, caller: Caller): Promise<{ rows: CategorySum[] }> {
  const { sql } = desk;
  const rows = await sql<CategorySum[]>`
    select rule, sum(re_mw) filter (where approved_on is null) as proposed_mw,
      sum(re_mw) filter (where approved_on is not null and built_on is null) as approved_mw,
      sum(re_mw) filter (where built_on is not null) as built_mw, bool_or(sample) as sample
    from energy.project_now where ended_on is null and ${countedFor(sql, await actorOf(desk, caller))}
    group by rule order by sum(re_mw) desc, rule`;
  return {
    rows: rows.map((row) => ({
      ...row,
      proposedMw: row.proposedMw ?? 0,
      approvedMw: row.approvedMw ?? 0,
      builtMw: row.builtMw ?? 0,
    })),
  };
}

/** More than anybody tells apart in one picture. */
const MOST_PLACED = 60;

/** The largest projects that have not ended, of those that the caller sees in the list. */
export async function projectPlaces(desk: ProjectDesk, caller: Caller): Promise<ProjectPlaces> {
  const { sql } = desk;
  const seen = sql`record.kind = ${energyProject.kind} and ended_on is null
    and ${projectsSeenBy(sql, await actorOf(desk, caller))}`;
  const [all] = await sql<[{ total: number; totalMw: number }]>`
    select count(*)::int as total, coalesce(sum(re_mw), 0) as total_mw
    from energy.record join (select project_id, re_mw, ended_on from energy.project_now) now on project_id = id
    where ${seen}`;
  const rows = await sql<PlacedProject[]>`
    select id, record.sample, state ->> 'name' as name, rule, record.region_code as city, node, record.status, re_mw
    from energy.record join (select project_id, rule, node, re_mw, ended_on from energy.project_now) now on project_id = id
    where ${seen} order by re_mw desc, id limit ${MOST_PLACED}`;
  return { rows, ...all };
}

/** Projects by name and investor, for who sees them in their list. */
export async function findProjects(asked: Asked<ActingFor>): Promise<Omit<Found, "kind">[]> {
  const hits = await recordHits(asked, "energy", energyProject.kind, projectsSeenBy(asked.sql, asked.reader));
  return hits.map(({ id, title, status, sample, fit }) => ({
    id,
    title,
    about: energyProject.statuses[status as ProjectStatus] ?? say(status, status),
    link: `/energy/projects/${id}`,
    fit,
    sample,
  }));
}
