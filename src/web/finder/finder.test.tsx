// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { foreignWords, openPage, person, settled } from "../../../test/support/page.tsx";
import type { Finds } from "../../kernel/find.ts";
import { FindDoor } from "../frame/find-door.tsx";
import type { Language } from "../frame/language.tsx";
import type { Page } from "../frame/page.ts";
import { PagesProvider } from "../frame/pages-context.tsx";
import { REGISTERS } from "../frame/workplaces.ts";

const page = (path: string, zh: string, en: string, more: Partial<Page> = {}): Page => ({
  path,
  title: { zh, en },
  measures: [],
  access: ["office"],
  menu: { workplace: REGISTERS, order: 10 },
  load: async () => ({ default: () => null }),
  ...more,
});
const PAGES: readonly Page[] = [
  page("/registers/project", "项目库", "Projects"),
  page("/registers/:register/new", "新增", "New row", {
    menu: null,
    acts: [
      { title: { zh: "新增项目", en: "New project" }, to: "/registers/project/new" },
      {
        title: { zh: "审定项目", en: "Confirm a project" },
        to: "/registers/project/confirm",
        access: ["leader"],
      },
    ],
  }),
  page("/secret", "项目保密室", "Project vault", { access: ["leader"] }),
];

const Shell = () => (
  <PagesProvider pages={PAGES}>
    <FindDoor />
    <input lang="zh-CN" aria-label="填写" />
  </PagesProvider>
);

const finds = (title: string, late: readonly string[] = []): Finds => ({
  kinds: { task: { zh: "任务", en: "Tasks" }, item: { zh: "事项", en: "Items" } },
  groups: [
    {
      kind: "task",
      more: false,
      found: [
        {
          kind: "task",
          id: title,
          title,
          about: { zh: "任务 3", en: "Task 3" },
          link: `/tasks/${title}`,
          fit: 1,
          sample: true,
        },
      ],
    },
  ],
  late,
});

type Answer = { readonly q: string; readonly reply: (given: Finds) => void };
let answers: Answer[] = [];
beforeEach(() => {
  answers = [];
  vi.stubGlobal("fetch", (url: string) => {
    const q = new URL(url, "http://host").searchParams.get("q") ?? "";
    return new Promise<Response>((resolve) => {
      answers.push({ q, reply: (given) => resolve(Response.json(given)) });
    });
  });
});
afterEach(() => {
  vi.useRealTimers();
  sessionStorage.clear();
});

const open = (language: Language = "zh") =>
  openPage("/", Shell, { language, actor: person({ roles: ["office"] }) });
const loaded = async (): Promise<void> => {
  await act(async () => {
    await import("./finder.tsx");
    await new Promise<void>((resolve) => setImmediate(resolve));
  });
};
const shortcut = async (
  init: Partial<KeyboardEventInit>,
  on: Element | Document = document,
): Promise<void> => {
  fireEvent.keyDown(on, init);
  await loaded();
};
const box = () => screen.getByRole("combobox");
const options = () => screen.queryAllByRole("option").map(({ textContent }) => textContent);
/** Types, and pauses until it is asked for. */
async function type(words: string): Promise<void> {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  fireEvent.change(box(), { target: { value: words } });
  await act(async () => {
    vi.advanceTimersByTime(1_000);
    await Promise.resolve();
  });
  vi.useRealTimers();
  await vi.waitFor(() => expect(answers.at(-1)?.q).toBe(words));
}
async function reply(q: string, given: Finds): Promise<void> {
  await act(async () => {
    answers.find((each) => each.q === q)?.reply(given);
    await Promise.resolve();
  });
  await settled();
}

describe("the palette", () => {
  test("opens by Ctrl-K and ⌘K anywhere, by a stroke only where nothing is typed, and by its door", async () => {
    await open();
    await shortcut({ key: "/" }, screen.getByLabelText("填写"));
    expect(screen.queryByRole("combobox")).toBeNull();
    for (const init of [{ key: "k", ctrlKey: true }, { key: "K", metaKey: true }, { key: "/" }]) {
      await shortcut(init);
      expect(box()).toBe(document.activeElement);
      fireEvent.click(screen.getByRole("button", { name: "关闭" }));
      expect(screen.queryByRole("combobox")).toBeNull();
    }
    fireEvent.click(screen.getByRole("button", { name: "查找" }));
    await loaded();
    expect(box().getAttribute("aria-expanded")).toBe("true");
  });

  test("offers pages and things to do that the person may open, by words of either language", async () => {
    await open();
    await shortcut({ key: "k", ctrlKey: true });
    fireEvent.change(box(), { target: { value: "项目" } });
    expect(options()).toEqual(["新增项目", "项目库登记册", "查看“项目”的全部结果"]);
    fireEvent.change(box(), { target: { value: "new PROJ" } });
    expect(options()).toEqual(["新增项目", "查看“new PROJ”的全部结果"]);
  });

  test("never shows for words what was found for others, however late that comes", async () => {
    await open();
    await shortcut({ key: "k", ctrlKey: true });
    await type("道路");
    await type("铁路");
    await reply("铁路", finds("修铁路"));
    await reply("道路", finds("修道路"));
    expect(options().join()).toContain("修铁路");
    expect(options().join()).not.toContain("修道路");
    expect(screen.getByRole("status").textContent).toBe("1 个结果");
  });

  test("is gone through by arrows, opened by Enter, and remembers for this person what was opened", async () => {
    const tab = await open();
    await shortcut({ key: "k", ctrlKey: true });
    await type("项目");
    await reply("项目", finds("项目前期"));
    const marked = () =>
      document.getElementById(box().getAttribute("aria-activedescendant") ?? "")?.textContent;
    expect(marked()).toBe("新增项目");
    fireEvent.keyDown(box(), { key: "ArrowDown" });
    fireEvent.keyDown(box(), { key: "ArrowDown" });
    expect(marked()).toBe("项目前期示例任务 3");
    fireEvent.keyDown(box(), { key: "ArrowUp" });
    fireEvent.keyDown(box(), { key: "ArrowUp" });
    fireEvent.keyDown(box(), { key: "ArrowUp" });
    expect(marked()).toBe("查看“项目”的全部结果");
    const opened = vi.fn();
    vi.stubGlobal("open", opened);
    fireEvent.keyDown(box(), { key: "Enter", ctrlKey: true });
    expect(opened).toHaveBeenCalledWith("/search?q=%E9%A1%B9%E7%9B%AE", "_blank", "noopener");
    fireEvent.keyDown(box(), { key: "ArrowUp" });
    fireEvent.keyDown(box(), { key: "Enter" });
    await settled();
    expect(decodeURI(tab.address())).toBe("/tasks/项目前期");
    await open();
    await shortcut({ key: "k", ctrlKey: true });
    expect(options()[0]).toBe("项目前期示例任务 3");
    expect(within(screen.getByRole("group", { name: "最近打开" })).getAllByRole("option")).toHaveLength(1);
  });

  test("says that nothing was found, and which kinds were not looked through in time", async () => {
    await open();
    await shortcut({ key: "k", ctrlKey: true });
    await type("饕餮");
    expect(screen.getByRole("status").textContent).toBe("正在查找…");
    await reply("饕餮", { kinds: finds("").kinds, groups: [], late: ["item", "task"] });
    expect(screen.getByRole("status").textContent).toBe("没有结果");
    expect(document.body.textContent).toContain("没有找到“饕餮”");
    expect(document.body.textContent).toContain("事项、任务没有在时限内查完");
  });

  test("reads in English", async () => {
    await open("en");
    await shortcut({ key: "k", ctrlKey: true });
    expect(foreignWords("en")).toEqual([]);
    expect(options()).toEqual(["New project", "ProjectsRegisters"]);
  });
});
