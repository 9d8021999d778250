// @vitest-environment happy-dom
import { fireEvent, screen, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { openPage, person, press } from "../../../../test/support/page.tsx";
import type { MissingUnit } from "../../domain/tasks/task-row.ts";
import MissingPage from "./missing-page.tsx";

const DAY = "2026-12-18";
const unit = (at: number, people: number, steps: readonly (0 | 1)[]): MissingUnit => ({
  unitId: `u${at}`,
  name: `示例${at}局`,
  people,
  mail: at === 1,
  lastSignIn: at === 1 ? "2026-12-01" : null,
  since: "2026-11-27",
  items: steps.map((step, index) => ({
    taskId: `t${at}-${index}`,
    planId: "p",
    planTitle: "示例方案",
    number: at * 10 + index,
    ordinal: null,
    text: "开展一项工作",
    role: "lead",
    periods: 1,
    since: "2026-11-27",
    step,
    // Of the first step the limit runs still.
    stepBy: step === 0 ? null : DAY,
    version: 3,
  })),
});
const UNITS = [unit(1, 2, [0, 0, 1]), unit(2, 1, [0, 0]), unit(3, 0, [0])];

type Sent = { readonly entries: readonly { readonly task: string; readonly action: object }[] };
let sent: Sent[] = [];
beforeEach(() => {
  sent = [];
  vi.stubGlobal("fetch", async (_: string, init: RequestInit) => {
    if (init.method === "POST") sent.push(JSON.parse(String(init.body)) as Sent);
    const outcomes = sent
      .at(-1)
      ?.entries.map(({ task }, at) =>
        at === 0
          ? { task, ok: false, failure: { code: "stale", sentence: { zh: "已有人办理。", en: "Done." } } }
          : { task, ok: true, version: 4, light: { colour: "grey" } },
      );
    const answerBy = { p: ["2026-12-23", "2026-12-22", "2026-12-21"] };
    const reply =
      init.method === "POST" ? { outcomes } : { asOf: DAY, units: UNITS, answerBy, text: "", rows: [] };
    return new Response(JSON.stringify(reply), { headers: { "content-type": "application/json" } });
  });
});
const show = (language: "zh" | "en" = "zh") =>
  openPage("/missing", MissingPage, { actor: person({ roles: ["office"] }), language });
const tick = (name: string) => fireEvent.click(screen.getByRole("checkbox", { name }));
const tasksSent = () => sent.flatMap(({ entries }) => entries.map(({ task }) => task));

describe("chasing who has not reported （二十）", () => {
  it("sends nothing before it was shown whom, what, until when; then exactly what was selected, with the words as edited", async () => {
    await show();
    for (const name of ["选择 10", "选择 11", "选择 20", "选择 21"]) tick(name);
    await press("催办 4 项");
    expect(sent).toEqual([]);
    const window = screen.getByRole("dialog", { name: "催办 2 个单位、4 项" });
    const lines = within(window)
      .getAllByRole("listitem")
      .map(({ textContent }) => textContent);
    expect(lines).toEqual([
      "示例1局 2 项 · 提示，限 2026年12月23日 前 · 2 个账号 · 有邮箱 · 最近登录 2026年12月1日",
      "示例2局 2 项 · 提示，限 2026年12月23日 前 · 1 个账号 · 无邮箱，登录后才能看到 · 从未登录",
    ]);
    fireEvent.change(within(window).getByRole("textbox"), { target: { value: "今天下班前报送。" } });
    await press("催办 4 项", window);
    expect(tasksSent()).toEqual(["t1-0", "t1-1", "t2-0", "t2-1"]);
    expect(sent[0]?.entries[0]?.action).toEqual({
      type: "remind",
      unit: "u1",
      step: 1,
      matter: "report",
      note: "今天下班前报送。",
    });
    const answer = document.querySelector(".ui-banner")?.textContent;
    expect(answer).toContain("已催办 3 项");
    expect(answer).toContain("10. 开展一项工作 已有人办理。");
  });

  it("leaves out who has no account, with the reason, and what waits for an answer still", async () => {
    await show();
    expect(screen.getByRole("checkbox", { name: "选择 12" })).toHaveProperty("disabled", true);
    tick("选择全部单位");
    await press("催办 5 项");
    const window = screen.getByRole("dialog", { name: "催办 2 个单位、4 项" });
    expect(window.textContent).toContain("不发送：1 个单位");
    expect(window.textContent).toContain("示例3局 1 项 · 提示，限 2026年12月23日 前 · 没有账号，收不到");
    await press("催办 4 项", window);
    expect(tasksSent()).not.toContain("t3-0");
  });

  it("sends nothing when it is called off, in English too", async () => {
    await show("en");
    tick("Select 10");
    await press(screen.getByRole("button", { name: /Remind/ }).textContent ?? "");
    const window = screen.getByRole("dialog", { name: "Remind 1 unit of 1 task" });
    await press("Cancel", window);
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(sent).toEqual([]);
  });
});
