import type postgres from "postgres";
import { FailureError } from "../../../kernel/error.ts";
import { actorOf, hidden } from "../../../platform/records/units.ts";
import type { Caller } from "../../../platform/slice.ts";
import { type ProjectState, worksOn } from "../projects/kind.ts";
import { type ProjectDesk, projectsSeenBy } from "../projects/store.ts";

type Ground = {
  readonly state: ProjectState;
  readonly regionCode: string;
  readonly sample: boolean;
};

/** A project that the caller sees. Throws `not-found`. */
export async function seenProject(desk: ProjectDesk, id: string, caller: Caller): Promise<Ground> {
  const { sql } = desk;
  const visible: postgres.PendingQuery<postgres.Row[]> = projectsSeenBy(sql, await actorOf(desk, caller));
  const [row] = await sql<Ground[]>`
    select state, region_code, sample from energy.record
    where id = ${id} and kind = 'energy-project' and ${visible}`;
  return row ?? hidden();
}

/** One that the caller works on. Throws `not-found`, `not-yours`. */
export async function workedOn(desk: ProjectDesk, id: string, caller: Caller): Promise<Ground> {
  const ground = await seenProject(desk, id, caller);
  const refused = worksOn(await actorOf(desk, caller), ground.state);
  if (refused !== null) throw new FailureError(refused);
  return ground;
}
