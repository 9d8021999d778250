import type { FastifyInstance } from "fastify";
import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newWorld, openEchoServer } from "../../../test/support/echo-server.ts";
import type { Failure } from "../../kernel/error.ts";
import { MAX_FILE_BYTES } from "../documents/document.ts";

const world = newWorld();
let app: FastifyInstance;

beforeAll(async () => {
  app = await openEchoServer(world);
});
afterAll(async () => {
  await app.close();
  rmSync(world.root, { recursive: true });
});

const THING = "0191d1f0-0000-7000-8000-000000000000";
const post = (url: string, payload: unknown, headers: Record<string, string> = {}) =>
  app.inject({
    method: "POST",
    url,
    headers: { "x-jiziwan": "1", "content-type": "application/json", ...headers },
    payload: typeof payload === "string" ? payload : JSON.stringify(payload),
  });
describe("input", () => {
  it("arrives parsed, with defaults and the types of the contract", async () => {
    const reply = await post(`/api/things/${THING}?page=3&loud=true&other=x`, { name: " 名 ", other: 1 });
    expect(reply.json()).toEqual({
      params: { thing: THING },
      query: { page: 3, loud: true },
      body: { name: "名", kind: "a" },
      address: "127.0.0.1",
    });
  });

  it.each([
    ["a missing field", THING, { kind: "a" }, "“名称”缺失，请填写。", "“Name” is missing: fill it in."],
    [
      "an empty field",
      THING,
      { name: " " },
      "“名称”不能为空，请填写。",
      "“Name” must not be empty: fill it in.",
    ],
    ["a wrong type", THING, { name: 7 }, "“名称”应为文字。", "“Name” should be text."],
    [
      "one too long",
      THING,
      { name: "x".repeat(11) },
      "“名称”请不超过 10 个字。",
      "“Name” should have at most 10 characters.",
    ],
    [
      "an unknown choice",
      THING,
      { name: "x", kind: "c" },
      "提交的内容中有一处应为以下之一：a, b。",
      "Something in what was sent should be one of: a, b.",
    ],
    [
      "a bad address",
      "7",
      { name: "x" },
      "提交的内容中有一处应为有效的编号。",
      "Something in what was sent should be a valid identifier.",
    ],
    ["no body", THING, null, "提交的内容应为一组字段。", "What was sent should be a set of fields."],
  ])(
    "with %s is refused in one sentence that names field and remedy, and no key",
    async (_, thing, body, zh, en) => {
      const reply = await post(`/api/things/${thing}`, body);
      expect(reply.statusCode).toBe(400);
      expect(reply.json()).toMatchObject({ code: "invalid", sentence: { zh, en } });
    },
  );

  it("without any body is refused, not passed on", async () => {
    const reply = await app.inject({
      method: "POST",
      url: `/api/things/${THING}`,
      headers: { "x-jiziwan": "1" },
    });
    expect(reply.json()).toMatchObject({ code: "invalid" });
  });

  it.each([
    ["broken JSON", `{"name": `, "application/json", 400, "not-json"],
    ["an empty JSON body", "", "application/json", 400, "not-json"],
    ["a poisoned prototype", `{"__proto__": {"x": 1}, "name": "x"}`, "application/json", 400, "not-json"],
    ["a form of another site", "name=x", "application/x-www-form-urlencoded", 415, "unsupported-type"],
    ["plain text", "x", "text/plain", 415, "unsupported-type"],
    ["two megabytes of JSON", JSON.stringify("x".repeat(2_000_000)), "application/json", 413, "too-large"],
  ])("as %s is refused", async (_, payload, type, status, code) => {
    const reply = await post(`/api/things/${THING}`, payload, { "content-type": type });
    expect([reply.statusCode, reply.json<Failure>().code]).toEqual([status, code]);
  });
});

const upload = async (bytes: Uint8Array<ArrayBuffer>, field = true) => {
  const form = new FormData();
  if (field) form.append("file", new Blob([bytes]), "规划.docx");
  else form.append("other", "text");
  const request = new Request("http://test", { method: "POST", body: form });
  const payload = Buffer.from(await request.arrayBuffer());
  const type = request.headers.get("content-type") ?? "";
  return app.inject({
    method: "POST",
    url: "/api/file",
    headers: { "x-jiziwan": "1", "content-type": type },
    payload,
  });
};

describe("an upload", () => {
  it("arrives with its name", async () => {
    expect((await upload(new Uint8Array(3))).json()).toEqual({ name: "规划.docx", size: 3 });
  });

  it("is taken up to the limit and refused with the limit beyond it", async () => {
    expect((await upload(new Uint8Array(MAX_FILE_BYTES))).statusCode).toBe(200);
    const reply = await upload(new Uint8Array(MAX_FILE_BYTES + 1));
    expect([reply.statusCode, reply.json<Failure>().code]).toEqual([413, "too-large"]);
    expect(reply.json<Failure>().sentence.zh).toContain("50 MB");
  });

  it("without a file, with two, cut off, or sent as something else is refused with a sentence", async () => {
    expect((await upload(new Uint8Array(1), false)).json()).toMatchObject({ code: "invalid" });
    const part = '--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nab\r\n';
    const twice = await post("/api/file", `${part}${part}--x--\r\n`, {
      "content-type": "multipart/form-data; boundary=x",
    });
    expect([twice.statusCode, twice.json<Failure>().sentence.en]).toEqual([
      400,
      expect.stringContaining("one file at a time"),
    ]);
    const cut = await post(
      "/api/file",
      '--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nab',
      {
        "content-type": "multipart/form-data; boundary=x",
      },
    );
    expect([cut.statusCode, cut.json<Failure>().code]).toEqual([400, "invalid"]);
    const bare = await post("/api/file", "--x", { "content-type": "multipart/form-data" });
    expect(bare.statusCode).toBe(400);
    expect((await post("/api/file", { name: "x" })).json()).toMatchObject({ code: "invalid" });
  });
});
