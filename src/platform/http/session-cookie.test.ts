import { rmSync } from "node:fs";
import { afterAll, expect, it } from "vitest";
import { newWorld, openEchoServer } from "../../../test/support/echo-server.ts";
import { sessionCookie } from "./session-cookie.ts";

const world = newWorld();
afterAll(() => rmSync(world.root, { recursive: true }));

async function openSessions(secureCookies: boolean) {
  const app = await openEchoServer(world, { secureCookies });
  const config = { access: "public" } as const;
  app.get("/health/begin", { config }, async (request, reply) => {
    sessionCookie(request, reply, app.jiziwanConfig).set("a-token");
    return {};
  });
  app.get("/health/known", { config }, async (request, reply) => ({
    token: sessionCookie(request, reply, app.jiziwanConfig).token,
  }));
  return app;
}

it.each([
  [true, "__Host-jiziwan", ["httponly", "path=/", "samesite=lax", "secure"]],
  [false, "jiziwan", ["httponly", "path=/", "samesite=lax"]],
] as const)(
  "a session's cookie, over TLS: %s, is %s, of this host only",
  async (secure, name, attributes) => {
    const app = await openSessions(secure);
    const [value, ...set] = String((await app.inject("/health/begin")).headers["set-cookie"]).split(/; ?/);
    expect(value).toBe(`${name}=a-token`);
    // No Domain, Expires or Max-Age: for this host alone, until the browser is closed.
    expect(set.map((each) => each.toLowerCase()).toSorted()).toEqual(attributes);
    await app.close();
  },
);

it("over TLS no cookie counts that came without the prefix, which another host of the domain could have set", async () => {
  const app = await openSessions(true);
  const known = async (cookies: Record<string, string>) =>
    (await app.inject({ url: "/health/known", cookies })).json<{ token: string | null }>().token;
  expect(await known({ jiziwan: "planted" })).toBeNull();
  expect(await known({ jiziwan: "planted", "__Host-jiziwan": "own" })).toBe("own");
  await app.close();
});
