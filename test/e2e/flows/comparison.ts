import { expect, test } from "vitest";
import { type Desk, expectNoTroubles, openBoard } from "../desk.ts";

/** The plan held against the superior document that it carries out. */
export function comparisonSteps(desk: () => Desk): void {
  test("（一）（二）: the superior document's opening stands beside the plan, marked as an excerpt", async () => {
    const { tab } = desk();
    await openBoard(tab.page);
    await tab.page.getByRole("link", { name: "逐项比对" }).first().click();
    await tab.page.waitForURL(/\/comparison\//);
    const pairs = tab.page.locator(".sv-compared > li");
    await pairs.first().waitFor();
    expect(await tab.page.getByText("节选，不完整").count()).toBeGreaterThan(0);
    expect(await pairs.count()).toBeGreaterThanOrEqual(22);
    const rail = await pairs.filter({ hasText: "集通铁路电气化改造" }).first().textContent();
    expect(rail).toMatch(/有改动/);
    expect(await tab.page.locator(".sv-compared ins, .sv-compared del").count()).toBeGreaterThan(5);
    expectNoTroubles(tab);
  });

  test("differences filter by kind, and the address keeps it", async () => {
    const { tab } = desk();
    const { page } = tab;
    await page.getByRole("button", { name: /有改动/ }).click();
    await page.waitForURL(/kind=changed/);
    const chosen = page.getByRole("button", { name: /有改动/ });
    const said = Number(await chosen.locator("b").textContent());
    expect(said).toBeGreaterThan(0);
    await expect.poll(() => page.locator(".sv-compared > li").count()).toBe(said);
    expectNoTroubles(tab);
  });
}
