import type { DemoBureau } from "../../src/accounts/domain/account.ts";
import type { Browser, Page } from "playwright-core";
import type { Role } from "../../src/kernel/access.ts";
import { text } from "../../src/accounts/web/text.ts";
import { openTab, type Tab } from "./browser.ts";
import { DOORSTEP, PASSWORD, prepare, settled } from "./desk.ts";

const t = text.zh;

/** Signs in without the pages of it, which have tests of their own; with a one-time password, sets one's own on the way. */
export async function signInAtOnce(page: Page, name: string, oneTime: string | null = null): Promise<void> {
  await page.goto(DOORSTEP);
  await prepare(page, "/api/session", { method: "POST", body: { name, password: oneTime ?? PASSWORD } });
  if (oneTime === null) return;
  const body = { current: oneTime, next: PASSWORD };
  await prepare(page, "/api/session/password", { method: "PUT", body });
}

/** Looks at the demonstration in another role without the button for it, which has a test of its own. */
export async function lookAs(page: Page, role: Role | DemoBureau): Promise<void> {
  await page.goto(DOORSTEP);
  await prepare(page, "/api/session/view-as", { method: "POST", body: { role } });
}

/** Signs in on the pages of it; with a one-time password, sets one's own on the way. */
export async function signIn(page: Page, name: string, oneTime: string | null = null): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel(t.name).fill(name);
  await page.getByLabel(t.password, { exact: true }).fill(oneTime ?? PASSWORD);
  await page.locator("button[type=submit]").click();
  if (oneTime !== null) {
    await page.getByLabel(t.current).fill(oneTime);
    await page.getByLabel(t.next, { exact: true }).fill(PASSWORD);
    await page.getByLabel(t.again).fill(PASSWORD);
    await page.locator("button[type=submit]").click();
  }
  await page.waitForURL((url) => url.pathname !== "/sign-in" && url.pathname !== "/password");
  await settled(page);
}

export type Person = { readonly name: string; readonly unit: string; readonly roles: readonly Role[] };

/** Opens an account and a tab in which its owner has signed in; `by` its pages, where that is the claim. */
export async function openTabOf(
  { page }: Tab,
  url: string,
  { name, unit, roles }: Person,
  options: Parameters<Browser["newContext"]>[0] = {},
  by: typeof signInAtOnce = signInAtOnce,
): Promise<Tab> {
  const browser = page.context().browser();
  if (browser === null) throw new Error("the browser is gone");
  const made = await prepare<{ password: string }>(page, "/api/accounts", {
    method: "POST",
    body: { name, displayName: name, organisationId: unit, roles },
  });
  const tab = await openTab(browser, url, options);
  await by(tab.page, name, made.password);
  return tab;
}
