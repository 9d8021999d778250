import { assert, constantFrom, oneof, property, string } from "fast-check";
import { describe, expect, it } from "vitest";
import { folded } from "../../../../kernel/search-tokens.ts";
import { LIFE_EVENTS } from "./life-event.ts";
import { searchTerms, SYNONYMS } from "./search-words.ts";

const finds = (query: string, text: string): boolean =>
  searchTerms(query).every((words) => words.some((word) => folded(text).includes(word)));

describe("（四）words of people for what items are called", () => {
  it.each([
    ["取钱", "住房公积金提取（租房）"],
    ["公积金取钱", "住房公积金提取（购房）"],
    ["我要租房取公积金", "住房公积金提取（租房）"],
    ["怎么办理社保", "社会保险登记"],
    ["开饭店", "食品经营许可"],
    ["房产证", "不动产首次登记"],
    ["领证", "内地居民结婚登记"],
    ["老人", "高龄津贴"],
  ])("%s finds %s", (query, name) => expect(finds(query, name)).toBe(true));

  it("leaves out what has nothing of it, and finds by official words alone", () => {
    expect(finds("取钱", "排污许可证核发")).toBe(false);
    expect(searchTerms("提取")).toEqual([["提取"]]);
    expect(searchTerms("怎么办理")).toEqual([["怎么办理"]]);
    expect(searchTerms("  ")).toEqual([]);
  });

  it("finds every text by itself, whatever it is", () => {
    const texts = oneof(
      string(),
      constantFrom(...SYNONYMS.flatMap(({ said, called }) => [...said, ...called])),
    );
    assert(
      property(texts, (text) => {
        expect(finds(text, text)).toBe(true);
      }),
    );
  });

  it("has each life event once, with words to find by", () => {
    expect(new Set(LIFE_EVENTS.map(({ id }) => id)).size).toBe(LIFE_EVENTS.length);
    expect(LIFE_EVENTS.every(({ words }) => words.length > 0)).toBe(true);
  });
});
