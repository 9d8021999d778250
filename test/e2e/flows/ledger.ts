import ExcelJs from "exceljs";
import { expect, test } from "vitest";
import { type Desk, expectNoTroubles, openBoard } from "../desk.ts";

/** The ledger: what leaves the building in Excel. */
export function ledgerSteps(desk: () => Desk): void {
  const download = async (): Promise<{ name: string; rows: string[][] }> => {
    const { page } = desk().tab;
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "导出 Excel" }).click(),
    ]);
    const book = new ExcelJs.Workbook();
    await book.xlsx.readFile(await file.path());
    const rows: string[][] = [];
    book.worksheets[0]?.eachRow((row) => {
      const cells: string[] = [];
      row.eachCell({ includeEmpty: true }, (cell) => void cells.push(cell.value === null ? "" : cell.text));
      rows.push(cells);
    });
    return { name: file.suggestedFilename(), rows };
  };
  const ORDINAL = /^[（(]([一二三四五六七八九十]+)[）)]/;
  const ordinalsOf = (rows: readonly string[][]): string[] => [
    ...new Set(rows.flatMap((cells) => cells.flatMap((cell) => ORDINAL.exec(cell)?.[1] ?? []))),
  ];

  test("（一）至（二十二）: the ledger downloads, opens and holds every measure with unit and deadline", async () => {
    const { tab } = desk();
    await openBoard(tab.page);
    const { name, rows } = await download();
    expect(name).toMatch(/\.xlsx$/);
    expect(ordinalsOf(rows)).toHaveLength(22);
    const compensation = rows.find((cells) => ordinalsOf([cells]).includes("十三"))?.join(" ") ?? "";
    expect(compensation).toContain("横向生态补偿机制");
    expect(compensation).toContain("市财政局");
    expect(compensation).toContain("持续推进");
    expectNoTroubles(tab);
  });

  test("a filtered board gives the filtered ledger", async () => {
    const { tab } = desk();
    await openBoard(tab.page, "&state=pending");
    const { rows } = await download();
    expect(ordinalsOf(rows)).toEqual(["四", "五", "六", "七", "八", "九", "十", "十一", "十八"]);
    expectNoTroubles(tab);
  });
}
