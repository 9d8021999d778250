import type { Day } from "../../../../kernel/calendar.ts";
import type { Caller } from "../../../../platform/slice.ts";
import type { Desk, RosterUnit } from "../desk.ts";

/** What sample data stands on: the fictional units of the four cities that shared data's demonstration put on the roster. */
export type SampleGround = {
  readonly desk: Desk;
  readonly asOf: Day;
  /** Each sample unit by its name, as 包头市示例住房公积金中心. */
  readonly units: ReadonlyMap<string, RosterUnit>;
  /** In whose name a unit of the demonstration acts, with these roles. */
  readonly actingFor: (unit: string, ...roles: NonNullable<Caller["actor"]>["roles"][number][]) => Caller;
};
