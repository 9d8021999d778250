import { describe, expect, test } from "vitest";
import { checkRoles } from "../src/accounts/domain/roles.ts";
import { SPECS } from "../src/cooperation/registers/specs.ts";
import { type Role, ROLES } from "../src/kernel/access.ts";
import { pages } from "../src/pages.ts";
import { readPlan } from "../src/supervision/domain/plan-reader/read-plan.ts";
import { menuOf, type Owner, pagesOf, tabsOf, whereIs, workplacesOf } from "../src/web/frame/menu.ts";
import type { Page } from "../src/web/frame/page.ts";
import { openTo } from "../src/web/frame/pages-context.tsx";
import { MOST_ENTRIES, PLAN, SYSTEMS } from "../src/web/frame/workplaces.ts";
import { CHAPTERS, ordinalOf } from "../src/web/systems/measures.ts";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./architecture/files.ts";
import { ordinalOf as printedOrdinal } from "./measures/table.ts";
import { pages as lostFound } from "./slices/lost-found/found/pages.ts";

/** Thirteen systems that are still to come, each of three pages for everybody. */
const SYSTEMS_TO_COME: readonly Page[] = Array.from({ length: 13 }, (_, at) =>
  [1, 2, 3].map((order): Page => ({
    path: `/system-${at}/${order}`,
    title: { zh: `页${order}`, en: `Page ${order}` },
    measures: [at + 1],
    access: "signed-in",
    menu: {
      workplace: { id: `system-${at}`, title: { zh: "系统", en: "" }, icon: "", order: at, system: true },
      order,
    },
    load: async () => ({ default: () => null }),
  })),
).flat();
const ALL: readonly Page[] = [...pages, ...lostFound, ...SYSTEMS_TO_COME];
const ALL_PINNED = workplacesOf(ALL).flatMap(({ id, system }) => (system ? [id] : []));

/** Every set of roles that one account may hold. */
const HOLDINGS: readonly (readonly Role[])[] = Array.from({ length: 2 ** ROLES.length }, (_, bits) =>
  ROLES.filter((_role, at) => (bits >> at) % 2 === 1),
).filter((roles) => roles.length > 0 && checkRoles(roles).ok);

const ownerOf = (
  roles: readonly Role[] | null,
  pins: readonly string[] = ALL_PINNED,
  unit: string | null = "u",
): Owner => ({
  open: openTo(ALL, roles),
  organisation: unit,
  pins,
});

/** An address of a page, in the register of funds where it is of one. */
const addressOf = (path: string): string => path.replace(":register", "fund").replace(/:\w+/g, "7");

/** Entries of the menu of a window that pinned these. */
const ids = (pins: readonly string[]) =>
  menuOf(ownerOf(["window-clerk"], pins)).map(({ workplace }) => workplace.id);
const serving = (measure: number) =>
  workplacesOf(pages.filter(({ measures }) => measures.includes(measure))).map(({ id }) => id);

const firstOf = (roles: readonly Role[]) =>
  menuOf(ownerOf(roles)).find(({ workplace }) => workplace.id === PLAN.id)?.tabs[0].pages[0].path;

describe("the menu", () => {
  test("（二十） leads a leader to the page for leaders first, and the office to the board", () => {
    expect([firstOf(["leader"]), firstOf(["office"])]).toEqual(["/leader", "/plan"]);
  });

  test("has at most nine entries for every role and for all roles that one account may hold, whatever is pinned", () => {
    expect(HOLDINGS.length).toBeGreaterThan(100);
    const most = HOLDINGS.map((roles) => ({ roles, entries: menuOf(ownerOf(roles)).length }));
    expect(most.filter(({ entries }) => entries > MOST_ENTRIES)).toEqual([]);
    expect(Math.max(...most.map(({ entries }) => entries))).toBe(MOST_ENTRIES);
    expect(menuOf(ownerOf(null)).length).toBeLessThanOrEqual(2);
  });

  test("shows a system only to who pinned it, two at most, beside 系统", () => {
    const without = ids([]);
    expect(without).toContain("systems");
    expect(ids(["system-4", "gone", "system-2", "system-9"])).toEqual(
      without.flatMap((id) => (id === SYSTEMS.id ? [id, "system-2", "system-4"] : [id])),
    );
  });

  test("leads by its tabs to every page that has a place in it, and to no other, for every role", () => {
    for (const roles of ROLES.map((role) => [role])) {
      const owner = ownerOf(roles);
      const reached = workplacesOf(owner.open).flatMap((workplace) =>
        tabsOf(owner, workplace).flatMap(({ pages: within }) => within.map(({ path }) => path)),
      );
      const placed = owner.open.filter(({ menu }) => menu !== null).map(({ path }) => path);
      const always = owner.open.filter(({ menu }) => menu !== null && menu.workplace.system !== true);
      expect(reached.toSorted()).toEqual(placed.toSorted());
      const entered = menuOf(owner).flatMap((entry) => pagesOf(entry).map(({ path }) => path));
      expect(always.map(({ path }) => path).filter((path) => !entered.includes(path))).toEqual([]);
    }
  });

  test("keeps the tabs of a workplace few enough for one line", () => {
    for (const roles of HOLDINGS)
      for (const workplace of workplacesOf(ALL))
        expect(tabsOf(ownerOf(roles), workplace).length).toBeLessThanOrEqual(10);
  });
});

describe("every page", () => {
  test("stands in exactly one workplace, also those that are reached from others; the doors stand in none", () => {
    const owner = ownerOf(ROLES);
    const lost = ALL.filter(({ path }) => whereIs(ALL, owner, addressOf(path)) === null);
    expect(lost.map(({ path }) => path)).toEqual(["/sign-in", "/sign-in/provider", "/register"]);
    expect(new Set(ALL.map(({ path }) => path)).size).toBe(ALL.length);
  });

  test.each(ROLES)("that %s may open marks an entry of the own menu", (role) => {
    const owner = ownerOf([role], []);
    const entries = ["desk", ...menuOf(owner).map(({ workplace }) => workplace.id)];
    const unmarked = owner.open.filter(({ path }) => {
      const workplace = whereIs(ALL, owner, addressOf(path))?.workplace;
      return workplace && !workplace.system && !entries.includes(workplace.id);
    });
    expect(unmarked.map(({ path }) => path)).toEqual([]);
  });

  test("has its words in both languages", () => {
    const titles = ALL.slice(0, pages.length).flatMap(({ title, menu }) => [
      title,
      ...(menu === null ? [] : [menu.workplace.title, ...[menu.section ?? [], menu.title ?? []].flat()]),
    ]);
    expect(titles.filter(({ zh, en }) => !/\p{Script=Han}/u.test(zh) || !/[a-z]/.test(en))).toEqual([]);
  });
});

describe("the picture of the 22 measures", () => {
  const shown = CHAPTERS.flatMap(({ measures }) => measures);

  test("has them in the plan's order, by its chapters, with the ordinals that it prints", () => {
    const plan = readPlan(readFileSync(join(ROOT, "plans/baotou-2024.txt"), "utf8"));
    expect(shown.map(({ number }) => ordinalOf(number))).toEqual(
      plan.measures.map((_, at) => printedOrdinal(at + 1)),
    );
    expect(CHAPTERS.map(({ measures }) => measures.length)).toEqual([4, 4, 3, 3, 5, 3]);
  });

  test("says of a measure that it has registers exactly where one is made for it", () => {
    const made = new Set(Object.values(SPECS).flatMap(({ measures }) => measures));
    expect(shown.filter(({ registered }) => registered).map(({ number }) => number)).toEqual(
      [...made].toSorted((a, b) => a - b),
    );
  });

  test("（四）（十三）（二十）（二十一）（二十二） finds what serves a measure by what its pages say", () => {
    expect([4, 20, 21, 22, 13, 1].map(serving)).toEqual([
      ["services", "data"],
      ["plan", "meetings"],
      ["meetings"],
      ["meetings"],
      ["ecology"],
      [],
    ]);
  });
});
