import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Inject, openTestApp, PASSWORD, type TestApp } from "../../../test/support/app.ts";
import { cookieName } from "../../platform/http/session-cookie.ts";
import { APPLICANT_POLICY } from "../domain/applicant.ts";

// Numbers of days that have not come: nobody can have them.
const [PERSON, OTHER, THIRD] = ["150204209901010019", "152602209902020025", "150102209903030031"];

let app: TestApp;
beforeAll(async () => {
  // Jobs are enqueued, so the queue must be there.
  app = await openTestApp({ begin: true });
});
afterAll(() => app.close());

const register = (name: string, more: object = {}, remoteAddress = "10.1.1.1") =>
  app.withToken(null)({
    method: "POST",
    url: "/api/registrations",
    payload: { name, password: PASSWORD, consent: true, ...more },
    remoteAddress,
  });

/** Registers and calls as that applicant. */
async function applicant(name: string, remoteAddress = "10.1.1.2"): Promise<Inject> {
  const reply = await register(name, {}, remoteAddress);
  const cookie = reply.cookies.find((each) => each.name === cookieName(app.config));
  if (!cookie) throw new Error(reply.body);
  return app.withToken(cookie.value);
}

const declare = (as: Inject, number: string, name = "王小明", kind = "person") =>
  as({ method: "PUT", url: "/api/my-identity", payload: { kind, name, number, phone: null } });

const lookUp = (as: Inject, number: string) =>
  as({ method: "POST", url: "/api/identities/lookups", payload: { kind: "person", number } });

const confirm = (as: Inject, account: string, number: string, name: string) =>
  as({
    method: "POST",
    url: "/api/identities/verifications",
    payload: { account, kind: "person", number, name, documentSeen: true },
  });

describe("（四）registration of applicants", () => {
  it("opens an account that is an applicant's and nothing more, whatever is asked", async () => {
    const reply = await register("baiyin2026", { roles: ["office"], organisationId: null });
    expect(reply.statusCode).toBe(200);
    expect(reply.json().actor).toMatchObject({ roles: ["applicant"], organisationId: null });
  });

  it("refuses a taken name, one that would pass for staff, and one without consent, in no more words than needed", async () => {
    await register("taken-name");
    const [taken, reserved] = [await register("TAKEN-name"), await register("demo-office")];
    expect(taken.statusCode).toBe(409);
    expect(reserved.json().sentence).toEqual(taken.json().sentence);
    expect((await register("no-consent", { consent: false })).statusCode).toBe(400);
    expect((await register("weak-one", { password: "abc" })).json().code).toBe("weak-password");
    expect((await register("150204209901010019")).statusCode).toBe(400);
  });

  it("stops an address that opens accounts in number, and lets others go on", async () => {
    const address = "10.9.9.9";
    for (let at = 0; at < APPLICANT_POLICY.registrationsPerAddress; at++)
      // A weak password counts too, and costs no hashing here.
      await register(`flood-${at}`, { password: "x" }, address);
    expect((await register("flood-last", {}, address)).statusCode).toBe(429);
    expect((await register("not-a-flood", {}, "10.9.9.8")).statusCode).toBe(200);
  });
});

describe("（四）declared and checked identity", () => {
  it("takes a number with a right check character only, and shows it masked", async () => {
    const as = await applicant("declares-one");
    expect((await declare(as, "150204209901010018")).json().code).toBe("wrong-number");
    expect((await declare(as, OTHER, "王小明", "enterprise")).json().code).toBe("wrong-number");
    const { identity } = (await declare(as, PERSON)).json();
    expect(identity).toMatchObject({ name: "王小明", number: "1502************19", verifiedOn: null });
  });

  it("is confirmed at a window by number and name of the document, once for one account", async () => {
    const [as, second, clerk] = [
      await applicant("window-one"),
      await applicant("window-two"),
      await app.as("window-clerk"),
    ];
    await declare(as, OTHER, "巴特尔");
    await declare(second, OTHER, "巴特尔");
    const { rows } = (await lookUp(clerk, OTHER)).json();
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toContain("window-one");
    expect((await confirm(clerk, rows[0].accountId, OTHER, "巴图")).json().code).toBe("name-differs");
    expect((await confirm(clerk, rows[0].accountId, PERSON, "巴特尔")).statusCode).toBe(404);
    expect((await confirm(clerk, rows[0].accountId, OTHER, "巴特尔")).json().verifiedOn).not.toBeNull();
    expect((await confirm(clerk, rows[1].accountId, OTHER, "巴特尔")).json().code).toBe("verified-elsewhere");
    const own = await as({ method: "GET", url: "/api/my-identity" });
    expect(own.json().identity.verifiedOn).not.toBeNull();
    expect((await declare(as, OTHER, "别人")).json().code).toBe("identity-verified");
    const refusals = await app.database.app`
      select after ->> 'refused' as refused from platform.audit where action = 'accounts.verify-identity'`;
    expect(refusals.map(({ refused }) => refused)).toContain("name-differs");
  });

  it("finds nobody by less than the whole number, and stops a clerk who goes through numbers", async () => {
    const clerk = await app.as("window-clerk");
    expect((await lookUp(clerk, "1526")).json().code).toBe("wrong-number");
    expect((await lookUp(clerk, THIRD)).json().rows).toEqual([]);
    for (let at = 0; at < APPLICANT_POLICY.lookupsPerClerk; at++) await lookUp(clerk, "1526");
    expect((await lookUp(clerk, OTHER)).statusCode).toBe(429);
    const [{ asked } = { asked: 0 }] = await app.database.app<{ asked: number }[]>`
      select count(*) as asked from platform.audit where action = 'accounts.look-up-identity' and after::text like ${`%${THIRD}%`}`;
    expect(asked).toBe(0);
  });

  it("says where to go while the region's service is not connected", async () => {
    const as = await applicant("asks-service");
    const ask = () => as({ method: "POST", url: "/api/my-identity/verification" });
    expect((await ask()).json().code).toBe("nothing-declared");
    await declare(as, THIRD);
    expect((await ask()).json().code).toBe("not-connected");
  });

  it("is erased on request with the account; the trail stays, without the number", async () => {
    const as = await applicant("leaves-soon");
    await declare(as, THIRD, "离开者");
    const reply = await as({ method: "DELETE", url: "/api/my-identity?account=true" });
    expect(reply.json().actor).toBeNull();
    expect((await as({ method: "GET", url: "/api/my-identity" })).statusCode).toBe(401);
    const rows = await app.database
      .app`select 1 from accounts.identity where number = ${THIRD} and name = '离开者'`;
    expect(rows).toHaveLength(0);
    const trail = await app.database.app<{ action: string; after: unknown }[]>`
      select action, after from platform.audit where subject = 'leaves-soon' order by at`;
    expect(trail.map(({ action }) => action)).toEqual([
      "accounts.register",
      "accounts.declare-identity",
      "accounts.erase-identity",
    ]);
    expect(JSON.stringify(trail)).not.toContain(THIRD);
    expect((await register("leaves-soon", {}, "10.1.1.3")).statusCode).toBe(200);
  });
});
