import type { Day } from "../../../kernel/calendar.ts";
import type { Caller } from "../../../platform/slice.ts";
import type { Desk } from "../desk.ts";
import type { SampleGround } from "./ground.ts";
import { fillJointPapers } from "./joint-papers.ts";
import { fillMeetings } from "./meetings.ts";
import { fillRegisters } from "../../registers/sample/story.ts";
import { fillRotation } from "../../rotation/story.ts";
import { fillSecondments } from "./secondments.ts";
import { fillWorkPoints } from "./work-points.ts";

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
  await fillRotation(ground);
  await fillSecondments(ground);
}
