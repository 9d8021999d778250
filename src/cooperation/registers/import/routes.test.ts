import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Inject, openTestApp, PASSWORD, type TestApp } from "../../../../test/support/app.ts";
import { sheetOf } from "../../../../test/support/sheet.ts";
import { multipart } from "../../../../test/support/upload.ts";
import { readFilledSheet } from "../../../platform/documents/sheet-rows.ts";
import type { EntriesOfMeasure } from "../entry-row.ts";
import type { RegisterImport } from "./row.ts";
import type { RegisterChoices } from "../entry-row.ts";

let app: TestApp;
let office: Inject;
let choices: RegisterChoices;

beforeAll(async () => {
  app = await openTestApp({ begin: true });
  office = await app.as("office");
  const reply = await office({ method: "GET", url: "/api/register-choices" });
  choices = reply.json<RegisterChoices>();
});
afterAll(() => app.close());

const upload = async (
  inject: Inject,
  rows: readonly (readonly (string | number | null)[])[],
  name = "表.xlsx",
) =>
  inject({
    url: "/api/registers/project/imports?confirmInternal=true",
    ...(await multipart(name, await sheetOf(rows))),
  });
const applying = (inject: Inject, id: string) =>
  inject({ method: "POST", url: `/api/register-imports/${id}/apply`, payload: { mode: "all" } });

describe("（一） a project workbook over HTTP", () => {
  it("goes from upload to the measure's page", async () => {
    const rows = [
      ["项目名称", "对应举措", "总投资（亿元）"],
      ["演练铁路", "一", 2.5],
    ];
    const uploaded = await upload(office, rows);
    expect(uploaded.statusCode).toBe(200);
    const view = uploaded.json<RegisterImport>();
    const read = await office({ method: "GET", url: `/api/register-imports/${view.id}?show=new` });
    expect(read.json<RegisterImport>()).toMatchObject({ state: "mapping", total: 1 });
    expect((await applying(office, view.id)).json<RegisterImport>().state).toBe("applied");
    const measure = choices.measures.find(({ number }) => number === 1);
    const shown = await office({ method: "GET", url: `/api/measures/${measure?.id}/entries` });
    const { registers } = shown.json<{ registers: EntriesOfMeasure[] }>();
    const names = registers.flatMap((each) => each.rows.map(({ name }) => name));
    expect(names).toContain("演练铁路");
  });

  it("takes a correction of what a column means, and refuses a field that the register does not have", async () => {
    const view = (
      await upload(office, [
        ["项目名称", "建设内容", "甲"],
        ["演练更正", "演练内容", "乙"],
      ])
    ).json<RegisterImport>();
    const correct = (fields: readonly (string | null)[]) =>
      office({
        method: "PUT",
        url: `/api/register-imports/${view.id}/mapping`,
        payload: { headingRow: 1, fields },
      });
    const corrected = (await correct(["name", "value:content", "value:site"])).json<RegisterImport>();
    expect(corrected.columns.map(({ field, why }) => [field, why])).toEqual([
      ["name", "remembered"],
      ["value:content", "heading"],
      ["value:site", "decided"],
    ]);
    const refused = await correct(["name", null, "value:nonsense"]);
    expect(refused.json()).toMatchObject({ code: "unknown-field" });
    await office({ method: "DELETE", url: `/api/register-imports/${view.id}` });
    expect((await applying(office, view.id)).json()).toMatchObject({ code: "discarded" });
  });

  it("refuses what is classified and what is no workbook, and keeps neither", async () => {
    const classified = await upload(office, [["绝密★启用前"], ["项目名称", "总投资"], ["演练", 1]]);
    expect(classified.json()).toMatchObject({ code: "classified" });
    const body = await multipart("a.xlsx", new TextEncoder().encode("不是表格"));
    const broken = await office({ url: "/api/registers/project/imports", ...body });
    expect(broken.statusCode).toBeGreaterThanOrEqual(400);
    expect(broken.json<{ sentence: { zh: string } }>().sentence.zh).toMatch(/另存|上传/);
  });

  it("lets a liaison enter rows of the own unit only, and see nobody else's import", async () => {
    const [own, other] = choices.units;
    await app.addAccount({
      name: "liaison-a",
      password: PASSWORD,
      roles: ["liaison"],
      organisationId: own?.id ?? "",
    });
    const liaison = app.withToken(await app.signIn("liaison-a", PASSWORD));
    const head = ["项目名称", "责任单位"];
    const mine = (await upload(liaison, [head, ["演练本单位", own?.name ?? ""]])).json<RegisterImport>();
    expect((await applying(liaison, mine.id)).json<RegisterImport>().state).toBe("applied");
    const theirs = (await upload(liaison, [head, ["演练外单位", other?.name ?? ""]])).json<RegisterImport>();
    expect(theirs.rows[0]?.issues[0]?.sentence.zh).toContain("只能办理本单位的事项");
    const offices = (await upload(office, [head, ["演练", ""]])).json<RegisterImport>();
    const seen = await liaison({ method: "GET", url: `/api/register-imports/${offices.id}` });
    expect(seen.statusCode).toBe(404);
  });
});

describe("（二十） workbooks and views of a register", () => {
  it("are downloaded filtered, with the columns that were chosen", async () => {
    const reply = await office({
      method: "GET",
      url: `/api/registers/project/workbook?q=${encodeURIComponent("演练铁路")}&columns=value:totalFen`,
    });
    expect(reply.headers["content-disposition"]).toContain("attachment");
    const read = await readFilledSheet(new Uint8Array(reply.rawPayload), "项目库.xlsx");
    const cells = read.ok ? read.value.rows.map((row) => row.cells.slice(0, 3)) : [];
    expect(cells.slice(-2)).toEqual([
      ["序号", "项目名称", "总投资（万元）"],
      ["1", "演练铁路", "25000"],
    ]);
  });

  it("keep a view under a name for the one who saved it", async () => {
    const url = `/api/register-views/project/${encodeURIComponent("卡住的")}`;
    const payload = { filters: { state: "blocked" } };
    const saved = await office({ method: "PUT", url, payload });
    expect(saved.json()).toEqual({ rows: [{ name: "卡住的", value: payload }] });
    const leader = await app.as("leader");
    const seen = await leader({ method: "GET", url: "/api/register-views/project" });
    expect(seen.json()).toEqual({ rows: [] });
    expect((await office({ method: "DELETE", url })).json()).toEqual({ rows: [] });
  });
});
