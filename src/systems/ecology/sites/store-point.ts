import { projections } from "../../../platform/records/projection.ts";
import type { Shell } from "../../../platform/slice.ts";
import type { RosterDesk } from "../../../platform/records/units.ts";
import { site, type SiteState } from "./kind.ts";

/** Where a site is and how far, one row for each: what is drawn as dots and added up by zone and year. */
export const sitePoints = projections<Shell & RosterDesk>("ecology")(site, "site_point", {
  generated: ["spot", "zoneM2", "split", "foundYear", "untrueYear", "closedYear", "restoredYear", "lastOn"],
  row: ({
    state,
    status,
    sample,
    regionCode,
    unitIds,
    changedOn,
  }: {
    readonly state: SiteState;
    readonly status: string;
    readonly sample: boolean;
    readonly regionCode: string;
    readonly unitIds: readonly string[];
    readonly changedOn: string;
  }) => {
    const [longitude, latitude] = state.place[0] ?? [0, 0];
    const main = state.zones.toSorted((a, b) => b.m2 - a.m2)[0];
    return {
      regionCode,
      unitIds: [...unitIds],
      sample,
      code: state.code,
      status,
      kind: state.kind,
      longitude,
      latitude,
      areaM2: state.areaM2,
      restoredM2: state.restoredM2,
      zones: Object.fromEntries(state.zones.map(({ zone, m2 }) => [zone, m2])),
      zone: main?.zone ?? null,
      foundOn: state.foundOn,
      acceptedOn: state.acceptedOn,
      closedOn: state.closedOn,
      // Nothing is done any more with what was found untrue.
      dismissedOn: status === "dismissed" ? changedOn : null,
      visitedOn: state.visitedOn,
    };
  },
});
