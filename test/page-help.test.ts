import { expect, test } from "vitest";
import { pages, web } from "../src/pages.ts";

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
