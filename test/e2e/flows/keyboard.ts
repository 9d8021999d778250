import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { text } from "../../../src/accounts/web/text.ts";
import { SUPERVISION_FIGURES } from "../../../src/supervision/domain/figures.ts";
import { text as shell } from "../../../src/web/frame/text.ts";
import { type Desk, expectNoTroubles, openBoard, PASSWORD, settled } from "../desk.ts";

/** Presses a key until the focused element's words match, and says whether its focus can be seen. */
export async function pressTo(page: Page, key: string, words: RegExp, most: number): Promise<boolean> {
  for (let step = 0; step < most; step += 1) {
    await page.keyboard.press(key);
    const at = await page.evaluate(async () => {
      // Menus move the focus with the next frame.
      await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
      const element = document.activeElement;
      if (!(element instanceof HTMLElement)) return { words: "", seen: false };
      const label =
        element instanceof HTMLInputElement
          ? [...(element.labels ?? [])].map((one) => one.textContent).join("")
          : "";
      const style = getComputedStyle(element);
      const seen = style.outlineStyle !== "none" || style.boxShadow !== "none";
      return {
        words: `${element.textContent ?? ""} ${element.getAttribute("aria-label") ?? ""} ${label}`,
        seen,
      };
    });
    if (words.test(at.words)) return at.seen;
  }
  throw new Error(`${most} times ${key} did not reach ${words}`);
}

export const tabTo = (page: Page, words: RegExp, most = 80): Promise<boolean> =>
  pressTo(page, "Tab", words, most);

/** The whole way without a mouse. */
export function keyboardSteps(desk: () => Desk): void {
  test("（二十） what a figure counts opens behind its question mark by key and by click, also at 375 pixels", async () => {
    const { page } = desk().tab;
    await openBoard(page);
    const help = page.locator("ul.sv-figures .figure-help").last();
    const [mark, words] = [help.locator("button"), help.locator(".figure-help-words")];
    await mark.waitFor();
    expect(await words.isVisible()).toBe(false);
    await mark.focus();
    await page.keyboard.press("Enter");
    await words.waitFor({ state: "visible" });
    expect(await mark.getAttribute("aria-expanded")).toBe("true");
    const { zh, en } = SUPERVISION_FIGURES["plan-units"].says;
    const shown = (await words.textContent()) ?? "";
    expect(shown.includes(zh) || shown.includes(en)).toBe(true);
    await page.keyboard.press("Escape");
    await words.waitFor({ state: "hidden" });
    expect(await mark.evaluate((button) => button === document.activeElement)).toBe(true);
    const before = page.viewportSize();
    await page.setViewportSize({ width: 375, height: 812 });
    await mark.click();
    await words.waitFor({ state: "visible" });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
    await mark.click();
    if (before) await page.setViewportSize(before);
    expectNoTroubles(desk().tab);
  });

  test("the first Tab offers to skip to the content", async () => {
    const { page } = desk().tab;
    await openBoard(page);
    await page.keyboard.press("Tab");
    const skip = page.locator("a.skip");
    expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true);
    expect(await skip.isVisible()).toBe(true);
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("content");
  });

  test("a figure filters, a measure opens and an undertaking lights its sentence, by keyboard alone", async () => {
    const { tab } = desk();
    const { page } = tab;
    await openBoard(page);
    expect(await tabTo(page, /待核定/)).toBe(true);
    await page.keyboard.press("Enter");
    await page.waitForURL(/state=pending/);
    await settled(page);
    expect(await tabTo(page, /一体化智慧城市/, 120)).toBe(true);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/measures\//);
    await settled(page);
    expect(await tabTo(page, /政务数据共享主题库|共享主题库/)).toBe(true);
    await page.keyboard.press("Enter");
    expect((await page.locator("mark.sv-lit").allTextContents()).join("")).toMatch(/主题库/);
    expectNoTroubles(tab);
  });

  test("one signs out and in again by keyboard alone", async () => {
    const { app, tab } = desk();
    const { page } = tab;
    await openBoard(page);
    tab.expectTrouble(/\b401\b/);
    await page.locator("button.who").focus();
    await page.keyboard.press("Enter");
    await page.getByRole("menuitem", { name: shell.zh.signOut }).waitFor();
    await tabTo(page, new RegExp(`^\\s*${shell.zh.account}\\s*$`), 5);
    await pressTo(page, "ArrowDown", new RegExp(`^\\s*${shell.zh.signOut}\\s*$`), 5);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/sign-in/);
    await page.getByLabel(text.zh.name).waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute("autocomplete"))).toBe("username");
    await page.keyboard.type(app.login.name);
    await page.keyboard.press("Tab");
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/plans\//);
    await settled(page);
    expect(await page.locator("h1").count()).toBe(1);
  });
}
