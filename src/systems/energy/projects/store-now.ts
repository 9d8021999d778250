import { projections } from "../../../platform/records/projection.ts";
import { CAPACITIES } from "../sizing/program.ts";
import { energyProject, type ProjectState } from "./kind.ts";

/** What figures, sums by category and balances count, so that none of them reads records: a row for each project. */
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
  }) => {
    // What is not connected asks nothing; projects from before these were asked for say nothing.
    const powers = { importMw: state.importMw ?? null, exportMw: state.exportMw ?? null };
    return {
      rule: state.rule,
      regionCode,
      sample,
      status: state.status,
      unitId: state.unit.unitId,
      reMw: (state.windMw ?? 0) + (state.solarMw ?? 0),
      ...Object.fromEntries(CAPACITIES.map((name) => [name, state[name] ?? 0])),
      node: (state.node ?? "").trim() || null,
      ...(state.mode === "offgrid" ? { importMw: 0, exportMw: 0 } : powers),
      hydrogenT: state.stated?.hydrogenT ?? null,
      generatedWanKwh: state.stated?.generatedWanKwh ?? null,
      curtailedWanKwh: state.stated?.curtailedWanKwh ?? null,
      runsFrom: state.runsFrom ?? null,
      proposedOn: state.proposedOn,
      approvedOn: state.approval?.on ?? null,
      builtOn: state.builtOn,
      endedOn: state.endedOn,
    };
  },
});
