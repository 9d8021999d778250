import { expect, it } from "vitest";
import { openTestApp } from "../../../test/support/app.ts";

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
