import type { HTTPMethods } from "fastify";
import { randomUUID } from "node:crypto";
import { request } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SIGN_IN_POLICY } from "../src/accounts/domain/sign-in.ts";
import { beginSession } from "../src/accounts/store/session.ts";
import { ROLES, type Role } from "../src/kernel/access.ts";
import type { Failure } from "../src/kernel/error.ts";
import { createServer } from "../src/platform/http/server.ts";
import { openTestApp, type TestApp } from "./support/app.ts";

type Route = TestApp["app"]["declaredRoutes"][number];
type Caller = Role | null;

let app: TestApp;
const accounts = new Map<Role, string>();

beforeAll(async () => {
  app = await openTestApp();
  for (const role of ROLES)
    accounts.set(role, await app.addAccount({ name: `only-${role}`, password: randomUUID(), roles: [role] }));
});
afterAll(() => app.close());

const routes = (): Route[] => app.app.declaredRoutes.filter(({ url }) => url.startsWith("/api/"));

const tokens = new Map<Role, string>();
/** Routes that end the session they are called with: a call after one of them would be refused as nobody's. */
const ENDING = /^\/api\/sessions?\b/;

async function tokenOf(caller: Role): Promise<string> {
  const session = { accountId: accounts.get(caller) ?? "", address: "127.0.0.1", now: new Date() };
  const token = tokens.get(caller) ?? (await beginSession(app.database.app, SIGN_IN_POLICY, session));
  tokens.set(caller, token);
  return token;
}

async function call({ method, url }: Route, caller: Caller, headers: Record<string, string> = {}) {
  const token = caller && (await tokenOf(caller));
  if (caller !== null && ENDING.test(url)) tokens.delete(caller);
  const reply = await app.withToken(token)({
    method: method as HTTPMethods & "GET",
    url: pathOf(url),
    headers,
  });
  const failure = reply.statusCode >= 400 && method !== "HEAD" ? reply.json<Failure>().code : null;
  return { status: reply.statusCode, code: failure };
}

const pathOf = (url: string): string => url.replace(/:\w+/g, () => randomUUID()).replace("*", "nothing");

/** The status of a request whose address goes over the wire as it is, which `inject` would tidy first. */
const statusOf = (method: string, path: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const { port } = app.app.server.address() as AddressInfo;
    const headers = { "x-jiziwan": "1" };
    request({ host: "127.0.0.1", port, method, path, headers }, (reply) => {
      reply.resume().on("end", () => resolve(reply.statusCode ?? 0));
    })
      .on("error", reject)
      .end();
  });

const isJson = ({ headers }: { readonly headers: Record<string, unknown> }): boolean =>
  String(headers["content-type"]).includes("json");
/** A refusal carries the number of its own request. */
const withoutNumber = (body: string): string => body.replace(/"requestId":"[^"]*"/, "");

const declared = ({ access }: Route, caller: Caller): "in" | "out" => {
  if (access === "public") return "in";
  if (caller === null) return "out";
  return access === "signed-in" || access.includes(caller) ? "in" : "out";
};

async function packed(taken: string) {
  const reply = await app.app.inject({ url: "/api/docs/json", headers: { "accept-encoding": taken } });
  return [reply.statusCode, reply.headers["content-encoding"], reply.headers["vary"]];
}

describe("every route × every role", () => {
  it("has routes and roles to walk", () => {
    expect(routes().length).toBeGreaterThan(25);
    expect(routes().some(({ access }) => Array.isArray(access))).toBe(true);
  });

  it.each([null, ...ROLES])("lets %s in exactly where the route declares it", async (caller) => {
    const wrong: string[] = [];
    for (const route of routes()) {
      const { status, code } = await call(route, caller);
      const refused = status === 401 || status === 403 ? "out" : "in";
      const how = caller === null ? 401 : 403;
      const broken = status >= 500 || (refused === "out" && status !== how);
      if (refused !== declared(route, caller) || broken)
        wrong.push(`${route.method} ${route.url} answered ${status} ${code} to ${caller ?? "nobody"}`);
    }
    expect(wrong).toEqual([]);
  });

  it.each([
    ["with an escaped letter", (path: string) => path.replace("/api", "/%61pi")],
    ["with every letter escaped", (path: string) => path.replace("/api", "/%61%70%69")],
    ["with a scheme and host", (path: string) => `http://any.example${path}`],
    ["with TLS's scheme and host", (path: string) => `https://any.example${path}`],
  ])("is as closed to nobody when its address is written %s", async (_, rewritten) => {
    if (!app.app.server.listening) await app.app.listen({ host: "127.0.0.1", port: 0 });
    const open: string[] = [];
    for (const { method, url, access } of routes()) {
      if (access === "public") continue;
      const status = await statusOf(method, rewritten(pathOf(url)));
      if (status !== 401) open.push(`${method} ${url} answered ${status}`);
    }
    expect(open).toEqual([]);
  });

  it.each([null, ...ROLES])("gives %s together exactly what each reading gives alone", async (caller) => {
    const readings = routes()
      .filter(({ method, url }) => method === "GET" && !url.includes("*"))
      .map((route) => ({ ...route, path: pathOf(route.url) }));
    const inject = app.withToken(caller && (await tokenOf(caller)));
    const wrong: string[] = [];
    let answered = 0;
    for (let at = 0; at < readings.length; at += 24) {
      const asked = readings.slice(at, at + 24);
      const query = asked.map(({ path }) => `ask=${encodeURIComponent(path)}`).join("&");
      const together = await inject({ method: "GET", url: `/api/together?${query}` });
      for (const line of together.body.trimEnd().split("\n")) {
        const [, place, status, body = ""] = /^(\d+) (\d+) (.*)$/s.exec(line) ?? [];
        const { path, url, file } = asked[Number(place)] ?? { path: "", url: "", file: false };
        const alone = await inject({ method: "GET", url: path });
        const refused = [401, 403].includes(alone.statusCode);
        // What is sent to be kept or is no reading, and what asks for several itself, is asked for alone.
        const closed = file || url === "/api/together" || (alone.body !== "" && !isJson(alone));
        // Whoever reads the trail leaves an entry in it, and the machine does not stand still.
        const said = /^\/api\/(audit|system)/.test(url) || withoutNumber(body) === withoutNumber(alone.body);
        const same = Number(status) === alone.statusCode && said;
        if (closed && !refused ? status !== "404" : !same)
          wrong.push(`${path}: ${status} ${body.slice(0, 80)}, alone ${alone.statusCode}`);
        answered += 1;
      }
    }
    expect(wrong).toEqual([]);
    expect(answered).toBe(readings.length);
  });

  it.each([null, ...ROLES])(
    "gives %s what an earlier answer leads to exactly as it does alone",
    async (caller) => {
      const inject = app.withToken(caller && (await tokenOf(caller)));
      const { mode } = (await inject({ url: "/api/session" })).json<{ mode: string }>();
      const alone = await inject({ url: `/api/accounts?q=${mode}` });
      const asks = ["/api/session", "/api/accounts?q={0.mode}"].map(encodeURIComponent);
      const { body } = await inject({ url: `/api/together?ask=${asks.join("&ask=")}` });
      const [, status, said = ""] = /^1 (\d+) (.*)$/m.exec(body) ?? [];
      expect(Number(status)).toBe(alone.statusCode);
      expect(withoutNumber(said)).toBe(withoutNumber(alone.body));
    },
  );

  it("leads together to nothing but readings: no step upwards, no other call, nothing worked out for a HEAD", async () => {
    const { inject } = app.app;
    for (const ask of [
      "/api/../favicon.svg",
      "/api/./session",
      "/api/session/..",
      "/api/..",
      "/favicon.svg",
      "/api/a\\..\\b",
    ])
      expect((await inject({ url: `/api/together?ask=${encodeURIComponent(ask)}` })).body).toMatch(/^0 404 /);
    expect((await inject({ method: "HEAD", url: "/api/together?ask=/api/session" })).statusCode).toBe(404);
  });

  it("packs an answer only as its caller takes it, and says beside what else it differs by", async () => {
    expect(await packed("gzip, br;q=1.0")).toEqual([200, "br", "accept-encoding"]);
    expect(await packed("br;q=0, gzip;q=0.5")).toEqual([200, "gzip", "accept-encoding"]);
    expect(await packed("br; q=0.000, gzip;q=0")).toEqual([200, undefined, undefined]);
    expect(await packed("brotli, xgzip")).toEqual([200, undefined, undefined]);
  });

  it("changes nothing for a request that another site could have sent", async () => {
    const changing = routes().filter(({ method }) => !["GET", "HEAD"].includes(method));
    expect(changing.length).toBeGreaterThan(5);
    for (const route of changing) {
      const caller = Array.isArray(route.access) ? (route.access[0] ?? null) : null;
      const reply = await call(route, caller, { "x-jiziwan": "" });
      expect(reply, `${route.method} ${route.url}`).toEqual({ status: 403, code: "foreign-origin" });
    }
  });

  it("answers nothing but the change of password while a one-time password waits", async () => {
    await app.database
      .app`update accounts.account set must_change_password = true where name = 'only-office'`;
    const closed = routes().filter(
      (route) => declared(route, "office") === "in" && route.access !== "public",
    );
    expect(closed.length).toBeGreaterThan(5);
    for (const route of closed) {
      const { code } = await call(route, "office");
      const open = `${route.method} ${route.url}` === "PUT /api/session/password";
      expect(code === "password-change-needed", `${route.method} ${route.url}`).toBe(
        !open && route.method !== "HEAD",
      );
    }
    await app.database
      .app`update accounts.account set must_change_password = false where name = 'only-office'`;
  });
});

describe("a route that does not say who may call it", () => {
  it("is refused when it is registered", async () => {
    const planted = await createServer({
      config: app.config,
      version: "0",
      identify: async () => null,
      ready: async () => null,
      now: () => new Date(),
    });
    expect(() => planted.get("/api/planted", async () => "open")).toThrow(/GET \/api\/planted does not say/);
    await planted.close();
  });
});
