import { expect, test } from "vitest";
import { text as ledgerText } from "../../../src/supervision/web/ledger/ledger-text.ts";
import { text as reportText } from "../../../src/supervision/web/report/report-text.ts";
import { text as reviewText } from "../../../src/supervision/web/review-queue/review-queue-text.ts";
import { expectNoTroubles, open, settled } from "../desk.ts";
import { type Office, tasksOf } from "../office.ts";
import { tabTo } from "./keyboard.ts";

const [l, t, q] = [ledgerText.zh, reportText.zh, reviewText.zh];
/** The report form, the review queue and the ledger without a mouse. */
export function taskKeyboardSteps(office: () => Office): void {
  test("（二十） the ledger is filtered, a task chosen and another opened by keyboard alone", async () => {
    const { tab, plan } = office();
    const { page } = tab;
    await open(page, `/ledger?plan=${plan}`);
    expect(await tabTo(page, /绿灯/)).toBe(true);
    await page.keyboard.press("Enter");
    await page.waitForURL(/light=green/);
    await settled(page);
    expect(await tabTo(page, new RegExp(l.select(""))), "the first task's box").toBe(true);
    await page.keyboard.press("Space");
    await page.getByRole("region", { name: l.selected(1) }).waitFor();
    const [first] = await tasksOf(page, plan, "&light=green");
    await tabTo(page, new RegExp(`^${first?.text.slice(0, 12)}`));
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/tasks\//);
    await settled(page);
    expectNoTroubles(tab);
  });

  test("（二十） the office reports for a unit and accepts it in the queue, by keyboard alone", async () => {
    const { tab, plan } = office();
    const { page } = tab;
    const [task] = (await tasksOf(page, plan, "&phase=dispatched")).filter(({ ordinal }) =>
      /十三/.test(ordinal ?? ""),
    );
    await open(page, `/tasks/${task?.id}/report?unit=${task?.units[0]?.unitId}`);
    expect(await tabTo(page, new RegExp(t.reasons[0] ?? ""))).toBe(true);
    await page.keyboard.press("Enter");
    expect(await tabTo(page, new RegExp(`^(${t.submit(1).slice(0, 2)}|提交审签)`), 200)).toBe(true);
    await page.keyboard.press("Enter");
    await page
      .getByText(/已报送|已提交本单位负责人审签/)
      .first()
      .waitFor();
    expectNoTroubles(tab);

    await open(page, "/review-queue");
    const waiting = page.locator(".sv-queue-list ol > li");
    const count = await waiting.count();
    expect(count).toBeGreaterThan(0);
    expect(await tabTo(page, new RegExp(`^${q.accept}`), 120)).toBe(true);
    await page.keyboard.press("Enter");
    await expect.poll(() => waiting.count()).toBe(count - 1);
    expectNoTroubles(tab);
  });
}
