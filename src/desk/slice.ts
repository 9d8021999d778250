import type { Shell, Slice } from "../platform/slice.ts";
import { contract } from "./contract.ts";
import { deskRoutes, type Gathered } from "./routes.ts";

/** One desk for each person: what waits, and what is found, in all slices. */
export const deskSlice = (shell: Shell, gathered: Gathered): Slice => ({
  id: "desk",
  folder: "src/desk",
  measures: [],
  contract,
  routes: (app) => deskRoutes(app, shell, gathered),
  jobs: {},
  indicators: async () => [],
});
