// @vitest-environment happy-dom
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it, vi } from "vitest";
import type { Contract } from "../../kernel/contract.ts";
import { type Loose, SIGNED_OUT, UNREACHABLE } from "../frame/api.ts";
import { uploader } from "./upload.ts";

// Against a server that listens: what goes out is what a browser would send.

const upload = uploader<Contract>() as (
  key: string,
  call: Loose,
  file: File,
  watch?: Parameters<ReturnType<typeof uploader<Contract>>>[3],
) => Promise<unknown>;
const ROUTE = "POST /api/things/:thing/imports";
const CALL = { params: { thing: "a b" }, query: { confirmInternal: "true" } } as unknown as Loose;
const sheet = (text = "名称\n伞\n") => new File([text], "失物 一.csv", { type: "text/csv" });

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  vi.unstubAllGlobals();
  for (const stop of stops.splice(0)) await stop();
});

/** A server that answers so, with the page at its address. */
async function serving(answer: (request: IncomingMessage, response: ServerResponse, body: string) => void) {
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => answer(request, response, Buffer.concat(parts).toString()));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const stop = () =>
    new Promise<void>((closed) => {
      server.close(() => closed());
      server.closeAllConnections();
    });
  stops.push(stop);
  const { port } = server.address() as AddressInfo;
  (window as unknown as { happyDOM: { setURL: (url: string) => void } }).happyDOM.setURL(
    `http://127.0.0.1:${port}/`,
  );
  return stop;
}
const reply = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { "content-type": "application/json", "x-request-id": "r7" });
  response.end(typeof body === "string" ? body : JSON.stringify(body));
};

it("sends the file under its name to the address with its question, marked as the page's own, and tells the answer", async () => {
  const seen: { method: unknown; url: unknown; own: unknown; body: string }[] = [];
  await serving(({ method, url, headers }, response, body) => {
    seen.push({ method, url, own: headers["x-jiziwan"], body });
    reply(response, 201, { id: "7" });
  });
  expect(await upload(ROUTE, CALL, sheet())).toEqual({ id: "7" });
  const [{ body = "", ...request } = {}] = seen;
  expect(request).toEqual({
    method: "POST",
    url: "/api/things/a%20b/imports?confirmInternal=true",
    own: "1",
  });
  expect(body).toContain("名称\n伞\n");
  expect(body).toMatch(/name="file"; filename="失物 一\.csv"/);
});

it("tells how far it is, where that can be known", async () => {
  const made: XMLHttpRequest[] = [];
  const Plain = XMLHttpRequest;
  class Watched extends Plain {
    constructor() {
      super();
      made.push(this);
    }
  }
  vi.stubGlobal("XMLHttpRequest", Watched);
  await serving((_, response) => reply(response, 200, {}));
  const ratios: number[] = [];
  const sent = upload(ROUTE, CALL, sheet(), { onProgress: (ratio) => ratios.push(ratio) });
  const goes = (loaded: number, lengthComputable = true) =>
    made[0]?.upload.dispatchEvent(new ProgressEvent("progress", { loaded, total: 8, lengthComputable }));
  goes(2);
  goes(3, false);
  goes(8);
  await sent;
  expect(ratios.slice(0, 2)).toEqual([0.25, 1]);
});

it.each([
  [
    "a refusal says what the server says",
    409,
    { code: "classified", sentence: { zh: "涉密。", en: "Secret." } },
    "classified",
  ],
  [
    "a file too large for what stands before the server is refused in a sentence though none comes",
    413,
    "<html>Request Entity Too Large</html>",
    "too-large",
  ],
  ["a server that fails says so", 502, "", "unavailable"],
] as const)("%s", async (_, status, body, code) => {
  await serving((__, response) => reply(response, status, body));
  await expect(upload(ROUTE, CALL, sheet())).rejects.toMatchObject({ failure: { code, requestId: "r7" } });
});

it("who is signed out meanwhile is told, so that the page can ask them in again", async () => {
  const out = vi.fn<() => void>();
  window.addEventListener(SIGNED_OUT, out, { once: true });
  const signedOut = { code: "not-signed-in", sentence: { zh: "请登录。", en: "Sign in." } };
  await serving((_, response) => reply(response, 401, signedOut));
  await expect(upload(ROUTE, CALL, sheet())).rejects.toMatchObject({ failure: { code: "not-signed-in" } });
  expect(out).toHaveBeenCalledTimes(1);
});

it("offline, or with nobody at the address, says that the server is not reached", async () => {
  const stop = await serving((_, response) => reply(response, 200, {}));
  await stop();
  stops.pop();
  await expect(upload(ROUTE, CALL, sheet())).rejects.toMatchObject({ failure: UNREACHABLE });
});

it("one that is cancelled on its way ends as cancelled, and is no failure", async () => {
  const cancel = new AbortController();
  await serving(() => cancel.abort());
  await expect(upload(ROUTE, CALL, sheet(), { signal: cancel.signal })).rejects.toMatchObject({
    name: "AbortError",
  });
});
