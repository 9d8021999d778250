import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Role } from "../../kernel/access.ts";
import { openTestApp, type TestApp } from "../../../test/support/app.ts";
import { fillPlan, type FilledPlan } from "../../../test/support/filled-plan.ts";
import { deskOn } from "../../../test/support/supervision.ts";
import { extractDocument } from "../../platform/documents/extract.ts";
import type { Paper, PaperChoices, PaperSummary, PaperTemplate } from "../domain/papers/paper.ts";
import { listPlans } from "../store/plans.ts";

let app: TestApp;
let filled: FilledPlan;
beforeAll(async () => {
  app = await openTestApp({ bundled: true });
  const desk = deskOn(app.database);
  const plan = (await listPlans(desk.sql)).find(({ incomplete }) => !incomplete);
  filled = await fillPlan(desk, plan?.id ?? "");
}, 120_000);
afterAll(() => app.close());

type Failed = { readonly code: string; readonly sentence: { readonly zh: string } };

async function call<T>(method: "GET" | "POST" | "PUT", url: string, payload?: object, role: Role = "office") {
  const inject = await app.as(role);
  const reply = await inject({ method, url, ...(payload ? { payload } : {}) });
  return { status: reply.statusCode, body: reply.json<T>() };
}

const file = async (id: string, role: Role = "office") =>
  (await app.as(role))({ method: "GET", url: `/api/papers/${id}/document` });

const draft = async (more: object = {}): Promise<Paper> => {
  const asked = { plan: filled.plan, kind: "bulletin", asOf: "2026-11-23", ...more };
  return (await call<Paper>("POST", "/api/papers", asked)).body;
};

const set = (body: string) =>
  call<{ rows: PaperTemplate[] } & Failed>("PUT", "/api/paper-templates/bulletin", {
    version: 0,
    title: "通报",
    body,
  });

describe("（二十）papers over HTTP", () => {
  it("takes a bulletin from its draft over an edit to the issued document, which is the same bytes each time", async () => {
    const paper = await draft();
    const { tables: _, ...content } = paper.content;
    const edit = { version: 1, content: { ...content, body: "一、总体情况\n【表：逾期任务】" } };
    const edited = await call<Paper>("PUT", `/api/papers/${paper.id}`, edit);
    expect([edited.status, edited.body.version]).toEqual([200, 2]);
    const stale = await call<Failed>("PUT", `/api/papers/${paper.id}`, edit);
    expect([stale.status, stale.body.code]).toEqual([409, "stale"]);
    const issued = await call<Paper>("POST", `/api/papers/${paper.id}/issue`, { version: 2 });
    expect(issued.body).toMatchObject({ status: "issued", issue: { number: 1 } });
    const [first, second] = [await file(paper.id), await file(paper.id, "leader")];
    expect(first.headers["content-type"]).toContain("wordprocessingml");
    expect(first.rawPayload.equals(second.rawPayload)).toBe(true);
    const withdrawn = await call<Paper>("POST", `/api/papers/${paper.id}/withdraw`);
    expect(withdrawn.body).toMatchObject({ status: "withdrawn", issue: { number: 1 } });
    const trail = await app.database.app<{ action: string }[]>`
      select action from platform.audit where subject = ${`paper:${paper.id}`} order by id`;
    expect(trail.map(({ action }) => action)).toEqual([
      "supervision.draft-paper",
      "supervision.edit-paper",
      "supervision.issue-paper",
      "supervision.withdraw-paper",
    ]);
  });

  it("keeps a text as long as 5,060 tasks make it, to its last letter, and refuses one that no plan makes with a sentence", async () => {
    const paper = await draft();
    const { tables: _, ...content } = paper.content;
    const save = (body: string, version: number) =>
      call<Paper & Failed>("PUT", `/api/papers/${paper.id}`, { version, content: { ...content, body } });
    const long = "按计划推进“一批”项目。\n".repeat(40_000);
    const saved = await save(long, 1);
    expect([saved.status, saved.body.content.body === long]).toEqual([200, true]);
    const longer = await save(long.repeat(2), 2);
    expect([longer.status, longer.body.sentence.zh]).toEqual([400, expect.stringContaining("1000000")]);
  });

  it("lets leaders read and not write, and units neither", async () => {
    const { id } = await draft();
    const asked = { plan: filled.plan, kind: "bulletin" };
    expect((await call<Paper>("GET", `/api/papers/${id}`, undefined, "leader")).body.id).toBe(id);
    expect((await call("POST", "/api/papers", asked, "leader")).status).toBe(403);
    expect((await call("POST", `/api/papers/${id}/issue`, { version: 1 }, "leader")).status).toBe(403);
    expect((await call("GET", "/api/papers", undefined, "liaison")).status).toBe(403);
    expect((await file(id, "unit-head")).statusCode).toBe(403);
  });

  it("answers what a paper can be about, lists papers, and says what is not there", async () => {
    const choices = await call<PaperChoices>(
      "GET",
      `/api/plans/${filled.plan}/paper-choices?asOf=2026-11-23`,
    );
    expect(choices.body.periods[1]?.key).toBe("2026-10");
    const without = await call<PaperChoices>(
      "GET",
      `/api/plans/${filled.plan}/paper-choices?asOf=2026-11-23&units=false`,
    );
    expect(choices.body.units.length).toBeGreaterThan(0);
    expect(without.body).toEqual({ ...choices.body, units: [] });
    const none = crypto.randomUUID();
    expect((await call("GET", `/api/plans/${none}/paper-choices`)).status).toBe(404);
    expect((await call("GET", `/api/papers/${none}`)).status).toBe(404);
    expect((await call("POST", "/api/papers", { plan: none, kind: "bulletin" })).status).toBe(404);
    const { body } = await call<{ total: number; rows: PaperSummary[] }>(
      "GET",
      "/api/papers?kind=bulletin&status=withdrawn",
    );
    expect(body.rows.map(({ status }) => status)).toEqual(["withdrawn"]);
  });

  it("changes a template, and names the known placeholders where one is not known", async () => {
    const wrong = await set("{{不存在}}");
    expect([wrong.status, wrong.body.code]).toEqual([422, "unknown-placeholder"]);
    expect(wrong.body.sentence.zh).toContain("{{方案名称}}");
    expect((await set("{{总体情况}}")).body.rows.find(({ kind }) => kind === "bulletin")?.version).toBe(1);
    expect((await draft()).title).toBe("通报");
  });

  it("marks the papers of a sample plan on each page", async () => {
    await app.database.app`update supervision.plan set sample = true where id = ${filled.plan}`;
    const { id, sample } = await draft();
    expect(sample).toBe(true);
    const { headers, rawPayload } = await file(id);
    expect(decodeURIComponent(String(headers["content-disposition"]))).toContain("【示例】");
    const document = await extractDocument(rawPayload, "paper.docx");
    expect(document.ok && document.value.margin).toContain("示例（虚构数据，仅供演示）");
    await app.database.app`update supervision.plan set sample = false where id = ${filled.plan}`;
  });
});
