import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Inject, openTestApp, PASSWORD, type TestApp } from "../../../../test/support/app.ts";
import { UNIT_NAMES } from "../../../../test/support/services.ts";
import { callerAs, deskOn } from "../../../../test/support/supervision.ts";
import { multipart } from "../../../../test/support/upload.ts";
import type { Role } from "../../../kernel/access.ts";
import { readAllSheets } from "../../../platform/documents/sheet-rows.ts";
import { regionOf } from "../../../kernel/region.ts";
import { inTransaction } from "../../../platform/database/database.ts";
import type { CaseDetail, CaseLine } from "../domain/cases/case-view.ts";
import type { Draft } from "../domain/hall/hall-view.ts";
import { applicationOf } from "../domain/hall/papers-of-draft.ts";
import { keepItem } from "../store/cases/fixtures/kept-item.ts";

type Failed = { readonly code: string };

let app: TestApp;
let item: string;
let applicant: Inject;
let otherApplicant: Inject;
let unverified: Inject;
let ordosClerk: Inject;
let baotou: Inject;
let baotouToo: Inject;
let elsewhere: Inject;

const cellsOf = async (who: Inject, url: string) => {
  const read = await readAllSheets((await who({ url })).rawPayload, "cases.xlsx");
  return read.ok ? JSON.stringify(read.value) : "";
};

beforeAll(async () => {
  app = await openTestApp();
  const desk = deskOn(app.database);
  const names = UNIT_NAMES.map((name) => ({ name, collective: false, regionCode: regionOf(name) }));
  await inTransaction(desk.sql, (sql) => desk.organisations.propose(names, sql, callerAs("测试", "office")));
  const roster = await desk.organisations.list();
  const signIn = async (role: Role, unit: string | null, number: string | null = null) => {
    const name = `u-${randomUUID().slice(0, 8)}`;
    const organisationId = roster.find((each) => each.name === unit)?.id;
    const id = await app.addAccount({
      name,
      password: PASSWORD,
      roles: [role],
      ...(organisationId ? { organisationId } : {}),
    });
    if (number !== null)
      await app.database.app`insert into accounts.identity ${app.database.app({
        accountId: id,
        regionCode: "150600",
        kind: "person",
        name: "测试申请人",
        number,
        phone: null,
        verifiedOn: "2026-11-02",
        verifiedBy: "测试窗口",
        declaredAt: new Date(),
      })}`;
    return app.withToken(await app.signIn(name, PASSWORD));
  };
  applicant = await signIn("applicant", null, "150204209901010019");
  otherApplicant = await signIn("applicant", null, "152602209902020025");
  unverified = await signIn("applicant", null);
  ordosClerk = await signIn("window-clerk", "鄂尔多斯市测试政务服务中心");
  baotou = await signIn("liaison", "包头市测试住房公积金中心");
  baotouToo = await signIn("unit-head", "包头市测试住房公积金中心");
  elsewhere = await signIn("liaison", "包头市测试人社局");
  item = await keepItem(app.database.app, {
    city: "150200",
    dept: "包头市测试住房公积金中心",
    name: "租房提取住房公积金",
  });
}, 120_000);
afterAll(() => app.close());

const txt = (words: string) => new TextEncoder().encode(words);

/** A form filled in for Ordos as far as it can be sent, with a file for each paper. */
async function filled(who: Inject): Promise<Draft> {
  let draft = (
    await who({ method: "POST", url: "/api/drafts", payload: { item, city: "150600" } })
  ).json<Draft>();
  for (const field of draft.fields.filter(({ kind }) => kind === "material")) {
    const url = `/api/drafts/${draft.id}/files?field=${encodeURIComponent(field.id)}`;
    draft = (await who({ ...(await multipart(`${field.label.zh}.txt`, txt(field.id))), url })).json<Draft>();
  }
  return draft;
}

function payloadOf(draft: Draft) {
  const content = {
    ...draft.content,
    receivingCity: "150600",
    ways: Object.fromEntries(
      draft.fields.flatMap(({ id, kind }) => (kind === "material" ? [[id, "upload"]] : [])),
    ),
    answers: draft.fields.flatMap((field) =>
      field.kind === "question"
        ? [
            {
              field: field.id,
              label: field.label.zh,
              value: field.answer === "phone" ? "13900000000" : (field.choices[0]?.zh ?? "测试"),
            },
          ]
        : [],
    ),
    statements: draft.fields.flatMap(({ kind, label }) => (kind === "statement" ? [label.zh] : [])),
    delivery: { by: "online" as const, address: null, city: null },
  };
  return { key: randomUUID(), content: applicationOf(draft, content as Draft["content"]) };
}

async function apply(): Promise<{ id: string; number: string }> {
  const reply = await applicant({
    method: "POST",
    url: "/api/cases",
    payload: payloadOf(await filled(applicant)),
  });
  expect(reply.json()).toMatchObject({ joint: false });
  return reply.json();
}

async function act(who: Inject, id: string, asked: object, version?: number) {
  const current = version ?? (await who({ url: `/api/cases/${id}` })).json<CaseDetail>().version;
  const payload = { version: current, key: randomUUID(), act: asked };
  const reply = await who({ method: "POST", url: `/api/cases/${id}/acts`, payload });
  return { status: reply.statusCode, body: reply.json<CaseDetail & Failed>() };
}

const HAND_OVER = {
  type: "hand-over",
  sent: { kind: "online" },
  identityChecked: true,
  formallyComplete: true,
};

describe("（四）a citizen who applies in Ordos for what Baotou decides", () => {
  it("is asked nothing twice, and follows it to delivery", async () => {
    const payload = payloadOf(await filled(applicant));
    const [first, again] = [
      await applicant({ method: "POST", url: "/api/cases", payload }),
      await applicant({ method: "POST", url: "/api/cases", payload }),
    ];
    expect(first.statusCode).toBe(200);
    expect(again.json()).toEqual(first.json());
    const { id } = first.json<{ id: string }>();
    const window = (await ordosClerk({ url: "/api/window-cases?list=to-hand-over" })).json<{
      rows: CaseLine[];
    }>();
    expect(window.rows.map((row) => row.id)).toContain(id);
    const handed = await act(ordosClerk, id, HAND_OVER);
    const accepted = await act(baotou, id, { type: "accept", proof: handed.body.state.handedOver?.proof });
    expect(accepted.body.clock.startedBy).toBe("accept");
    await act(baotou, id, { type: "decide", outcome: "approved", text: "符合条件", remedies: "" });
    await act(baotou, id, { type: "deliver", how: { kind: "online" } });
    const { body } = await act(applicant, id, { type: "confirm-delivery" });
    expect(body.state.stage).toBe("delivered");
    expect((await applicant({ url: "/api/drafts" })).json<{ rows: unknown[] }>().rows).toEqual([]);
    const word = await applicant({ url: `/api/cases/${id}/papers/decision` });
    expect(word.headers["content-disposition"]).toContain(".docx");
  });

  it("needs a checked identity, and cannot hand in a file that is another's", async () => {
    const payload = payloadOf(await filled(applicant));
    const stolen = await filled(otherApplicant);
    const own = payloadOf(stolen);
    const [paper] = payload.content.papers;
    const digest = "f".repeat(64);
    const papers = own.content.papers.map((each) =>
      each.field === paper?.field ? { ...each, files: [{ digest, name: "x.txt", size: 1 }] } : each,
    );
    const refused = await otherApplicant({
      method: "POST",
      url: "/api/cases",
      payload: { ...own, content: { ...own.content, papers } },
    });
    expect(refused.json<Failed>().code).toBe("files-not-yours");
    const nobody = await unverified({ method: "POST", url: "/api/cases", payload });
    expect(nobody.json<Failed>().code).toMatch(/identity/);
  });
});

describe("（四）a case is there for whom it concerns, and for nobody else", () => {
  it("not by id, number, file, form, paper or act: 404 for another applicant and for other units", async () => {
    const { id, number } = await apply();
    const { state } = (await applicant({ url: `/api/cases/${id}` })).json<CaseDetail>();
    const digest = state.papers[0]?.digests[0] ?? "";
    for (const who of [otherApplicant, elsewhere]) {
      for (const url of [
        `/api/cases/${id}`,
        `/api/cases-by-number/${number}`,
        `/api/cases/${id}/form`,
        `/api/cases/${id}/files/${digest}`,
        `/api/cases/${id}/papers/receipt`,
      ])
        expect([url, (await who({ url })).statusCode]).toEqual([url, 404]);
      // An old version must not tell that there is something.
      expect((await act(who, id, { type: "withdraw" }, 77)).status).toBe(404);
    }
    expect((await otherApplicant({ url: `/api/cases-by-number/2026-150600-999999-0` })).statusCode).toBe(404);
    expect((await applicant({ url: `/api/cases-by-number/${number.toLowerCase()}` })).json()).toEqual({ id });
    const lists = [
      await otherApplicant({ url: "/api/my-cases" }),
      await elsewhere({ url: "/api/unit-cases" }),
    ].map((reply) => reply.json<{ rows: CaseLine[] }>().rows);
    expect(lists).toEqual([[], []]);
  });

  it("and goes out as a workbook to those who list it, without its applicant; to others, with none of it", async () => {
    const { number } = await apply();
    const [window, unit] = ["/api/window-cases/workbook", "/api/unit-cases/workbook"];
    const received = await cellsOf(ordosClerk, `${window}?q=${number}`);
    expect([received.includes(number), received.includes("测试申请人")]).toEqual([true, false]);
    expect(await cellsOf(ordosClerk, `${window}?q=nowhere`)).not.toContain(number);
    expect(await cellsOf(elsewhere, unit)).not.toContain(number);
    expect((await baotou({ url: window })).statusCode).toBe(403);
  });

  it("and nothing of its applicant is in what a city's data authority sees", async () => {
    await apply();
    const officer = await app.as("data-officer");
    const reply = await officer({ url: "/api/case-overview" });
    expect(reply.statusCode).toBe(200);
    expect(reply.body).not.toContain("测试申请人");
    expect((await (await app.as("leader"))({ url: "/api/case-overview" })).statusCode).toBe(403);
  });

  it("keeps no file that is no document", async () => {
    const { id } = await apply();
    const body = await multipart("a.html", txt("<script>alert(1)</script><html></html>"));
    const reply = await applicant({ ...body, url: `/api/cases/${id}/files` });
    expect(reply.statusCode).toBe(415);
    const good = await multipart("a.txt", txt("说明"));
    expect((await otherApplicant({ ...good, url: `/api/cases/${id}/files` })).statusCode).toBe(404);
  });
});

describe("（四）two who act at once", () => {
  it("do not both sign for a case: one did, the other learns who", async () => {
    const { id } = await apply();
    const { body } = await act(ordosClerk, id, HAND_OVER);
    const asked = { type: "accept", proof: body.state.handedOver?.proof };
    const both = await Promise.all([
      act(baotou, id, asked, body.version),
      act(baotouToo, id, asked, body.version),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const detail = (await baotou({ url: `/api/cases/${id}` })).json<CaseDetail>();
    expect(detail.version).toBe(body.version + 1);
  });
});
