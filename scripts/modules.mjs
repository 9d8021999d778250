import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { mendDriver } from "./mend-driver.mjs";

export const root = join(import.meta.dirname, "..");

/** In the archive of `npm run bundle` everything is installed and built, and nothing can be. */
export const isBundle = existsSync(join(root, "dist/bundle.json"));

const readPackages = (path) => JSON.parse(readFileSync(join(root, path), "utf8")).packages;

/** Whether node_modules holds what package-lock.json asks for; npm notes there what it put where. */
function isInstalled() {
  if (!existsSync(join(root, "node_modules/.package-lock.json"))) return false;
  const installed = readPackages("node_modules/.package-lock.json");
  return Object.entries(readPackages("package-lock.json")).every(
    ([path, { version, optional }]) => path === "" || optional || installed[path]?.version === version,
  );
}

export const npm = () =>
  process.env.npm_execpath?.endsWith(".js") ? [process.execPath, process.env.npm_execpath] : ["npm"];

/** Prints a sentence in both languages and ends the process. */
export function refuse(zh, en) {
  console.error(`${zh}\n${en}`);
  process.exit(1);
}

/** Installs what package-lock.json says when node_modules is missing or of another lock file. */
export function ensureModules() {
  if (!isInstalled()) install();
  // Here too, for machines on which npm runs no scripts.
  mendDriver(root);
}

function install() {
  console.error("正在安装依赖（npm ci），约一分钟。 Installing what is needed (npm ci), about a minute.");
  const [command, ...args] = [...npm(), "ci", "--include=dev", "--no-fund", "--no-audit"];
  const run = spawnSync(command, args, { cwd: root, stdio: ["ignore", 2, 2] });
  if (run.error?.code === "ENOENT")
    refuse("找不到 npm。请安装带 npm 的 Node.js。", "npm was not found. Install a Node.js that brings it.");
  if (run.status !== 0)
    refuse(
      "npm ci 未能装齐依赖，原因见上文。请检查网络、磁盘空间和文件夹权限后重试；不联网的机器请用 npm run bundle 产生的安装包。",
      "npm ci did not finish, for the reason above. Check network, disk space and the folder's permissions and try again; machines without a network take the archive of npm run bundle.",
    );
}
