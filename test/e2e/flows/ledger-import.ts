import { expect, test } from "vitest";
import { text as dispatchText } from "../../../src/supervision/web/dispatch/dispatch-text.ts";
import { words } from "../../../src/web/kit/import-words.ts";
import { text as mappingText } from "../../../src/web/kit/mapping-table-text.ts";
import { sheetOf } from "../../support/sheet.ts";
import { expectNoTroubles, open, settled } from "../desk.ts";
import { type Office, openTask, tasksOf } from "../office.ts";

const [t, d, m] = [words.zh, dispatchText.zh, mappingText.zh];
const FILE = "2025年督办台账（科室用）.xlsx";
const DONE_SO_FAR = "10月底前完成调研，形成初稿";
const FROM_APPROVAL = "批复后一个月内";
const ROWS = [
  ["呼包鄂乌重点工作一览表", null, null, null, null, null],
  ["编号", "工作事项", "谁来干", "啥时候交账", "干到哪一步了", "是否办结"],
  [1, "编制四市一体化交通衔接清单", "市发改委", "2027年6月底", DONE_SO_FAR, "推进中"],
  [2, "开展跨市用能权交易研究", "市火星办", "2027年9月底", "已立项", "推进中"],
  [3, "建立四市统计会商制度", "市财政局", FROM_APPROVAL, "开过两次会", "推进中"],
  [4, "举办四市农畜产品展销会", "市农牧局", "2027年3月31日", "展位招商中", "推进中"],
] as const;

/** Like the registered task of a meeting's resolution, in other words. */
const LIKE = [5, "与榆林市建立会商机制，提出初步方案", "市发改委", "年底前", null, "推进中"] as const;

/** 接入台账: the office's own ledger, whatever its columns are called. */
export function ledgerImportSteps(office: () => Office): void {
  const upload = async (rows: readonly (readonly (string | number | null)[])[] = ROWS): Promise<void> => {
    const { page } = office().tab;
    const [first] = ROWS;
    await page
      .getByLabel(d.importChoose)
      .last()
      .setInputFiles({
        name: FILE,
        mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        buffer: Buffer.from(
          await sheetOf(rows, { merges: [`A1:${String.fromCharCode(64 + first.length)}1`] }),
        ),
      });
    await page.waitForURL(/\/ledger-imports\//);
    await settled(page);
  };

  test("（二十） an office's own ledger goes in whatever its headings: columns proposed, one corrected, each bad row told what to do", async () => {
    const { tab, plan } = office();
    const { page } = tab;
    await open(page, `/plans/${plan}/dispatch`);
    await upload();
    // Headings as odd as these are not known for headings: a person says where they end.
    await page.getByLabel(m.headingRow).selectOption("2");
    const meaning = (heading: string) => page.getByLabel(new RegExp(`${heading} ${m.meaning}$`));
    await meaning("编号").waitFor();
    for (const [heading, field] of [
      ["编号", "number"],
      ["工作事项", "text"],
      ["谁来干", "lead"],
      ["啥时候交账", "deadline"],
      ["是否办结", "status"],
    ] as const)
      expect(await meaning(heading).inputValue()).toBe(field);
    expect(await meaning("干到哪一步了").inputValue()).toBe("");
    await meaning("干到哪一步了").selectOption("progress");
    await page.getByText(t.counts("2", "2", "0")).waitFor();
    await settled(page);
    await page.getByLabel(t.show).selectOption("blocked");
    const rows = page.locator("tr[data-row-key]");
    await expect.poll(() => rows.count()).toBe(2);
    expect(await rows.first().textContent()).toMatch(/^4.*名册中没有“市火星办”/s);
    expect(await rows.last().textContent()).toMatch(/^5.*时限“批复后一个月内”从别的事起算/s);
    expectNoTroubles(tab);
  });

  test("（二十） its good rows are registered with their past progress as history, the bad ones left out by name", async () => {
    const { tab, plan } = office();
    const { page } = tab;
    const before = (await tasksOf(page, plan)).length;
    await page.getByRole("button", { name: t.applyGood("2") }).click();
    // Whom it gives what is shown first.
    const shown = page.getByRole("dialog");
    await shown.getByText(/登记 2 行/).waitFor();
    await shown.getByRole("button", { name: "登记并交办", exact: true }).click();
    await page
      .getByText("登记并交办 2 行，已登记的 0 行，补录以往进展 2 行，记下核定 0 行，略去有问题的 2 行。")
      .waitFor();
    expect(await tasksOf(page, plan)).toHaveLength(before + 2);
    await openTask(page, plan, /交通衔接清单/);
    const history = page.locator(".sv-timeline-list");
    await history.getByText(DONE_SO_FAR).waitFor();
    expect(await history.textContent()).toContain(FILE);
    expect(await page.locator(".sv-task-facts").textContent()).toContain("2027年6月30日");
    expectNoTroubles(tab);
  });
  test("（二十） the same file again is recognised: its headings are remembered and its tasks known; a row merely like one is asked, by key, and taken back", async () => {
    const { tab, plan, places } = office();
    const { page } = tab;
    await open(page, `/plans/${plan}/dispatch`);
    await upload([...ROWS, LIKE]);
    await page.getByText("方案任务 0，新任务 2，已登记 2，待选定 1").waitFor();
    expect(await page.getByText(m.why.remembered).count()).toBe(6);
    await page.getByRole("button", { name: t.onlyAsked }).click();
    await settled(page);
    const row = page.locator("tr[data-row-key]").filter({ hasText: LIKE[1] });
    const [first, own] = [row.getByRole("radio").first(), row.getByRole("radio").last()];
    const chosen = async (radio: typeof own): Promise<void> => {
      await settled(page);
      await expect.poll(() => radio.isChecked()).toBe(true);
      expect(await radio.evaluate((button) => button === document.activeElement)).toBe(true);
    };
    await first.focus();
    await page.keyboard.press("Space");
    await chosen(first);
    await page.getByText("方案任务 0，新任务 2，已登记 3，待选定 0").waitFor();
    await page.keyboard.press("ArrowUp");
    await chosen(own);
    // Its day is of the ledger's year; what counts from an approval is kept as printed, by key.
    await row.getByText("2025年12月31日").waitFor();
    const day = page.getByLabel(`选定日期：${FROM_APPROVAL}`, { exact: true });
    await day.focus();
    await page.keyboard.press("End");
    await page.getByText(t.counts("4", "1", "0")).waitFor();
    expect(await day.evaluate((field) => field === document.activeElement)).toBe(true);
    await row.getByRole("button", { name: t.takeBack }).click();
    await page.getByText(t.asked("1")).waitFor();
    expect(await own.isChecked()).toBe(false);
    places.set("/ledger-imports/:import", new URL(page.url()).pathname);
    expectNoTroubles(tab);
  });
}
