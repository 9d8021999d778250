import { randomUUID } from "node:crypto";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addGrant, receiptsOf, SUBJECTS } from "../../../../../test/support/exchange.ts";
import { openServices, type ServicesGround } from "../../../../../test/support/services.ts";
import { wholeCsv } from "../../../../platform/documents/csv.ts";
import type { Caller } from "../../../../platform/slice.ts";
import type { Grant } from "../grant/grant.ts";
import { downloadBatch } from "./store-batch.ts";
import { sha256 } from "../receipt/store.ts";
import { listVisits } from "../visitor/store.ts";

let ground: ServicesGround;
let clerk: Caller;
beforeAll(async () => {
  ground = await openServices();
  clerk = ground.of("呼和浩特市测试住房公积金中心", "liaison");
});
afterAll(() => ground.database.close());

const query = { purpose: "核验异地提取资格", caseNumber: "呼2026-批-000123", format: "xlsx" } as const;
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "answered",
    ({ failure }) => failure.code as string,
  );

test("（四） a batch holds the grant's rows and items, masked, with formulas as text, and its receipt names the file's digest", async () => {
  const grant = await addGrant(ground, { mode: "batch" });
  const file = await downloadBatch(ground.sharedData, grant.id, query, clerk);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Buffer.from(file.bytes) as never);
  const cells = book.worksheets[0]?.getSheetValues().flatMap((row) => (Array.isArray(row) ? row : [])) ?? [];
  expect(cells).toContain("测***");
  expect(cells).toContain("2020");
  expect(cells).toContain("=1+1");
  for (const hidden of ["测试某甲", "测试某丙", SUBJECTS[0], "状态"]) expect(cells).not.toContain(hidden);
  book.eachSheet((sheet) =>
    sheet.eachRow((row) =>
      row.eachCell((cell) =>
        expect([cell.address, cell.type]).not.toEqual([cell.address, ExcelJS.ValueType.Formula]),
      ),
    ),
  );
  expect((await receiptsOf(ground, grant))[0]).toMatchObject({
    kind: "batch",
    outcome: "answered",
    rows: 2,
    digest: sha256(file.bytes).toString("hex"),
    subject: null,
  });
});

test("（四） as CSV a cell that would be a formula begins with an apostrophe", async () => {
  const grant = await addGrant(ground, { mode: "file" });
  const file = await downloadBatch(ground.sharedData, grant.id, { ...query, format: "csv" }, clerk);
  const rows = wholeCsv(Buffer.from(file.bytes).toString("utf8").slice(1));
  expect(rows?.map((row) => row.slice(0, 3))).toEqual([
    ["姓名", "月缴存额", "缴存起始日"],
    ["测***", "1200", "2020"],
    ["测***", "'=1+1", "2021"],
  ]);
});

test("（四） whom a batch is about sees it", async () => {
  const grant = await addGrant(ground, { mode: "batch", resourceName: "批量所见" });
  await downloadBatch(ground.sharedData, grant.id, query, clerk);
  const seenBy = async (number: string) => {
    const { visits } = await listVisits(ground.sharedData, await ground.applicant({ number }));
    return visits.filter(({ resource }) => resource === "批量所见").length;
  };
  expect([await seenBy(SUBJECTS[0]), await seenBy(SUBJECTS[1]), await seenBy(SUBJECTS[2])]).toEqual([
    1, 1, 0,
  ]);
});

test("（四） batches keep the rules of readings: unit, mode, purpose, case, calls, rows", async () => {
  const call = (grant: Grant, given: Partial<typeof query> = {}, caller = clerk) =>
    codeOf(downloadBatch(ground.sharedData, grant.id, { ...query, ...given } as typeof query, caller));
  const grant = await addGrant(ground, { mode: "batch", callsPerDay: 1 });
  expect(await call(grant, {}, ground.of("乌兰察布市测试人社局", "liaison"))).toBe("not-found");
  expect(await call(grant, { purpose: "别的" as never })).toBe("purpose");
  expect(await call(grant, { caseNumber: "无" as never })).toBe("case-number");
  expect(await call(grant)).toBe("answered");
  expect(await call(grant)).toBe("calls-spent");
  expect(await call(await addGrant(ground, { mode: "batch", rowsPerCall: 1 }))).toBe("too-many-rows");
  expect(await call(await addGrant(ground, { mode: "api" }))).toBe("wrong-mode");
  expect(await call(await addGrant(ground, { mode: "batch", status: "suspended" }))).toBe("suspended");
  expect((await receiptsOf(ground, grant)).map(({ code }) => code)).toEqual([
    "foreign-grant",
    "purpose",
    "case-number",
    null,
    "calls-spent",
  ]);
});

test("（四） an account that is paused for reading about too many people gets no batch either", async () => {
  const grant = await addGrant(ground, { mode: "batch" });
  const { app: sql } = ground.database;
  const accountId = clerk.actor?.accountId ?? "";
  const pause = { id: randomUUID(), accountId, accountName: "测试", unitId: randomUUID(), subjects: 201 };
  await sql`insert into shared_data.reading_pause ${sql({ ...pause, regionCode: "150100", pausedAt: new Date() })}`;
  await expect(downloadBatch(ground.sharedData, grant.id, query, clerk)).rejects.toMatchObject({
    failure: { code: "account-paused" },
  });
  await sql`delete from shared_data.reading_pause where id = ${pause.id}`;
  expect((await receiptsOf(ground, grant)).map(({ code }) => code)).toEqual(["account-paused"]);
});
