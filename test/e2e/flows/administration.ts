import { generate } from "otplib";
import { expect, test } from "vitest";
import { text as accounts } from "../../../src/accounts/web/accounts-text.ts";
import { text as door } from "../../../src/accounts/web/text.ts";
import { words as systemWords } from "../../../src/accounts/system/words.ts";
import { words as f } from "../../../src/accounts/second-factor/words.ts";
import { text as shell } from "../../../src/web/frame/text.ts";
import { openTab, type Tab } from "../browser.ts";
import { type Desk, expectNoTroubles, open, PASSWORD } from "../desk.ts";

const t = accounts.zh;
const d = door.zh;

/** Duties given to another person: whoever manages accounts does not read the trail. */
export function administrationSteps(desk: () => Desk, setAuditor: (tab: Tab) => void): void {
  let oneTime = "";
  let opened: Tab | null = null;
  const ofAuditor = (): Tab => {
    if (opened === null) throw new Error("nobody opened the tab of the auditor");
    return opened;
  };

  test("the security administrator opens an account for the audit administrator, whose password shows once", async () => {
    const { tab } = desk();
    const { page } = tab;
    await open(page, "/accounts");
    await page.getByRole("button", { name: t.create }).click();
    await page.getByLabel(t.name, { exact: true }).fill("auditor");
    await page.getByLabel(t.displayName, { exact: true }).fill("审计员");
    await page.getByRole("checkbox", { name: shell.zh.roles["audit-admin"] }).check();
    await page.getByRole("button", { name: t.save, exact: true }).click();
    oneTime = (await page.getByRole("dialog").locator("code").textContent()) ?? "";
    expect(oneTime.length).toBeGreaterThanOrEqual(12);
    await page.getByRole("button", { name: t.gave }).click();
    await page
      .getByRole("cell", { name: /auditor/ })
      .first()
      .waitFor();
    expectNoTroubles(tab);
  });

  test("the system administrator backs up from the page of the system, and reads there that the copy is whole", async () => {
    const { tab } = desk();
    const { page } = tab;
    await open(page, "/system");
    await page.getByRole("button", { name: systemWords.backUp.zh }).click();
    await page.getByRole("dialog").getByRole("button").last().click();
    await page.getByText(systemWords.states.verified.zh).waitFor();
    expect(await page.getByRole("link", { name: systemWords.download.zh }).count()).toBe(1);
    expectNoTroubles(tab);
  });

  test("administration and audit cannot be one person's", async () => {
    const { page } = desk().tab;
    await open(page, "/accounts");
    await page.getByRole("button", { name: t.create }).click();
    await page.getByRole("checkbox", { name: shell.zh.roles["audit-admin"] }).check();
    await page.getByRole("checkbox", { name: shell.zh.roles["system-admin"] }).check();
    await page.getByRole("alert").filter({ hasText: "不能同时" }).waitFor();
    expect(await page.getByRole("button", { name: t.save, exact: true }).isDisabled()).toBe(true);
  });

  test("the audit administrator reads the trail and no plan", async () => {
    const { app, tab } = desk();
    const browser = tab.context.browser();
    if (browser === null) throw new Error("the browser is gone");
    const auditor = await openTab(browser, app.url);
    setAuditor(auditor);
    opened = auditor;
    const { page } = auditor;
    await page.goto("/sign-in");
    await page.getByLabel(d.name).fill("auditor");
    await page.getByLabel(d.password, { exact: true }).fill(oneTime);
    await page.locator("button[type=submit]").click();
    await page.getByLabel(d.current).fill(oneTime);
    await page.getByLabel(d.next, { exact: true }).fill(PASSWORD);
    await page.getByLabel(d.again).fill(PASSWORD);
    await page.locator("button[type=submit]").click();
    await page.waitForURL(({ pathname }) => pathname === "/");
    await open(page, "/audit");
    await expect.poll(() => page.getByText("auditor").count()).toBeGreaterThan(0);
    expectNoTroubles(auditor);
    await page.goto("/plans");
    await page.getByText(shell.zh.denied).waitFor();
    expect(await page.getByText("呼包鄂乌一体化发展若干举措").count()).toBe(0);
  });

  test("whoever set up a second factor signs in with a code after the password", async () => {
    const { page } = ofAuditor();
    await page.goto("/second-factor");
    await page.getByLabel(f.password.zh).fill(PASSWORD);
    await page.getByRole("button", { name: f.begin.zh }).click();
    await page.getByRole("img", { name: f.picture.zh }).waitFor();
    const secret = ((await page.locator(".factor-key").textContent()) ?? "").replaceAll(" ", "");
    await page.getByLabel(f.code.zh).fill(await generate({ secret }));
    await page.getByRole("button", { name: f.confirm.zh }).click();
    await page.getByRole("button", { name: f.noted.zh }).click();
    // The first try is answered by asking for the code.
    ofAuditor().expectTrouble(/\b401\b/);
    await page.context().clearCookies();
    await page.goto("/sign-in");
    await page.getByLabel(d.name).fill("auditor");
    await page.getByLabel(d.password, { exact: true }).fill(PASSWORD);
    await page.keyboard.press("Enter");
    // A code counts once: the one of the next step is taken already.
    const next = Math.floor(Date.now() / 1000) + 30;
    await page.getByLabel(d.code).fill(await generate({ secret, epoch: next }));
    await page.keyboard.press("Enter");
    await page.waitForURL(({ pathname }) => pathname === "/");
    await open(page, "/audit");
    await expect.poll(() => page.getByText("auditor").count()).toBeGreaterThan(0);
  });
}
