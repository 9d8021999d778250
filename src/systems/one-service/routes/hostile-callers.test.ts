import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Inject, openTestApp, PASSWORD, type TestApp } from "../../../../test/support/app.ts";
import { generatedCalls } from "../../../../test/support/generated-calls.ts";
import { columnsHolding } from "../../../../test/support/kept-texts.ts";
import { UNIT_NAMES } from "../../../../test/support/services.ts";
import { callerAs, deskOn } from "../../../../test/support/supervision.ts";
import { multipart } from "../../../../test/support/upload.ts";
import { zipOf } from "../../../../test/support/zip.ts";
import type { Role } from "../../../kernel/access.ts";
import { regionOf } from "../../../kernel/region.ts";
import { inTransaction } from "../../../platform/database/database.ts";
import { contract } from "../contract.ts";
import type { CaseDetail } from "../domain/cases/case-view.ts";
import type { Draft } from "../domain/hall/hall-view.ts";
import { applicationOf } from "../domain/hall/papers-of-draft.ts";
import { keepItem } from "../store/cases/fixtures/kept-item.ts";

const CENTRE = "包头市测试住房公积金中心";
/** Of days that have not come, so that nobody has them. */
const [OWN, STRANGERS, AT_WINDOW] = ["150204209901010019", "152602209902020025", "150102209903030031"];

let app: TestApp;
let item: string;
let [applicant, stranger, clerk, otherClerk, liaison, foreign, head]: Inject[] = [];
const as = (who: Inject | undefined): Inject => who as Inject;

beforeAll(async () => {
  app = await openTestApp();
  const desk = deskOn(app.database);
  const names = UNIT_NAMES.map((name) => ({ name, collective: false, regionCode: regionOf(name) }));
  await inTransaction(desk.sql, (sql) => desk.organisations.propose(names, sql, callerAs("测试", "office")));
  const roster = await desk.organisations.list();
  const signedIn = async (role: Role, unit: string | null, number: string | null = null) => {
    const name = `u-${randomUUID().slice(0, 8)}`;
    const organisationId = roster.find((each) => each.name === unit)?.id;
    const given = { name, password: PASSWORD, roles: [role] };
    const accountId = await app.addAccount(organisationId ? { ...given, organisationId } : given);
    const checked = { verifiedOn: "2026-11-02", verifiedBy: "测试窗口", declaredAt: new Date() };
    if (number !== null)
      await desk.sql`insert into accounts.identity ${desk.sql({ accountId, regionCode: "150200", kind: "person", name: "测试申请人", number, phone: "0472-1234567", ...checked })}`;
    return app.withToken(await app.signIn(name, PASSWORD));
  };
  applicant = await signedIn("applicant", null, OWN);
  stranger = await signedIn("applicant", null, STRANGERS);
  clerk = await signedIn("window-clerk", "包头市测试政务服务中心");
  otherClerk = await signedIn("window-clerk", "乌兰察布市测试政务服务中心");
  liaison = await signedIn("liaison", CENTRE);
  head = await signedIn("unit-head", CENTRE);
  foreign = await signedIn("liaison", "鄂尔多斯市测试人社局");
  item = await keepItem(desk.sql, { city: "150200", dept: CENTRE, name: "租房提取住房公积金" });
}, 120_000);
afterAll(() => app.close());

type Failed = { readonly code: string };
const text = (words: string) => new TextEncoder().encode(words);
const post = (who: Inject | undefined, url: string, payload: object) =>
  as(who)({ method: "POST", url, payload });

async function draftOf(who: Inject | undefined): Promise<Draft> {
  let draft = (await post(who, "/api/drafts", { item, city: "150200" })).json<Draft>();
  for (const { id, kind } of draft.fields)
    if (kind === "material") {
      const url = `/api/drafts/${draft.id}/files?field=${encodeURIComponent(id)}`;
      draft = (await as(who)({ ...(await multipart("说明.txt", text(id))), url })).json<Draft>();
    }
  return draft;
}
function contentOf(draft: Draft) {
  const statements = draft.fields.flatMap(({ kind, label }) => (kind === "statement" ? [label.zh] : []));
  return applicationOf(draft, { ...draft.content, receivingCity: "150200", statements });
}
const apply = async (who: Inject | undefined): Promise<{ id: string; number: string }> =>
  (await post(who, "/api/cases", { key: randomUUID(), content: contentOf(await draftOf(who)) })).json();

async function act(who: Inject | undefined, id: string, asked: object, version?: number) {
  const known = version ?? (await as(who)({ url: `/api/cases/${id}` })).json<CaseDetail>().version;
  return post(who, `/api/cases/${id}/acts`, { version: known, key: randomUUID(), act: asked });
}

const licence = (key: string, name: string) => ({
  key,
  type: "测试证",
  number: null,
  holder: { kind: "person", name, number: AT_WINDOW },
  validFrom: "2026-01-01",
  validUntil: null,
});

describe("（四）an application that says more than its form", () => {
  it("is refused: a licence that nobody looked up, a paper of another item, a receipt that nobody left", async () => {
    const content = contentOf(await draftOf(applicant));
    const [first, ...rest] = content.papers;
    for (const forged of [
      { supply: { from: "licence", licenceId: randomUUID() } },
      { way: "supplied", files: [], supply: { from: "identity" } },
      { itemIds: [randomUUID()] },
      { material: "不动产权证书" },
    ]) {
      const papers = [{ ...first, ...forged }, ...rest];
      const reply = await post(applicant, "/api/cases", {
        key: randomUUID(),
        content: { ...content, papers },
      });
      expect(reply.statusCode).toBe(422);
    }
    const read = {
      from: "shared-data",
      resourceId: randomUUID(),
      resourceName: "x",
      provider: "x",
      receipt: 1,
    };
    const [paper] = content.papers.map((each) => ({ ...each, files: [], way: "window" }));
    const window = {
      ...content,
      papers: [{ ...paper, way: "supplied", supply: read }],
      applicant: { kind: "person", name: "测试某", number: AT_WINDOW, phone: null },
    };
    const payload = { key: randomUUID(), content: window, identitySeen: true };
    expect((await post(clerk, "/api/window-cases", payload)).json<Failed>().code).toBe("papers-missing");
  });

  it("becomes one case, however many windows hand the form in at once; and goes to a city that there is", async () => {
    const content = contentOf(await draftOf(applicant));
    const far = { ...content, receivingCity: "999999" };
    expect((await post(applicant, "/api/cases", { key: randomUUID(), content: far })).statusCode).toBe(400);
    const replies = await Promise.all(
      [1, 2, 3].map(() => post(applicant, "/api/cases", { key: randomUUID(), content })),
    );
    expect(replies.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 404, 404]);
  });

  it("is answered with the one case where the same hand-in arrives several times at once", async () => {
    const payload = { key: randomUUID(), content: contentOf(await draftOf(applicant)) };
    const replies = await Promise.all([1, 2, 3, 4, 5].map(() => post(applicant, "/api/cases", payload)));
    expect(replies.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200, 200]);
    expect(new Set(replies.map((reply) => reply.json<{ id: string }>().id)).size).toBe(1);
  });
});

describe("（四）a file that is no document", () => {
  it.each([
    ["说明.docx", zipOf({ "word/document.xml": "<w/>", "word/vbaProject.bin": "x" }), 422],
    ["表.xlsx", zipOf({ "xl/workbook.xml": "<w/>", "xl/macrosheets/sheet1.xml": "x" }), 422],
    ["图.svg", text("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"), 415],
    ["说明.bat", text("del *.*"), 415],
    ["说明.txt.js. ", text("alert(1)"), 415],
    ["页.html", text("<html><script>1</script></html>"), 415],
    ["包.zip", zipOf({ "a.txt": "x" }), 415],
  ])("is not taken into a form: %s", async (name, bytes, status) => {
    const draft = await draftOf(stranger);
    const field = encodeURIComponent(draft.fields.find(({ kind }) => kind === "material")?.id ?? "");
    const url = `/api/drafts/${draft.id}/files?field=${field}`;
    expect((await as(stranger)({ ...(await multipart(name, bytes)), url })).statusCode).toBe(status);
  });
});

describe("（四）who is not concerned", () => {
  it("finds no case, form, licence or import of others, whatever the role", async () => {
    const { id, number } = await apply(applicant);
    const draft = await draftOf(stranger);
    const digest = draft.files[0]?.digest ?? "";
    const reads = [
      `/api/cases/${id}`,
      `/api/cases/${id}/form`,
      `/api/cases-by-number/${number}`,
      `/api/cases/${id}/papers/receipt`,
      `/api/joint-cases/${id}`,
    ];
    for (const who of [stranger, otherClerk, foreign, clerk])
      for (const url of reads) expect([url, (await as(who)({ url })).statusCode]).toEqual([url, 404]);
    for (const who of [otherClerk, foreign, stranger])
      expect((await act(who, id, { type: "withdraw" }, 1)).statusCode).toBe(404);
    for (const url of [`/api/drafts/${draft.id}`, `/api/drafts/${draft.id}/files/${digest}?field=x`])
      expect(
        (await as(applicant)({ method: url.includes("files") ? "DELETE" : "GET", url })).statusCode,
      ).toBe(404);
    for (const url of ["/api/window-cases", "/api/unit-cases", "/api/licences", "/api/item-imports"])
      expect((await as(applicant)({ url })).statusCode).toBe(403);
  });

  it("cannot take another's key for an own request, nor one that the program derives for itself", async () => {
    const key = randomUUID();
    expect((await post(liaison, "/api/licences", licence(key, "测试某"))).statusCode).toBe(200);
    const taken = await post(foreign, "/api/licences", licence(key, "测试某乙"));
    expect([taken.statusCode, taken.json<Failed>().code]).toEqual([422, "key-taken"]);
    const derived = `${key.slice(0, 14)}8${key.slice(15)}`;
    expect((await post(liaison, "/api/licences", licence(derived, "测试某"))).statusCode).toBe(400);
  });
});

describe("（四）a form that asks too much", () => {
  it.each([
    "民族",
    "您的民族：",
    "宗教信仰",
    "身份证号",
    "请填写您的身份证号码",
    "联 系 电 话",
    "企业的统一社会信用代码",
  ])("is not published, whatever it cites: %s", async (zh) => {
    const question = {
      label: { zh, en: "x" },
      answer: "text",
      choices: [],
      required: true,
      most: 50,
      basis: "《某条例》第一条",
    };
    const payload = { questions: [question] };
    const reply = await as(liaison)({ method: "PUT", url: `/api/hall/forms/${item}`, payload });
    expect(reply.json<Failed>().code).toBe("asks-too-much");
  });
});

describe("（四）two at once", () => {
  it("do not both decide a case, and do not both answer what was asked for once", async () => {
    const { id } = await apply(applicant);
    const { state } = (await as(liaison)({ url: `/api/cases/${id}` })).json<CaseDetail>();
    expect((await act(liaison, id, { type: "accept", proof: state.handedOver?.proof })).statusCode).toBe(200);
    const asked = { type: "supplement", papers: ["租房合同"], text: "请补正" };
    const both = async (whos: (Inject | undefined)[], what: object) => {
      const { version } = (await as(liaison)({ url: `/api/cases/${id}` })).json<CaseDetail>();
      const replies = await Promise.all(whos.map((who) => act(who, id, what, version)));
      return replies.map(({ statusCode }) => statusCode).toSorted();
    };
    expect(await both([liaison, head], asked)).toEqual([200, 409]);
    const file = await as(applicant)({
      ...(await multipart("补.txt", text("补"))),
      url: `/api/cases/${id}/files`,
    });
    const supplemented = { type: "supplemented", papers: [{ material: "租房合同", files: [file.json()] }] };
    expect(await both([applicant, applicant], supplemented)).toEqual([200, 409]);
    const decide = { type: "decide", outcome: "approved", text: "符合", remedies: "", licence: null };
    expect(await both([liaison, head], decide)).toEqual([200, 409]);
    expect((await act(liaison, id, asked)).statusCode).toBe(422);
  });
});

describe("（四）whatever is sent", () => {
  it("is answered or refused, and never a failure of the server's", async () => {
    const { id } = await apply(applicant);
    const roles: readonly Role[] = ["office", "data-officer", "leader"];
    const callers = [applicant, stranger, clerk, liaison, foreign, ...(await Promise.all(roles.map(app.as)))];
    for (const [at, { key, ...call }] of generatedCalls(contract, [id, item], 2).entries()) {
      const { statusCode } = await as(callers[at % callers.length])(call);
      expect([key, call, statusCode < 500]).toEqual([key, call, true]);
    }
  });

  it("leaves the number of a person in no act, trail or list: only where it can be erased", async () => {
    const reason = `申请人 ${STRANGERS} 的材料`;
    await post(liaison, "/api/licences/checks", {
      type: "x",
      number: "x",
      purpose: reason,
      caseNumber: STRANGERS,
      consentCode: null,
    });
    const office = await app.as("office");
    const chain = { title: reason, industry: "energy", projectType: "测试", source: "", steps: [] };
    const refused = await post(office, "/api/chains", { key: randomUUID(), content: chain });
    expect(refused.statusCode).toBe(422);
    await apply(stranger);
    expect(await columnsHolding(app.database.owner, STRANGERS ?? "")).toEqual([
      "accounts.identity.number",
      "one_service.case_content.content",
    ]);
  });
});
