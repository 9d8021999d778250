import type { Slice } from "../../../src/platform/slice.ts";
import { contract } from "./contract.ts";
import { type Desk, indicators } from "./found/store.ts";
import { foundImporter } from "./found/store-import.ts";
import { lostFoundRoutes } from "./routes.ts";

/** Lost property: nothing of it crosses to another slice. */
export const lostFoundSlice = (desk: Desk): Slice => ({
  id: "lost-found",
  folder: "test/slices/lost-found",
  measures: [8],
  contract,
  routes: (app) => lostFoundRoutes(app, desk),
  jobs: { [foundImporter.job]: foundImporter.run(desk) },
  indicators: (measure, asOf) => indicators(desk, measure, asOf),
});
