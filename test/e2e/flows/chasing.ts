import { expect, test } from "vitest";
import { text as missingText } from "../../../src/supervision/web/missing/missing-text.ts";
import { clockFrom } from "../clock.ts";
import { expectNoTroubles, forgetSession, open, prepare, settled } from "../desk.ts";
import { LATER, type Office } from "../office.ts";
import { signIn } from "../people.ts";
import { UNIT } from "./telephone.ts";

const t = missingText.zh;

type Missing = {
  readonly text: string;
  readonly units: readonly { readonly name: string; readonly items: readonly unknown[] }[];
};

/** Weeks later reports are due that did not come. */
export function chasingSteps(office: () => Office): void {
  test("（二十） once the day has passed, the missing list says who owes what since when, without those who reported", async () => {
    const { app, tab, plan } = office();
    const { page } = tab;
    await app.restart(clockFrom(`${LATER}T01:00:00Z`));
    await forgetSession(page);
    await signIn(page, app.login.name);
    tab.takeTroubles();
    await open(page, `/missing?plan=${plan}`);
    const { units } = await prepare<Missing>(page, `/api/missing?plan=${plan}`);
    expect(units.length).toBeGreaterThan(5);
    const cards = page.locator(".sv-missing > li");
    expect(await cards.count()).toBe(units.length);
    expect(await cards.getByText(t.since("2026年11月27日")).count()).toBeGreaterThan(0);
    expect(units.map(({ name }) => name)).not.toContain(UNIT);
    await page.getByLabel(t.asOf).fill("2026-11-27");
    await page.getByText(t.none).waitFor();
    expectNoTroubles(tab);
  });

  test("（二十） all of them are reminded at once, first step, and once only while its limit runs", async () => {
    const { tab, plan } = office();
    const { page } = tab;
    await open(page, `/missing?plan=${plan}`);
    const { units } = await prepare<Missing>(page, `/api/missing?plan=${plan}`);
    const items = units.reduce((sum, unit) => sum + unit.items.length, 0);
    await page.getByLabel(t.selectAll).check();
    await page.getByRole("button", { name: t.remindTitle(items) }).click();
    await page.getByText(t.done(items)).waitFor();
    await settled(page);
    expect(await page.getByText(/已提示，限 .+ 前 · 上次催办未到期限/).count()).toBe(items);
    await page.getByLabel(t.selectAll).check();
    await page.getByText(t.nothingToSend).waitFor();
    expectNoTroubles(tab);
  });

  test("（二十） the list is copied as text for the work group", async () => {
    const { tab, plan } = office();
    const { page, context } = tab;
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await open(page, `/missing?plan=${plan}`);
    await page.getByRole("button", { name: t.copy }).click();
    await page.getByText(t.copied).waitFor();
    const words = await page.evaluate(() => navigator.clipboard.readText());
    const { text, units } = await prepare<Missing>(page, `/api/missing?plan=${plan}`);
    expect(words.replaceAll("\r", "")).toBe(text);
    expect(words).toContain(`以下${units.length}个单位尚未报送`);
    expectNoTroubles(tab);
  });
}
