import { expect, test } from "vitest";
import { allows, ROLES } from "../src/kernel/access.ts";
import { pages, web } from "../src/pages.ts";
import { actsNamed } from "../src/web/finder/matches.ts";

test.each(ROLES)("who is lost as %s finds help by that word, in either language", (role) => {
  const open = pages.filter(({ access }) => allows(access, [role]));
  const found = ["帮助", "help", "术语"].map((words) =>
    actsNamed(open, words, { organisation: null, roles: [role] }),
  );
  expect(found.map((lines) => lines.map(({ link }) => link).includes("/glossary"))).toEqual([
    true,
    true,
    true,
  ]);
});

test("every page says what it is for, in both languages, and no help is of a page that there is not", async () => {
  const help = Object.assign(
    {},
    ...(await Promise.all(web.help.pages.map(async (load) => (await load()).pageHelp))),
  );
  const paths = [...new Set(pages.map(({ path }) => path))];
  expect(paths.filter((path) => !(path in help))).toEqual([]);
  expect(Object.keys(help).filter((path) => !paths.includes(path))).toEqual([]);
  const said = Object.values(help) as { zh: string; en: string }[];
  expect(
    said.filter(
      ({ zh, en }) =>
        !/^\p{Script=Han}[^A-Za-z]*(Excel)?[^A-Za-z]*。$/u.test(zh) ||
        !/^[A-Z][^\p{Script=Han}]*\.$/u.test(en),
    ),
  ).toEqual([]);
});
