import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { RequestDetail } from "../../../src/systems/shared-data/domain/requests/request-row.ts";
import { MASK_WORDS, STATUS_WORDS } from "../../../src/systems/shared-data/domain/requests/request-words.ts";
import { REQUEST } from "../../../src/systems/shared-data/catalogue/resource/words.ts";
import { text as formText } from "../../../src/systems/shared-data/web/requests/form-text.ts";
import { text as requestText } from "../../../src/systems/shared-data/web/requests/request-text.ts";
import { text as requestsText } from "../../../src/systems/shared-data/web/requests/requests-text.ts";
import { formatDay } from "../../../src/web/frame/format.ts";
import { ask, expectNoTroubles, open, prepare, settled } from "../desk.ts";
import { FIRST_DAY } from "../office.ts";
import { refusalOf, type Service } from "../services.ts";
import { actOn, fill, limitOf, openRequest, partyOf, standsAt } from "../sharing.ts";
import { PURPOSES, sharedResourceSteps } from "./shared-resource.ts";
import { sharedUseSteps } from "./shared-use.ts";

const [f, r, q] = [formText.zh, requestText.zh, requestsText.zh];

/** The limit that runs on the page of a request is the one that the command prints. */
async function expectLimit(page: Page, rule: string): Promise<void> {
  const { due, workingDays, article } = await limitOf(rule, FIRST_DAY);
  const running = page.getByRole("region", { name: r.clocks, exact: true }).locator("li[data-runs]");
  await running.getByText(`还有 ${workingDays} 个工作日`).waitFor();
  expect(await running.textContent()).toContain(`至 ${formatDay(due, "zh")} · ${article}`);
}

/** A request for shared data, from its filing to its answer, then in use until its disposal. */
export function sharedRequestSteps(service: () => Service): void {
  const api = (): string => `/api/data/requests/${service().places.get("request")}`;

  sharedResourceSteps(service);

  test("（四） a liaison asks for a resource from its page, the own head signs, and the ten working days count from the receipt", async () => {
    const asking = await partyOf(service(), "asking");
    const { page } = asking;
    await open(page, `/data/catalogue/${service().places.get("resource")}`);
    await page.getByRole("button", { name: REQUEST.zh, exact: true }).click();
    const form = page.getByRole("form", { name: f.form.title, exact: true });
    await fill(form, {
      [f.form.basisTitle]: "住房公积金管理条例",
      [f.form.basisArticle]: "第二十四条",
      [f.form.scenario]: "职工在鄂尔多斯申请提取，核验其在包头的缴存情况。",
      [f.form.scope]: "本中心归集提取科经办岗",
      [f.form.purposes]: PURPOSES[0],
    });
    for (const item of ["姓名", "月缴存额", "缴存状态"]) await form.getByLabel(item, { exact: true }).check();
    await form.locator("button[type=submit]").click();
    await page.waitForURL(/\/data\/requests\/[0-9a-f-]{36}$/);
    await settled(page);
    service().places.set("request", new URL(page.url()).pathname.split("/")[3] ?? "");
    expect(await page.locator(".page-lead").textContent()).toContain(STATUS_WORDS.draft.zh);
    const head = await openRequest(service(), "asking-head");
    await actOn(head.page, "sign");
    await standsAt(head.page, "filed");
    const giving = await openRequest(service(), "giving");
    await actOn(giving.page, "receive");
    await expectLimit(giving.page, "share-conditional");
    for (const tab of [asking, head, giving]) expectNoTroubles(tab);
  });

  test("（四） what is missing is said once: no second notice is offered or taken, and the limit begins anew", async () => {
    const giving = await openRequest(service(), "giving");
    const { page } = giving;
    await actOn(page, "give-notice", { [f.fieldsOf.missing]: "归集提取科的职责依据\n数据安全负责人" });
    await standsAt(page, "supplementing");
    const asking = await openRequest(service(), "asking");
    await asking.page.getByText("数据安全负责人", { exact: true }).waitFor();
    await actOn(asking.page, "supplement", {
      [f.fieldsOf.words]: "三定方案第四条；安全负责人为本中心副主任。",
    });
    await open(page, new URL(page.url()).pathname);
    await expectLimit(page, "share-conditional");
    const acts = page.getByRole("region", { name: r.steps, exact: true });
    await acts.getByRole("button", { name: q.acts["prepare-answer"], exact: true }).waitFor();
    expect(await acts.getByRole("button", { name: q.acts["give-notice"], exact: true }).count()).toBe(0);
    const { version } = await prepare<RequestDetail>(page, api());
    giving.expectTrouble(new RegExp(`${api()}/acts`));
    const again = { type: "give-notice", missing: ["再补一份"] };
    const sent = { method: "POST", body: { version, key: randomUUID(), act: again } };
    expect(await refusalOf(page, `${api()}/acts`, sent)).toContain("只能");
    for (const tab of [asking, giving]) expectNoTroubles(tab);
  });

  test("（四） the data officer's consent makes it twenty working days; the provider's head signs what is granted, no wider than asked", async () => {
    const giving = await openRequest(service(), "giving");
    const { page } = giving;
    await actOn(page, "ask-extension", { [f.fieldsOf.reason]: "需核对历年转入账户。" });
    const authority = await openRequest(service(), "authority");
    await actOn(authority.page, "decide-extension", { [f.fieldsOf.number]: "包数延〔2026〕1号" });
    await open(page, new URL(page.url()).pathname);
    await actOn(page, "tell-extension");
    await expectLimit(page, "share-conditional-extended");
    await page.getByRole("button", { name: q.acts["prepare-answer"], exact: true }).click();
    const form = page.getByRole("form", { name: f.answerForm.decision, exact: true });
    const mask = form.getByLabel(f.answerForm.mask("姓名"), { exact: true });
    expect(await mask.locator("option:checked").textContent()).toBe(MASK_WORDS.middle.zh);
    await form.getByLabel("缴存状态", { exact: true }).uncheck();
    await form.locator("button[type=submit]").click();
    await page.getByRole("heading", { name: r.fields.prepared }).waitFor();
    const head = await openRequest(service(), "giving-head");
    await actOn(head.page, "sign-answer");
    await standsAt(head.page, "granted");
    await expectLimit(head.page, "delivery");
    const answer = await head.page.getByRole("region", { name: r.answer, exact: true }).textContent();
    expect(answer).toMatch(/姓名 隐去中间月缴存额 原值行范围/);
    for (const tab of [giving, authority, head]) expectNoTroubles(tab);
  });

  test("（四） to a unit that is no party the request does not exist", async () => {
    const third = await partyOf(service(), "third");
    third.expectTrouble(new RegExp(api()));
    await third.page.goto(`/data/requests/${service().places.get("request")}`);
    await third.page.getByRole("alert").getByText("没有").waitFor();
    expect((await ask(third.page, api())).status).toBe(404);
    expect(third.isData(service().places.get("request") ?? "")).toBe(false);
    await open(third.page, "/data/requests?tab=given");
    await third.page.getByText(q.none.given).waitFor();
    expectNoTroubles(third);
  });

  sharedUseSteps(service);
}
