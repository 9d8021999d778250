import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Inject, openTestApp, PASSWORD, type TestApp } from "../../../../test/support/app.ts";
import { addGrant, FUND_ROWS, SUBJECTS } from "../../../../test/support/exchange.ts";
import { generatedCalls } from "../../../../test/support/generated-calls.ts";
import { columnsHolding } from "../../../../test/support/kept-texts.ts";
import { askedOf, publishResource } from "../../../../test/support/requests.ts";
import { type ServicesGround, UNIT_NAMES } from "../../../../test/support/services.ts";
import { callerAs, deskOn } from "../../../../test/support/supervision.ts";
import type { Role } from "../../../kernel/access.ts";
import { addDays, dayInShanghai } from "../../../kernel/calendar.ts";
import { regionOf } from "../../../kernel/region.ts";
import { inTransaction } from "../../../platform/database/database.ts";
import { contract } from "../contract.ts";
import type { Grant } from "../exchange/grant/grant.ts";
import { audit } from "../../../platform/audit/audit.ts";
import { forgetApplicant } from "../oversight/correction/job.ts";

const GIVING = "包头市测试住房公积金中心";
const ASKING = "呼和浩特市测试住房公积金中心";
const today = dayInShanghai(new Date());

let app: TestApp;
let ground: ServicesGround;
let resource: string;
let [asks, gives, stranger, strangeHead, farOfficer, farClerk, officer]: Inject[] = [];
const as = (who: Inject | undefined): Inject => who as Inject;

beforeAll(async () => {
  app = await openTestApp();
  const desk = deskOn(app.database);
  const names = UNIT_NAMES.map((name) => ({ name, collective: false, regionCode: regionOf(name) }));
  await inTransaction(desk.sql, (sql) => desk.organisations.propose(names, sql, callerAs("测试", "office")));
  const roster = await desk.organisations.list();
  const unit = (name: string) => roster.find((each) => each.name === name) as (typeof roster)[number];
  ground = { database: app.database, unit } as unknown as ServicesGround;
  const signedIn = async (name: string, role: Role): Promise<Inject> => {
    const account = `u-${randomUUID().slice(0, 8)}`;
    await app.addAccount({ name: account, password: PASSWORD, roles: [role], organisationId: unit(name).id });
    return app.withToken(await app.signIn(account, PASSWORD));
  };
  asks = await signedIn(ASKING, "liaison");
  gives = await signedIn(GIVING, "liaison");
  stranger = await signedIn("鄂尔多斯市测试人社局", "liaison");
  strangeHead = await signedIn("鄂尔多斯市测试人社局", "unit-head");
  farOfficer = await signedIn("鄂尔多斯市测试数据局", "data-officer");
  farClerk = await signedIn("鄂尔多斯市测试政务服务中心", "window-clerk");
  officer = await signedIn("包头市测试数据局", "data-officer");
  resource = await publishResource(desk.sql, unit(GIVING));
}, 120_000);
afterAll(() => app.close());

type Failed = { readonly code: string };
const post = (who: Inject | undefined, url: string, payload: object) =>
  as(who)({ method: "POST", url, payload });
const begun = async (who: Inject | undefined, url: string, payload: object): Promise<string> => {
  const reply = await post(who, url, { key: randomUUID(), ...payload });
  if (reply.statusCode !== 200) throw new Error(reply.body);
  return reply.json<{ id: string }>().id;
};
const grantOf = (given: Partial<Grant> = {}, rows?: Parameters<typeof addGrant>[2]) =>
  addGrant(ground, { from: addDays(today, -9), until: addDays(today, 9), ...given }, rows);
const asked = () => askedOf({ until: addDays(today, 300) });

const CALL = { purpose: "核验异地提取资格", caseNumber: "呼2026-000123", items: ["姓名"] };
const read = (who: Inject | undefined, { id }: Pick<Grant, "id">, given: object = {}) =>
  post(who, `/api/data/grants/${id}/readings`, { ...CALL, subject: SUBJECTS[0], ...given });

describe("（四）who is not concerned", () => {
  it("finds no request, grant, ledger, dispute, correction or receipt of others, and none in a list", async () => {
    const grant = await grantOf();
    await read(asks, grant);
    const request = await begun(asks, "/api/data/requests", { resourceId: resource, asked: asked() });
    const correction = await begun(asks, "/api/data/corrections", {
      resourceId: grant.resourceId,
      text: "某人的缴存额有误",
    });
    const seed = { title: "测试争议", claim: "测试", about: { kind: "request", id: request } };
    const otherId = ground.unit(GIVING).id;
    const dispute = await begun(asks, "/api/data/disputes", { seed: { ...seed, otherId } });
    const urls = [
      `/api/data/requests/${request}`,
      `/api/data/requests/${request}/paper`,
      `/api/data/ledgers/${grant.id}`,
      `/api/data/ledgers/${grant.id}/workbook`,
      `/api/data/corrections/${correction}`,
      `/api/data/disputes/${dispute}`,
      `/api/data/grants/${grant.id}/usage`,
      "/api/data/receipts/1/file",
    ];
    for (const who of [stranger, strangeHead, farOfficer])
      for (const url of urls) expect([url, (await as(who)({ url })).statusCode]).toEqual([url, 404]);
    for (const url of urls) expect((await as(farClerk)({ url })).statusCode).toBe(403);
    const act = { version: 1, key: randomUUID(), act: { type: "withdraw", reason: "x" } };
    for (const who of [stranger, strangeHead, farOfficer]) {
      expect((await post(who, `/api/data/requests/${request}/acts`, act)).statusCode).toBe(404);
      const corrects = await post(who, `/api/data/corrections/${correction}/acts`, act);
      expect(corrects.statusCode).toBe(who === farOfficer ? 403 : 404);
      const inspection = { key: randomUUID(), reason: "x" };
      expect((await post(who, `/api/data/ledgers/${grant.id}/inspections`, inspection)).statusCode).toBe(404);
      for (const url of [
        "requests?tab=all",
        "grants",
        "corrections",
        "disputes",
        "ledgers",
        "receipts",
        "exchange",
      ]) {
        const reply = await as(who)({ url: `/api/data/${url}` });
        for (const id of [request, correction, dispute, grant.id]) expect(reply.body).not.toContain(id);
      }
    }
    expect((await read(stranger, grant)).statusCode).toBe(
      (await read(stranger, { id: randomUUID() })).statusCode,
    );
  });

  it("changes nothing of another city's catalogue, whatever the role: its own officer may", async () => {
    const id = await publishResource(app.database.app, ground.unit(GIVING));
    const { version } = (await as(officer)({ url: `/api/resources/${id}` })).json<{ version: number }>();
    const reason = "别的城市不能替它决定";
    const acts = [
      ...["approve", "submit"].map((type) => ({ type })),
      ...["return", "extend", "ask-withdrawal", "withdraw", "allow-stricter"].map((type) => ({
        type,
        ...(type === "return" ? { reasons: reason } : { reason }),
      })),
      { type: "publish", basisRank: null },
      { type: "revise", cause: "other", reason, changedOn: today },
    ];
    const act = (who: Inject | undefined, asked: object) =>
      post(who, `/api/resources/${id}/acts`, { version, key: randomUUID(), act: asked });
    for (const who of [stranger, strangeHead, farOfficer])
      for (const asked of acts) {
        const reply = await act(who, asked);
        const { code } = reply.json<Failed>();
        expect([asked, code, reply.statusCode]).toEqual([asked, "forbidden", 403]);
      }
    const withdrawn = await act(officer, { type: "withdraw", reason });
    expect([withdrawn.statusCode, withdrawn.json<{ version: number }>().version]).toEqual([200, version + 1]);
  });

  it("is not answered with what another's key began, nor lets a key be used that the program derives", async () => {
    const key = randomUUID();
    const payload = { key, resourceId: resource, asked: asked() };
    expect((await post(asks, "/api/data/requests", payload)).statusCode).toBe(200);
    expect((await post(asks, "/api/data/requests", payload)).statusCode).toBe(200);
    expect((await post(stranger, "/api/data/requests", payload)).json<Failed>().code).toBe("key-taken");
    const derived = { ...payload, key: `${key.slice(0, 14)}8${key.slice(15)}` };
    expect((await post(asks, "/api/data/requests", derived)).statusCode).toBe(400);
  });
});

describe("（四）a reading", () => {
  it("gives fifty who ask at once no more than the day's calls", async () => {
    const grant = await grantOf({ callsPerDay: 7 });
    const replies = await Promise.all(Array.from({ length: 50 }, () => read(asks, grant)));
    expect(replies.filter(({ statusCode }) => statusCode === 200)).toHaveLength(7);
    const batch = await grantOf({ mode: "batch", callsPerDay: 1 });
    const query = new URLSearchParams({ purpose: CALL.purpose, caseNumber: CALL.caseNumber, format: "csv" });
    const url = `/api/data/grants/${batch.id}/batch?${query}`;
    const files = await Promise.all(Array.from({ length: 5 }, () => as(asks)({ url })));
    expect(files.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
  });

  it("opens nothing by what is written in subject, items or a condition of the grant", async () => {
    const grant = await grantOf({ rows: [{ item: "状态", is: "equal", values: ["' or '1'='1"] }] });
    expect((await read(asks, grant)).json()).toMatchObject({ rows: [] });
    const open = await grantOf();
    for (const given of [
      { subject: `${SUBJECTS[0]}' or '1'='1` },
      { subject: "%" },
      { subject: "１５０２０４２０９９０１０１００１９" },
      { items: ["姓名", "状态"] },
      { items: ["__proto__"] },
      { purpose: "别的用途" },
    ])
      expect([given, (await read(asks, open, given)).statusCode]).toEqual([given, 422]);
    for (const given of [
      { subject: [SUBJECTS[0]] },
      { items: "姓名" },
      { subject: { $ne: null } },
      { caseNumber: "1".repeat(201) },
    ])
      expect([given, (await read(asks, open, given)).statusCode]).toEqual([given, 400]);
  });

  it("takes for a case's number no number of a person, in groups or full width", async () => {
    const grant = await grantOf();
    for (const caseNumber of [
      SUBJECTS[1],
      "150204-20990101-0019",
      "件2026-１５０２０４２０９９０１０１００１９",
    ])
      expect((await read(asks, grant, { caseNumber })).json<Failed>().code).toBe("case-number");
  });

  it("gives formulas out as text", async () => {
    const cells = ["=1+1", "+1", "-1+1", "@x", "\t=1", "＝1+1", "=cmd|' /C calc'!A0"];
    const rows = cells.map((cell) => ({ ...FUND_ROWS[0], 月缴存额: cell }) as Record<string, string>);
    const grant = await grantOf({ mode: "file" }, rows);
    const query = new URLSearchParams({ purpose: CALL.purpose, caseNumber: CALL.caseNumber, format: "csv" });
    const { body } = await as(asks)({ url: `/api/data/grants/${grant.id}/batch?${query}` });
    const given = body.split("\r\n").slice(1, -1);
    expect(given).toHaveLength(cells.length);
    for (const line of given) expect(line).toMatch(/^测\*\*\*,"?'/);
  });
});

describe("（四）whatever is sent", () => {
  it("is answered or refused, and never a failure of the server's", async () => {
    const grant = await grantOf();
    const ids = [resource, grant.id, grant.resourceId, ground.unit(GIVING).id];
    const roles: readonly Role[] = ["office", "leader", "applicant"];
    const callers = [asks, gives, officer, strangeHead, farClerk, ...(await Promise.all(roles.map(app.as)))];
    for (const [at, { key, ...call }] of generatedCalls(contract, ids, 2).entries()) {
      const { statusCode } = await as(callers[at % callers.length])(call);
      expect([key, call, statusCode < 500]).toEqual([key, call, true]);
    }
    expect((await as(asks)({ url: "/api/data/receipts/file?from=2&to=1" })).statusCode).toBe(400);
  });

  it("leaves the number of a person where it can be erased, and once it is, among the provider's own rows only", async () => {
    const words = `身份证号 ${SUBJECTS[2]}`;
    const about = { title: words, items: words, purpose: words, cycle: "monthly", regionCode: "150100" };
    const sourceId = ground.unit("自治区测试数据局").id;
    const breach = {
      code: "late-answer",
      unitId: ground.unit(GIVING).id,
      began: today,
      title: words,
      evidence: words,
    };
    const replies = [
      await post(asks, "/api/data/return-flows", { key: randomUUID(), seed: { ...about, sourceId } }),
      await post(officer, "/api/data/breaches", { key: randomUUID(), ...breach }),
      await post(asks, "/api/data/requests", {
        key: randomUUID(),
        resourceId: resource,
        asked: { ...asked(), scenario: words },
      }),
    ];
    expect(replies.map((reply) => reply.json<Failed>().code)).toEqual(replies.map(() => "person-number"));
    const { app: sql, owner } = app.database;
    const given = {
      name: `u-${randomUUID().slice(0, 8)}`,
      password: PASSWORD,
      roles: ["applicant"] as const,
    };
    const accountId = await app.addAccount(given);
    await sql`insert into accounts.identity ${sql({ accountId, regionCode: "150200", kind: "person", name: "测试某", number: SUBJECTS[2], phone: null, verifiedOn: today, verifiedBy: "测试", declaredAt: new Date() })}`;
    const citizen = app.withToken(await app.signIn(given.name, PASSWORD));
    await begun(citizen, "/api/data/corrections", { resourceId: resource, text: words });
    const rows = "shared_data.drop_row.cells";
    expect(await columnsHolding(owner, SUBJECTS[2])).toEqual([
      "accounts.identity.number",
      "shared_data.correction_text.text",
      rows,
    ]);
    await citizen({ method: "DELETE", url: "/api/my-identity?account=true" });
    await forgetApplicant({ sql, audit })({ accountId }, { signal: new AbortController().signal });
    expect(await columnsHolding(owner, SUBJECTS[2])).toEqual([rows]);
  });
});
