import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { ResourceDetail } from "../../../src/systems/shared-data/catalogue/resource/replies.ts";
import {
  RANK_WORDS,
  SENSITIVITY_WORDS,
  STATUS_WORDS,
} from "../../../src/systems/shared-data/catalogue/resource/names.ts";
import { text as catalogueText } from "../../../src/systems/shared-data/web/catalogue/catalogue-text.ts";
import { text as formText } from "../../../src/systems/shared-data/web/catalogue/form-text.ts";
import { text as resourceText } from "../../../src/systems/shared-data/web/catalogue/resource-text.ts";
import { formatDay } from "../../../src/web/frame/format.ts";
import { expectNoTroubles, open, prepare, settled } from "../desk.ts";
import { FIRST_DAY } from "../office.ts";
import { refusalOf, type Service } from "../services.ts";
import { fill, limitOf, partyOf, stepOn } from "../sharing.ts";

const [c, f, r] = [catalogueText.zh, formText.zh, resourceText.zh];
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
    if (at > 0) await page.getByRole("button", { name: f.item.add, exact: true }).click();
    const cell = (field: string) => page.getByLabel(f.item.of(field, at + 1), { exact: true });
    await cell(f.item.name).fill(name);
    await cell(f.item.code).fill(`ITEM_${at + 1}`);
    await cell(f.item.length).fill("50");
    await cell(f.item.sensitivity).selectOption({ label: SENSITIVITY_WORDS[sensitivity].zh });
  }
}

/** 编目: a resource about persons, from its draft to its publication, and what the law does not let pass. */
export function sharedResourceSteps(service: () => Service): void {
  const path = (): string => `/data/catalogue/${service().places.get("resource")}`;

  test("（四） a departmental rule does not let a resource be withheld: the form says so, the head cannot approve it", async () => {
    const giving = await partyOf(service(), "giving");
    const { page } = giving;
    await open(page, "/data/catalogue");
    await page.getByRole("button", { name: c.create, exact: true }).first().click();
    await page.waitForURL(/\/data\/catalogue\/new/);
    await page.getByRole("heading", { level: 1, name: f.newTitle }).waitFor();
    await fill(page, {
      [f.code]: "306001/0001",
      [f.name]: RESOURCE_NAME,
      [f.providerCode]: "12150200MB0000001X",
      [f.classification]: "公共服务 / 住房保障",
      [f.summary]: "职工个人住房公积金账户的缴存情况，用于异地业务核验。",
    });
    await fillItems(page);
    await fill(page, { [f.subject]: "身份证号", [f.attribute]: "不予共享" });
    await fill(page, {
      [f.basisTitle]: RULE,
      [f.basisArticle]: "第九条",
      [f.basisQuote]: "查询结果不得泄露。",
    });
    await page.getByText(`${f.rank} · ${RANK_WORDS.rule.zh}`, { exact: true }).waitFor();
    const lacks = page.getByRole("region", { name: f.lacks, exact: true });
    expect(await lacks.textContent()).toContain("不能作为不予共享的依据（条例第十四条）");
    await page.getByRole("button", { name: f.save, exact: true }).click();
    await page.waitForURL(/\/data\/catalogue\/[0-9a-f-]{36}$/);
    await settled(page);
    service().places.set("resource", new URL(page.url()).pathname.split("/")[3] ?? "");
    expectNoTroubles(giving);

    const head = await partyOf(service(), "giving-head");
    await open(head.page, path());
    await head.page.getByText(/^还不能由负责人同意：.*不能作为不予共享的依据/).waitFor();
    expect(await head.page.getByRole("button", { name: r.acts.approve, exact: true }).count()).toBe(0);
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
    await page.getByRole("button", { name: r.edit, exact: true }).click();
    await page.getByRole("heading", { level: 1, name: f.editTitle }).waitFor();
    await fill(page, { [f.attribute]: "有条件共享" });
    await page
      .getByRole("group", { name: f.modes, exact: true })
      .getByLabel("服务接口", { exact: true })
      .check();
    await fill(page, { [f.recipients]: "住房公积金中心", [f.uses]: PURPOSES.join("\n") });
    await page.getByRole("region", { name: f.lacks, exact: true }).waitFor({ state: "detached" });
    await page.getByRole("button", { name: f.save, exact: true }).click();
    await page.waitForURL(/\/data\/catalogue\/[0-9a-f-]{36}$/);
    await settled(page);
    for (const kind of ["secrecy", "personal-information"] as const)
      await stepOn(page, "assess", async (form) => {
        await fill(form, { [r.acts.kind]: r.signOffs[kind], [r.acts.conclusion]: "可以按所列条件共享。" });
        await form.getByLabel(r.acts.file).setInputFiles({
          name: `${r.signOffs[kind]}.txt`,
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
    const limit = authority.page.getByRole("region", { name: r.clock.title, exact: true });
    await limit.getByText(r.clock.due(formatDay(due, "zh"), 2)).waitFor();
    expect(await limit.textContent()).toContain(article);
    await settled(authority.page);
    await stepOn(authority.page, "publish");
    await authority.page.getByText(r.inForce(1, formatDay(FIRST_DAY, "zh"))).waitFor();
    expectNoTroubles(authority);
  });
}
