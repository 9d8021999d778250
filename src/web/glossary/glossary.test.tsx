// @vitest-environment happy-dom
import { fireEvent, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { openPage } from "../../../test/support/page.tsx";
import { termsIn, termsOf } from "./dictionary.ts";
import GlossaryPage from "./page.tsx";
import { TERMS } from "./terms.ts";

const named = (text: string, language: "zh" | "en") =>
  termsIn(TERMS, text, language, 2).map(({ name }) => name[language]);
const names = () => screen.getAllByRole("term").map(({ firstChild }) => firstChild?.textContent);
const type = (value: string) => fireEvent.change(screen.getByRole("searchbox"), { target: { value } });

describe("the glossary", () => {
  it("holds the rows of the dictionary that have a name in English and a sentence in Chinese, and no others", () => {
    const table = [
      "## By when",
      "| term | code | meaning | called | 释义 |",
      "| --- | --- | --- | --- | --- |",
      "| 截至 (某日) | `asOf` | the day of what is said (`Day` 某日); `value` as typed | as of | 说的是哪一天。 |",
      "| 出处 | `span` | where it stands |",
    ].join("\n");
    expect(termsOf(table)).toEqual([
      {
        area: "By when",
        name: { zh: "截至 (某日)", en: "as of" },
        meaning: { zh: "说的是哪一天。", en: "The day of what is said." },
      },
    ]);
    expect(TERMS.length).toBeGreaterThan(100);
    expect(TERMS.filter(({ name, meaning }) => /\p{Script=Han}|`/u.test(name.en + meaning.en))).toEqual([]);
    expect(TERMS.filter(({ meaning }) => !/^\p{Script=Han}.*。$/u.test(meaning.zh))).toEqual([]);
  });

  it("finds the terms of a page in what it says, by whole words in English, the most frequent first", () => {
    expect(named("台账 台账 牵头单位 台账", "zh")).toEqual(["台账", "牵头"]);
    expect(named("Ledger: leads and ledgers; misleading", "en")).toEqual(["ledger", "lead"]);
    expect(named("", "zh")).toEqual([]);
  });

  it.each([
    ["zh", "容缺", "容缺后补"],
    ["en", "FOLLOW later", "may follow later"],
  ] as const)(
    "in %s is narrowed while one types, also by words of the other language",
    async (language, typed, found) => {
      await openPage("/glossary", GlossaryPage, { language });
      expect(names()).toHaveLength(TERMS.length);
      type(typed);
      expect(names()).toEqual([found]);
      type("zzz");
      expect(screen.queryAllByRole("term")).toEqual([]);
      expect(screen.getByRole("status").textContent).toMatch(/没有|No such/);
    },
  );
});
