import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { JointPaperDetail } from "../../../src/cooperation/domain/joint-papers/joint-paper-row.ts";
import { text as paperText } from "../../../src/cooperation/web/joint-papers/joint-paper-text.ts";
import { text as opinionsText } from "../../../src/cooperation/web/opinions/opinions-text.ts";
import { expectNoTroubles, open, prepare, settled } from "../desk.ts";
import { unitOf } from "../office.ts";
import { act, liaisonOf, type Secretariat, wordsSaved } from "../secretariat.ts";

const [t, o] = [paperText.zh, opinionsText.zh];
const TITLE = "四市联合执法工作办法";
const UNITS = ["市交通运输局", "市卫健委", "市财政局"] as const;
const FIRST = [
  "第一章　总则",
  "第一条　为规范四市联合执法，制定本办法。",
  "第二条　联合执法每年开展一次。",
  "第三条　本办法由四市共同解释。",
];
const SECOND = [
  "第一章　总则",
  "第一条　为规范四市联合执法，制定本办法。",
  "第二条　联合执法每半年开展一次。",
  "第三条　执法结果四市互认。",
  "第四条　本办法由四市共同解释。",
];
const OPINIONS = { 市交通运输局: "建议写明互认的范围。", 市卫健委: "建议增加卫生监督内容。" } as const;

/** 共同文件: two wordings held against each other, opinions asked, answered and tabled, an article cited. */
export function jointPaperSteps(office: () => Secretariat): void {
  const path = (): string => `/joint-papers/${office().places.get("paper")}`;

  test("（二十二） two versions are compared paragraph by paragraph, an article keeping its identity where it is renumbered", async () => {
    const { tab, plan, places } = office();
    const { page } = tab;
    const made = await prepare<{ id: string; version: number }>(page, "/api/joint-papers", {
      method: "POST",
      body: {
        key: randomUUID(),
        seed: {
          title: TITLE,
          kind: "measures",
          draftingCity: "150100",
          role: "co-operate",
          planId: plan,
          measureIds: [],
          note: "",
        },
      },
    });
    places.set("paper", made.id);
    for (const [label, lines] of [
      ["征求意见稿", FIRST],
      ["征求意见稿（二）", SECOND],
    ] as const) {
      const { version } = await prepare<JointPaperDetail>(page, `/api${path()}`);
      const body = { version, key: randomUUID(), label, note: "", text: lines.join("\n") };
      await prepare<JointPaperDetail>(page, `/api${path()}/versions`, { method: "POST", body });
    }
    await open(page, `${path()}?view=versions`);
    const compared = page.getByRole("region", { name: t.compare });
    await compared.getByText(/逐段比对：/).waitFor();
    const words = (await compared.locator("li").allTextContents()).join("\n");
    expect(words).toMatch(/改动.*半年开展一次/s);
    expect(words).toMatch(/新增.*执法结果四市互认/s);
    expect(words).toContain(t.changes.renumbered);
    expect(words).not.toContain("为规范四市联合执法");
    expectNoTroubles(tab);
  });

  test("（二十二） a round is asked; two liaisons answer at the same moment and neither answer is lost", async () => {
    const { tab } = office();
    const asked = await Promise.all(
      UNITS.map(async (name) => ({ unitId: await unitOf(tab.page, name), name, due: "2026-12-04" })),
    );
    await act<JointPaperDetail>(tab.page, `/api${path()}`, {
      type: "solicit",
      id: randomUUID(),
      about: "征求意见稿（二）",
      asked,
    });
    const answering = await Promise.all(
      Object.entries(OPINIONS).map(async ([unit, words]) => {
        const liaison = await liaisonOf(office(), unit);
        const { page } = liaison;
        await open(page, `${path()}?view=opinions`);
        await page.getByRole("button", { name: o.enterFor(unit), exact: true }).click();
        const form = page.getByRole("form", { name: o.enterFor(unit) });
        await form.getByLabel(new RegExp(`^${o.text}`)).fill(words);
        return { liaison, save: form.getByRole("button", { name: o.save, exact: true }), form };
      }),
    );
    await Promise.all(answering.map(({ save }) => save.click()));
    for (const { liaison, form } of answering) {
      await form.waitFor({ state: "detached" });
      await settled(liaison.page);
      // The one that came second may have been asked again under the version of the first.
      liaison.expectTrouble(/409/);
      expectNoTroubles(liaison);
    }
    await open(tab.page, `${path()}?view=opinions`);
    const shown = await tab.page.locator("main").textContent();
    for (const words of Object.values(OPINIONS)) expect(shown).toContain(words);
    expectNoTroubles(tab);
  });

  test("（二十二） the table of opinions names who has not answered, and an article can be cited", async () => {
    const { tab } = office();
    const { page, context } = tab;
    const table = await wordsSaved(page, () =>
      page.getByRole("button", { name: t.tableDocx }).first().click(),
    );
    for (const words of Object.values(OPINIONS)) expect(table).toContain(words);
    expect(table).toMatch(/市财政局.*未反馈|未反馈.*市财政局/);
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await open(page, path());
    await page
      .getByRole("button", { name: /^复制引用：.*第三条/ })
      .first()
      .click();
    await page.getByText(/^已复制：/).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain(TITLE);
    expect(copied).toContain("第三条");
    expectNoTroubles(tab);
  });
}
