import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listEngines, root } from "../support/application.ts";

let data: string;
beforeAll(() => {
  data = mkdtempSync(join(tmpdir(), "jiziwan-command-"));
});
afterAll(() => rmSync(data, { recursive: true }));

const jiziwan = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  spawnSync(join(root, "bin/jiziwan"), args, {
    cwd: join(root, "plans"),
    encoding: "utf8",
    env: { ...process.env, JIZIWAN_DATA: data, ...env },
  });

describe("the command jiziwan", () => {
  it("finds files where the user stands, and prints through a pipe to the last byte", () => {
    const { status, stdout, stderr } = jiziwan(["plan", "read", "baotou-2024.txt", "--json"]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect((JSON.parse(stdout) as { measures: unknown[] }).measures).toHaveLength(22);
  });

  it("starts the engine for a command that needs data, and stops it after", () => {
    const { status, stdout } = jiziwan(["plan", "list", "--json"]);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ rows: [] });
    expect(listEngines(data)).toEqual([]);
  });

  it("lists every command when asked for help or for nothing", () => {
    const help = jiziwan(["help"]);
    expect(help.status).toBe(0);
    for (const words of ["plan read", "doctor", "backup", "account list"])
      expect(help.stdout).toContain(`jiziwan ${words}`);
    expect(jiziwan([]).stdout).toBe(help.stdout);
  });

  it("answers an unknown command, or a wrong setting, with a sentence and exit code 2", () => {
    const unknown = jiziwan(["plan", "burn"]);
    expect(unknown).toMatchObject({ status: 2, stdout: "" });
    expect(unknown.stderr).toContain("There is no command “plan burn”.");
    const wrong = jiziwan(["config"], { PORT: "0" });
    expect(wrong).toMatchObject({ status: 2, stdout: "" });
    expect(wrong.stderr).toContain("The environment variable PORT");
  });

  it.each([
    [["plan", "read", "baotou-2024.txt", "--xlsx", "."]],
    [["register", "export", "project", "--out", "."]],
    [["backup", "verify", "."]],
    [["plan", "read", "baotou-2024.txt", "--xlsx", "nowhere/x.xlsx"]],
  ])("answers %j, which names no file that can be used, with a sentence and exit code 2", (args) => {
    const { status, stderr } = jiziwan(args);
    expect(status).toBe(2);
    expect(stderr).toMatch(/is a folder|cannot be used|no such file|There is no/i);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it("never takes a flag for a file: backup --help writes none, and an unknown flag is refused by name", () => {
    const before = readdirSync(join(root, "plans"));
    const help = jiziwan(["backup", "--help"]);
    expect(help).toMatchObject({ status: 0, stderr: "" });
    expect(help.stdout).toContain("jiziwan backup FILE");
    for (const args of [
      ["backup", "--hlep"],
      ["restore", "--force", "x"],
      ["receipt", "verify", "-v"],
    ]) {
      const refused = jiziwan(args);
      expect(refused).toMatchObject({ status: 2, stdout: "" });
      expect(refused.stderr).toContain(`There is no flag “${args.find((arg) => arg.startsWith("-"))}”.`);
    }
    expect(readdirSync(join(root, "plans"))).toEqual(before);
  });

  it("lists what begins with the words given: with 0 when asked, with 2 where the rest is missing", () => {
    const asked = jiziwan(["plan", "--help"]);
    expect(asked.status).toBe(0);
    expect(asked.stdout).toContain("jiziwan plan read 文件");
    expect(jiziwan(["help", "plan", "read"]).stdout).toBe(jiziwan(["plan", "read", "-h"]).stdout);
    expect(jiziwan(["plan"])).toMatchObject({ status: 2, stdout: "", stderr: asked.stdout });
  });

  it("prints the configuration without passwords", () => {
    const { stdout } = jiziwan(["config"], { DATABASE_URL: "postgres://owner:s3cret@db/plan" });
    expect(JSON.parse(stdout)).toMatchObject({
      databaseUrl: "postgres://owner:***@db/plan",
      dataFolder: data,
    });
  });
});
