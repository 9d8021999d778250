import { randomUUID } from "node:crypto";
import { json } from "../../src/platform/database/json.ts";
import type { Receipt } from "../../src/systems/shared-data/exchange/receipt/receipt.ts";
import type { Grant } from "../../src/systems/shared-data/exchange/grant/grant.ts";
import type { ServicesGround } from "./services.ts";

/** Numbers that nobody can have: of people born in 2099. */
export const SUBJECTS = ["150204209901010019", "152602209902020025", "150102209903030031"] as const;

/** Rows of the tests' one resource. */
export const FUND_ROWS = [
  { 身份证号: SUBJECTS[0], 姓名: "测试某甲", 月缴存额: "1200", 缴存起始日: "2020-03-01", 状态: "正常" },
  { 身份证号: SUBJECTS[1], 姓名: "测试某乙", 月缴存额: "=1+1", 缴存起始日: "2021-05-01", 状态: "正常" },
  { 身份证号: SUBJECTS[2], 姓名: "测试某丙", 月缴存额: "800", 缴存起始日: "2019-01-01", 状态: "销户" },
];

/** A grant of Hohhot's housing fund centre on data of Baotou's, in force, with a drop of {@link FUND_ROWS} behind it. */
export async function addGrant(
  { database: { app }, unit }: ServicesGround,
  given: Partial<Grant> = {},
  rows: readonly Readonly<Record<string, string>>[] = FUND_ROWS,
): Promise<Grant> {
  const id = randomUUID();
  const grant: Grant = {
    id,
    version: 3,
    regionCode: "150200",
    resourceId: randomUUID(),
    resourceCode: "306001/0001",
    resourceName: "测试缴存信息",
    providerId: unit("包头市测试住房公积金中心").id,
    requesterId: unit("呼和浩特市测试住房公积金中心").id,
    basis: "《政务数据共享条例》第二十条",
    purposes: ["核验异地提取资格"],
    mode: "api",
    items: [
      { name: "姓名", mask: "middle" },
      { name: "月缴存额", mask: "none" },
      { name: "缴存起始日", mask: "year" },
    ],
    rows: [{ item: "状态", is: "equal", values: ["正常"] }],
    personLevel: true,
    subjectItem: "身份证号",
    callsPerDay: 100,
    rowsPerCall: 10,
    from: "2026-11-01",
    until: "2026-12-31",
    status: "active",
    sample: false,
    ...given,
  };
  const { version, regionCode, resourceId, providerId, requesterId, status, sample } = grant;
  const common = { id, regionCode, version, status, sample };
  await app`insert into shared_data.record ${app({ ...common, kind: "only-granted", title: "测试", unitIds: [], measureIds: [], reported: false, searchText: "", state: json(app, {}), begunAt: new Date(), begunBy: "测试", changedAt: new Date(), changedBy: "测试" })}`;
  await app`insert into shared_data.grant_now ${app({ ...common, resourceId, providerId, requesterId, validFrom: grant.from, validUntil: grant.until, state: json(app, grant) })}`;
  const items = Object.keys(rows[0] ?? {});
  const dropId = randomUUID();
  const set = {
    resourceId,
    regionCode,
    providerId,
    setAt: new Date(),
    setBy: "测试",
    checkedAt: new Date(),
    items,
  };
  await app`insert into shared_data.source ${app({ ...set, kind: "drop", settings: json(app, { kind: "drop" }) })} on conflict do nothing`;
  await app`insert into shared_data.source_drop ${app({ id: dropId, resourceId, regionCode, fileName: "测试.csv", digest: "0", rowCount: rows.length, items, droppedAt: new Date(), droppedBy: "测试" })}`;
  for (const [number, row] of rows.entries())
    await app`insert into shared_data.drop_row ${app({ dropId, number, regionCode, cells: json(app, row) })}`;
  return grant;
}

/** Changes a grant as an act of its request would. */
export async function changeGrant(
  { database: { app } }: ServicesGround,
  grant: Grant,
  change: Partial<Grant>,
): Promise<void> {
  const state = { ...grant, ...change };
  const { status, from, until } = state;
  await app`
    update shared_data.grant_now set ${app({ status, validFrom: from, validUntil: until, state: json(app, state) })}
    where id = ${grant.id}`;
}

/** Receipts about a grant in the chain, the earliest first. */
export async function receiptsOf(
  { database: { app } }: ServicesGround,
  { id }: Pick<Grant, "id">,
): Promise<Receipt[]> {
  const rows = await app<{ content: Buffer }[]>`
    select content from shared_data.receipt where grant_id = ${id} order by number`;
  return rows.map(({ content }) => JSON.parse(content.toString("utf8")) as Receipt);
}
