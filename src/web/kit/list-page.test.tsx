// @vitest-environment happy-dom
import { fireEvent, screen, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { found, type FoundRow } from "../../../test/slices/lost-found/found/kind.ts";
import { foreignWords, openPage, person, press, settled, type } from "../../../test/support/page.tsx";
import { choice, type Field, line, say } from "../../kernel/fields.ts";
import { figure, UNITS } from "../../kernel/figure.ts";
import type { Language } from "../frame/language.tsx";
import type { Session } from "../frame/session.tsx";
import { dayOf, linked, named } from "./columns.tsx";
import { listPage } from "./list-page.tsx";

type Asked = { readonly q?: string; readonly status?: string; readonly page: number; readonly size: number };

const row = (id: string, given: Partial<FoundRow> = {}): FoundRow => ({
  id,
  what: "雨伞",
  place: "东站",
  foundOn: "2026-11-20",
  worthYuan: null,
  desk: "东站窗口",
  status: "kept",
  sample: false,
  ...given,
});
const ROWS = [row("1"), row("2", { what: "戒指", status: "given", sample: true })];
const BEGINNING = { what: line(say("物品", "Thing")) };

/** A list that answers with these rows, and what it was asked for. */
function listOf(rows: readonly FoundRow[], total = rows.length, may = (_: Session) => true) {
  const asked = vi.fn(async (_: Asked) => ({ rows, total, day: "2026-11-23" }));
  const send = vi.fn(async () => ({ id: "9" }));
  const narrowing = {
    place: choice(say("地点", "Place"), { east: say("东站", "East"), bus: say("公交", "Bus") }),
  };
  const Page = listPage<FoundRow, typeof BEGINNING, { day: string }, typeof narrowing>(found, {
    path: "/found",
    route: "GET /api/found",
    list: asked as never,
    narrowing,
    lead: say("等失主认领。", "They wait for their owners."),
    none: { title: say("没有物品", "Nothing here"), help: say("请先登记。", "Enter something first.") },
    columns: [
      linked(say("物品", "Thing"), { to: ({ id }) => `/found/${id}`, text: ({ what }) => what }),
      named(say("状态", "Status"), found.statuses, ({ status }) => status),
      dayOf(say("拾得日期", "Found on"), ({ foundOn }) => foundOn),
    ],
    begin: {
      by: ["window-clerk"],
      may,
      fields: BEGINNING,
      help: say("写明特征。", "Describe it."),
      known: { route: "GET /api/day", ask: async () => ({ day: "2026-11-23" }) },
      ground: (known, about) =>
        about === "nothing" ? say("没有可登记的。", "There is nothing to enter.") : { choices: {}, ...known },
      send,
    },
  });
  return { Page, asked, send, lastAsked: () => asked.mock.lastCall?.[0] };
}

const cells = () =>
  [...document.querySelectorAll("tr")].map((each) =>
    [...each.querySelectorAll("th, td")].map(({ textContent }) => textContent),
  );

describe("the list of a kind", () => {
  it.each([
    ["zh", ["物品", "状态", "拾得日期"], ["雨伞", "保管中"], ["戒指示例", "已领回"], "失物招领"],
    ["en", ["Thing", "Status", "Found on"], ["雨伞", "kept"], ["戒指sample", "given back"], "Lost property"],
  ] as const)(
    "shows its columns and labels what is invented, in %s",
    async (language, head, one, two, title) => {
      const { Page } = listOf(ROWS);
      await openPage("/found", Page, { language });
      const [heading, first, second] = cells();
      expect(heading).toEqual(head);
      expect(first?.slice(0, 2)).toEqual(one);
      expect(second?.slice(0, 2)).toEqual(two);
      expect(screen.getByRole("heading", { level: 1 }).textContent).toBe(title);
      expect(screen.getByRole("link", { name: "戒指" }).getAttribute("href")).toBe("/found/2");
      expect(foreignWords(language)).toEqual([]);
    },
  );

  it("asks for what its address says, and only for what it knows", async () => {
    const { Page, lastAsked } = listOf(ROWS);
    await openPage("/found", Page, { at: "/found?q=伞&status=kept&place=bus&page=3&size=20" });
    expect(lastAsked()).toEqual({ q: "伞", status: "kept", place: "bus", page: 3, size: 20 });
    const other = listOf(ROWS);
    await openPage("/found", other.Page, { at: "/found?status=lost&place=moon&page=-1&size=9999" });
    expect(other.lastAsked()).toMatchObject({ page: 1, size: 200 });
    for (const none of ["-5", "0", "2.5", "1e20"]) {
      const odd = listOf(ROWS);
      await openPage("/found", odd.Page, { at: `/found?page=${none}&size=${none}` });
      expect(odd.lastAsked()).toMatchObject({ page: 1, size: 50 });
    }
    expect(other.lastAsked()?.status).toBeUndefined();
  });

  it("keeps filters in the address and goes back to the first page", async () => {
    const { Page, lastAsked } = listOf(ROWS);
    const tab = await openPage("/found", Page, { at: "/found?page=3&q=伞" });
    type("状态", "已领回");
    expect(decodeURIComponent(tab.address())).toBe("/found?q=伞&status=given");
    type("地点", "公交");
    expect(lastAsked()).toMatchObject({ q: "伞", status: "given", place: "bus", page: 1 });
  });

  it("pages on the server and says how many there are", async () => {
    const { Page, lastAsked } = listOf(ROWS, 1_234);
    const tab = await openPage("/found", Page);
    expect(document.body.textContent).toContain("1,234");
    fireEvent.click(screen.getByTitle("3"));
    await settled();
    expect(tab.address()).toBe("/found?page=3");
    expect(lastAsked()).toMatchObject({ page: 3, size: 50 });
  });

  it.each([
    ["zh", "没有物品", "请先登记。"],
    ["en", "Nothing here", "Enter something first."],
  ] as const)("says what to do where nothing is entered yet, in %s", async (language, title, help) => {
    const { Page } = listOf([]);
    await openPage("/found", Page, { language });
    expect(screen.getByText(title)).toBeTruthy();
    expect(screen.getByText(help)).toBeTruthy();
    expect(foreignWords(language)).toEqual([]);
  });

  it("offers to clear the filters where nothing fits them", async () => {
    const { Page } = listOf([]);
    const tab = await openPage("/found", Page, { at: "/found?q=伞&place=bus" });
    expect(screen.getByText("没有符合条件的记录")).toBeTruthy();
    await press("清除筛选");
    expect(tab.address()).toBe("/found");
  });
});

const tabs = (name: string) =>
  within(screen.getByRole("navigation", { name }))
    .getAllByRole("button")
    .map((tab) => [tab.textContent, tab.getAttribute("aria-current")]);

describe("a list with tabs", () => {
  const VIEWS = { mine: say("本窗口", "Of this desk"), all: say("全部", "All"), lost: say("寻物", "Sought") };
  const Page = listPage<FoundRow, never, never, { view: Field<string> }>(found, {
    path: "/found",
    route: "GET /api/found",
    list: async ({ view }) => ({ rows: view === "mine" ? ROWS.slice(0, 1) : ROWS, total: 2 }),
    lead: say("物品。", "Things."),
    none: { title: say("没有", "None"), help: say("没有", "None") },
    narrowing: { view: choice(say("范围", "Which"), VIEWS) },
    tabbed: {
      by: "view",
      of: (allows) => (allows(["office"]) ? ["mine", "all", "lost"] : ["mine", "all"]),
      counts: { route: "GET /api/found-counts", ask: async () => ({ mine: 1, all: 1_234 }) },
      figures: {
        mine: figure(["待领", "Waiting"], UNITS.items, "down", ["在保管的物品。", "Things that are kept."]),
      },
    },
    columns: [linked(say("物品", "Thing"), { to: ({ id }) => `/found/${id}`, text: ({ what }) => what })],
  });

  it.each([
    ["zh", "范围", ["本窗口 1", "全部 1,234"]],
    ["en", "Which", ["Of this desk 1", "All 1,234"]],
  ] as const)(
    "counts in each what the reader has, and always shows one, in %s",
    async (language, name, said) => {
      const tab = await openPage("/found", Page, { language, at: "/found?view=lost" });
      expect(tabs(name)).toEqual([
        [said[0], "page"],
        [said[1], null],
      ]);
      await press(said[1]);
      expect(tab.address()).toBe("/found?view=all");
      expect(screen.getAllByRole("link").map(({ textContent }) => textContent)).toEqual(["雨伞", "戒指"]);
      await press(said[0]);
      expect(tab.address()).toBe("/found");
      expect(screen.getAllByRole("link")).toHaveLength(1);
      expect(foreignWords(language)).toEqual([]);
    },
  );
});

describe("a list that is narrowed until the reader chooses", () => {
  const PLACES = { east: say("东站", "East"), bus: say("公交", "Bus") };
  /** Of rows without ids, as what is computed. */
  const computed = () => {
    const asked = vi.fn(async (_: { readonly place?: string | undefined }) => ({ rows: [] as FoundRow[] }));
    const Page = listPage<FoundRow, never, never, { place: Field<string> }>(
      { name: found.name },
      {
        path: "/found",
        route: "GET /api/found",
        list: asked,
        lead: say("物品。", "Things."),
        none: { title: say("没有物品", "Nothing here"), help: say("请先登记。", "Enter something first.") },
        search: null,
        narrowing: { place: choice(say("地点", "Place"), PLACES) },
        unasked: { place: "east" },
        keyOf: ({ what, place }) => `${what} ${place}`,
        columns: [linked(say("物品", "Thing"), { to: ({ id }) => `/found/${id}`, text: ({ what }) => what })],
      },
    );
    return { Page, asked };
  };

  it.each([
    ["zh", "地点", ["东站", "公交"]],
    ["en", "Place", ["East", "Bus"]],
  ] as const)("offers the others beside what it shows unasked, in %s", async (language, name, offered) => {
    const { Page, asked } = computed();
    const tab = await openPage("/found", Page, { language });
    const options = within(screen.getByRole("combobox", { name })).getAllByRole("option");
    expect(options.map(({ textContent }) => textContent)).toEqual(offered);
    expect(asked.mock.lastCall?.[0].place).toBe("east");
    type(name, offered[1]);
    await settled();
    expect([asked.mock.lastCall?.[0].place, tab.address()]).toEqual(["bus", "/found?place=bus"]);
    type(name, offered[0]);
    await settled();
    expect([asked.mock.lastCall?.[0].place, tab.address()]).toEqual(["east", "/found"]);
    expect(foreignWords(language)).toEqual([]);
  });

  it.each(["/found", "/found?place=east", "/found?place=moon"])(
    "is not narrowed by it: what is empty unasked says what to do, at %s",
    async (at) => {
      const { Page, asked } = computed();
      await openPage("/found", Page, { at });
      expect(asked.mock.lastCall?.[0].place).toBe("east");
      expect(screen.getByText("请先登记。")).toBeTruthy();
      const other = computed();
      await openPage("/found", other.Page, { at: "/found?place=bus" });
      expect(screen.getByText("没有符合条件的记录")).toBeTruthy();
    },
  );
});

describe("beginning one from its list", () => {
  it("is offered only to those who may, also by its address", async () => {
    const { Page } = listOf(ROWS);
    await openPage("/found", Page, { actor: person({ roles: ["office"] }), at: "/found?new=1" });
    expect(screen.queryByRole("button", { name: "登记物品" })).toBeNull();
    expect(screen.queryByRole("form")).toBeNull();
  });

  it("offers the form to those units alone that its rules let begin one", async () => {
    const { Page } = listOf(ROWS, 2, ({ organisationName }) => organisationName === "东站");
    const offered = async (organisationName: string, at = "/found") => {
      await openPage("/found", Page, { at, organisationName });
      return [...document.querySelectorAll(".ant-btn-primary, form")].length > 0;
    };
    expect(await offered("东站")).toBe(true);
    expect(await offered("西站")).toBe(false);
    expect(await offered("西站", "/found?new=1")).toBe(false);
  });

  it.each(["zh", "en"] as const)(
    "opens its form by the address and leads to the new one, in %s",
    async (language: Language) => {
      const { Page, send } = listOf(ROWS);
      const tab = await openPage("/found", Page, { language });
      await press(language === "zh" ? "登记物品" : "Enter a thing");
      expect(tab.address()).toBe("/found?new=1");
      const form = await screen.findByRole("form");
      expect(foreignWords(language)).toEqual([]);
      type(language === "zh" ? "物品" : "Thing", "伞", form);
      await press(language === "zh" ? "提交" : "Submit", form);
      expect(send).toHaveBeenCalledExactlyOnceWith({ what: "伞" });
      expect(tab.address()).toBe("/found/9");
    },
  );

  it("closes with the address, and says why none can be begun", async () => {
    const { Page } = listOf(ROWS);
    const tab = await openPage("/found", Page, { at: "/found?new=1&about=nothing" });
    expect(await screen.findByText("没有可登记的。")).toBeTruthy();
    await tab.goTo("/found?new=1");
    await press("取消", await screen.findByRole("form"));
    expect(tab.address()).toBe("/found");
    expect(within(document.body).queryByRole("form")).toBeNull();
  });
});
