import { describe, expect, it } from "vitest";
import { CASE_STAGE_NAMES, MODE_NAMES } from "./case.ts";
import { PLAIN_WORDS, plainly } from "./plain-words.ts";

describe("（四）what citizens read of a case", () => {
  it("has no word of offices in it", () => {
    const said = [...Object.values(CASE_STAGE_NAMES), ...Object.values(MODE_NAMES)].map(plainly);
    const office = PLAIN_WORDS.map(([word]) => word);
    expect(said.filter(({ zh }) => office.some((word) => zh.includes(word)))).toEqual([]);
    expect(plainly({ zh: "收件地移交后由办理地签收", en: "" }).zh).toBe("受理地转交后由办理地接收");
  });

  it("says each word once, and nothing plain is a word of offices again", () => {
    const office = PLAIN_WORDS.map(([word]) => word);
    expect(new Set(office).size).toBe(office.length);
    expect(PLAIN_WORDS.filter(([, plain]) => office.some((word) => plain.includes(word)))).toEqual([]);
  });
});
