import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { root } from "./modules.mjs";
import { prepare } from "./prepare.mjs";
import { ensureChromium, ensureLibreOffice, fetchNode24, fetchPostgres12 } from "./test-tools.mjs";

const LONGEST_RUN_MS = 12 * 60_000;
const options = new Set(process.argv.slice(2));
const isCi = process.env.CI === "true";
const total = { passed: 0, failed: 0, failures: [], skipped: [] };
const reports = mkdtempSync(join(tmpdir(), "jiziwan-report-"));

function add({ passed, failed, failures, skipped }) {
  total.passed += passed;
  total.failed += failed;
  total.failures.push(...failures);
  total.skipped.push(...skipped);
}

const one = (name, ok) =>
  add(
    ok
      ? { passed: 1, failed: 0, failures: [], skipped: [] }
      : { passed: 0, failed: 1, failures: [name], skipped: [] },
  );

function check(name, ...args) {
  console.log(`\n── ${name}`);
  one(
    name,
    spawnSync(join(root, "node_modules/.bin", name.split(" ")[0]), args, { cwd: root, stdio: "inherit" })
      .status === 0,
  );
}

function vitest(project, { node = process.execPath, env = {}, files = [] } = {}) {
  console.log(`\n── vitest ${project}`);
  const report = join(reports, `${project}.json`);
  const args = ["node_modules/vitest/vitest.mjs", "run", "--project", project, "--passWithNoTests", ...files];
  const { status } = spawnSync(
    node,
    [...args, "--reporter=default", "--reporter=./scripts/test-reporter.mjs"],
    {
      cwd: root,
      stdio: "inherit",
      env: {
        ...process.env,
        ...env,
        PATH: `${dirname(node)}${delimiter}${process.env.PATH}`,
        JIZIWAN_TEST_REPORT: report,
      },
      timeout: LONGEST_RUN_MS,
    },
  );
  if (!existsSync(report)) return one(`vitest ${project} (no report)`, false);
  const counts = JSON.parse(readFileSync(report, "utf8"));
  add(counts);
  if (status !== 0 && counts.failed === 0) one(`vitest ${project} (exit ${status})`, false);
}

const skip = (name, reason) => total.skipped.push({ name, reason });

const read = (path) => readFileSync(join(root, path), "utf8");

/** Tests that open a database of the run's server, themselves or through their support. */
function listStoreTests() {
  const supports = readdirSync(join(root, "test/support"))
    .map((file) => `support/${file}`)
    .filter((path) => read(`test/${path}`).includes("openTestDatabase"));
  return ["src", "test"]
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((path) =>
        join(folder, path),
      ),
    )
    .filter((path) => /\.test\.tsx?$/.test(path) && supports.some((name) => read(path).includes(name)));
}

function everything(node) {
  check("oxlint");
  check("oxfmt --check", "--check", ".");
  check("tsc");
  vitest("main", { node });
  vitest("machine", { node });
  const { path, reason } = ensureChromium();
  if (path) vitest("browser", { node, env: { CHROMIUM: path } });
  else skip("browser tests", reason);
}

/** In CI what could be installed must have run; only tests on data beside the repository may skip there. */
const mustRun = ({ name, reason }) =>
  isCi && /chromium|browser|libreoffice|soffice/i.test(`${name} ${reason}`);

function finish() {
  rmSync(reports, { recursive: true, force: true });
  const missed = total.skipped.filter(mustRun);
  const skipped = total.skipped.filter((test) => !mustRun(test));
  const failed = total.failed + missed.length;
  if (skipped.length > 0)
    console.log(
      `\nSkipped:\n${skipped.map(({ name, reason }) => `  ${name}\n    ${reason ?? "no reason given"}`).join("\n")}`,
    );
  const named = [
    ...total.failures,
    ...missed.map(({ name, reason }) => `${name} (skipped in CI: ${reason})`),
  ];
  if (named.length > 0) console.log(`\nFailed:\n${named.map((name) => `  ${name}`).join("\n")}`);
  console.log(
    `\n${total.passed} passed, ${failed} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ""}`,
  );
  process.exitCode = failed > 0 ? 1 : 0;
}

await prepare();
ensureLibreOffice();
if (options.has("--pg12"))
  vitest("main", { files: listStoreTests(), env: { JIZIWAN_TEST_POSTGRES: fetchPostgres12() } });
else if (options.has("--node24")) everything(fetchNode24());
else everything(process.execPath);
finish();
