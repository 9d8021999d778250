import { expect, test } from "vitest";
import { readFilledSheets } from "../../../src/platform/documents/sheet-rows.ts";
import { LINT_RULES } from "../../../src/systems/one-service/domain/items/lint.ts";
import type { ItemImport } from "../../../src/systems/one-service/item-import/line.ts";
import { text as importText } from "../../../src/systems/one-service/item-import/words.ts";
import { text as itemsText } from "../../../src/systems/one-service/web/items/items-text.ts";
import { text as detailText } from "../../../src/systems/one-service/web/standards/compared-item-text.ts";
import { text as comparisonText } from "../../../src/systems/one-service/web/standards/comparison-text.ts";
import { words } from "../../../src/web/kit/import-words.ts";
import { text as mappingText } from "../../../src/web/kit/mapping-table-text.ts";
import type { Tab } from "../browser.ts";
import { BUILDING, cityWorkbook, codeOf, FOUNDING, STRANGE_HEADING } from "../city-items.ts";
import { expectNoTroubles, open, prepare, settled } from "../desk.ts";
import { fileSaved, officerOf, sendFile, type Service } from "../services.ts";
import { tabTo } from "./keyboard.ts";

const [t, i, m, w] = [itemsText.zh, importText.zh, mappingText.zh, words.zh];
const [c, d] = [comparisonText.zh, detailText.zh];
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const ruleSays = (id: string): string => LINT_RULES.find((rule) => rule.id === id)?.says.zh ?? id;

/** A figure of the import's page by the words above it. */
const figure = async (page: Tab["page"], words: string): Promise<number> =>
  Number(
    await page
      .locator(".it-figures > div")
      .filter({ has: page.getByText(words, { exact: true }) })
      .locator("dd")
      .textContent(),
  );

/** What an import of which nothing was left out says it did. */
const did = (entered: number, replaced: number, unchanged: number): string =>
  `新入库 ${entered} 行，替换 ${replaced} 行，无变化 ${unchanged} 行，${w.outcomeOf(w.skipped, "0")}${w.full}`;

async function giveWorkbook({ page }: Tab, name: string, bytes: Uint8Array): Promise<void> {
  await open(page, "/items");
  await page.locator("input[type=file]").setInputFiles({ name, mimeType: XLSX, buffer: Buffer.from(bytes) });
  await page.waitForURL(/\/items\/imports\//);
  await settled(page);
}

async function sheetTexts(bytes: Uint8Array, name: string): Promise<readonly string[]> {
  const read = await readFilledSheets(bytes, name);
  if (!read.ok) throw new Error(read.failure.sentence.en);
  return read.value.map(
    (sheet) => `${sheet.name}\n${sheet.rows.map(({ cells }) => cells.join(" ")).join("\n")}`,
  );
}

/** Four cities' exports of items: uploaded, put right, taken over, and held side by side. */
export function itemListSteps(service: () => Service): void {
  test("（四） a data officer may bring in the items of the own city and of no other", async () => {
    const officer = await officerOf(service(), "包头市");
    const { page } = officer;
    await open(page, "/items");
    await page.getByText(t.emptyTitle).waitFor();
    expect(await page.getByLabel(i.city).locator("option").allTextContents()).toEqual(["包头"]);
    const elsewhere = sendFile(
      page,
      "/api/cities/150600/item-imports",
      "清单.xlsx",
      await cityWorkbook("150600"),
    );
    await expect(elsewhere).rejects.toThrow(/403.*鄂尔多斯|403/);
    expectNoTroubles(officer);
  });

  test("（四） 包头's workbook: a heading is put right by hand, findings name their rule, and the items are taken over", async () => {
    const officer = await officerOf(service(), "包头市");
    const { page } = officer;
    await giveWorkbook(officer, "包头事项.xlsx", await cityWorkbook("150200"));
    const meaning = page.getByRole("combobox", { name: `${STRANGE_HEADING} ${m.meaning}` });
    expect(await meaning.inputValue()).toBe("");
    await meaning.selectOption("promised");
    await page.getByText(m.why.decided).waitFor();
    await settled(page);
    expect(await figure(page, i.countWords.items)).toBe(7);
    expect(await figure(page, i.countWords.blocked)).toBe(0);
    expect(await figure(page, i.countWords.corrections)).toBe(2);
    const findings = (await page.getByRole("table", { name: w.rows }).textContent()) ?? "";
    for (const rule of ["task-code-form", "result-type"]) expect(findings).toContain(ruleSays(rule));
    await page.getByRole("button", { name: w.applyAll }).click();
    await page.getByText(did(7, 0, 0)).waitFor();
    expectNoTroubles(officer);
  });

  test("（四） the corrected workbook has what was certain put right and marked; brought in again it replaces and has fewer findings", async () => {
    const officer = await officerOf(service(), "包头市");
    const { page } = officer;
    const before = await figure(page, i.countWords.findings);
    const { name, bytes } = await fileSaved(page, () =>
      page.getByRole("button", { name: i.workbook }).click(),
    );
    expect(name).toBe("更正稿-包头事项.xlsx");
    const [items, found] = await sheetTexts(bytes, name);
    expect(items).toMatch(/实施编码：\S+-\S+ → \w+/);
    expect(found).toContain(ruleSays("result-type"));
    await giveWorkbook(officer, name, bytes);
    expect(await figure(page, i.countWords.items)).toBe(7);
    expect(await figure(page, i.countWords.corrections)).toBe(0);
    expect(await figure(page, i.countWords.findings)).toBe(before - 2);
    await page.getByRole("button", { name: w.applyAll }).click();
    await page.getByText(did(0, 2, 5)).waitFor();
    expectNoTroubles(officer);
  });

  test("（四） 鄂尔多斯's workbook is taken over by keyboard alone; what a heading meant is remembered for 包头", async () => {
    const [ordos, baotou] = [await officerOf(service(), "鄂尔多斯市"), await officerOf(service(), "包头市")];
    await giveWorkbook(ordos, "鄂尔多斯事项.xlsx", await cityWorkbook("150600"));
    expect(await tabTo(ordos.page, new RegExp(w.applyAll), 60)).toBe(true);
    await ordos.page.keyboard.press("Enter");
    await ordos.page.getByText(did(7, 0, 0)).waitFor();
    expectNoTroubles(ordos);
    const again = await sendFile<ItemImport>(
      baotou.page,
      "/api/cities/150200/item-imports",
      "再次导出.xlsx",
      await cityWorkbook("150200"),
    );
    const column = again.columns.find(({ heading }) => heading === STRANGE_HEADING);
    expect(column).toMatchObject({ field: "promised", why: "remembered" });
    await prepare(baotou.page, `/api/item-imports/${again.id}`, { method: "DELETE", body: {} });
  });

  test("（四） four cities side by side: who is slowest, what a common item would be and what each city would save", async () => {
    for (const [city, code] of [
      ["呼和浩特市", "150100"],
      ["乌兰察布市", "150900"],
    ] as const) {
      const { page } = await officerOf(service(), city);
      const path = `/api/cities/${code}/item-imports`;
      const { id } = await sendFile<ItemImport>(page, path, `${city}.xlsx`, await cityWorkbook(code));
      const applied = await prepare<ItemImport>(page, `/api/item-imports/${id}/apply`, {
        method: "POST",
        body: { mode: "all" },
      });
      expect(applied.progress).toMatchObject({ entered: 7, replaced: 0, unchanged: 0, skipped: 0 });
    }
    const officer = await officerOf(service(), "呼和浩特市");
    const { page } = officer;
    await open(page, "/items/comparison?commonTo=4");
    const rows = page.getByRole("table", { name: c.title }).locator("tbody tr.table-row");
    expect(await rows.count()).toBe(6);
    const row = await rows.filter({ hasText: BUILDING }).textContent();
    expect(row).toMatch(/3 个工作日.*6 个工作日.*最慢.*5 个工作日.*4 个工作日/);
    await rows.getByRole("link", { name: BUILDING }).click();
    await page.getByText(d.slowest("包头")).waitFor();
    const facts = page.getByRole("region", { name: d.facts });
    const promised = facts.getByRole("row", { name: new RegExp(`^${d.promised.slice(0, 4)}`) });
    expect(await promised.getByRole("cell").allTextContents()).toEqual([
      d.promised,
      "3",
      "6",
      "5",
      "4",
      "3",
      expect.stringContaining("呼和浩特已承诺"),
    ]);
    const saved = await facts.getByRole("listitem").allTextContents();
    expect(saved.map((words) => /^(\S+) (\d+) 个工作日/.exec(words)?.slice(1))).toEqual([
      ["呼和浩特", "0"],
      ["包头", "3"],
      ["鄂尔多斯", "2"],
      ["乌兰察布", "1"],
    ]);
    expectNoTroubles(officer);
  });

  test("（四） an item without a code is joined only when a data officer says that it is the same", async () => {
    const officer = await officerOf(service(), "呼和浩特市");
    const { page } = officer;
    await open(page, "/items/comparison?view=pairings");
    const pair = page.getByRole("row").filter({ hasText: FOUNDING });
    expect(await pair.textContent()).toMatch(
      new RegExp(`${FOUNDING}.*鄂尔多斯.*${codeOf(FOUNDING)}.*名称相同`),
    );
    await pair.getByRole("button", { name: c.pairings.same }).click();
    await page.getByText(c.pairings.none).waitFor();
    await open(page, `/items/comparison/${codeOf(FOUNDING)}`);
    await page.getByText(d.slowest("鄂尔多斯")).waitFor();
    expectNoTroubles(officer);
  });
}
