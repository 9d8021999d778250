import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findChromium, launch } from "./browser.ts";
import { look, tooWide } from "./page-checks.ts";

const executable = findChromium();

const knows =
  (...data: readonly string[]) =>
  (words: string): boolean =>
    data.some((each) => each.includes(words));

// Without Chromium the journey says why it skips, and fails in CI.
describe.skipIf(executable === null)("the checks of a page catch what is planted", () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launch(executable ?? "");
    page = await browser.newPage({ viewport: { width: 375, height: 812 } });
  });
  afterAll(() => browser?.close());

  const plant = (language: string, body: string): Promise<void> =>
    page.setContent(
      `<!doctype html><html lang="${language}"><title>t</title><body><main><h1>1</h1>${body}</main>`,
    );

  test("Chinese words in English, in texts, labels and hints; not data, not what is marked as Chinese", async () => {
    await plant("en", '<p>Overview 总览</p><button aria-label="关闭"></button><input placeholder="搜索">');
    expect((await look(page, "en", knows())).stray).toEqual(["总览", "关闭", "搜索"]);
    await plant("en", '<p>市财政局</p><p lang="zh-CN">长期坚持</p><p>几字弯</p>');
    expect((await look(page, "en", knows("市财政局"))).stray).toEqual([]);
    await plant("en", "<p>Two proposed<span>。</span>Choose one</p>");
    expect((await look(page, "en", knows("。"))).stray).toEqual(["。"]);
  });

  test("English words in Chinese; not data, not formats, not what is hidden or code", async () => {
    await plant("zh-CN", "<p>导出 Excel</p><p>Loading</p><p hidden>Hidden</p><code>npm</code>");
    expect((await look(page, "zh", knows())).stray).toEqual(["Loading"]);
    await plant("zh-CN", '<p>台账 <span lang="en">ledger</span></p>');
    expect((await look(page, "zh", knows())).stray).toEqual([]);
    await plant("zh-CN", "<p>G210 board.docx</p>");
    expect((await look(page, "zh", knows("board"))).stray).toEqual([]);
  });

  test("controls without a name", async () => {
    await plant("zh-CN", '<button><svg></svg></button><input><a href="/x"></a><select></select>');
    expect((await look(page, "zh", knows())).nameless).toHaveLength(4);
    await plant("zh-CN", '<button>好</button><label>名<input></label><a href="/x" aria-label="去"></a>');
    expect((await look(page, "zh", knows())).nameless).toEqual([]);
  });

  test("a page that is wider than its window, and what makes it so", async () => {
    await plant("zh-CN", '<div class="wide" style="width:600px">宽</div>');
    expect((await tooWide(page)).join("")).toMatch(/px too wide: .*div\.wide/);
    await plant("zh-CN", '<div style="overflow-x:auto"><div style="width:600px">宽</div></div>');
    expect(await tooWide(page)).toEqual([]);
  });

  test("a list over six screens of a telephone", async () => {
    const list = (rows: number) => `<ul>${'<li style="height:100px">行</li>'.repeat(rows)}</ul>`;
    await plant("zh-CN", list(50));
    expect((await look(page, "zh", knows())).long).toHaveLength(1);
    await plant("zh-CN", list(40));
    expect((await look(page, "zh", knows())).long).toEqual([]);
  });

  test("a second first-level heading, an id given twice, a language left out", async () => {
    await plant("zh-CN", '<h1>2</h1><i id="a"></i><i id="a"></i>');
    expect((await look(page, "zh", knows())).structure).toHaveLength(2);
    await plant("", "<p></p>");
    expect((await look(page, "zh", knows())).structure.join("")).toMatch(/language/);
    await plant("zh-CN", "<p></p>");
    expect((await look(page, "zh", knows())).structure).toEqual([]);
  });
});
