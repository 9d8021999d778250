import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { readFilledSheets } from "../../../src/platform/documents/sheet-rows.ts";
import { text as bundleText } from "../../../src/systems/one-service/web/standards/bundle-text.ts";
import { text as chainText } from "../../../src/systems/one-service/web/standards/chain-text.ts";
import { text as comparisonText } from "../../../src/systems/one-service/web/standards/comparison-text.ts";
import { text as sharedText } from "../../../src/systems/one-service/web/standards/shared-text.ts";
import { text as standardText } from "../../../src/systems/one-service/web/standards/standard-text.ts";
import { BUILDING, codeOf, EMISSION, ENVIRONMENT, FILING, FOUNDING, FUND, INSURANCE } from "../city-items.ts";
import type { Tab } from "../browser.ts";
import { expectNoTroubles, open, prepare, settled } from "../desk.ts";
import { FIRST_DAY } from "../office.ts";
import { act, wordsSaved } from "../secretariat.ts";
import { fileSaved, officerOf, type Service } from "../services.ts";
import { tabTo } from "./keyboard.ts";

const [c, s, t, b, n] = [comparisonText.zh, sharedText.zh, standardText.zh, bundleText.zh, chainText.zh];
const TITLE = "呼包鄂乌工程建设审批事项共同清单";
const NUMBER = "呼包鄂乌数发〔2026〕3号";
const REASON = "要件审查和现场核验 3 个工作日完不成，建议定为 4 个工作日。";

/** The common list: proposed, objected to, revised, agreed to, issued; then who has to change what, and what it spares. */
export function commonListSteps(service: () => Service): void {
  const path = (): string => `/items/standards/${service().places.get("standard")}`;
  const cardOf = (page: Tab["page"], item: string) =>
    page.locator("details.st-item").filter({ has: page.locator("summary").filter({ hasText: item }) });
  const answersTo = async (page: Tab["page"], item: string) =>
    cardOf(page, item).locator(".st-answers > li").allTextContents();

  test("（四） 呼和浩特 proposes a common list of two items; 包头 objects to one with its reason and agrees to the other", async () => {
    const [hohhot, baotou] = [await officerOf(service(), "呼和浩特市"), await officerOf(service(), "包头市")];
    const { page } = hohhot;
    await open(page, "/items/comparison?commonTo=4");
    for (const item of [BUILDING, ENVIRONMENT])
      await page.getByRole("checkbox", { name: c.pick(item) }).check();
    await page.getByRole("button", { name: c.propose(2) }).click();
    const dialog = page.getByRole("dialog", { name: c.dialog.title(2, 4) });
    await dialog.getByLabel(c.dialog.name).fill(TITLE);
    await dialog.getByRole("button", { name: c.dialog.ok, exact: true }).click();
    await page.waitForURL(/\/items\/standards\/[0-9a-f-]{36}/);
    await page.getByText(t.openCount(2, 2)).waitFor();
    service().places.set("standard", new URL(page.url()).pathname.split("/").at(-1) ?? "");
    expectNoTroubles(hohhot);

    const own = baotou.page;
    await open(own, path());
    expect(await own.getByRole("button", { name: t.issue }).count()).toBe(0);
    const building = cardOf(own, BUILDING);
    await building.locator("summary").click();
    await building.getByRole("button", { name: t.object }).click();
    await building.getByRole("textbox").fill(REASON);
    await building.getByRole("button", { name: t.send }).click();
    await building.getByText(t.answers.object("包头")).waitFor();
    const environment = cardOf(own, ENVIRONMENT);
    await environment.locator("summary").click();
    await environment.getByRole("button", { name: t.agree }).click();
    await environment.getByText(t.answers.agree("包头")).waitFor();
    expectNoTroubles(baotou);
  });

  test("（四） 乌兰察布 agrees by keyboard alone; a new round lets agreement lapse only for the item that changed", async () => {
    const [hohhot, ulanqab] = [
      await officerOf(service(), "呼和浩特市"),
      await officerOf(service(), "乌兰察布市"),
    ];
    await open(ulanqab.page, path());
    expect(await tabTo(ulanqab.page, new RegExp(t.agreeAll(2).replace(/[（）]/g, ".")), 60)).toBe(true);
    await ulanqab.page.keyboard.press("Enter");
    // What is agreed to is shown first, with the focus on the answer.
    await ulanqab.page.getByRole("dialog").getByRole("button", { name: t.agree, exact: true }).waitFor();
    await ulanqab.page.keyboard.press("Enter");
    await cardOf(ulanqab.page, BUILDING).getByText(t.answers.agree("乌兰察布")).waitFor();
    expectNoTroubles(ulanqab);

    const { page } = hohhot;
    await open(page, path());
    const building = cardOf(page, BUILDING);
    await building.locator("summary").click();
    await building.getByText(REASON).waitFor();
    await building.getByRole("button", { name: t.edit, exact: true }).click();
    const form = building.getByRole("form", { name: t.edit });
    await form.getByLabel("承诺办结时限（工作日）", { exact: true }).fill("4");
    await form.getByLabel(`承诺办结时限（工作日） · ${s.reason}`).fill("采纳包头意见");
    await form.getByRole("button", { name: s.save }).click();
    await page.getByRole("button", { name: t.submitRound(1) }).click();
    // Whom the round asks, and whose answers lapse, is shown before it goes out.
    const before = page.getByRole("dialog");
    await before.getByText("1 项要表态；此前同意 0 项、不同意 1 项，均失效").waitFor();
    await before.getByLabel(t.note).fill("施工许可改为 4 个工作日");
    await before.getByRole("button", { name: t.submit, exact: true }).click();
    await building.getByText(t.revised(2)).waitFor();
    expect(await answersTo(page, BUILDING)).toEqual([
      t.answers.waiting("呼和浩特"),
      t.answers.lapsed("包头"),
      t.answers.waiting("鄂尔多斯"),
      t.answers.lapsed("乌兰察布"),
    ]);
    expect(await answersTo(page, ENVIRONMENT)).toEqual([
      t.answers.waiting("呼和浩特"),
      t.answers.agree("包头"),
      t.answers.waiting("鄂尔多斯"),
      t.answers.agree("乌兰察布"),
    ]);
    expectNoTroubles(hohhot);
  });

  test("（四） it is issued with its number once all four cities agree, and not before; Word and Excel say what was agreed", async () => {
    const hohhot = await officerOf(service(), "呼和浩特市");
    const { page } = hohhot;
    expect(await page.getByRole("button", { name: t.issue }).count()).toBe(0);
    hohhot.expectTrouble(/\b4\d\d\b.*\/acts/);
    const early = act(page, `/api/standards/${service().places.get("standard")}`, {
      type: "issue",
      on: FIRST_DAY,
      docNumber: NUMBER,
    });
    await expect(early).rejects.toThrow(/还有 2 个事项没有四市一致同意/);
    for (const [city, count] of [
      ["呼和浩特市", 2],
      ["包头市", 1],
      ["鄂尔多斯市", 2],
      ["乌兰察布市", 1],
    ] as const) {
      const officer = await officerOf(service(), city);
      await open(officer.page, path());
      await officer.page.getByRole("button", { name: t.agreeAll(count) }).click();
      await officer.page.getByRole("dialog").getByRole("button", { name: t.agree, exact: true }).click();
      await officer.page.getByRole("button", { name: t.agreeAll(count) }).waitFor({ state: "detached" });
    }
    await open(page, path());
    await page.getByText(t.allAgreed).waitFor();
    await page.getByRole("button", { name: t.issue }).click();
    const form = page.getByRole("form", { name: t.issue });
    await form.getByLabel(t.docNumber).fill(NUMBER);
    await form.getByRole("button", { name: t.issue }).click();
    // Which city it leaves what to do is shown first.
    const before = page.getByRole("dialog");
    for (const words of ["包头 符合 0 项，待修改 2 项", "呼和浩特 符合"])
      await before.getByText(words).waitFor();
    await before.getByRole("button", { name: t.issue }).click();
    await page.getByText(NUMBER).first().waitFor();
    await settled(page);

    const words = await wordsSaved(page, () => page.getByRole("button", { name: t.docx }).click());
    for (const said of [TITLE, NUMBER, "数据局逐项同意", BUILDING, ENVIRONMENT, "4个工作日", "14个工作日"])
      expect(words).toContain(said);
    const { name, bytes } = await fileSaved(page, () => page.getByRole("button", { name: t.xlsx }).click());
    const read = await readFilledSheets(bytes, name);
    const sheets = read.ok ? read.value : [];
    expect(sheets.map((sheet) => sheet.name)).toEqual(["共同清单", "材料", "协商情况"]);
    const lines = sheets.map(({ rows }) => rows.map(({ cells }) => cells.join("|")));
    expect(lines[0]?.find((line) => line.includes(BUILDING))).toMatch(/\|7\|工作日\|4\|工作日\|/);
    expect(lines[2]?.find((line) => line.includes(BUILDING))).toContain("呼和浩特、包头、鄂尔多斯、乌兰察布");
    expectNoTroubles(hohhot);
  });

  test("（四） afterwards each city sees what it still has to change, and what it already does stands as done", async () => {
    const baotou = await officerOf(service(), "包头市");
    const { page } = baotou;
    await open(page, path());
    const rows = page.getByRole("table", { name: t.view.compliance });
    const cells = await rows
      .getByRole("row")
      .filter({ hasText: BUILDING })
      .getByRole("cell")
      .allTextContents();
    const days = cells.map(
      (cell) =>
        /承诺办结时限（工作日）：(\S+?) ?个工作日 → 应为 (\S+?) ?个工作日/.exec(cell)?.slice(1) ?? null,
    );
    // The item, then the four cities: 3 and 4 days are within the list's 4.
    expect(days).toEqual([null, null, ["6", "4"], ["5", "4"], null]);
    await page.getByRole("button", { name: t.view.history }).click();
    await page.getByText(`包头不同意“${BUILDING}”：${REASON}`).waitFor();
    expectNoTroubles(baotou);
  });

  test("（四） a chain of approvals of a key industry: its critical path in each city and by the issued list", async () => {
    const hohhot = await officerOf(service(), "呼和浩特市");
    const { page } = hohhot;
    await open(page, "/items/chains");
    await page.getByRole("button", { name: n.create }).first().click();
    const form = page.getByRole("form", { name: n.create });
    await form.getByLabel(n.form.title, { exact: true }).fill("稀土深加工项目开工");
    await form.getByLabel(n.form.projectType).fill("稀土深加工");
    const steps: readonly (readonly [string, string | null])[] = [
      [FILING, null],
      [ENVIRONMENT, FILING],
      [EMISSION, FILING],
      [BUILDING, ENVIRONMENT],
    ];
    const lines = form.locator("li.st-item");
    for (const [at, [name]] of steps.entries()) {
      if (at > 0) await form.getByRole("button", { name: "增加一项" }).click();
      await lines.nth(at).getByLabel("事项名称").fill(name);
      await lines.nth(at).getByLabel("基本编码").fill(codeOf(name));
    }
    for (const [at, [, after]] of steps.entries()) {
      if (after === null) continue;
      await lines.nth(at).locator("summary").click();
      await lines.nth(at).getByRole("checkbox", { name: after }).check();
    }
    await form.getByRole("button", { name: s.save }).click();
    // How long it will be in each city is shown before it stands.
    await page.getByRole("dialog").getByText("呼和浩特 总工期 17 工作日").waitFor();
    await page.getByRole("dialog").getByRole("button", { name: n.create }).click();
    await page.waitForURL(/\/items\/chains\/[0-9a-f-]{36}/);
    service().places.set("chain", new URL(page.url()).pathname.split("/").at(-1) ?? "");
    const days = page.getByRole("table", { name: n.days });
    await days.waitFor();
    const rows = await days.locator("tbody tr.table-row").all();
    const shown = await Promise.all(rows.map(async (row) => row.getByRole("cell").allTextContents()));
    // 0 + 环评 + 施工许可 of each; 排污许可 takes 8 days beside them and sets nothing.
    expect(shown.map(([by, whole]) => [by, whole])).toEqual([
      ["呼和浩特", "17"],
      ["包头", "26"],
      ["鄂尔多斯", "23"],
      ["乌兰察布", "29"],
      [n.columns.common, "18"],
    ]);
    const chart = page.getByRole("list", { name: n.chart });
    const critical = chart.getByRole("listitem").filter({ has: page.getByRole("img", { name: n.critical }) });
    const words = (await critical.allTextContents()).join("\n");
    for (const name of [ENVIRONMENT, BUILDING]) expect(words).toContain(name);
    expect(words).not.toContain(`${EMISSION}第`);
    expectNoTroubles(hohhot);
  });

  test("（四） a bundle asks for each material once and not for what one of its own items gives; published it is in the hall", async () => {
    const hohhot = await officerOf(service(), "呼和浩特市");
    const { page } = hohhot;
    const [first, ...others] = [FOUNDING, INSURANCE, FUND].map((name) => ({
      id: randomUUID(),
      name,
      code: codeOf(name),
      city: null,
      after: [] as string[],
    }));
    const items = [first, ...others.map((item) => ({ ...item, after: [first?.id] }))];
    const { id } = await prepare<{ id: string }>(page, "/api/bundles", {
      method: "POST",
      body: {
        key: randomUUID(),
        content: { title: "企业开办", lifeEvent: "我要开办企业", serves: "enterprise", note: "", items },
      },
    });
    service().places.set("bundle", id);
    await open(page, `/items/bundles/${id}`);
    const struck = page.getByRole("region", { name: b.struck });
    await struck.getByText(b.byResult(FOUNDING)).first().waitFor();
    expect(await struck.textContent()).toContain("营业执照");
    const asked = page.getByRole("table", { name: b.asked }).locator("tbody tr.table-row");
    const names = await asked.locator("td:first-child").allTextContents();
    expect(new Set(names).size).toBe(names.length);
    // Two papers, of two people.
    expect(names).toEqual(expect.arrayContaining(["法定代表人身份证", "经办人身份证"]));
    expect(names).not.toContain("营业执照");
    await page.getByRole("button", { name: b.publish }).click();
    const before = page.getByRole("dialog");
    // A city that lacks one of its items is named with it.
    await before.getByText("现行清单中没有").first().waitFor();
    await before.getByRole("button", { name: b.publish }).click();
    await page.getByRole("button", { name: b.publish }).waitFor({ state: "detached" });
    await open(page, "/hall?q=企业开办");
    // It is applied for in a city that has all of its items.
    const shown = page.getByRole("listitem").filter({ hasText: "企业开办" });
    expect(await shown.getByRole("link", { name: "包头" }).first().getAttribute("href")).toBe(
      `/apply/bundle/${id}?city=150200`,
    );
    expectNoTroubles(hohhot);
  });
}
