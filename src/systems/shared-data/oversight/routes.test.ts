import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestApp, PASSWORD, type Inject, type TestApp } from "../../../../test/support/app.ts";
import type { Role } from "../../../kernel/access.ts";
import { addDays, dayInShanghai } from "../../../kernel/calendar.ts";
import { inTransaction } from "../../../platform/database/database.ts";
import { json } from "../../../platform/database/json.ts";
import { deskOn } from "../../../../test/support/supervision.ts";
import { extractDocument } from "../../../platform/documents/extract.ts";
import type { BreachBoard } from "./breach/kind.ts";
import type { CorrectionDetail, CorrectionTold } from "./correction/kind.ts";
import type { LedgerDetail } from "./ledger/ledger.ts";
import { grantLapses } from "./store-lapses.ts";

type Failed = { readonly code: string };

const NAMES = [
  "包头市测试人社局",
  "鄂尔多斯市测试人社局",
  "乌兰察布市测试人社局",
  "包头市测试数据局",
  "呼和浩特市测试数据局",
];
const [PROVIDER, USER, OTHER, OFFICER, FAR] = ["p", "u", "o", "officer", "far"] as const;
const KEYS = [PROVIDER, USER, OTHER, OFFICER, FAR];
const ROLE: Readonly<Record<string, Role>> = { [OFFICER]: "data-officer", [FAR]: "data-officer" };
const today = dayInShanghai(new Date());

let app: TestApp;
const unitIds = new Map<string, string>();
const calls = new Map<string, Inject>();
const resourceId = randomUUID();
const grants = { user: randomUUID(), other: randomUUID() };

const as = (who: string): Inject => {
  const call = calls.get(who);
  if (!call) throw new Error(`nobody ${who}`);
  return call;
};
const unit = (who: string): string => unitIds.get(who) ?? "";

/** A grant as the requests' acts write it, without walking through a request. */
async function grant(id: string, requester: string): Promise<void> {
  const sql = app.database.app;
  const at = new Date();
  const record = {
    id,
    kind: "request",
    regionCode: "150200",
    version: 1,
    title: "测试参保信息",
    status: "in-use",
    unitIds: [unit(requester), unit(PROVIDER)],
    measureIds: [],
    sample: false,
    reported: false,
    searchText: "",
    begunAt: at,
    begunBy: "测试",
    changedAt: at,
    changedBy: "测试",
  };
  const party = (who: string, regionCode: string) => ({ id: unit(who), name: who, regionCode });
  const state = {
    status: "in-use",
    resource: { name: "测试参保信息" },
    requester: party(requester, requester === USER ? "150600" : "150900"),
    provider: party(PROVIDER, "150200"),
    filed: null,
    answered: null,
    renewals: [],
    suspensions: [],
    granted: null,
    openedOn: null,
    ended: null,
    disposal: null,
  };
  await sql`insert into shared_data.record ${sql({ ...record, state: json(sql, state) })}`;
  await sql`insert into shared_data.grant_now ${sql({
    id,
    regionCode: "150200",
    version: 1,
    resourceId,
    providerId: unit(PROVIDER),
    requesterId: unit(requester),
    status: "active",
    validFrom: addDays(today, -200),
    validUntil: addDays(today, 100),
    sample: false,
    state: json(sql, { resourceName: "测试参保信息" }),
  })}`;
}

beforeAll(async () => {
  app = await openTestApp();
  const desk = deskOn(app.database);
  const regions = ["150200", "150600", "150900", "150200", "150100"];
  const names = NAMES.map((name, at) => ({ name, collective: false, regionCode: regions[at] ?? "" }));
  const caller = { actor: null, address: "127.0.0.1", requestId: "test" };
  await inTransaction(app.database.app, (sql) => desk.organisations.propose(names, sql, caller));
  const roster = await desk.organisations.list();
  for (const [at, who] of KEYS.entries()) {
    const id = roster.find(({ name }) => name === NAMES[at])?.id ?? "";
    unitIds.set(who, id);
    const name = `oversight-${who}`;
    await app.addAccount({ name, password: PASSWORD, roles: [ROLE[who] ?? "liaison"], organisationId: id });
    calls.set(who, app.withToken(await app.signIn(name, PASSWORD)));
  }
  await grant(grants.user, USER);
  await grant(grants.other, OTHER);
  for (const id of Object.values(grants)) await grantLapses.writeAgain(desk.sql, desk, id);
}, 120_000);
afterAll(() => app.close());

const post = async (who: string, url: string, payload: object) => as(who)({ method: "POST", url, payload });

const LEDGER = `/api/data/ledgers/${grants.user}`;
const apply = (version: number) => ({ version, key: randomUUID(), act: { type: "apply" } });
const board = async (who: string) => (await as(who)({ url: "/api/data/breaches" })).json<BreachBoard>();

describe("（四）数据校核", () => {
  const url = "/api/data/corrections";
  it("（四）使用单位提出，提供部门更正，两个使用单位都收到并留下凭据，第三方查不到", async () => {
    const text = "张某某的参保地不对";
    const asked = await post(USER, url, { key: randomUUID(), resourceId, text });
    expect(asked.statusCode).toBe(200);
    const { id } = asked.json<{ id: string }>();
    const one = `${url}/${id}`;
    expect((await as(PROVIDER)({ url: one })).json<CorrectionDetail>().texts).toEqual({ asked: text });
    expect((await as(OTHER)({ url: one })).statusCode).toBe(404);
    expect((await as(FAR)({ url: one })).statusCode).toBe(404);
    const acts = `${one}/acts`;
    const accept = { version: 1, key: randomUUID(), act: { type: "accept", text: "已更正", since: null } };
    expect((await post(OTHER, acts, accept)).statusCode).toBe(404);
    // Whom it would tell is shown first, to who may make it and to nobody else.
    const before = await as(PROVIDER)({ url: `${one}/recipients` });
    expect(before.json<{ rows: CorrectionTold[] }>().rows.map(({ unitId, via }) => [unitId, via])).toEqual(
      [unit(USER), unit(OTHER)].toSorted().map((unitId) => [unitId, "grant"]),
    );
    expect((await as(USER)({ url: `${one}/recipients` })).json<Failed>().code).toBe("not-yours");
    expect((await as(OTHER)({ url: `${one}/recipients` })).statusCode).toBe(404);
    const answered = (await post(PROVIDER, acts, accept)).json<CorrectionDetail>();
    expect(new Set(answered.state.recipients.map(({ unitId }) => unitId))).toEqual(
      new Set([unit(USER), unit(OTHER)]),
    );
    // The other unit learns of it now, and confirms for itself only.
    expect((await post(OTHER, acts, apply(2))).json<CorrectionDetail>().state.status).toBe("spreading");
    expect((await post(OTHER, acts, apply(3))).json<Failed>().code).toBe("done");
    expect((await post(USER, acts, apply(3))).json<CorrectionDetail>().state.status).toBe("applied");
    const receipts = await app.database.app`
      select requester_id from shared_data.receipt where kind = 'correction-notice' and resource_id = ${resourceId}`;
    expect(receipts).toHaveLength(2);
    // What was said of a person is in no act and in no trail.
    const kept = await app.database.app<{ text: string }[]>`
      select act::text as text from shared_data.act where record_id = ${id}
      union all select coalesce(after::text, '') from platform.audit where subject = ${id}`;
    expect(kept.some((row) => row.text.includes("张某某"))).toBe(false);
  });

  it("（四）没有授权的数据不能申请校核", async () => {
    const asked = await post(USER, url, { key: randomUUID(), resourceId: randomUUID(), text: "不对" });
    expect(asked.json<Failed>().code).toBe("no-grant");
  });
});

describe("（四）争议与回流", () => {
  it("（四）只有涉及双方的记录能提出争议，第三方单位查不到", async () => {
    const seed = { title: "答复有争议", claim: "理由不成立", about: { kind: "request", id: grants.user } };
    const wrong = await post(USER, "/api/data/disputes", {
      key: randomUUID(),
      seed: { ...seed, otherId: unit(OTHER) },
    });
    expect(wrong.json<Failed>().code).toBe("not-concerned");
    const right = await post(USER, "/api/data/disputes", {
      key: randomUUID(),
      seed: { ...seed, otherId: unit(PROVIDER) },
    });
    const { id } = right.json<{ id: string }>();
    expect((await as(PROVIDER)({ url: `/api/data/disputes/${id}` })).statusCode).toBe(200);
    expect((await as(OTHER)({ url: `/api/data/disputes/${id}` })).statusCode).toBe(404);
    const list = await as(OTHER)({ url: "/api/data/disputes" });
    expect(list.json<{ total: number }>().total).toBe(0);
  });

  it("（四）向同级单位申请回流被拒绝", async () => {
    const seed = {
      title: "数据",
      items: "项",
      purpose: "履职",
      cycle: "monthly",
      regionCode: "150600",
      sourceId: unit(PROVIDER),
    };
    const asked = await post(USER, "/api/data/return-flows", { key: randomUUID(), seed });
    expect(asked.json<Failed>()).toMatchObject({ code: "not-upper", field: "sourceId" });
    // Whatever is refused says at which field, so that a form can show it there.
    const empty = await post(USER, "/api/data/return-flows", {
      key: randomUUID(),
      seed: { ...seed, title: "  " },
    });
    expect(empty.json<Failed>()).toMatchObject({ code: "invalid", field: "seed.title" });
  });
});

describe("（四）使用台账与违规情形", () => {
  it("（四）使用单位写，提供部门登记查阅后才看到内容，别的单位查不到，三年内删不掉", async () => {
    const entry = { key: randomUUID(), kind: "process", day: addDays(today, -1), text: "窗口逐件核验" };
    const written = (await post(USER, `${LEDGER}/entries`, entry)).json<LedgerDetail>();
    expect(written.list).toHaveLength(1);
    await post(USER, `${LEDGER}/entries`, entry);
    expect((await as(USER)({ url: LEDGER })).json<LedgerDetail>().list).toHaveLength(1);
    expect((await as(OTHER)({ url: LEDGER })).statusCode).toBe(404);
    expect((await as(FAR)({ url: LEDGER })).statusCode).toBe(404);
    expect((await as(PROVIDER)({ url: LEDGER })).json<LedgerDetail>().list).toBeNull();
    const reason = { key: randomUUID(), reason: "季度查阅" };
    const inspected = (await post(PROVIDER, `${LEDGER}/inspections`, reason)).json<LedgerDetail>();
    expect(inspected.list?.[0]?.text).toBe("窗口逐件核验");
    expect(inspected.inspections).toHaveLength(1);
    const removed = await as(USER)({ method: "DELETE", url: `${LEDGER}/entries/${written.list?.[0]?.id}` });
    expect([removed.statusCode, removed.json<Failed>().code]).toEqual([422, "retained"]);
    const sheet = await as(PROVIDER)({ url: `${LEDGER}/workbook` });
    const read = await extractDocument(sheet.rawPayload, "台账.xlsx");
    expect(read.ok && read.value.text).toContain("窗口逐件核验");
  });

  it("（四）没有记录的季度上榜，本单位和主管部门看得到，说明后留痕，别人看不到", async () => {
    const mine = (await board(OTHER)).rows.filter(({ code }) => code === "no-records");
    expect(mine.length).toBeGreaterThan(0);
    const [first] = mine;
    expect((await board(USER)).rows.some(({ id }) => id === first?.id)).toBe(false);
    expect((await board(FAR)).total).toBe(0);
    const acts = `/api/data/breaches/${first?.id}/acts`;
    const answer = {
      version: null,
      key: randomUUID(),
      act: { type: "answer", falseAlarm: true, reason: "当季未使用" },
    };
    expect((await post(USER, acts, answer)).statusCode).toBe(404);
    expect((await post(OTHER, acts, answer)).statusCode).toBe(200);
    const after = (await board(OTHER)).rows.find(({ id }) => id === first?.id);
    expect([after?.status, after?.answer?.reason]).toEqual(["answered", "当季未使用"]);
  });
});
