import { readFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";
import { expect, test } from "vitest";

const source = readFileSync(new URL("./before-paint.js", import.meta.url), "utf8");

/** A browser of the age of Chromium 88 as far as the script can tell. */
function runScript(
  stored: Readonly<Record<string, string>>,
  systemDark: boolean,
  pathname = "/",
  languages: readonly string[] = ["zh-CN"],
) {
  const root = { dataset: {} as Record<string, string>, lang: "zh-CN" };
  const kept = new Map<string, string>();
  let [failed, reloads]: [((event: object) => void) | null, number] = [null, 0];
  const page = { documentElement: root, readyState: "loading" };
  const context = createContext({
    document: page,
    addEventListener: (_: string, listener: (event: object) => void) => (failed = listener),
    sessionStorage: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
    },
    localStorage: { getItem: (key: string) => stored[key] ?? null },
    location: { pathname, reload: () => (reloads += 1) },
    navigator: { languages },
    matchMedia: () => ({ matches: systemDark }),
  });
  runInContext(
    `for (const name of ["at", "toSorted", "toReversed", "toSpliced", "with", "findLast"]) delete Array.prototype[name];
     delete String.prototype.at; delete Object.hasOwn;`,
    context,
  );
  runInContext(source, context);
  return {
    root,
    /** How often the document was asked for anew after such an element did not load. */
    fail: (target: object, readyState = "loading"): number => {
      page.readyState = readyState;
      failed?.({ target });
      return reloads;
    },
    read: (code: string): unknown => JSON.parse(String(runInContext(`JSON.stringify(${code})`, context))),
  };
}

test("what the person chose wins over what the system says", () => {
  expect(runScript({}, true).root.dataset["appearance"]).toBe("dark");
  expect(runScript({ "jiziwan.appearance": "light" }, true).root.dataset["appearance"]).toBe("light");
  expect(runScript({ "jiziwan.appearance": "dark" }, false).root.dataset["appearance"]).toBe("dark");
  expect(runScript({ "jiziwan.language": "en" }, false).root.lang).toBe("en");
});

test.each([
  [["en-GB", "zh-CN"], undefined, "en"],
  [["zh-TW", "en"], undefined, "zh-CN"],
  [["mn", "EN-us", "zh"], undefined, "en"],
  [["mn", "ru", "enm"], undefined, "zh-CN"],
  [[], undefined, "zh-CN"],
  [["en-GB"], "zh", "zh-CN"],
  [["zh-CN"], "en", "en"],
])("of the browser's languages %j, chosen %s, the page is shown in %s", (languages, chosen, shown) => {
  const stored: Record<string, string> = chosen === undefined ? {} : { "jiziwan.language": chosen };
  expect(runScript(stored, false, "/", languages).root.lang).toBe(shown);
});

test("the way in stands alone, every other page has the desk around it", () => {
  expect(runScript({}, false, "/sign-in").root.dataset).toHaveProperty("alone");
  expect(runScript({}, false, "/ledger").root.dataset).not.toHaveProperty("alone");
});

test("a document whose program has gone is asked for anew, once; what fails in a page that stands reloads nothing", () => {
  expect(runScript({}, false).fail({ tagName: "SCRIPT" })).toBe(1);
  expect(runScript({}, false).fail({ tagName: "LINK", rel: "stylesheet" })).toBe(1);
  const { fail } = runScript({}, false);
  expect(fail({ tagName: "IMG" })).toBe(0);
  expect(fail({ tagName: "LINK", rel: "modulepreload" })).toBe(0);
  expect(fail({ tagName: "LINK", rel: "stylesheet" }, "complete")).toBe(0);
  expect(fail({ tagName: "SCRIPT" })).toBe(1);
  expect(fail({ tagName: "SCRIPT" })).toBe(1);
});

test("an old browser gets the methods it lacks, and they leave their input alone", () => {
  const { read } = runScript({}, false);
  expect(
    read(
      "(() => { const a = [3, 1, 2]; return [a.toSorted(), a.toSorted((x, y) => y - x), a.toReversed(), a]; })()",
    ),
  ).toEqual([
    [1, 2, 3],
    [3, 2, 1],
    [2, 1, 3],
    [3, 1, 2],
  ]);
  expect(read('[[1, 2].at(-1), "几字弯".at(-1), [1, 2].at(5) ?? null]')).toEqual([2, "弯", null]);
  expect(
    read("(() => { const a = [1, 2, 3]; return [a.toSpliced(1, 1, 9, 8), a.with(-1, 7), a]; })()"),
  ).toEqual([
    [1, 9, 8, 3],
    [1, 2, 7],
    [1, 2, 3],
  ]);
  expect(read("[1, 2, 3].findLast((n) => n < 3)")).toBe(2);
  expect(read('[Object.hasOwn({ a: 1 }, "a"), Object.hasOwn({}, "toString")]')).toEqual([true, false]);
  expect(read("Object.keys([])")).toEqual([]);
});
