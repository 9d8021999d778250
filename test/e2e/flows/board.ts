import { expect, test } from "vitest";
import { text as shell } from "../../../src/web/frame/text.ts";
import { type Desk, expectNoTroubles, open, openBoard, settled } from "../desk.ts";

/** The board: what the plan commits whom to, by when. */
export function boardSteps(desk: () => Desk): void {
  const figure = async (label: string): Promise<number> => {
    const text = await desk()
      .tab.page.getByRole("list", { name: "数字" })
      .locator("li > button, li > a")
      .filter({ hasText: label })
      .locator("b")
      .textContent();
    return Number(text?.replaceAll(",", ""));
  };
  const entries = () => desk().tab.page.locator("li.sv-measure");
  const shown = async (count: number): Promise<void> => {
    await expect.poll(() => entries().count(), { timeout: 10_000 }).toBe(count);
  };

  test("（一）至（二十二）: the board shows 22 measures, nine dates past, one due soon, twelve continuing", async () => {
    const { tab } = desk();
    await openBoard(tab.page);
    expect(await entries().count()).toBe(22);
    expect(await figure("举措")).toBe(22);
    expect(await figure("待核定")).toBe(9);
    expect(await figure("临近到期")).toBe(1);
    expect(await figure("持续推进")).toBe(10);
    expect(await figure("长期坚持")).toBe(2);
    expect(await figure("具体任务")).toBeGreaterThanOrEqual(70);
    expectNoTroubles(tab);
  });

  test("a figure filters the board, the address keeps it, and once more shows all again", async () => {
    const { tab } = desk();
    await openBoard(tab.page);
    const pending = tab.page.getByRole("list", { name: "数字" }).getByRole("button", { name: /待核定/ });
    await pending.click();
    await tab.page.waitForURL(/state=pending/);
    await shown(9);
    await tab.page.reload();
    await shown(9);
    await pending.click();
    await shown(22);
    await tab.page.goBack();
    await shown(9);
    expect(tab.page.url()).toContain("state=pending");
    expectNoTroubles(tab);
  });

  test("（二） is the one that is due soon, by 31 December 2026", async () => {
    const { tab } = desk();
    await openBoard(tab.page, "&state=due-soon");
    expect(await entries().count()).toBe(1);
    expect(await entries().first().textContent()).toMatch(/[（(]二[）)].*2026年12月/s);
  });

  test("continuing and long-term measures are never called overdue", async () => {
    const { tab } = desk();
    for (const state of ["continuous", "longterm"]) {
      await openBoard(tab.page, `&state=${state}`);
      expect(await entries().count()).toBeGreaterThan(0);
      for (const text of await entries().allTextContents()) expect(text).not.toMatch(/逾期|超期|已过|待核定/);
    }
  });

  test("（十三） is found by 生态补偿 in the palette and among all results, and in the board's own search", async () => {
    const { tab } = desk();
    const plan = await openBoard(tab.page, `&q=${encodeURIComponent("生态补偿")}`);
    expect(await entries().count()).toBe(1);
    expect(await entries().first().locator(".sv-measure-ordinal").textContent()).toMatch(/十三/);
    await open(tab.page, `/plans/${plan}`);
    await tab.page.keyboard.press("Control+k");
    await tab.page.getByRole("dialog").getByRole("combobox").fill("生态补偿");
    await tab.page.getByRole("option", { name: /十三/ }).first().waitFor();
    // Above the first line is the last one.
    await tab.page.keyboard.press("ArrowUp");
    await tab.page.keyboard.press("Enter");
    await tab.page.waitForURL(/\/search\?q=/);
    await settled(tab.page);
    const hit = tab.page.locator("mark.sv-hit").first();
    expect(await hit.textContent()).toBe("生态补偿");
    expect(await tab.page.locator(".ui-hit-cell").first().textContent()).toMatch(/十三/);
    expectNoTroubles(tab);
  });

  test("a unit's page shows everything it answers for", async () => {
    const { tab } = desk();
    await openBoard(tab.page);
    await tab.page.getByRole("link", { name: "市财政局" }).first().click();
    await tab.page.getByRole("heading", { level: 1, name: "市财政局" }).waitFor();
    await settled(tab.page);
    const ordinals = (await entries().locator(".sv-measure-ordinal").allTextContents()).map((text) =>
      text.replace(/[（()）]/g, ""),
    );
    expect(ordinals.toSorted()).toEqual(["九", "十", "十一", "十二", "十三"].toSorted());
    expectNoTroubles(tab);
  });

  test("language and darkness change at a click, stay after reloading, and come back", async () => {
    const { tab } = desk();
    const { page } = tab;
    await openBoard(page);
    const background = () =>
      page.getByRole("banner").evaluate((head) => getComputedStyle(head).backgroundColor);
    const light = await background();
    await page.getByRole("button", { name: "English" }).click();
    await page.getByRole("button", { name: shell.en.dark }).click();
    await page.reload();
    await page.getByRole("list", { name: "Figures" }).waitFor();
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
    await expect.poll(background).not.toBe(light);
    await page.getByRole("button", { name: shell.en.light }).click();
    await page.getByRole("button", { name: "中文" }).click();
    await page.getByRole("list", { name: "数字" }).waitFor();
    expect(await page.locator("html").getAttribute("lang")).toBe("zh-CN");
    await expect.poll(background).toBe(light);
    expectNoTroubles(tab);
  });
}
