// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { LOST_FOUND, pages as lostFound } from "../../../test/slices/lost-found/found/pages.ts";
import { foreignWords, openPage, person, press, settled } from "../../../test/support/page.tsx";
import { systemsPages } from "../systems/pages.ts";
import SystemsPage from "../systems/systems-page.tsx";
import { Bar, useTyping } from "./bar.tsx";
import { Home } from "./home.tsx";
import type { Language } from "./language.tsx";
import { Navigation } from "./navigation.tsx";
import type { Page } from "./page.ts";
import { PagesProvider } from "./pages-context.tsx";
import { Tabs } from "./tabs.tsx";
import { DATA, SERVICES } from "./workplaces.ts";

const EXCHANGE = { zh: "数据交换", en: "Exchange" };
const page = (path: string, zh: string, en: string, more: Partial<Page>): Page => ({
  path,
  title: { zh, en },
  measures: [],
  access: ["window-clerk", "applicant"],
  menu: null,
  load: async () => ({ default: () => null }),
  ...more,
});
const PAGES: readonly Page[] = [
  page("/hall", "办事大厅", "Service hall", { access: "public", menu: { workplace: SERVICES, order: 50 } }),
  page("/my-cases", "我的办件", "My cases", { menu: { workplace: SERVICES, order: 60 } }),
  page("/licences", "我的证照", "My licences", { menu: { workplace: SERVICES, order: 70 } }),
  page("/catalogue", "目录", "Catalogue", { menu: { workplace: DATA, order: 1 } }),
  page("/grants", "共享授权", "Grants", { menu: { workplace: DATA, order: 2, section: EXCHANGE } }),
  page("/grants/:grant", "授权", "Grant", {}),
  page("/sources", "数据来源", "Sources", { menu: { workplace: DATA, order: 3, section: EXCHANGE } }),
  ...systemsPages,
  ...lostFound,
];

const more = vi.fn();
function Shell() {
  const typing = useTyping();
  return (
    <PagesProvider pages={PAGES}>
      <Navigation />
      <Tabs />
      {!typing && <Bar onMore={more} />}
      <input aria-label="查找" />
      <input type="checkbox" aria-label="选中" />
    </PagesProvider>
  );
}
const Systems = () => (
  <PagesProvider pages={PAGES}>
    <Navigation />
    <Tabs />
    <SystemsPage />
  </PagesProvider>
);
const Start = () => (
  <PagesProvider pages={PAGES}>
    <Home />
  </PagesProvider>
);

let pins: readonly string[] | null = null;
let places: Readonly<Record<string, number>> = {};
beforeEach(() => {
  [pins, places] = [null, {}];
  vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
    if (url === "/api/inbox") return Response.json({ places });
    if (init.method === "PUT") pins = (JSON.parse(String(init.body)) as { value: string[] }).value;
    return Response.json({ value: pins });
  });
});
afterEach(() => {
  vi.useRealTimers();
  sessionStorage.clear();
});

const shown = () => screen.queryByRole("navigation", { name: "常用" }) !== null;
const nav = (name: string) => screen.getByRole("navigation", { name });
const linksOf = (name: string) =>
  within(nav(name))
    .getAllByRole("link")
    .map((link) => [link.textContent, link.getAttribute("href"), link.getAttribute("aria-current") !== null]);
const open = (at: string, language: Language = "zh") => openPage("*", Shell, { at, language });

describe("the shell", () => {
  test("marks the workplace, its tab and the tab within a section, on the page of a record too", async () => {
    await open("/grants/7");
    expect(linksOf("导航")).toEqual([
      ["服务", "/hall", false],
      ["数据", "/grants", true],
      ["系统", "/systems", false],
    ]);
    expect(linksOf("数据")).toEqual([
      ["目录", "/catalogue", false],
      ["数据交换", "/grants", true],
    ]);
    expect(linksOf("数据交换")).toEqual([
      ["共享授权", "/grants", true],
      ["数据来源", "/sources", false],
    ]);
  });

  test("goes back into a workplace at the page that was open there last, and forgets it for who comes after", async () => {
    const tab = await open("/catalogue");
    await tab.goTo("/sources");
    await tab.goTo("/hall");
    const ofData = () => linksOf("导航").find(([title]) => title === "数据")?.[1];
    expect(ofData()).toBe("/sources");
    await tab.goTo("/catalogue");
    expect(linksOf("数据")[1]).toEqual(["数据交换", "/sources", false]);
    await openPage("*", Shell, { at: "/hall", actor: person({ accountId: "b" }) });
    expect(ofData()).toBe("/catalogue");
  });

  test.each([
    ["zh", "2 件等待办理"],
    ["en", "2 things wait"],
  ] as const)("counts in %s what waits beside entry, tab and section", async (language, said) => {
    places = { "/grants/:id": 1, "/sources": 1, "/nowhere": 1 };
    await open("/grants", language);
    const counts = screen.getAllByLabelText(said).map(({ parentElement }) => parentElement?.textContent);
    expect(counts).toEqual(
      language === "zh" ? ["数据2", "数据交换2", "数据2"] : ["Data2", "Exchange2", "Data2"],
    );
    expect(foreignWords(language).filter((word) => !/^(sign|out|查找|选中)$/.test(word))).toEqual([]);
  });
});

describe("a telephone's bar", () => {
  test("holds three places and the whole menu, which is marked where none of the three is", async () => {
    localStorage.setItem("jiziwan.used:a", JSON.stringify({ data: 5, "lost-found": 9 }));
    await open("/found");
    expect(linksOf("常用")).toEqual([
      ["服务", "/hall", false],
      ["数据", "/catalogue", false],
      ["系统", "/systems", true],
    ]);
    const button = within(nav("常用")).getByRole("button", { name: "更多" });
    expect(button.getAttribute("aria-current")).toBeNull();
    fireEvent.click(button);
    expect(more).toHaveBeenCalledOnce();
  });

  test("takes who applies to the hall and what is their own there", async () => {
    await openPage("*", Shell, { at: "/catalogue", actor: person({ roles: ["applicant"] }) });
    expect(linksOf("常用").map(([title]) => title)).toEqual(["办事大厅", "我的办件", "我的证照"]);
    expect(within(nav("常用")).getByRole("button").getAttribute("aria-current")).toBe("true");
  });

  test("makes room while words are typed, and comes back only after the finger has left the field", async () => {
    await open("/hall");
    vi.useFakeTimers();
    act(() => screen.getByLabelText("选中").focus());
    expect(shown()).toBe(true);
    act(() => screen.getByLabelText("查找").focus());
    expect(shown()).toBe(false);
    act(() => screen.getByLabelText("选中").focus());
    expect(shown()).toBe(false);
    act(() => vi.advanceTimersByTime(300));
    expect(shown()).toBe(true);
  });
});

describe("系统", () => {
  test("（四）（八）（十三） says of each measure what serves it, or that nothing does yet", async () => {
    await openPage("*", Systems, { at: "/systems" });
    const cells = screen.getAllByRole("listitem").filter(({ className }) => /served/.test(className));
    expect(cells.length).toBe(22);
    expect(cells[7]?.textContent).toBe("（八）放心消费失物招领");
    expect(cells[12]?.textContent).toBe("（十三）横向生态补偿督办登记册专门系统尚未建设");
    expect(document.querySelector(".page-lead")?.textContent).toContain("1 项已有专门的系统，其余 21 项");
    expect(
      within(cells[7] as HTMLElement)
        .getByRole("link")
        .getAttribute("href"),
    ).toBe("/found");
  });

  test("pins a system to the menu and takes it away again, also from its own tabs", async () => {
    const tab = await openPage("*", Systems, { at: "/systems", language: "en" });
    const titles = () => linksOf("Navigation").map(([title]) => title);
    expect(titles()).toEqual(["Services", "Data", "Systems"]);
    await press("Pin “Lost property” to the menu");
    expect(pins).toEqual([LOST_FOUND.id]);
    expect(titles()).toEqual(["Services", "Data", "Systems", "Lost property"]);
    await tab.goTo("/found");
    expect(linksOf("Navigation").at(-1)?.[2]).toBe(true);
    fireEvent.click(
      screen.getAllByRole("button", { name: "Unpin “Lost property” from the menu" })[0] as HTMLElement,
    );
    await settled();
    expect([pins, titles().length]).toEqual([[], 3]);
    expect(linksOf("Navigation").at(-1)).toEqual(["Systems", "/systems", true]);
  });
});

const starts = async (who: Parameters<typeof person>[0]) =>
  (await openPage("/", Start, { actor: person(who) })).address();

test("the start is the first page of one's work; what is open to all is that of applicants only", async () => {
  expect(await starts({ roles: ["window-clerk"] })).toBe("/my-cases");
  expect(await starts({ roles: ["applicant"] })).toBe("/hall");
  expect(await starts({ roles: ["audit-admin"] })).toBe("/");
  expect(screen.getByText("还没有可用的页面")).toBeTruthy();
});
