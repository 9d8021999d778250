import type { Day } from "../../../kernel/calendar.ts";
import type { PlanBrief, PlanMeasureBrief } from "../../../kernel/work.ts";
import type { Caller } from "../../../platform/slice.ts";
import type { Desk, RosterUnit } from "../desk.ts";

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
