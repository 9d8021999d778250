import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { text as applicantText } from "../../../src/accounts/web/applicant-text.ts";
import { text as doorText } from "../../../src/accounts/web/text.ts";
import { LIFE_EVENTS } from "../../../src/systems/one-service/domain/hall/life-event.ts";
import { text as applyText } from "../../../src/systems/one-service/web/hall/apply-text.ts";
import { text as hallText } from "../../../src/systems/one-service/web/hall/hall-text.ts";
import { openTab, type Tab } from "../browser.ts";
import {
  CITIZEN,
  DECIDING,
  DISGUISED,
  FORM,
  LEASE,
  listServices,
  MONTHS,
  openGrant,
  photograph,
  PROOF,
  PROVIDING,
  PURPOSE,
  RESOURCE,
  TELEPHONE,
  WINDOW,
  WITHDRAWAL,
} from "../citizens.ts";
import { expectNoTroubles, open, PASSWORD, prepare, settled } from "../desk.ts";
import { tooWide } from "../page-checks.ts";
import { personOf, type Service } from "../services.ts";

const [a, d, h, f] = [applicantText.zh, doorText.zh, hallText.zh, applyText.zh];
const HOME = LIFE_EVENTS.find(({ id }) => id === "home")?.name.zh ?? "";

/** The tab of the citizen, who looks without an account first. */
export const CITIZEN_TAB = "citizen";

async function citizenOf({ app, tab, people }: Service): Promise<Tab> {
  const known = people.get(CITIZEN_TAB);
  if (known !== undefined) return known;
  const browser = tab.context.browser();
  if (browser === null) throw new Error("the browser is gone");
  const opened = await openTab(browser, app.url, TELEPHONE);
  people.set(CITIZEN_TAB, opened);
  return opened;
}

const fontSize = (page: Page): Promise<number> =>
  page
    .locator("main p")
    .first()
    .evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));

/** The paper of the form that is called so. */
const paperOf = (page: Page, name: string) => page.locator(".hall-papers > li").filter({ hasText: name });

async function next(page: Page, heading: string): Promise<void> {
  await page.getByRole("button", { name: f.next, exact: true }).tap();
  await page.getByRole("heading", { name: heading, exact: true }).waitFor();
}

/** From the public hall to a form that was handed in, on a telephone in 鄂尔多斯 for what 包头 decides. */
export function citizenSteps(service: () => Service): void {
  test("（四） two cities list what citizens apply for, and the deciding unit may read what it needs no paper for", async () => {
    await listServices(service());
    await openGrant(service());
    const { page } = await personOf(service(), DECIDING, "liaison");
    const callable = await prepare<readonly { resourceName: string }[]>(page, "/api/data/callable-grants");
    expect(callable.map(({ resourceName }) => resourceName)).toContain(RESOURCE);
  });

  test("（四） without signing in, everyday words and the life event lead to the same matter", async () => {
    const citizen = await citizenOf(service());
    const { page } = citizen;
    await open(page, "/hall");
    await page.getByRole("searchbox", { name: h.search }).fill("租房怎么取公积金");
    await page.getByRole("button", { name: h.searchGo, exact: true }).tap();
    const card = page.locator(".hall-card").filter({ hasText: WITHDRAWAL });
    await card.waitFor();
    expect(await card.getByRole("link").count()).toBe(2);
    await page.getByRole("button", { name: h.clear }).tap();
    await page.getByRole("link", { name: HOME, exact: true }).tap();
    await card.waitFor();
    await card.getByRole("link", { name: /包头/ }).tap();
    await page.getByRole("heading", { name: WITHDRAWAL, level: 1 }).waitFor();
    await settled(page);
    expect(await tooWide(page)).toEqual([]);
    expectNoTroubles(citizen);
  });

  test("（四） guidance strikes out what shared data and a checked identity supply, in large type too", async () => {
    const citizen = await citizenOf(service());
    const { page } = citizen;
    const struck = await page.locator(".hall-papers del").allTextContents();
    expect(struck.toSorted()).toEqual(["居民身份证", PROOF].toSorted());
    await page.getByText(h.suppliedBy["shared-data"](RESOURCE, PROVIDING)).waitFor();
    const usual = await fontSize(page);
    await page.getByRole("button", { name: h.elder, exact: true }).tap();
    await page.getByRole("button", { name: h.elderOff, exact: true }).waitFor();
    expect(await fontSize(page)).toBeGreaterThanOrEqual(usual + 2);
    expect(await page.getByRole("button", { name: h.read, exact: true }).isVisible()).toBe(true);
    expect(await tooWide(page)).toEqual([]);
    expectNoTroubles(citizen);
  });

  test("（四） the citizen registers on the way, and the form says that the identity is to be checked", async () => {
    const citizen = await citizenOf(service());
    const { page } = citizen;
    await page.getByLabel(h.applyIn).selectOption("150600");
    await page.getByRole("button", { name: h.apply, exact: true }).tap();
    await page.waitForURL(/\/sign-in/);
    await page.getByRole("link", { name: d.register, exact: true }).tap();
    await page.getByRole("heading", { name: a.register, exact: true }).waitFor();
    await page.getByLabel(a.name, { exact: true }).fill("citizen-one");
    await page.getByLabel(a.password, { exact: true }).fill(PASSWORD);
    await page.getByLabel(a.again, { exact: true }).fill(PASSWORD);
    await page.getByRole("checkbox", { name: a.consent }).check();
    await page.getByRole("button", { name: a.submit }).tap();
    await page.waitForURL(/\/apply\//);
    await page.getByText(f.noIdentity).waitFor();
    expect(await page.getByRole("radio", { name: "鄂尔多斯" }).isChecked()).toBe(true);
    await page.getByRole("link", { name: f.toIdentity, exact: true }).last().tap();
    await page.getByLabel(a.personName).fill(CITIZEN.name);
    await page.getByLabel(a.personNumber).fill(CITIZEN.number);
    await page.getByLabel(a.phone).fill(CITIZEN.phone);
    await page.getByRole("button", { name: a.save, exact: true }).tap();
    await page.getByText(a.declared).waitFor();
    expect(await page.locator("main").textContent()).not.toContain(CITIZEN.number);
    await page.getByRole("link", { name: a.goBack }).tap();
    await page.getByText(f.unverified).waitFor();
    expect(await tooWide(page)).toEqual([]);
    expectNoTroubles(citizen);
  });

  test("（四） a window clerk of 鄂尔多斯 checks the document once, by its whole number", async () => {
    const clerk = await personOf(service(), WINDOW, "window-clerk");
    const { page } = clerk;
    await open(page, "/identity-checks");
    await page.getByLabel(`${a.personNumber} / ${a.enterpriseNumber}`).fill(CITIZEN.number);
    await page.getByRole("button", { name: a.lookUp, exact: true }).click();
    await page.getByLabel(a.documentName).fill(CITIZEN.name);
    await page.getByRole("checkbox", { name: a.documentSeen }).check();
    await page.getByRole("button", { name: a.confirm, exact: true }).click();
    const verified = page.getByText(/^身份已核验：/);
    await verified.waitFor();
    expect(await verified.textContent()).toContain(WINDOW);
    expectNoTroubles(clerk);
  });

  test("（四） the form knows who applies and reads, with consent, what another unit holds; a disguised program is refused", async () => {
    const citizen = await citizenOf(service());
    const { page } = citizen;
    await page.reload();
    await page.getByText(f.verified, { exact: true }).waitFor();
    expect(await page.locator(".apply-known").textContent()).toContain(CITIZEN.name);
    await next(page, f.steps[1] ?? "");
    await page.getByText(f.questionsNone).waitFor();
    await page.getByRole("radio", { name: f.by.window }).check();
    await next(page, f.steps[2] ?? "");
    const proof = paperOf(page, PROOF);
    await proof.getByText(new RegExp(PURPOSE)).waitFor();
    await proof.getByRole("button", { name: f.read, exact: true }).tap();
    await proof.getByRole("status").waitFor();
    expect(await proof.getByRole("status").textContent()).toContain(MONTHS);
    const lease = paperOf(page, LEASE);
    citizen.expectTrouble(/4\d\d.*\/files/);
    citizen.expectTrouble(/console: Failed to load resource.*4\d\d.*\/files/);
    await lease.locator("input[type=file]").setInputFiles(DISGUISED);
    await lease.getByText(/^没有收下：/).waitFor();
    for (const name of [LEASE, FORM])
      await paperOf(page, name)
        .locator("input[type=file]")
        .setInputFiles(await photograph(page, `${name}.jpg`));
    for (const name of [LEASE, FORM]) await paperOf(page, name).getByText(`${name}.jpg`).waitFor();
    expect(await page.getByText(DISGUISED.name).count()).toBe(0);
    expect(await tooWide(page)).toEqual([]);
    expectNoTroubles(citizen);
  });

  test("（四） the form is checked, confirmed and handed in once", async () => {
    const citizen = await citizenOf(service());
    const { page } = citizen;
    await next(page, f.steps[3] ?? "");
    expect(await page.getByText(f.missing).count()).toBe(0);
    await page.getByRole("checkbox").check();
    await page.getByRole("button", { name: f.submit, exact: true }).tap();
    await page.getByText(f.done, { exact: true }).waitFor();
    const number = (await page.locator(".apply-done").textContent()) ?? "";
    expect(number).toMatch(/\d{4}/);
    service().places.set("case-number", number);
    await page.getByRole("link", { name: f.myCases }).tap();
    const card = page.locator(".cs-card").filter({ hasText: number });
    await card.waitFor();
    expect(await card.textContent()).toContain(DECIDING);
    await card.getByRole("link").tap();
    await page.getByRole("heading", { name: WITHDRAWAL, level: 1 }).waitFor();
    service().places.set("case", new URL(page.url()).pathname.split("/").at(-1) ?? "");
    expectNoTroubles(citizen);
  });
}
