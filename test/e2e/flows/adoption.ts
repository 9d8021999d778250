import type { Locator } from "playwright-core";
import { expect, test } from "vitest";
import { text as dispatch } from "../../../src/supervision/web/dispatch/dispatch-text.ts";
import { text as settings } from "../../../src/supervision/web/settings/settings-text.ts";
import { expectNoTroubles, open, settled } from "../desk.ts";
import { FIRST_DAY, type Office, tasksOf } from "../office.ts";

const t = dispatch.zh;
const s = settings.zh;
const MEETING = "领导小组第三次调度会";

/** The first real day: the adoption date, the reporting period, tasks dispatched, past dates judged. */
export function adoptionSteps(office: () => Office): void {
  const panel = (name: string): Locator => office().tab.page.getByRole("region", { name });
  const group = (ordinal: string): Locator =>
    office()
      .tab.page.locator(".sv-measure-group")
      .filter({ hasText: new RegExp(`^[（(]${ordinal}[)）]`) });

  test("（二十） the office sets the adoption date and moves the reporting day, with the days it makes shown first", async () => {
    const { tab, plan } = office();
    const { page } = tab;
    await open(page, `/plans/${plan}/settings`);
    const adoption = panel(s.kinds.adoption);
    await adoption.getByLabel(s.adoption.on).fill(FIRST_DAY);
    await adoption.getByRole("button", { name: s.save, exact: true }).click();
    await adoption.getByText(/2026年11月23日启用/).waitFor();
    await page.getByRole("button", { name: `${s.edit}：${s.kinds.schedule}` }).click();
    const schedule = panel(s.kinds.schedule);
    await schedule.getByLabel(s.schedule.dueDay).fill("25");
    await schedule
      .getByRole("table", { name: s.schedule.preview })
      .getByText(/2026年12月25日/)
      .waitFor();
    await schedule.getByRole("button", { name: /^保存，自/ }).click();
    await schedule.getByRole("status").filter({ hasText: "已保存" }).waitFor();
    expect(await schedule.getByRole("strong").first().textContent()).toContain("25日");
    expectNoTroubles(tab);
  });

  test("（二十） tasks of several measures are dispatched in one go, one of a meeting's resolution among them", async () => {
    const { tab, plan } = office();
    const { page } = tab;
    await open(page, `/plans/${plan}/dispatch`);
    for (const ordinal of ["二", "四", "六", "七", "十三", "十八"])
      await group(ordinal).locator(".sv-group-head input[type=checkbox]").check();
    await group("二").getByLabel(t.leaderAll).fill("分管副市长");
    await page.getByRole("button", { name: t.addOther }).click();
    await page.getByLabel(t.sourceTitle).fill(MEETING);
    await page.getByLabel(t.sourcePaper).fill("会议纪要〔2026〕3号");
    await page.getByLabel(t.text, { exact: true }).fill("与榆林市建立会商机制，提出方案。");
    await page.getByText(/不填则按默认时限 20 日，到 2026年12月13日/).waitFor();
    await page.getByLabel("添加单位").last().selectOption({ label: "市发改委" });
    await page.getByRole("button", { name: t.add, exact: true }).click();
    const send = page.getByRole("button", { name: /^交办所选 \d+ 项$/ });
    const chosen = Number(/\d+/.exec((await send.textContent()) ?? "")?.[0]);
    await send.click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /^交办所选 \d+ 项$/ })
      .click();
    await page.getByText(t.outcomeDone(String(chosen))).waitFor();
    await settled(page);
    const tasks = await tasksOf(page, plan);
    expect(tasks).toHaveLength(chosen);
    expect(new Set(tasks.map(({ ordinal }) => ordinal)).size).toBe(7);
    expectNoTroubles(tab);
  });

  test("（二十） past dates are judged in bulk: done with its basis, standing, extended by a paper, overdue", async () => {
    const { tab, plan } = office();
    const { page } = tab;
    await open(page, `/plans/${plan}/dispatch`);
    const judgement = panel(t.step(4, t.judgement));
    const rows = judgement.locator("tr[data-row-key]");
    const waiting = await tasksOf(page, plan, "&state=judgement");
    expect(waiting.length).toBeGreaterThanOrEqual(6);
    expect(new Set(waiting.map(({ light }) => light.colour))).toEqual(new Set(["grey"]));
    const judge = async (ordinal: string, outcome: string, basis: string, more?: [string, string]) => {
      const of = waiting.filter((task) => task.ordinal?.replace(/[()（）]/g, "") === ordinal);
      expect(of.length).toBeGreaterThan(0);
      for (const task of of) await judgement.getByLabel(t.choose(task.text), { exact: true }).check();
      await judgement.getByLabel(t.result).selectOption(outcome);
      await judgement.getByLabel(t.basis).fill(basis);
      if (more !== undefined) {
        await judgement.getByLabel(t.paper).fill(more[0]);
        await judgement.getByLabel(t.newDay).fill(more[1]);
      }
      await judgement.getByRole("button", { name: t.judge(String(of.length)) }).click();
      await judgement.getByText(t.judged(String(of.length))).waitFor();
      await settled(page);
      return of.length;
    };
    const judged = [
      await judge("六", "done", "2025年1月验收纪要第3号"),
      await judge("七", "standing", "联勤联动已成常态，领导小组会议同意"),
      await judge("十八", "extended", "受疫病防控影响", ["包呼包鄂乌办函〔2025〕4号", "2027-06-30"]),
    ].reduce((sum, count) => sum + count, 0);
    // One of （四） is overdue; its others stay as nobody has judged them.
    const [late] = waiting.filter(({ ordinal }) => ordinal?.includes("四"));
    await judgement.getByLabel(t.choose(late?.text ?? ""), { exact: true }).check();
    await judgement.getByLabel(t.result).selectOption("overdue");
    await judgement.getByLabel(t.basis).fill("平台未上线，责任单位未申请延期");
    await judgement.getByRole("button", { name: t.judge("1") }).click();
    await judgement.getByText(t.judged("1")).waitFor();
    await settled(page);
    await expect.poll(() => rows.count()).toBe(waiting.length - judged - 1);
    expectNoTroubles(tab);
  });

  test("（二十） nothing is red that nobody judged, and what was extended keeps its original date in sight", async () => {
    const { tab, plan } = office();
    const { page } = tab;
    const red = await tasksOf(page, plan, "&light=red");
    expect(red).toHaveLength(1);
    await open(page, `/ledger?plan=${plan}&light=red`);
    const row = page.locator("tr[data-row-key]").filter({ hasText: red[0]?.text ?? "" });
    expect(await row.textContent()).toMatch(/红灯.*核定为逾期：平台未上线/s);
    expect(await page.locator("tbody .light-red").count()).toBe(1);
    // When it was done before adoption nobody says, so it is not called late.
    await open(page, `/ledger?plan=${plan}&q=${encodeURIComponent("院前急救")}`);
    expect(await page.locator("tbody").textContent()).toMatch(/核定为已完成并销号：2025年1月验收纪要第3号/);
    await open(page, `/ledger?plan=${plan}&q=${encodeURIComponent("农畜产品")}`);
    expect(await page.locator("tbody").textContent()).toMatch(/2027年6月30日.*原定 ?2024年12月31日/s);
    expectNoTroubles(tab);
  });
}
