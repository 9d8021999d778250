import { describe, expect, test } from "vitest";
import { fitting } from "./fitting.ts";
import { lastOpen, linkOf, markedEntry, menuOf, type Owner, type Place, tabsOf, whereIs } from "./menu.ts";
import type { Menu, Page } from "./page.ts";
import { waitingOn } from "./waiting.ts";
import { PLAN, REGISTERS, SYSTEMS, type Workplace } from "./workplaces.ts";

const page = (path: string, menu: Menu | null, more: Partial<Page> = {}): Page => ({
  path,
  title: { zh: path, en: path },
  measures: [],
  access: "public",
  menu,
  load: async () => ({ default: () => null }),
  ...more,
});
const at = (workplace: Workplace, order: number, more: Partial<Menu> = {}): Menu => ({
  workplace,
  order,
  ...more,
});
const owner = (open: readonly Page[], more: Partial<Owner> = {}): Owner => ({
  open,
  organisation: "u1",
  pins: [],
  ...more,
});
const tabs = (open: readonly Page[], workplace = PLAN) =>
  tabsOf(owner(open), workplace).map(({ title, pages }) => [title.zh, ...pages.map(({ path }) => path)]);
const pathAt = (pages: readonly Page[], pathname: string, open = pages) =>
  whereIs(pages, { open, organisation: "u1" }, pathname)?.page?.path ?? null;

describe("the menu", () => {
  test("has an entry for each workplace of which a page is open, in order; of one page it is that page", () => {
    const entries = menuOf(
      owner([
        page("/b", at(REGISTERS, 2)),
        page("/a", at(REGISTERS, 1)),
        page("/hidden", null),
        page("/p", at(PLAN, 9)),
      ]),
    );
    expect(entries.map(({ title, tabs: [first] }) => [title.zh, first.pages[0].path])).toEqual([
      ["/p", "/p"],
      ["登记册", "/a"],
    ]);
  });

  test("has pages that share a section in one tab, and a section of which one page is open is that page", () => {
    const section = { zh: "数据交换", en: "Exchange" };
    const [grants, readings] = [
      page("/grants", at(PLAN, 1, { section })),
      page("/readings", at(PLAN, 3, { section })),
    ];
    const alone = page("/alone", at(PLAN, 2, { title: { zh: "独自", en: "Alone" } }));
    expect(tabs([readings, alone, grants])).toEqual([
      ["数据交换", "/grants", "/readings"],
      ["独自", "/alone"],
    ]);
    expect(tabs([readings, alone])).toEqual([
      ["独自", "/alone"],
      ["/readings", "/readings"],
    ]);
    expect(tabs([alone], REGISTERS)).toEqual([]);
  });

  test("leads to one's own unit, and has no tab of it for who has none", () => {
    const unit = page("/units/:organisation", at(PLAN, 1), { within: "/plan" });
    const plan = page("/plan", at(PLAN, 2));
    expect([linkOf(unit, "u1"), linkOf(unit, null), linkOf(plan, null)]).toEqual([
      "/units/u1",
      null,
      "/plan",
    ]);
    expect(tabsOf(owner([unit], { organisation: null }), PLAN)).toEqual([]);
    // Another's unit is looked at from the plan.
    expect([pathAt([unit, plan], "/units/u1"), pathAt([unit, plan], "/units/u2")]).toEqual([
      unit.path,
      "/plan",
    ]);
  });

  test("marks 系统 while a system shows that is not pinned", () => {
    const rail: Workplace = {
      id: "rail",
      title: { zh: "铁路", en: "Rail" },
      icon: "",
      order: 1,
      system: true,
    };
    const open = [page("/systems", at(SYSTEMS, 1)), page("/circle", at(rail, 1))];
    const marked = (pins: readonly string[]) =>
      markedEntry(menuOf(owner(open, { pins })), rail)?.workplace.id;
    expect([marked([]), marked(["rail"])]).toEqual(["systems", "rail"]);
    expect(markedEntry(menuOf(owner(open)), PLAN)).toBeUndefined();
  });
});

describe("an address stands", () => {
  test("at its own page, at the one it names, or at the nearest one above", () => {
    const pages = [
      page("/plan", at(PLAN, 1)),
      page("/plans", at(PLAN, 2)),
      page("/plans/:plan", null, { within: "/plan" }),
      page("/plans/:plan/questions", null),
      page("/search", null),
    ];
    const asked = [
      "/plan",
      "/plans",
      "/plans/",
      "/plans/7",
      "/plans/7/questions",
      "/search",
      "/nowhere",
      "/",
    ];
    expect(asked.map((path) => pathAt(pages, path))).toEqual([
      "/plan",
      "/plans",
      "/plans",
      "/plan",
      "/plans",
      null,
      null,
      null,
    ]);
  });

  test("at a page whose path has no parameter before one that would take it for one", () => {
    const pages = [
      page("/items", at(PLAN, 1)),
      page("/items/:item", null),
      page("/items/chains", at(PLAN, 2)),
    ];
    expect(pathAt(pages, "/items/chains")).toBe("/items/chains");
    expect(pathAt(pages, "/items/7")).toBe("/items");
  });

  test("with its parameter where that tells the tab, and only in its workplace where its data alone do", () => {
    const pages = [
      page("/registers/fund", at(REGISTERS, 1)),
      page("/registers/:register/new", null, { within: "/registers/:register" }),
      page("/entries/:entry", null, { within: REGISTERS }),
    ];
    expect(pathAt(pages, "/registers/fund/new")).toBe("/registers/fund");
    expect(whereIs(pages, owner(pages), "/entries/7")).toEqual({ workplace: REGISTERS, page: null });
  });

  test("at the first of several that its reader may open", () => {
    const [cases, window] = [page("/cases", at(PLAN, 1)), page("/window", at(PLAN, 2))];
    const record = page("/case/:case", null, { within: ["/cases", "/window"] });
    const all = [cases, window, record];
    expect([pathAt(all, "/case/7"), pathAt(all, "/case/7", [window, record])]).toEqual(["/cases", "/window"]);
    // Whoever may open neither still sees in which workplace it is.
    expect(whereIs(all, owner([record]), "/case/7")?.workplace).toBe(PLAN);
  });
});

test("a workplace is entered at the page that was open last, or at its first", () => {
  const pages = [page("/a", at(PLAN, 1)), page("/b", at(PLAN, 2))] as unknown as [Place, Place];
  expect(lastOpen(pages, ["/other", "/b", "/a"]).path).toBe("/b");
  expect(lastOpen(pages, ["/gone"]).path).toBe("/a");
});

test("what waits is counted at the tab on which it is done, and what has none only in all", () => {
  const pages = [page("/cases", at(PLAN, 1)), page("/cases/:case", null)];
  const places = { "/cases/:id": 2, "/cases": 1, "/elsewhere": 1 };
  expect(waitingOn(pages, { open: pages, organisation: null }, places)).toEqual({
    all: 4,
    on: new Map([["/cases", 3]]),
  });
});

describe("tabs that find no room beside each other", () => {
  const widths = [100, 100, 100, 100];

  test("all show where they fit, also exactly", () => {
    expect(fitting(widths, { room: 400, more: 80, current: 0 })).toEqual([0, 1, 2, 3]);
  });

  test("leave room for what holds the others, and the current one always shows", () => {
    expect(fitting(widths, { room: 399, more: 80, current: 0 })).toEqual([0, 1, 2]);
    expect(fitting(widths, { room: 290, more: 80, current: 3 })).toEqual([0, 3]);
    expect(fitting(widths, { room: 50, more: 80, current: 2 })).toEqual([2]);
    expect(fitting(widths, { room: 290, more: 80, current: -1 })).toEqual([0, 1]);
  });
});
