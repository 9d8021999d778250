import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "../../architecture/files.ts";
import { type Desk, expectNoTroubles, open, openBoard, settled } from "../desk.ts";

const plain = (text: string): string => text.replace(/[\s\p{P}\p{S}]/gu, "");

/** Every click lights the sentence it came from. */
export function measureSteps(desk: () => Desk): void {
  test("（一）至（二十二）: choosing an undertaking, a unit or the deadline lights its own words in the source", async () => {
    const { tab } = desk();
    const { page } = tab;
    const source = plain(readFileSync(join(ROOT, "plans/baotou-2024.txt"), "utf8"));
    await openBoard(page);
    const links = await page
      .locator("a.sv-measure-text")
      .evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
    expect(links).toHaveLength(22);
    const dark: string[] = [];
    let chosen = 0;
    for (const link of links) {
      await open(page, link);
      const boxes = page.locator(".sv-pane-structure [data-box]");
      for (let index = 0; index < (await boxes.count()); index += 1) {
        const box = boxes.nth(index);
        const button = box.getByRole("button").first();
        if ((await button.count()) === 0) continue;
        await button.click();
        const lit = plain((await page.locator("mark.sv-lit").allTextContents()).join(""));
        const name = (await box.getAttribute("data-box")) ?? "";
        chosen += 1;
        if (lit === "" || !source.includes(lit)) dark.push(`${link} ${name}: ${lit || "nothing lit"}`);
      }
    }
    expect(dark).toEqual([]);
    expect(chosen).toBeGreaterThan(22 * 3);
    expectNoTroubles(tab);
  });

  test("choosing words in the source finds their field", async () => {
    const { tab } = desk();
    await openBoard(tab.page);
    await tab.page.locator("a.sv-measure-text").nth(12).click();
    await tab.page.waitForURL(/\/measures\//);
    await settled(tab.page);
    await tab.page.locator("mark.sv-mark-unit").filter({ hasText: "市水务局" }).first().click();
    expect(await tab.page.locator(".sv-fieldbox-lit").textContent()).toContain("市水务局");
    expectNoTroubles(tab);
  });

  test("（十三） leads on to the measures before and after it", async () => {
    const { tab } = desk();
    const title = (ordinal: string) => tab.page.getByRole("heading", { level: 1, name: ordinal });
    await tab.page.locator("a[rel=next]").click();
    await title("十四").waitFor();
    await tab.page.locator("a[rel=prev]").click();
    await title("十三").waitFor();
    expect(await tab.page.locator("h1").count()).toBe(1);
  });
}
