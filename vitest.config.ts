import { defineConfig } from "vitest/config";

const machine = "test/machine/**/*.test.ts";
const browser = "test/e2e/**/*.test.ts";

/** Three kinds of test: `main` beside the code, `machine` starts whole applications, `browser` needs a build. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "main",
          include: ["src/**/*.test.{ts,tsx}", "test/**/*.test.ts"],
          exclude: [machine, browser],
          globalSetup: ["test/support/cluster.ts"],
          // Tests share no state but the server, on which each has a database of its own; loading modules once per
          // worker instead of once per file nearly halves the run.
          isolate: false,
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "machine",
          include: [machine],
          globalSetup: ["test/support/build.ts"],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 240_000,
        },
      },
      {
        test: {
          name: "browser",
          include: [browser],
          globalSetup: ["test/support/build.ts"],
          // Each file has an application, a folder and a browser of its own; two at a time is what two cores take.
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
