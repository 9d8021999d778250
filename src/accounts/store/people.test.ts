import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestApp, PASSWORD, type TestApp } from "../../../test/support/app.ts";
import type { Role } from "../../kernel/access.ts";
import type { UnitReach } from "../../kernel/reach.ts";
import { people } from "./people.ts";
import { mergeOrganisations } from "./organisation.ts";

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

async function newUnit(name: string): Promise<string> {
  const id = randomUUID();
  await app.database
    .app`insert into accounts.organisation ${app.database.app({ id, name, regionCode: "150200", createdAt: new Date() })}`;
  return id;
}

const newPerson = (name: string, roles: readonly Role[], organisationId?: string) =>
  app.addAccount({ name, password: PASSWORD, roles, ...(organisationId ? { organisationId } : {}) });

const namesOf = (found: readonly { readonly displayName: string }[]) =>
  found.map(({ displayName }) => displayName);

const lastTrace = async () => {
  const [row] = await app.database.app`
    select action, subject, before, after from platform.audit order by number desc limit 1`;
  return row;
};

describe("people, as other slices are handed them （二十）", () => {
  it("are those of the units asked for whose accounts are open, also under the id of a merged unit", async () => {
    const [unit, old, other] = [
      await newUnit("示例一局"),
      await newUnit("示例旧局"),
      await newUnit("示例二局"),
    ];
    const id = await newPerson("an", ["liaison", "unit-head"], unit);
    await newPerson("bo", ["liaison"], old);
    await newPerson("chu", ["liaison"], other);
    const closed = await newPerson("ding", ["liaison"], unit);
    await app.database.app`update accounts.account set disabled = true where id = ${closed}`;
    const { of } = people(app.database.app);
    expect(await of([unit])).toEqual([
      {
        accountId: id,
        displayName: "an",
        email: null,
        organisationId: unit,
        roles: ["liaison", "unit-head"],
      },
    ]);
    await mergeOrganisations(app.database.app, old, unit);
    expect(namesOf(await of([old]))).toEqual(["an", "bo"]);
    expect(namesOf(await of([unit, other]))).toEqual(["an", "bo", "chu"]);
    expect(await of([])).toEqual([]);
  });

  it("are the holders of a role, whatever their unit", async () => {
    await newPerson("wei", ["office"]);
    await newPerson("xu", ["office", "leader"]);
    expect(namesOf(await people(app.database.app).holding("office"))).toEqual(["wei", "xu"]);
  });
});

describe("a mail address （二十）", () => {
  it("is given with the account, changed by oneself, and stands in the trail in part only", async () => {
    const security = await app.as("security-admin");
    const payload = { name: "yan", displayName: "言", email: "yan@unit.test", roles: ["office"] };
    const made = await security({ method: "POST", url: "/api/accounts", payload });
    expect(made.json()).toMatchObject({ account: { email: "yan@unit.test" } });
    expect(await lastTrace()).toMatchObject({ after: { email: "y…@unit.test" } });

    await newPerson("zhou", ["office"]);
    const own = app.withToken(await app.signIn("zhou", PASSWORD));
    const put = (email: string | null) =>
      own({ method: "PUT", url: "/api/session/email", payload: { email } });
    expect((await put("周zhou@unit.test")).statusCode).toBe(400);
    expect((await put("zhou@unit.test\r\nBcc: all@unit.test")).statusCode).toBe(400);
    expect((await put("zhou@unit.test")).json()).toMatchObject({ email: "zhou@unit.test" });
    expect(await lastTrace()).toEqual({
      action: "accounts.change-email",
      subject: "zhou",
      before: { email: null },
      after: { email: "z…@unit.test" },
    });
    const session = await own({ method: "GET", url: "/api/session" });
    expect(session.json()).toMatchObject({ email: "zhou@unit.test" });
    const office = await people(app.database.app).holding("office");
    expect(office.find(({ displayName }) => displayName === "zhou")?.email).toBe("zhou@unit.test");
    expect((await put(null)).json()).toMatchObject({ email: null });
  });
});

const reach = async (role: Role, of: "unit" | "city") =>
  (await (await app.as(role))({ url: `/api/${of}-reach` })).json<{ units: UnitReach[] }>().units;
const counts = (all: readonly UnitReach[]) => all.map(({ people: each }) => each);

describe("how people are reached by what is sent to them （二十）", () => {
  it("is known of units to who sends to them, and when they were last here only to who supervises", async () => {
    const unit = await newUnit("示例收件局");
    await newPerson("fang", ["liaison"], unit);
    const empty = await newUnit("示例空局");
    const of = async (role: Role) =>
      (await reach(role, "unit")).filter(({ unitId }) => unitId === unit || unitId === empty);
    expect((await of("office")).map(({ people: all, lastSignIn }) => [all, lastSignIn])).toEqual([
      [1, null],
      [0, null],
    ]);
    for (const each of await of("liaison")) expect(Object.keys(each)).not.toContain("lastSignIn");
    expect((await of("liaison")).map(({ people: all }) => all)).toEqual([1, 0]);
  });

  it("is known of each city by its data officers alone", async () => {
    const unit = await newUnit("示例数据局");
    const before = await reach("office", "city");
    expect(before.map(({ unitId }) => unitId)).toEqual(["150100", "150200", "150600", "150900"]);
    await newPerson("guo", ["data-officer"], unit);
    await newPerson("han", ["liaison"], unit);
    const [hohhot = 0, baotou = 0, ...others] = counts(before);
    expect(counts(await reach("data-officer", "city"))).toEqual([hohhot, baotou + 1, ...others]);
  });
});
