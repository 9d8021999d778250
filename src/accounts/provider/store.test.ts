import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestApp, PASSWORD, type TestApp } from "../../../test/support/app.ts";
import {
  type Citizen,
  CLIENT,
  openIdentityProvider,
  type TestProvider,
} from "../../../test/support/identity-provider.ts";
import type { Role } from "../../kernel/access.ts";
import type { Failure } from "../../kernel/error.ts";
import type { Config } from "../../platform/config.ts";
import type { Session } from "../domain/account.ts";
import { unlinkProvider } from "./store.ts";

// Against a provider on this machine that others wrote: what it says and asks is the standard's, not ours.

const NUMBER = "11010519491231002X";
const PEOPLE: readonly Citizen[] = [
  { subject: "s-zhang", claims: { preferred_username: "Zhang", name: "张三" } },
  { subject: "s-other", claims: { preferred_username: "zhang", name: "李四" } },
  { subject: "s-nobody", claims: { preferred_username: "nobody" } },
  { subject: "s-closed", claims: { preferred_username: "closed" } },
  { subject: "s-applicant", claims: { preferred_username: "lishi" } },
  { subject: "s-new", claims: { preferred_username: "qian", name: "钱七" } },
  { subject: "s-reserved", claims: { preferred_username: "admin" } },
  { subject: "s-number", claims: { number: NUMBER } },
  { subject: "s-silent", claims: {} },
];

/** As `inject` addresses the application. */
const REDIRECT = "http://localhost/sign-in/provider";

let provider: TestProvider;
let app: TestApp;
const settings = (given: Partial<NonNullable<Config["provider"]>> = {}) => ({
  issuer: provider.issuer,
  clientId: CLIENT.id,
  clientSecret: CLIENT.secret,
  scope: "openid profile",
  name: "示例统一认证",
  claim: "preferred_username",
  by: "login" as const,
  creates: false,
  ...given,
});
beforeAll(async () => {
  provider = await openIdentityProvider(PEOPLE, REDIRECT);
  app = await openTestApp({ config: { provider: settings(), adminSecondFactor: true } });
});
afterAll(async () => {
  await app.close();
  await provider.close();
});

const FLOW = "jiziwan-flow";
type Browser = { readonly flow: string | null };

async function begin(at = app): Promise<Browser & { readonly address: string }> {
  const reply = await at.withToken(null)({ method: "POST", url: "/api/session/provider" });
  const cookie = reply.cookies.find(({ name }) => name === FLOW);
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax" });
  return { flow: cookie?.value ?? null, address: reply.json<{ address: string }>().address };
}

async function comeBack({ flow }: Browser, query: string, at = app) {
  const reply = await at.app.inject({
    method: "POST",
    url: "/api/session/provider/return",
    headers: { "x-jiziwan": "1" },
    cookies: flow === null ? {} : { [FLOW]: flow },
    payload: { query },
  });
  const token = reply.cookies.find(({ name }) => name === "jiziwan")?.value ?? null;
  return { token, code: reply.statusCode === 200 ? "in" : reply.json<Failure>().code, reply };
}

/** The whole way of somebody at the provider. */
async function signIn(subject: string, at = app) {
  const browser = await begin(at);
  const back = await provider.signIn(browser.address, subject);
  return comeBack(browser, back.search.slice(1), at);
}

const account = (name: string, roles: readonly Role[], mustChangePassword = false) =>
  app.addAccount({ name, password: PASSWORD, roles, mustChangePassword });

describe("signing in at the identity provider", () => {
  it("begins a session of the account that bears the claim, and keeps whom the provider meant", async () => {
    const id = await account("zhang", ["system-admin"], true);
    const { token, reply } = await signIn("s-zhang");
    const session = reply.json<Session>();
    // Whoever signed in there needs neither a password of ours nor a second factor.
    expect(session).toMatchObject({
      actor: { accountId: id },
      mustChangePassword: false,
      mustSetUpFactor: false,
      provider: "示例统一认证",
    });
    const status = await app.withToken(token)({ method: "GET", url: "/api/system" });
    expect(status.statusCode).toBe(200);
    expect((await signIn("s-zhang")).code).toBe("in");
    const trail = await app.database.app`
      select action, actor_name, after from platform.audit where subject = 'zhang' order by number`;
    expect(trail).toEqual([
      { action: "accounts.link-provider", actorName: null, after: { issuer: provider.issuer } },
      { action: "accounts.sign-in", actorName: "zhang", after: { by: "provider" } },
      { action: "accounts.sign-in", actorName: "zhang", after: { by: "provider" } },
    ]);

    // Another person there who takes the same name there does not get the account, until it is parted by hand.
    expect((await signIn("s-other")).code).toBe("linked-otherwise");
    const security = await app.as("leader");
    expect((await security({ method: "DELETE", url: `/api/accounts/${id}/provider-link` })).statusCode).toBe(
      403,
    );
    const caller = { actor: null, address: "command line", requestId: "command" };
    expect(await unlinkProvider(app.shell, caller, id)).toMatchObject({ hasProvider: false, sessions: 0 });
    expect((await signIn("s-other")).code).toBe("in");
    expect((await signIn("s-zhang")).code).toBe("linked-otherwise");
    await unlinkProvider(app.shell, caller, id);
  });

  it("is refused in a sentence where there is no account, it is closed, or nothing says whose it is", async () => {
    const closed = await account("closed", ["office"]);
    await app.database.app`update accounts.account set disabled = true where id = ${closed}`;
    await account("lishi", ["applicant"]);
    const nobody = await signIn("s-nobody");
    expect(nobody.reply.json<Failure>().sentence.zh).toContain("没有账号“nobody”");
    expect((await signIn("s-closed")).code).toBe("account-closed");
    // A name that an applicant chose proves nothing.
    expect((await signIn("s-applicant")).code).toBe("no-account");
    expect((await signIn("s-silent")).code).toBe("claim-missing");
    const [made] = await app.database.app`
      select count(*)::int as links from accounts.provider_link where account_id = ${closed}`;
    expect(made).toEqual({ links: 0 });
  });

  it("belongs to the browser that began it, once, and within its time", async () => {
    const [mine, another] = [await begin(), await begin()];
    const query = (await provider.signIn(mine.address, "s-zhang")).search.slice(1);
    expect((await comeBack({ flow: null }, query)).code).toBe("flow-over");
    // The code of one browser with the cookie of another: its state is not that one's.
    expect((await comeBack(another, query)).code).toBe("provider-invalid");
    expect((await comeBack(mine, query)).code).toBe("in");
    expect((await comeBack(mine, query)).code).toBe("flow-over");
    const late = await begin();
    const lateQuery = (await provider.signIn(late.address, "s-zhang")).search.slice(1);
    await app.database.app`update accounts.provider_flow set begun_at = begun_at - interval '11 minutes'`;
    expect((await comeBack(late, lateQuery)).code).toBe("flow-over");
  });

  it.each(["nonce", "verifier"])("does not believe an answer to another %s", async (column) => {
    const browser = await begin();
    const query = (await provider.signIn(browser.address, "s-zhang")).search.slice(1);
    await app.database.app`
      update accounts.provider_flow set ${app.database.app(column)} = ${"x".repeat(43)}`;
    expect((await comeBack(browser, query)).code).toBe("provider-invalid");
  });

  it("says so when the person left it, and when the provider is away", async () => {
    const browser = await begin();
    const back = await provider.signIn(browser.address, null);
    expect((await comeBack(browser, back.search.slice(1))).code).toBe("provider-denied");
    const away = await openTestApp({ config: { provider: settings({ issuer: "http://127.0.0.1:9" }) } });
    const reply = await away.withToken(null)({ method: "POST", url: "/api/session/provider" });
    expect(reply.json<Failure>().code).toBe("provider-away");
    await away.close();
  });

  it("leaves nothing of the sign-in behind but whose account it is", async () => {
    const kept = await app.database.owner`
      select concat((select string_agg(l::text, '') from accounts.provider_link l),
        (select string_agg(s::text, '') from accounts.session s),
        (select string_agg(t::text, '') from platform.audit t)) as text`;
    expect(String(kept[0]?.["text"])).not.toContain(CLIENT.secret);
    expect(String(kept[0]?.["text"])).not.toMatch(/eyJ|张三/);
  });
});

describe("where it is set", () => {
  it("opens an account without any role for somebody who has none, and never under a reserved name", async () => {
    const opening = await openTestApp({ config: { provider: settings({ creates: true }) } });
    const { reply } = await signIn("s-new", opening);
    expect(reply.json()).toMatchObject({ actor: { name: "qian", displayName: "钱七", roles: [] } });
    expect((await signIn("s-reserved", opening)).code).toBe("no-account");
    await opening.close();
  });

  it("finds an account by the number of an identity that was checked, and by no other", async () => {
    const linking = await openTestApp({ config: { provider: settings({ claim: "number", by: "number" }) } });
    const id = await linking.addAccount({ name: "wang", password: PASSWORD, roles: ["applicant"] });
    await linking.database.app`
      insert into accounts.identity (account_id, region_code, kind, name, number, declared_at)
      values (${id}, '150200', 'person', '王五', ${NUMBER}, now())`;
    const before = await signIn("s-number", linking);
    expect(before.code).toBe("no-account");
    expect(before.reply.body).not.toContain(NUMBER);
    await linking.database.app`update accounts.identity set verified_on = current_date, verified_by = '窗口'`;
    expect((await signIn("s-number", linking)).reply.json()).toMatchObject({ actor: { accountId: id } });
    await linking.close();
  });

  it("and not otherwise, there is such a way in", async () => {
    const without = await openTestApp();
    const call = without.withToken(null);
    const session = await call({ method: "GET", url: "/api/session" });
    expect(session.json()).toMatchObject({ provider: null });
    for (const [path, payload] of [
      ["", undefined],
      ["/return", { query: "code=x" }],
    ] as const) {
      const reply = await call({
        method: "POST",
        url: `/api/session/provider${path}`,
        ...(payload && { payload }),
      });
      expect(reply.json<Failure>().code).toBe("no-provider");
    }
    await without.close();
  });
});
