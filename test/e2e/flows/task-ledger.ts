import ExcelJs from "exceljs";
import { expect, test } from "vitest";
import { LEDGER_HEADINGS } from "../../../src/supervision/domain/tasks/ledger-columns.ts";
import { words } from "../../../src/web/kit/words.ts";
import { text } from "../../../src/supervision/web/ledger/ledger-text.ts";
import { expectNoTroubles, open, settled } from "../desk.ts";
import { type Office, tasksOf } from "../office.ts";

const t = text.zh;
const VIEW = "已转常态";

/** 台账: narrowed, its columns chosen, kept as a view, and taken out of the building. */
export function taskLedgerSteps(office: () => Office): void {
  test("（二十） the ledger is narrowed, its columns chosen, and kept as a view that opens again", async () => {
    const { tab, plan } = office();
    const { page } = tab;
    await open(page, `/ledger?plan=${plan}`);
    await page.getByLabel(t.state, { exact: true }).selectOption("standing");
    await page.waitForURL(/state=standing/);
    await settled(page);
    const standing = await tasksOf(page, plan, "&state=standing");
    expect(standing.length).toBeGreaterThan(0);
    await expect.poll(() => page.locator("tr[data-row-key]").count()).toBe(standing.length);
    await page.getByRole("button", { name: t.columns, exact: true }).click();
    await page.getByRole("checkbox", { name: LEDGER_HEADINGS.remark.zh }).click();
    await page.getByRole("dialog").getByRole("button", { name: t.close, exact: true }).last().click();
    await page.getByRole("columnheader", { name: LEDGER_HEADINGS.remark.zh }).waitFor();
    await page.getByRole("button", { name: t.views }).click();
    await page.getByLabel(words.zh.viewName).fill(VIEW);
    await page.getByRole("button", { name: words.zh.saveView }).click();
    await page.getByRole("button", { name: VIEW, exact: true }).waitFor();

    await open(page, "/ledger");
    await page.getByRole("button", { name: t.views }).click();
    await page.getByRole("button", { name: VIEW, exact: true }).click();
    await page.waitForURL(/state=standing/);
    await settled(page);
    await expect.poll(() => page.locator("tr[data-row-key]").count()).toBe(standing.length);
    expect(await page.getByRole("columnheader", { name: LEDGER_HEADINGS.remark.zh }).count()).toBe(1);
    expectNoTroubles(tab);
  });

  test("（二十） the export has the columns and rows that are shown, a frozen head, and what judging wrote down", async () => {
    const { tab } = office();
    const { page } = tab;
    const shown = (await page.getByRole("columnheader").allTextContents()).filter((name) => name !== "");
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: t.export }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/督办任务台账-2026-12-18\.xlsx$/);
    const book = new ExcelJs.Workbook();
    await book.xlsx.readFile(await file.path());
    const [sheet] = book.worksheets;
    const rows: string[][] = [];
    sheet?.eachRow((row) => {
      const cells: string[] = [];
      row.eachCell({ includeEmpty: true }, (cell) => void cells.push(cell.text));
      rows.push(cells);
    });
    const head = rows.findIndex((cells) => shown.every((name) => cells.includes(name)));
    expect(head).toBeGreaterThanOrEqual(0);
    expect(rows[head]?.filter((name) => name !== "")).toEqual(shown);
    expect(sheet?.views[0]).toMatchObject({ state: "frozen", ySplit: head + 1 });
    const body = rows.slice(head + 1).filter((cells) => /^\d+$/.test(cells[0] ?? ""));
    expect(body).toHaveLength(await page.locator("tr[data-row-key]").count());
    for (const cells of body) expect(cells.join(" ")).toContain("常态化推进");
    expectNoTroubles(tab);
  });
}
