import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../support/application.ts";

/** Runs a starting script as if Node called itself `version`. */
function runAs(version: string, script: string) {
  const pretend = `Object.defineProperty(process.versions, "node", { value: "${version}" });`;
  const preload = `data:text/javascript,${encodeURIComponent(pretend)}`;
  return spawnSync(process.execPath, ["--import", preload, script, "help"], { cwd: root, encoding: "utf8" });
}

describe("an older Node", () => {
  it.each(["scripts/start.mjs", "bin/jiziwan"])("is refused by %s with one sentence", (script) => {
    for (const version of ["18.20.8", "20.19.6"]) {
      const { status, stderr, stdout } = runAs(version, join(root, script));
      expect(status).toBe(1);
      expect(`${stdout}${stderr}`.trim().split("\n")).toEqual([
        `需要 Node.js 20.20 或更新版本，本机是 ${version}。请从 https://nodejs.org 安装后再执行。`,
        `Node.js 20.20 or later is needed, this is ${version}. Install it from https://nodejs.org and run this again.`,
      ]);
    }
  });

  it("is one before 20.20, whatever the number's length", () => {
    for (const version of ["20.20.0", "22.1.0", "100.0.0"])
      expect(runAs(version, join(root, "bin/jiziwan")).status).toBe(0);
  });
});
