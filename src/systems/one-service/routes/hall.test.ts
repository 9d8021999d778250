import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Inject, openTestApp, PASSWORD, type TestApp } from "../../../../test/support/app.ts";
import { multipart } from "../../../../test/support/upload.ts";
import { cookieName } from "../../../platform/http/session-cookie.ts";
import type { Draft } from "../domain/hall/hall-view.ts";
import { keepItem } from "../store/cases/fixtures/kept-item.ts";

let app: TestApp;
let anybody: Inject;
let item: string;
beforeAll(async () => {
  app = await openTestApp();
  anybody = await app.as(null);
  item = await keepItem(app.database.app, {
    city: "150200",
    dept: "包头市测试住房公积金中心",
    name: "住房公积金提取（租房）",
  });
});
afterAll(() => app.close());

async function applicant(name: string): Promise<Inject> {
  const reply = await anybody({
    method: "POST",
    url: "/api/registrations",
    payload: { name, password: PASSWORD, consent: true },
  });
  const cookie = reply.cookies.find((each) => each.name === cookieName(app.config));
  if (!cookie) throw new Error(reply.body);
  return app.withToken(cookie.value);
}

const begin = (as: Inject) => as({ method: "POST", url: "/api/drafts", payload: { item, city: "150600" } });

const search = (remoteAddress: string, who: Inject) =>
  who({ method: "GET", url: "/api/hall/bundles?q=x", remoteAddress });

describe("（四）the hall over HTTP", () => {
  it("guides anybody, and gives of an item what guidance needs and no more", async () => {
    const found = await anybody({ method: "GET", url: `/api/hall/items?q=${encodeURIComponent("取钱")}` });
    expect(found.json().rows[0].offers[0].itemId).toBe(item);
    const guidance = await anybody({ method: "GET", url: `/api/hall/items/${item}` });
    expect(guidance.json().item.city).toBe("150200");
    expect(guidance.body).not.toMatch(/importId|printed|taskCode|findings/);
    const unknown = await anybody({
      method: "GET",
      url: "/api/hall/items/00000000-0000-4000-8000-000000000000",
    });
    expect(unknown.statusCode).toBe(404);
    expect((await anybody({ method: "GET", url: "/api/hall/items?size=5000" })).statusCode).toBe(400);
  });

  it("answers who asks too often without a session 429 and when to come back, and nobody else", async () => {
    const as = await applicant("asks-signed-in");
    const guidance = `/api/hall/items/${item}`;
    // Both count together, by address.
    const replies = await Promise.all(
      Array.from({ length: 400 }, (_, at) =>
        at % 100 === 0
          ? anybody({ method: "GET", url: guidance, remoteAddress: "10.7.0.1" })
          : search("10.7.0.1", anybody),
      ),
    );
    const refused = replies.filter(({ statusCode }) => statusCode !== 200);
    expect(refused.length).toBeGreaterThan(0);
    for (const { statusCode, headers, json } of refused.slice(0, 3)) {
      expect([statusCode, headers["retry-after"]]).toEqual([429, expect.stringMatching(/^[1-9]\d*$/)]);
      expect(json()).toMatchObject({
        code: "too-many",
        sentence: { zh: expect.stringContaining("秒后再试") },
      });
    }
    expect((await search("10.7.0.2", anybody)).statusCode).toBe(200);
    const signedIn = await Promise.all(Array.from({ length: 150 }, () => search("10.7.0.1", as)));
    expect(new Set(signedIn.map(({ statusCode }) => statusCode))).toEqual(new Set([200]));
  });

  it("lets somebody fill in before the identity is checked, but hand nothing in", async () => {
    const as = await applicant("fills-first");
    const draft = (await begin(as)).json<Draft>();
    expect(draft.identity).toBeNull();
    expect(draft.fields.some(({ kind }) => kind === "known")).toBe(false);
    const content = {
      itemIds: [item],
      bundleId: null,
      receivingCity: "150600",
      answers: [],
      papers: [],
      delivery: { by: "online", address: null, city: null },
      statements: [],
    };
    const key = "00000000-0000-4000-8000-0000000000c1";
    const sent = await as({ method: "POST", url: "/api/cases", payload: { key, content } });
    expect(sent.json().code).toBe("identity-unverified");
  });

  it("keeps a form from everybody else, staff too, and its files from what is no document", async () => {
    const [as, stranger] = [await applicant("own-form-1"), await applicant("own-form-2")];
    const draft = (await begin(as)).json<Draft>();
    const url = `/api/drafts/${draft.id}`;
    expect((await stranger({ method: "GET", url })).statusCode).toBe(404);
    expect((await (await app.as("window-clerk"))({ method: "GET", url })).statusCode).toBe(403);
    expect((await (await app.as("office"))({ method: "GET", url })).statusCode).toBe(403);
    const field = draft.fields.find(({ kind }) => kind === "material")?.id ?? "";
    const send = async (bytes: Buffer, to = as) =>
      to({ ...(await multipart("a.pdf", bytes)), url: `${url}/files?field=${encodeURIComponent(field)}` });
    expect((await send(Buffer.from("MZ\u0000\u0001"))).statusCode).toBe(415);
    const text = Buffer.from("租房合同，租期一年。");
    expect((await send(text, stranger)).statusCode).toBe(404);
    expect((await send(text)).json<Draft>().files).toHaveLength(1);
    const erased = await as({ method: "DELETE", url });
    expect(erased.statusCode).toBe(200);
    expect((await as({ method: "GET", url })).statusCode).toBe(404);
  });

  it("publishes questions only for who answers for the item, and none that asks too much", async () => {
    const url = `/api/hall/forms/${item}`;
    const question = {
      label: { zh: "租住地址", en: "Address of the flat" },
      answer: "text",
      choices: [],
      required: true,
      most: 200,
      basis: "《住房公积金管理条例》第二十四条",
    };
    const officer = await app.as("data-officer");
    const put = { method: "PUT" as const, url, payload: { questions: [question] } };
    expect((await officer(put)).json().code).toBe("forbidden");
    expect((await (await app.as("applicant"))(put)).statusCode).toBe(403);
    expect((await anybody({ method: "GET", url })).statusCode).toBe(401);
  });
});
