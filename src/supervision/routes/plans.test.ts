import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Role } from "../../kernel/access.ts";
import { openTestApp, type TestApp } from "../../../test/support/app.ts";
import { root } from "../../../test/support/application.ts";
import { docxOf } from "../../../test/support/docx.ts";
import { multipart } from "../../../test/support/upload.ts";
import { extractDocument } from "../../platform/documents/extract.ts";
import type { Comparison, ImportStatus, Review, SearchHit, UnitDetail, Uploaded } from "../contract/plans.ts";
import type { Board, MeasureDetail, MeasureRow, PlanSummary } from "../domain/plan.ts";

const ASOF = "2026-11-23";
const BAOTOU = readFileSync(join(root, "plans/baotou-2024.txt"));

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp({ begin: true });
});
afterAll(() => app.close());

type Failed = { readonly code: string; readonly sentence: { readonly zh: string; readonly en: string } };

async function call<T>(
  method: "GET" | "POST" | "DELETE",
  url: string,
  payload?: object,
  role: Role = "office",
) {
  const inject = await app.as(role);
  const reply = await inject({ method, url, ...(payload ? { payload } : {}) });
  return { status: reply.statusCode, body: reply.json<T>() };
}

async function upload(name: string, bytes: Uint8Array, query = "") {
  const inject = await app.as("office");
  const reply = await inject({ url: `/api/imports${query}`, ...(await multipart(name, bytes)) });
  return { status: reply.statusCode, body: reply.json<Uploaded & Failed>() };
}

const accepted = (uploaded: Uploaded): ImportStatus => {
  if (uploaded.outcome !== "accepted") throw new Error(`not accepted: ${JSON.stringify(uploaded)}`);
  return uploaded.import;
};

/** Waits for the worker; the test's own time limit ends a wait in vain. */
async function settled(id: string): Promise<ImportStatus> {
  for (;;) {
    const { body } = await call<ImportStatus>("GET", `/api/imports/${id}`);
    if (body.state !== "queued" && body.state !== "reading") return body;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The bundled plan with other words in one place, so that it is another document. */
const revised = BAOTOU.toString("utf8")
  .replace("实施包头至银川高铁项目,", "实施包头至银川高铁、包头至集宁高铁项目,")
  .replace("完成时限:2026年12月", "完成时限:2027年6月");

const asDocx = (text: string) => docxOf(text.split("\n"));

const plans = async () => (await call<{ rows: PlanSummary[] }>("GET", "/api/plans")).body.rows;

async function bundled(): Promise<PlanSummary> {
  const plan = (await plans()).findLast(({ title, incomplete }) => title.startsWith("包头市") && !incomplete);
  if (!plan) throw new Error("the first start published no plan");
  return plan;
}

describe("（二十）the bundled plan", () => {
  it("shows the figures counted by hand", async () => {
    const plan = await bundled();
    const { body } = await call<Board>("GET", `/api/plans/${plan.id}/board?asOf=${ASOF}`);
    expect(body.figures).toMatchObject({
      measures: 22,
      pending: 9,
      "due-soon": 1,
      continuous: 10,
      longterm: 2,
    });
    expect(body.timeline.map(({ quarter, measures }) => [quarter, measures.length])).toEqual([
      ["2024-Q4", 9],
      ["2026-Q4", 1],
      [null, 10],
      [null, 2],
    ]);
    expect(body.matrix.sections).toHaveLength(6);
    expect(body.matrix.rows.find(({ name }) => name === "市发改委")?.cells.map(({ lead }) => lead)).toEqual([
      3, 0, 0, 0, 2, 0,
    ]);
  });

  it("narrows each part by the other filters and lists the same measures as the paged list", async () => {
    const plan = await bundled();
    const query = `asOf=${ASOF}&state=pending&q=${encodeURIComponent("机制")}`;
    const { body } = await call<Board>("GET", `/api/plans/${plan.id}/board?${query}`);
    const listed = await call<{ total: number; rows: MeasureRow[] }>(
      "GET",
      `/api/measures?${query}&plan=${plan.id}`,
    );
    const shown = body.chapters.flatMap(({ measures }) => measures.map(({ ordinal }) => ordinal));
    expect(shown).toEqual(["(七)", "(八)"]);
    expect(listed.body.rows.map(({ ordinal }) => ordinal)).toEqual(shown);
    expect(body.figures.continuous).toBeGreaterThan(0);
  });

  it("stood otherwise on an earlier day", async () => {
    const plan = await bundled();
    const { body } = await call<Board>("GET", `/api/plans/${plan.id}/board?asOf=2024-12-01`);
    expect(body.figures).toMatchObject({ pending: 0, "due-soon": 9, dated: 1, continuous: 10, longterm: 2 });
  });

  it("（十三）finds 生态补偿 and marks it", async () => {
    const { body } = await call<{ total: number; rows: SearchHit[] }>(
      "GET",
      `/api/search?q=${encodeURIComponent("生态补偿")}`,
    );
    expect(body.total).toBe(1);
    expect(body.rows[0]?.measure.ordinal).toBe("(十三)");
    expect(body.rows[0]?.excerpt.filter(({ hit }) => hit).map(({ text }) => text)).toEqual(["生态补偿"]);
  });

  it("（二）shows a measure beside the one of the superior document that it descends from", async () => {
    const plan = await bundled();
    const { body: board } = await call<Board>("GET", `/api/plans/${plan.id}/board?asOf=${ASOF}`);
    const second = board.chapters[0]?.measures[1];
    const { body } = await call<MeasureDetail>("GET", `/api/measures/${second?.id}?asOf=${ASOF}`);
    expect(body).toMatchObject({ ordinal: "(二)", state: "due-soon", daysLeft: 38 });
    expect(body.superior).toMatchObject({ kind: "changed", incomplete: true });
    // Read in the two documents: the region's roads that the city's plan leaves out, G210 being in both.
    expect(body.superior?.projects).toEqual({
      added: [],
      dropped: [
        "S43呼和浩特机场高速",
        "S29呼凉高速",
        "S27呼鄂高速",
        "S26纳日松至龙口高速",
        "S22察右后旗至呼和浩特高速",
        "G110毕克齐至协力气",
        "S311武川至杨树坝",
      ],
    });
    const source = await call<{ text: string }>("GET", `/api/plans/${plan.id}/source`);
    expect(source.body.text.slice(...(body.spans.text ?? [0, 0]))).toBe(body.text);
    expect(body.history).toHaveLength(1);
  });

  it("（十二）lists everything a unit carries", async () => {
    const plan = await bundled();
    const { body: board } = await call<Board>("GET", `/api/plans/${plan.id}/board`);
    const unit = board.matrix.rows.find(({ name }) => name === "市林草局");
    const { body } = await call<UnitDetail>("GET", `/api/units/${unit?.organisationId}`);
    expect(body.lead.map(({ ordinal }) => ordinal)).toEqual(["(十二)", "(十三)", "(十四)"]);
    expect(body.support).toEqual([]);
  });

  it("hands out the ledger of what is shown, named after the plan", async () => {
    const plan = await bundled();
    const inject = await app.as("leader");
    const reply = await inject({
      method: "GET",
      url: `/api/plans/${plan.id}/ledger?asOf=${ASOF}&state=due-soon`,
    });
    expect(decodeURIComponent(String(reply.headers["content-disposition"]))).toContain(
      `${plan.title}台账-${ASOF}.xlsx`,
    );
    const extracted = await extractDocument(reply.rawPayload, "台账.xlsx");
    if (!extracted.ok) throw new Error(extracted.failure.sentence.en);
    expect(extracted.value.text).toContain("1 项举措（全文 22 项，按条件筛选），其中期限已过待核定 0 项");
    expect(extracted.value.text).toContain("市交通运输局");
    expect(extracted.value.text).not.toContain("市民政局");
  });

  it("lets units and leaders read and only the office import", async () => {
    expect((await call("GET", "/api/plans", undefined, "liaison")).status).toBe(200);
    expect((await call("GET", "/api/imports", undefined, "leader")).status).toBe(403);
    expect((await call("GET", "/api/plans", undefined, "audit-admin")).status).toBe(403);
  });
});

describe("（二十）an import", () => {
  it("is recognised when it is the bundled plan, also as Word", async () => {
    const text = await upload("包头方案.txt", BAOTOU);
    expect(text.body).toMatchObject({ outcome: "duplicate", import: { state: "published" } });
    const word = await upload("包头方案.docx", await asDocx(BAOTOU.toString("utf8")));
    expect(word.body).toMatchObject({ outcome: "duplicate", import: { state: "published" } });
  });

  it("goes from upload over review to a published plan that is compared with its predecessor", async () => {
    const { id } = accepted((await upload("修订稿.docx", await asDocx(revised))).body);
    expect(await settled(id)).toMatchObject({ state: "review", measures: 22, progress: 1 });

    const review = (await call<Review>("GET", `/api/imports/${id}/review`)).body;
    const [first, second] = review.draft.measures;
    expect(review.text.slice(...(first?.spans.text ?? [0, 0]))).toBe(first?.text.printed);
    const decide = (version: number, decision: object) =>
      call<Review & Failed>("POST", `/api/imports/${id}/decisions`, { version, decision });
    const answer = { type: "answer", question: "no-lead-stated", option: "first" };
    expect((await decide(0, answer)).body.version).toBe(1);
    const late = await decide(0, { type: "confirm-all" });
    expect(late.status).toBe(409);
    expect(late.body.sentence.zh).toContain("第一个单位牵头");
    await decide(1, { type: "set-units", measure: second?.id, role: "support", names: ["市公安局"] });
    const published = await call<{ planId: string }>("POST", `/api/imports/${id}/publish`, {
      version: 2,
      predecessor: (await bundled()).id,
      superior: null,
    });
    expect(published.status).toBe(200);
    const { planId } = published.body;

    const { body: board } = await call<Board>("GET", `/api/plans/${planId}/board?asOf=${ASOF}`);
    expect(board.figures).toMatchObject({
      measures: 22,
      pending: 9,
      dated: 1,
      "due-soon": 0,
      continuous: 10,
    });
    const [m1, m2, m3] = board.chapters[0]?.measures ?? [];
    expect(m3?.responsibilities.map(({ role, name }) => `${role} ${name}`)).toEqual([
      "lead 市工信局",
      "support 市发改委",
      "support 市委军民融合办",
      "support 包头机场公司",
    ]);
    const detail = (await call<MeasureDetail>("GET", `/api/measures/${m2?.id}`)).body;
    expect(detail.history.map(({ sentence }) => sentence.zh)).toEqual([
      expect.stringContaining("市公安局"),
      "随方案发布",
    ]);

    const old = (await bundled()).id;
    expect(Object.fromEntries((await plans()).map((plan) => [plan.id, plan.supersededBy]))).toMatchObject({
      [old]: planId,
      [planId]: null,
    });
    const unit = m2?.responsibilities[0]?.organisationId;
    const answers = (await call<UnitDetail>("GET", `/api/units/${unit}`)).body;
    expect(answers.lead.map((row) => row.planId)).toEqual([planId]);

    const compared = await call<Comparison>("GET", `/api/plans/${old}/comparison/${planId}`);
    const changed = compared.body.measures.filter(({ kind }) => kind === "changed");
    expect(compared.body.measures).toHaveLength(22);
    expect(changed.map(({ right }) => right?.ordinal)).toEqual(["(一)", "(二)"]);
    expect(changed[0]?.right?.id).toBe(m1?.id);
    expect(changed[0]?.projects).toEqual({ added: ["包头至集宁高铁"], dropped: [] });
    expect(changed[1]?.units).toEqual({ added: ["市公安局"], dropped: [] });
    expect(changed[1]?.deadline).toEqual({ left: "2026年12月", right: "2027年6月" });
    const again = await call<Failed>("POST", `/api/imports/${id}/publish`, {
      version: 2,
      predecessor: null,
      superior: null,
    });
    expect(again.body.code).toBe("not-in-review");
  });

  it("keeps open questions with the plan; a later answer moves the units", async () => {
    const plan = await bundled();
    type Rows = { rows: { id: string; answer: unknown }[] };
    const asked = await call<Rows>("GET", `/api/plans/${plan.id}/questions`);
    expect(asked.body.rows.find(({ id }) => id === "no-lead-stated")?.answer).toBeNull();
    const url = `/api/plans/${plan.id}/questions/no-lead-stated`;
    expect((await call("POST", url, { option: "first" }, "leader")).status).toBe(403);
    await call("POST", url, { option: "first" });
    const { body } = await call<Board>("GET", `/api/plans/${plan.id}/board?role=support&asOf=${ASOF}`);
    expect(body.chapters.flatMap(({ measures }) => measures)).toHaveLength(15);
    expect((await bundled()).openQuestions).toBe(plan.openQuestions - 1);
    await call("POST", url, { option: "all" });
    const restored = await call<Board>("GET", `/api/plans/${plan.id}/board?role=support`);
    expect(restored.body.chapters).toEqual([]);
  });

  it("can be discarded, after which the same file is taken again", async () => {
    const bytes = Buffer.from(revised.replace("2024年2月3日", "2025年2月3日"));
    const { id } = accepted((await upload("b.txt", bytes)).body);
    await settled(id);
    expect((await call<ImportStatus>("DELETE", `/api/imports/${id}`)).body.state).toBe("cancelled");
    expect((await call<Failed>("GET", `/api/imports/${id}/review`)).body.code).toBe("not-in-review");
    expect(accepted((await upload("b.txt", bytes)).body).id).not.toBe(id);
  });

  it("says why a document is no plan, and refuses what is classified or marked internal", async () => {
    const { id } = accepted((await upload("诗.txt", Buffer.from("床前明月光，疑是地上霜。"))).body);
    const failed = await settled(id);
    expect(failed.state).toBe("failed");
    expect(failed.problem?.zh).toContain("没有在文件中找到");
    const secret = await upload("甲.txt", Buffer.from(`机密★1年\n${revised}`));
    expect(secret.body.code).toBe("classified");
    const internal = Buffer.from(`内部资料 注意保存\n${revised}乙`);
    expect((await upload("乙.txt", internal)).body.outcome).toBe("ask-internal");
    expect((await upload("乙.txt", internal, "?confirmInternal=true")).body.outcome).toBe("accepted");
    const kept = await app.database.app<{ fileName: string }[]>`select file_name from supervision.import`;
    expect(kept.map(({ fileName }) => fileName)).not.toContain("甲.txt");
    expect((await upload("空.txt", new Uint8Array())).body.code).toBe("empty");
    expect((await call("GET", "/api/search?q=%00")).status).toBe(200);
  });
});
