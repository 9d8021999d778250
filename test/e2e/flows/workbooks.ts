import { readFileSync } from "node:fs";
import ExcelJs from "exceljs";
import { expect, test } from "vitest";
import { openArchive } from "../../../src/platform/documents/zip.ts";
import { text as task } from "../../../src/supervision/web/task/task-text.ts";
import { text } from "../../../src/supervision/web/workbooks/workbooks-text.ts";
import type { Tab } from "../browser.ts";
import { ask, expectNoTroubles, open, settled } from "../desk.ts";

const t = text.zh;
const MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
type File = {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
  /** Rows that were empty; a unit that has reported everything has none. */
  readonly filled: number;
};

async function bytesOf(pieces: AsyncIterable<Uint8Array> | undefined): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces ?? []) all.push(piece);
  return Buffer.concat(all);
}

/** Whose workbook comes back sorted by somebody who did not see the hidden columns. */
const SORTING = "示例市发展改革委";
const DONE = "【示例】已按节点完成";

/** Turns the order of all that is shown round, and leaves the hidden codes where they are. */
function sortShown(page: ExcelJs.Worksheet): void {
  const numbers = Array.from({ length: page.rowCount - 4 }, (_, at) => at + 5);
  const shown = numbers.map((number) =>
    Array.from({ length: 10 }, (_, column) => page.getRow(number).getCell(column + 1).value),
  );
  for (const [at, values] of shown.toReversed().entries())
    for (const [column, value] of values.entries()) page.getRow(at + 5).getCell(column + 1).value = value;
}

/**
 * A workbook as a unit sends it back: each empty row with a word of progress about its task; `spoilt` says no change
 * without why.
 */
async function filledIn(name: string, bytes: Buffer, spoilt: boolean): Promise<File> {
  const book = new ExcelJs.Workbook();
  await book.xlsx.load(new Uint8Array(bytes).buffer as ArrayBuffer);
  const [page] = book.worksheets;
  let left = spoilt;
  let filled = 0;
  page?.eachRow((row, number) => {
    if (number < 5 || row.getCell(6).text !== "" || row.getCell(10).text !== "") return;
    if (left) row.getCell(10).value = "是";
    else row.getCell(6).value = `${DONE}：${row.getCell(3).text}`;
    left = false;
    filled += 1;
  });
  if (page && name.includes(SORTING)) sortShown(page);
  return { name, mimeType: MEDIA_TYPE, buffer: Buffer.from(await book.xlsx.writeBuffer()), filled };
}

/** 表格回收: workbooks go out in one zip and come back at one drop. */
export function workbookSteps(tab: () => Tab, plan: () => Promise<string>): void {
  test("（二十）workbooks of 28 units and more go in at one drop, row by row, and are marked as entered by proxy", async () => {
    const { page } = tab();
    await open(page, `/workbooks?plan=${await plan()}`);
    const [zip] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: t.downloadAll }).click(),
    ]);
    expect(zip.suggestedFilename()).toMatch(/填报表-.+\.zip$/);
    const archive = await openArchive(readFileSync(await zip.path()));
    expect(archive.names.length).toBeGreaterThanOrEqual(28);
    // Which unit comes first is as its id falls: the first is spoilt, and never the one that sorts.
    const names = [
      ...archive.names.filter((name) => !name.includes(SORTING)),
      ...archive.names.filter((name) => name.includes(SORTING)),
    ];
    const files: File[] = [];
    for (const [at, name] of names.entries())
      files.push(await filledIn(name, await bytesOf(await archive.open(name)), at === 0));
    const drop = async (): Promise<void> => {
      const carried = files.map(({ buffer, filled: _, ...file }) => ({
        ...file,
        bytes: buffer.toString("base64"),
      }));
      const dataTransfer = await page.evaluateHandle((these) => {
        const transfer = new DataTransfer();
        for (const { name, mimeType: type, bytes } of these)
          transfer.items.add(
            new File([Uint8Array.from(atob(bytes), (sign) => sign.charCodeAt(0))], name, { type }),
          );
        return transfer;
      }, carried);
      await page.dispatchEvent(".ui-drop", "drop", { dataTransfer });
      await page.getByText(t.waiting, { exact: true }).first().waitFor();
      await page.getByText(t.waiting, { exact: true }).first().waitFor({ state: "detached" });
    };
    await drop();
    const table = page.getByRole("table", { name: t.files });
    expect(await table.getByText(t.hasRefused, { exact: true }).count()).toBe(1);
    expect(await table.getByText("没有写原因").count()).toBe(1);

    // Rows sorted against their codes: nothing of them counts until somebody has said which task each is.
    const parted = table.locator("tr[data-row-key]").filter({ hasText: SORTING });
    await parted.getByText(t.hasAsked, { exact: true }).waitFor();
    const choices = parted.getByRole("combobox");
    const asked = await choices.count();
    expect(asked).toBeGreaterThan(3);
    // By key: what is chosen is sent at once, and the keyboard stays where it was.
    const first = choices.first();
    await first.focus();
    await page.keyboard.press("ArrowDown");
    await settled(page);
    expect(await first.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await first.inputValue()).not.toBe("");
    await parted.getByRole("button", { name: t.takeBack(1), exact: true }).click();
    await settled(page);
    expect(await first.inputValue()).toBe("");
    await parted.getByRole("button", { name: t.takeByText(asked), exact: true }).click();
    await parted.getByText(t.checked, { exact: true }).waitFor();
    await parted.getByRole("button", { name: t.takenByText(asked), exact: true }).waitFor();

    expect(await enteredFrom(tab(), files)).toBe(0);
    const sound = files.slice(1).filter(({ filled }) => filled > 0).length;
    expect(sound).toBeGreaterThanOrEqual(28);
    await page.getByRole("button", { name: t.enterAll(sound) }).click();
    const notice = page.getByText(/本次已代录 \d+ 行/);
    await notice.waitFor({ timeout: 60_000 });
    await settled(page);
    // Rows that a unit had drafted are entered beside those filled in here.
    const rows = Number(/\d+/.exec((await notice.textContent()) ?? "")?.[0]);
    const filledRows = files.slice(1).reduce((sum, { filled }) => sum + filled, 0);
    expect(rows).toBeGreaterThanOrEqual(filledRows);
    expect(await enteredFrom(tab(), files)).toBeGreaterThan(0);
    const sorted = await fromFiles(
      tab(),
      files.filter(({ name }) => name.includes(SORTING)),
    );
    expect(sorted.length).toBeGreaterThan(3);
    for (const { task: about, report } of sorted)
      expect(report.content.progress.replace(`${DONE}：`, "")).toBe(about.text);

    // What is still good is the rest of the one workbook that had a refused row.
    await page.getByRole("button", { name: /只录入合格的行/ }).click();
    await page.getByText(t.leftCount(1, files.length)).waitFor({ timeout: 60_000 });
    await page.getByRole("button", { name: t.clear }).click();
    const entered = await enteredFrom(tab(), files);
    await drop();
    expect(await enteredFrom(tab(), files)).toBe(entered);
    expect(await page.getByRole("button", { name: t.enterAll(0) }).isDisabled()).toBe(true);

    const [marked] = await fromFiles(tab(), files);
    await open(page, `/tasks/${marked?.task.id}`);
    await page
      .getByText(task.zh.proxy(marked?.report.proxy?.file ?? ""))
      .first()
      .waitFor();
    expectNoTroubles(tab());
  }, 180_000);
}

type Waiting = {
  readonly task: { readonly id: string; readonly text: string };
  readonly report: {
    readonly proxy: { readonly file: string } | null;
    readonly content: { readonly progress: string };
  };
};

/** Reports that wait for the office and were entered from one of these files. */
async function fromFiles({ page }: Tab, files: readonly File[]): Promise<readonly Waiting[]> {
  const names = new Set(files.map(({ name }) => name));
  const { body } = await ask(page, "/api/review-queue?kind=report&size=200");
  const { rows } = body as { readonly rows: readonly Waiting[] };
  return rows.filter(({ report }) => names.has(report.proxy?.file ?? ""));
}

const enteredFrom = async (tab: Tab, files: readonly File[]): Promise<number> =>
  (await fromFiles(tab, files)).length;
