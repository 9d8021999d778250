import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { CORRECTING } from "../../../src/systems/ecology/water/correction.ts";
import { section } from "../../../src/systems/ecology/water/section.ts";
import { words } from "../../../src/systems/ecology/water/words.ts";
import { words as importWords } from "../../../src/web/kit/import-words.ts";
import { words as kitWords } from "../../../src/web/kit/words.ts";
import { sheetOf } from "../../support/sheet.ts";
import type { Tab } from "../browser.ts";
import { expectNoTroubles, open, prepare, settled } from "../desk.ts";
import { lookAs } from "../people.ts";

const [t, k] = [importWords.zh, kitWords.zh];
const NAMES = ["年度示例甲", "年度示例乙"] as const;
const FILE = "国控断面全年.xlsx";
const YEAR = new Date().getFullYear() - 1;
/** In this month the first of them is polluted, by a figure that was copied wrongly. */
const JULY = "07-05 08:00";

/** As the national stations print it: times without a year, `*` and `--` for what was not measured. */
const HEADINGS =
  "省份 流域 断面名称 监测时间 水质类别 水温(℃) pH(无量纲) 溶解氧(mg/L) 电导率(μS/cm) 浊度(NTU) 高锰酸盐指数(mg/L) 氨氮(mg/L) 总磷(mg/L) 铅(mg/L) 站点情况".split(
    " ",
  );
const ROWS = NAMES.flatMap((name) =>
  Array.from({ length: 12 }, (_, at) => {
    const time = `${String(at + 1).padStart(2, "0")}-05 08:00`;
    const ammonia = name === NAMES[0] && time === JULY ? "1.2" : "0.32";
    const lead = at === 4 ? "5" : "0.002L";
    return [
      "内蒙古",
      "黄河流域",
      name,
      time,
      "--",
      "11.2",
      "8.05",
      "8.9",
      "*",
      "--",
      "3.1",
      ammonia,
      "0.08",
      lead,
      "正常",
    ];
  }),
);

/** （十二） A year of readings from the station's workbook to a grade with its reason, and a figure put right. */
export function waterYearSteps(tab: () => Tab): void {
  test("（十二） an ecology officer imports a year of the stations' workbook, says its year and a unit, and reads the class down to the article", async () => {
    const { page } = tab();
    await lookAs(page, "ecology");
    const ids: string[] = [];
    for (const [at, name] of NAMES.entries()) {
      const place = { river: "示例河", basin: "示例河", order: 900 + at, city: "150200", target: "3" };
      const seed = { ...place, name, lake: false, place: null };
      const body = { key: randomUUID(), seed };
      const { id } = await prepare<{ id: string }>(page, "/api/ecology/sections", { method: "POST", body });
      ids.push(id);
    }
    await open(page, "/ecology/sections");
    await page
      .getByLabel("导入监测数据", { exact: true })
      .last()
      .setInputFiles({
        name: FILE,
        mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        buffer: Buffer.from(await sheetOf([HEADINGS, ...ROWS])),
      });
    await page.waitForURL(/\/ecology\/imports\//);
    await settled(page);
    await page.getByRole("spinbutton", { name: "时间的年份" }).fill(String(YEAR));
    await page.getByRole("button", { name: t.setYear }).click();
    await settled(page);
    await page.getByLabel("铅的单位").selectOption("µg/L");
    await settled(page);
    await page.getByRole("button", { name: t.applyAll }).click();
    await page.getByText(t.appliedLead(FILE)).waitFor();
    await settled(page);
    await open(page, `/ecology/water/${ids[0]}?month=${YEAR}-07`);
    await page.getByRole("heading", { name: words.whyTitle("Ⅳ").zh }).waitFor();
    const why = "氨氮 1.2，超过Ⅲ类限值 1，不超过Ⅳ类限值 1.5（GB 3838-2002 表1 第7项）";
    expect(await page.getByText(why).count()).toBeGreaterThan(0);
    expectNoTroubles(tab());
  });

  test("（十二） a figure that was copied wrongly is corrected on the section's page: the class follows, the old value stays beside it", async () => {
    const { page } = tab();
    const time = `${YEAR}-${JULY}`;
    await page.getByRole("button", { name: `${words.correct.zh} 氨氮 ${time}` }).click();
    const form = page.getByRole("form", { name: new RegExp(section.acts.correct.name.zh) });
    await form.getByLabel(CORRECTING.value.name.zh).fill("0.12");
    await form.getByLabel(CORRECTING.reason.name.zh).fill("抄录错误");
    await form.getByRole("button", { name: k.save }).click();
    await page.getByText("抄录错误").first().waitFor();
    await settled(page);
    expect(await page.getByRole("heading", { name: words.whyTitle("Ⅳ").zh }).count()).toBe(0);
    expect(await page.locator("del").allTextContents()).toEqual(["1.2 mg/L"]);
    expectNoTroubles(tab());
  });
}
