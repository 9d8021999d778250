import { randomUUID } from "node:crypto";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { catalogueAbout, passed, wholeContent } from "../../../../../test/support/catalogue.ts";
import { sheetOf } from "../../../../../test/support/sheet.ts";
import { openServices, type ServicesGround } from "../../../../../test/support/services.ts";
import { FailureError } from "../../../../kernel/error.ts";
import { type Row, writeWorkbook } from "../../../../platform/documents/workbook.ts";
import { toDcat } from "../dcat/dcat-out.ts";
import type { ResourceContent } from "../resource/content.ts";
import { resource } from "../resource/kind.ts";
import { allRecords } from "../../store/records.ts";
import { beginResource } from "../resource/store.ts";
import { AT_ONCE } from "../../../../platform/exports/long.ts";
import { wholeFile } from "../../../../platform/records/exporter.ts";
import { catalogueWorkbook } from "../resource/store-files.ts";
import { FIRST_PAGE } from "../../../../platform/records/importer-spec.ts";
import type { Caller } from "../../../../platform/slice.ts";
import type { CatalogueImport, ImportDecision } from "./line.ts";
import { catalogueImporter } from "./store.ts";

const UNIT = "包头市测试住房公积金中心";
let ground: ServicesGround;
beforeAll(async () => {
  ground = await openServices();
}, 60_000);
afterAll(() => ground.database.close());

const liaison = () => ground.of(UNIT, "liaison");
const whole = (given: Partial<ResourceContent>) =>
  wholeContent({ ...given, providerId: ground.unit(UNIT).id, providerName: UNIT });
const draft = (given: Partial<ResourceContent>) =>
  beginResource(ground.sharedData, { key: randomUUID(), content: whole(given) }, liaison());
const contentOf = async (code: string) =>
  (await allRecords(ground.sharedData.sql, resource)).find(({ state }) => state.content.code === code)?.state
    .content;
const receive = (name: string, bytes: Uint8Array) =>
  catalogueImporter.receive(
    ground.sharedData,
    "workbook",
    { name, bytes },
    { confirmInternal: false },
    liaison(),
  );
const enter = (id: string, mode: "all" | "good-rows", caller: Caller = liaison()) =>
  catalogueImporter.apply(ground.sharedData, id, { mode }, caller);
const correct = (
  view: CatalogueImport,
  lines: Readonly<Record<string, ImportDecision>>,
  fields = view.columns.map(({ field }) => field as string | null),
) =>
  catalogueImporter.correct(
    ground.sharedData,
    view.id,
    { lines, headingRow: view.headingRow, fields },
    FIRST_PAGE,
    liaison(),
  );
const deciding = (view: CatalogueImport, decision: ImportDecision) =>
  correct(view, Object.fromEntries(view.rows.map(({ number }) => [number, decision])));

const exported = async (filter: { readonly class: string }) =>
  wholeFile(await catalogueWorkbook(ground.sharedData, { filter, caller: liaison(), long: AT_ONCE }));

async function refusal(act: Promise<unknown>): Promise<string> {
  const error: unknown = await act.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error instanceof FailureError ? error.failure.code : "done";
}

test("（四） what is exported to Excel is read again without loss; what is there already is asked about", async () => {
  await draft({
    code: "306011/0001",
    relatedCodes: ["101001/0001"],
    openAttribute: "on-request",
    openCondition: "依申请",
  });
  const before = await contentOf("306011/0001");
  const { bytes, name } = await exported({ class: "306011" });
  const found = await receive(name, bytes);
  expect(found.counts).toMatchObject({ good: 0, same: 1, blocked: 1 });
  expect(found.rows[0]?.content).toEqual(before);
  expect(await refusal(enter(found.id, "all"))).toBe("rows-have-errors");
  const left = await deciding(found, "skip");
  expect(left.counts).toMatchObject({ good: 0, skip: 1, blocked: 0 });
  expect((await correct(left, {})).counts).toMatchObject({ same: 1 });
  const decided = await deciding(found, "as-new");
  expect(decided.counts.good).toBe(1);
  expect(await enter(found.id, "all")).toMatchObject({ state: "applied", progress: { entered: 1 } });
  expect(await contentOf("306011/0002")).toEqual({ ...before, code: "306011/0002" });
});

test("（四） values with the signs that part values come back from Excel as they were, and a single item with a comma is one item", async () => {
  const conditions = {
    recipients: ["公积金中心；含分中心", "甲;乙"],
    uses: ["行一\n行二", "路径 D:\\数据"],
    demands: ["\\；", "按件查询；留痕"],
  };
  const [only] = wholeContent().items;
  const items = [{ ...only, name: "身份证号、护照号，其他；备注" } as const];
  const given = {
    code: "306017/0001",
    name: "分隔符目录",
    conditions,
    items: items as never,
    subjectItem: "身份证号、护照号，其他；备注",
  };
  await draft(given);
  const before = await contentOf("306017/0001");
  const { bytes, name } = await exported({ class: "306017" });
  expect((await receive(name, bytes)).rows.map(({ content }) => content)).toEqual([before]);
});

/** The exported sheet as somebody leaves it who sorted one column and not the others. */
async function sortedApart(bytes: Uint8Array, heading: string): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Buffer.from(bytes) as never);
  const [page] = book.worksheets;
  if (!page) throw new Error("a workbook has a sheet");
  for (const range of (page.model as unknown as { merges: string[] }).merges) page.unMergeCells(range);
  let [column, first] = [0, 0];
  page.eachRow((row, number) =>
    row.eachCell((cell, at) => {
      if (cell.value === heading) [column, first] = [at, number + 1];
    }),
  );
  const cells = Array.from({ length: page.rowCount - first + 1 }, (_, at) =>
    page.getCell(first + at, column),
  );
  const values = cells.map(({ value }) => value);
  cells.forEach((cell, at) => (cell.value = values.at(-1 - at) ?? null));
  return new Uint8Array(await book.xlsx.writeBuffer());
}

test("（四） rows whose code and name were sorted apart are asked about, with the resource that is named, and go where a person says", async () => {
  const one = wholeContent().items.slice(0, 1);
  await draft({ code: "306018/0001", name: "单位缴存登记", items: one, summary: "甲" });
  await draft({ code: "306018/0002", name: "个人提取明细", items: one, summary: "乙" });
  const { bytes, name } = await exported({ class: "306018" });
  const found = await receive(name, await sortedApart(bytes, "目录代码"));
  expect(found.counts).toMatchObject({ good: 0, same: 2, blocked: 2 });
  expect(
    found.rows.map(({ content, alike }) => [content.code, content.name, alike?.name, alike?.named?.code]),
  ).toEqual([
    ["306018/0002", "单位缴存登记", "个人提取明细", "306018/0001"],
    ["306018/0001", "个人提取明细", "单位缴存登记", "306018/0002"],
  ]);
  await deciding(found, "into-named");
  await enter(found.id, "all");
  expect([await contentOf("306018/0001"), await contentOf("306018/0002")]).toMatchObject([
    { name: "单位缴存登记", summary: "甲" },
    { name: "个人提取明细", summary: "乙" },
  ]);
});

const sheet = (rows: readonly Row[]) =>
  writeWorkbook([
    {
      name: "目录",
      columns: ["编号甲", "信息资源名称", "资源提供方", "共享类型", "信息项", "更新频率"].map(
        (header, at) => ({ key: String(at), header, width: 20 }),
      ),
      rows,
    },
  ]);

test("（四） a list with headings of its own: a heading once explained is known the next time, rows that cannot be read are named", async () => {
  const rows: Row[] = [
    { 0: "306012/0001", 1: "缴存单位名录", 2: UNIT, 3: "无条件", 4: "单位名称、缴存人数、登记日期", 5: "月" },
    { 0: "306012/0002", 1: "提取业务明细", 2: "包头市某某局", 3: "看情况", 4: "身份证号、提取金额", 5: "日" },
  ];
  const found = await receive("清单.xlsx", await sheet(rows));
  const columns = found.columns;
  expect(columns.map(({ field }) => field)).toEqual([
    null,
    "name",
    "provider",
    "attribute",
    "itemName",
    "updateCycle",
  ]);
  const fields = columns.map(({ field }, at) => (at === 0 ? "code" : field));
  const mapped = await correct(found, {}, fields);
  expect(mapped.counts).toMatchObject({ good: 1, blocked: 1 });
  const blocked = mapped.rows.flatMap(({ issues }) => issues.filter((each) => each.blocks));
  expect(blocked.map(({ sentence }) => sentence.zh).join()).toMatch(/第 \d+ 行.*包头市某某局.*看情况/);
  await enter(found.id, "good-rows");
  expect((await contentOf("306012/0001"))?.items.map(({ name }) => name)).toEqual([
    "单位名称",
    "缴存人数",
    "登记日期",
  ]);
  const again = await receive("清单.xlsx", await sheet(rows));
  expect(again.columns[0]).toMatchObject({ field: "code", why: "remembered" });
});

test("（四） a DCAT file is entered as drafts without its sign-offs, and only by who may draft for its provider", async () => {
  const entry = {
    content: whole({ code: "306013/0001", name: "贷款发放明细" }),
    version: 3,
    publishedOn: "2026-11-04",
    approvedOn: "2026-11-03",
    basisRank: null,
    assessments: passed,
  };
  const bytes = new TextEncoder().encode(JSON.stringify(toDcat([entry], catalogueAbout)));
  const found = await receive("目录.jsonld", bytes);
  await enter(found.id, "all");
  expect(await contentOf("306013/0001")).toEqual(entry.content);
  const drafted = (await allRecords(ground.sharedData.sql, resource)).find(
    ({ state }) => state.content.code === "306013/0001",
  );
  expect(drafted?.state).toMatchObject({ status: "drafting", versions: [], assessments: { secrecy: null } });
  const foreign = await catalogueImporter.receive(
    ground.sharedData,
    "workbook",
    { name: "目录.jsonld", bytes },
    { confirmInternal: false },
    ground.of("鄂尔多斯市测试人社局", "liaison"),
  );
  expect(foreign.counts).toMatchObject({ good: 0, blocked: 1 });
  expect(await refusal(enter(found.id, "all", ground.of("鄂尔多斯市测试人社局", "liaison")))).toBe(
    "not-found",
  );
});

const text = (words: string) => new TextEncoder().encode(words);

test("（四） what is no catalogue is refused with a sentence, and a classified list is not kept", async () => {
  expect(await refusal(receive("x.jsonld", text('{"@type": "other"}')))).toBe("no-datasets");
  expect(await refusal(receive("x.jsonld", text("{ broken")))).toBe("damaged");
  expect(await refusal(receive("x.xlsx", text("no workbook")))).not.toBe("done");
  expect(
    await refusal(receive("密.xlsx", await sheet([{ 0: "机密★10年", 1: "", 2: "", 3: "", 4: "", 5: "" }]))),
  ).toBe("classified");
});

test("（四） a catalogue gone on with after a crash: no resource is like what another of the same file became", async () => {
  const rows = Array.from({ length: 60 }, (_, at) => [
    `306020/${String(at + 1).padStart(4, "0")}`,
    // Of one provider and nearly of one name.
    at < 50 ? `演练第${at}号网点业务办理情况信息` : `演练第${at - 50}号网点业务办理情况信息表`,
    UNIT,
  ]);
  const bytes = await sheetOf([["目录代码", "目录名称", "提供单位"], ...rows]);
  const view = await receive("演练目录.xlsx", bytes);
  expect(view.counts).toMatchObject({ new: 60, good: 60, blocked: 0 });
  const { sql } = ground.sharedData;
  await sql`
    update shared_data.catalogue_import set state = 'applying', caller = ${sql.json(liaison() as never)}
    where id = ${view.id}`;
  const job = catalogueImporter.run(ground.sharedData);
  let asked = 0;
  const stopping = {
    get aborted() {
      asked += 1;
      return asked > 1;
    },
  } as AbortSignal;
  await expect(job({ import: view.id }, { signal: stopping })).rejects.toThrow("goes on");
  await job({ import: view.id }, { signal: new AbortController().signal });
  const done = await catalogueImporter.open(ground.sharedData, view.id, FIRST_PAGE, liaison());
  expect(done).toMatchObject({ state: "applied", progress: { done: 60, entered: 60, skipped: 0 } });
});

test("（四） a line entered as another resource gets no code that stands in the file; sums and notes below are no lines", async () => {
  await draft({ code: "306021/0001", name: "演练甲类信息" });
  const bytes = await sheetOf([
    ["目录代码", "目录名称", "提供单位"],
    ["306021/0001", "演练全然不同的清册", UNIT],
    ["306021/0002", "演练丙类登记簿", UNIT],
    ["合计", "2条", ""],
    ["注：由各部门报送。", "", ""],
    ["填表人：张三", "", "审核人：李四"],
  ]);
  const view = await deciding(await receive("演练撞码.xlsx", bytes), "as-new");
  expect(view.counts).toMatchObject({ rows: 2, good: 2, blocked: 0 });
  expect(await enter(view.id, "all")).toMatchObject({ state: "applied", progress: { entered: 2 } });
  expect((await contentOf("306021/0002"))?.name).toBe("演练丙类登记簿");
  expect((await contentOf("306021/0003"))?.name).toBe("演练全然不同的清册");
});

test("（四） a formula without a result keeps its line out", async () => {
  const book = new ExcelJS.Workbook();
  const page = book.addWorksheet("目录");
  page.addRow(["目录代码", "目录名称", "提供单位", "摘要"]);
  page.addRow(["306022/0001", "演练公式信息", UNIT, { formula: "B2" }]);
  const view = await receive("演练公式.xlsx", new Uint8Array(await book.xlsx.writeBuffer()));
  expect(view.counts).toMatchObject({ good: 0, blocked: 1 });
  expect(view.rows[0]?.issues.find(({ blocks }) => blocks)?.sentence.zh).toContain("摘要：这一格是公式");
});
