import { randomUUID } from "node:crypto";
import { FailureError, refusal } from "../../../kernel/error.ts";
import { at } from "../../../kernel/fields.ts";
import type { Sql } from "../../../platform/database/database.ts";
import type { Ground as Making } from "../../../platform/records/kind-desk.ts";
import { actorOf } from "../../../platform/records/units.ts";
import type { Caller } from "../../../platform/slice.ts";
import { type ProjectState, worksOn } from "../projects/kind.ts";
import { type ProjectDesk, seenBy } from "../projects/store.ts";
import type { ActingFor } from "../../../kernel/actor.ts";
import { insertHours, seriesOf } from "../workbench/store-hours.ts";
import { depotLoad, depotPower, type Handing } from "./depot.ts";
import type { CorridorState, Handed } from "./kind.ts";

const NO_HOURS = at(
  "hours",
  refusal(
    "no-such-hours",
    "这份逐时数据不在您可以修改的项目里；请另选一份，或先在项目的“定容”里上传。",
    "These hours are of no project that you may change: choose others, or upload some under “Sizing” of the project.",
  ),
);
const MOST_LISTED = 100;

type Row = {
  readonly id: string;
  readonly name: string;
  readonly projectId: string;
  readonly state: ProjectState;
  readonly regionCode: string;
  readonly sample: boolean;
  readonly synthetic: boolean;
  readonly depotMw: number | null;
  readonly kgPerWeek: number | null;
};

const hoursOf = (sql: Sql, actor: ActingFor, id: string | null) => sql<Row[]>`
  select hours.id, hours.name, hours.project_id, record.state, record.region_code, record.sample, hours.synthetic,
    hours.depot_mw, hours.kg_per_week
  from energy.hours join energy.record on record.id = hours.project_id
  where record.status in ('draft', 'returned') and ${seenBy(sql, actor)} and (${id === null} or hours.id = ${id})
  order by hours.added_at desc, hours.id limit ${MOST_LISTED}`;

/** Hours of projects that the caller may change, to choose from. */
export async function workableHours(
  desk: ProjectDesk,
  caller: Caller,
): Promise<{
  readonly rows: readonly { readonly id: string; readonly name: string; readonly project: string }[];
}> {
  const actor = await actorOf(desk, caller);
  const rows = await hoursOf(desk.sql, actor, null);
  return {
    rows: rows
      .filter(({ state }) => worksOn(actor, state) === null)
      .map(({ id, name, state }) => ({ id, name, project: state.name })),
  };
}

/** What is recorded when a depot is handed to a project, and its hours with the trucks in them. Throws `no-such-hours`. */
export async function handedOver(
  desk: ProjectDesk,
  state: CorridorState,
  { hours, ...asked }: Handing,
  { actor, caller }: Pick<Making, "actor" | "caller">,
): Promise<{ readonly handed: Handed; readonly keep: (sql: Sql, by: string) => Promise<void> }> {
  const [row] = await hoursOf(desk.sql, actor, hours);
  if (row === undefined || worksOn(actor, row.state) !== null) throw new FailureError(NO_HOURS);
  const load = depotLoad(state.adopted?.servedTrucks ?? 0, state.filling, asked);
  const series = await seriesOf(desk, row.projectId, row.id);
  const hoursId = randomUUID();
  const { projectId, regionCode, sample, synthetic } = row;
  const { truckMwh } = load;
  const trucks =
    truckMwh === null ? series.truckMwh : series.truckMwh.map((each, hour) => each + (truckMwh[hour] ?? 0));
  const depotMw = truckMwh === null ? row.depotMw : (asked.depotMw ?? depotPower(trucks));
  const handed = {
    projectId,
    projectName: row.state.name,
    hoursId,
    dailyMwh: load.dailyMwh,
    depotMw: truckMwh === null ? 0 : (depotMw ?? 0),
    kgPerWeek: load.kgPerWeek,
  };
  const name = `${row.name} + ${state.name}`.slice(0, 200);
  return {
    handed,
    keep: async (sql, by) => {
      await insertHours(
        sql,
        { id: hoursId, projectId, regionCode, sample },
        {
          name,
          synthetic,
          series: { ...series, truckMwh: trucks },
          depotMw,
          kgPerWeek: load.kgPerWeek > 0 ? (row.kgPerWeek ?? 0) + load.kgPerWeek : row.kgPerWeek,
        },
        { addedAt: desk.now(), addedBy: by },
      );
      // The act stands in the corridor's trail; the project got hours, as if somebody had brought them.
      await desk.audit.record(sql, {
        caller,
        action: "energy.bring-hours",
        subject: `energy-project:${projectId}`,
        after: { name, synthetic, hours: series.wind.length },
      });
    },
  };
}
