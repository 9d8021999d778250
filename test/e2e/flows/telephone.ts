import type { Locator } from "playwright-core";
import { expect, test } from "vitest";
import { text as workText } from "../../../src/supervision/web/my-work/my-work-text.ts";
import { text as reportText } from "../../../src/supervision/web/report/report-text.ts";
import { text as reviewText } from "../../../src/supervision/web/review-queue/review-queue-text.ts";
import { text as shell } from "../../../src/web/frame/text.ts";
import { PLAN } from "../../../src/web/frame/workplaces.ts";
import { takePicture, type Tab } from "../browser.ts";
import { expectNoTroubles, open, settled } from "../desk.ts";
import { type Office, personOf, tasksOf, unitOf } from "../office.ts";
import { openTabOf, type Person, signIn, signInAtOnce } from "../people.ts";

const [w, t, q] = [workText.zh, reportText.zh, reviewText.zh];

export const UNIT = "市交通运输局";
export const LIAISON = "交通联络员";
const TELEPHONE = { viewport: { width: 375, height: 812 }, hasTouch: true, isMobile: true } as const;
const PHOTO = "现场照片.jpg";
const REASON = "请补充桥梁工程的投资完成数";
const SAID = "路基完成60%，桥梁下部结构施工中";

/** Taps, counting each: what a report costs the person who writes it. */
function counter() {
  let count = 0;
  const tap = async (place: Locator): Promise<void> => {
    count += 1;
    await place.tap();
  };
  return { tap, count: () => count };
}

/** The head signs all that waits for it. */
async function signAll({ page }: Tab, count: number): Promise<void> {
  await open(page, "/my-work");
  await page.getByLabel(w.chooseAll).check();
  await page.locator(".mw-bar").getByRole("button", { name: w.sign, exact: true }).click();
  if (count > 1) await page.getByRole("dialog").getByRole("button", { name: w.sign, exact: true }).click();
  await page.getByText(w.done(count)).waitFor();
}

/** A liaison's month on a telephone, signed by the head, accepted by the office. */
export function telephoneSteps(office: () => Office): void {
  const liaison = (): Tab => personOf(office(), "liaison");
  const head = (): Tab => personOf(office(), "head");
  /** Number of the task that stands first on the form. */
  let first = 0;

  test("（二十） a liaison signs in on a telephone, finds what the unit owes and receives it in one tap", async () => {
    const { app, tab, plan, people } = office();
    const unit = await unitOf(tab.page, UNIT);
    const who: Person = { name: LIAISON, unit, roles: ["liaison"] };
    const opened = await openTabOf(tab, app.url, who, TELEPHONE, signIn);
    people.set("liaison", opened);
    people.set("head", await openTabOf(tab, app.url, { name: "交通负责人", unit, roles: ["unit-head"] }));
    const { page } = opened;
    opened.takeTroubles();
    const bar = page.getByRole("navigation", { name: shell.zh.bar });
    await bar.getByRole("link", { name: PLAN.title.zh }).tap();
    await settled(page);
    await page
      .getByRole("navigation", { name: PLAN.title.zh })
      .getByRole("link", { name: /我的工作/ })
      .tap();
    await page.waitForURL(/\/my-work/);
    await settled(page);
    const own = (await tasksOf(tab.page, plan)).filter(({ units }) =>
      units.some(({ name }) => name === UNIT),
    );
    expect(await page.locator(".mw-item").count()).toBe(own.length);
    await page.getByRole("button", { name: w.receiveAll(own.length) }).tap();
    await page.getByText(w.done(own.length)).waitFor();
    expectNoTroubles(liaison());
  });

  test("（二十） all tasks of a measure are reported on one page, with a photograph, one of them unchanged", async () => {
    const { page } = liaison();
    await open(page, "/my-work");
    await page.getByRole("link", { name: w.report, exact: true }).first().tap();
    await page.waitForURL(/\/report\?/);
    await settled(page);
    const entries = page.locator(".rf-entry");
    const count = await entries.count();
    expect(count).toBeGreaterThan(1);
    first = Number(/\d+/.exec((await entries.first().getByRole("heading").textContent()) ?? "")?.[0]);
    for (let at = 0; at < count - 1; at += 1)
      await entries
        .nth(at)
        .getByLabel(t.fields.progress)
        .fill(`${SAID}（${at + 1}）`);
    await entries
      .last()
      .getByRole("button", { name: t.reasons[1] ?? "" })
      .tap();
    const photo = await takePicture(page, { type: "jpeg" });
    // What is typed while a file is on its way stays, and nothing leaves without the file.
    let arrive = (): void => {};
    const held = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    await page.route(/\/evidence(\?|$)/, async (route) => {
      await held;
      await route.continue();
    });
    const said = entries.first().getByLabel(t.fields.progress);
    await said.fill("填到一半");
    await entries
      .first()
      .locator("input[capture]")
      .setInputFiles({ name: PHOTO, mimeType: "image/jpeg", buffer: photo });
    expect(await page.getByRole("button", { name: t.waitsForFiles }).isDisabled()).toBe(true);
    await said.fill(`${SAID}（1）`);
    arrive();
    await entries
      .first()
      .getByRole("button", { name: t.remove(PHOTO) })
      .waitFor();
    expect(await said.inputValue()).toBe(`${SAID}（1）`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
    await page.getByRole("button", { name: t.submitToHead(count) }).tap();
    await page.getByText(t.doneToHead).first().waitFor();
    expectNoTroubles(liaison());
  });

  test("（二十） the head reads and signs, the office accepts in its queue, and the ledger shows it", async () => {
    const { tab, plan } = office();
    const unit = await unitOf(tab.page, UNIT);
    await open(head().page, "/my-work");
    const toSign = await head().page.getByRole("button", { name: w.read }).count();
    await head().page.getByRole("button", { name: w.read }).first().click();
    await head().page.getByText(PHOTO).waitFor();
    await signAll(head(), toSign);

    const { page } = tab;
    await open(page, "/review-queue");
    const waiting = page.locator(".sv-queue-list ol > li");
    await expect.poll(() => waiting.count()).toBe(toSign);
    await waiting
      .filter({ hasText: `${first}. ` })
      .getByRole("button")
      .click();
    await page.locator(".sv-queue-item").getByText(`${SAID}（1）`).waitFor();
    // One goes back by key, with its reason; the others are accepted together.
    await page.keyboard.press("r");
    await page.getByLabel(q.reason).fill(REASON);
    await page.keyboard.press("Control+Enter");
    await expect.poll(() => waiting.count()).toBe(toSign - 1);
    await page.getByLabel(q.selectReports).check();
    await page.getByRole("button", { name: q.acceptSelected(toSign - 1) }).click();
    await page.getByRole("dialog").getByRole("button", { name: q.accept, exact: true }).click();
    await page.getByText(q.empty).waitFor();
    await open(page, `/ledger?plan=${plan}&unit=${unit}`);
    expect(await page.locator("tbody").textContent()).toContain(t.reasons[1]);
    expectNoTroubles(tab);
  });

  test("（二十） what was returned comes back to the telephone with its reason, is revised, signed and accepted", async () => {
    const { tab, plan } = office();
    const { page } = liaison();
    await open(page, "/my-work?kind=returned");
    await page.getByText(REASON).first().waitFor();
    await page.getByRole("link", { name: w.reportAgain }).first().tap();
    await page.waitForURL(/\/report\?/);
    await settled(page);
    const progress = page.locator(".rf-entry").first().getByLabel(t.fields.progress);
    expect(await progress.inputValue()).toContain(SAID);
    await progress.fill(`${SAID}，完成投资3.2亿元`);
    await page.locator(".rf-bar").getByRole("button").tap();
    await page.getByText(t.doneToHead).first().waitFor();
    await signAll(head(), 1);
    await open(tab.page, "/review-queue");
    await tab.page.locator(".sv-queue-item").waitFor();
    await tab.page.keyboard.press("a");
    await tab.page.getByText(q.empty).waitFor();
    await open(tab.page, `/ledger?plan=${plan}`);
    expect(await tab.page.locator("tr[data-row-key]").filter({ hasText: "完成投资3.2亿元" }).count()).toBe(1);
    expectNoTroubles(liaison());
    expectNoTroubles(tab);
  });
}

/** A month later, when nothing has changed. */
export function unchangedMonthSteps(office: () => Office): void {
  test("（二十） a month without news takes three taps from my work to submitted, for all tasks of a measure", async () => {
    const tab = personOf(office(), "liaison");
    const { page } = tab;
    await signInAtOnce(page, LIAISON);
    tab.takeTroubles();
    await open(page, "/my-work");
    const { tap, count } = counter();
    await tap(page.getByRole("link", { name: w.report, exact: true }).first());
    await page.waitForURL(/\/report\?/);
    await settled(page);
    await tap(
      page.getByRole("group", { name: t.unchangedAll }).getByRole("button", { name: t.reasons[0] ?? "" }),
    );
    await tap(page.locator(".rf-bar").getByRole("button"));
    await page.getByText(t.doneToHead).first().waitFor();
    expect(count()).toBeLessThanOrEqual(3);
    expectNoTroubles(tab);
  });
}
