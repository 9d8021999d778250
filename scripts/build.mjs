import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { root } from "./modules.mjs";

const dist = join(root, "dist");
/** Names, below dist, what of the server's files goes to who runs it. */
export const PRODUCTION = "production.json";
const DAY_MS = 86_400_000;
const SERVER_ONLY = /^src\/(platform|server|cli|compose)|(store|routes|commands)[^/]*\.ts$/;

function listSources() {
  const inSource = readdirSync(join(root, "src"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(test\.tsx?|sql|md)$/.test(entry.name))
    .map((entry) => join("src", relative(join(root, "src"), entry.parentPath), entry.name));
  return [
    ...inSource,
    "docs/dictionary.md",
    "package-lock.json",
    "vite.config.ts",
    "index.html",
    "scripts/antd-static.ts",
    "scripts/antd-styles.mjs",
    "scripts/build.mjs",
    "scripts/web-budget.ts",
    "scripts/web-routes.ts",
    "scripts/web-shell.ts",
  ].toSorted();
}

function hashOf(paths) {
  const hash = createHash("sha256");
  for (const path of paths)
    if (existsSync(join(root, path))) hash.update(`${path}\n`).update(readFileSync(join(root, path)));
  return hash.digest("hex");
}

/** What changes with any source, without reading one: names, sizes and times, of the file and of its entry. */
export function looksOf(paths) {
  const hash = createHash("sha256");
  for (const path of paths) {
    const found = statSync(join(root, path), { throwIfNoEntry: false });
    if (found) hash.update(`${path} ${found.size} ${found.mtimeMs} ${found.ctimeMs} ${found.ino}\n`);
  }
  return hash.digest("hex");
}

const readStamp = (file) => {
  const path = join(dist, file);
  return existsSync(path) ? readFileSync(path, "utf8") : null;
};

function replaceFile(path, contents) {
  mkdirSync(dirname(path), { recursive: true });
  const fresh = `${path}.${process.pid}`;
  writeFileSync(fresh, contents);
  renameSync(fresh, path);
}

/** Removes what nothing has used for a day. */
function removeOld(folder, isUnwanted) {
  for (const name of readdirSync(folder).filter(isUnwanted)) {
    const path = join(folder, name);
    if (Date.now() - statSync(path).mtimeMs > DAY_MS) rmSync(path, { recursive: true });
  }
}

const isEntry = (file) => dirname(file.path) === dist;

const DEMONSTRATION = /\/demonstration\/[^/]+\.ts$|\/story\.ts$/;

/** What server and command can load without the demonstration, which is only ever imported when it is wanted. */
function withoutDemonstration({ outputs }) {
  const found = new Set();
  const left = Object.keys(outputs).filter((path) => dirname(path) === "dist" && path.endsWith(".js"));
  for (const path of left) {
    if (found.has(path) || DEMONSTRATION.test(outputs[path].entryPoint ?? "")) continue;
    found.add(path);
    left.push(...outputs[path].imports.filter(({ external }) => !external).map((each) => each.path));
  }
  return [...found].flatMap((path) => [path, `${path}.map`]).toSorted();
}

/** Server and command share chunks, whose names carry their hash: what runs keeps its own until a day later. */
async function buildServer() {
  const { build } = await import("esbuild");
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: {
      server: "src/server.ts",
      cli: "src/cli.ts",
      "document-worker": "src/platform/documents/worker.ts",
      "solver-worker": "src/platform/solver/worker.ts",
      "daily-worker": "src/systems/ecology/flow/store-worker.ts",
    },
    outdir: "dist",
    bundle: true,
    splitting: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
    sourcemap: true,
    chunkNames: "chunks/[name]-[hash]",
    logLevel: "warning",
    metafile: true,
    write: false,
  });
  for (const file of outputFiles.toSorted((a, b) => isEntry(a) - isEntry(b)))
    replaceFile(file.path, file.contents);
  replaceFile(join(dist, PRODUCTION), `${JSON.stringify(withoutDemonstration(metafile), null, 2)}\n`);
  const current = new Set(outputFiles.map((file) => basename(file.path)));
  removeOld(join(dist, "chunks"), (name) => !current.has(name));
}

async function buildWeb() {
  const { build } = await import("vite");
  // Under a test runner NODE_ENV is "test": Vite would then build React for development, and keep it as fresh.
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = "production";
  const [fresh, old, web] = [`web.${process.pid}`, `web.${process.pid}.old`, "web"].map((name) =>
    join(dist, name),
  );
  try {
    await build({ root, build: { outDir: fresh, emptyOutDir: true }, logLevel: "warn" });
    if (existsSync(web)) renameSync(web, old);
    renameSync(fresh, web);
  } catch (error) {
    // Another process that built the same sources was quicker.
    if (!["ENOTEMPTY", "ENOENT"].includes(error.code) || !existsSync(web)) throw error;
  } finally {
    // What is started afterwards is no build: tests of the web need React for development.
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
    for (const folder of [fresh, old]) rmSync(folder, { recursive: true, force: true });
    removeOld(dist, (name) => /^web\.\d/.test(name));
  }
}

/**
 * Builds what is older than its sources, told by their contents; contents are read only where the files look other
 * than when they were read last. With `serverOnly` the web is left as it is.
 */
export async function ensureBuilt({ serverOnly = false } = {}) {
  const sources = listSources();
  const parts = [
    {
      name: "server",
      build: buildServer,
      sources: sources.filter((path) => !/\.(tsx|css|html|svg|md)$/.test(path)),
    },
    { name: "web", build: buildWeb, sources: sources.filter((path) => !SERVER_ONLY.test(path)) },
  ];
  mkdirSync(dist, { recursive: true });
  for (const { name, build, sources: own } of serverOnly ? parts.slice(0, 1) : parts) {
    const looks = looksOf(own);
    if (readStamp(`${name}.looks`) === looks) continue;
    const hash = hashOf(own);
    if (readStamp(`${name}.hash`) !== hash) {
      if (name === "web") console.error("正在构建网页。 Building the web pages.");
      await build();
      replaceFile(join(dist, `${name}.hash`), hash);
    }
    // Of before the build: what was written meanwhile looks other next time.
    replaceFile(join(dist, `${name}.looks`), looks);
  }
}
