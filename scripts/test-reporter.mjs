import { writeFileSync } from "node:fs";

/** Vitest reporter: what passed, failed and was skipped, with the reason each skipped test gave. */
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
    writeFileSync(process.env.JIZIWAN_TEST_REPORT, JSON.stringify(counts));
  }
}
