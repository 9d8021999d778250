import { projections } from "../../../platform/records/projection.ts";
import { energyProject, type ProjectState } from "./kind.ts";

/** What figures and sums by category count: a row for each project. */
export const projectNow = projections<unknown>("energy")(energyProject, "project_now", {
  by: "projectId",
  row: ({
    state,
    sample,
    regionCode,
  }: {
    readonly state: ProjectState;
    readonly sample: boolean;
    readonly regionCode: string;
  }) => ({
    rule: state.rule,
    regionCode,
    sample,
    reMw: (state.windMw ?? 0) + (state.solarMw ?? 0),
    batteryMw: state.batteryMw ?? 0,
    hydrogenT: state.stated?.hydrogenT ?? null,
    generatedWanKwh: state.stated?.generatedWanKwh ?? null,
    curtailedWanKwh: state.stated?.curtailedWanKwh ?? null,
    proposedOn: state.proposedOn,
    approvedOn: state.approval?.on ?? null,
    builtOn: state.builtOn,
    endedOn: state.endedOn,
  }),
});
