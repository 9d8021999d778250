import { FailureError } from "../../../kernel/error.ts";
import { actorOf, hidden } from "../../../platform/records/units.ts";
import type { Caller } from "../../../platform/slice.ts";
import { type ProjectDesk, seenBy } from "../projects/store.ts";
import { type CorridorState, keepsCorridor } from "./kind.ts";

type Ground = {
  readonly state: CorridorState;
  readonly regionCode: string;
  readonly sample: boolean;
};

/** A corridor that the caller sees. Throws `not-found`. */
export async function seenCorridor(desk: ProjectDesk, id: string, caller: Caller): Promise<Ground> {
  const visible = seenBy(desk.sql, await actorOf(desk, caller));
  const [row] = await desk.sql<Ground[]>`
    select state, region_code, sample from energy.record where id = ${id} and kind = 'corridor' and ${visible}`;
  return row ?? hidden();
}

/** One that the caller keeps. Throws `not-found`, `not-yours`. */
export async function keptCorridor(desk: ProjectDesk, id: string, caller: Caller): Promise<Ground> {
  const ground = await seenCorridor(desk, id, caller);
  const refused = keepsCorridor(await actorOf(desk, caller), ground.state);
  if (refused !== null) throw new FailureError(refused);
  return ground;
}
