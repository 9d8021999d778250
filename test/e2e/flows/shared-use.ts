import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { Sentence } from "../../../src/kernel/error.ts";
import { maskName } from "../../../src/kernel/identity.ts";
import { breachOf } from "../../../src/systems/shared-data/domain/clocks/breaches.ts";
import { DENIALS } from "../../../src/systems/shared-data/exchange/reading/denials.ts";
import { correction } from "../../../src/systems/shared-data/oversight/correction/kind.ts";
import { KIND_WORDS } from "../../../src/systems/shared-data/exchange/receipt/receipt.ts";
import { words as exchangeWords } from "../../../src/systems/shared-data/exchange/receipt/words.ts";
import { READING } from "../../../src/systems/shared-data/exchange/reading/reading.ts";
import { words as readingWords } from "../../../src/systems/shared-data/exchange/reading/words.ts";
import { words as sourcesWords } from "../../../src/systems/shared-data/exchange/source/words.ts";
import { words as breachesWords } from "../../../src/systems/shared-data/oversight/breach/words.ts";
import { RECIPIENTS, VIA } from "../../../src/systems/shared-data/oversight/correction/words.ts";
import { words as ledgerWords } from "../../../src/systems/shared-data/oversight/ledger/words.ts";
import { saidIn } from "../../../src/web/kit/said.ts";
import { expectNoTroubles, open, settled } from "../desk.ts";
import { FIRST_DAY } from "../office.ts";
import { refusalOf, type Service } from "../services.ts";
import { actOn, fill, jiziwan, offered, openRequest, partyOf, REQUESTER, standsAt } from "../sharing.ts";
import { PURPOSES } from "./shared-resource.ts";

const zh = (said: Sentence): string => said.zh;
const [x, d, s] = [saidIn(exchangeWords, zh), saidIn(readingWords, zh), saidIn(sourcesWords, zh)];
const { acts } = correction;
const [b, l] = [saidIn(breachesWords, zh), saidIn(ledgerWords, zh)];
/** Of a day that has not come: a number that nobody can have, and none of the citizens of other steps. */
const SUBJECT = "150102209903030031";
const CASE = "公积金提取〔2026〕0118号";
const NAME = "测试某丙";
const CSV = [
  "身份证号,姓名,月缴存额,缴存状态",
  `${SUBJECT},${NAME},1200,正常`,
  "152602209902020025,测试某乙,900,封存",
  "",
].join("\r\n");

const result = (page: Page) => page.locator("section").filter({ hasText: d.seal });

async function read(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  await fill(page.getByRole("form", { name: d.title, exact: true }), fields);
  await page.getByRole("button", { name: d.read, exact: true }).click();
}

/** A grant in use: delivered, read, suspended, corrected, ended and disposed of, each with its evidence. */
export function sharedUseSteps(service: () => Service): void {
  const request = (): string => service().places.get("request") ?? "";
  let receipt = "";

  test("（四） the provider delivers and connects its rows as a file; who asked confirms and reads masked values for a case", async () => {
    const giving = await openRequest(service(), "giving");
    await actOn(giving.page, "deliver", { note: "按授权以接口提供。" });
    await open(giving.page, "/data/sources");
    await giving.page.getByText(s.notSet).waitFor();
    await giving.page.getByRole("button", { name: s.change, exact: true }).click();
    await giving.page.getByRole("form", { name: s.change }).locator("button[type=submit]").click();
    await giving.page.getByText(s.noDrop).waitFor();
    await giving.page.getByLabel(s.zone.choose).setInputFiles({
      name: "缴存信息.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(CSV),
    });
    await giving.page.getByText(s.uploaded("2", "2")).waitFor();
    const asking = await openRequest(service(), "asking");
    const { page } = asking;
    await actOn(page, "confirm-delivery");
    await standsAt(page, "in-use");
    await open(page, `/data/readings?grant=${request()}`);
    for (const item of ["姓名", "月缴存额"]) await page.getByLabel(item, { exact: true }).check();
    expect(await page.getByLabel("缴存状态", { exact: true }).count()).toBe(0);
    await read(page, { [READING.caseNumber.name.zh]: CASE, [READING.subject.name.zh]: SUBJECT });
    const shown = (await result(page).textContent()) ?? "";
    expect(shown).toContain(maskName(NAME));
    expect(shown).toContain("1200");
    expect(asking.isData(NAME)).toBe(false);
    receipt = /凭据第 (\d+) 号/.exec(shown)?.[1] ?? "";
    for (const [name, value] of Object.entries({
      "reading-subject": SUBJECT,
      "reading-purpose": PURPOSES[0],
      "reading-case": CASE,
    }))
      service().places.set(name, value);
    for (const tab of [giving, asking]) expectNoTroubles(tab);
  });

  test("（四） a purpose that was not granted is denied with a receipt, and after a suspension the very next reading", async () => {
    const asking = await partyOf(service(), "asking");
    const { page } = asking;
    asking.expectTrouble(new RegExp(`${request()}/readings`));
    const body = { purpose: PURPOSES[1], caseNumber: CASE, subject: SUBJECT, items: ["姓名"] };
    const asked = { method: "POST", body };
    expect(await refusalOf(page, `/api/data/grants/${request()}/readings`, asked)).toBe(
      DENIALS.purpose.sentence.zh,
    );
    const head = await openRequest(service(), "giving-head");
    await actOn(head.page, "suspend", { reason: "发现一次超出用途的查询，请核查。" });
    await standsAt(head.page, "suspended");
    await page.getByRole("button", { name: d.read, exact: true }).click();
    await page.getByRole("alert").getByText(DENIALS.suspended.sentence.zh).waitFor();
    await settled(page);
    expect(await page.getByRole("alert").textContent()).toContain(DENIALS.suspended.sentence.zh);
    const authority = await openRequest(service(), "authority");
    await actOn(authority.page, "file-suspension", { number: "包数备〔2026〕3号" });
    await open(head.page, new URL(head.page.url()).pathname);
    await actOn(head.page, "resume", { reason: "已核查：经办人选错用途，没有取到数据。" });
    await open(page, `/data/exchange?grant=${request()}&outcome=denied`);
    await page.getByText(x.noPurpose).waitFor();
    await page.getByText(DENIALS.suspended.sentence.zh).waitFor();
    for (const tab of [asking, head, authority]) expectNoTroubles(tab);
  });

  test("（四） a receipt proves itself with the command alone, and one changed sign breaks it", async () => {
    const asking = await partyOf(service(), "asking");
    const { page } = asking;
    await open(page, `/data/exchange?grant=${request()}`);
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: x.downloadOf(Number(receipt)), exact: true }).click(),
    ]);
    const folder = mkdtempSync(join(tmpdir(), "jiziwan-receipt-"));
    try {
      const path = join(folder, file.suggestedFilename());
      await file.saveAs(path);
      const intact = await jiziwan("receipt", "verify", path);
      expect(intact.status).toBe(0);
      for (const words of ["结论：完整", REQUESTER, PURPOSES[0], CASE, "姓名、月缴存额"])
        expect(intact.stdout).toContain(words);
      for (const words of [SUBJECT, NAME, maskName(NAME)]) expect(intact.stdout).not.toContain(words);
      writeFileSync(path, readFileSync(path, "utf8").replace("0118", "0119"));
      const broken = await jiziwan("receipt", "verify", path);
      expect(broken.status).toBe(1);
      expect(broken.stderr).toContain(`第 ${receipt} 号`);
    } finally {
      rmSync(folder, { recursive: true });
    }
    expectNoTroubles(asking);
  });

  test("（四） a correction is told to who holds the data until it is applied, and its use is recorded", async () => {
    const asking = await partyOf(service(), "asking");
    const { page } = asking;
    await open(page, "/data/corrections/new");
    const form = page.getByRole("form", { name: correction.begins.name.zh, exact: true });
    await form.getByLabel("数据资源").selectOption({ value: service().places.get("resource") ?? "" });
    await fill(form, { 哪里不准确或不完整: "月缴存额 1200 元，单位证明为 1300 元。" });
    await form.locator("button[type=submit]").click();
    await page.waitForURL(/\/data\/corrections\/[0-9a-f-]{36}$/);
    service().places.set("correction", new URL(page.url()).pathname.split("/")[3] ?? "");
    const path = `/data/corrections/${service().places.get("correction")}`;
    const giving = await partyOf(service(), "giving");
    await open(giving.page, path);
    await giving.page.getByRole("button", { name: acts.accept.name.zh, exact: true }).click();
    const answer = giving.page.getByRole("form", { name: acts.accept.name.zh, exact: true });
    await fill(answer, { [acts.accept.asks.text.name.zh]: "已按单位汇缴清册更正为 1300 元。" });
    await answer.locator("button[type=submit]").click();
    await giving.page
      .getByRole("dialog")
      .getByRole("button", { name: acts.accept.name.zh, exact: true })
      .click();
    const recipients = giving.page.getByRole("region", { name: RECIPIENTS.zh, exact: true });
    await recipients.getByText(VIA.both.zh).waitFor();
    expect(await recipients.locator("tr[data-row-key]").allTextContents()).toEqual([
      expect.stringContaining(REQUESTER),
    ]);
    await open(page, path);
    await page.getByRole("button", { name: acts.apply.name.zh, exact: true }).click();
    await page.getByRole("form", { name: acts.apply.name.zh }).locator("button[type=submit]").click();
    await page.getByText(correction.statuses.applied.zh).first().waitFor();

    await open(page, `/data/ledger/${request()}`);
    await page.getByRole("button", { name: "写一条记录", exact: true }).click();
    const entry = page.getByRole("form", { name: "写一条记录", exact: true });
    const words = "核验异地提取 1 件，结果用于当场办结。";
    await fill(entry, { 记录: words });
    await entry.locator("button[type=submit]").click();
    await page.getByRole("region", { name: l.entriesTitle, exact: true }).getByText(words).waitFor();
    for (const tab of [asking, giving]) expectNoTroubles(tab);
  });

  test("（四） sharing ends by agreement, on file, and with a certificate of disposal; nobody is on the board of breaches", async () => {
    const head = await openRequest(service(), "giving-head");
    await actOn(head.page, "propose-stop", {
      from: FIRST_DAY,
      reason: "改由自治区平台统一提供。",
    });
    const asking = await openRequest(service(), "asking");
    await actOn(asking.page, "answer-stop", { words: "同意，已接入自治区平台。" });
    const authority = await openRequest(service(), "authority");
    await actOn(authority.page, "file-stop", { number: "包数备〔2026〕4号" });
    await open(head.page, new URL(head.page.url()).pathname);
    await actOn(head.page, "carry-out-stop");
    await standsAt(head.page, "ended");
    await open(asking.page, "/data/readings");
    await asking.page.getByText(d.none).waitFor();

    const requesterHead = await openRequest(service(), "asking-head");
    const { page } = requesterHead;
    const [how, copies] = ["留存的查询结果已全部删除。", "无副本，备份已覆盖。"];
    await actOn(page, "dispose", { how: how, copies: copies });
    await standsAt(page, "closed");
    await page.getByText(`${how}；${copies}`).first().waitFor();
    await open(asking.page, `/data/exchange?grant=${request()}`);
    for (const kind of ["delivery", "disposal"] as const)
      await asking.page.getByText(KIND_WORDS[kind].zh).waitFor();
    await page.getByText("现在没有等您办理的事项。").waitFor();
    expect(await offered(page).count()).toBe(0);
    for (const tab of [head, requesterHead, authority]) {
      await open(tab.page, "/data/breaches");
      await tab.page.getByText(b.zero, { exact: true }).waitFor();
      expectNoTroubles(tab);
    }
    // What the use was suspended for stays on the requester's board, as something that is over.
    const lines = await page.locator("tr[data-row-key]").allTextContents();
    expect(lines).toEqual([expect.stringContaining(breachOf("scope-exceeded").name.zh)]);
    expect(lines.join()).not.toContain(b.lasting);
    expectNoTroubles(asking);
  });
}
