import ExcelJS from "exceljs";
import { beforeAll, describe, expect, it } from "vitest";
import { zipOf } from "../../../test/support/zip.ts";
import { json } from "../database/json.ts";
import { lostDesk, office, person, spec } from "./fixtures/lost-things.ts";
import { FIRST_PAGE, type ImportDesk } from "./importer-spec.ts";
import { importer } from "./importer.ts";

// Of a workbook one sheet is read: which one, what is said of the others, and how another is read instead.

const lost = importer()(spec);
const { lent } = lostDesk();
let desk: ImportDesk;
beforeAll(() => {
  ({ desk } = lent);
});

type Sheet = {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
  readonly state?: ExcelJS.WorksheetState;
};
const HEADINGS = ["名称", "备注"];
const things = (...names: readonly string[]) => [HEADINGS, ...names.map((name) => [name, "无"])];
async function bookOf(...sheets: readonly Sheet[]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  for (const { name, rows, state = "visible" } of sheets) {
    const page = book.addWorksheet(name, { state });
    for (const row of rows) page.addRow([...row]);
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}
const receive = (bytes: Uint8Array, name = "失物.xlsx") =>
  lost.receive(desk, "sheets", { name, bytes }, { confirmInternal: true }, office);
const takeIn = async (...sheets: readonly Sheet[]) => receive(await bookOf(...sheets));
type View = Awaited<ReturnType<typeof takeIn>>;
const told = ({ book, hidden, rows }: View) => [
  book?.sheets[book.chosen] ?? null,
  book?.sheets.filter((_, at) => at !== book.chosen) ?? [],
  hidden ?? [],
  rows.map(({ name }) => name),
];
const choose = (id: string, sheet: number, version?: number) =>
  lost.correct(desk, id, { headingRow: 0, sheet, version }, FIRST_PAGE, office);

const open = async () => {
  const view = await takeIn(HALL, STATION);
  return { ...view, said: { headingRow: 1, fields: view.columns.map(({ field }) => field) } };
};

const row = (number: number, cells: readonly string[]) => ({ number, cells, joined: [], hidden: false });
const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
const sheet = (rows: string) =>
  `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;

const COVER = { name: "封面", rows: [["失物登记"], ["二〇二六年十一月"]] };
const NOTES = { name: "填表说明", rows: [["注：一物一行"], ["名称"], ["备注"]] };
const HALL = { name: "大厅", rows: things("伞", "帽") };
const STATION = { name: "车站", rows: things("书") };

describe("of a workbook the sheet is read whose headings are known best", () => {
  it.each([
    ["a cover sheet first", [COVER, HALL], ["大厅", ["封面"], [], ["伞", "帽"]]],
    ["notes first that speak of columns", [NOTES, HALL], ["大厅", ["填表说明"], [], ["伞", "帽"]]],
    ["two alike: the first", [HALL, STATION], ["大厅", ["车站"], [], ["伞", "帽"]]],
    [
      "an empty sheet first, of which nothing is said",
      [{ name: "空", rows: [] }, HALL],
      [null, [], [], ["伞", "帽"]],
    ],
    [
      "a hidden sheet first, named as hidden",
      [{ ...STATION, state: "hidden" as const }, HALL],
      [null, [], ["车站"], ["伞", "帽"]],
    ],
    [
      "what a program hid, of which nobody knows",
      [{ ...STATION, state: "veryHidden" as const }, HALL],
      [null, [], [], ["伞", "帽"]],
    ],
    ["one sheet alone", [HALL], [null, [], [], ["伞", "帽"]]],
  ] as const)("%s", async (_, sheets, expected) => {
    expect(told(await takeIn(...sheets))).toEqual(expected);
  });

  it("a chart sheet first", async () => {
    const bytes = zipOf({
      "[Content_Types].xml": "<Types/>",
      "xl/workbook.xml": `<workbook xmlns:r="r"><sheets><sheet name="图" sheetId="1" r:id="rId1"/><sheet name="表" sheetId="2" r:id="rId2"/></sheets></workbook>`,
      "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Target="chartsheets/sheet1.xml"/><Relationship Id="rId2" Target="worksheets/sheet1.xml"/></Relationships>`,
      "xl/chartsheets/sheet1.xml": `<chartsheet><sheetViews><sheetView workbookViewId="0"/></sheetViews><drawing r:id="rId1"/></chartsheet>`,
      "xl/worksheets/sheet1.xml": sheet(
        `<row r="1">${cell("A1", "名称")}${cell("B1", "备注")}</row><row r="2">${cell("A2", "伞")}</row>`,
      ),
    });
    expect(told(await receive(bytes))).toEqual([null, [], [], ["伞"]]);
  });

  it("a .csv has one, of which nothing is said", async () => {
    const view = await receive(new TextEncoder().encode("名称,备注\n伞,无\n"), "失物.csv");
    expect(told(view)).toEqual([null, [], [], ["伞"]]);
  });

  it("headings that were remembered are known, whatever they are called", async () => {
    const odd = await takeIn({
      name: "一",
      rows: [
        ["玩意", "何处"],
        ["伞", "厅"],
        ["帽", "门"],
      ],
    });
    const said = { headingRow: 1, fields: ["name", "name"] };
    await lost.correct(desk, odd.id, said, FIRST_PAGE, office);
    await lost.apply(desk, odd.id, { mode: "all" }, office);
    const again = await takeIn(COVER, {
      name: "二",
      rows: [
        ["玩意", "何处"],
        ["书", "厅"],
      ],
    });
    expect(told(again)).toEqual(["二", ["封面"], [], ["书"]]);
  });

  it("a marking of secrecy keeps the file out, on whichever visible sheet it stands", async () => {
    const marked = { name: "附", rows: [["机密★10年"]] };
    await expect(takeIn(HALL, marked)).rejects.toMatchObject({ failure: { code: "classified" } });
  });
});

describe("another sheet of the workbook", () => {
  it("is read instead, and nothing stands of what was decided on the one before", async () => {
    const view = await takeIn(HALL, STATION);
    const said = { headingRow: 1, fields: [null, "name"], cells: { "2:1": "长柄" } };
    const decided = await lost.correct(desk, view.id, said, FIRST_PAGE, office);
    expect(decided.rows.map(({ name }) => name)).toEqual(["长柄", "无"]);
    const other = await choose(view.id, 1);
    expect(told(other)).toEqual(["车站", ["大厅"], [], ["书"]]);
    expect([other.corrected, other.rows[0]?.number, other.firstRows.length]).toEqual([{}, 2, 2]);
    expect(told(await choose(view.id, 0))[3]).toEqual(["伞", "帽"]);
    await choose(view.id, 1);
    const done = await lost.apply(desk, view.id, { mode: "all" }, office);
    expect(done.rows.map(({ name, number }) => [name, number])).toEqual([["书", 2]]);
  });

  it("is refused where there is none of that number, where it is too long, and once it is entered", async () => {
    const long = things(...Array.from({ length: 2_000 }, (_, at) => `伞${at}`));
    const view = await takeIn(HALL, { name: "附表", rows: [["说明", "其他"], ...long] });
    expect(told(view)[0]).toBe("大厅");
    await expect(choose(view.id, 2)).rejects.toMatchObject({ failure: { code: "no-sheet" } });
    await expect(choose(view.id, 1)).rejects.toMatchObject({ failure: { code: "too-many-rows" } });
    await lost.apply(desk, view.id, { mode: "all" }, office);
    await expect(choose(view.id, 1)).rejects.toMatchObject({ failure: { code: "applied" } });
  });

  it("an import from before workbooks were read whole goes on as it was", async () => {
    const { id } = await takeIn(HALL);
    const rows = [row(1, HEADINGS), row(2, ["旧伞", "无"])];
    const mapping = { headingRow: 1, fields: ["name", null], why: ["heading", null] };
    const { sql } = desk;
    await sql`update lost.import set rows = ${json(sql, rows)}, mapping = ${json(sql, mapping)} where id = ${id}`;
    const view = await lost.open(desk, id, FIRST_PAGE, office);
    expect([told(view), view.version]).toEqual([[null, [], [], ["旧伞"]], 0]);
    expect((await lost.apply(desk, id, { mode: "all", version: 0 }, office)).state).toBe("applied");
  });
});

describe("two people in one import", () => {
  const [wang, li] = [person("b", ["office"]), person("c", ["office"])];
  it("decide on different rows: both stand, whoever saves last", async () => {
    const { id, said, version } = await open();
    await lost.correct(desk, id, { ...said, version, cells: { "2:0": "长伞" } }, FIRST_PAGE, wang);
    const after = await lost.correct(
      desk,
      id,
      { ...said, version, cells: { "3:0": "草帽" } },
      FIRST_PAGE,
      li,
    );
    expect([after.corrected, after.version]).toEqual([{ "2:0": "长伞", "3:0": "草帽" }, 2]);
    expect(after.rows.map(({ name }) => name)).toEqual(["长伞", "草帽"]);
  });

  it("decide otherwise on the same: the later is told who changed what, and nothing of the other's is lost", async () => {
    const { id, said, version } = await open();
    await lost.correct(desk, id, { ...said, version, cells: { "2:0": "长伞" } }, FIRST_PAGE, wang);
    const late = lost.correct(
      desk,
      id,
      { ...said, version, cells: { "2:0": "短伞", "3:0": "草帽" } },
      FIRST_PAGE,
      li,
    );
    await expect(late).rejects.toMatchObject({
      failure: {
        code: "changed-since",
        sentence: { zh: expect.stringContaining(`${wang.actor?.displayName}改了第 2 行的单元格`) },
      },
    });
    const now = await lost.open(desk, id, FIRST_PAGE, li);
    expect([now.corrected, now.version]).toEqual([{ "2:0": "长伞" }, 1]);
    // What they saw by then they may change.
    const seen = { ...said, version: now.version, cells: { "2:0": "短伞" } };
    expect((await lost.correct(desk, id, seen, FIRST_PAGE, li)).corrected).toEqual({ "2:0": "短伞" });
  });

  it("what columns mean, another sheet and entering wait for who has not seen the latest", async () => {
    const { id, said, version } = await open();
    await lost.correct(desk, id, { headingRow: 1, fields: [null, "name"], version }, FIRST_PAGE, wang);
    const stale = [
      () => lost.correct(desk, id, { headingRow: 1, version }, FIRST_PAGE, li),
      () => choose(id, 1, version),
      () => lost.apply(desk, id, { mode: "all", version }, li),
    ];
    for (const act of stale)
      await expect(act()).rejects.toMatchObject({ failure: { code: "changed-since" } });
    await choose(id, 1, 1);
    const late = { ...said, cells: { "2:0": "短伞" }, version: 1 };
    await expect(lost.correct(desk, id, late, FIRST_PAGE, li)).rejects.toMatchObject({
      failure: { sentence: { zh: expect.stringContaining("读哪张工作表") } },
    });
    expect((await lost.open(desk, id, FIRST_PAGE, li)).corrected).toEqual({});
  });

  it("what was taken back by one stays away though the other still had it before them", async () => {
    const { id, said } = await open();
    const { version } = await lost.correct(desk, id, { ...said, cells: { "2:0": "长伞" } }, FIRST_PAGE, wang);
    await lost.correct(desk, id, { ...said, version, cells: {} }, FIRST_PAGE, wang);
    const had = { ...said, version, cells: { "2:0": "长伞", "3:0": "草帽" } };
    expect((await lost.correct(desk, id, had, FIRST_PAGE, li)).corrected).toEqual({ "3:0": "草帽" });
  });
});
