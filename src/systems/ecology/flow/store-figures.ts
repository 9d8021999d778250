import { figures } from "../../../platform/records/figures.ts";
import { FLOW_FIGURES } from "./figures.ts";
import { ANNUAL, RECORD_SOURCE } from "./record.ts";

/** A year with fewer days says too little of its runoff. */
const ENOUGH_DAYS = 360;

/** What the river did, about measure （十二）; of what was read of it, no record is kept. */
export const flowIndicators = figures(12, FLOW_FIGURES, [
  async (_desk: unknown, asOf) => {
    const years = ANNUAL.find(({ station }) => station === "头道拐")?.years ?? [];
    const last = years.findLast(({ year, days }) => days >= ENOUGH_DAYS && `${year}-12-31` <= asOf);
    return {
      source: RECORD_SOURCE,
      standing: "computed",
      ...(last === undefined ? {} : { asOf: `${last.year}-12-31` }),
      figures: { "ecology.runoff": last?.runoff1e8m3 ?? null },
    };
  },
]);
