import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { RANK_WORDS } from "../../../src/systems/shared-data/catalogue/resource/citation.ts";
import {
  BASIS,
  CONDITIONS,
  CONTENT,
  ITEM,
  SENSITIVITY_WORDS,
} from "../../../src/systems/shared-data/catalogue/resource/content.ts";
import { resource } from "../../../src/systems/shared-data/catalogue/resource/kind.ts";
import type { ResourceDetail } from "../../../src/systems/shared-data/catalogue/resource/replies.ts";
import { ASSESSMENT_WORDS, STATUS_WORDS } from "../../../src/systems/shared-data/catalogue/resource/state.ts";
import {
  ADD_ITEM,
  inForce,
  LACKING,
  lastDay,
  LIMIT,
} from "../../../src/systems/shared-data/catalogue/resource/words.ts";
import { words as kit } from "../../../src/web/kit/words.ts";
import { formatDay } from "../../../src/web/frame/format.ts";
import { expectNoTroubles, open, prepare, settled } from "../desk.ts";
import { FIRST_DAY } from "../office.ts";
import { refusalOf, type Service } from "../services.ts";
import { fill, limitOf, partyOf, stepOn } from "../sharing.ts";

const label = (of: { readonly name: { readonly zh: string } }): string => of.name.zh;
const { edit, assess } = resource.acts;
const RULE = "不动产登记资料查询暂行办法";
const ITEMS = [
  ["身份证号", "sensitive"],
  ["姓名", "personal"],
  ["月缴存额", "personal"],
  ["缴存状态", "personal"],
] as const;

export const RESOURCE_NAME = "住房公积金个人缴存信息";
export const PURPOSES = ["核验异地提取资格", "核验异地贷款资格"] as const;

async function fillItems(page: Page): Promise<void> {
  for (const [at, [name, sensitivity]] of ITEMS.entries()) {
    if (at > 0) await page.getByRole("button", { name: ADD_ITEM.zh, exact: true }).click();
    const cell = (field: { readonly name: { readonly zh: string } }) =>
      page.getByLabel(kit.zh.ofRow(at + 1, label(field)), { exact: true });
    await cell(ITEM.name).fill(name);
    await cell(ITEM.code).fill(`ITEM_${at + 1}`);
    await cell(ITEM.length).fill("50");
    await cell(ITEM.sensitivity).selectOption({ label: SENSITIVITY_WORDS[sensitivity].zh });
  }
}

/** 编目: a resource about persons, from its draft to its publication, and what the law does not let pass. */
export function sharedResourceSteps(service: () => Service): void {
  const path = (): string => `/data/catalogue/${service().places.get("resource")}`;

  test("（四） a departmental rule does not let a resource be withheld: the form says so, the head cannot approve it", async () => {
    const giving = await partyOf(service(), "giving");
    const { page } = giving;
    await open(page, "/data/catalogue");
    await page
      .getByRole("button", { name: label(resource.begins), exact: true })
      .first()
      .click();
    const form = page.getByRole("form", { name: label(resource.begins), exact: true });
    await form.waitFor();
    await fill(form, {
      [label(CONTENT.code)]: "306001/0001",
      [label(CONTENT.name)]: RESOURCE_NAME,
      [label(CONTENT.providerCode)]: "12150200MB0000001X",
      [label(CONTENT.classification)]: "公共服务 / 住房保障",
      [label(CONTENT.summary)]: "职工个人住房公积金账户的缴存情况，用于异地业务核验。",
    });
    await fillItems(page);
    await fill(form, { [label(CONTENT.subjectItem)]: "身份证号", [label(CONTENT.attribute)]: "不予共享" });
    await fill(form, {
      [label(BASIS.title)]: RULE,
      [label(BASIS.article)]: "第九条",
      [label(BASIS.quote)]: "查询结果不得泄露。",
    });
    await page.getByText(`效力层级 · ${RANK_WORDS.rule.zh}`, { exact: true }).waitFor();
    const lacks = page.getByRole("status").filter({ hasText: LACKING.zh });
    expect(await lacks.textContent()).toContain("不能作为不予共享的依据（条例第十四条）");
    await form.getByRole("button", { name: edit.button?.zh ?? "", exact: true }).click();
    await page.waitForURL(/\/data\/catalogue\/[0-9a-f-]{36}$/);
    await settled(page);
    service().places.set("resource", new URL(page.url()).pathname.split("/")[3] ?? "");
    expectNoTroubles(giving);

    const head = await partyOf(service(), "giving-head");
    await open(head.page, path());
    await head.page.getByText(/^还不能由负责人同意：.*不能作为不予共享的依据/).waitFor();
    expect(
      await head.page.getByRole("button", { name: label(resource.acts.approve), exact: true }).count(),
    ).toBe(0);
    const { version } = await prepare<ResourceDetail>(
      head.page,
      `/api/resources/${service().places.get("resource")}`,
    );
    head.expectTrouble(/\/api\/resources\/.*\/acts/);
    const refused = await refusalOf(head.page, `/api/resources/${service().places.get("resource")}/acts`, {
      method: "POST",
      body: { version, key: randomUUID(), act: { type: "approve" } },
    });
    expect(refused).toContain("第十四条");
    expectNoTroubles(head);
  });

  test("（四） shared on conditions, assessed and approved by the head, it reaches the data officer with two working days to review", async () => {
    const giving = await partyOf(service(), "giving");
    const { page } = giving;
    await open(page, path());
    await page.getByRole("button", { name: label(edit), exact: true }).click();
    const form = page.getByRole("form", { name: label(edit), exact: true });
    await form.waitFor();
    await fill(form, { [label(CONTENT.attribute)]: "有条件共享" });
    await page
      .getByRole("group", { name: new RegExp(`^${label(CONTENT.modes)}`) })
      .getByLabel("服务接口", { exact: true })
      .check();
    await fill(form, {
      [label(CONDITIONS.recipients)]: "住房公积金中心",
      [label(CONDITIONS.uses)]: PURPOSES.join("\n"),
    });
    await form.getByText(LACKING.zh).waitFor({ state: "detached" });
    await form.getByRole("button", { name: edit.button?.zh ?? "", exact: true }).click();
    await form.waitFor({ state: "detached" });
    await settled(page);
    for (const kind of ["secrecy", "personal-information"] as const)
      await stepOn(page, "assess", async (form) => {
        await fill(form, {
          [label(assess.asks.kind)]: ASSESSMENT_WORDS[kind].zh,
          [label(assess.asks.conclusion)]: "可以按所列条件共享。",
        });
        await form.getByLabel(label(assess.asks.file)).setInputFiles({
          name: `${ASSESSMENT_WORDS[kind].zh}.txt`,
          mimeType: "text/plain",
          buffer: Buffer.from("评估结论：可以按所列条件共享。"),
        });
      });
    const head = await partyOf(service(), "giving-head");
    await open(head.page, path());
    await stepOn(head.page, "approve");
    await head.page.getByText(STATUS_WORDS.approved.zh).first().waitFor();
    await open(page, path());
    await stepOn(page, "submit");
    for (const tab of [giving, head]) expectNoTroubles(tab);

    const authority = await partyOf(service(), "authority");
    await open(authority.page, `/data/catalogue?mine=waiting`);
    await authority.page.getByRole("link", { name: RESOURCE_NAME }).click();
    const { due, article } = await limitOf("catalogue-review", FIRST_DAY);
    const limit = authority.page.getByRole("region", { name: LIMIT.zh, exact: true });
    await limit.getByText(lastDay(formatDay(due, "zh"), 2).zh).waitFor();
    expect(await limit.textContent()).toContain(article);
    await settled(authority.page);
    await stepOn(authority.page, "publish");
    await authority.page.getByText(inForce(1, formatDay(FIRST_DAY, "zh")).zh).waitFor();
    expectNoTroubles(authority);
  });
}
