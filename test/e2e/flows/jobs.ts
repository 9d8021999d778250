import { expect, test } from "vitest";
import { words as leaderWords } from "../../../src/supervision/leader/words.ts";
import { text as chaseText } from "../../../src/supervision/web/chase/chase-text.ts";
import { text as missingText } from "../../../src/supervision/web/missing/missing-text.ts";
import { text as paperText } from "../../../src/supervision/web/papers/paper-text.ts";
import { text as papersText } from "../../../src/supervision/web/papers/papers-text.ts";
import type { MissingUnit } from "../../../src/supervision/domain/tasks/task-row.ts";
import { PLAN } from "../../../src/web/frame/workplaces.ts";
import type { Tab } from "../browser.ts";
import { expectNoTroubles, open, prepare, settled } from "../desk.ts";
import { lookAs } from "../people.ts";

const [m, chase, p, l] = [missingText.zh, chaseText.zh, paperText.zh, papersText.zh];

/** Two of the six jobs that a person does here without help, from the desk on; CONTRIBUTING says where the others are done. */
export function jobSteps(tab: () => Tab): void {
  test("（二十）the leader's minute: lights, what needs a decision and what changed on one page, each measure a step away", async () => {
    const { page } = tab();
    await lookAs(page, "leader");
    await open(page, "/");
    await page.getByRole("navigation").getByRole("link", { name: PLAN.title.zh }).first().click();
    await page.waitForURL(/\/leader/);
    await settled(page);
    for (const heading of [leaderWords.chapters, leaderWords.decide, leaderWords.dates])
      expect(await page.getByRole("heading", { name: heading.zh }).isVisible()).toBe(true);
    const cells = page.locator(".lead-grid").getByRole("link");
    expect(await cells.count()).toBe(22);
    await cells.nth(12).click();
    await page.waitForURL(/\/measures\//);
    await settled(page);
    expectNoTroubles(tab());
  });

  test("（二十）the office's Friday: who is late is read at the desk, is chased, and the month's report is printed", async () => {
    const { page } = tab();
    await lookAs(page, "office");
    await open(page, "/");
    await page.getByRole("main").getByRole("link", { name: m.title }).click();
    await page.waitForURL(/\/missing\?plan=/);
    await settled(page);
    const plan = new URL(page.url()).searchParams.get("plan") ?? "";
    const { units } = await prepare<{ units: MissingUnit[] }>(page, `/api/missing?plan=${plan}`);
    const late = units.find(({ people, items }) => people > 0 && items.every(({ step }) => step === 0));
    if (late === undefined) throw new Error("nobody who is late can be reached");
    const count = late.items.length;
    await page.getByLabel(m.selectUnit(late.name), { exact: true }).check();
    await page.getByRole("button", { name: chase.remind(count) }).click();
    const asking = page.getByRole("dialog");
    await asking.getByText(late.name).first().waitFor();
    await asking.getByRole("button", { name: chase.remind(count) }).click();
    await page.getByText(m.done(count)).waitFor();
    expect(await page.getByLabel(m.selectUnit(late.name), { exact: true }).isDisabled()).toBe(true);

    await open(page, `/papers?plan=${plan}&kind=monthly-report&new=1`);
    await page.getByRole("form", { name: l.create }).getByRole("button", { name: l.draft }).click();
    await page.waitForURL(/\/papers\/[0-9a-f-]{36}/);
    const sheet = page.getByRole("group", { name: p.preview });
    await sheet.waitFor();
    await settled(page);
    await page.emulateMedia({ media: "print" });
    expect(await sheet.isVisible()).toBe(true);
    expect(await page.getByLabel(p.body, { exact: true }).isVisible()).toBe(false);
    await page.emulateMedia({ media: null });
    expectNoTroubles(tab());
  });
}
