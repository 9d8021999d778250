// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { foreignWords, openPage, person, press, settled } from "../../../test/support/page.tsx";
import type { InboxLine } from "../../kernel/inbox.ts";
import { inboxOf, type Mark } from "./inbox.ts";
import DeskPage from "./page.tsx";

const DAY = "2026-12-01";
const KINDS = {
  request: { zh: "数据申请", en: "Requests" },
  "task-report": { zh: "报送", en: "Reports" },
};
const line = (id: string, given: Partial<InboxLine> = {}): InboxLine => ({
  id,
  kind: "request",
  subject: `事项${id}`,
  why: { zh: "答复申请", en: "Answer the request" },
  due: null,
  late: false,
  since: "2026-11-20",
  link: `/requests/${id}`,
  weight: 1,
  sample: false,
  ...given,
});
const LINES = [
  line("5"),
  line("4", { due: "2026-12-09", kind: "task-report" }),
  line("3", { due: "2026-12-04", kind: "task-report", sample: true }),
  line("2", { due: DAY }),
  line("1", { due: "2026-11-27", late: true }),
];

let lines: readonly InboxLine[] = LINES;
let marks: Mark[] = [];
let sent: { readonly url: string; readonly body: Record<string, unknown> }[] = [];
const markOf = (id: string): Mark =>
  marks.find(({ lineId }) => lineId === id) ?? { lineId: id, read: false, snoozedUntil: null };
const mark = (id: string, change: Partial<Mark>) => {
  marks = [...marks.filter(({ lineId }) => lineId !== id), { ...markOf(id), ...change }];
};

beforeEach(() => {
  [lines, marks, sent] = [LINES, [], []];
  vi.stubGlobal("fetch", async (asked: string, init?: RequestInit) => {
    const url = new URL(asked, "http://desk.test");
    if (init?.method === "PUT") {
      const body = JSON.parse(init.body as string) as {
        ids: string[];
        read: boolean;
        id: string;
        until: string;
      };
      sent.push({ url: url.pathname, body });
      if (url.pathname.endsWith("/read")) for (const id of body.ids) mark(id, { read: body.read });
      else mark(body.id, { snoozedUntil: body.until });
      return Response.json({});
    }
    const kind = url.searchParams.get("kind") ?? undefined;
    return Response.json(
      inboxOf(lines, KINDS, DAY, { marks, kind, snoozed: url.searchParams.has("snoozed") }),
    );
  });
});

const open = (language: "zh" | "en" = "zh", at = "/") =>
  openPage("/", DeskPage, { language, at, actor: person({ roles: ["data-officer"] }) });
const shown = () =>
  [...document.querySelectorAll<HTMLElement>(".ib-span")].map((span) => [
    span.querySelector("h2")?.textContent,
    ...[...span.querySelectorAll("[data-line]")].map((each) => (each as HTMLElement).dataset["line"]),
  ]);
const lineOf = (id: string) =>
  document.querySelector<HTMLElement>(`[data-line="${id}"]`)?.closest("li") as HTMLElement;
const focused = () => (document.activeElement as HTMLElement | null)?.dataset["line"];
async function key(name: string, at: Element = document.activeElement ?? document.body) {
  fireEvent.keyDown(at, { key: name });
  await settled();
}

describe("my desk", () => {
  it.each([
    ["zh", ["已逾期 1", "今天 1", "本周 1", "以后 2"], "等您办理 5 件，其中 1 件已逾期", "逾期 4 天"],
    [
      "en",
      ["Overdue 1", "Today 1", "Within seven days 1", "Later, or without a day 2"],
      "5 things wait for you, 1 overdue",
      "4 days overdue",
    ],
  ] as const)(
    "groups what waits, late first, with why and by when, in %s",
    async (language, heads, lead, late) => {
      await open(language);
      expect(shown()).toEqual([
        [heads[0], "1"],
        [heads[1], "2"],
        [heads[2], "3"],
        [heads[3], "4", "5"],
      ]);
      expect(document.body.textContent).toContain(lead);
      expect(lineOf("1").textContent).toContain(late);
      expect(screen.getByRole("link", { name: /事项2/ }).getAttribute("href")).toBe("/requests/2");
      expect(lineOf("3").textContent).toContain(language === "zh" ? "示例" : "Sample");
      // The name of the key, and what the records are called.
      expect(new Set(foreignWords(language))).toEqual(new Set(language === "zh" ? ["Enter"] : ["事项"]));
    },
  );

  it("calls in the reader's language what nobody gave a name", async () => {
    lines = [line("6", { subject: { zh: "包头全市", en: "Baotou, the whole city" } })];
    await open("en");
    expect(screen.getByRole("link", { name: /Baotou, the whole city/ }).innerHTML).not.toContain("zh-CN");
    expect(document.body.textContent).not.toContain("全市");
  });

  it("is narrowed to one kind by the address, and shows all again by the same button", async () => {
    const tab = await open();
    const kinds = within(screen.getByRole("group", { name: "按类别筛选" }));
    expect(kinds.getAllByRole("button").map(({ textContent }) => textContent)).toEqual([
      "全部 5",
      "数据申请 3",
      "报送 2",
    ]);
    await press("报送 2");
    expect(tab.address()).toBe("/?kind=task-report");
    expect(shown().flat()).toEqual(["本周 1", "3", "以后 1", "4"]);
    // Numbers of kinds stay those of everything that waits.
    expect(kinds.getByRole("button", { name: "全部 5" }).getAttribute("aria-pressed")).toBe("false");
    await press("报送 2");
    expect(tab.address()).toBe("/");
  });

  it("puts a line off, never a late one, and brings it back", async () => {
    await open();
    expect(within(lineOf("1")).queryByRole("button")).toBeNull();
    await press("推迟“事项2”");
    expect(document.activeElement?.textContent).toBe("到明天");
    await press("到下周一");
    expect(sent.at(-1)).toEqual({ url: "/api/inbox/snooze", body: { id: "2", until: "2026-12-07" } });
    expect(shown().flat()).not.toContain("2");
    await press("已推迟 1 件");
    expect(shown().flat()).toEqual(["今天 1", "2"]);
    await press("恢复");
    expect(sent.at(-1)?.body).toEqual({ id: "2", until: null });
    expect(document.body.textContent).toContain("没有推迟的事项");
    await press("回到待办");
    expect(shown().flat()).toContain("2");
  });

  it("marks what was opened as read, and says what is new in words", async () => {
    const tab = await open();
    const link = screen.getByRole("link", { name: "未读 事项2" });
    fireEvent.click(link);
    await settled();
    expect(sent).toEqual([{ url: "/api/inbox/read", body: { ids: ["2"], read: true } }]);
    await tab.goTo("/");
    expect(screen.getByRole("link", { name: "事项2" })).toBeTruthy();
  });

  it("goes by keys: j from anywhere to the first line, j and k along, u for new and read, s puts off, not what is late", async () => {
    await open();
    await act(async () => document.body.focus());
    await key("j", document.body);
    expect(focused()).toBe("1");
    await key("s");
    expect(screen.queryByRole("button", { name: "到明天" })).toBeNull();
    await key("j");
    expect(focused()).toBe("2");
    await key("k");
    await key("k");
    expect(focused()).toBe("1");
    await key("u");
    expect(sent.at(-1)?.body).toEqual({ ids: ["1"], read: true });
    await key("u");
    expect(sent.at(-1)?.body).toEqual({ ids: ["1"], read: false });
    await key("ArrowDown");
    await key("s");
    await press("到明天");
    expect(sent.at(-1)?.body).toEqual({ id: "2", until: "2026-12-02" });
    // The next line has the keyboard, so that one goes on.
    expect(focused()).toBe("3");
  });

  it("leaves j alone where somebody types", async () => {
    await open();
    const field = document.body.appendChild(document.createElement("input"));
    field.focus();
    await key("j", field);
    expect(document.activeElement).toBe(field);
    field.remove();
  });

  it.each([
    ["zh", "没有等您办理的事项", "这一类没有等您办理的事项", "查看全部"],
    ["en", "Nothing waits for you", "Nothing of this kind waits for you", "Show all"],
  ] as const)(
    "says that nothing waits, and leads back from an empty kind, in %s",
    async (language, none, ofKind, all) => {
      lines = [];
      await open(language);
      expect(document.querySelector("main, body")?.textContent).toContain(none);
      expect(screen.queryByRole("group")).toBeNull();
      lines = LINES.slice(0, 1);
      const tab = await open(language, "/?kind=task-report");
      expect(document.body.textContent).toContain(ofKind);
      await press(all);
      expect(tab.address()).toBe("/");
      expect(shown().flat()).toContain("5");
    },
  );

  it("is a list of headings and lines that a narrow screen folds, without tables or widths", async () => {
    await open();
    expect(document.querySelector("table")).toBeNull();
    const [first] = document.querySelectorAll(".ib-span");
    expect(first?.getAttribute("aria-labelledby")).toBe(first?.querySelector("h2")?.id);
    expect([...document.querySelectorAll(".ib-lines > li")]).toHaveLength(LINES.length);
    expect(document.querySelectorAll("[style*='width']")).toHaveLength(0);
  });
});
