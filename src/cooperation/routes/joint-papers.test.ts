import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestApp, PASSWORD, type Inject, type TestApp } from "../../../test/support/app.ts";
import { docxOf } from "../../../test/support/docx.ts";
import { sheetOf } from "../../../test/support/sheet.ts";
import { deskOn } from "../../../test/support/supervision.ts";
import { multipart } from "../../../test/support/upload.ts";
import { extractDocument } from "../../platform/documents/extract.ts";
import { listPlans } from "../../supervision/store/plans.ts";
import type { Comparison } from "../domain/joint-papers/compare-versions.ts";
import type { JointPaperAct, JointPaperSeed } from "../domain/joint-papers/joint-paper.ts";
import type {
  ArticlesReply,
  JointPaperDetail,
  JointPaperRow,
} from "../domain/joint-papers/joint-paper-row.ts";
import type { OpinionSheet } from "../domain/joint-papers/opinion-rows.ts";

type Failed = { readonly code: string; readonly sentence: { readonly zh: string } };
type Unit = { readonly id: string; readonly name: string };

let app: TestApp;
let office: Inject;
let plan: string;
let units: readonly Unit[];
const liaisonOf = new Map<string, Inject>();

beforeAll(async () => {
  app = await openTestApp({ bundled: true });
  const desk = deskOn(app.database);
  plan = (await listPlans(desk.sql)).find(({ incomplete }) => !incomplete)?.id ?? "";
  units = (await desk.organisations.list()).filter(({ collective }) => !collective);
  office = await app.as("office");
  for (const { id } of units.slice(0, 3)) {
    const name = `liaison-${id.slice(0, 8)}`;
    await app.addAccount({ name, password: PASSWORD, roles: ["liaison"], organisationId: id });
    liaisonOf.set(id, app.withToken(await app.signIn(name, PASSWORD)));
  }
}, 120_000);
afterAll(() => app.close());

const unit = (index: number): Unit => {
  const found = units[index];
  if (!found) throw new Error("no such unit");
  return found;
};
const liaison = (index: number): Inject => {
  const found = liaisonOf.get(unit(index).id);
  if (!found) throw new Error("no such liaison");
  return found;
};

const seed: JointPaperSeed = {
  title: "示例工作机制运行规则",
  kind: "rules",
  draftingCity: "150100",
  role: "co-operate",
  planId: null,
  measureIds: [],
  source: null,
  note: "",
};

const LINES = ["第一条　联席会议每年召开一次。", "第二条　促进中心按季度汇总进展。"];
const today = new Date().toISOString().slice(0, 10);
const later = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);

async function begin(title = seed.title): Promise<JointPaperDetail> {
  const payload = { key: randomUUID(), seed: { ...seed, title } };
  const { id } = (await office({ method: "POST", url: "/api/joint-papers", payload })).json<{ id: string }>();
  return (await office({ url: `/api/joint-papers/${id}` })).json();
}

async function paste(
  { id, version }: JointPaperDetail,
  text: string,
  label = "征求意见稿",
): Promise<JointPaperDetail> {
  const payload = { version, key: randomUUID(), label, note: "", text };
  const reply = await office({ method: "POST", url: `/api/joint-papers/${id}/versions`, payload });
  expect(reply.statusCode).toBe(200);
  return reply.json();
}

async function act(paper: JointPaperDetail, asked: JointPaperAct, who: Inject = office) {
  const payload = { version: paper.version, key: randomUUID(), act: asked };
  const reply = await who({ method: "POST", url: `/api/joint-papers/${paper.id}/acts`, payload });
  return { status: reply.statusCode, body: reply.json<JointPaperDetail & Failed>() };
}

/** A paper with a round in which two units and an office of another city are asked. */
async function circulated() {
  const paper = await paste(await begin(), LINES.join("\n"));
  const round = randomUUID();
  const asked = [
    { unitId: unit(0).id, name: unit(0).name, due: later },
    { unitId: unit(1).id, name: unit(1).name, due: later },
    { unitId: null, name: "示例外市办公室", due: later },
  ];
  const { status, body } = await act(paper, { type: "solicit", id: round, about: "第一稿", asked });
  expect(status).toBe(200);
  return { paper: body, round };
}

const give = (round: string, party: number, text: string, place = "第一条"): JointPaperAct => ({
  type: "give-opinion",
  solicitation: round,
  id: randomUUID(),
  party,
  place,
  text,
});

describe("（二十二）joint papers over HTTP", () => {
  it("take a version from a Word file, which is kept as it came", async () => {
    const { id, version } = await begin();
    const bytes = await docxOf(LINES);
    const query = new URLSearchParams({ version: String(version), key: randomUUID(), label: "送审稿" });
    const url = `/api/joint-papers/${id}/version-files?${query}`;
    const filed = await office({ url, ...(await multipart("运行规则.docx", bytes)) });
    expect(filed.statusCode).toBe(200);
    const { state } = filed.json<JointPaperDetail>();
    expect(state.versions).toMatchObject([{ number: 1, label: "送审稿", file: { name: "运行规则.docx" } }]);
    const read = await office({ url: `/api/joint-papers/${id}/versions/1` });
    expect(read.json<{ text: string }>().text.split("\n").filter(Boolean)).toEqual(LINES);
    const digest = state.versions[0]?.file?.digest;
    const kept = await office({ url: `/api/joint-papers/${id}/documents/${digest}` });
    expect(kept.rawPayload.equals(Buffer.from(bytes))).toBe(true);
  });

  it("keep nothing of a classified file", async () => {
    const { id, version } = await begin();
    const bytes = await docxOf(["机密★10年", ...LINES]);
    const query = new URLSearchParams({ version: String(version), key: randomUUID(), label: "稿" });
    const url = `/api/joint-papers/${id}/version-files?${query}`;
    const refused = await office({ url, ...(await multipart("规则.docx", bytes)) });
    expect([refused.statusCode, refused.json<Failed>().code]).toEqual([422, "classified"]);
    const after = (await office({ url: `/api/joint-papers/${id}` })).json<JointPaperDetail>();
    expect([after.version, after.documents]).toEqual([1, []]);
  });

  it("compare two versions", async () => {
    const first = await paste(await begin(), LINES.join("\n"));
    const { id } = await paste(first, LINES.join("\n").replace("一次", "两次"), "第二稿");
    const reply = await office({ url: `/api/joint-papers/${id}/comparison?left=1&right=2` });
    expect(reply.json<Comparison>().summary).toMatchObject({ same: 1, changed: 1, added: 0, dropped: 0 });
    expect((await office({ url: `/api/joint-papers/${id}/comparison?left=1&right=9` })).statusCode).toBe(422);
  });

  it("let a unit that was asked answer for itself, and no other", async () => {
    const { paper, round } = await circulated();
    const own = await act(paper, give(round, 0, "改为每年两次"), liaison(0));
    expect(own.status).toBe(200);
    const foreign = await act(paper, give(round, 0, "冒名"), liaison(1));
    expect([foreign.status, foreign.body.code]).toEqual([422, "own-unit-only"]);
    const stranger = await act(paper, give(round, 1, "没有征求"), liaison(2));
    expect(stranger.body.code).toBe("own-unit-only");
    const round2 = { type: "solicit", id: randomUUID(), about: "稿", asked: [] } as const;
    expect((await act(own.body, round2, liaison(0))).body.code).toBe("office-only");
    expect(own.body.state.rounds[0]?.opinions.map(({ text, by }) => [text, by])).toEqual([
      ["改为每年两次", ""],
    ]);
  });

  it("take answers of units that came at the same time, though each saw the same version", async () => {
    const { paper, round } = await circulated();
    const replies = await Promise.all([
      act(paper, give(round, 0, "甲"), liaison(0)),
      act(paper, give(round, 1, "乙"), liaison(1)),
      act(paper, give(round, 2, "丙")),
    ]);
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200]);
    const after = (await office({ url: `/api/joint-papers/${paper.id}` })).json<JointPaperDetail>();
    expect(after.state.rounds[0]?.opinions.map(({ text }) => text).toSorted()).toEqual(["丙", "乙", "甲"]);
  });

  it("print every opinion in the table, and who did not answer as not having answered", async () => {
    const { paper, round } = await circulated();
    const given = await act(paper, give(round, 0, "改为每年两次"), liaison(0));
    const [opinion] = given.body.state.rounds[0]?.opinions ?? [];
    const answered = await act(given.body, {
      type: "answer-opinion",
      solicitation: round,
      opinion: opinion?.id ?? "",
      answer: "refused",
      reason: "会议频次另有规定",
    });
    expect(answered.status).toBe(200);
    await act(answered.body, give(round, 2, "", ""));
    const url = `/api/joint-papers/${paper.id}/rounds/${round}/table`;
    const word = await extractDocument((await office({ url })).rawPayload, "表.docx");
    const text = word.ok ? word.value.text : "";
    for (const words of ["改为每年两次", "不予采纳", "会议频次另有规定", unit(0).name])
      expect(text).toContain(words);
    const lineOf = (name: string) => text.split("\n").find((line) => line.includes(`\t${name}\t`));
    expect(lineOf(unit(1).name)).toContain("未反馈");
    expect(lineOf("示例外市办公室")).toContain("无意见");
    expect(text).toContain("未反馈不视为同意");
    const excel = await extractDocument((await office({ url: `${url}?format=xlsx` })).rawPayload, "表.xlsx");
    expect(excel.ok && excel.value.text).toContain("会议频次另有规定");
  });

  it("enter the good rows of a returned form and name the others", async () => {
    const { paper, round } = await circulated();
    const url = `/api/joint-papers/${paper.id}/rounds/${round}`;
    const form = await office({ url: `${url}/form` });
    expect(form.headers["content-disposition"]).toContain(encodeURIComponent("意见反馈表"));
    const sheet = await sheetOf([
      ["单位", "条款", "意见", "理由"],
      ["示例外市办公室", "第二条", "改为按月汇总", "便于调度"],
      ["某个没有征求的单位", "第一条", "不同意", ""],
      ["示例外市办公室", "第一条", "", "只写了理由"],
    ]);
    const read = await office({ url: `${url}/sheets`, ...(await multipart("反馈.xlsx", sheet)) });
    const { opinions, issues, fileName } = read.json<OpinionSheet & { fileName: string }>();
    expect(issues.map(({ row }) => row)).toEqual([3, 4]);
    expect(issues[0]?.sentence.zh).toContain("某个没有征求的单位");
    const imported = await act(paper, {
      type: "import-opinions",
      solicitation: round,
      fileName,
      opinions: opinions.map(({ party, place, text }) => ({ id: randomUUID(), party, place, text })),
    });
    expect(imported.body.state.rounds[0]?.opinions).toMatchObject([
      { party: 2, place: "第二条", text: "改为按月汇总\n理由：便于调度" },
    ]);
    const again = await office({ url: `${url}/sheets`, ...(await multipart("反馈.xlsx", sheet)) });
    expect(again.json<OpinionSheet>()).toMatchObject({
      opinions: [],
      issues: [{ row: 2 }, { row: 3 }, { row: 4 }],
    });
  });

  it("make a task of an article that quotes it, once", async () => {
    const paper = await paste(await begin(), LINES.join("\n"));
    const articles = await office({ url: `/api/joint-papers/${paper.id}/articles?q=促进中心` });
    const [article] = articles.json<ArticlesReply>().rows;
    expect(article).toMatchObject({
      citation: "《示例工作机制运行规则》第二条",
      reference: { paper: paper.id, version: 1, article: "2" },
    });
    const payload = {
      version: paper.version,
      key: randomUUID(),
      paperVersion: 1,
      article: "2",
      planId: plan,
      measureId: null,
      undertakingId: null,
      text: "建立按季度汇总进展的办法",
      units: [{ unitId: unit(0).id, role: "lead" }],
      due: later,
      dispatch: false,
    };
    const url = `/api/joint-papers/${paper.id}/tasks`;
    const made = await office({ method: "POST", url, payload });
    expect(made.statusCode).toBe(200);
    await office({ method: "POST", url, payload });
    const { tasks } = (await office({ url: `/api/joint-papers/${paper.id}` })).json<JointPaperDetail>();
    expect(tasks).toMatchObject([
      { label: "第二条", task: { text: "建立按季度汇总进展的办法", due: later } },
    ]);
    const quoted = await app.database.app<{ quote: string }[]>`
      select state -> 'source' ->> 'quote' as quote from supervision.task where id = ${tasks[0]?.taskId ?? ""}`;
    expect(quoted).toEqual([{ quote: LINES[1] }]);
  });

  it("are found by what needs attention: an end that is past", async () => {
    const paper = await paste(await begin("示例有效期将满的办法"), LINES.join("\n"));
    const validity = { from: "2020-01-01", until: "2021-01-01", reviewBy: null };
    const issued = await act(paper, {
      type: "issue",
      on: today,
      docNumber: "示例〔2020〕1号",
      version: 1,
      validity,
    });
    expect(issued.body.state.stage).toBe("issued");
    const list = await office({ url: "/api/joint-papers?state=expired" });
    const { rows } = list.json<{ rows: JointPaperRow[] }>();
    expect(rows.map(({ id }) => id)).toEqual([paper.id]);
    expect(rows[0]?.standing.kind).toBe("expired");
    const ahead = await act(issued.body, { type: "repeal", on: later, reason: "新规则施行" });
    expect(ahead.body.code).toBe("day-ahead");
    const repealed = await act(issued.body, { type: "repeal", on: today, reason: "新规则施行" });
    expect(repealed.body.state.stage).toBe("repealed");
    const after = await act(repealed.body, { type: "agree", on: today, where: "会议" });
    expect(after.body.code).toBe("repealed");
  });

  it("refuse what was decided on an older version, and names who changed it", async () => {
    const paper = await begin();
    await paste(paper, LINES.join("\n"));
    const stale = await act(paper, { type: "agree", on: today, where: "示例会议" });
    expect([stale.status, stale.body.code]).toEqual([409, "stale"]);
  });
});
