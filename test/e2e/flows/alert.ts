import { expect, test } from "vitest";
import { alert, RAISING } from "../../../src/systems/ecology/alert/kind.ts";
import { CLOCK } from "../../../src/systems/ecology/alert/reach/agreed-clock.ts";
import { reach } from "../../../src/systems/ecology/alert/reach/kind.ts";
import { sheetOf } from "../../support/sheet.ts";
import type { Tab } from "../browser.ts";
import { clockFrom } from "../clock.ts";
import { expectNoTroubles, open, prepare, settled } from "../desk.ts";
import { FIRST_DAY, unitOf } from "../office.ts";
import { openTabOf, signInAtOnce } from "../people.ts";
import { sendFile, type Service } from "../services.ts";
import { doAct, fill, filled, offered } from "../sharing.ts";

const WHAT = "水面有油膜，约 300 米";
/** Who sees it first is of the plan; the roster gets the bureaus beside and below. */
const BUREAUS = {
  baotou: "市生态环境局",
  ordos: "鄂尔多斯市测试生态环境局",
  hohhot: "呼和浩特市测试生态环境局",
} as const;
const MINUTES = 45;
const TELEPHONE = { viewport: { width: 375, height: 812 }, hasTouch: true, isMobile: true } as const;

/** An alarm along the river from an anomaly to its cause; ends with the application at a later hour. */
export function alertSteps(service: () => Service): void {
  const people = new Map<keyof typeof BUREAUS, Tab>();
  const of = (who: keyof typeof BUREAUS): Tab => people.get(who) as Tab;
  let path = "";
  const { acts } = alert;

  test("（十三）the bureaus at both ends of a reach agree on its clock: one proposes minutes, they count once the others agreed", async () => {
    const { app, tab } = service();
    const roster = await sheetOf([["单位名称"], [BUREAUS.ordos], [BUREAUS.hohhot]]);
    const { id } = await sendFile<{ id: string }>(
      tab.page,
      "/api/rosters/units/imports",
      "环境.xlsx",
      roster,
    );
    await prepare(tab.page, `/api/roster-imports/${id}/apply`, { method: "POST", body: { mode: "all" } });
    for (const who of ["baotou", "ordos", "hohhot"] as const) {
      const unit = await unitOf(tab.page, BUREAUS[who]);
      const person = { name: `ecology-${who}`, unit, roles: ["liaison"] } as const;
      people.set(who, await openTabOf(tab, app.url, person, who === "baotou" ? {} : TELEPHONE));
    }
    const { page } = of("baotou");
    const reaches = await prepare<{ rows: { id: string; from: string; to: string }[] }>(
      page,
      "/api/ecology/reaches",
    );
    const below = reaches.rows.find(({ from, to }) => from === "包头" && to === "头道拐");
    const where = `/ecology/reaches/${below?.id ?? ""}`;
    const clocks = (each: Tab["page"]) => each.getByRole("region", { name: "预警时限" });
    await open(page, where);
    await doAct(
      page,
      reach.acts["propose-clock"].name.zh,
      filled({
        [CLOCK.minutes.name.zh]: String(MINUTES),
        [CLOCK.answerMinutes.name.zh]: "240",
        [CLOCK.document.name.zh]: "测试联席会议纪要",
      }),
    );
    await clocks(page).getByText("待同意：").waitFor();
    for (const who of ["ordos", "hohhot"] as const) {
      const other = of(who).page;
      await open(other, where);
      const agrees = offered(other).getByRole("button", {
        name: reach.acts["agree-clock"].name.zh,
        exact: true,
      });
      if ((await agrees.count()) > 0) await doAct(other, reach.acts["agree-clock"].name.zh);
    }
    expect(
      await clocks(of("hohhot").page)
        .getByText(/各市 .+ 约定/)
        .count(),
    ).toBe(1);
    for (const each of people.values()) expectNoTroubles(each);
  });

  test("（十三）an anomaly is told to the bureaus beside and below, and one acknowledges by one tap on a telephone", async () => {
    const { page } = of("baotou");
    await open(page, "/ecology/alerts?new=1");
    const form = page.getByRole("form", { name: alert.begins.name.zh, exact: true });
    await fill(form, { [RAISING.section.name.zh]: "包头", [RAISING.what.name.zh]: WHAT });
    await form.locator("button[type=submit]").click();
    // Whom it reaches is seen before anybody is told.
    const before = page.getByRole("dialog");
    for (const told of [BUREAUS.ordos, BUREAUS.hohhot]) await before.getByText(told).waitFor();
    await before.getByRole("button", { name: alert.begins.name.zh, exact: true }).click();
    await page.waitForURL(/\/alerts\/[0-9a-f-]{36}$/);
    await settled(page);
    path = new URL(page.url()).pathname;

    const told = of("ordos").page;
    await open(told, "/");
    await told
      .getByRole("link", { name: `包头：${WHAT}` })
      .first()
      .tap();
    await told.waitForURL(`**${path}`);
    await settled(told);
    await told.getByRole("button", { name: acts.acknowledge.name.zh, exact: true }).tap();
    await told.getByText("ecology-ordos").first().waitFor();
    // Whoever acknowledged is asked no more.
    const again = told.getByRole("button", { name: acts.acknowledge.name.zh, exact: true });
    expect(await again.count()).toBe(0);
    for (const each of people.values()) expectNoTroubles(each);
  });

  test("（十三）who does not answer within the minutes that were agreed is told to the office, which calls; the log of all ends with the cause", async () => {
    const { app, tab } = service();
    await app.restart(clockFrom(`${FIRST_DAY}T03:30:00Z`));
    const names = [
      [tab, app.login.name],
      ...(["baotou", "hohhot"] as const).map((who) => [of(who), `ecology-${who}`] as const),
    ] as const;
    for (const [each, name] of names) {
      await signInAtOnce(each.page, name);
      each.takeTroubles();
    }
    const { page } = tab;
    // The job that looks every minute looks first at what was due while nobody ran.
    const silent = page.getByRole("link", { name: `包头：${WHAT}` });
    await expect
      .poll(async () => {
        await open(page, "/");
        return silent.count();
      })
      .toBeGreaterThan(0);
    await silent.first().click();
    await page.waitForURL(`**${path}`);
    await settled(page);
    await doAct(page, acts.reach.name.zh, filled({ 联系到谁: "值班室已接电话" }));
    await open(of("hohhot").page, path);
    await doAct(of("hohhot").page, acts.acknowledge.name.zh);
    await open(of("baotou").page, path);
    const raiser = of("baotou").page;
    await doAct(raiser, acts.sample.name.zh, filled({ 采样点: "左岸", 项目和结果: "石油类 0.4 mg/L" }));
    await doAct(raiser, acts.close.name.zh, filled({ 原因: "事故泄漏", 经过和结果: "罐车侧翻，已拦截。" }));
    // Its clock was the agreed one, and the alert says so.
    await raiser.getByText("测试联席会议纪要").first().waitFor();
    const history = await raiser.getByRole("region", { name: "办理记录" }).textContent();
    expect(history?.match(/已报告领导小组办公室/g)).toHaveLength(1);
    for (const each of [tab, of("baotou"), of("hohhot")]) expectNoTroubles(each);
  });
}
