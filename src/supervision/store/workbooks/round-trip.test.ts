import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import { convertWithOffice, findOffice } from "../../../platform/documents/office.ts";
import { readAllSheets } from "../../../platform/documents/sheet-rows.ts";
import { writeWorkbook } from "../../../platform/documents/workbook.ts";
import { checkForm } from "../../domain/workbooks/check-form.ts";
import { readReturnedForm } from "../../domain/workbooks/returned-form.ts";
import { type UnitWorkbook, workbookSheets } from "../../domain/workbooks/unit-workbook.ts";

const soffice = await findOffice();
if (soffice === null && process.env["CI"] === "true") throw new Error("LibreOffice is missing");
if (soffice === null) console.warn("skipped: workbooks saved by LibreOffice, LibreOffice is missing");

const ids = ["a", "b", "c"].map((letter) => `0000000${letter}-0000-4000-8000-000000000000`);
const book: UnitWorkbook = {
  plan: { id: "p", title: "示例市方案", sampleWork: true },
  unit: { id: "u", name: "示例局A" },
  period: { key: "2026-11", from: "2026-11-01", to: "2026-11-30", due: "2026-11-27", unshifted: null },
  madeOn: "2026-11-20",
  tasks: ids.map((task, at) => ({
    task,
    number: at + 1,
    measure: "（一）",
    text: `示例任务${at + 1}`,
    goals: "2026年底：10公里",
    last: "",
    content: null,
  })),
};

const written = async (): Promise<ExcelJS.Workbook> => {
  const file = new ExcelJS.Workbook();
  await file.xlsx.load((await writeWorkbook(workbookSheets(book))).buffer as ArrayBuffer);
  return file;
};
const saved = async (file: ExcelJS.Workbook): Promise<Uint8Array> =>
  new Uint8Array(await file.xlsx.writeBuffer());

async function rowsOf(bytes: Uint8Array, name: string) {
  const sheets = await readAllSheets(bytes, name);
  if (!sheets.ok) throw new Error(sheets.failure.sentence.zh);
  const form = readReturnedForm(sheets.value);
  if (!form.ok) throw new Error(form.failure.sentence.zh);
  const tasks = book.tasks.map(({ task: id, number, ...shown }) => ({
    id,
    shown: { ...shown, number: String(number) },
    reported: null,
  }));
  const rows = checkForm(form.value, tasks);
  return rows.map(({ number, taskId, result, content }) => [
    number,
    taskId,
    result,
    content?.progress ?? null,
  ]);
}

/** What units do to a form: fill in, add a column and a row, sort by hand, rename the sheet. */
async function returned(): Promise<Uint8Array> {
  const file = await written();
  const [page] = file.worksheets;
  if (!page) throw new Error("no form");
  page.name = "十一月 报送";
  page.getCell("F6").value = { richText: [{ text: "已开工，" }, { font: { bold: true }, text: "完成三成" }] };
  page.getCell("J7").value = "等待上级批复";
  page.spliceColumns(6, 0, ["", "", "", "经办人"]);
  page.spliceRows(5, 0, ["说明：以下为本单位报送"]);
  page.getCell("A12").value = "联系人：示例某";
  return saved(file);
}
const AS_RETURNED = [
  [6, ids[0], "empty", null],
  [7, ids[1], "good", "已开工，完成三成"],
  [8, ids[2], "good", "等待上级批复"],
];

describe("（二十）a unit's workbook as a file", () => {
  it("shows one sheet with only the cells to fill in unlocked and coloured; key and codes are hidden", async () => {
    const { worksheets } = await written();
    expect(worksheets.map(({ state }) => state)).toEqual(["visible", "hidden"]);
    const [page] = worksheets;
    expect(page?.getColumn(11).hidden).toBe(true);
    expect((page as unknown as { sheetProtection: object }).sheetProtection).toMatchObject({ sheet: true });
    const cells = ["A", "C", "E", "F", "J", "K"].map((column) => page?.getCell(`${column}5`));
    expect(cells.map((cell) => cell?.protection?.locked !== false)).toEqual([
      true,
      true,
      true,
      false,
      false,
      true,
    ]);
    expect(
      cells.map((cell) => (cell?.fill as { pattern?: string } | undefined)?.pattern === "solid"),
    ).toEqual([false, false, false, true, true, false]);
    expect(page?.headerFooter.oddHeader).toContain("示例");
  });

  it("is read after a unit filled it in, added a column and rows, and renamed the sheet", async () => {
    expect(await rowsOf(await returned(), "随便什么名字.xlsx")).toEqual(AS_RETURNED);
  });

  it.skipIf(soffice === null)(
    "is read after LibreOffice saved it, also as .xls",
    async () => {
      const bytes = await returned();
      for (const format of ["xlsx", "xls"] as const) {
        const again = await convertWithOffice(bytes, "xlsx", format);
        if (!again.ok) throw new Error(again.failure.sentence.zh);
        expect(await rowsOf(again.value, `返回.${format}`)).toEqual(AS_RETURNED);
      }
    },
    60_000,
  );
});
