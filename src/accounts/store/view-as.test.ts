import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestApp, type TestApp } from "../../../test/support/app.ts";
import { listOrganisations } from "./organisation.ts";

it.each([
  ["on the machine of the demonstration", { demo: true }, {}, 200],
  ["from another machine", { demo: true }, { remoteAddress: "10.1.1.1" }, 403],
  ["by a name that others point here", { demo: true }, { headers: { host: "rebound.example.com" } }, 421],
  ["through a proxy", { demo: true, trustProxy: true }, { headers: { "x-forwarded-for": "127.0.0.1" } }, 403],
  ["on the real server", { demo: false }, {}, 403],
])("switching roles without a password, %s, answers as it should", async (_, config, how, status) => {
  const app = await openTestApp({ config });
  const url = "/api/session/view-as";
  const reply = await app.withToken(null)({ method: "POST", url, payload: { role: "office" }, ...how });
  expect(reply.statusCode).toBe(status);
  await app.close();
});

describe("a liaison of the demonstration", () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await openTestApp({ config: { demo: true }, begin: true });
  }, 120_000);
  afterAll(() => app.close());

  it("works for a sample unit, never for a real bureau", async () => {
    const payload = { role: "liaison" };
    const reply = await app.withToken(null)({ method: "POST", url: "/api/session/view-as", payload });
    const { actor } = reply.json<{ actor: { organisationId: string } }>();
    const units = await listOrganisations(app.database.app);
    expect(units.find(({ id }) => id === actor.organisationId)?.name).toContain("示例");
  });
});
