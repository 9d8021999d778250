import { afterAll, beforeAll, expect, test } from "vitest";
import { addGrant, SUBJECTS } from "../../../../test/support/exchange.ts";
import { openTestApp, PASSWORD, type Inject, type TestApp } from "../../../../test/support/app.ts";
import type { ServicesGround } from "../../../../test/support/services.ts";
import { multipart } from "../../../../test/support/upload.ts";
import type { Role } from "../../../kernel/access.ts";
import { regionOf } from "../../../kernel/region.ts";
import type { CallableGrant, ExchangeOverview, ReceiptLine, SourceView } from "./view.ts";
import type { Grant } from "./grant/grant.ts";

const PROVIDER = "包头市测试住房公积金中心";
const REQUESTER = "呼和浩特市测试住房公积金中心";
const STRANGER = "鄂尔多斯市测试人社局";

let app: TestApp;
let grant: Grant;
const ids = new Map<string, string>();

async function signedIn(unit: string, role: Role): Promise<Inject> {
  const name = `u${ids.size}${Math.floor(performance.now() * 1_000)}`;
  await app.addAccount({ name, password: PASSWORD, roles: [role], organisationId: ids.get(unit) ?? "" });
  return app.withToken(await app.signIn(name, PASSWORD));
}

let [requester, provider, stranger, officer]: Inject[] = [];
const as = (inject: Inject | undefined): Inject => inject as Inject;

beforeAll(async () => {
  app = await openTestApp();
  for (const name of [PROVIDER, REQUESTER, STRANGER, "包头市测试数据局"]) {
    const id = crypto.randomUUID();
    ids.set(name, id);
    await app.database
      .app`insert into accounts.organisation ${app.database.app({ id, name, regionCode: regionOf(name), collective: false, proposed: false, createdAt: new Date() })}`;
  }
  const ground = {
    database: app.database,
    unit: (name: string) => ({ id: ids.get(name) }),
  } as unknown as ServicesGround;
  const today = new Date();
  const day = (after: number) => new Date(today.getTime() + after * 86_400_000).toISOString().slice(0, 10);
  grant = await addGrant(ground, { from: day(-9), until: day(9) });
  requester = await signedIn(REQUESTER, "liaison");
  provider = await signedIn(PROVIDER, "liaison");
  stranger = await signedIn(STRANGER, "liaison");
  officer = await signedIn("包头市测试数据局", "data-officer");
});
afterAll(() => app.close());

const payload = {
  purpose: "核验异地提取资格",
  caseNumber: "呼2026-000123",
  subject: SUBJECTS[0],
  items: ["姓名"],
};
const read = (inject: Inject | undefined, change: Partial<Record<keyof typeof payload, unknown>> = {}) =>
  as(inject)({
    method: "POST",
    url: `/api/data/grants/${grant.id}/readings`,
    payload: { ...payload, ...change },
  });
const get = async (inject: Inject | undefined, url: string) => as(inject)({ method: "GET", url });
const callable = async (inject: Inject) =>
  ((await get(inject, "/api/data/callable-grants")).json() as CallableGrant[]).map(({ id }) => id);
const set = (inject: Inject | undefined, body: object) =>
  as(inject)({ method: "PUT", url: `/api/data/sources/${grant.resourceId}`, payload: body });
const pauses = async (inject: Inject | undefined) =>
  ((await get(inject, "/api/data/exchange")).json() as ExchangeOverview).pauses;

test("（四） a liaison reads under their unit's grant; the provider's and others' liaisons find no such grant", async () => {
  const reply = await read(requester);
  expect(reply.json()).toMatchObject({ rows: [{ 姓名: "测***" }], receipt: 1 });
  expect((await read(stranger)).statusCode).toBe(404);
  expect((await read(provider)).statusCode).toBe(404);
  const denied = await read(requester, { subject: "1" });
  expect([denied.statusCode, denied.json().code]).toEqual([422, "subject"]);
});

test("（四） each side sees the receipts that concern it, and whose grant it is stays unknown to others", async () => {
  const numbers = async (inject: Inject | undefined) =>
    ((await get(inject, "/api/data/receipts")).json().rows as ReceiptLine[]).map(({ number }) => number);
  expect(await numbers(requester)).toEqual([4, 1]);
  expect(await numbers(provider)).toEqual([4, 3, 2, 1]);
  // Only its own attempt.
  expect(await numbers(stranger)).toEqual([2]);
  expect(await numbers(officer)).toEqual([4, 3, 2, 1]);
  expect((await get(stranger, `/api/data/grants/${grant.id}/usage`)).statusCode).toBe(404);
  const overview = (await get(requester, "/api/data/exchange")).json() as ExchangeOverview;
  expect(overview.grants).toMatchObject([{ id: grant.id, calls: 1, denied: 1 }]);
  expect(overview.days.at(-1)).toMatchObject({ calls: 1, denied: 1, rows: 1 });
  const other = (await get(stranger, "/api/data/exchange")).json() as ExchangeOverview;
  expect(other.grants).toEqual([]);
});

test("（四） a receipt is downloaded by whom it concerns and by nobody else", async () => {
  const file = await get(requester, "/api/data/receipts/1/file");
  expect(file.headers["content-disposition"]).toContain("receipt-1.jsonl");
  expect(file.body.split("\n").filter((line) => line.includes('"content"'))).toHaveLength(1);
  expect((await get(stranger, "/api/data/receipts/1/file")).statusCode).toBe(404);
  const range = await get(stranger, "/api/data/receipts/file?from=1&to=4");
  expect(range.body.split("\n").filter((line) => line.includes('"content"'))).toHaveLength(1);
});

test("（四） the provider's liaison replaces the rows by a file, whose older rows are gone; others may not, and half a file is no file", async () => {
  const url = `/api/data/sources/${grant.resourceId}/drops`;
  const drop = async (inject: Inject | undefined, text: string, name = "缴存.csv") =>
    as(inject)({ ...(await multipart(name, Buffer.from(text))), url });
  const head = "身份证号,姓名,月缴存额,缴存起始日,状态,不需要的列";
  const row = `${SUBJECTS[0]},测试某新,1,2022-01-01,正常,x`;
  expect((await drop(requester, `${head}\n${row}\n`)).statusCode).toBe(403);
  const lacking = await drop(provider, `身份证号,姓名\n${SUBJECTS[0]},甲\n`);
  expect(lacking.json().sentence.zh).toContain("月缴存额、缴存起始日、状态");
  expect((await drop(provider, `${head}\n"${row}\n`)).json().code).toBe("damaged");
  expect((await drop(provider, `机密★10年\n${head}\n${row}\n`)).statusCode).toBe(422);
  expect((await drop(provider, `${head}\n${row}\n`)).json()).toMatchObject({ rows: 1 });
  expect((await read(requester)).json()).toMatchObject({ rows: [{ 姓名: "测***" }] });
  expect((await read(requester, { subject: SUBJECTS[1] })).json()).toMatchObject({ rows: [] });
  const [kept] = await app.database.app`select count(*) as rows from shared_data.drop_row`;
  expect(kept).toEqual({ rows: 1 });
  const [source] = (await get(provider, "/api/data/sources")).json() as SourceView[];
  expect(source).toMatchObject({ kind: "drop", drop: { fileName: "缴存.csv", rows: 1 }, maySet: true });
});

test("（四） at the window a clerk of the unit that was granted it finds the grant and reads under it; of the request behind it, and at another window, nothing", async () => {
  const clerk = await signedIn(REQUESTER, "window-clerk");
  expect(await callable(clerk)).toEqual([grant.id]);
  expect((await read(clerk)).json()).toMatchObject({ rows: [{ 姓名: "测***" }] });
  for (const url of [`requests/${grant.id}`, "requests", "receipts", `grants/${grant.id}/usage`])
    expect([url, (await get(clerk, `/api/data/${url}`)).statusCode]).toEqual([url, 403]);
  const elsewhere = await signedIn(STRANGER, "window-clerk");
  expect(await callable(elsewhere)).toEqual([]);
  expect((await read(elsewhere)).statusCode).toBe(404);
});

test("（四） a source is set by its provider only, to what is registered or allowed, after it was tried out", async () => {
  expect((await set(requester, { kind: "regional" })).statusCode).toBe(403);
  expect((await set(provider, { kind: "view", schema: "accounts", view: "account" })).json().code).toBe(
    "not-registered",
  );
  for (const address of ["http://169.254.169.254/latest", "http://127.0.0.1:5432/", "http://localhost/"])
    expect((await set(provider, { kind: "http", url: address })).json().code).toBe("not-allowed");
  expect((await set(provider, { kind: "file", path: "/etc/passwd" })).statusCode).toBe(400);
  expect((await set(provider, { kind: "regional" })).statusCode).toBe(200);
  expect((await read(requester)).json().code).toBe("source-not-connected");
});

test("（四） a paused account is seen by both sides and let go on by the data authority of its city, with a reason", async () => {
  const id = crypto.randomUUID();
  const { app: sql } = app.database;
  await sql`insert into shared_data.reading_pause ${sql({ id, accountId: crypto.randomUUID(), accountName: "测试窗口", unitId: ids.get(PROVIDER) ?? "", regionCode: "150200", subjects: 201, pausedAt: new Date() })}`;
  const lift = (inject: Inject | undefined, reason: string) =>
    as(inject)({ method: "POST", url: `/api/data/reading-pauses/${id}/lift`, payload: { reason } });
  expect(await pauses(officer)).toMatchObject([{ subjects: 201, mayLift: true }]);
  expect(await pauses(stranger)).toEqual([]);
  expect((await lift(provider, "测试")).statusCode).toBe(403);
  expect((await lift(officer, "")).statusCode).toBe(400);
  const other = await signedIn(STRANGER, "data-officer");
  expect((await lift(other, "测试")).statusCode).toBe(404);
  expect((await lift(officer, "已核实，集中办理业务")).statusCode).toBe(200);
  expect(await pauses(officer)).toMatchObject([{ reason: "已核实，集中办理业务", mayLift: false }]);
  expect((await lift(officer, "再次")).statusCode).toBe(404);
});
