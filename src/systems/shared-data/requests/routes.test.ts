import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Inject, openTestApp, PASSWORD, type TestApp } from "../../../../test/support/app.ts";
import { askedOf, grantedOf, publishResource } from "../../../../test/support/requests.ts";
import { deskOn } from "../../../../test/support/supervision.ts";
import { addDays, dayInShanghai } from "../../../kernel/calendar.ts";
import { regionOf } from "../../../kernel/region.ts";
import { inTransaction } from "../../../platform/database/database.ts";
import type { Asked } from "./fields.ts";
import type { RequestAsked } from "./kind.ts";
import type { GrantRow, RequestDetail, RequestRow } from "./view.ts";

type Failed = { readonly code: string; readonly sentence: { readonly zh: string } };

const UNITS = {
  asking: "鄂尔多斯市测试住房公积金中心",
  giving: "包头市测试住房公积金中心",
  third: "乌兰察布市测试住房公积金中心",
} as const;

const today = dayInShanghai(new Date());
let app: TestApp;
let resource: string;
let asks: Inject, asksHead: Inject, gives: Inject, givesHead: Inject, third: Inject;

beforeAll(async () => {
  app = await openTestApp();
  const { organisations } = deskOn(app.database);
  const names = Object.values(UNITS).map((name) => ({
    name,
    collective: false,
    regionCode: regionOf(name),
  }));
  const nobody = { actor: null, address: "127.0.0.1", requestId: "test" };
  await inTransaction(app.database.app, (sql) => organisations.propose(names, sql, nobody));
  const roster = await organisations.list();
  const as = async (name: string, role: "liaison" | "unit-head"): Promise<Inject> => {
    const unit = roster.find((each) => each.name === name);
    const account = `${role}-${randomUUID().slice(0, 8)}`;
    await app.addAccount({
      name: account,
      password: PASSWORD,
      roles: [role],
      ...(unit ? { organisationId: unit.id } : {}),
    });
    return app.withToken(await app.signIn(account, PASSWORD));
  };
  const provider = roster.find(({ name }) => name === UNITS.giving);
  if (!provider) throw new Error("no provider");
  resource = await publishResource(app.database.app, provider);
  [asks, asksHead] = [await as(UNITS.asking, "liaison"), await as(UNITS.asking, "unit-head")];
  [gives, givesHead] = [await as(UNITS.giving, "liaison"), await as(UNITS.giving, "unit-head")];
  third = await as(UNITS.third, "liaison");
}, 60_000);
afterAll(() => app.close());

const draft = (by: Inject, given: Partial<Asked> = {}, key: string = randomUUID()) =>
  by({
    method: "POST",
    url: "/api/data/requests",
    payload: { key, resourceId: resource, asked: askedOf({ until: addDays(today, 300), ...given }) },
  });

const detail = async (by: Inject, id: string): Promise<RequestDetail> =>
  (await by({ url: `/api/data/requests/${id}` })).json<RequestDetail>();

async function act(by: Inject, id: string, what: RequestAsked, version?: number) {
  const known = version ?? (await detail(by, id)).version;
  return by({
    method: "POST",
    url: `/api/data/requests/${id}/acts`,
    payload: { version: known, key: randomUUID(), act: what },
  });
}

describe("requests over HTTP （四）", () => {
  it("are carried from the draft to the grant, and the list says whose turn it is", async () => {
    const form = await asks({ url: `/api/data/request-form?resource=${resource}` });
    expect(form.json()).toMatchObject({
      requester: { name: UNITS.asking },
      provider: { name: UNITS.giving },
    });
    const key = randomUUID();
    const begun = await draft(asks, {}, key);
    const { id } = begun.json<{ id: string }>();
    expect((await draft(asks, {}, key)).json<{ id: string }>().id).toBe(id);
    const answer = grantedOf({ until: addDays(today, 200) });
    const turns: readonly (readonly [Inject, RequestAsked])[] = [
      [asksHead, { type: "sign" }],
      [gives, { type: "receive" }],
      [gives, { type: "prepare-answer", answer }],
      [givesHead, { type: "sign-answer" }],
      [gives, { type: "deliver", note: "已开通" }],
      [asks, { type: "confirm-delivery" }],
    ];
    for (const [by, what] of turns) {
      const { may } = await detail(by, id);
      expect(may).toContain(what.type);
      const mine = await by({ url: "/api/data/requests?tab=mine" });
      expect(mine.json<{ rows: RequestRow[] }>().rows.map((row) => row.id)).toContain(id);
      expect((await act(by, id, what)).statusCode).toBe(200);
    }
    const grants = (await asks({ url: "/api/data/grants?side=asked" })).json<{ rows: GrantRow[] }>();
    expect(grants.rows).toMatchObject([{ id, status: "active", asks: true, items: ["姓名", "缴存状态"] }]);
    const paper = await asks({ url: `/api/data/requests/${id}/paper?part=answer` });
    expect(paper.headers["content-type"]).toContain("wordprocessingml");
    const sheet = await gives({ url: "/api/data/request-workbook?tab=given" });
    expect(sheet.headers["content-type"]).toContain("spreadsheetml");
    const { history } = await detail(gives, id);
    expect(history.map(({ sentence }) => sentence.zh)[0]).toBe("需求部门确认收到数据");
  });

  it("do not exist for a third unit, by whatever way it asks", async () => {
    const { id } = (await draft(asks)).json<{ id: string }>();
    const ways = [
      await third({ url: `/api/data/requests/${id}` }),
      await third({ url: `/api/data/requests/${id}/paper` }),
      await act(third, id, { type: "sign" }, 1),
      await third({ url: `/api/data/requests/${randomUUID()}` }),
    ];
    expect(ways.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404, 404]);
    // What does not exist and what is not theirs look the same.
    const [foreign, nothing] = [ways[0], ways[3]].map((each) => each?.json<Failed>().sentence.zh);
    expect(foreign).toBe(nothing);
    const list = await third({ url: "/api/data/requests?tab=all" });
    expect(list.json()).toMatchObject({ total: 0, rows: [] });
  });

  it("tell a leader counts only", async () => {
    const leader = await app.as("leader");
    expect((await leader({ url: "/api/data/request-counts" })).json()).toMatchObject({ mine: 0, asked: 0 });
    expect((await leader({ url: "/api/data/requests?tab=all" })).statusCode).toBe(403);
  });

  it.each([
    [{ items: ["工资"] }, "unknown-item"],
    [{ mode: "batch" as const }, "mode-not-offered"],
    [{ scenario: "" }, "asked-incomplete"],
    [{ until: "2020-01-01" }, "until-past"],
    [{ scenario: "核验 150204209901010019 的缴存" }, "person-number"],
    [{ rows: [{ item: "姓名' or '1'='1", is: "equal" as const, values: ["x"] }] }, "unknown-item"],
  ])("refuse a draft that asks %j", async (given, code) => {
    const refused = await draft(asks, given);
    expect(refused.statusCode).toBeGreaterThanOrEqual(400);
    expect(refused.json<Failed>().code).toBe(code);
  });

  it("say who acted meanwhile instead of overwriting it", async () => {
    const { id } = (await draft(asks)).json<{ id: string }>();
    await act(asks, id, { type: "edit", asked: askedOf({ until: addDays(today, 100) }) });
    const late = await act(asksHead, id, { type: "sign" }, 1);
    expect(late.statusCode).toBe(409);
    expect(late.json<Failed>().code).toBe("stale");
  });
});
