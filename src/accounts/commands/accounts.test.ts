import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestApp, type TestApp } from "../../../test/support/app.ts";
import { runCommand } from "../../../test/support/command-line.ts";
import { FailureError } from "../../kernel/error.ts";
import { commands } from "../commands.ts";

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

async function run(line: string) {
  try {
    const { code, out, err } = await runCommand(commands, line, { shell: app.shell });
    return { code, text: out, problem: err };
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    return { code: 2, text: "", problem: error.failure.sentence.zh };
  }
}

describe("jiziwan account", () => {
  it("creates an account whose printed password signs in, once", async () => {
    const made = await run("account create zhao 赵 security-admin,office --json");
    expect(made.code).toBe(0);
    const { name, password } = JSON.parse(made.text) as { name: string; password: string };
    expect(await app.signIn(name, password)).not.toBe("");
    expect((await run("account list")).text).toBe("zhao\t赵\tsecurity-admin,office\t\n");
    const [row] = await app.database.app`
      select actor_name, address from platform.audit where action = 'accounts.create-account'`;
    expect(row).toEqual({ actorName: null, address: "command line" });
  });

  it("puts an account into the unit that is named", async () => {
    await app.database.app`
      insert into accounts.organisation (id, name, region_code, created_at)
      values (${crypto.randomUUID()}, '市林草局', '150200', now())`;
    expect((await run("account create qian 钱 liaison --unit 市林草局")).code).toBe(0);
    const [row] = await app.database.app`
      select o.name from accounts.account a join accounts.organisation o on o.id = a.organisation_id
      where a.name = 'qian'`;
    expect(row).toEqual({ name: "市林草局" });
  });

  it("resets a password and unlocks", async () => {
    await app.database
      .app`update accounts.account set locked_until = now() + interval '1 hour', failures = 5`;
    expect((await run("account list")).text).toContain("locked");
    expect((await run("account unlock zhao")).code).toBe(0);
    const reset = await run("account reset-password zhao --json");
    const { password } = JSON.parse(reset.text) as { password: string };
    expect(await app.signIn("zhao", password)).not.toBe("");
  });

  it.each([
    ["account create zhao 另一个 office", "已被使用"],
    ["account create li 李 king", "没有角色“king”"],
    ["account create li 李 audit-admin,system-admin", "审计管理员不能同时"],
    ["account create li 李 liaison", "请选定所在单位"],
    ["account create li 李 liaison --unit 没有的局", "名册中没有单位“没有的局”"],
    ["account create l 李", "请至少 2 个字"],
    ["account create li", "用法"],
    ["account unlock nobody", "没有账号“nobody”"],
  ])("refuses %j with a sentence and exit code 2", async (line, sentence) => {
    const { code, problem, text } = await run(line);
    expect({ code, text }).toEqual({ code: 2, text: "" });
    expect(problem).toContain(sentence);
  });
});

describe("jiziwan audit verify", () => {
  it("exits 0 for an intact trail and 3 for one that was changed", async () => {
    const intact = await run("audit verify --json");
    expect(intact.code).toBe(0);
    expect(JSON.parse(intact.text)).toMatchObject({ intact: true, brokenAt: null });
    await app.database.owner`update platform.audit set subject = 'x' where number = 1`;
    const broken = await run("audit verify --json");
    expect(broken.code).toBe(3);
    expect(JSON.parse(broken.text)).toMatchObject({ intact: false, brokenAt: 1 });
  });
});
