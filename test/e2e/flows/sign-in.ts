import { expect, test } from "vitest";
import { text } from "../../../src/accounts/web/text.ts";
import { type Desk, PASSWORD } from "../desk.ts";

const t = text.zh;

/** First sign-in: the one-time password lets in once, and only to set one's own. */
export function signInSteps(desk: () => Desk): void {
  test("the start prints an address and the first administrator's login, once", () => {
    const { app } = desk();
    expect(app.output()).toContain(app.url);
    expect(app.login.name).not.toBe("");
    expect(app.login.password.length).toBeGreaterThanOrEqual(12);
  });

  test("nobody gets in without signing in, and the sign-in page says that nothing classified belongs here", async () => {
    const { page, expectTrouble } = desk().tab;
    expectTrouble(/\b401\b/);
    await page.goto("/");
    await page.waitForURL(/\/sign-in/);
    const warning = page.getByText(t.unclassified);
    await warning.waitFor();
    expect(await warning.textContent()).toMatch(/涉密不上网/);
  });

  test("a wrong password is refused with a sentence", async () => {
    const { app, tab } = desk();
    await tab.page.getByLabel(t.name).fill(app.login.name);
    await tab.page.getByLabel(t.password, { exact: true }).fill("wrong-password");
    await tab.page.locator("button[type=submit]").click();
    await tab.page
      .locator("[role=alert]")
      .filter({ hasText: /口令|账号/ })
      .waitFor();
    expect(new URL(tab.page.url()).pathname).toBe("/sign-in");
  });

  test("the one-time password leads to setting one's own and nowhere else", async () => {
    const { app, tab } = desk();
    const { page } = tab;
    await page.getByLabel(t.password, { exact: true }).fill(app.login.password);
    await page.locator("button[type=submit]").click();
    await page.getByRole("heading", { name: t.firstPassword }).waitFor();
    tab.expectTrouble(/\b403\b.*\/api\//);
    await page.goto("/plans");
    await page.getByRole("heading", { name: t.firstPassword }).waitFor();
    expect(await page.getByRole("navigation").count()).toBe(0);
  });

  test("a password that is too easy is refused with the rule it breaks", async () => {
    const { app, tab } = desk();
    tab.expectTrouble(/\b(400|409|422)\b.*password/);
    await changePassword(desk(), app.login.password, "12345678");
    await tab.page.locator("[role=alert]").filter({ hasText: /口令/ }).waitFor();
    expect(await tab.page.getByRole("heading", { name: t.firstPassword }).isVisible()).toBe(true);
  });

  test("with a password of one's own the board opens", async () => {
    const { app, tab } = desk();
    await changePassword(desk(), app.login.password, PASSWORD);
    await tab.page.waitForURL(/\/plans/);
    // It goes on to the page that was asked for before.
    await tab.page
      .getByRole("link", { name: /呼包鄂乌一体化/ })
      .first()
      .waitFor();
    expect(new URL(tab.page.url()).pathname).toBe("/plans");
    await tab.page.goto("/plan");
    await tab.page.getByRole("heading", { level: 1, name: /呼包鄂乌一体化/ }).waitFor();
  });

  test("the one-time password is worth nothing any more", async () => {
    const { app, tab } = desk();
    const status = await tab.page.evaluate(async ({ name, password }) => {
      const response = await fetch("/api/session", {
        method: "POST",
        credentials: "omit",
        headers: { "content-type": "application/json", "x-jiziwan": "1" },
        body: JSON.stringify({ name, password }),
      });
      return response.status;
    }, app.login);
    expect(status).toBe(401);
  });
}

async function changePassword({ tab }: Desk, current: string, next: string): Promise<void> {
  await tab.page.getByLabel(t.current).fill(current);
  await tab.page.getByLabel(t.next, { exact: true }).fill(next);
  await tab.page.getByLabel(t.again).fill(next);
  await tab.page.locator("button[type=submit]").click();
}
