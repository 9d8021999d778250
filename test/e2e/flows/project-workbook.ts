import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { words } from "../../../src/web/kit/import-words.ts";
import { words as measureWords } from "../../../src/cooperation/registers/measure/words.ts";
import { LOOKS, words as registerWords } from "../../../src/cooperation/registers/list/words.ts";
import { words as kitWords } from "../../../src/web/kit/words.ts";
import { text as mappingText } from "../../../src/web/kit/mapping-table-text.ts";
import { sheetOf } from "../../support/sheet.ts";
import { expectNoTroubles, open, prepare, settled } from "../desk.ts";
import { measureOf, type Secretariat } from "../secretariat.ts";

const [t, k, m] = [words.zh, kitWords.zh, mappingText.zh];
const [r, o] = [registerWords, measureWords];
const FILE = "2026年项目调度表（科室用）.xlsx";
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const TWIN = "河西灌区输水干渠改造";
const HEADINGS = [
  "序号",
  "项目名称",
  "对应举措",
  "所属城市",
  "盘子有多大（亿元）",
  "责任单位",
  "计划开工时间",
  "实际开工时间",
  "计划完工时间",
  "2026年计划投资（万元）",
  "2026年完成投资（万元）",
] as const;
const row = (
  number: number,
  name: string,
  measure: string,
  total: number | string,
  days: readonly [string, string, string] = ["2026-03-01", "2026-03-20", "2027-10-31"],
  money: readonly [number | string, number] = [9000, 5200],
  city = "包头市",
) => [number, name, measure, city, total, "市发改委", ...days, ...money];
const ON_COURSE = {
  一: ["东部环线铁路货运专线", "昆北铁路专用线扩能"],
  二: ["滨河公路黄河段改建", "固阳至白云公路提升", "大青山南麓公路联通"],
  十二: ["沿黄湿地生态修复甲段", "矿区植被恢复示范片"],
  十九: ["综合口岸保税仓一号库", "跨境电商保税查验中心"],
} as const;
const OUT_OF_ORDER = "九原物流通道大桥";
const NO_DAY = "机场货运区扩建";
const STRANGE = { name: "西北物流联络线", city: "西安市" } as const;
const NO_SUM = "黄河凌汛监测系统";
const ROWS = [
  ["包头市融入一体化发展项目调度表", ...HEADINGS.slice(1).map(() => null)],
  HEADINGS,
  ...Object.entries(ON_COURSE)
    .flatMap(([measure, names]) => names.map((name) => [measure, name] as const))
    .map(([measure, name], at) => row(at + 1, name, measure, 1.5 + at)),
  row(10, OUT_OF_ORDER, "二", 4, ["2028-05-01", "2026-09-01", "2027-05-01"]),
  row(11, NO_DAY, "十九", 3, ["明年春天吧", "", "2028-12-31"]),
  row(12, NO_SUM, "十二", 2, undefined, ["若干", 100]),
  row(13, TWIN, "十二", 2.25),
  row(14, STRANGE.name, "一", 2, undefined, undefined, STRANGE.city),
];

/** 项目库: a planner's own workbook until each project stands on its measure's page. */
export function projectWorkbookSteps(office: () => Secretariat): void {
  const shows = () => office().tab.page.getByLabel(new RegExp(`^${t.show}`));
  const uploaded = async (name: string, buffer: Buffer): Promise<void> => {
    const { page } = office().tab;
    await open(page, "/registers/project");
    await page
      .getByLabel(r.import.zh, { exact: true })
      .last()
      .setInputFiles({ name, mimeType: XLSX, buffer });
    await page.waitForURL(/\/imports\//);
    await settled(page);
  };

  test("（一）（二）（十二）（十九） a planner's workbook of odd headings is read, one column corrected, bad rows told, the look-alike decided, and the good rows entered", async () => {
    const { tab, places } = office();
    const { page } = tab;
    await prepare(page, "/api/registers/project/entries", {
      method: "POST",
      body: {
        key: randomUUID(),
        seed: { name: TWIN, regionCode: "150600", variant: "water", values: {}, links: [], stages: {} },
      },
    });
    await uploaded(FILE, Buffer.from(await sheetOf(ROWS, { merges: ["A1:K1"] })));
    places.set("import", new URL(page.url()).pathname.split("/").at(-1) ?? "");
    const meaning = page.getByLabel(new RegExp(`盘子有多大（亿元） ${m.meaning}$`));
    await meaning.selectOption("value:totalFen");
    await settled(page);
    expect(await meaning.inputValue()).toBe("value:totalFen");
    await shows().selectOption("blocked");
    await settled(page);
    const rows = page.getByRole("table", { name: t.rows }).locator("tr[data-row-key]");
    await expect.poll(async () => (await rows.allTextContents()).join("\n")).toMatch(/明年春天吧.*若干/s);
    await shows().selectOption("same");
    await settled(page);
    // Once it is told the line is none of those shown, and its question may be gone before it could be seen answered.
    await page
      .getByRole("group", { name: `“${TWIN}”是不是同一个` })
      .getByRole("radio")
      .last()
      .click();
    await settled(page);
    await shows().selectOption("all");
    await settled(page);
    // Whose city is none of the four is registered where somebody says, by key and without leaving the field.
    const where = page.getByLabel(`选定登记城市：${STRANGE.city}`);
    await where.focus();
    for (const code of ["150100", "150200"]) {
      await page.keyboard.press("ArrowDown");
      await settled(page);
      expect(await where.inputValue()).toBe(code);
    }
    expect(await where.evaluate((field) => field === document.activeElement)).toBe(true);
    await page.getByRole("button", { name: /^只登记无误的/ }).click();
    await page.getByText(/^新增 12 行，更新 0 行/).waitFor();
    await settled(page);
    const { rows: registered } = await prepare<{ rows: { regionCode: string }[] }>(
      page,
      `/api/registers/project/entries?q=${encodeURIComponent(STRANGE.name)}`,
    );
    expect(registered.map(({ regionCode }) => regionCode)).toEqual(["150200"]);
    expectNoTroubles(tab);
  });

  test.each(Object.entries(ON_COURSE))(
    "（一）（二）（十二）（十九） on the page of measure %s its projects stand with stage and money",
    async (ordinal, names) => {
      const { tab, plan } = office();
      const { page } = tab;
      const numbers: Readonly<Record<string, number>> = { 一: 1, 二: 2, 十二: 12, 十九: 19 };
      const { id } = await measureOf(page, plan, numbers[ordinal] ?? 0);
      await open(page, `/measures/${id}`);
      const panel = page.getByRole("region", { name: o.onMeasure.zh });
      await panel.waitFor();
      const all = panel.getByRole("link", { name: /^全部 \d+ 条$/ });
      await all
        .or(panel.getByRole("link", { name: names[0] }))
        .first()
        .waitFor();
      if ((await all.count()) > 0) {
        await all.first().click();
        await page.waitForURL(/\/registers\/project\?measure=/);
        // The page of the measure has rows of its own, which stand until the register's have come.
        await page.locator("tr[data-row-key]").filter({ hasText: names[0] }).first().waitFor();
      }
      await settled(page);
      const words = await page.locator("main").textContent();
      for (const name of names) expect(words).toContain(name);
      expect(words).toContain("开工");
      expect(words).toMatch(/亿元|万元/);
      expectNoTroubles(tab);
    },
  );

  test("（二）（十二） the list filters, its board counts, the stages and the places are drawn, and what does not fit is said", async () => {
    const { tab, plan, places } = office();
    const { page } = tab;
    const { id } = await measureOf(page, plan, 2);
    await open(page, `/registers/project?measure=${id}&stage=start`);
    const list = page.locator("tr[data-row-key]");
    const shown = (await list.allTextContents()).join("\n");
    for (const name of ON_COURSE["二"]) expect(shown).toContain(name);
    expect(shown).not.toContain(ON_COURSE["一"][0]);
    const board = page.getByRole("region", { name: LOOKS.board.zh });
    expect(await board.textContent()).toMatch(new RegExp(`${await list.count()} ?${r.board.total.zh}`));
    await page.getByRole("button", { name: LOOKS.gantt.zh, exact: true }).click();
    await page.locator(".gantt").getByText(ON_COURSE["二"][0]).first().waitFor();
    const { rows } = await prepare<{ rows: { id: string; version: number }[] }>(
      page,
      `/api/registers/project/entries?q=${encodeURIComponent(OUT_OF_ORDER)}`,
    );
    const [bridge] = rows;
    await prepare(page, `/api/entries/${bridge?.id}/acts`, {
      method: "POST",
      body: {
        version: bridge?.version,
        key: randomUUID(),
        act: { type: "revise", values: { place: [[109.84, 40.66]] } },
      },
    });
    await open(page, `/registers/project?q=${encodeURIComponent(OUT_OF_ORDER)}&view=map`);
    await page.getByText(r.mapShown("1", "1").zh).waitFor();
    await open(page, `/entries/${bridge?.id}`);
    // The stages that the workbook had out of order are said, and nothing of them was corrected.
    expect(await page.locator("main").textContent()).toMatch(/“完工”计划日期 \S+ 早于前面的“开工”/);
    places.set("entry", bridge?.id ?? "");
    expectNoTroubles(tab);
  });

  test("（十二） the register saved as a workbook comes back in without any change", async () => {
    const { tab } = office();
    const { page } = tab;
    await open(page, "/registers/project");
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: k.workbook, exact: true }).click(),
    ]);
    await uploaded("导出.xlsx", readFileSync(await file.path()));
    const { total } = await prepare<{ total: number }>(page, "/api/registers/project/entries");
    await page.getByText(`新增 0，更新 0，无变化 ${total}，待认定 0`).waitFor();
    await settled(page);
    await page.getByRole("button", { name: t.discard, exact: true }).click();
    await page.getByRole("dialog").getByRole("button").last().click();
    await page.getByText(t.discarded).first().waitFor();
    await settled(page);
    const after = await prepare<{ total: number }>(page, "/api/registers/project/entries");
    expect(after.total).toBe(total);
    expectNoTroubles(tab);
  });
}
