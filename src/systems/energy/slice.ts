import { recordSubject } from "../../platform/audit/subjects.ts";
import { actsTable } from "../../platform/records/records.ts";
import { findsWith } from "../../platform/records/finder.ts";
import type { SampleNeeds } from "../../platform/records/sample-units.ts";
import { whoActs } from "../../platform/records/who-acts.ts";
import { rebuildProjections, verifyRecords } from "../../platform/records/verify-records.ts";
import type { Shell, Slice } from "../../platform/slice.ts";
import { contract } from "./contract.ts";
import { SURVEY, surveyJob } from "./categories/store.ts";
import { corridor } from "./corridors/kind.ts";
import { PLACE, placeJob } from "./corridors/placing/store.ts";
import { corridors, corridorWaits, findCorridors } from "./corridors/store.ts";
import { gridCapacity } from "./grid/kind.ts";
import { capacities, findCapacities, gridWaits } from "./grid/store.ts";
import { exceededInbox, GRID_OVER } from "./grid/store-inbox.ts";
import { gridImporter } from "./grid/store-import.ts";
import { RECKON, reckonJob } from "./money/store.ts";
import { energyProject } from "./projects/kind.ts";
import { energyProjects, findProjects } from "./projects/store.ts";
import { projectIndicators } from "./projects/store-figures.ts";
import { projectWaits } from "./projects/store-waits.ts";
import { energyRoutes } from "./routes.ts";
import { equipmentBase } from "./supply/kind.ts";
import { bases, findBases, takeOverBases } from "./supply/store.ts";
import { baseImporter } from "./supply/store-import.ts";
import { SIZE, sizeJob } from "./workbench/store.ts";

/** What of this slice the trail vouches for. */
export const SEALED = [actsTable("energy")];

const FOLDED = {
  slice: "energy",
  kinds: [
    energyProjects.verified.kind,
    corridors.verified.kind,
    bases.verified.kind,
    capacities.verified.kind,
  ],
  projections: [
    ...energyProjects.verified.projections,
    projectWaits,
    ...corridors.verified.projections,
    corridorWaits,
    ...bases.verified.projections,
    ...capacities.verified.projections,
    gridWaits,
  ],
};

/** Projects of wind, sun, hydrogen, storage and trucks: judged by article, sized at least cost. */
export function energySlice(shell: Shell, needs: SampleNeeds): Slice {
  const desk = { ...shell, ...needs };
  const READ = contract["GET /api/energy/projects/:project"].access;
  const READ_BASE = contract["GET /api/energy/bases/:base"].access;
  const READ_GRID = contract["GET /api/energy/grid/:capacity"].access;
  const READ_CORRIDOR = contract["GET /api/energy/corridors/:corridor"].access;
  return {
    id: "energy",
    folder: "src/systems/energy",
    measures: [16],
    contract,
    routes: (app) => energyRoutes(app, desk),
    jobs: {
      [SIZE]: sizeJob(desk),
      [PLACE]: placeJob(desk),
      [RECKON]: reckonJob(desk),
      [SURVEY]: surveyJob(desk),
      [gridImporter.job]: gridImporter.run(desk),
      [baseImporter.job]: baseImporter.run(desk),
    },
    indicators: (measure, asOf) => projectIndicators(desk, measure, asOf),
    inbox: (person, asOf) => exceededInbox(desk, person, asOf),
    inboxKinds: {
      [GRID_OVER]: { zh: "接入能力超出", en: "Grid capacity exceeded" },
      [energyProject.kind]: energyProject.name,
      [corridor.kind]: corridor.name,
      [gridCapacity.kind]: gridCapacity.name,
    },
    subjects: {
      "energy-project": recordSubject("energy")("能源项目", "Energy project", "/energy/projects/:id"),
      corridor: recordSubject("energy")("货运走廊", "Truck corridor", "/energy/corridors/:id"),
      "equipment-base": recordSubject("energy")("装备基地", "Equipment base", "/energy/bases/:id"),
      "grid-capacity": recordSubject("energy")("电网接入能力", "Grid capacity", "/energy/grid/:id"),
      ...gridImporter.subject("接入能力表格", "Sheet of grid capacities", "/energy/grid-imports/:id"),
      ...baseImporter.subject("装备基地表格", "Sheet of equipment bases", "/energy/base-imports/:id"),
    },
    openables: {
      "energy-project": energyProjects.openable(desk, READ, (id) => `/energy/projects/${id}`),
      corridor: corridors.openable(desk, READ_CORRIDOR, (id) => `/energy/corridors/${id}`),
      "equipment-base": bases.openable(desk, READ_BASE, (id) => `/energy/bases/${id}`),
      "grid-capacity": capacities.openable(desk, READ_GRID, (id) => `/energy/grid/${id}`),
    },
    ...findsWith(desk.sql, (caller) => whoActs(desk, caller), [
      { kind: energyProject.kind, name: energyProject.name, access: READ, find: findProjects },
      { kind: corridor.kind, name: corridor.name, access: READ_CORRIDOR, find: findCorridors },
      { kind: equipmentBase.kind, name: equipmentBase.name, access: READ_BASE, find: findBases },
      { kind: gridCapacity.kind, name: gridCapacity.name, access: READ_GRID, find: findCapacities },
    ]),
    verify: () => verifyRecords(desk, FOLDED),
    rebuild: (table) => rebuildProjections(desk, FOLDED, table),
    firstRun: async () => {
      await takeOverBases(desk);
      return [];
    },
    demo: async (asOf) => {
      await (await import("./projects/story.ts")).tellProjects(desk, asOf);
      await (await import("./corridors/story.ts")).tellCorridors(desk, asOf);
      await (await import("./supply/story.ts")).tellBases(desk, asOf);
      await (await import("./grid/story.ts")).tellGrid(desk, asOf);
    },
  };
}
