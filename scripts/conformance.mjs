// npm run conformance: every property of the tests with all the runs it states.
// npm run conformance -- plans DIR [--notes] [--only 00,02]: precision, recall and F1 of the plan reader on NN.txt + NN.gold.json of DIR.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = resolve(fileURLToPath(import.meta.url), "../..");
const [what, directory, ...flags] = process.argv.slice(2);
if (what === undefined) process.exit(tryProperties());
if (what !== "plans" || directory === undefined || !existsSync(directory)) {
  console.error("用法 usage: npm run conformance [-- plans DIR [--notes] [--only 00,02]]");
  console.error("DIR holds plans as NN.txt beside their annotations NN.gold.json.");
  process.exit(2);
}

const BARS = { measures: 0.99, lead: 0.985, support: 0.985, deadline: 1, undertakings: 0.95 };

const out = mkdtempSync(join(tmpdir(), "jiziwan-conformance-"));
try {
  const outfile = join(out, "reader.mjs");
  await build({
    stdin: {
      contents: `export * from "./conformance.ts"; export { readPlan } from "./read-plan.ts";`,
      resolveDir: join(root, "src/supervision/domain/plan-reader"),
      loader: "ts",
    },
    bundle: true,
    platform: "node",
    format: "esm",
    outfile,
    logLevel: "error",
  });
  process.exitCode = score(await import(pathToFileURL(outfile).href));
} finally {
  rmSync(out, { recursive: true, force: true });
}

/** Runs the test files that state properties, with all runs; the gate tries a tenth. */
function tryProperties() {
  const files = ["src", "test"]
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((path) =>
        join(folder, path),
      ),
    )
    .filter(
      (path) => /\.test\.tsx?$/.test(path) && readFileSync(join(root, path), "utf8").includes('"fast-check"'),
    );
  const run = [
    "node_modules/vitest/vitest.mjs",
    "run",
    "--project",
    "main",
    "--testTimeout=600000",
    ...files,
  ];
  return spawnSync(process.execPath, run, {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, JIZIWAN_PROPERTY_RUNS: "all" },
  }).status;
}

function score({ SCORED, f1, precision, readPlan, recall, scoreReading, total }) {
  const only = flags.includes("--only") ? flags[flags.indexOf("--only") + 1].split(",") : null;
  const golds = readdirSync(directory)
    .filter((name) => name.endsWith(".gold.json"))
    .map((name) => name.slice(0, -".gold.json".length))
    .filter((name) => only === null || only.includes(name))
    .toSorted();
  const figures = (one) => [precision(one), recall(one), f1(one)].map((x) => x.toFixed(3)).join(" / ");
  const all = [];
  console.log(`| plan | ${SCORED.join(" | ")} |\n|---|${SCORED.map(() => "---").join("|")}|`);
  const row = (name, scores) =>
    console.log(`| ${name} | ${SCORED.map((field) => cell(scores[field], figures)).join(" | ")} |`);
  for (const name of golds) {
    const gold = JSON.parse(readFileSync(join(directory, `${name}.gold.json`), "utf8"));
    const scores = scoreReading(readPlan(readFileSync(join(directory, `${name}.txt`), "utf8")), gold);
    all.push(scores);
    row(name, scores);
    if (flags.includes("--notes"))
      for (const field of SCORED) for (const note of scores[field].notes) console.log(`    ${field} ${note}`);
  }
  const sums = Object.fromEntries(SCORED.map((field) => [field, total(all.map((one) => one[field]))]));
  row("all", sums);
  console.log("\nEach cell: precision / recall / F1. Bars on F1: " + JSON.stringify(BARS));
  const below = Object.entries(BARS).filter(([field, bar]) => f1(sums[field]) < bar);
  for (const [field, bar] of below)
    console.log(`BELOW THE BAR: ${field} ${f1(sums[field]).toFixed(4)} < ${bar}`);
  return below.length > 0 ? 1 : 0;
}

function cell(score, figures) {
  return score.hit + score.extra + score.missed === 0 ? "–" : figures(score);
}
