import { expect, test } from "vitest";
import { text as chaseText } from "../../../src/supervision/web/chase/chase-text.ts";
import { text as missingText } from "../../../src/supervision/web/missing/missing-text.ts";
import { clockFrom } from "../clock.ts";
import { expectNoTroubles, open, prepare, settled } from "../desk.ts";
import { LATER, type Office } from "../office.ts";
import { signInAtOnce } from "../people.ts";
import { UNIT } from "./telephone.ts";

const t = missingText.zh;
const chase = chaseText.zh;

type Missing = {
  readonly text: string;
  readonly units: readonly {
    readonly unitId: string;
    readonly name: string;
    readonly people: number;
    readonly items: readonly unknown[];
  }[];
};

/** Weeks later reports are due that did not come. */
export function chasingSteps(office: () => Office): void {
  test("（二十） once the day has passed, the missing list says who owes what since when, without those who reported", async () => {
    const { app, tab, plan } = office();
    const { page } = tab;
    await app.restart(clockFrom(`${LATER}T01:00:00Z`));
    await signInAtOnce(page, app.login.name);
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

  test("（二十） all who can be reached are reminded at once, after it was shown whom; once only while its limit runs", async () => {
    const { tab, plan } = office();
    const { page } = tab;
    const listed = () => prepare<Missing>(page, `/api/missing?plan=${plan}`);
    const silent = (await listed()).units.find(({ people }) => people === 0);
    const account = {
      name: "chased",
      displayName: "示例联络员",
      organisationId: silent?.unitId,
      roles: ["liaison"],
    };
    await prepare(page, "/api/accounts", { method: "POST", body: account });
    await open(page, `/missing?plan=${plan}`);
    const { units } = await listed();
    const count = (of: Missing["units"]) => of.reduce((sum, unit) => sum + unit.items.length, 0);
    const reached = units.filter(({ people }) => people > 0);
    await page.getByLabel(t.selectAll).check();
    await page.getByRole("button", { name: chase.remind(count(units)) }).click();
    const asking = page.getByRole("dialog");
    await asking.getByText(chase.leftOut(units.length - reached.length)).waitFor();
    await asking.getByRole("button", { name: chase.remind(count(reached)) }).click();
    await page.getByText(t.done(count(reached))).waitFor();
    await settled(page);
    expect(await page.getByText(/已提示，限 .+ 前 · 上次催办未到期限/).count()).toBe(count(reached));
    expect(await page.getByLabel(t.selectUnit(reached[0]?.name ?? ""), { exact: true }).isDisabled()).toBe(
      true,
    );
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
