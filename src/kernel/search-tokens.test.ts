import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchesWords, queryTokens, queryWords, searchTokens } from "./search-tokens.ts";

describe("words of a search （二十）", () => {
  it.each([
    ["生态 补偿", ["生态", "补偿"]],
    ["生态　补偿", ["生态", "补偿"]],
    ["  Ｇ210\t大桥 ", ["g210", "大桥"]],
    // Pasted text breaks its lines where the page did.
    ["横向生态\n补偿机制", ["横向生态补偿机制"]],
    ["补偿 补偿", ["补偿"]],
    ["", []],
  ])("are parted by blanks, Chinese ones too: %j", (query, words) => {
    expect(queryWords(query)).toEqual(words);
  });

  it("need not stand beside each other in the text", () => {
    expect(matchesWords("落实黄河流域横向生态保护补偿机制", "生态 补偿")).toBe(true);
    expect(matchesWords("落实黄河流域横向生态保护补偿机制", "生态 养老")).toBe(false);
  });

  it("never ask an index for what a matching text does not have", () => {
    const text = fc.string({ unit: fc.constantFrom(..."黄河几字弯ＡbG210 \n，") });
    fc.assert(
      fc.property(text, text, (held, query) => {
        if (!matchesWords(held, query)) return;
        const tokens = new Set(searchTokens(held));
        const plain = held.normalize("NFKC").toLowerCase();
        // A word that the text breaks over two lines is found by its whole, not by its halves.
        if (/\p{Script=Han}\s+\p{Script=Han}/u.test(plain)) return;
        expect(queryTokens(query).filter((token) => !tokens.has(token))).toEqual([]);
      }),
    );
  });
});
