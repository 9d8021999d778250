import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { MASK_WORDS } from "../../../src/systems/shared-data/exchange/grant/grant.ts";
import { ASKED } from "../../../src/systems/shared-data/requests/fields.ts";
import { request } from "../../../src/systems/shared-data/requests/kind.ts";
import { STATUSES } from "../../../src/systems/shared-data/requests/request.ts";
import type { RequestDetail } from "../../../src/systems/shared-data/requests/view.ts";
import { REQUEST } from "../../../src/systems/shared-data/catalogue/resource/words.ts";
import { formatDay } from "../../../src/web/frame/format.ts";
import { ask, expectNoTroubles, open, prepare, settled } from "../desk.ts";
import { FIRST_DAY } from "../office.ts";
import { refusalOf, type Service } from "../services.ts";
import { actOn, fill, limitOf, offered, openRequest, partyOf, standsAt } from "../sharing.ts";
import { PURPOSES, sharedResourceSteps } from "./shared-resource.ts";
import { sharedUseSteps } from "./shared-use.ts";

/** The limit that runs on the page of a request is the one that the command prints. */
async function expectLimit(page: Page, rule: string): Promise<void> {
  const { due, workingDays, article } = await limitOf(rule, FIRST_DAY);
  const running = page.getByRole("region", { name: "时限", exact: true }).locator("li[data-runs]");
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
    const form = page.getByRole("form", { name: "提出共享申请", exact: true });
    await fill(form, {
      "使用依据（名称）": "住房公积金管理条例",
      条款: "第二十四条",
      [ASKED.scenario.name.zh]: "职工在鄂尔多斯申请提取，核验其在包头的缴存情况。",
      [ASKED.scope.name.zh]: "本中心归集提取科经办岗",
      [ASKED.purposes.name.zh]: PURPOSES[0],
    });
    for (const item of ["姓名", "月缴存额", "缴存状态"]) await form.getByLabel(item, { exact: true }).check();
    await form.locator("button[type=submit]").click();
    await page.waitForURL(/\/data\/requests\/[0-9a-f-]{36}$/);
    await settled(page);
    service().places.set("request", new URL(page.url()).pathname.split("/")[3] ?? "");
    expect(await page.locator(".page-lead").textContent()).toContain(STATUSES.draft.zh);
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
    await actOn(page, "give-notice", { missing: "归集提取科的职责依据\n数据安全负责人" });
    await standsAt(page, "supplementing");
    const asking = await openRequest(service(), "asking");
    await asking.page.getByText("数据安全负责人", { exact: true }).waitFor();
    await actOn(asking.page, "supplement", {
      words: "三定方案第四条；安全负责人为本中心副主任。",
    });
    await open(page, new URL(page.url()).pathname);
    await expectLimit(page, "share-conditional");
    const acts = offered(page);
    await acts.getByRole("button", { name: request.acts["prepare-answer"].name.zh, exact: true }).waitFor();
    expect(
      await acts.getByRole("button", { name: request.acts["give-notice"].name.zh, exact: true }).count(),
    ).toBe(0);
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
    await actOn(page, "ask-extension", { reason: "需核对历年转入账户。" });
    const authority = await openRequest(service(), "authority");
    await actOn(authority.page, "decide-extension", { number: "包数延〔2026〕1号" });
    await open(page, new URL(page.url()).pathname);
    await actOn(page, "tell-extension");
    await expectLimit(page, "share-conditional-extended");
    await page.getByRole("button", { name: request.acts["prepare-answer"].name.zh, exact: true }).click();
    const form = page.getByRole("form", { name: request.acts["prepare-answer"].name.zh, exact: true });
    const mask = form.getByLabel("姓名的脱敏方式", { exact: true });
    expect(await mask.locator("option:checked").textContent()).toBe(MASK_WORDS.middle.zh);
    await form.getByLabel("缴存状态", { exact: true }).uncheck();
    await form.locator("button[type=submit]").click();
    await page.getByRole("heading", { name: "拟答复（待负责人签发）" }).waitFor();
    const head = await openRequest(service(), "giving-head");
    await actOn(head.page, "sign-answer");
    await standsAt(head.page, "granted");
    await expectLimit(head.page, "delivery");
    const answer = await head.page.getByRole("region", { name: "答复", exact: true }).textContent();
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
    await third.page.getByText("还没有单位向本单位申请数据").waitFor();
    expectNoTroubles(third);
  });

  sharedUseSteps(service);
}
