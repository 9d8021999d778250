import { expect, test } from "vitest";
import { addDays } from "../../../src/kernel/calendar.ts";
import { PLACED_BY } from "../../../src/kernel/fields.ts";
import { HEIC_REFUSED } from "../../../src/kernel/heic.ts";
import { FINDING, site } from "../../../src/systems/ecology/sites/kind.ts";
import { samplePicture } from "../../../src/systems/ecology/sites/story-outlines.ts";
import { words } from "../../../src/systems/ecology/sites/words.ts";
import { words as kit } from "../../../src/web/kit/words.ts";
import { sheetOf } from "../../support/sheet.ts";
import type { Tab } from "../browser.ts";
import { expectNoTroubles, open, prepare, settled } from "../desk.ts";
import { FIRST_DAY, unitOf } from "../office.ts";
import { openTabOf } from "../people.ts";
import { sendFile, type Service } from "../services.ts";
import { fill } from "../sharing.ts";

const UNIT = "包头市测试林业和草原局";
const [longitude, latitude] = [110.5, 40.8];
const TELEPHONE = { viewport: { width: 375, height: 812 }, hasTouch: true, isMobile: true } as const;
const FAR = `${longitude + 0.1}, ${latitude}`;
const ON_THE_SPOT = { ...TELEPHONE, permissions: ["geolocation"], geolocation: { longitude, latitude } };
const { acts, statuses } = site;
const { verify, rectify } = acts;

/** A ranger with a telephone takes a site from being found to 销号, once without a network. */
export function siteSteps(service: () => Service): void {
  /** Opens the form of an act, fills it and sends it. */
  async function act({ page }: Tab, name: string, fields: Readonly<Record<string, string>> = {}) {
    await page
      .getByRole("group", { name: kit.zh.acts, exact: true })
      .getByRole("button", { name, exact: true })
      .tap();
    const form = page.getByRole("form", { name, exact: true });
    await fill(form, fields);
    return { form, send: () => form.locator("button[type=submit]").tap() };
  }
  const standing = ({ page }: Tab, status: string) =>
    page
      .locator(".ui-label", { hasText: new RegExp(`^${status}$`) })
      .first()
      .waitFor();

  test("（十四）a ranger takes a site from discovery to 销号 on a telephone, what was seen without a network sent later", async () => {
    const { app, tab } = service();
    const roster = await sheetOf([["单位名称"], [UNIT]]);
    const { id } = await sendFile<{ id: string }>(
      tab.page,
      "/api/rosters/units/imports",
      "林草.xlsx",
      roster,
    );
    await prepare(tab.page, `/api/roster-imports/${id}/apply`, { method: "POST", body: { mode: "all" } });
    const unit = await unitOf(tab.page, UNIT);
    const ranger = await openTabOf(tab, app.url, { name: "ranger", unit, roles: ["liaison"] }, ON_THE_SPOT);
    const head = await openTabOf(
      tab,
      app.url,
      { name: "ranger-head", unit, roles: ["unit-head"] },
      TELEPHONE,
    );
    const { page, context } = ranger;

    await open(page, "/ecology/sites?new=1");
    const finding = page.getByRole("form", { name: site.begins.name.zh, exact: true });
    await fill(finding, {
      [FINDING.code.name.zh]: "测-001",
      [FINDING.name.name.zh]: "废弃采石坑",
    });
    await finding.getByRole("button", { name: kit.zh.locate, exact: true }).tap();
    await finding.getByText(kit.zh.located(0)).waitFor();
    await finding.locator("button[type=submit]").tap();
    await page.waitForURL(/\/sites\/[0-9a-f-]{36}$/);
    await settled(page);
    const path = new URL(page.url()).pathname;

    const photo = { name: "现场.png", mimeType: "image/png", buffer: samplePicture("before") };
    const until = addDays(FIRST_DAY, 60);
    const seen = await act(ranger, verify.name.zh, {
      [verify.asks.place.name.zh]: FAR,
      [verify.asks.until.name.zh]: until,
    });
    await context.setOffline(true);
    // A photo that the server would refuse is refused here, where another one can still be taken.
    const chosen = seen.form.getByLabel(verify.asks.photo.name.zh);
    await chosen.setInputFiles({
      name: "IMG_0001.HEIC",
      mimeType: "image/heic",
      buffer: Buffer.from("\0\0\0\x18ftypheic\0\0\0\0", "latin1"),
    });
    await seen.send();
    await page.getByText(HEIC_REFUSED.sentence.zh).waitFor();
    await chosen.setInputFiles(photo);
    await seen.send();
    await page.getByText(words.zh.waiting(1)).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
    // It tries again while there is no network, once more perhaps after this line.
    ranger.expectTrouble(/ERR_INTERNET_DISCONNECTED/);
    // What the server refuses once it is reached is put right where it waits: its photo and all that was typed are still there.
    ranger.expectTrouble(/^422: POST .*\/checks\?/);
    ranger.expectTrouble(/status of 422/);
    await context.setOffline(false);
    await page.getByRole("button", { name: words.zh.mend, exact: true }).tap();
    const mending = page.getByRole("form", { name: words.zh.mend, exact: true });
    await mending.getByText(kit.zh.held(photo.name)).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
    await mending.getByRole("button", { name: kit.zh.locate, exact: true }).tap();
    await mending.getByText(kit.zh.located(0)).waitFor();
    await mending.locator("button[type=submit]").tap();
    await standing(ranger, statuses.verified.zh);
    await page.getByText(words.zh.waiting(1)).waitFor({ state: "detached" });
    await page.getByText(`位置：${PLACED_BY.device.zh}`).waitFor();
    await page
      .getByRole("img", { name: words.zh.photo("测-001 废弃采石坑", words.zh.stages.before, 1) })
      .waitFor();

    const done = {
      [rectify.asks.restoredM2.name.zh]: "1200",
      [rectify.asks.text.name.zh]: "回填覆土，撒播草籽",
    };
    await (await act(ranger, rectify.name.zh, done)).send();
    await standing(ranger, statuses.rectified.zh);

    await open(head.page, path);
    await (await act(head, acts.inspect.name.zh, { [acts.inspect.asks.passed.name.zh]: "合格" })).send();
    await standing(head, statuses.inspected.zh);
    await (await act(head, acts.accept.name.zh, { [acts.accept.asks.passed.name.zh]: "合格" })).send();
    await standing(head, statuses.accepted.zh);
    await (await act(head, acts.close.name.zh)).send();
    await standing(head, statuses.closed.zh);
    for (const each of [ranger, head]) expectNoTroubles(each);
  });
}
