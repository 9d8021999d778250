import { expect, test } from "vitest";
import { text } from "../../../src/supervision/web/imports/imports-text.ts";
import { text as reviewText } from "../../../src/supervision/web/review/review-text.ts";
import { text as words } from "../../../src/supervision/web/text.ts";
import { ask, type Desk, expectNoTroubles, open, settled } from "../desk.ts";
import { PLAN, textFile, wordFile } from "../plans.ts";

const t = text.zh;
const r = reviewText.zh;
const w = words.zh;

type Given = Parameters<ReturnType<Desk["tab"]["page"]["locator"]>["setInputFiles"]>[0];

/** Documents in: read, asked about, reviewed, published; or refused with a sentence. */
export function importSteps(desk: () => Desk): void {
  const give = async (file: Given): Promise<void> => {
    const { page } = desk().tab;
    await open(page, "/imports");
    await page.locator("input[type=file]").setInputFiles(file);
  };
  const inReview = async (): Promise<void> => {
    const { page } = desk().tab;
    await page.waitForURL(/\/imports\/.+\/review/);
    await page.locator("button.sv-review-line").first().waitFor();
    await settled(page);
  };
  const rowOf = (name: string) => desk().tab.page.locator("tr, li").filter({ hasText: name });
  const totalImports = async (): Promise<number> => {
    const { body } = await ask(desk().tab.page, "/api/imports");
    return (body as { total: number }).total;
  };

  test("a text file is read in the background and waits for review with its questions", async () => {
    const { page } = desk().tab;
    await give(textFile("示例市若干措施.txt", PLAN));
    const row = rowOf("示例市若干措施.txt").filter({ hasText: t.states.review }).first();
    await row.waitFor();
    expect(await row.textContent()).toMatch(/4 项举措，\d+ 个问题/);
    expectNoTroubles(desk().tab);
    await row.getByRole("link", { name: t.review, exact: true }).click();
    await inReview();
    expect(await page.locator("mark").filter({ hasText: "市气象局" }).count()).toBeGreaterThan(0);
  });

  test("the same document again is recognised, also saved as another file", async () => {
    const { page } = desk().tab;
    const before = await totalImports();
    await give(textFile("副本.txt", PLAN));
    await page.getByText(/此前已经导入过/).waitFor();
    await give(textFile("换行不同.txt", PLAN.replaceAll("\n", "\r\n\r\n")));
    await page.getByText(/此前已经导入过/).waitFor();
    expect(await totalImports()).toBe(before);
    expectNoTroubles(desk().tab);
  });

  test("a document marked 内部 is kept only when the person says so", async () => {
    const { page } = desk().tab;
    const before = await totalImports();
    const file = textFile("内部稿.txt", `内部资料 注意保存\n${PLAN.replaceAll("示例市", "内测市")}`);
    await give(file);
    await page.getByRole("dialog").waitFor();
    await page.getByRole("button", { name: t.doNot }).click();
    expect(await totalImports()).toBe(before);
    await give(file);
    // A window that is still opening moves under the pointer.
    await page.getByRole("button", { name: t.continueAnyway }).waitFor();
    await settled(page);
    await page.getByRole("button", { name: t.continueAnyway }).click();
    await rowOf("内部稿.txt").filter({ hasText: t.states.review }).first().waitFor();
    expect(await totalImports()).toBe(before + 1);
    expectNoTroubles(desk().tab);
  });

  test("a web page with scripts in it is read as text, and none of them runs", async () => {
    const { page } = desk().tab;
    const body = PLAN.replaceAll("示例市", "脚本市")
      .split("\n")
      .map((line) => `<p>${line}</p>`)
      .join("\n");
    const script = "<script>window.ran = 1</script><img src=x onerror='window.ran = 1'>";
    const told =
      "<p>（五）推广&lt;img src=x onerror=window.ran=1&gt;应用。（责任单位：市科技局；完成时限：持续推进）</p>";
    await give({
      name: "网页.html",
      mimeType: "text/html",
      buffer: Buffer.from(
        `<!doctype html><meta charset="utf-8"><body>${script}${body}${told}</body>`,
        "utf8",
      ),
    });
    const row = rowOf("网页.html").filter({ hasText: t.states.review }).first();
    await row.getByRole("link", { name: t.review, exact: true }).click();
    await inReview();
    expect(await page.getByText("<img src=x").count()).toBeGreaterThan(0);
    expect(await page.evaluate(() => "ran" in window)).toBe(false);
    expectNoTroubles(desk().tab);
  });

  test("a document marked 秘密★ is refused and not kept", async () => {
    const { page, expectTrouble } = desk().tab;
    expectTrouble(/\b4\d\d\b.*\/api\/imports/);
    const before = await totalImports();
    await give(textFile("不该上传.txt", `秘密★1年\n${PLAN.replaceAll("示例市", "涉密市")}`));
    await page.getByText(/标有密级.*没有保存/).waitFor();
    expect(await totalImports()).toBe(before);
    expect(await page.getByText("不该上传.txt").count()).toBe(0);
  });

  test("files that are no plan are answered with a sentence that says what to do", async () => {
    const { page } = desk().tab;
    const before = await totalImports();
    await give(textFile("空.txt", ""));
    await page.getByText(/是空文件/).waitFor();
    await give({
      name: "照片.docx",
      mimeType: "application/zip",
      buffer: Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 9, 9]),
    });
    await page.locator("[role=alert]").first().waitFor();
    expect(await totalImports()).toBe(before);
    await give(textFile("散文.txt", "今天天气很好，我们去黄河边散步。\n".repeat(20)));
    await rowOf("散文.txt")
      .filter({ hasText: /没有在文件中找到/ })
      .first()
      .waitFor();
    desk().tab.takeTroubles();
  });

  test("in review an answer, a deadline and a unit are decided, undone and kept beside the print", async () => {
    const { page } = desk().tab;
    await open(page, "/imports");
    await rowOf("示例市若干措施.txt").getByRole("link", { name: t.review, exact: true }).click();
    await inReview();
    const questions = page.locator("article.sv-question");
    const asked = await questions.count();
    expect(asked).toBeGreaterThan(0);
    await questions
      .first()
      .getByRole("button")
      .filter({ hasNot: page.locator("mark") })
      .last()
      .click();
    await page.getByText(r.answered(1)).waitFor();

    await page.locator("button.sv-review-line").filter({ hasText: "应急联动" }).click();
    await page.getByRole("combobox", { name: r.deadline }).selectOption("date");
    await page.getByLabel(r.lastDay).fill("2027-09-30");
    await page.getByRole("group", { name: r.deadline }).getByRole("button", { name: w.save }).click();
    const printed = page.getByText(w.printedAs("持续推进"));
    await printed.waitFor();
    await page.getByLabel(r.addUnit(w.roles.support)).fill("市公安局");
    await page.getByRole("button", { name: r.add, exact: true }).click();
    await page.getByRole("combobox", { name: r.moveUnit("市公安局") }).waitFor();
    expect(await page.getByText(r.byPerson).count()).toBeGreaterThan(0);

    await page.getByRole("button", { name: r.undo }).click();
    await page.getByRole("combobox", { name: r.moveUnit("市公安局") }).waitFor({ state: "detached" });
    await page.reload();
    await settled(page);
    await page
      .locator("button.sv-review-line")
      .filter({ hasText: "应急联动" })
      .filter({ hasText: "2027年9月30日" })
      .waitFor();
    expectNoTroubles(desk().tab);
  });

  test("published, the plan has a board of its own, with what was decided and not only what was printed", async () => {
    const { page } = desk().tab;
    await page.getByRole("button", { name: r.confirmAll }).click();
    await page.getByText(r.progress(4, 4)).waitFor();
    await page.getByRole("button", { name: r.publish }).click();
    await page.getByRole("dialog").getByRole("button", { name: r.publishNow }).click();
    await page.waitForURL(/\/plans\/[0-9a-f-]{36}/);
    await page.getByRole("heading", { level: 1, name: "示例市推进区域协同发展若干措施" }).waitFor();
    const rows = page.locator("li.sv-measure");
    expect(await rows.count()).toBe(4);
    expect(await rows.nth(1).textContent()).toMatch(/2027/);
    expectNoTroubles(desk().tab);
  });

  test("a Word document is read with lead and support, and left for review", async () => {
    const { page } = desk().tab;
    await give(await wordFile("样本县方案.docx"));
    const row = rowOf("样本县方案.docx").filter({ hasText: t.states.review }).first();
    await row.getByRole("link", { name: t.review, exact: true }).click();
    await inReview();
    expect(await page.locator("button.sv-review-line").count()).toBe(3);
    await page.locator("mark").filter({ hasText: "县林草局" }).first().click();
    await page.getByRole("combobox", { name: r.moveUnit("县林草局") }).waitFor();
    expect(await page.getByRole("combobox", { name: r.moveUnit("县林草局") }).inputValue()).toBe("support");
    expectNoTroubles(desk().tab);
  });
}
