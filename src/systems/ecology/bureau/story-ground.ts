import type { Day } from "../../../kernel/calendar.ts";
import { CITIES } from "../../../kernel/region.ts";
import {
  type SampleDesk,
  type SampleNeeds,
  sampleUnits,
  type SampleUnits,
} from "../../../platform/records/sample-units.ts";

export type EcologyNeeds = SampleNeeds;
export type { SampleDesk };

/** Bureaus of the demonstration, four in each city and the administration of the reserve; none of them exists. */
export const SAMPLE_BUREAUS = [
  ...CITIES.flatMap(({ full }) =>
    ["示例生态环境局", "示例水务局", "示例财政局", "示例林业和草原局"].map((name) => full + name),
  ),
  "示例大青山保护区管理局",
];

/** Puts the bureaus on the roster; asked again nothing changes. */
export const sampleBureaus = (desk: SampleDesk, asOf: Day): Promise<SampleUnits> =>
  sampleUnits(desk, SAMPLE_BUREAUS, asOf);
