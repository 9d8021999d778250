import type { Shell, Slice } from "../platform/slice.ts";
import { contract } from "./contract.ts";
import { cooperationRoutes } from "./routes.ts";
import type { CooperationNeeds } from "./store/desk.ts";
import { rebuildProjections, verifyRecords } from "../platform/records/verify-records.ts";
import { FOLDED } from "./store/evidence.ts";
import { takeOverReported } from "./store/first-run.ts";
import { INBOX_KINDS, inboxFor } from "./store/inbox.ts";
import { indicatorsOf } from "./store/indicators.ts";
import { registerImporter } from "./registers/import/store.ts";

/** Meetings, work points, joint papers, secondment and the registers. */
export function cooperationSlice(shell: Shell, needs: CooperationNeeds): Slice {
  const desk = { ...shell, ...needs };
  return {
    id: "organisation",
    folder: "src/cooperation",
    measures: [20, 21, 22],
    contract,
    routes: (app) => cooperationRoutes(app, desk),
    jobs: { [registerImporter.job]: registerImporter.run(desk) },
    indicators: async () => [],
    planIndicators: (measure, asOf) => indicatorsOf(desk, measure, asOf),
    inbox: (person, asOf) => inboxFor(desk, person, asOf),
    inboxKinds: INBOX_KINDS,
    verify: () => verifyRecords(desk, FOLDED),
    rebuild: () => rebuildProjections(desk, FOLDED),
    firstRun: () => takeOverReported(desk),
    demo: async (asOf) =>
      (await import("./store/demonstration/demonstration.ts")).fillDemonstration(desk, asOf),
  };
}
