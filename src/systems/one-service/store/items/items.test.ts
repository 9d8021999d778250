import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openServices, type ServicesGround } from "../../../../../test/support/services.ts";
import { sheetOf } from "../../../../../test/support/sheet.ts";
import type { FailureError } from "../../../../kernel/error.ts";
import { readFilledSheets } from "../../../../platform/documents/sheet-rows.ts";
import { FIRST_PAGE } from "../../../../platform/records/importer-spec.ts";
import type { Caller } from "../../../../platform/slice.ts";
import { EXPORT_LAYOUTS } from "../../domain/items/sample-export.ts";
import { sampleItems } from "../../domain/items/sample-items.ts";
import type { Desk } from "../desk.ts";
import { itemImporter } from "../../item-import/store.ts";
import { itemDetail } from "./item-detail.ts";
import { itemChoices, listItems, pageOfItems } from "./list-items.ts";
import { askedAgain } from "./shared-already.ts";
import { correctedImport, correctedItems, importFile } from "./workbook.ts";

let ground: ServicesGround;
let desk: Desk;
let baotou: Caller;
let ordos: Caller;
beforeAll(async () => {
  ground = await openServices();
  desk = ground.oneService;
  baotou = ground.of("包头市测试数据局", "data-officer");
  ordos = ground.of("鄂尔多斯市测试数据局", "data-officer");
}, 60_000);
afterAll(() => ground.database.close());

const AS_OF = "2026-11-23";
const codeOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "done",
    (error: FailureError) => error.failure.code,
  );
type Rows = readonly (readonly string[])[];
async function upload(rows: Rows, caller = baotou, city = "150200", on: Desk = desk) {
  const bytes = await sheetOf(rows);
  return itemImporter.receive(on, city, { name: "清单.xlsx", bytes }, { confirmInternal: false }, caller);
}
async function enter(rows: Rows, caller = baotou, city = "150200", on: Desk = desk) {
  const { id } = await upload(rows, caller, city, on);
  return itemImporter.apply(on, id, { mode: "all" }, caller);
}
/** What an import did, of as many items. */
const did = (counts: { entered?: number; replaced?: number; unchanged?: number; skipped?: number }) => {
  const of = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return { entered: 0, replaced: 0, unchanged: 0, skipped: 0, ...counts, done: of, of };
};
const HEAD = ["事项名称", "实施编码", "承诺办结时限", "是否收费", "材料名称"];

const byCode = (a: { catalogCode: string | null }, b: { catalogCode: string | null }) =>
  String(a.catalogCode).localeCompare(String(b.catalogCode));
const supplyStamp = async () => ({ stamp: 1, resources: 1 });
const suppliers = async () => [
  {
    resourceId: "00000000-0000-4000-8000-000000000001",
    code: "301001/0001",
    name: "企业登记信息",
    provider: "测试局",
    regionCode: "150000",
    attribute: "unconditional" as const,
    items: ["统一社会信用代码"],
    sample: true,
  },
];

describe("（四） items kept from the cities' exports", () => {
  it("keeps what was read, finds it by filters, and counts findings by rule", async () => {
    const items = sampleItems("150600", 57, { asOf: AS_OF });
    const [sheet] = EXPORT_LAYOUTS["column-names"](items);
    const { progress, state } = await enter(sheet?.rows ?? [], ordos, "150600");
    expect([state, progress]).toEqual(["applied", did({ entered: 57 })]);

    const kept = await listItems(desk.sql, { city: "150600" });
    const bare = kept.map(({ id: _, importId: __, importedOn: ___, sample: ____, ...item }) => item);
    expect(bare.toSorted(byCode)).toEqual(items.toSorted(byCode));

    const permissions = await pageOfItems(
      desk.sql,
      { city: "150600", type: "行政许可", q: "许可证核发" },
      { page: 1, size: 2 },
    );
    const wanted = items.filter(({ type, name }) => type === "行政许可" && name.includes("许可证核发"));
    expect([permissions.total, permissions.rows.length]).toEqual([wanted.length, 2]);
    const [first] = (await pageOfItems(desk.sql, { city: "150600" }, { page: 1, size: 1 })).byRule;
    // Counted for lists beforehand, and among words when asked: the same where all items have the word.
    const spelled = await pageOfItems(desk.sql, { city: "150600", q: "市" }, { page: 1, size: 1 });
    const named = (await listItems(desk.sql, { city: "150600", q: "市" })).length;
    expect([spelled.total, spelled.byRule.length > 0]).toEqual([named, true]);
    const found = await pageOfItems(desk.sql, { city: "150600", finding: first?.rule }, { page: 1, size: 1 });
    expect(found.total).toBe(first?.items);
    expect((await itemChoices(desk.sql)).cities).toContainEqual(
      expect.objectContaining({ city: "150600", items: 57 }),
    );
    expect(await listItems(desk.sql, { catalogCodes: ["900000000001", "nothing"] })).toHaveLength(1);
  });

  it("refuses a city's first list whose codes were sorted apart, as the other cities' lists tell", async () => {
    const items = (await listItems(desk.sql, { city: "150600" })).slice(0, 9);
    const codes = items.map(({ catalogCode }) => catalogCode ?? "");
    const hohhot = ground.of("呼和浩特市测试数据局", "data-officer");
    const first = (own: readonly string[]) =>
      enter(
        [["事项名称", "基本编码"], ...items.map(({ name }, at) => [name, own[at] ?? ""])],
        hohhot,
        "150100",
      );
    const reversed = codes.toReversed();
    expect(await codeOf(first(reversed))).toBe("codes-parted");
    const rows = [["事项名称", "基本编码"], ...items.map(({ name }, at) => [name, reversed[at] ?? ""])];
    const { id, unready, questions, rows: lines, headingRow } = await upload(rows, hohhot, "150100");
    expect([unready?.zh.includes("排序时错开"), questions.map(({ of }) => of)]).toEqual([true, ["codes"]]);
    expect(
      lines.filter(({ issues }) => issues.some(({ sentence }) => /其他市/.test(sentence.zh))),
    ).toHaveLength(8);
    const said = await itemImporter.correct(desk, id, { headingRow, codes: true }, FIRST_PAGE, hohhot);
    expect(said.unready).toBeNull();
    const doubted = await itemImporter.correct(desk, id, { headingRow, codes: false }, FIRST_PAGE, hohhot);
    expect(doubted.unready).toEqual(unready);
    expect(await codeOf(first(codes))).toBe("done");
  });

  it("replaces what a later import of the city says otherwise; the old stays with its days", async () => {
    const first = [HEAD, ["甲", "V1", "5天", "否", "表"], ["乙", "V2", "5天", "否", "表"]];
    await enter(first);
    const later = ground.at(new Date("2026-12-01T02:00:00Z")).oneService;
    const { progress } = await enter(
      [HEAD, ["甲", "V1", "3天", "否", "表"], ["乙", "V2", "5天", "否", "表"]],
      baotou,
      "150200",
      later,
    );
    expect(progress).toEqual(did({ replaced: 1, unchanged: 1 }));
    const [now] = await listItems(desk.sql, { city: "150200", q: "V1" });
    expect(now?.promised).toEqual({ value: 3, unit: "day" });
    const detail = await itemDetail(later, now?.id ?? "");
    expect(detail.versions.map(({ importedOn, replacedOn }) => [importedOn, replacedOn])).toEqual([
      ["2026-12-01", null],
      ["2026-11-23", "2026-12-01"],
    ]);
    const old = await itemDetail(later, detail.versions[1]?.id ?? "");
    expect([old.item.promised?.value, old.replacedOn]).toEqual([5, "2026-12-01"]);
  });

  it("keeps both of two rows with one code, and says so", async () => {
    await enter([HEAD, ["双一", "D1", "5天", "否", ""], ["双一", "D1", "6天", "否", ""]]);
    const { rows } = await pageOfItems(desk.sql, { q: "双一" }, { page: 1, size: 10 });
    expect(rows.flatMap(({ rules }) => rules).filter((rule) => rule === "task-code-twice")).toHaveLength(1);
    expect(rows).toHaveLength(2);
  });

  it("refuses all where a row cannot be read, or takes the good ones: the person chooses", async () => {
    const { id, counts, rows } = await upload([
      HEAD,
      ["坏", "B1", "改天", "否", ""],
      ["好", "B2", "5天", "否", ""],
    ]);
    const [bad] = rows;
    expect([counts["items"], counts.blocked, bad?.number, bad?.issues[0]?.field?.zh]).toEqual([
      2,
      1,
      2,
      "承诺办结时限",
    ]);
    expect(await codeOf(itemImporter.apply(desk, id, { mode: "all" }, baotou))).toBe("rows-have-errors");
    expect(await listItems(desk.sql, { importId: id })).toEqual([]);
    await itemImporter.apply(desk, id, { mode: "good-rows" }, baotou);
    expect((await listItems(desk.sql, { importId: id })).map(({ name }) => name)).toEqual(["好"]);
    const again = await itemImporter.apply(desk, id, { mode: "all" }, baotou);
    expect([again.state, again.progress]).toEqual(["applied", did({ entered: 1, skipped: 1 })]);
    expect((await listItems(desk.sql, { importId: id })).map(({ name }) => name)).toEqual(["好"]);
  });

  it("remembers a corrected column for the next export of the city with the same headings", async () => {
    const rows = [
      ["事项名称", "本地叫法", "实施编码"],
      ["改列", "行政许可", "R1"],
    ];
    const { id, columns } = await upload(rows);
    expect(columns[1]?.field).toBeNull();
    const correction = { headingRow: 1, fields: ["name", "type", "taskCode"], codes: false };
    const corrected = await itemImporter.correct(desk, id, correction, FIRST_PAGE, baotou);
    expect(corrected.columns[1]).toMatchObject({ field: "type", why: "decided" });
    await itemImporter.apply(desk, id, { mode: "all" }, baotou);
    expect((await listItems(desk.sql, { importId: id }))[0]?.type).toBe("行政许可");
    const again = await upload(rows);
    expect(again.columns[1]).toMatchObject({ field: "type", why: "remembered" });
    const elsewhere = await upload(rows, ordos, "150600");
    expect(elsewhere.columns[1]?.field).toBeNull();
    const discarded = await itemImporter.discard(desk, again.id, baotou);
    expect(discarded.state).toBe("discarded");
    expect(await codeOf(itemImporter.correct(desk, again.id, correction, FIRST_PAGE, baotou))).toBe(
      "discarded",
    );
  });

  it("lets a data authority import for its own city only, the office and the region for any", async () => {
    const rows = [HEAD, ["权", "P1", "5天", "否", ""]];
    expect(await codeOf(upload(rows, ordos, "150200"))).toBe("forbidden");
    expect(await codeOf(upload(rows, ground.of("包头市测试人社局", "liaison"), "150200"))).toBe("forbidden");
    expect(await codeOf(upload(rows, ground.of("包头市测试人社局", "office"), "150600"))).toBe("done");
    const { id } = await upload(rows, ground.of("自治区测试数据局", "data-officer"), "150200");
    expect(await codeOf(itemImporter.apply(desk, id, { mode: "all" }, ordos))).toBe("forbidden");
    expect(await codeOf(itemImporter.discard(desk, id, ordos))).toBe("forbidden");
    expect((await itemImporter.open(desk, id, FIRST_PAGE, ordos)).readOnly).toBe(true);
  });

  it("finds what asks again for what is shared, with the resource that supplies it", async () => {
    const shared = { ...desk, sharing: { ...desk.sharing, suppliers, supplyStamp } };
    const { rows, total } = await askedAgain(shared, { city: "150600" }, { page: 1, size: 200 });
    const asking = (await listItems(desk.sql, { city: "150600" })).filter(({ materials }) =>
      materials.some(({ name }) => name === "营业执照" || name === "法人登记证"),
    );
    expect([total, rows.length]).toEqual([asking.length, asking.length]);
    expect(rows[0]?.supplied).toEqual([
      expect.objectContaining({ material: "营业执照", resource: "企业登记信息" }),
    ]);
    expect((await askedAgain(desk, {}, { page: 1, size: 10 })).total).toBe(0);
    const detail = await itemDetail(shared, rows[0]?.id ?? "");
    expect(detail.supplied).toEqual(rows[0]?.supplied);
  });

  it("gives back the file as it came, and the corrected workbook of an import and of a filter", async () => {
    const rows = [HEAD, ["=1+1", "F1", "5天", "否", "身份证"]];
    const { id } = await enter(rows);
    const bytes = await importFile(desk, id, baotou);
    expect(bytes.name).toBe("清单.xlsx");
    for (const { bytes: written } of [
      await correctedImport(desk, id, baotou),
      await correctedItems(desk, { importId: id }),
    ]) {
      const read = await readFilledSheets(written, "更正稿.xlsx");
      expect(read.ok && read.value.map(({ name }) => name)).toEqual(["事项", "问题清单"]);
      expect(read.ok && read.value[0]?.rows.some(({ cells }) => cells.includes("=1+1"))).toBe(true);
    }
  });

  it("（四） replaces items by the corrected workbook, also where it put their codes right", async () => {
    const { id } = await enter([HEAD, ["横线编码", "Ｈ1-2 3", "5天", "否", "身份证"]]);
    const { bytes, name } = await correctedImport(desk, id, baotou);
    const again = await itemImporter.receive(
      desk,
      "150200",
      { name, bytes },
      { confirmInternal: false },
      baotou,
    );
    const { progress } = await itemImporter.apply(desk, again.id, { mode: "all" }, baotou);
    expect(progress).toEqual(did({ replaced: 1 }));
    expect((await listItems(desk.sql, { q: "横线编码" })).map(({ taskCode }) => taskCode)).toEqual(["H123"]);
  });

  it("refuses a classified sheet before anything is kept", async () => {
    const before = await desk.sql`select count(*) as total from one_service.item_import`;
    expect(await codeOf(upload([["秘密★一年"], HEAD, ["密", "S1", "5天", "否", ""]]))).toBe("classified");
    expect(await desk.sql`select count(*) as total from one_service.item_import`).toEqual(before);
  });
});
