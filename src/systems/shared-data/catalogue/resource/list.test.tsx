// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { openPage, person } from "../../../../../test/support/page.tsx";
import type { Language } from "../../../../web/frame/language.tsx";
import CataloguePage from "./list.tsx";

const nothing = { total: 0, rows: [], day: "2026-11-23", classes: {} };

/** Opens the catalogue at an address; what it asked for of the list. */
async function open(query: string, language: Language = "zh"): Promise<string[]> {
  const asked: string[] = [];
  vi.stubGlobal("fetch", (address: string) => {
    asked.push(String(address));
    return Promise.resolve(Response.json(nothing));
  });
  const actor = person({ roles: ["liaison"] });
  await openPage("/data/catalogue", CataloguePage, { at: `/data/catalogue${query}`, language, actor });
  return asked.filter((each) => each.includes("/api/resources?"));
}

it.each([
  ["101", "class=101"],
  ["abc", null],
])(
  "（四） an address that asks for the class %s narrows the catalogue only where it is one",
  async (code, said) => {
    const asked = await open(`?class=${code}`);
    expect(asked.map((each) => /class=\w*/.exec(each)?.[0] ?? null)).toEqual([said]);
  },
);

it.each([
  ["zh", "全部范围"],
  ["en", "Any scope"],
] as const)(
  "（四） every choice of the list says in %s what it offers where nothing is chosen",
  async (language, words) => {
    await open("", language);
    expect(screen.getByRole("option", { name: words })).toBeDefined();
  },
);
