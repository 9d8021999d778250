import { expect, test } from "vitest";
import { HANDING } from "../../../src/systems/energy/corridors/depot.ts";
import { CORRIDOR, corridor } from "../../../src/systems/energy/corridors/kind.ts";
import { words as corridors } from "../../../src/systems/energy/corridors/words.ts";
import { CONDITION_NAMES } from "../../../src/systems/energy/verdict/names.ts";
import { energyProject } from "../../../src/systems/energy/projects/kind.ts";
import { PROJECT } from "../../../src/systems/energy/projects/project.ts";
import { words as verdict } from "../../../src/systems/energy/projects/words.ts";
import { RUN_STATES } from "../../../src/systems/energy/runs/run.ts";
import { ASSUMING, BY_RULE } from "../../../src/systems/energy/workbench/assumption.ts";
import { words } from "../../../src/systems/energy/workbench/words.ts";
import { sheetOf, sheetsOf } from "../../support/sheet.ts";
import { expectNoTroubles, open, prepare, settled } from "../desk.ts";
import { wordsSaved } from "../secretariat.ts";
import { personOf, sendFile, type Service } from "../services.ts";
import { fill, submitted } from "../sharing.ts";

const BUREAU = "包头市测试能源局";
const HEAD = "hour,wind,solar,loadMw,truckMwh,buyYuanPerKwh,sellYuanPerKwh";
/** So many hours does the works run, on a wind that never changes. */
const SEASON = 2_190;
/** Every row of a year is there, and its optimum is found soon: out of season nothing blows and nothing is needed. */
const HOURS = [
  HEAD,
  ...Array.from(
    { length: 8_760 },
    (_, hour) => `${hour},${hour < SEASON ? "0.35,0,160" : "0,0,0"},0,0.45,0.2`,
  ),
].join("\n");
const CORRIDOR_SHEETS = {
  站点: [
    ["站点", "造价（万元）", "可建站"],
    ["矿区", 900, "是"],
    ["集运站", 500, "是"],
    ["口岸", 1_100, "是"],
    ["孤井", null, "否"],
  ],
  道路: [
    ["起点", "终点", "公里"],
    ["矿区", "集运站", 110],
    ["集运站", "口岸", 100],
  ],
  车流: [
    ["起点", "终点", "车辆"],
    ["矿区", "集运站", 60],
    ["集运站", "口岸", 20],
    ["孤井", "口岸", 5],
  ],
};
const LONG_MS = 120_000;

/** A planner's project, from hours to the application of a design that keeps its rule, and the trucks of a corridor in it. */
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
    const prices = page.getByRole("table", { name: words.prices.zh, exact: true }).getByRole("row");
    await prices.filter({ hasText: CONDITION_NAMES.storagePower.zh }).getByText(/[1-9]/).first().waitFor();

    await open(page, `${pathname}?view=verdict`);
    await power.getByText(verdict.holds.zh, { exact: true }).waitFor();
    expect(await power.textContent()).toMatch(/15%\D*15%/);
    await settled(page);
    service().places.set("energy project", pathname);
    await open(page, "/energy/projects?view=map");
    await page.getByRole("img", { name: verdict.map.zh }).locator("a").first().click();
    await page.waitForURL(({ pathname: at }) => at === pathname);
    await settled(page);
    expectNoTroubles(planner);
  });

  test("（十六）a planner confirms the design over every hour of the year, by a job, and hands on the application", async () => {
    const planner = await personOf(service(), BUREAU, "liaison");
    const { page } = planner;
    await open(page, `${service().places.get("energy project")}?view=sizing`);
    await page.getByRole("button", { name: words.exactly.zh, exact: true }).click();
    await page.getByText(/^全年逐时精算：每年/).waitFor({ timeout: LONG_MS });
    await page.getByRole("button", { name: words.take.zh, exact: true }).click();
    await page.getByText(words.taken.zh).waitFor();

    const pack = await wordsSaved(page, () =>
      page.getByRole("button", { name: verdict.pack.zh, exact: true }).click(),
    );
    for (const said of [
      "包头市测试源网荷储项目申报材料",
      "全年精算方案",
      "储能功率占风光装机（第五条）",
      "缺口和由谁补齐",
      "单价均未核实",
    ])
      expect(pack).toContain(said);
    await settled(page);
    expectNoTroubles(planner);
  });

  test("（十六）a corridor gets its stations from a workbook, and its trucks enter the same project's sizing", async () => {
    const planner = await personOf(service(), BUREAU, "liaison");
    const { page } = planner;
    await open(page, "/energy/corridors?new=1");
    const form = page.getByRole("form", { name: corridor.begins.name.zh, exact: true });
    await fill(form, {
      [CORRIDOR.name.name.zh]: "测试矿区至口岸走廊",
      [CORRIDOR.rangeKm.name.zh]: "300",
      [CORRIDOR.source.name.zh]: "走廊调查",
    });
    await form.locator("button[type=submit]").click();
    await page.waitForURL(/\/energy\/corridors\/[0-9a-f-]{36}$/);
    const { pathname } = new URL(page.url());

    await page.getByRole("button", { name: corridor.acts.bring.name.zh, exact: true }).first().click();
    const bringing = page.getByRole("form", { name: corridor.acts.bring.name.zh, exact: true });
    const buffer = Buffer.from(await sheetsOf(CORRIDOR_SHEETS));
    const mimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    await bringing.locator("input[type=file]").setInputFiles({ name: "走廊.xlsx", mimeType, buffer });
    await bringing.locator("button[type=submit]").click();
    await page.getByText(/^示意图：4 个站点，主线 210 公里/).waitFor();

    await open(page, `${pathname}?view=stations`);
    await page.getByRole("button", { name: corridors.compute.zh, exact: true }).click();
    await page.getByText("建 1 个站，服务 80 / 85 辆，造价 500 万元。").waitFor({ timeout: LONG_MS });
    await page.getByText("没有路，或候选站之间超过可用续航").waitFor();
    await page.getByRole("button", { name: corridors.adopt.zh, exact: true }).click();
    await page.getByText(corridors.adopted.zh, { exact: true }).waitFor();
    await open(page, `${pathname}?view=haulage`);
    await page.getByText(/^按所填价格，充电重卡最省/).waitFor();

    await page.getByRole("button", { name: corridor.acts["hand-over"].name.zh, exact: true }).click();
    const handing = page.getByRole("form", { name: corridor.acts["hand-over"].name.zh, exact: true });
    await fill(handing, { [HANDING.hours.name.zh]: "包头市测试源网荷储项目 · hours.csv" });
    await submitted(page, handing);
    await open(page, pathname);
    await page.getByRole("link", { name: "包头市测试源网荷储项目", exact: true }).click();

    await page.getByRole("button", { name: words.another.zh, exact: true }).click();
    const asking = page.getByRole("form", { name: words.size.zh, exact: true });
    // 80 trucks, 274 km at 1.394 kWh: 30.6 MWh a day, charged in twelve hours.
    expect(await asking.getByLabel(ASSUMING.depotMw.name.zh).first().inputValue()).toBe("2.6");
    // Trucks come all year, when no wind blows too.
    await fill(asking, { [ASSUMING.byRule.name.zh]: BY_RULE.none.zh, [ASSUMING.importMw.name.zh]: "20" });
    await asking.getByRole("button", { name: words.start.zh, exact: true }).click();
    const run = page.getByRole("table", { name: words.runs.zh, exact: true }).getByRole("row").nth(1);
    await run.getByText("hours.csv + 测试矿区至口岸走廊").waitFor();
    await run.getByText(RUN_STATES.done.zh, { exact: true }).waitFor({ timeout: LONG_MS });
    await page.getByText(/^最省的方案每年/).waitFor();
    await settled(page);
    expectNoTroubles(planner);
  });
}
