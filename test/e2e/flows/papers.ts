import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { extractDocument } from "../../../src/platform/documents/extract.ts";
import { PAPER_FORMS } from "../../../src/supervision/domain/papers/kinds.ts";
import { text as paperText } from "../../../src/supervision/web/papers/paper-text.ts";
import { text as papersText } from "../../../src/supervision/web/papers/papers-text.ts";
import { expectNoTroubles, open, settled } from "../desk.ts";
import type { Office } from "../office.ts";

const [p, l] = [paperText.zh, papersText.zh];
const COPIES = "抄送：市委办公室，市政协办公室。";
const ADDED = "办公室将于十二月下旬组织现场调研。";

/** 公文: from the ledger and what was accepted to the Word file that goes out. */
export function paperSteps(office: () => Office): void {
  test("（二十） a monthly report is drafted from accepted reports, edited, and saves itself", async () => {
    const { tab, plan } = office();
    const { page } = tab;
    await open(page, `/papers?plan=${plan}&kind=monthly-report&new=1`);
    const form = page.getByRole("form", { name: l.create });
    await form.getByLabel(l.period).selectOption({ label: "2026年11月" });
    await form.getByRole("button", { name: l.draft }).click();
    await page.waitForURL(/\/papers\/[0-9a-f-]{36}/);
    await settled(page);
    const body = page.getByLabel(p.body, { exact: true });
    const drafted = await body.inputValue();
    expect(drafted).toContain("完成投资3.2亿元");
    // Only what was accepted is quoted: nothing of those who reported nothing, and each once.
    expect(drafted.split("完成投资3.2亿元")).toHaveLength(2);
    await body.fill(`${drafted}\n${ADDED}`);
    // Pasted as a list has it.
    await page.getByLabel(p.copies).fill("市委办公室\n市政协办公室");
    await page.getByText(/^已保存 /).waitFor();
    await page.reload();
    await settled(page);
    expect(await body.inputValue()).toContain(ADDED);
    const sheet = (await page.getByRole("group", { name: p.preview }).textContent()) ?? "";
    for (const words of [ADDED, COPIES, "2026年12月18日印发"]) expect(sheet).toContain(words);
    expectNoTroubles(tab);
  });

  test("（二十） issued, it has its number, cannot be edited, and its Word file says what the page says", async () => {
    const { tab, plan } = office();
    const { page } = tab;
    await page.getByRole("button", { name: p.issue, exact: true }).click();
    await page.getByRole("dialog").getByRole("button", { name: p.issueNow }).click();
    await page.getByText(l.issue(2026, 1)).first().waitFor();
    await settled(page);
    expect(await page.getByLabel(p.body, { exact: true }).count()).toBe(0);
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: l.download }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/\.docx$/);
    const read = await extractDocument(readFileSync(await file.path()), file.suggestedFilename());
    if (!read.ok) throw new Error(read.failure.sentence.en);
    const words = read.value.text.replace(/\s/g, "");
    expect(words).toContain(PAPER_FORMS["monthly-report"].masthead);
    expect(words).toContain("完成投资3.2亿元");
    expect(words).toContain(ADDED);
    expect(words).toContain(COPIES);
    expect(words).toContain("2026年12月18日印发");
    await open(page, `/papers?plan=${plan}&status=issued`);
    expect(await page.locator("tr[data-row-key]").count()).toBe(1);
    expectNoTroubles(tab);
  });
}
