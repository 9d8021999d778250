import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestApp, PASSWORD, type Inject, type TestApp } from "../../../../test/support/app.ts";
import { sheetOf } from "../../../../test/support/sheet.ts";
import { deskOn } from "../../../../test/support/supervision.ts";
import { multipart } from "../../../../test/support/upload.ts";
import { inTransaction } from "../../../platform/database/database.ts";
import type { ItemsReply } from "../contract/items.ts";
import type { ItemDetail } from "../domain/items/item-row.ts";
import type { ItemImport } from "../item-import/line.ts";

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

const upload = async (who: Inject, city: string) =>
  who({
    ...(await multipart(
      "清单.xlsx",
      await sheetOf([
        ["事项名称", "实施编码", "是否收费"],
        ["甲", "A1", "否"],
        ["乙", "A2", "是"],
      ]),
    )),
    url: `/api/cities/${city}/item-imports`,
  });

describe("（四） items over HTTP", () => {
  it("takes an export in for one's own city, lists its items and shows one", async () => {
    const reply = await upload(officer, "150200");
    expect(reply.statusCode).toBe(200);
    const { id, counts } = reply.json<ItemImport>();
    expect(counts["items"]).toBe(2);
    const applied = await officer({
      method: "POST",
      url: `/api/item-imports/${id}/apply`,
      payload: { mode: "all" },
    });
    expect(applied.json<ItemImport>().progress).toMatchObject({ entered: 2 });
    const list = (await officer({ url: "/api/items?finding=fee-basis" })).json<ItemsReply>();
    expect([list.rows.map(({ name }) => name), list.importsFor]).toEqual([["乙"], ["150200"]]);
    const detail = (await officer({ url: `/api/items/${list.rows[0]?.id}` })).json<ItemDetail>();
    expect(detail.findings.map(({ rule }) => rule)).toContain("fee-basis");
    const workbook = await officer({ url: `/api/item-imports/${id}/workbook` });
    expect(workbook.headers["content-disposition"]).toContain("attachment");
    const page = await officer({ url: `/api/item-imports/${id}?show=fee-basis&size=1` });
    const [line] = page.json<ItemImport>().rows;
    expect([line?.name, line?.findings.map(({ rule }) => rule)]).toEqual([
      "乙",
      expect.arrayContaining(["fee-basis"]),
    ]);
  });

  it("refuses other cities' imports, readers' uploads, citizens and strangers", async () => {
    expect((await upload(officer, "150600")).statusCode).toBe(403);
    expect((await upload(officer, "110000")).statusCode).toBe(400);
    for (const role of ["liaison", "unit-head", "leader", "window-clerk"] as const) {
      const who = await app.as(role);
      expect((await upload(who, "150200")).statusCode).toBe(403);
      expect((await who({ url: "/api/items" })).statusCode).toBe(200);
    }
    for (const [role, status] of [
      ["applicant", 403],
      ["system-admin", 403],
      [null, 401],
    ] as const)
      expect((await (await app.as(role))({ url: "/api/items" })).statusCode).toBe(status);
  });

  it("answers an unknown item and a hostile filter with a sentence", async () => {
    const missing = await officer({ url: "/api/items/00000000-0000-4000-8000-000000000009" });
    expect([missing.statusCode, missing.json<{ code: string }>().code]).toEqual([404, "not-found"]);
    const hostile = await officer({ url: `/api/items?q=${encodeURIComponent("'; drop table item; --")}` });
    expect(hostile.json<ItemsReply>().total).toBe(0);
    expect((await officer({ url: "/api/items?finding=a'b" })).statusCode).toBe(400);
  });
});
