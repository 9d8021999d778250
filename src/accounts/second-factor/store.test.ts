import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { generate } from "otplib";
import { openTestApp, PASSWORD, type TestApp } from "../../../test/support/app.ts";
import { runCommand } from "../../../test/support/command-line.ts";
import type { Role } from "../../kernel/access.ts";
import type { Failure } from "../../kernel/error.ts";
import { commands } from "../commands.ts";
import { SIGN_IN_POLICY } from "../domain/sign-in.ts";
import type { Enrolment, RecoveryCodes, SecondFactor } from "./second-factor.ts";

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp({ config: { adminSecondFactor: true } });
});
afterAll(() => app.close());

let count = 0;
async function somebody(role: Role) {
  const name = `factor${++count}`;
  const id = await app.addAccount({ name, password: PASSWORD, roles: [role] });
  const call = app.withToken(await app.signIn(name, PASSWORD));
  const post = (path: string, payload: object) =>
    call({ method: "POST", url: `/api/second-factor${path}`, payload });
  return { id, name, call, post };
}

const SECOND = 1000;
/** The code of so many steps from now. */
const codeOf = (secret: string, steps = 0) =>
  generate({ secret, epoch: Math.floor(Date.now() / SECOND) + 30 * steps });

const tryToSignIn = (name: string, given: { password?: string; code?: string } = {}) =>
  app.withToken(null)({
    method: "POST",
    url: "/api/session",
    payload: { name, password: PASSWORD, ...given },
  });
const codeOfFailure = (reply: { json: () => Failure }) => reply.json().code;

/** Turned on by the code of now: that of the next step, which counts too, is unused, however slowly the test runs. */
async function enrolled(role: Role) {
  const person = await somebody(role);
  const { secret } = (await person.post("", { password: PASSWORD })).json<Enrolment>();
  const confirmed = await person.post("/confirmation", { code: await codeOf(secret) });
  return { ...person, secret, codes: confirmed.json<RecoveryCodes>().codes };
}

describe("a second factor", () => {
  it("counts once a first code confirmed it, and needs the password to be begun", async () => {
    const { name, post, call } = await somebody("office");
    expect(codeOfFailure(await post("", { password: "wrong" }))).toBe("wrong-current-password");
    expect(codeOfFailure(await post("/confirmation", { code: "123456" }))).toBe("not-begun");
    const { secret, address } = (await post("", { password: PASSWORD })).json<Enrolment>();
    expect(new URL(address).searchParams.get("secret")).toBe(secret);
    expect((await tryToSignIn(name)).statusCode).toBe(200);
    expect(codeOfFailure(await post("/confirmation", { code: "000000" }))).toBe("wrong-code");
    expect((await post("/confirmation", { code: await codeOf(secret) })).statusCode).toBe(200);
    const standing = await call({ method: "GET", url: "/api/second-factor" });
    expect(standing.json<SecondFactor>()).toEqual({ on: true, demanded: false, codesLeft: 10 });
    expect(codeOfFailure(await post("", { password: PASSWORD }))).toBe("second-factor-on");
    expect(codeOfFailure(await tryToSignIn(name))).toBe("code-needed");
  });

  it("asks the code after the right password only, takes it once, and none that is older", async () => {
    const { name, secret } = await enrolled("office");
    expect(codeOfFailure(await tryToSignIn(name, { password: "wrong" }))).toBe("wrong-password");
    const code = await codeOf(secret, 1);
    expect(codeOfFailure(await tryToSignIn(name, { password: "wrong", code }))).toBe("wrong-password");
    const both = await Promise.all([tryToSignIn(name, { code }), tryToSignIn(name, { code })]);
    expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 401]);
    for (const used of [code, await codeOf(secret)])
      expect(codeOfFailure(await tryToSignIn(name, { code: used }))).toBe("wrong-code");
  });

  it("locks after wrong codes as after wrong passwords, and asking for one is no wrong try", async () => {
    const { name, secret } = await enrolled("office");
    for (let tries = 1; tries <= SIGN_IN_POLICY.maxFailures; tries++) {
      expect(codeOfFailure(await tryToSignIn(name))).toBe("code-needed");
      const wrong = codeOfFailure(await tryToSignIn(name, { code: "nothing" }));
      expect(wrong).toBe(tries < SIGN_IN_POLICY.maxFailures ? "wrong-code" : "locked");
    }
    expect(codeOfFailure(await tryToSignIn(name, { code: await codeOf(secret, 1) }))).toBe("locked");
  });

  it("is opened by each recovery code once, which the database holds as digests", async () => {
    const { name, codes, call, post } = await enrolled("office");
    const [first = "", second = ""] = codes;
    expect(new Set(codes).size).toBe(10);
    const kept = await app.database.owner`
      select concat((select string_agg(c::text, '') from accounts.recovery_code c),
        (select string_agg(t::text, '') from platform.audit t)) as text`;
    for (const code of codes) expect(String(kept[0]?.["text"])).not.toContain(code);
    expect((await tryToSignIn(name, { code: ` ${first.replaceAll("-", " ")} ` })).statusCode).toBe(200);
    expect(codeOfFailure(await tryToSignIn(name, { code: first }))).toBe("wrong-code");
    const left = await call({ method: "GET", url: "/api/second-factor" });
    expect(left.json<SecondFactor>().codesLeft).toBe(9);
    expect((await post("/recovery-codes", { password: PASSWORD })).json<RecoveryCodes>().codes).toHaveLength(
      10,
    );
    expect(codeOfFailure(await tryToSignIn(name, { code: second }))).toBe("wrong-code");
  });

  it("is turned off by its owner with the password, or by the security administrator, with an entry in the trail", async () => {
    const own = await enrolled("office");
    expect(codeOfFailure(await own.post("/removal", { password: "wrong" }))).toBe("wrong-current-password");
    expect((await own.post("/removal", { password: PASSWORD })).json()).toMatchObject({ on: false });
    expect((await tryToSignIn(own.name)).statusCode).toBe(200);

    const lost = await enrolled("leader");
    const administrator = await enrolled("security-admin");
    const reset = (id: string) =>
      administrator.call({ method: "DELETE", url: `/api/accounts/${id}/second-factor` });
    expect((await reset(lost.id)).json()).toMatchObject({ hasSecondFactor: false, sessions: 0 });
    expect((await tryToSignIn(lost.name)).statusCode).toBe(200);
    expect(codeOfFailure(await reset(administrator.id))).toBe("own-second-factor");
    const shell = app.shell;
    const { code } = await runCommand(commands, `account reset-second-factor ${administrator.name}`, {
      shell,
    });
    expect(code).toBe(0);
    expect((await tryToSignIn(administrator.name)).statusCode).toBe(200);
    const trail = await app.database.app`
      select subject, actor_name from platform.audit
      where action = 'accounts.reset-second-factor' order by number`;
    expect(trail).toEqual([
      { subject: lost.name, actorName: administrator.name },
      { subject: administrator.name, actorName: null },
    ]);
  });

  it("where the deployment demands it of administrators, is all that they may see to, and is not turned off", async () => {
    const { call, post } = await somebody("system-admin");
    const status = () => call({ method: "GET", url: "/api/system" });
    expect(codeOfFailure(await status())).toBe("second-factor-needed");
    const session = await call({ method: "GET", url: "/api/session" });
    expect(session.json()).toMatchObject({ mustSetUpFactor: true });
    const { secret } = (await post("", { password: PASSWORD })).json<Enrolment>();
    expect(codeOfFailure(await status())).toBe("second-factor-needed");
    await post("/confirmation", { code: await codeOf(secret) });
    expect((await status()).statusCode).toBe(200);
    expect(codeOfFailure(await post("/removal", { password: PASSWORD }))).toBe("second-factor-demanded");
    const office = await somebody("office");
    expect((await office.call({ method: "GET", url: "/api/organisations" })).statusCode).toBe(200);
  });
});
