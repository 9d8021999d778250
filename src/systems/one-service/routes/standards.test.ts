import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestApp, PASSWORD, type Inject, type TestApp } from "../../../../test/support/app.ts";
import { deskOn } from "../../../../test/support/supervision.ts";
import { inTransaction } from "../../../platform/database/database.ts";
import type { ChainDetail, ComparisonReply } from "../domain/standards/comparison-rows.ts";

type Failed = { readonly code: string; readonly sentence: { readonly zh: string } };

let app: TestApp;
let officer: Inject;
beforeAll(async () => {
  app = await openTestApp();
  const desk = deskOn(app.database);
  await inTransaction(app.database.app, (sql) =>
    desk.organisations.propose([{ name: "包头市测试数据局", collective: false, regionCode: "150200" }], sql, {
      actor: null,
      address: "127.0.0.1",
      requestId: "test",
    }),
  );
  const organisationId =
    (await desk.organisations.list()).find(({ name }) => name === "包头市测试数据局")?.id ?? "";
  await app.addAccount({ name: "officer", password: PASSWORD, roles: ["data-officer"], organisationId });
  officer = app.withToken(await app.signIn("officer", PASSWORD));
}, 60_000);
afterAll(() => app.close());

const step = (id: string, name: string, after: string[]) => ({ id, name, code: null, after });
const chain = (steps: unknown) => ({
  key: randomUUID(),
  content: { title: "测试链", industry: "energy", projectType: "风电场", source: "", steps },
});

describe("（四）the comparison and what comes of it over HTTP", () => {
  it("answers an empty database with nothing to compare, and no figures made of it", async () => {
    const reply = await officer({ url: "/api/item-comparison?differing=true&commonTo=4" });
    expect(reply.statusCode).toBe(200);
    expect(reply.json<ComparisonReply>()).toMatchObject({ total: 0, totals: { items: 0 }, sample: false });
    const proposing = await officer({
      method: "POST",
      url: "/api/standards",
      payload: { key: randomUUID(), title: "清单", keys: ["没有这一项"] },
    });
    expect([proposing.statusCode, proposing.json<Failed>().code]).toEqual([404, "not-found"]);
  });

  it("begins a chain, and refuses one whose steps wait for each other with their names", async () => {
    const good = await officer({
      method: "POST",
      url: "/api/chains",
      payload: chain([step("a", "核准", []), step("b", "环评", ["a"])]),
    });
    expect(good.statusCode).toBe(200);
    const { id } = good.json<{ id: string }>();
    const detail = (await officer({ url: `/api/chains/${id}` })).json<ChainDetail>();
    expect(detail.paths.find(({ by }) => by === "150200")?.path.unknown).toEqual(["核准", "环评"]);
    const ring = await officer({
      method: "POST",
      url: "/api/chains",
      payload: chain([step("a", "核准", ["b"]), step("b", "环评", ["a"])]),
    });
    expect(ring.json<Failed>().code).toBe("cycle");
    expect(ring.json<Failed>().sentence.zh).toMatch(/核准.*环评|环评.*核准/);
  });

  it("lets a liaison read and neither propose nor pair, and citizens nothing of it", async () => {
    const [liaison, applicant] = [await app.as("liaison"), await app.as("applicant")];
    expect((await liaison({ url: "/api/standards" })).statusCode).toBe(200);
    expect((await applicant({ url: "/api/standards" })).statusCode).toBe(403);
    const payload = { looseKey: "~a", targetKey: "b", verdict: "same" };
    const paired = await liaison({ method: "POST", url: "/api/item-pairings", payload });
    expect(paired.statusCode).toBe(403);
  });
});
