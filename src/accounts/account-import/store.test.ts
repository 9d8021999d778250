import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Inject, openTestApp, PASSWORD, type TestApp } from "../../../test/support/app.ts";
import { sheetOf } from "../../../test/support/sheet.ts";
import { multipart } from "../../../test/support/upload.ts";
import type { Failure } from "../../kernel/error.ts";
import type { AccountImport, IssuedPasswords } from "./line.ts";

let app: TestApp;
let security: Inject;
beforeAll(async () => {
  app = await openTestApp({ config: { publicUrl: "https://jzw.test" } });
  security = await app.as("security-admin");
  await app.database.app`
    insert into accounts.organisation (id, name, region_code, created_at)
    values (${crypto.randomUUID()}, '包头市财政局', '150200', now())`;
});
afterAll(() => app.close());

const upload = async (rows: string[][], by = security) => {
  const bytes = await sheetOf(rows);
  return by({ url: "/api/account-imports", ...(await multipart("名单.xlsx", bytes)) });
};
const applied = (id: string, mode: "all" | "good-rows") =>
  security({ method: "POST", url: `/api/account-imports/${id}/apply`, payload: { mode } });
const passwords = (id: string, by = security) =>
  by({ method: "POST", url: `/api/account-imports/${id}/passwords` });
const HEAD = ["姓名", "登录名", "所在单位", "角色", "邮箱", "电话"];
const tryToSignIn = (name: string, password: string) =>
  app.withToken(null)({ method: "POST", url: "/api/session", payload: { name, password } });

/** Everything that the database keeps. */
async function everythingKept(): Promise<string> {
  const kept = await app.database.owner`
    select concat((select string_agg(a::text, '') from accounts.account a),
      (select string_agg(i::text, '') from accounts.account_import i),
      (select string_agg(t::text, '') from platform.audit t)) as text`;
  return String(kept[0]?.["text"]);
}

describe("accounts from a list", () => {
  it("opens what is good, leaves what is there, and hands out each one-time password once", async () => {
    const known = await app.addAccount({ name: "Zhang", password: PASSWORD, roles: ["leader"] });
    const reply = await upload([
      HEAD,
      ["张三", "zhang", "包头市财政局", "联络员", "", ""],
      ["李四", "li", "包头市财政局", "联络员", "li@cz.gov.cn", "0472-5228888"],
      ["王五", "wang", "没有的局", "联络员", "", "13800138000"],
      ["赵六", "zhao", "", "领导", "", ""],
    ]);
    const view = reply.json<AccountImport>();
    expect(view.counts).toMatchObject({ rows: 4, created: 3, exists: 1, good: 2, blocked: 1 });
    expect(view.rows[0]).toMatchObject({ outcome: "exists", entryId: known, issues: [] });
    expect((await applied(view.id, "all")).json<Failure>().code).toBe("rows-have-errors");
    const done = (await applied(view.id, "good-rows")).json<AccountImport>();
    expect(done).toMatchObject({ state: "applied", progress: { created: 2, skipped: 1 } });

    // Opened, and not to be entered by anybody yet.
    expect((await tryToSignIn("li", "")).statusCode).toBe(400);
    expect((await tryToSignIn("li", "x")).json<Failure>().code).toBe("wrong-password");
    const [one, two] = await Promise.all([passwords(view.id), passwords(view.id)]);
    const answers = [one, two].flatMap((each) =>
      each?.statusCode === 200 ? each.json<IssuedPasswords>().rows : [],
    );
    expect(answers.map(({ name, displayName, unit }) => [name, displayName, unit]).toSorted()).toEqual([
      ["li", "李四", "包头市财政局"],
      ["zhao", "赵六", null],
    ]);
    expect((await passwords(view.id)).json<Failure>().code).toBe("passwords-issued");
    const left = await security({ method: "GET", url: `/api/account-imports/${view.id}/passwords` });
    expect(left.json()).toEqual({ left: 0 });

    const issued = answers.find(({ name }) => name === "li")?.password ?? "";
    const token = await app.signIn("li", issued);
    const organisations = await app.withToken(token)({ method: "GET", url: "/api/organisations" });
    expect(organisations.json<Failure>().code).toBe("password-change-needed");
    const kept = await everythingKept();
    for (const { password } of answers) expect(kept).not.toContain(password);
    // Of the sheet nothing is left but what the accounts hold.
    expect(kept).not.toContain("13800138000");
    const [trail] = await app.database.app`
      select subject, after from platform.audit where action = 'accounts.issue-passwords'
      order by jsonb_array_length(after->'accounts') desc limit 1`;
    expect(trail).toEqual({ subject: `account-import:${view.id}`, after: { accounts: ["li", "zhao"] } });
    const traced = await app.database.app`
      select subject, after from platform.audit where action = 'accounts.create-account' order by number`;
    expect(traced).toMatchObject([
      { subject: "li", after: { email: "l…@cz.gov.cn", phone: "…88", roles: ["liaison"] } },
      { subject: "zhao" },
    ]);
    const [zhang] = await app.database.app`select roles from accounts.account where id = ${known}`;
    expect(zhang).toEqual({ roles: ["leader"] });
  });

  it("opens an account by a one-time password for fourteen days, and says then what helps", async () => {
    const view = (await upload([HEAD, ["吴九", "wu", "", "领导"]])).json<AccountImport>();
    await applied(view.id, "all");
    const [issued] = (await passwords(view.id)).json<IssuedPasswords>().rows;
    const days = (Date.parse(issued?.expiresAt ?? "") - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(13.9);
    expect(days).toBeLessThan(14.1);
    await app.database.app`update accounts.account set password_expires_at = now() where name = 'wu'`;
    const late = await tryToSignIn("wu", issued?.password ?? "");
    expect([late.statusCode, late.json<Failure>().code]).toEqual([422, "password-expired"]);
    // Nobody learns of it who does not know the password.
    expect((await tryToSignIn("wu", "x")).json<Failure>().code).toBe("wrong-password");
    const [account] = await app.database.app<
      { id: string }[]
    >`select id from accounts.account where name = 'wu'`;
    const again = await security({ method: "POST", url: `/api/accounts/${account?.id}/password` });
    const { password } = again.json<{ password: string }>();
    const token = await app.signIn("wu", password);
    const payload = { current: password, next: PASSWORD };
    await app.withToken(token)({ method: "PUT", url: "/api/session/password", payload });
    const [after] = await app.database.app`
      select must_change_password, password_expires_at from accounts.account where name = 'wu'`;
    expect(after).toEqual({ mustChangePassword: false, passwordExpiresAt: null });
  });

  it("passes over whoever was given a password meanwhile", async () => {
    const view = (await upload([HEAD, ["孙七", "sun", "", "领导"]])).json<AccountImport>();
    const done = (await applied(view.id, "all")).json<AccountImport>();
    const [line] = done.rows;
    const listed = await security({ method: "GET", url: "/api/accounts?q=sun" });
    expect(listed.json()).toMatchObject({ rows: [{ hasPassword: false }] });
    const reset = await security({ method: "POST", url: `/api/accounts/${line?.entryId}/password` });
    expect((await passwords(view.id)).json<Failure>().code).toBe("passwords-issued");
    expect(await app.signIn("sun", reset.json<{ password: string }>().password)).not.toBe("");
  });

  it("is another security administrator's to go on with, and nobody else's", async () => {
    const view = (await upload([HEAD, ["周八", "zhou", "", "领导"]])).json<AccountImport>();
    await applied(view.id, "all");
    expect((await passwords(view.id, await app.as("office"))).statusCode).toBe(403);
    await app.addAccount({ name: "second", password: PASSWORD, roles: ["security-admin"] });
    const second = app.withToken(await app.signIn("second", PASSWORD));
    const { rows, publicUrl } = (await passwords(view.id, second)).json<IssuedPasswords>();
    expect(rows).toHaveLength(1);
    // Where people sign in, whichever address the administrator came by.
    expect(publicUrl).toBe("https://jzw.test");
  });
});
