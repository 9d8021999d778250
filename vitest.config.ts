import { join } from "node:path";
import { defineConfig, type TestProjectConfiguration } from "vitest/config";
import LongestFirst from "./test/support/longest-first.ts";

const machine = "test/machine/**/*.test.ts";
const browser = "test/e2e/**/*.test.ts";
const ourFastCheck = join(import.meta.dirname, "test/support/fast-check.ts");

const allRuns = process.env["JIZIWAN_PROPERTY_RUNS"] === "all";
/** The limit that a test states last, in ms. */
const OWN_LIMIT = /^(\s*(?:\}, )?)(\d{2,}_000)(?=(?:,|\);)$)/gm;

/**
 * Properties run through our own `fast-check`, which tries a tenth of the runs in the gate: there hold the limits that tests
 * state for themselves, and ten times as much where all are tried.
 */
const plugins = [
  {
    name: "runs-of-properties",
    enforce: "pre" as const,
    transform: (code: string, id: string) =>
      allRuns && /\.test\.tsx?$/.test(id)
        ? code.replace(OWN_LIMIT, (_, before: string, limit: string) => `${before}10 * ${limit}`)
        : null,
    resolveId: (source: string, importer: string | undefined) =>
      source === "fast-check" && importer !== ourFastCheck ? ourFastCheck : null,
  },
];

/** What a busy machine takes ten times as long for is no failure. */
const PATIENT = { timeout: 15_000 };

const project = (test: object): TestProjectConfiguration => ({ extends: true, test });

/** Three kinds of test: `main` beside the code, `machine` starts whole applications, `browser` needs a build. */
export default defineConfig({
  plugins,
  test: {
    // Four files at a time on the gate's two cores: files in a browser wait for a third of their time, and six were slower than four.
    maxWorkers: 4,
    sequence: { sequencer: LongestFirst },
    projects: [
      project({
        name: "main",
        include: ["src/**/*.test.{ts,tsx}", "test/**/*.test.{ts,tsx}"],
        exclude: [machine, browser],
        globalSetup: ["test/support/cluster.ts"],
        setupFiles: ["test/support/each-file.ts"],
        // Tests share no state but the server, on which each has a database of its own; loading modules once per
        // worker instead of once per file nearly halves the run.
        isolate: false,
        testTimeout: 60_000,
        hookTimeout: 120_000,
      }),
      project({
        name: "machine",
        include: [machine],
        expect: { poll: PATIENT },
        globalSetup: ["test/support/build.ts"],
        testTimeout: 120_000,
        hookTimeout: 240_000,
      }),
      project({
        name: "browser",
        include: [browser],
        expect: { poll: PATIENT },
        globalSetup: ["test/support/build.ts"],
        testTimeout: 60_000,
        hookTimeout: 240_000,
      }),
    ],
  },
});
