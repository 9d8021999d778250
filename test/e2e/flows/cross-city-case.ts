import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { NO_CASE } from "../../../src/systems/one-service/domain/cases/case-failures.ts";
import { CASE_STAGE_NAMES, GRADE_NAMES } from "../../../src/systems/one-service/domain/cases/case.ts";
import { text as actsText } from "../../../src/systems/one-service/web/cases/acts-text.ts";
import { text as casesText } from "../../../src/systems/one-service/web/cases/cases-text.ts";
import { text as licencesText } from "../../../src/systems/one-service/web/hall/licences-text.ts";
import { text as visitorsText } from "../../../src/systems/shared-data/exchange/visitor/words.ts";
import type { Tab } from "../browser.ts";
import {
  applicantOf,
  CITIZEN,
  DECIDING,
  LEASE,
  OTHER,
  photograph,
  PROVIDING,
  PURPOSE,
  RESOURCE,
  RESULT,
  WINDOW,
  WITHDRAWAL,
} from "../citizens.ts";
import { ask, expectNoTroubles, open, settled } from "../desk.ts";
import { tooWide } from "../page-checks.ts";
import { personOf, type Service } from "../services.ts";
import { CITIZEN_TAB } from "./citizen.ts";

const [t, c, l, v] = [actsText.zh, casesText.zh, licencesText.zh, visitorsText.zh];
const WHY = "合同缺少出租人签字页，请补交完整的合同。";
const REASON = "符合租房提取条件。";

/** Opens the form of a step; fill it and {@link submit}. */
const begin = async (page: Page, step: string): Promise<void> => {
  await page.getByRole("button", { name: t.acts[step] ?? "", exact: true }).click();
  await page.getByRole("form", { name: t.acts[step] ?? "" }).waitFor();
};

async function submit(page: Page, stage: keyof typeof CASE_STAGE_NAMES): Promise<void> {
  await page.getByRole("form").getByRole("button", { name: t.submit, exact: true }).click();
  await page.getByText(CASE_STAGE_NAMES[stage].zh, { exact: true }).first().waitFor();
  await settled(page);
}

/** What happened, and the line that counts down: the same for everybody. */
async function seenBy(page: Page, path: string): Promise<{ steps: string[]; clock: string }> {
  await open(page, path);
  const steps = await page.locator(".cs-timeline .cs-what").allTextContents();
  const clock = await page.locator(".cs-now .ui-state").textContent();
  return { steps, clock: clock ?? "" };
}

/** Handed over, accepted, supplemented once, decided, delivered and appraised: between a telephone, a window and a unit. */
export function crossCityCaseSteps(service: () => Service): void {
  const citizen = (): Tab => {
    const tab = service().people.get(CITIZEN_TAB);
    if (tab === undefined) throw new Error("the citizen has not come yet");
    return tab;
  };
  const clerk = (): Promise<Tab> => personOf(service(), WINDOW, "window-clerk");
  const unit = (): Promise<Tab> => personOf(service(), DECIDING, "liaison");
  const id = (): string => service().places.get("case") ?? "";
  const number = (): string => service().places.get("case-number") ?? "";

  test("（四） the window that received hands over, the unit that decides signs for it; one clock starts", async () => {
    const { page } = await clerk();
    await open(page, "/window");
    await page.getByRole("link", { name: WITHDRAWAL }).click();
    await begin(page, "hand-over");
    await page.getByRole("checkbox", { name: t.identityChecked }).check();
    await page.getByRole("checkbox", { name: t.formallyComplete }).check();
    await submit(page, "handed-over");
    const deciding = await unit();
    await open(deciding.page, "/cases?list=to-sign");
    await deciding.page.getByRole("link", { name: WITHDRAWAL }).click();
    await begin(deciding.page, "accept");
    await submit(deciding.page, "accepted");
    const [own, window, handling] = [
      await seenBy(citizen().page, `/my-cases/${id()}`),
      await seenBy(page, `/cases/${id()}`),
      await seenBy(deciding.page, `/cases/${id()}`),
    ];
    expect(own.clock).toMatch(/还剩 3 个工作日（承诺 2026年11月26日 前）/);
    expect(window).toEqual(own);
    expect(handling).toEqual(own);
    const places = await citizen().page.locator(".cs-timeline").textContent();
    for (const place of [WINDOW, DECIDING]) expect(places).toContain(place);
    for (const tab of [citizen(), await clerk(), deciding]) expectNoTroubles(tab);
  });

  test("（四） what is missing is told once; the citizen sends it from the telephone, and time stands still meanwhile", async () => {
    const { page } = await unit();
    await begin(page, "supplement");
    await page.getByRole("checkbox", { name: LEASE }).check();
    await page.getByLabel(t.why).fill(WHY);
    await submit(page, "supplement");
    const telephone = citizen().page;
    const { clock } = await seenBy(telephone, `/my-cases/${id()}`);
    expect(clock).toContain("停止计时");
    expect(await telephone.locator("main").textContent()).toContain(WHY);
    await telephone.locator("input[type=file]").setInputFiles(await photograph(telephone, "完整合同.jpg"));
    await telephone.getByText(t.uploaded(1)).waitFor();
    expect(await tooWide(telephone)).toEqual([]);
    await telephone.getByRole("button", { name: t.sendSupplement }).tap();
    await telephone.getByText(CASE_STAGE_NAMES.accepted.zh, { exact: true }).first().waitFor();
    await open(page, `/cases/${id()}`);
    expect(await page.getByRole("button", { name: t.acts["decide"], exact: true }).count()).toBe(1);
    expect(await page.getByRole("button", { name: t.acts["supplement"], exact: true }).count()).toBe(0);
    expectNoTroubles(citizen());
    expectNoTroubles(await unit());
  });

  test("（四） the unit opens what was handed in, decides with a licence and sends the result to 鄂尔多斯's window", async () => {
    const { page } = await unit();
    await page.getByRole("button", { name: c.readForm }).click();
    await page.getByText("完整合同.jpg").waitFor();
    await begin(page, "decide");
    await page.getByLabel(t.decisionText).fill(REASON);
    await page.getByRole("checkbox", { name: t.licence }).check();
    expect(await page.getByLabel(t.licenceType).inputValue()).toBe(RESULT);
    await submit(page, "decided");
    await begin(page, "deliver");
    await page.getByLabel(t.delivery).selectOption("window");
    await page.getByLabel(t.windowCity).selectOption({ label: "鄂尔多斯" });
    await submit(page, "delivering");
    const window = await clerk();
    await open(window.page, "/window?list=to-deliver");
    await window.page.getByRole("link", { name: WITHDRAWAL }).click();
    await begin(window.page, "confirm-delivery");
    await submit(window.page, "delivered");
    expectNoTroubles(await unit());
    expectNoTroubles(window);
  });

  test("（四） the citizen reads the decision, appraises, and sees who opened the form; the licence is under my licences", async () => {
    const { page } = citizen();
    const { clock } = await seenBy(page, `/my-cases/${id()}`);
    expect(clock).toContain("在承诺时限内");
    expect(await page.locator("main").textContent()).toContain(REASON);
    const readings = page.getByRole("region", { name: c.readings });
    expect(await readings.textContent()).toContain(DECIDING);
    await page.getByRole("radio", { name: GRADE_NAMES[5].zh, exact: true }).check();
    await page.getByRole("form", { name: t.appraiseTitle }).getByRole("button", { name: t.submit }).tap();
    await page.getByRole("heading", { name: c.comment, exact: true }).waitFor();
    expect(await tooWide(page)).toEqual([]);
    await open(page, "/my-licences");
    const licence = page.locator(".hall-card").filter({ hasText: RESULT });
    expect(await licence.textContent()).toContain(DECIDING);
    expect(await licence.getByText(l.noChecks).count()).toBe(1);
    expectNoTroubles(citizen());
  });

  test("（四） 谁查了我的数据 shows the reading that filled the form: by whom, of what, what for, under which number", async () => {
    const { page } = citizen();
    await open(page, "/my-data-visitors");
    const visit = page.locator(".ex-visit");
    expect(await visit.count()).toBe(1);
    const words = (await visit.textContent()) ?? "";
    for (const each of [DECIDING, RESOURCE, v.outcomes.answered, PURPOSE]) expect(words).toContain(each);
    expect(words).toMatch(/D-2026-150600-\d{6}/);
    expect(words).not.toContain(CITIZEN.number);
    expect(await tooWide(page)).toEqual([]);
    expectNoTroubles(citizen());
  });

  test("（四） for another citizen, and for a unit that has no part in it, the case does not exist", async () => {
    const other = await applicantOf(service(), "citizen-two", { kind: "person", ...OTHER });
    const stranger = await personOf(service(), PROVIDING, "liaison");
    const act = { version: 1, key: randomUUID(), act: { type: "withdraw" } };
    for (const tab of [other, stranger]) {
      tab.expectTrouble(/404/);
      expect((await ask(tab.page, `/api/cases/${id()}`)).status).toBe(404);
      expect((await ask(tab.page, `/api/cases/${id()}/form`)).status).toBe(404);
      expect((await ask(tab.page, `/api/cases-by-number/${number()}`)).status).toBe(404);
      expect((await ask(tab.page, `/api/cases/${id()}/acts`, { method: "POST", body: act })).status).toBe(
        404,
      );
    }
    await other.page.goto(`/my-cases/${id()}`);
    await other.page.getByText(NO_CASE.sentence.zh).waitFor();
    await open(other.page, "/my-data-visitors");
    await other.page.getByText(v.none).waitFor();
    expectNoTroubles(other);
    expectNoTroubles(stranger);
  });
}
