import { expect, test } from "vitest";
import { text as ledgerText } from "../../../src/supervision/web/ledger/ledger-text.ts";
import { text as reviewText } from "../../../src/supervision/web/review-queue/review-queue-text.ts";
import { text as acts } from "../../../src/supervision/web/task/action-words.ts";
import { text as taskText } from "../../../src/supervision/web/task/task-text.ts";
import type { Tab } from "../browser.ts";
import { expectNoTroubles, open, settled } from "../desk.ts";
import { type Office, personOf, type Task, tasksOf } from "../office.ts";
import { UNIT } from "./telephone.ts";

const [a, q, t, l] = [acts.zh, reviewText.zh, taskText.zh, ledgerText.zh];
const PAPER = "包呼包鄂乌办复〔2026〕11号";

/** An extension asked before the date and granted, and a completion claimed and closed. */
export function matterSteps(office: () => Office): void {
  const liaison = (): Tab => personOf(office(), "liaison");
  /** Tasks of （二）, of which the first is extended and the second closed. */
  const tasks = async (): Promise<readonly [Task, Task]> => {
    const of = (await tasksOf(office().tab.page, office().plan)).filter(
      ({ ordinal, units }) => /二/.test(ordinal ?? "") && units.some(({ name }) => name === UNIT),
    );
    const [one, two] = of;
    if (one === undefined || two === undefined) throw new Error("（二） has no two tasks");
    return [one, two];
  };
  const decide = async (kind: string, act: string, fill: () => Promise<void>): Promise<void> => {
    const { page } = office().tab;
    await open(page, `/review-queue?kind=${kind}`);
    await page.locator(".sv-queue-decide").getByRole("button", { name: act }).click();
    await page.getByRole("dialog").waitFor();
    await fill();
    await page.getByRole("dialog").locator(".ant-btn-primary").click();
    await page.getByText(q.emptyFiltered).waitFor();
  };

  test("（二十） an extension asked before the date is granted by a paper, and the original date stays shown", async () => {
    const { tab } = office();
    const [task] = await tasks();
    const { page } = liaison();
    await open(page, `/tasks/${task.id}`);
    await page.getByRole("button", { name: a.names["request-extension"] }).tap();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(a.fields.to).fill("2027-03-31");
    await dialog.getByLabel(a.fields.reason).fill("冬季停工，桥面铺装需到明年三月");
    await dialog.getByRole("button", { name: a.confirm(a.names["request-extension"]) }).tap();
    await dialog.waitFor({ state: "detached" });
    expectNoTroubles(liaison());

    await open(tab.page, "/review-queue?kind=extension");
    await tab.page.getByText(q.askedTo("2026年12月31日", "2027年3月31日")).waitFor();
    await decide("extension", q.grant, async () => {
      const asked = tab.page.getByRole("dialog");
      expect(await asked.getByLabel(a.fields.to).inputValue()).toBe("2027-03-31");
      await asked.getByLabel(a.fields.paper).fill(PAPER);
    });
    for (const { page: seen } of [tab, liaison()]) {
      await open(seen, `/tasks/${task.id}`);
      const facts = (await seen.locator(".sv-task-facts").textContent()) ?? "";
      expect(facts).toMatch(/2027年3月31日.*原定 ?2026年12月31日/s);
      await seen.getByText(PAPER).first().waitFor();
    }
    expectNoTroubles(tab);
  });

  test("（二十） a completion claimed with its evidence is closed on a basis 销号, and the ledger counts it as closed", async () => {
    const { tab, plan } = office();
    const [, task] = await tasks();
    const { page } = liaison();
    await open(page, `/tasks/${task.id}`);
    await page.getByRole("button", { name: a.names.claim }).tap();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(a.fields.basis).fill("项目已通过交工验收");
    await dialog.getByLabel(a.attach).setInputFiles({
      name: "交工验收.txt",
      mimeType: "text/plain",
      buffer: Buffer.from("交工验收合格", "utf8"),
    });
    await dialog.getByText("交工验收.txt").waitFor();
    await dialog.getByRole("button", { name: a.confirm(a.names.claim) }).tap();
    await dialog.waitFor({ state: "detached" });
    await page
      .getByText(/申请办结待审/)
      .first()
      .waitFor();

    await decide("claim", q.close, async () => {
      const basis = tab.page.getByRole("dialog").getByLabel(a.fields.basis);
      expect(await basis.inputValue()).toBe("项目已通过交工验收");
    });
    await open(tab.page, `/ledger?plan=${plan}&phase=closed&q=${encodeURIComponent(task.text.slice(0, 20))}`);
    const row = tab.page.locator("tr[data-row-key]");
    expect(await row.count()).toBe(1);
    expect(await row.textContent()).toContain(l.phases.closed);
    await open(tab.page, `/tasks/${task.id}`);
    await tab.page.getByRole("heading", { name: t.history }).waitFor();
    await settled(tab.page);
    expect(await tab.page.locator(".sv-timeline-list li").count()).toBeGreaterThan(4);
    expectNoTroubles(liaison());
    expectNoTroubles(tab);
  });
}
