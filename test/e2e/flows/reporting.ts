import { expect, test } from "vitest";
import { DUTY_NAMES } from "../../../src/supervision/domain/tasks/duty-names.ts";
import type { MyWork, ReportForm } from "../../../src/supervision/domain/tasks/task-row.ts";
import { text as workText } from "../../../src/supervision/web/my-work/my-work-text.ts";
import { text } from "../../../src/supervision/web/report/report-text.ts";
import type { Tab } from "../browser.ts";
import { ask, expectNoTroubles, open, settled } from "../desk.ts";
import { lookAs } from "../people.ts";

const [t, w] = [text.zh, workText.zh];
const TELEPHONE = { width: 375, height: 760 };
const DESK = { width: 1440, height: 900 };
const PHOTO = {
  name: "现场.png",
  mimeType: "image/png",
  buffer: Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  ),
};
const SAID = "【示例】本月完成 36 公里，累计 84 公里";

type Tasks = { readonly rows: readonly { readonly id: string }[] };

/** A task that the person's unit may report on now, with its place on the form. */
async function reportable({ page }: Tab): Promise<{ readonly task: string; readonly at: number }> {
  const { rows } = (await ask(page, "/api/tasks?phase=dispatched&size=200")).body as Tasks;
  for (const { id } of rows) {
    const { status, body } = await ask(page, `/api/tasks/${id}/report-form`);
    const at =
      status === 200 ? (body as ReportForm).entries.findIndex(({ refusal }) => refusal === null) : -1;
    if (at >= 0) return { task: id, at };
  }
  throw new Error("nothing can be reported");
}

/** 填报 and 审签: a liaison reports from a telephone, the head signs. */
export function reportingSteps(tab: () => Tab): void {
  test("（二十）a liaison reports from a telephone: what is typed saves itself, also without a network", async () => {
    const { page, context, expectTrouble } = tab();
    await lookAs(page, "liaison");
    expectTrouble(/report-draft|ERR_INTERNET_DISCONNECTED/);
    await page.setViewportSize(TELEPHONE);
    const { task, at } = await reportable(tab());
    await open(page, `/tasks/${task}/report`);
    const entry = page.locator(".rf-entry").nth(at);
    const revise = entry.getByRole("button", { name: t.revise });
    if ((await revise.count()) > 0) await revise.click();
    await entry.getByLabel(t.fields.progress).fill(SAID);
    await page.getByText(/^已自动保存 \d\d:\d\d$/).waitFor();

    await context.setOffline(true);
    await entry.getByLabel(t.fields.problems).fill("【示例】缺少用地指标");
    await page.getByText(t.offline).waitFor();
    await context.setOffline(false);
    await page.getByText(/^已自动保存 \d\d:\d\d$/).waitFor();
    await entry.getByLabel(t.camera).last().setInputFiles(PHOTO);
    await entry.getByText(PHOTO.name).waitFor();
    await page.getByText(/^已自动保存 \d\d:\d\d$/).waitFor();
    await settled(page);

    await page.reload();
    await settled(page);
    expect(await entry.getByLabel(t.fields.problems).inputValue()).toBe("【示例】缺少用地指标");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
    await page.locator(".rf-bar button").click();
    await page.getByText(t.doneToHead).waitFor();
    expect(await entry.getByText(t.statuses.unsigned).count()).toBe(1);
    expect(
      await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("draft"))),
    ).toEqual([]);
    await page.setViewportSize(DESK);
    expectNoTroubles(tab());
  });

  test("（二十）the head reads what the liaison wrote and signs all that waits in one go", async () => {
    const { page } = tab();
    await lookAs(page, "unit-head");
    await open(page, "/my-work?kind=sign");
    const { counts } = (await ask(page, "/api/my-work")).body as MyWork;
    expect(counts.sign).toBeGreaterThan(0);
    expect(await page.getByText(DUTY_NAMES.sign.zh, { exact: true }).count()).toBeGreaterThan(0);
    for (const button of await page.getByRole("button", { name: w.read }).all()) await button.click();
    await page.getByText(SAID).first().waitFor();
    await page.getByLabel(w.chooseAll).check();
    await page.locator(".mw-bar-acts button").last().click();
    await page.getByText(w.done(counts.sign)).waitFor();
    expect(((await ask(page, "/api/my-work")).body as MyWork).counts.sign).toBe(0);
    expectNoTroubles(tab());
  });
}
