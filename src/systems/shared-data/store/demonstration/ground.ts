import type { Day } from "../../../../kernel/calendar.ts";
import type { Caller } from "../../../../platform/slice.ts";
import type { RosterUnit } from "../../../../platform/records/units.ts";
import type { Desk } from "../desk.ts";

/** What sample data stands on: fictional units of the four cities, by the names below. */
export type SampleGround = {
  readonly desk: Desk;
  readonly asOf: Day;
  /** Each unit of `SAMPLE_UNITS`, by its name. */
  readonly units: ReadonlyMap<string, RosterUnit>;
  /** In whose name a unit of the demonstration acts, with these roles. */
  readonly actingFor: (unit: string, ...roles: NonNullable<Caller["actor"]>["roles"][number][]) => Caller;
};

/** The level above the cities: return-flow is asked of it, and it settles disputes between them. */
export const SAMPLE_REGION_UNIT = "自治区示例数据局";

/** That one; a data authority, a service centre and two bureaus in each city; none of them exists. */
export const SAMPLE_UNITS = [
  SAMPLE_REGION_UNIT,
  ...["呼和浩特市", "包头市", "鄂尔多斯市", "乌兰察布市"].flatMap((city) =>
    ["示例数据局", "示例政务服务中心", "示例人社局", "示例住房公积金中心"].map((name) => city + name),
  ),
];
