import { afterAll, beforeAll, expect, test } from "vitest";
import { addGrant, changeGrant, receiptsOf, SUBJECTS } from "../../../../../test/support/exchange.ts";
import { openServices, type ServicesGround } from "../../../../../test/support/services.ts";
import type { PersonQuery } from "../../../../kernel/sharing.ts";
import { FailureError } from "../../../../kernel/error.ts";
import type { Caller } from "../../../../platform/slice.ts";
import { canonicalJson } from "../../../../kernel/canonical-json.ts";
import type { LinkageRule } from "./linkage-rules.ts";
import type { Grant } from "../grant/grant.ts";
import { sharingOf } from "../../store/handed-over.ts";
import { readPerson } from "./store-read-person.ts";
import { sha256 } from "../receipt/store.ts";

let ground: ServicesGround;
let clerk: Caller;
beforeAll(async () => {
  ground = await openServices();
  clerk = ground.of("呼和浩特市测试住房公积金中心", "liaison");
});
afterAll(() => ground.database.close());

const query = ({ id }: Grant, given: Partial<PersonQuery> = {}): PersonQuery => ({
  grantId: id,
  purpose: "核验异地提取资格",
  caseNumber: "呼2026-000123",
  subject: SUBJECTS[0],
  items: ["姓名", "月缴存额"],
  ...given,
});

const codeOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "answered",
    (error: unknown) => (error instanceof FailureError ? error.failure.code : String(error)),
  );

test("（四） a reading gives the items asked for, masked, and its receipt says who, why and what kinds, never a value", async () => {
  const grant = await addGrant(ground);
  const asked = query(grant, { items: ["缴存起始日", "姓名"] });
  const { rows, receipt, seal } = await readPerson(ground.sharedData, asked, clerk);
  expect(rows).toEqual([{ 姓名: "测***", 缴存起始日: "2020" }]);
  expect(receipt).toBeGreaterThan(0);
  const [kept] = await receiptsOf(ground, grant);
  expect(kept).toMatchObject({
    kind: "reading",
    outcome: "answered",
    requester: { name: "呼和浩特市测试住房公积金中心" },
    provider: { name: "包头市测试住房公积金中心" },
    account: clerk.actor?.accountId,
    grant: { id: grant.id, version: 3 },
    purpose: "核验异地提取资格",
    caseNumber: "呼2026-000123",
    items: ["缴存起始日", "姓名"],
    rows: 1,
    digest: sha256(`${seal}\n${canonicalJson(rows)}`).toString("hex"),
  });
  const text = canonicalJson(kept as never);
  for (const secret of [SUBJECTS[0], "测试某甲", "2020-03", "1200"]) expect(text).not.toContain(secret);
});

test("（四） what the grant does not open is denied, and every denial leaves its receipt without what was typed", async () => {
  const grant = await addGrant(ground);
  const person = "王某某 150204209901010019";
  const tries: readonly (readonly [string, Partial<PersonQuery>])[] = [
    ["purpose", { purpose: person }],
    ["case-number", { caseNumber: "" }],
    ["case-number", { caseNumber: "150204209901010019" }],
    ["case-number", { caseNumber: `案${SUBJECTS[0]}` }],
    ["subject", { subject: "" }],
    ["subject", { subject: "150204209901010018" }],
    ["subject", { subject: "%" }],
    ["subject", { subject: "' or '1'='1" }],
    ["items", { items: [] }],
    ["items", { items: ["姓名", "状态"] }],
    ["items", { items: ['姓名" from accounts.account --'] }],
    ["items", { items: ["__proto__"] }],
  ];
  for (const [code, given] of tries)
    expect([given, await codeOf(readPerson(ground.sharedData, query(grant, given), clerk))]).toEqual([
      given,
      code,
    ]);
  const kept = await receiptsOf(ground, grant);
  expect(kept.map(({ outcome, code }) => [outcome, code])).toEqual(tries.map(([code]) => ["denied", code]));
  const text = canonicalJson(kept as never);
  for (const typed of ["王某某", SUBJECTS[0], "accounts.account", "__proto__"])
    expect(text).not.toContain(typed);
});

test("（四） row conditions hold for whoever is asked about", async () => {
  const grant = await addGrant(ground);
  const closed = await readPerson(ground.sharedData, query(grant, { subject: SUBJECTS[2] }), clerk);
  expect(closed.rows).toEqual([]);
  expect((await receiptsOf(ground, grant))[0]).toMatchObject({
    outcome: "nothing-found",
    rows: 0,
    digest: null,
  });
});

test("（四） a grant that is suspended, ended, expired or not begun is refused at the next call", async () => {
  const grant = await addGrant(ground);
  const call = () => codeOf(readPerson(ground.sharedData, query(grant), clerk));
  expect(await call()).toBe("answered");
  const changes: readonly (readonly [string, Partial<Grant>])[] = [
    ["suspended", { status: "suspended" }],
    ["terminated", { status: "terminated" }],
    ["expired", { until: "2026-11-22" }],
    ["not-begun", { from: "2026-11-24" }],
    ["wrong-mode", { mode: "batch" }],
    ["answered", { until: "2026-11-23" }],
  ];
  for (const [code, change] of changes) {
    await changeGrant(ground, grant, change);
    expect([change, await call()]).toEqual([change, code]);
  }
  expect((await receiptsOf(ground, grant)).map(({ code }) => code ?? "answered")).toEqual([
    "answered",
    ...changes.map(([code]) => code),
  ]);
});

test("（四） others read nothing: another unit sees no grant, a reader without the role none to call, a citizen only themself", async () => {
  const grant = await addGrant(ground);
  const call = (caller: Caller, given: Partial<PersonQuery> = {}) =>
    codeOf(readPerson(ground.sharedData, query(grant, given), caller));
  const stranger = ground.of("鄂尔多斯市测试人社局", "liaison");
  expect(await call(stranger)).toBe("not-found");
  expect(await call(ground.of("包头市测试住房公积金中心", "liaison"))).toBe("not-found");
  expect(await call(ground.of("呼和浩特市测试住房公积金中心", "unit-head"))).toBe("forbidden");
  expect(await call({ ...clerk, actor: null })).toBe("not-found");
  const citizen = await ground.applicant({ number: SUBJECTS[1], name: "测试某乙" });
  expect(await call(citizen)).toBe("not-found");
  expect(await call(citizen, { subject: SUBJECTS[1] })).toBe("answered");
  const declared = await ground.applicant({ number: SUBJECTS[2], verifiedOn: null, verifiedBy: null });
  expect(await call(declared, { subject: SUBJECTS[2] })).toBe("not-found");
  const kept = await receiptsOf(ground, grant);
  expect(kept[0]).toMatchObject({ code: "foreign-grant", requester: { name: "鄂尔多斯市测试人社局" } });
  expect(kept[3]).toMatchObject({ code: "foreign-grant", requester: { name: "不属于任何单位的账号" } });
});

test("（四） the calls of a day are counted for many at once, and rows beyond the limit are not cut but refused", async () => {
  const grant = await addGrant(ground, { callsPerDay: 5 });
  const codes = await Promise.all(
    Array.from({ length: 12 }, () => codeOf(readPerson(ground.sharedData, query(grant), clerk))),
  );
  expect(codes.filter((code) => code === "answered")).toHaveLength(5);
  expect(codes.filter((code) => code === "calls-spent")).toHaveLength(7);
  expect(await receiptsOf(ground, grant)).toHaveLength(12);
  const next = ground.at(new Date("2026-11-24T02:00:00Z")).sharedData;
  expect(await codeOf(readPerson(next, query(grant), clerk))).toBe("answered");
  const row = { 身份证号: SUBJECTS[0], 姓名: "测试某甲", 月缴存额: "1", 缴存起始日: "", 状态: "正常" };
  const many = await addGrant(ground, { rowsPerCall: 2 }, [row, row, row]);
  expect(await codeOf(readPerson(ground.sharedData, query(many), clerk))).toBe("too-many-rows");
});

test("（四） an account that reads about unusually many people is paused before the next one, and stays so", async () => {
  const grant = await addGrant(ground);
  const rules: LinkageRule[] = [
    {
      from: "2026-01-01",
      until: null,
      subjectsPerDay: 2,
      source: { title: { zh: "测试", en: "test" }, standing: "setting" },
    },
  ];
  const collector = ground.of("呼和浩特市测试住房公积金中心", "window-clerk");
  const call = (subject: string) =>
    codeOf(readPerson(ground.sharedData, query(grant, { subject }), collector, { rules }));
  const [first, second, third] = SUBJECTS;
  expect([await call(first), await call(first), await call(second)]).toEqual([
    "answered",
    "answered",
    "answered",
  ]);
  expect([await call(third), await call(first)]).toEqual(["account-paused", "account-paused"]);
  expect(await codeOf(readPerson(ground.sharedData, query(grant), clerk))).toBe("answered");
  const paused = await ground.database
    .app`select account_id, subjects, unit_id from shared_data.reading_pause`;
  expect(paused).toEqual([{ accountId: collector.actor?.accountId, subjects: 3, unitId: grant.requesterId }]);
});

test("（四） no receipt, no data: where the log cannot be written nothing is returned", async () => {
  const grant = await addGrant(ground);
  const { owner } = ground.database;
  await owner`alter table shared_data.receipt add constraint full_disk check (kind <> 'reading') not valid`;
  expect(await codeOf(readPerson(ground.sharedData, query(grant), clerk))).toBe("no-receipt");
  await owner`alter table shared_data.receipt drop constraint full_disk`;
  expect(await codeOf(readPerson(ground.sharedData, query(grant), clerk))).toBe("answered");
});

test("（四） a resource without a source, or whose source lacks an item, is refused with its receipt", async () => {
  const bare = await addGrant(ground, {}, [{ 身份证号: SUBJECTS[0], 状态: "正常" }]);
  expect(await codeOf(readPerson(ground.sharedData, query(bare), clerk))).toBe("source-lacks");
  await ground.database.app`delete from shared_data.source where resource_id = ${bare.resourceId}`;
  expect(await codeOf(readPerson(ground.sharedData, query(bare), clerk))).toBe("no-source");
  expect((await receiptsOf(ground, bare)).map(({ code }) => code)).toEqual(["source-lacks", "no-source"]);
});

test("（四） other slices are handed the grants that are open today, and read through the same point", async () => {
  const sharing = sharingOf(ground.sharedData);
  const grant = await addGrant(ground);
  const closed = await addGrant(ground, { status: "suspended" });
  const open = (await sharing.grantsOf([grant.requesterId])).map(({ id }) => id);
  expect(open).toContain(grant.id);
  expect(open).not.toContain(closed.id);
  const { rows } = await sharing.readPerson(query(grant, { subject: ` ${SUBJECTS[0]} ` }), clerk);
  expect(rows).toEqual([{ 姓名: "测***", 月缴存额: "1200" }]);
});
