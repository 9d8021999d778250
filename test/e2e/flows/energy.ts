import { expect, test } from "vitest";
import { CONDITION_NAMES } from "../../../src/systems/energy/projects/comparison.ts";
import { energyProject } from "../../../src/systems/energy/projects/kind.ts";
import { PROJECT } from "../../../src/systems/energy/projects/project.ts";
import { words as verdict } from "../../../src/systems/energy/projects/words.ts";
import { ASSUMING } from "../../../src/systems/energy/workbench/assumption.ts";
import { words } from "../../../src/systems/energy/workbench/words.ts";
import { sheetOf } from "../../support/sheet.ts";
import { expectNoTroubles, open, prepare, settled } from "../desk.ts";
import { personOf, sendFile, type Service } from "../services.ts";
import { fill } from "../sharing.ts";

const BUREAU = "包头市测试能源局";
const HEAD = "hour,wind,solar,loadMw,truckMwh,buyYuanPerKwh,sellYuanPerKwh";
/** A wind that never changes: every row of a year is there, and its optimum is found at once. */
const HOURS = [HEAD, ...Array.from({ length: 8_760 }, (_, hour) => `${hour},0.35,0,40,0,0.45,0.2`)].join(
  "\n",
);
const LONG_MS = 120_000;

/** A planner's project, from hours to a design that keeps its rule. */
export function energySteps(service: () => Service): void {
  test("（十六）a planner reads which article fails, brings hours, sizes the project and takes the cheapest lawful design", async () => {
    const { tab } = service();
    const roster = await sheetOf([["单位名称"], [BUREAU]]);
    const { id } = await sendFile<{ id: string }>(
      tab.page,
      "/api/rosters/units/imports",
      "能源.xlsx",
      roster,
    );
    await prepare(tab.page, `/api/roster-imports/${id}/apply`, { method: "POST", body: { mode: "all" } });
    const planner = await personOf(service(), BUREAU, "liaison");
    const { page } = planner;
    await open(page, "/energy/projects?new=1");
    const form = page.getByRole("form", { name: energyProject.begins.name.zh, exact: true });
    await fill(form, {
      [PROJECT.name.name.zh]: "包头市测试源网荷储项目",
      [PROJECT.rule.name.zh]: "源网荷储一体化",
      [PROJECT.investor.name.zh]: "测试公司",
      [PROJECT.windMw.name.zh]: "100",
      [PROJECT.solarMw.name.zh]: "0",
      [PROJECT.batteryMw.name.zh]: "5",
      [PROJECT.batteryMwh.name.zh]: "20",
      [PROJECT.source.name.zh]: "可研报告",
    });
    await form.locator("button[type=submit]").click();
    await page.waitForURL(/\/energy\/projects\/[0-9a-f-]{36}$/);
    const { pathname } = new URL(page.url());

    await open(page, `${pathname}?view=verdict`);
    const rows = page.getByRole("table", { name: "源网荷储一体化", exact: true }).getByRole("row");
    const power = rows.filter({ hasText: CONDITION_NAMES.storagePower.zh });
    await power.getByText(verdict.fails.zh, { exact: true }).waitFor();
    await power.getByText("第五条").waitFor();

    await open(page, `${pathname}?view=sizing`);
    const file = { name: "hours.csv", mimeType: "text/csv", buffer: Buffer.from(HOURS) };
    await page.locator("input[type=file]").setInputFiles(file);
    await page.getByText("hours.csv").first().waitFor();
    await page.getByRole("button", { name: words.another.zh, exact: true }).click();
    const asking = page.getByRole("form", { name: words.size.zh, exact: true });
    await fill(asking, {
      [ASSUMING.windMaxMw.name.zh]: "500",
      [ASSUMING.solarMaxMw.name.zh]: "0",
      [ASSUMING.importMw.name.zh]: "0",
    });
    await asking.getByRole("button", { name: words.start.zh, exact: true }).click();
    await page.getByText(/^最省的方案每年/).waitFor({ timeout: LONG_MS });
    await page.getByRole("button", { name: words.take.zh, exact: true }).click();
    await page.getByText(words.taken.zh).waitFor();
    expect(await page.getByRole("button", { name: words.exactly.zh, exact: true }).count()).toBe(1);

    await open(page, `${pathname}?view=verdict`);
    await power.getByText(verdict.holds.zh, { exact: true }).waitFor();
    await settled(page);
    expectNoTroubles(planner);
  });
}
