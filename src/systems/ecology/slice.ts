import { recordSubject } from "../../platform/audit/subjects.ts";
import { actsTable } from "../../platform/records/records.ts";
import { rebuildProjections, verifyRecords } from "../../platform/records/verify-records.ts";
import type { Shell, Slice } from "../../platform/slice.ts";
import type { EcologyNeeds } from "./bureau/story-ground.ts";
import { contract } from "./contract.ts";
import { ecologyRoutes } from "./routes.ts";
import { sites } from "./sites/store.ts";
import { readingImporter } from "./water/store-import.ts";
import { sections } from "./water/store-section.ts";
import { waterIndicators } from "./water/store-figures.ts";

/** What of this slice the trail vouches for. */
export const SEALED = [actsTable("ecology")];

const DESKS = [sections, sites];
const FOLDED = {
  slice: "ecology",
  kinds: DESKS.map(({ verified }) => verified.kind),
  projections: DESKS.flatMap(({ verified }) => verified.projections),
};

const subject = recordSubject("ecology");

/** Water judged, money settled, warnings in time, sites closed. */
export function ecologySlice(shell: Shell, needs: EcologyNeeds): Slice {
  const desk = { ...shell, ...needs };
  return {
    id: "ecology",
    folder: "src/systems/ecology",
    measures: [12, 14],
    contract,
    routes: (app) => ecologyRoutes(app, desk),
    jobs: { [readingImporter.job]: readingImporter.run(desk) },
    indicators: async (measure, asOf) => [...(await waterIndicators(desk, measure, asOf))],
    subjects: {
      section: subject("监测断面", "Monitoring section", "/ecology/sections/:id"),
      site: subject("大青山图斑", "Site of Daqingshan", "/ecology/sites/:id"),
    },
    openables: {
      section: sections.openable(
        desk,
        contract["GET /api/ecology/sections/:section"].access,
        (id) => `/ecology/sections/${id}`,
      ),
    },
    verify: () => verifyRecords(desk, FOLDED),
    rebuild: () => rebuildProjections(desk, FOLDED),
    demo: async (asOf) => {
      await (await import("./water/story.ts")).tellWater(desk, asOf);
    },
  };
}
