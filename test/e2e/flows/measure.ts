import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { ROOT } from "../../architecture/files.ts";
import { ORDINALS } from "../../measures/table.ts";
import { type Desk, expectNoTroubles, openBoard, settled } from "../desk.ts";

const plain = (text: string): string => text.replace(/[\s\p{P}\p{S}]/gu, "");

/** Chooses every field of the measure shown, one after the other, and tells what each lights in the source. */
const litByField = (page: Page): Promise<{ field: string; lit: string }[]> =>
  page.evaluate(async () => {
    // A click is answered before the next task; nothing here waits for paint.
    const answered = () => new Promise((done) => setTimeout(done));
    const found: { field: string; lit: string }[] = [];
    for (const box of document.querySelectorAll<HTMLElement>("main [data-box]")) {
      const button = box.querySelector("button");
      if (button === null) continue;
      button.click();
      await answered();
      const lit = [...document.querySelectorAll("mark.sv-lit")]
        .map((mark) => mark.textContent ?? "")
        .join("");
      found.push({ field: box.dataset["box"] ?? "", lit });
    }
    return found;
  });

/** Every click lights the sentence it came from. */
export function measureSteps(desk: () => Desk): void {
  test("（一）至（二十二）: choosing an undertaking, a unit or the deadline lights its own words in the source", async () => {
    const { tab } = desk();
    const { page } = tab;
    const source = plain(readFileSync(join(ROOT, "plans/baotou-2024.txt"), "utf8"));
    await openBoard(page);
    const measures = page.locator("a.sv-measure-text");
    expect(await measures.count()).toBe(22);
    await measures.first().click();
    const dark: string[] = [];
    let chosen = 0;
    for (const ordinal of ORDINALS.map((each) => each.slice(1, -1))) {
      await page.getByRole("heading", { level: 1, name: new RegExp(`[（(]${ordinal}[）)]`) }).waitFor();
      await settled(page);
      for (const { field, lit } of await litByField(page)) {
        chosen += 1;
        if (plain(lit) === "" || !source.includes(plain(lit)))
          dark.push(`${ordinal} ${field}: ${lit || "nothing lit"}`);
      }
      if (ordinal !== "二十二") await page.locator("a[rel=next]").click();
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
    // Also where the page scrolled something else under the pointer, which rests.
    await settled(tab.page);
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
