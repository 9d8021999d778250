import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { encodeGb18030 } from "../../../test/support/gb18030.ts";
import type { ExtractedDocument } from "./document.ts";
import { extractDocument } from "./extract.ts";

const plan = readFileSync(new URL("../../../plans/baotou-2024.txt", import.meta.url), "utf8");
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

async function read(page: Uint8Array | string): Promise<ExtractedDocument> {
  const result = await extractDocument(typeof page === "string" ? utf8(page) : page, "page.html");
  if (!result.ok) throw new Error(result.failure.sentence.en);
  return result.value;
}

const page = (head: string): string => `<html><head>${head}</head><body><p>市发改委牵头</p></body></html>`;

describe("a web page", () => {
  it("gives the Baotou plan line by line, from paragraphs or from line breaks, among its scripts and menus", async () => {
    const paragraphs = plan
      .split("\n")
      .map((line) => `<p style="text-indent:2em">\n  <span>${line}</span>\n</p>`);
    const chrome = "<script>var a='<p>假</p>';</script><nav><a>首页</a></nav>";
    expect((await read(`<!doctype html><body>${chrome}${paragraphs.join("\n")}</body>`)).text).toBe(
      plan.trimEnd(),
    );
    expect(
      (await read(`<html><body><div>${plan.replaceAll("\n", "<br/>\n")}</div></body></html>`)).text,
    ).toBe(plan.trimEnd());
  });

  it.each(["gb2312", "gbk", "GB18030"])("is decoded by what it declares: %s", async (charset) => {
    const page = `<html><head><meta charset="${charset}"></head><body><p>市发改委牵头</p></body></html>`;
    expect((await read(encodeGb18030(page))).text).toBe("市发改委牵头");
  });

  it("is decoded by its bytes where it declares nothing or something wrong", async () => {
    expect((await read(encodeGb18030(page("")))).text).toBe("市发改委牵头");
    expect((await read(encodeGb18030(page('<meta charset="utf-8">')))).text).toBe("市发改委牵头");
    expect((await read(page('<meta charset="klingon">'))).text).toBe("市发改委牵头");
  });

  it("repeats cells over the rows and columns they span, and prints them once", async () => {
    const { text, tables } = await read(
      "<table><tr><th>章<th colspan=2>任务</tr><tr><td rowspan=2>一<td>甲<br>续<td>子</tr><tr><td>乙<td></tr></table><p>完",
    );
    expect(text).toBe("章\t任务\n一\t甲\n续\t子\n\t乙\n完");
    expect(tables[0]?.rows.map((row) => row.cells.map((cell) => cell.text))).toEqual([
      ["章", "任务", "任务"],
      ["一", "甲\n续", "子"],
      ["一", "乙", ""],
    ]);
    for (const { cells } of tables[0]?.rows ?? [])
      for (const { text: own, span } of cells) expect(text.slice(span[0], span[1])).toBe(own);
  });

  it("takes a table that only places the page for no table", async () => {
    const inner = "<table><tr><td>1</td><td>甲</td></tr></table>";
    const { text, tables } = await read(`<table><tr><td>左</td><td><p>正文</p>${inner}</td></tr></table>`);
    expect({ text, count: tables.length }).toEqual({ text: "左\n正文\n1\t甲", count: 1 });
  });

  it("prints the ordinals that a browser prints before list items", async () => {
    const { text } = await read(
      "<ol start=3><li>甲<li value=7>乙<li>丙</ol><ul><li>丁</ul><ol type=a><li>戊</ol>",
    );
    expect(text).toBe("3. 甲\n7. 乙\n8. 丙\n丁\na. 戊");
  });

  it("joins what the source breaks inside a sentence", async () => {
    expect((await read("<html><p>推动\n   呼包鄂乌&nbsp;一体化 Phase\n 2</p>")).text).toBe(
      "推动呼包鄂乌\u00a0一体化 Phase 2",
    );
  });
});
