import { expect, test } from "vitest";
import type { Page } from "./page.ts";
import { entryTitle, markedPath, menuLink, menuOf, tabsOf } from "./pages-context.tsx";

const page = (path: string, menu: Page["menu"]): Page => ({
  path,
  title: { zh: path, en: path },
  measures: [],
  access: "public",
  menu,
  load: async () => ({ default: () => null }),
});

test("the navigation groups what has a menu entry, in order, and drops empty groups", () => {
  const menu = menuOf([
    page("/b", { group: "office", order: 2, icon: "x" }),
    page("/a", { group: "office", order: 1, icon: "x" }),
    page("/hidden", null),
    page("/plan", { group: "plan", order: 9, icon: "x" }),
  ]);
  expect(menu.map((entry) => [entry.group, entry.pages.map((p) => p.path)])).toEqual([
    ["plan", ["/plan"]],
    ["office", ["/a", "/b"]],
  ]);
});

const entry = (order: number) => ({ group: "plan", order, icon: "x" }) as const;

test("the navigation marks the entry that a page belongs to: its own, the one above it, or the one it names", () => {
  const pages = [
    page("/", entry(1)),
    page("/plans", entry(2)),
    { ...page("/plans/:plan", null), within: "/" },
    page("/plans/:plan/questions", null),
    page("/search", null),
  ];
  expect(markedPath(pages, "/")).toBe("/");
  expect(markedPath(pages, "/plans")).toBe("/plans");
  expect(markedPath(pages, "/plans/7")).toBe("/");
  expect(markedPath(pages, "/plans/7/questions")).toBe("/plans");
  expect(markedPath(pages, "/search")).toBeNull();
  expect(markedPath(pages, "/nowhere")).toBeNull();
});

const shown = (pages: readonly Page[]) =>
  menuOf(pages).flatMap((group) => group.pages.map(({ path }) => path));

test("pages that share an entry are one workplace: it leads to the first that is open and stays marked for all of them", () => {
  const workplace = { zh: "数据交换", en: "Exchange" };
  const exchange = { group: "data", order: 1, icon: "x", workplace } as const;
  const [grants, readings, ledger] = ["/grants", "/readings", "/ledger"].map((path) => page(path, exchange));
  const alike = page("/alike", { ...exchange });
  const record = page("/ledger/:grant", null);
  const receipt = { ...page("/receipt", null), within: "/readings" };
  const all = [grants, readings, ledger, alike, record, receipt].filter((each) => each !== undefined);
  expect(shown(all)).toEqual(["/grants", "/alike"]);
  const open = all.filter((each) => each !== grants);
  expect(shown(open)).toEqual(["/readings", "/alike"]);
  for (const at of ["/readings", "/ledger", "/ledger/7", "/receipt"])
    expect([markedPath(all, at), markedPath(open, at)]).toEqual(["/grants", "/readings"]);
  expect(tabsOf(open, ledger as Page).map(({ path }) => path)).toEqual(["/readings", "/ledger"]);
  expect(entryTitle(open, ledger as Page)).toBe(workplace);
  expect(entryTitle([ledger as Page], ledger as Page)).toBe(ledger?.title);
  expect([tabsOf(open, record), tabsOf(open, alike)]).toEqual([[], [alike]]);
});

test("a menu entry for a unit leads to one's own unit, and is nothing for who has none", () => {
  const unit = page("/units/:organisation", { group: "plan", order: 1, icon: "units" });
  expect(menuLink(unit, "u1")).toBe("/units/u1");
  expect(menuLink(unit, null)).toBeNull();
  expect(menuLink(page("/plans", null), null)).toBe("/plans");
});
