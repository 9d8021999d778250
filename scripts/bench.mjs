import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { npm, refuse, root } from "./modules.mjs";
import { prepare } from "./prepare.mjs";

const folder = join(root, "bench");
const page = join(root, "docs/benchmarks.md");
const TITLE =
  "# Benchmarks\n\nEach section is written by `npm run bench -- NAME`, on the machine it names.\n";

const listNames = () =>
  readdirSync(folder)
    .filter((file) => file.endsWith(".ts"))
    .map((file) => file.slice(0, -3))
    .toSorted();

function machine() {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpu?.model.trim() ?? "unknown CPU"}, ${cpus().length} cores, ${memory} GB, Node ${process.versions.node}`;
}

/** Peers we are compared with live in bench/package.json, so that they never reach users. */
function ensurePeers() {
  const [asked, installed] = ["package-lock.json", "node_modules/.package-lock.json"].map((name) =>
    statSync(join(folder, name), { throwIfNoEntry: false }),
  );
  if (asked === undefined || (installed !== undefined && installed.mtimeMs >= asked.mtimeMs)) return;
  const [command, ...args] = [...npm(), "ci", "--prefix", folder, "--no-fund", "--no-audit"];
  if (spawnSync(command, args, { cwd: folder, stdio: ["ignore", 2, 2] }).status !== 0)
    refuse("bench/ 的依赖未能装齐。", "What bench/ needs could not be installed.");
}

/** Below bench/node_modules, so that imports are looked for there first and among the application's own next. */
async function load(name) {
  const { build } = await import("esbuild");
  const outfile = join(folder, "node_modules/.cache", `${name}.mjs`);
  mkdirSync(join(outfile, ".."), { recursive: true });
  const entryPoints = [join(folder, `${name}.ts`)];
  await build({
    entryPoints,
    outfile,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
  });
  return import(pathToFileURL(outfile).href);
}

/** Puts a section in the place of the one of the same name, or at the end. */
function replaceSection(name, section) {
  const text = existsSync(page) ? readFileSync(page, "utf8") : TITLE;
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const whole = `${start}\n${section.trim()}\n${end}`;
  const [before, rest] = [text.split(start)[0], text.split(end)[1]];
  writeFileSync(page, text.includes(start) ? `${before}${whole}${rest}` : `${text.trimEnd()}\n\n${whole}\n`);
}

const names = process.argv.slice(2);
const unknown = names.find((name) => !listNames().includes(name));
if (names.length === 0 || unknown) {
  const known = listNames().join(", ");
  refuse(`用法：npm run bench -- 名称。可用：${known}`, `Usage: npm run bench -- NAME, one of: ${known}`);
}
await prepare();
ensurePeers();
for (const name of names) {
  const { run } = await load(name);
  const section = `${(await run(root)).trim()}\n\nMeasured ${new Date().toISOString().slice(0, 10)} on ${machine()}.`;
  console.log(`\n${section}`);
  replaceSection(name, section);
}
// A section may leave sockets open that would hold the command.
process.exit();
