import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { ensureModules, root } from "./modules.mjs";
import { prepare } from "./prepare.mjs";
import {
  ensureChromium,
  ensureLibreOffice,
  fetchNode24,
  fetchPostgres12,
  installTools,
} from "./test-tools.mjs";

const LONGEST_RUN_MS = 30 * 60_000;
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

/** One of the checks that read every file: printed when it ends, so that several run beside each other and the build. */
function check(name, ...args) {
  const child = spawn(join(root, "node_modules/.bin", name), args, {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => (said += part));
  return new Promise((resolve) => {
    const end = (status) => {
      console.log(`\n── ${[name, ...args].join(" ")}\n${said.trim()}`);
      resolve(one([name, ...args].join(" "), status === 0));
    };
    child.once("error", () => end(1));
    child.once("close", end);
  });
}

/** One run of Vitest over the projects: several files at a time, the longest first. */
async function vitest(projects, { node = process.execPath, env = {}, args = [] } = {}) {
  console.log(`\n── vitest ${projects.join(" ")}`);
  const report = join(reports, "counts.json");
  const child = spawn(
    node,
    [
      "node_modules/vitest/vitest.mjs",
      "run",
      ...projects.flatMap((project) => ["--project", project]),
      "--passWithNoTests",
      ...args,
      "--reporter=default",
      "--reporter=./scripts/test-reporter.mjs",
    ],
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
  const status = await new Promise((resolve) => {
    child.once("error", resolve);
    child.once("close", resolve);
  });
  if (!existsSync(report)) return one("vitest (no report)", false);
  const counts = JSON.parse(readFileSync(report, "utf8"));
  add(counts);
  if (status !== 0 && counts.failed === 0) one(`vitest (exit ${status})`, false);
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

function git(...args) {
  const { status, stdout, stderr } = spawnSync("git", args, { cwd: root, encoding: "utf8" });
  if (status !== 0) throw new Error(`git ${args.join(" ")}: ${stderr}`);
  return stdout.split("\n").filter((path) => path !== "");
}

/** With `--changed`, what differs from the last commit, or from the commit that the word behind it names. */
function listChanged() {
  const at = process.argv.indexOf("--changed");
  const base = process.argv[at + 1] ?? "HEAD";
  return {
    base,
    paths: [
      ...new Set([...git("diff", "--name-only", base), ...git("ls-files", "--others", "--exclude-standard")]),
    ],
  };
}

const FOUNDATION =
  /^(src\/(platform|kernel|web|compose|pages|server|cli)|scripts|bin|index\.html|vite\.config|package)/;
const sliceOf = (path) => /^(src\/systems\/[^/]+|src\/[^/]+)\//.exec(path)?.[1];

/** The browser files that a change can touch: those whose flows walk pages of a changed slice, or all. */
function listTouchedJourneys(paths) {
  const folder = join(root, "test/e2e");
  const journeys = readdirSync(folder).filter((file) => file.endsWith(".test.ts"));
  if (paths.some((path) => FOUNDATION.test(path))) return journeys.map((file) => `test/e2e/${file}`);
  const slices = new Set(paths.map(sliceOf).filter((slice) => slice !== undefined));
  const walks = (file, seen = new Set()) => {
    if (seen.has(file) || !existsSync(file)) return false;
    seen.add(file);
    if (paths.includes(file.slice(root.length + 1))) return true;
    return [...readFileSync(file, "utf8").matchAll(/from "(\.[^"]+)"/g)].some(([, path]) => {
      const imported = join(dirname(file), path);
      const slice = sliceOf(imported.slice(root.length + 1));
      return slices.has(slice) || (imported.includes("/test/") && walks(imported, seen));
    });
  };
  return journeys.filter((file) => walks(join(folder, file))).map((file) => `test/e2e/${file}`);
}

function readers() {
  // Each further checker reads the same types anew: one takes half of what four take, and two cores have enough to do.
  return Promise.all([
    check("oxlint", "--report-unused-disable-directives-severity=error"),
    check("oxfmt", "--check", "."),
    check("tsc", "--checkers", "1"),
  ]);
}

async function everything(findNode) {
  // What Debian unpacks and what npm does take turns at the disk and the processors.
  const tools = installTools();
  ensureModules();
  // After the modules, among which it is kept: npm ci begins by clearing them.
  const node = findNode();
  // They read sources only, and run while the build writes; tests have the processors to themselves.
  await Promise.all([tools, prepare(), readers()]);
  await tests(node);
}

async function tests(node) {
  ensureLibreOffice();
  const { path, reason } = ensureChromium();
  if (!path) skip("browser tests", reason);
  const env = path ? { CHROMIUM: path } : {};
  if (!options.has("--changed")) {
    await vitest(["main", "machine", ...(path ? ["browser"] : [])], { node, env });
    return;
  }
  const { base, paths } = listChanged();
  await vitest(["main"], { node, env, args: [`--changed=${base}`] });
  const whole = [
    ...(paths.some((each) => FOUNDATION.test(each) || each.startsWith("test/machine"))
      ? ["test/machine"]
      : []),
    ...(path ? listTouchedJourneys(paths) : []),
  ];
  if (whole.length > 0) await vitest(["machine", "browser"], { node, env, args: whole });
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

if (options.has("--pg12")) {
  await prepare();
  ensureLibreOffice();
  await vitest(["main"], { args: listStoreTests(), env: { JIZIWAN_TEST_POSTGRES: fetchPostgres12() } });
} else await everything(options.has("--node24") ? fetchNode24 : () => process.execPath);
finish();
