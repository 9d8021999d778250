import ICAL from "ical.js";
import { expect, test } from "vitest";
import { text } from "../../../src/cooperation/web/meetings/feeds/feeds-text.ts";
import { expectNoTroubles, open, settled } from "../desk.ts";
import type { Secretariat } from "../secretariat.ts";

const t = text.zh;

/** 日历订阅: an address that a telephone reads until its owner ends it. */
export function calendarFeedSteps(office: () => Secretariat): void {
  test("（二十）（二十二） a calendar reads the feed without a session, and nothing once it is revoked", async () => {
    const { app, tab } = office();
    const { page } = tab;
    await open(page, "/calendar");
    await page.getByRole("button", { name: t.make, exact: true }).click();
    const address = await page.getByLabel(t.address, { exact: true }).inputValue();
    expect(address.startsWith(app.url)).toBe(true);
    const read = await fetch(address);
    expect([read.status, read.headers.get("content-type")]).toEqual([
      200,
      expect.stringContaining("text/calendar"),
    ]);
    const calendar = new ICAL.Component(ICAL.parse(await read.text()));
    const titles = calendar
      .getAllSubcomponents("vevent")
      .map((event) => String(event.getFirstPropertyValue("summary")));
    expect(titles.filter((title) => title.includes("四市党政联席会议第九次会议"))).not.toEqual([]);
    await settled(page);
    await page
      .getByRole("button", { name: new RegExp(`^${t.revoke}: `) })
      .first()
      .click();
    await page.getByRole("dialog").getByRole("button", { name: t.revoke, exact: true }).click();
    await page.getByText(/^已停用（/).waitFor();
    expect((await fetch(address)).status).toBe(404);
    await settled(page);
    expectNoTroubles(tab);
  });
}
