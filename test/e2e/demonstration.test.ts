import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { text as shell } from "../../src/web/text.ts";
import { type Application, startOnEmptyFolder } from "./application.ts";
import { findChromium, launch, openTab, type Tab } from "./browser.ts";
import { expectNoTroubles, settled } from "./desk.ts";

const { views, sample } = shell.zh;
const executable = findChromium();

// Without Chromium the journey says why it skips, and fails in CI.
describe.skipIf(executable === null)("the demonstration on this machine", () => {
  let app: Application;
  let browser: Browser;
  let tab: Tab;

  beforeAll(async () => {
    [app, browser] = await Promise.all([startOnEmptyFolder({ JIZIWAN_DEMO: "1" }), launch(executable ?? "")]);
    tab = await openTab(browser, app.url);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  test.each([views.office, views.leader, views.liaison])(
    "one looks at it as %s without an account",
    async (view) => {
      const { page, context } = tab;
      await context.clearCookies();
      await page.goto("/sign-in");
      await page.getByRole("button", { name: view, exact: true }).click();
      await page.waitForURL(/\/plans/);
      await settled(page);
      expect(await page.locator("li.sv-measure").count()).toBeGreaterThan(0);
      const imports = await page.getByRole("navigation").getByRole("link", { name: "导入" }).count();
      expect(imports).toBe(view === views.office ? 1 : 0);
      expectNoTroubles(tab);
    },
  );

  test("every page says that it is a sample", async () => {
    const { page } = tab;
    expect(await page.locator(".banners").textContent()).toContain(sample);
    expect(app.output()).toContain("示例数据");
  });

  test("a citizen sees no plan, since public reading is off", async () => {
    const { page, context } = tab;
    await context.clearCookies();
    await page.goto("/plans");
    await page.waitForURL(/\/sign-in/);
    expect(await page.locator("li.sv-measure").count()).toBe(0);
    expectNoTroubles(tab);
  });
});
