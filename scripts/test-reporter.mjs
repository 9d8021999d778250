import { writeFileSync } from "node:fs";

const SLOWEST = 10;
const seconds = (ms) => `${(ms / 1000).toFixed(1).padStart(7)} s`;

/** The slice or room that pays for a file: `src/systems/rail`, `src/kernel`, `test/e2e`. */
const payerOf = (path) =>
  /^(src\/systems\/[^/]+|src\/[^/]+|test\/(?:e2e|machine)|test)/.exec(path)?.[1] ?? path;

const rows = (list) => list.map(([name, ms]) => `${seconds(ms)}  ${name}`).join("\n");
const bySize = (list) => list.toSorted(([, a], [, b]) => b - a);

function printPrices(files) {
  const prices = new Map();
  for (const { path, ms } of files) {
    const payer = payerOf(path);
    prices.set(payer, (prices.get(payer) ?? 0) + ms);
  }
  console.log(`\nSeconds per slice, of two cores:\n${rows(bySize([...prices]))}`);
  const slowest = bySize(files.map(({ path, ms }) => [path, ms])).slice(0, SLOWEST);
  console.log(`\nSlowest files:\n${rows(slowest)}`);
}

/** Vitest reporter: what passed, failed and was skipped, with the reason each skipped test gave; what each slice costs. */
export default class CountReporter {
  onTestRunEnd(modules, unhandledErrors) {
    const counts = { passed: 0, failed: unhandledErrors.length, failures: [], skipped: [] };
    for (const module of modules) {
      const suiteErrors = [module, ...module.children.allSuites()].flatMap((suite) => suite.errors());
      if (suiteErrors.length > 0) {
        counts.failed += 1;
        counts.failures.push(module.relativeModuleId);
      }
      for (const test of module.children.allTests()) {
        const { state, note } = test.result();
        const name = `${module.relativeModuleId} > ${test.fullName}`;
        if (state === "passed") counts.passed += 1;
        else if (state === "failed") {
          counts.failed += 1;
          counts.failures.push(name);
        } else if (suiteErrors.length === 0) counts.skipped.push({ name, reason: note ?? null });
      }
    }
    const { JIZIWAN_TEST_REPORT: report } = process.env;
    if (report) writeFileSync(report, JSON.stringify(counts));
    printPrices(
      modules.map((module) => {
        const { collectDuration, duration } = module.diagnostic();
        return { path: module.relativeModuleId, ms: collectDuration + duration };
      }),
    );
  }
}
