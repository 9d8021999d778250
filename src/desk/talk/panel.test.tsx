// @vitest-environment happy-dom
import { act as acting, fireEvent, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { foreignWords, openPage, person, press, settled, type } from "../../../test/support/page.tsx";
import { type Failure, FailureError, refusal } from "../../kernel/error.ts";
import type { Talk, TalkThread } from "./kind.ts";
import TalkPanel from "./panel.tsx";

/** What must be there for the test to go on. */
const absent = (what: string): never => {
  throw new Error(`there is no ${what}`);
};

const THREAD: TalkThread = {
  id: "11111111-1111-4111-8111-111111111111",
  version: 3,
  status: "open",
  settled: null,
  may: ["answer", "seen", "settle"],
  remarks: [
    {
      number: 1,
      by: "王一",
      unit: "财政局",
      at: "2026-11-30T02:00:00Z",
      erased: null,
      words: "<b onclick=alert(1)>看</b> @路二 请回话\u202e",
      mentions: [{ of: "person", id: "p", name: "路二" }],
      file: null,
      mayErase: true,
      seenBy: ["路三"],
    },
    {
      number: 2,
      by: "路二",
      unit: null,
      at: "2026-11-30T03:00:00Z",
      erased: { by: "路二", on: "2026-12-01" },
      words: null,
      mentions: [],
      file: null,
      mayErase: false,
      seenBy: [],
    },
  ],
};
const EMPTY: Talk = { threads: [], total: 0, open: 0 };

let talk: Talk;
let refused: Failure | null;
const sent = vi.fn<(method: string, url: string, body: unknown) => unknown>();

beforeEach(() => {
  talk = EMPTY;
  refused = null;
  sent.mockReset();
  vi.stubGlobal("fetch", async (url: string, init: RequestInit = {}) => {
    if (refused !== null && url.includes("/files/")) return Response.json(refused, { status: 404 });
    const answer =
      init.method === "GET" && url.includes("/mentionables")
        ? {
            rows: [
              { of: "unit", id: "u", name: "交通运输局", unit: null },
              { of: "person", id: "p", name: "路二", unit: "交通运输局" },
            ],
          }
        : init.method === "GET"
          ? talk
          : sent(init.method ?? "", url, JSON.parse(String(init.body)));
    return answer instanceof FailureError
      ? Response.json(answer.failure, { status: 409 })
      : Response.json(answer ?? talk);
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  sessionStorage.clear();
});

const Page = () => <TalkPanel kind="task" id="t" />;
const show = (at = "/t", language: "zh" | "en" = "zh", roles: Parameters<typeof person>[0] = {}) =>
  openPage("/t", Page, { at, language, actor: person(roles) });
const details = () => document.querySelector("details");

describe("the panel of talk", () => {
  it.each([
    ["zh", "还没有"],
    ["en", "none yet"],
  ] as const)("is folded to its count where nobody said anything, in %s", async (language, count) => {
    await show("/t", language);
    expect(details()?.open).toBe(false);
    expect(details()?.querySelector("summary")?.textContent).toContain(count);
    expect(screen.queryByRole("textbox")).toBeNull();
  });

  it("is not there for who comes as an applicant, and asks nothing then", async () => {
    await show("/t", "zh", { roles: ["applicant"] });
    expect(document.querySelector("details")).toBeNull();
  });

  it.each(["zh", "en"] as const)(
    "shows what was said as text, who saw it, and that something was erased, in %s",
    async (language) => {
      talk = { threads: [THREAD], total: 1, open: 1 };
      await show(`/t?talk=${THREAD.id}`, language);
      expect(details()?.open).toBe(true);
      const thread = screen.getByRole("article");
      const words = thread.querySelector(".talk-words");
      expect(words?.textContent).toContain("<b onclick=alert(1)>看</b> @路二");
      expect(words?.querySelectorAll("[onclick]")).toHaveLength(0);
      expect([...(words?.querySelectorAll("b") ?? [])].map(({ textContent }) => textContent)).toEqual([
        "@路二",
      ]);
      expect(thread.textContent).toContain("路三");
      for (const named of thread.querySelectorAll("p.ui-quiet"))
        named.textContent = named.textContent?.replace(/路[二三]|王一/g, "") ?? "";
      thread.removeAttribute("aria-label");
      expect(foreignWords(language)).toEqual([]);
    },
  );

  it.each(["zh", "en"] as const)("says why a file is refused, in %s", async (language) => {
    const [remark = absent("no remark")] = THREAD.remarks;
    const file = { digest: "d", name: "a.xlsx", size: 3 };
    talk = { threads: [{ ...THREAD, remarks: [{ ...remark, file }] }], total: 1, open: 1 };
    refused = refusal("not-found", "文件已删除。", "The file was erased.");
    await show(`/t?talk=${THREAD.id}`, language);
    await press("a.xlsx");
    await settled();
    expect(screen.getByRole("article").textContent).toContain(
      language === "zh" ? "文件已删除。" : "The file was erased.",
    );
  });

  it("offers after an @ who may be mentioned, takes one by the keyboard, and sends the mention with the words", async () => {
    await show();
    fireEvent.click(details()?.querySelector("summary") ?? absent("no summary"));
    await acting(async () => {
      if (details()) (details() as HTMLDetailsElement).open = true;
      details()?.dispatchEvent(new Event("toggle"));
    });
    const field = screen.getByLabelText<HTMLTextAreaElement>("发起讨论");
    type("发起讨论", "请 @路");
    await settled();
    expect(screen.getAllByRole("option").map(({ textContent }) => textContent)).toEqual([
      "交通运输局 单位",
      "路二 交通运输局",
    ]);
    fireEvent.keyDown(field, { key: "ArrowDown" });
    expect(field.getAttribute("aria-activedescendant")).toBe(
      screen.getAllByRole("option").find((each) => each.getAttribute("aria-selected") === "true")?.id,
    );
    fireEvent.keyDown(field, { key: "Enter" });
    await settled();
    expect(field.value).toBe("请 @路二 ");
    expect(screen.queryByRole("listbox")).toBeNull();
    await press("发出");
    expect(sent.mock.calls.map(([method, url, body]) => [method, url, body])).toMatchObject([
      ["POST", "/api/talk/task/t", { words: "请 @路二 ", mentions: [{ of: "person", id: "p" }] }],
    ]);
    expect(field.value).toBe("");
  });

  it("keeps what was typed where it is refused, with the sentence, and says by whom a thread was settled meanwhile", async () => {
    talk = { threads: [THREAD], total: 1, open: 1 };
    await show();
    sent.mockImplementation(
      () => new FailureError(refusal("may-not-open", "没有发出：路二打不开。", "Not sent.")),
    );
    type("回复", "好 @路二");
    await press("发出");
    expect(screen.getByRole("alert").textContent).toContain("没有发出：路二打不开。");
    expect(screen.getByLabelText<HTMLTextAreaElement>("回复").value).toBe("好 @路二");
    sent.mockImplementation(
      () => new FailureError(refusal("stale", "没有保存：王一已作改动。", "Not saved.")),
    );
    await press("标为已解决");
    expect(screen.getByRole("alert").textContent).toContain("王一已作改动");
    expect(sent.mock.lastCall?.[2]).toMatchObject({ version: 3, act: { type: "settle" } });
  });

  it("asks before it erases", async () => {
    talk = { threads: [THREAD], total: 1, open: 1 };
    await show();
    await press("清除");
    expect(sent).not.toHaveBeenCalled();
    await press("清除", screen.getByRole("dialog"));
    expect(sent.mock.lastCall?.[2]).toMatchObject({ act: { type: "erase", remark: 1 } });
    expect(within(document.body).queryByRole("dialog")).toBeNull();
  });
});
