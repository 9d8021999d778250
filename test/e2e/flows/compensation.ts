import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { agreement } from "../../../src/systems/ecology/compensation/agreement/kind.ts";
import { SEVEN, TERMS } from "../../../src/systems/ecology/compensation/agreement/terms.ts";
import { settlement } from "../../../src/systems/ecology/compensation/settlement/kind.ts";
import { WORDS } from "../../../src/systems/ecology/compensation/words.ts";
import { sheetOf } from "../../support/sheet.ts";
import type { Tab } from "../browser.ts";
import { expectNoTroubles, open, prepare, settled } from "../desk.ts";
import { fileSaved, personOf, sendFile, type Service } from "../services.ts";
import { doAct, fill, filled, offered } from "../sharing.ts";

const [UPSTREAM, DOWNSTREAM, MONITOR] = [
  "包头市测试财政局",
  "呼和浩特市测试财政局",
  "呼和浩特市测试生态环境局",
];
const SECTION = "测试交接断面";
const NAME = "测试上下游补偿协议";
const { acts } = settlement;

/** Two finance bureaus: terms, what they would come to, a period settled, disputed, posted, printed, reversed and posted anew. */
export function compensationSteps(service: () => Service): void {
  const up = (): Promise<Tab> => personOf(service(), UPSTREAM, "unit-head");
  const down = (): Promise<Tab> => personOf(service(), DOWNSTREAM, "unit-head");
  const place = (): string => service().places.get("settlement") ?? "";
  const at = async (who: Tab, path: string): Promise<Tab["page"]> => {
    await open(who.page, path);
    return who.page;
  };

  test("（十三）two finance officers try terms out, check the seven items, and both heads sign", async () => {
    const { tab, places } = service();
    const roster = await sheetOf([["单位名称"], [UPSTREAM], [DOWNSTREAM], [MONITOR]]);
    const { id } = await sendFile<{ id: string }>(
      tab.page,
      "/api/rosters/units/imports",
      "财政.xlsx",
      roster,
    );
    await prepare(tab.page, `/api/roster-imports/${id}/apply`, { method: "POST", body: { mode: "all" } });
    const officer = await personOf(service(), MONITOR, "liaison");
    const where = { name: SECTION, river: "测试河", basin: "测试河", order: 1, city: "150100", place: null };
    const seed = { ...where, target: "3", lake: false };
    await prepare(officer.page, "/api/ecology/sections", {
      method: "POST",
      body: { key: randomUUID(), seed },
    });
    const readings = await sheetOf([
      ["断面", "时间", "氨氮"],
      ...["2026-09-08", "2026-10-08"].map((day) => [SECTION, day, "0.4"]),
    ]);
    const sheet = await sendFile<{ id: string }>(
      officer.page,
      "/api/ecology/reading-imports",
      "监测.xlsx",
      readings,
    );
    await prepare(officer.page, `/api/ecology/reading-imports/${sheet.id}/apply`, {
      method: "POST",
      body: { mode: "all" },
    });

    const above = await up();
    await open(above.page, "/ecology/compensation/agreements?new=1");
    const form = above.page.getByRole("form", { name: agreement.begins.name.zh, exact: true });
    await fill(form, {
      [TERMS.name.name.zh]: NAME,
      [TERMS.upstream.name.zh]: UPSTREAM,
      [TERMS.downstream.name.zh]: DOWNSTREAM,
      [TERMS.sections.name.zh]: SECTION,
      [TERMS.from.name.zh]: "2026-09-01",
      [TERMS.until.name.zh]: "2026-12-31",
      [TERMS.classRule.name.zh]: "按月",
    });
    await fill(form, {
      每个类别: "10",
      [TERMS.source.name.zh]: "测试拟签文本",
      [TERMS.standing.name.zh]: "已核对签订文本",
    });
    await form.locator("button[type=submit]").click();
    await above.page.waitForURL(/\/agreements\/[0-9a-f-]{36}$/);
    await settled(above.page);
    places.set("agreement", new URL(above.page.url()).pathname);
    // September and October are class II, one better than the base: downstream pays twice; doubled, twice as much.
    const sum = above.page.locator(".comp-sum");
    expect(await sum.textContent()).toContain("呼和浩特市 付给 包头市 200,000 元");
    await above.page.getByRole("slider", { name: /^按类别 · 金额/ }).fill("200");
    expect(await sum.textContent()).toContain("400,000 元");
    await doAct(above.page, agreement.acts.check.name.zh, async (items) => {
      for (const { zh } of Object.values(SEVEN)) await items.getByLabel(zh, { exact: true }).check();
    });
    const signed = filled({ 签订文本编号: "测试〔2026〕1号" });
    for (const head of [above, await down()])
      await doAct(await at(head, places.get("agreement") ?? ""), agreement.acts.sign.name.zh, signed);
    await doAct((await down()).page, agreement.acts.start.name.zh);
    for (const each of [officer, above, await down()]) expectNoTroubles(each);
  });

  test("（十三）a period is settled, objected to, measured again by both, confirmed, printed, reversed and posted anew", async () => {
    const [above, below] = [await up(), await down()];
    await open(above.page, "/ecology/compensation?new=1");
    const form = above.page.getByRole("form", { name: settlement.begins.name.zh, exact: true });
    await fill(form, { 协议和期次: `${NAME} · 2026-09` });
    await form.locator("button[type=submit]").click();
    await above.page.waitForURL(/\/compensation\/[0-9a-f-]{36}$/);
    service().places.set("settlement", new URL(above.page.url()).pathname);
    await doAct(above.page, acts.state.name.zh);
    await doAct(
      await at(below, place()),
      acts.object.name.zh,
      filled({
        哪个断面: SECTION,
        异议和依据: "本市同日测得氨氮 1.2 mg/L。",
      }),
    );
    await doAct(
      await at(above, place()),
      acts.remeasure.name.zh,
      filled({
        项目: "氨氮",
        复测样品的采样日期: "2026-09-20",
        复测值: "1.2",
        双方到场人员单位: "双方监测站",
      }),
    );
    // Class IV now, one worse than the base: upstream pays.
    await above.page.getByRole("heading", { name: /^包头市应付呼和浩特市/ }).waitFor();
    await doAct(above.page, acts.state.name.zh);
    await doAct(await at(below, place()), acts.confirm.name.zh);
    const entries = below.page.getByRole("region", { name: WORDS.postings.zh, exact: true });
    expect(await entries.locator("tbody tr").count()).toBe(2);
    const paper = await fileSaved(below.page, () =>
      below.page.getByRole("button", { name: WORDS.statement.zh }).click(),
    );
    expect([paper.name, paper.bytes.length > 2_000]).toEqual([`${NAME}2026-09补偿结算单.docx`, true]);
    await below.page.emulateMedia({ media: "print" });
    expect(await entries.isVisible()).toBe(true);
    expect(await offered(below.page).isVisible()).toBe(false);
    await below.page.emulateMedia({ media: null });
    await doAct(below.page, acts["ask-reversal"].name.zh, filled({ 冲正原因: "断面编号写错" }));
    await doAct(await at(above, place()), acts.reverse.name.zh);
    const all = above.page.getByRole("region", { name: WORDS.postings.zh, exact: true }).locator("tbody tr");
    expect(await all.count()).toBe(4);
    // Reversed is not settled: what stands now is computed, stated and confirmed again, and posts beside what was posted.
    await doAct(above.page, acts.recompute.name.zh);
    await doAct(above.page, acts.state.name.zh);
    await doAct(await at(below, place()), acts.confirm.name.zh);
    await open(above.page, place());
    expect(await all.count()).toBe(6);
    for (const each of [above, below]) expectNoTroubles(each);
  });
}
