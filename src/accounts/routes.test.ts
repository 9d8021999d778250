import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestApp, PASSWORD, type TestApp } from "../../test/support/app.ts";

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

describe("signing in", () => {
  it("gives a session that says who one is", async () => {
    await app.addAccount({ name: "wang", password: PASSWORD, roles: ["office"] });
    const token = await app.signIn("WANG", PASSWORD);
    const reply = await app.withToken(token)({ method: "GET", url: "/api/session" });
    expect(reply.json()).toMatchObject({ actor: { name: "wang", roles: ["office"] }, mode: "real" });
  });
});
