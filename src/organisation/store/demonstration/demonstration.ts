import type { Day } from "../../../kernel/calendar.ts";
import type { PlanBrief, PlanMeasureBrief } from "../../../kernel/work.ts";
import type { Caller } from "../../../platform/slice.ts";
import type { Desk, RosterUnit } from "../desk.ts";
import { fillJointPapers } from "./joint-papers.ts";
import { fillMeetings } from "./meetings.ts";
import { fillRegisters } from "./registers.ts";
import { fillSecondments } from "./secondments.ts";
import { fillWorkPoints } from "./work-points.ts";

/** What sample data stands on: the demonstration's own plan and its fictional units. */
export type SampleGround = {
  readonly desk: Desk;
  readonly asOf: Day;
  readonly plan: PlanBrief;
  readonly measures: readonly PlanMeasureBrief[];
  readonly units: readonly RosterUnit[];
  /** In whose name the office of the demonstration acts. */
  readonly office: Caller;
};

/** Fills the demonstration database. The sample plan must be there already. */
export async function fillDemonstration(desk: Desk, asOf: Day): Promise<void> {
  const plan = (await desk.plans.list()).find(({ sample, current }) => sample && current);
  if (plan === undefined) return;
  const measures = await desk.plans.measures(plan.id);
  const known = new Set(measures.flatMap(({ units }) => units.map(({ unitId }) => unitId)));
  const units = (await desk.organisations.list()).filter(
    ({ id, collective }) => known.has(id) && !collective,
  );
  const office: Caller = { actor: null, address: "127.0.0.1", requestId: "demonstration" };
  const ground: SampleGround = { desk, asOf, plan, measures, units, office };
  await fillRegisters(ground);
  await fillMeetings(ground);
  await fillWorkPoints(ground);
  await fillJointPapers(ground);
  await fillSecondments(ground);
}
