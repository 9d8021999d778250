import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestApp, PASSWORD, type TestApp } from "../../test/support/app.ts";
import type { Role } from "../kernel/access.ts";
import type { Failure } from "../kernel/error.ts";
import { SIGN_IN_POLICY } from "./domain/sign-in.ts";

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

let count = 0;
async function newAccount(roles: readonly Role[], given: { mustChangePassword?: boolean } = {}) {
  const name = `person${++count}`;
  const id = await app.addAccount({ name, password: PASSWORD, roles, ...given });
  return { id, name };
}

const sessionOf = async (token: string) =>
  (await app.withToken(token)({ method: "GET", url: "/api/session" })).json<{
    actor: { name: string } | null;
    mustChangePassword: boolean;
    notices: { en: string }[];
  }>();

const tryToSignIn = (name: string, password: string) =>
  app.withToken(null)({ method: "POST", url: "/api/session", payload: { name, password } });

const lastAct = async () => {
  const [row] = await app.database.app`
    select action, subject, actor_name, before, after from platform.audit order by number desc limit 1`;
  return row;
};

const changePassword = (token: string, current: string, next: string) =>
  app.withToken(token)({ method: "PUT", url: "/api/session/password", payload: { current, next } });

const putRoles = async (token: string, id: string, roles: readonly Role[], disabled = false) => {
  const payload = { displayName: "x", organisationId: null, email: null, roles, disabled };
  const reply = await app.withToken(token)({ method: "PUT", url: `/api/accounts/${id}`, payload });
  return reply.statusCode === 200 ? "done" : reply.json<Failure>().code;
};

describe("signing in", () => {
  it("gives a session that says who one is, in a cookie scripts cannot read", async () => {
    const { name } = await newAccount(["office"]);
    const reply = await tryToSignIn(name.toUpperCase(), PASSWORD);
    expect(reply.json()).toMatchObject({ actor: { name, roles: ["office"] }, mode: "real" });
    expect(reply.cookies).toMatchObject([{ name: "jiziwan", httpOnly: true, sameSite: "Lax", path: "/" }]);
    expect(await lastAct()).toMatchObject({ action: "accounts.sign-in", actorName: name });
  });

  it("keeps only a digest of the token, and no password anywhere in the trail", async () => {
    const { name } = await newAccount(["office"]);
    const token = await app.signIn(name, PASSWORD);
    const [{ text = "" } = {}] = await app.database.owner<{ text: string }[]>`
      select concat((select string_agg(s::text, '') from accounts.session s),
        (select string_agg(a::text, '') from accounts.account a),
        (select string_agg(t::text, '') from platform.audit t)) as text`;
    expect(text).toContain(name);
    expect(text).not.toContain(token);
    expect(text).not.toContain(Buffer.from(token, "base64url").toString("hex"));
    expect(text).not.toContain(PASSWORD);
  });

  it("answers an unknown name and a wrong password alike", async () => {
    const { name } = await newAccount(["office"]);
    const [unknown, wrong] = [await tryToSignIn("nobody", "x"), await tryToSignIn(name, "x")];
    expect([unknown.statusCode, wrong.statusCode]).toEqual([401, 401]);
    expect(unknown.json<Failure>().sentence).toEqual(wrong.json<Failure>().sentence);
  });

  it("locks an unknown name as it locks an account, so that trying does not tell which exist", async () => {
    const { name } = await newAccount(["office"]);
    for (let tries = 1; tries <= SIGN_IN_POLICY.maxFailures + 2; tries++) {
      const [known, unknown] = [await tryToSignIn(name, "x"), await tryToSignIn("no-such-name", "x")];
      const answers = [known, unknown].map((reply) => [reply.statusCode, reply.json<Failure>().sentence]);
      expect(answers[1], `try ${tries}`).toEqual(answers[0]);
      expect(known.statusCode).toBe(tries < SIGN_IN_POLICY.maxFailures ? 401 : 423);
    }
  });

  it("locks after wrong passwords, says until when, and lets the security administrator unlock", async () => {
    const { id, name } = await newAccount(["office"]);
    for (let tries = 1; tries < SIGN_IN_POLICY.maxFailures; tries++)
      expect((await tryToSignIn(name, "wrong")).statusCode).toBe(401);
    expect((await tryToSignIn(name, "wrong")).statusCode).toBe(423);
    const locked = await tryToSignIn(name, PASSWORD);
    expect(locked.statusCode).toBe(423);
    expect(locked.json<Failure>().sentence.en).toContain("15 minutes");
    const security = await app.as("security-admin");
    const reply = await security({ method: "POST", url: `/api/accounts/${id}/unlock` });
    expect(reply.json()).toMatchObject({ lockedUntil: null });
    expect(await lastAct()).toMatchObject({
      action: "accounts.unlock",
      before: { failures: SIGN_IN_POLICY.maxFailures },
      after: { failures: 0, lockedUntil: null },
    });
    expect(await app.signIn(name, PASSWORD)).not.toBe("");
  });

  it("counts wrong passwords that arrive at once, and refuses the right one after them", async () => {
    const { name } = await newAccount(["office"]);
    const guesses = Array.from({ length: SIGN_IN_POLICY.maxFailures }, () => tryToSignIn(name, "wrong"));
    await Promise.all(guesses);
    expect((await tryToSignIn(name, PASSWORD)).statusCode).toBe(423);
  });

  it("limits tries for a name that may not exist, counted in the database for all nodes", async () => {
    const codes: number[] = [];
    for (let tries = 0; tries <= SIGN_IN_POLICY.triesPerName; tries++)
      codes.push((await tryToSignIn("ghost", "x")).statusCode);
    expect(codes.slice(0, -1).every((code) => code === 401 || code === 423)).toBe(true);
    expect(codes.at(-1)).toBe(429);
  });
});

describe("a session", () => {
  it("ends after idle time and after its life, whatever the cookie says", async () => {
    const { name } = await newAccount(["office"]);
    const [idle, old] = [await app.signIn(name, PASSWORD), await app.signIn(name, PASSWORD)];
    const age = (column: string, minutes: number) => app.database.app`
      update accounts.session set ${app.database.app(column)} = now() - make_interval(mins => ${minutes})
      where account_id = (select id from accounts.account where name = ${name})`;
    await age("last_seen_at", SIGN_IN_POLICY.idleMinutes - 1);
    expect((await sessionOf(idle)).actor?.name).toBe(name);
    await age("last_seen_at", SIGN_IN_POLICY.idleMinutes + 1);
    expect((await sessionOf(idle)).actor).toBeNull();
    await age("last_seen_at", 0);
    await age("created_at", SIGN_IN_POLICY.lifeHours * 60 + 1);
    expect((await sessionOf(old)).actor).toBeNull();
  });

  it("ends on signing out, here or everywhere", async () => {
    const { name } = await newAccount(["office"]);
    const tokens = [await app.signIn(name, PASSWORD), await app.signIn(name, PASSWORD)];
    const third = await app.signIn(name, PASSWORD);
    await app.withToken(tokens[0] ?? "")({ method: "DELETE", url: "/api/session" });
    expect((await sessionOf(tokens[0] ?? "")).actor).toBeNull();
    expect((await sessionOf(tokens[1] ?? "")).actor?.name).toBe(name);
    await app.withToken(third)({ method: "DELETE", url: "/api/session?everywhere=true" });
    expect((await sessionOf(tokens[1] ?? "")).actor).toBeNull();
  });

  it("ends when the account is closed or loses a role", async () => {
    const security = await app.as("security-admin");
    for (const change of [
      { roles: ["leader"], disabled: true },
      { roles: [], disabled: false },
    ]) {
      const { id, name } = await newAccount(["leader"]);
      const token = await app.signIn(name, PASSWORD);
      const payload = { displayName: name, organisationId: null, email: null, ...change };
      expect((await security({ method: "PUT", url: `/api/accounts/${id}`, payload })).statusCode).toBe(200);
      expect((await sessionOf(token)).actor).toBeNull();
    }
  });
});

describe("a one-time password", () => {
  it("opens nothing until it is changed to one that keeps the policy", async () => {
    const security = await app.as("security-admin");
    const created = await security({
      method: "POST",
      url: "/api/accounts",
      payload: { name: "liu", displayName: "刘", roles: ["office"] },
    });
    const { password } = created.json<{ password: string }>();
    const token = await app.signIn("liu", password);
    const plans = () => app.withToken(token)({ method: "GET", url: "/api/organisations" });
    expect((await plans()).json<Failure>().code).toBe("password-change-needed");
    expect(await sessionOf(token)).toMatchObject({ mustChangePassword: true });
    for (const weak of [
      "short",
      "lowercaseonly",
      "Liu-has-a-name-1",
      "Password-2026",
      "Q1w2e3r4T5",
      password,
    ])
      expect((await changePassword(token, password, weak)).json<Failure>().code, `${weak}`).toBe(
        "weak-password",
      );
    expect((await changePassword(token, "not it", PASSWORD)).json<Failure>().code).toBe(
      "wrong-current-password",
    );
    expect((await changePassword(token, password, PASSWORD)).json()).toMatchObject({
      mustChangePassword: false,
    });
    expect((await plans()).statusCode).toBe(200);
  });

  it("when changed, ends the account's other sessions and keeps this one", async () => {
    const { name } = await newAccount(["office"]);
    const [mine, other] = [await app.signIn(name, PASSWORD), await app.signIn(name, PASSWORD)];
    await changePassword(mine, PASSWORD, `${PASSWORD}-next`);
    expect((await sessionOf(mine)).actor?.name).toBe(name);
    expect((await sessionOf(other)).actor).toBeNull();
  });

  it("given anew by the security administrator, replaces the old one and ends sessions", async () => {
    const { id, name } = await newAccount(["office"]);
    const token = await app.signIn(name, PASSWORD);
    const security = await app.as("security-admin");
    const reply = await security({ method: "POST", url: `/api/accounts/${id}/password` });
    expect((await sessionOf(token)).actor).toBeNull();
    expect((await tryToSignIn(name, PASSWORD)).statusCode).toBe(401);
    expect(await app.signIn(name, reply.json<{ password: string }>().password)).not.toBe("");
  });
});

describe("roles", () => {
  it("keep the audit administrator apart, from the first account on", async () => {
    const { id } = await newAccount(["leader"]);
    const { name } = await newAccount(["security-admin"]);
    const token = await app.signIn(name, PASSWORD);
    expect(await putRoles(token, id, ["audit-admin", "system-admin"])).toBe("roles-apart");
    expect(await putRoles(token, id, ["audit-admin", "security-admin"])).toBe("roles-apart");
    expect(await putRoles(token, id, ["audit-admin", "leader"])).toBe("done");
    expect(await lastAct()).toMatchObject({
      action: "accounts.change-account",
      actorName: name,
      before: { roles: ["leader"] },
      after: { roles: ["audit-admin", "leader"] },
    });
  });

  it("cannot be raised by their holder, and the last security administrator stays", async () => {
    const first = await newAccount(["security-admin"]);
    const token = await app.signIn(first.name, PASSWORD);
    expect(await putRoles(token, first.id, ["security-admin", "office"])).toBe("own-roles");
    await app.database.app`
      update accounts.account set disabled = true where 'security-admin' = any(roles) and id <> ${first.id}`;
    expect(await putRoles(token, first.id, ["security-admin"], true)).toBe("last-security-admin");
    expect(await putRoles(token, first.id, [])).toBe("last-security-admin");
    expect((await sessionOf(token)).notices.map(({ en }) => en).join()).toContain("only one security");
    await app.database.app`update accounts.account set disabled = false where 'security-admin' = any(roles)`;
  });

  it("of two security administrators who remove each other at once, leave one", async () => {
    const [one, two] = [await newAccount(["security-admin"]), await newAccount(["security-admin"])];
    const tokens = [await app.signIn(one.name, PASSWORD), await app.signIn(two.name, PASSWORD)];
    await app.database.app`
      update accounts.account set disabled = true
      where 'security-admin' = any(roles) and id not in (${one.id}, ${two.id})`;
    const results = await Promise.all([
      putRoles(tokens[0] ?? "", two.id, []),
      putRoles(tokens[1] ?? "", one.id, []),
    ]);
    expect(results.toSorted()).toEqual(["done", "last-security-admin"]);
    await app.database.app`update accounts.account set disabled = false where 'security-admin' = any(roles)`;
  });

  it("that act as a unit need one, and whoever lacks it is listed to be mended", async () => {
    const security = await app.as("security-admin");
    const open = (payload: object) => security({ method: "POST", url: "/api/accounts", payload });
    const refused = await open({ name: "lone", displayName: "孤", roles: ["leader", "liaison"] });
    expect(refused.statusCode).toBe(422);
    expect(refused.json<Failure>().sentence.zh).toContain("角色“联络员”代表单位办事，请选定所在单位");
    const before = await newAccount(["liaison"]);
    const office = await app.as("office");
    const unit = await office({ method: "POST", url: "/api/organisations", payload: { name: "市林草局" } });
    const { id: organisationId } = unit.json<{ id: string }>();
    const listed = async () => {
      const reply = await security({ method: "GET", url: "/api/accounts?lacksUnit=true&size=200" });
      return reply.json<{ total: number; lackingUnit: number; rows: { name: string }[] }>();
    };
    const lacking = await listed();
    expect(lacking.rows.map(({ name }) => name)).toContain(before.name);
    expect(lacking.total).toBe(lacking.lackingUnit);
    const fields = { displayName: "x", email: null, roles: ["liaison"] };
    const put = (payload: object) =>
      security({ method: "PUT", url: `/api/accounts/${before.id}`, payload: { ...fields, ...payload } });
    expect((await put({ organisationId: null, disabled: false })).json<Failure>().code).toBe("unit-needed");
    expect((await put({ organisationId, disabled: false })).statusCode).toBe(200);
    expect((await listed()).total).toBe(lacking.total - 1);
    expect((await put({ organisationId: null, disabled: true })).statusCode).toBe(200);
    expect((await listed()).total).toBe(lacking.total - 1);
  });
});
