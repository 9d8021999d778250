import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freePort } from "../../../test/support/application.ts";
import { addressKind } from "./address.ts";
import { type Outgoing, postJson } from "./post-json.ts";

const answers: Readonly<Record<string, (request: IncomingMessage, reply: ServerResponse) => void>> = {
  "/echo": (request, reply) => void request.pipe(reply),
  "/redirect": (_, reply) => void reply.writeHead(302, { location: "/echo" }).end(),
  "/fault": (_, reply) => void reply.writeHead(500).end("{}"),
  "/text": (_, reply) => void reply.end("no json"),
  "/large": (_, reply) => void reply.end(JSON.stringify("x".repeat(5_000))),
  "/cut": (_, reply) => {
    reply.writeHead(200, { "content-length": "100" });
    reply.write("{", () => reply.destroy());
  },
  "/silent": () => {},
};
let server: Server;
let origin: string;
let calls = 0;
beforeAll(async () => {
  server = createServer((request, reply) => {
    calls++;
    answers[request.url ?? ""]?.(request, reply);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const call = (path: string, given: Partial<Outgoing> = {}) =>
  postJson(`${origin}${path}`, { asked: "测试" }, { origins: [origin], allowPrivate: true, ...given });

test("（四） an interface that is allowed answers JSON", async () => {
  expect(await call("/echo")).toEqual({ ok: true, value: { asked: "测试" } });
});

test("（四） redirects, faults, what is no JSON, too large, cut off or late are problems and never an answer", async () => {
  expect(await call("/redirect")).toMatchObject({ problem: "refused", status: 302 });
  expect(await call("/fault")).toMatchObject({ problem: "refused", status: 500 });
  expect(await call("/text")).toMatchObject({ problem: "not-json" });
  expect(await call("/large", { maxBytes: 1_000 })).toMatchObject({ problem: "too-large" });
  expect(await call("/cut")).toMatchObject({ problem: "away", reached: true });
  expect(await call("/silent", { timeoutMs: 200 })).toMatchObject({ problem: "away", reached: true });
  const nobody = `http://127.0.0.1:${await freePort()}`;
  const away = await postJson(nobody, {}, { origins: [nobody], allowPrivate: true });
  expect(away).toMatchObject({ problem: "away", reached: false });
});

test("（四） nothing is called that the configuration does not name, nor at a private address unless it says so", async () => {
  const before = calls;
  const port = new URL(origin).port;
  const named = `http://localhost:${port}`;
  expect(await call("/echo", { origins: ["http://other.test"] })).toMatchObject({ problem: "not-allowed" });
  expect(await call("/echo", { allowPrivate: false })).toMatchObject({ problem: "private-address" });
  for (const address of [
    `http://user@127.0.0.1:${port}/echo`,
    "file:///etc/passwd",
    "no address",
    `${named}.evil.test/`,
  ])
    expect(await postJson(address, {}, { origins: [origin, named], allowPrivate: true })).toMatchObject({
      problem: "not-allowed",
    });
  // A name is judged by where it leads, at the moment of the call.
  expect(await postJson(`${named}/echo`, {}, { origins: [named], allowPrivate: false })).toMatchObject({
    problem: "private-address",
  });
  expect(calls).toBe(before);
});

test("（四） addresses are told apart in every way of writing them", () => {
  for (const address of ["8.8.8.8", "240e::1", "::ffff:8.8.8.8"])
    expect([address, addressKind(address)]).toEqual([address, "public"]);
  for (const address of [
    "10.1.2.3",
    "127.0.0.1",
    "172.31.255.1",
    "192.168.0.1",
    "100.64.0.1",
    "::1",
    "fd00::1",
    "::ffff:10.0.0.1",
    "64:ff9b::a01:203",
  ])
    expect([address, addressKind(address)]).toEqual([address, "private"]);
  for (const address of [
    "169.254.169.254",
    "0.0.0.0",
    "255.255.255.255",
    "fe80::1",
    "::ffff:169.254.169.254",
    "::",
    "example.test",
  ])
    expect([address, addressKind(address)]).toEqual([address, "forbidden"]);
});
