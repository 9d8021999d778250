import { describe, expect, it } from "vitest";
import { articleNumber } from "./article-number.ts";
import { articlesOf, citation, searchArticles } from "./articles.ts";

const text = `示例规则

第一章　总则
第一条　为规范协作，
制定本规则。
第二条　联席会议履行下列职责：
（一）审议年度要点；
（二）协调重大事项。
前款事项由承办城市汇总。
第二章　附则
第二条之一　促进中心列席会议。
第五条规定的事项除外的，另行商定。
第二十三条　本规则自印发之日起施行。
`;

describe("（二十二）articles of a joint paper", () => {
  const articles = articlesOf(text);

  it("stand under their chapters, with their paragraphs and items, and can be cited", () => {
    expect(articles.map(({ key, label, chapter }) => [key, label, chapter])).toEqual([
      ["1", "第一条", "第一章 总则"],
      ["2", "第二条", "第一章 总则"],
      ["2-1", "第二条之一", "第二章 附则"],
      ["23", "第二十三条", "第二章 附则"],
    ]);
    expect(articles[1]?.paragraphs).toEqual([
      { text: "第二条　联席会议履行下列职责：", items: ["（一）审议年度要点；", "（二）协调重大事项。"] },
      { text: "前款事项由承办城市汇总。", items: [] },
    ]);
    expect(citation("《示例规则》", { label: "第二条" })).toBe("《示例规则》第二条");
    expect(citation("示例规则", { label: "第二条" })).toBe("《示例规则》第二条");
  });

  it("do not begin where a sentence only mentions another article", () => {
    expect(articles.find(({ key }) => key === "2-1")?.text).toContain("第五条规定的事项除外");
  });

  it("are verbatim parts of the text", () => {
    for (const { text: words, span } of articles) expect(text.slice(...span)).toBe(words);
  });

  it("are found by words of their text and chapter", () => {
    expect(searchArticles(articles, "附则 促进中心").map(({ key }) => key)).toEqual(["2-1"]);
    expect(searchArticles(articles, "没有这样的词")).toEqual([]);
  });

  it("keep names of their own where a number is printed twice", () => {
    expect(articlesOf("第一条　甲\n第一条　乙").map(({ key }) => key)).toEqual(["1", "1#2"]);
  });

  it("are the parts 一、 and （一） where a paper has no numbered articles", () => {
    const found = articlesOf("一、总体要求\n统筹推进。\n（一）目标\n到期完成。\n二、保障措施\n加强协调。");
    expect(found.map(({ key, label }) => [key, label])).toEqual([
      ["1", "第一部分"],
      ["1.1", "第一部分（一）"],
      ["2", "第二部分"],
    ]);
  });

  it("are none in a text without numbers", () => expect(articlesOf("只有一段话。")).toEqual([]));

  it.each([
    ["十", 10],
    ["十一", 11],
    ["二十", 20],
    ["一百零五", 105],
    ["一百二十三", 123],
    ["二〇二四", 2024],
    ["２３", 23],
    ["甲", null],
    ["", null],
  ])("reads the number %s", (written, number) => expect(articleNumber(written)).toBe(number));
});
