import { spawnSync } from "node:child_process";
import {
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
import { dirname, join } from "node:path";
import { PRODUCTION } from "./build.mjs";
import { refuse, root } from "./modules.mjs";
import { prepare } from "./prepare.mjs";

const { name, version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const title = `${name}-${version}-${process.platform}-${process.arch}`;
const RUNNING = [
  "bin",
  "plans",
  "package.json",
  "README.md",
  "README.zh-CN.md",
  "LICENSE",
  "docs/operations.md",
];
const SCRIPTS = ["start.mjs", "prepare.mjs", "modules.mjs", "mend-driver.mjs", "node-version.mjs"].map(
  (file) => join("scripts", file),
);

/** Tests unpack it at once: there a lower one spares five seconds for eight megabytes. */
const LEVEL = Number(process.env.JIZIWAN_BUNDLE_LEVEL ?? 6);

const START = `#!/bin/sh
# 启动几字弯：需要 Node.js 20.20 以上，不需要联网。 Starts Jiziwan: needs Node.js 20.20 or later, and no network.
cd "$(dirname "$0")" && exec node scripts/start.mjs "$@"
`;

// A library of a library names the compiler as its optional peer; nothing loads it.
const COMPILER = /^node_modules\/(@typescript\/|typescript$)/;

/** What runs needs of node_modules: everything installed that npm did not mark as for development only. */
function listModules() {
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  return Object.entries(packages)
    .filter(
      ([path, { dev, devOptional }]) =>
        path !== "" && !dev && !devOptional && !COMPILER.test(path) && existsSync(join(root, path)),
    )
    .map(([path]) => path)
    .filter((path, _, all) => !all.some((other) => path.startsWith(`${other}/node_modules/`)));
}

const listMigrations = () =>
  readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
    .filter((path) => /(^|\/)migrations$/.test(path))
    .map((path) => join("src", path));

/** Read by the PDF reader at run time, beside its bundle. */
const CHARACTER_MAPS = "src/platform/documents/cmaps";

/** Neither the demonstration nor chunks of earlier builds, which stay a while for what still runs. */
const listBuilt = () => ["dist/web", ...JSON.parse(readFileSync(join(root, "dist", PRODUCTION), "utf8"))];

/** Writes one archive that starts on a machine without any registry; returns its path. */
export async function bundle() {
  await prepare();
  const target = join(root, "dist/archive", `${title}.tar.gz`);
  const extra = mkdtempSync(join(tmpdir(), "jiziwan-bundle-"));
  mkdirSync(join(extra, "dist"));
  writeFileSync(
    join(extra, "dist/bundle.json"),
    `${JSON.stringify({ version, node: process.versions.node })}\n`,
  );
  writeFileSync(join(extra, "start.sh"), START, { mode: 0o755 });
  const files = [
    ...RUNNING,
    ...SCRIPTS,
    ...listMigrations(),
    CHARACTER_MAPS,
    ...listBuilt(),
    ...listModules(),
  ];
  const list = join(extra, "files");
  writeFileSync(list, files.filter((path) => existsSync(join(root, path))).join("\n"));
  mkdirSync(dirname(target), { recursive: true });
  const fresh = `${target}.${process.pid}`;
  const options = [
    "--create",
    "--file",
    fresh,
    "--use-compress-program",
    `gzip -${LEVEL}`,
    "--owner=0",
    "--group=0",
  ];
  const contents = ["-C", root, "--files-from", list, "-C", extra, "dist/bundle.json", "start.sh"];
  const run = spawnSync("tar", [...options, `--transform=flags=r;s,^,${title}/,`, ...contents], {
    stdio: ["ignore", 2, 2],
  });
  rmSync(extra, { recursive: true });
  if (run.status !== 0) refuse("打包失败，原因见上文。", "The archive was not made, for the reason above.");
  renameSync(fresh, target);
  return target;
}

if (process.argv[1] === import.meta.filename) {
  const path = await bundle();
  console.log(`${path}  ${(statSync(path).size / 1e6).toFixed(0)} MB`);
}
