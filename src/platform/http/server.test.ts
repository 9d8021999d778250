import type { FastifyInstance } from "fastify";
import { once } from "node:events";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, connect } from "node:net";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newWorld, openEchoServer } from "../../../test/support/echo-server.ts";
import { multipart } from "../../../test/support/upload.ts";
import type { Failure } from "../../kernel/error.ts";
import { contentDisposition } from "./implement.ts";

const world = newWorld();
const { root, lines } = world;
let app: FastifyInstance;

beforeAll(async () => {
  const web = join(root, "dist", "web");
  mkdirSync(join(web, "assets"), { recursive: true });
  writeFileSync(join(web, "index.html"), "<!doctype html><script>first()</script>the page");
  writeFileSync(join(web, "assets", "main-0a1b.js"), "code");
  writeFileSync(join(web, "assets", "main-0a1b.js.gz"), gzipSync("code"));
  app = await openEchoServer(world);
});
afterAll(async () => {
  await app.close();
  rmSync(root, { recursive: true });
});

const policy = async () => String((await get("/ledger")).headers["content-security-policy"]);

const THING = "0191d1f0-0000-7000-8000-000000000000";
const post = (url: string, payload: unknown, headers: Record<string, string> = {}) =>
  app.inject({
    method: "POST",
    url,
    headers: { "x-jiziwan": "1", "content-type": "application/json", ...headers },
    payload: typeof payload === "string" ? payload : JSON.stringify(payload),
  });
const get = (url: string, headers: Record<string, string> = {}) =>
  app.inject({ method: "GET", url, headers });

describe("a secrecy marking", () => {
  it("in what somebody typed is refused on every route before a slice sees it, with the field and what to do", async () => {
    const reply = await post(`/api/things/${THING}`, { name: "机密★1年" });
    expect(reply.statusCode).toBe(422);
    expect(reply.json()).toMatchObject({ code: "classified" });
    expect(reply.json<Failure>().sentence.zh).toContain("（name）里标有密级");
    expect(
      (await post(`/api/things/${THING}?note=${encodeURIComponent("秘密★")}`, { name: "x" })).statusCode,
    ).toBe(422);
    expect((await post(`/api/things/${THING}`, { name: "数据的机密性" })).statusCode).toBe(200);
    expect((await get(`/api/refusal?q=${encodeURIComponent("机密★")}`)).json()).toMatchObject({
      code: "own-code",
    });
  });

  it("in the name of a file is refused as in the file", async () => {
    const { headers, payload } = await multipart("机密★5年 方案.txt", new TextEncoder().encode("x"));
    const reply = await app.inject({
      method: "POST",
      url: "/api/file",
      headers: { ...headers, "x-jiziwan": "1" },
      payload,
    });
    expect(reply.json()).toMatchObject({ code: "classified" });
  });
});

describe("failures", () => {
  it("of a slice keep their code and sentence, and carry the request's id", async () => {
    const reply = await get("/api/refusal", { "x-request-id": "abcdef-12345" });
    expect(reply.statusCode).toBe(422);
    expect(reply.json()).toEqual({
      code: "own-code",
      sentence: { zh: "请改", en: "Change it" },
      requestId: "abcdef-12345",
    });
  });

  it("that nobody foresaw show an id and nothing of the inside; the log has the stack", async () => {
    lines.length = 0;
    const reply = await get("/api/bug");
    const { requestId } = reply.json<{ requestId: string }>();
    expect(reply.statusCode).toBe(500);
    expect(reply.body).not.toContain("secret of the inside");
    expect(reply.json<Failure>().sentence.zh).toContain(requestId);
    const line = lines.find((each) => each.includes("secret of the inside"));
    expect(line).toContain("echo-server.ts");
    expect(line).toContain(requestId);
  });

  it("of the database say that nothing was saved and when to try again", async () => {
    const reply = await get("/api/away");
    expect([reply.statusCode, reply.json<Failure>().code]).toEqual([503, "database-away"]);
    expect(reply.body).not.toContain("10.1.2.3");
  });

  it("for an unknown address are a sentence under /api and the page elsewhere", async () => {
    const unknown = await get("/api/unknown");
    expect([unknown.statusCode, unknown.json<Failure>().code]).toEqual([404, "not-found"]);
    expect(unknown.headers["cache-control"]).toBe("no-store");
    const page = await get("/plans/7");
    expect([page.statusCode, page.body]).toEqual([200, "<!doctype html><script>first()</script>the page"]);
    expect((await get("/assets/gone.js")).statusCode).toBe(404);
    expect((await get("/../package.json")).statusCode).toBe(404);
    expect((await app.inject({ method: "POST", url: "/plans/7" })).statusCode).toBe(404);
  });

  it("lead to the icon where a browser asks for it beside a file that is no page", async () => {
    const reply = await get("/favicon.ico");
    expect([reply.statusCode, reply.headers["location"]]).toEqual([302, "/favicon.svg"]);
  });

  it.each([
    "/%",
    "/api/%E0%A4%A",
    "/assets/..%2f..%2fpackage.json",
    "/..%2f..%2fpackage.json",
    "/assets/%00",
  ])("for %s, which is no address, are the same sentence, kept by nobody", async (url) => {
    const reply = await get(url);
    expect([reply.statusCode, reply.json<Failure>().code]).toEqual([404, "not-found"]);
    expect(reply.headers["cache-control"] ?? "no-store").toBe("no-store");
  });

  it("for half a character anywhere in a body are a sentence instead of another character kept", async () => {
    const reply = await post(`/api/things/${THING}`, `{"name":"a","more":[{"deep":"\\ud800"}]}`);
    expect([reply.statusCode, reply.json<Failure>().sentence.en]).toEqual([
      400,
      expect.stringContaining("half a character"),
    ]);
    const whole = await post(`/api/things/${THING}`, `{"name":"\\ud83d\\ude00"}`);
    expect(whole.json()).toMatchObject({ body: { name: "\u{1f600}" } });
  });
});

describe("request ids", () => {
  it.each(["short", "x".repeat(65), "line\nbreak", `{"json":1}-and-more`, "with space in it"])(
    "are made anew instead of taking %j",
    async (given) => {
      const reply = await get("/api/nothing", { "x-request-id": given });
      expect(reply.headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
    },
  );
});

describe("replies", () => {
  it("carry security headers, and are not kept when they are data", async () => {
    const { headers } = await get("/api/nothing");
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "same-origin",
      "cache-control": "no-store",
    });
    expect(headers["content-security-policy"]).toMatch(/default-src 'self'.*frame-ancestors 'none'/);
    expect(headers["content-security-policy"]).not.toMatch(/script-src|unsafe-eval/);
    expect(headers["strict-transport-security"]).toBeUndefined();
    const secure = await openEchoServer(world, { secureCookies: true });
    const reply = await secure.inject({ method: "GET", url: "/api/nothing" });
    expect(reply.headers["strict-transport-security"]).toContain("max-age=");
    await secure.close();
  });

  it("of nothing are 204", async () => {
    expect((await get("/api/nothing")).statusCode).toBe(204);
  });

  it("of built files are kept for good and sent as compressed beforehand; the page for five minutes, then it is asked for anew", async () => {
    const asset = await get("/assets/main-0a1b.js", { "accept-encoding": "gzip" });
    expect(asset.headers).toMatchObject({
      "cache-control": "public, max-age=31536000, immutable",
      "content-encoding": "gzip",
    });
    expect((await get("/assets/main-0a1b.js")).body).toBe("code");
    const page = await get("/");
    expect(page.headers["cache-control"]).toBe("private, max-age=300");
    const again = await get("/", { "if-none-match": String(page.headers["etag"]) });
    expect(again.statusCode).toBe(304);
  });

  it("of the document let its own inline scripts through, by their digest, and no other", async () => {
    // printf 'first()' | openssl dgst -sha256 -binary | base64
    expect(await policy()).toContain(
      "script-src 'self' 'sha256-fDYmfWjvur9AxjhDbjHe6RvExc05MbXhhrbgz2vvy/A='",
    );
    expect(await policy()).not.toMatch(/script-src[^;]*unsafe/);
    writeFileSync(join(root, "dist/web/index.html"), "<!doctype html><script>later()</script>the page");
    expect(await policy()).not.toContain("sha256-fDYmfWjvur9AxjhDbjHe6RvExc05MbXhhrbgz2vvy/A=");
    expect(await policy()).toMatch(/script-src 'self' 'sha256-[^']{44}'$/);
  });

  it("of pages and built files are awaited once: nothing piles listeners on a response", async () => {
    const said: string[] = [];
    const hear = (warning: Error): void => void said.push(warning.message);
    process.on("warning", hear);
    for (const url of ["/", "/plans/7", "/assets/main-0a1b.js", "/assets/gone.js", "/api/gone"])
      await get(url);
    process.off("warning", hear);
    expect(said).toEqual([]);
  });

  it("that are files are always saved under their name, never shown", async () => {
    const { headers } = await get("/api/file");
    expect(headers["content-disposition"]).toBe(
      `attachment; filename="__ (1).html"; filename*=UTF-8''%E5%90%8D%E5%86%8C%20%281%29.html`,
    );
    expect(headers["content-security-policy"]).toContain("sandbox");
    expect(contentDisposition('a"b\\c%.txt')).toContain('filename="a_b_c_.txt"');
  });
});

describe("the host of a request from this machine", () => {
  it.each(["localhost:8620", "127.0.0.1:8620", "[::1]:8620", "desk-7", "jiziwan.localhost"])(
    "may be %s",
    async (host) => {
      expect((await get("/api/nothing", { host })).statusCode).toBe(204);
    },
  );

  it.each(["rebound.example.com", "127.0.0.1.example.com:8620", "localhost.example.com"])(
    "is refused as %j, which others could point here",
    async (host) => {
      for (const url of ["/api/nothing", "/"]) {
        const reply = await get(url, { host });
        expect([reply.statusCode, reply.json<Failure>().code]).toEqual([421, "foreign-host"]);
      }
    },
  );

  it("is refused when a proxy brought it that nobody declared", async () => {
    const reply = await get("/api/nothing", { "x-forwarded-for": "10.1.1.1" });
    expect(reply.json<Failure>().sentence.en).toContain("TRUST_PROXY=1");
  });

  it("is the proxy's affair where one is trusted, from elsewhere the network's", async () => {
    const proxied = await openEchoServer(world, { trustProxy: true });
    const headers = { host: "jzw.example.com", "x-forwarded-for": "10.1.1.1" };
    expect((await proxied.inject({ url: "/api/nothing", headers })).statusCode).toBe(204);
    await proxied.close();
    const host = { host: "jzw.example.com" };
    const away = await app.inject({ url: "/api/nothing", headers: host, remoteAddress: "10.1.1.1" });
    expect(away.statusCode).toBe(204);
  });
});

describe("the address of a caller behind a trusted proxy", () => {
  it("is the one that the proxy saw, not the one that the caller wrote before it", async () => {
    const proxied = await openEchoServer(world, { trustProxy: true });
    const reply = await proxied.inject({
      method: "POST",
      url: `/api/things/${THING}`,
      headers: { "x-jiziwan": "1", "x-forwarded-for": "127.0.0.1, 10.1.1.1" },
      payload: { name: "a" },
    });
    expect(reply.json()).toMatchObject({ address: "10.1.1.1" });
    await proxied.close();
  });
});

describe("the server", () => {
  it("is live always and ready while the database answers", async () => {
    expect((await get("/health/ready")).statusCode).toBe(200);
    world.databaseAnswers = false;
    expect((await get("/health/ready")).statusCode).toBe(503);
    expect((await get("/health/live")).statusCode).toBe(200);
    world.databaseAnswers = true;
  });

  it("logs one line per answer without query, headers or body", async () => {
    lines.length = 0;
    await post(
      `/api/things/${THING}?page=2&loud=true`,
      { name: "private" },
      { cookie: "jiziwan=token-text" },
    );
    const text = lines.join("");
    expect(lines).toHaveLength(1);
    expect(JSON.parse(text)).toMatchObject({ method: "POST", path: `/api/things/${THING}`, status: 200 });
    expect(text).not.toMatch(/loud|private|token-text/);
  });

  it("logs every attempt that a control refused, with its address, and nothing of what was tried", async () => {
    const server = await openEchoServer(world);
    const from = (remoteAddress: string, url: string, given: object = {}) =>
      server.inject({ method: "GET", url, remoteAddress, ...given });
    const headers = { "x-jiziwan": "1" };
    const post = { method: "POST", headers, payload: { name: "机密★1年", kind: "a'; drop table" } } as const;
    lines.length = 0;
    await from("10.0.0.1", `/api/things/${THING}`, { ...post, payload: { name: "x".repeat(500) } });
    await from("10.0.0.2", `/api/things/${THING}`, post);
    await from("10.0.0.3", `/api/things/${THING}`, { ...post, headers: {} });
    await from("10.0.0.4", "/api/wp-admin.php");
    await from("10.0.0.5", "/api/refusal");
    const logged = lines.map((line) => JSON.parse(line) as { address: string; status: number; time: number });
    expect(logged.map(({ address, status }) => [address, status])).toEqual([
      ["10.0.0.1", 400],
      ["10.0.0.2", 422],
      ["10.0.0.3", 403],
      ["10.0.0.4", 404],
      ["10.0.0.5", 422],
    ]);
    expect(lines.join("")).not.toMatch(/机密|drop table|xxxx/);
    lines.length = 0;
    const replies = await Promise.all(Array.from({ length: 400 }, () => from("10.0.0.6", "/api/nothing")));
    const refused = replies.filter(({ statusCode }) => statusCode === 429).length;
    expect(refused).toBeGreaterThan(0);
    expect(lines.filter((line) => line.includes('"status":429') && line.includes("10.0.0.6"))).toHaveLength(
      refused,
    );
    await server.close();
  });

  it("logs no token that stands in a path", async () => {
    const server = await openEchoServer(world);
    server.get("/health/feeds/:token", { config: { access: "public" } }, async () => ({ done: true }));
    lines.length = 0;
    await server.inject({ method: "GET", url: "/health/feeds/a-secret.ics" });
    expect(JSON.parse(lines.join(""))).toMatchObject({ path: "/health/feeds/:token", status: 200 });
    expect(lines.join("")).not.toContain("a-secret");
    await server.close();
  });

  it("describes its contracts as OpenAPI, without sign-in", async () => {
    const document = (await get("/api/docs/json")).json<{ paths: Record<string, unknown> }>();
    expect(Object.keys(document.paths)).toContain("/api/things/{thing}");
    expect(Object.keys(document.paths).every((path) => path.startsWith("/api/"))).toBe(true);
    expect((await get("/api/docs")).statusCode).toBeLessThan(400);
  });

  it("lets a running call finish when it closes", async () => {
    const server = await openEchoServer(world);
    const gate: { open?: () => void } = {};
    const started = new Promise<void>((begun) => {
      server.get("/health/slow", { config: { access: "public" } }, async () => {
        begun();
        await new Promise<void>((resolve) => (gate.open = resolve));
        return { done: true };
      });
    });
    await server.listen({ port: 0, host: "127.0.0.1" });
    const url = server.listeningOrigin;
    const answer = fetch(`${url}/health/slow`);
    await started;
    const closed = server.close();
    gate.open?.();
    expect(await (await answer).json()).toEqual({ done: true });
    await closed;
    await expect(fetch(`${url}/health/live`)).rejects.toThrow("fetch failed");
  });

  it("closes though a client is connected that never asks anything, as browsers connect ahead", async () => {
    const server = await openEchoServer(world);
    await server.listen({ port: 0, host: "127.0.0.1" });
    const { port } = server.server.address() as AddressInfo;
    const silent = connect(port, "127.0.0.1");
    const ended = once(silent, "close");
    // Answered means that the one before it was accepted too.
    await once(silent, "connect");
    expect((await fetch(`http://127.0.0.1:${port}/health/live`)).ok).toBe(true);
    await server.close();
    silent.resume();
    expect(await ended).toBeDefined();
  });
});
