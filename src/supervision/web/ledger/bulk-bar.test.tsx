// @vitest-environment happy-dom
import { fireEvent, screen, within } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openPage, person, press, settled } from "../../../../test/support/page.tsx";
import type { Possibility } from "../../domain/tasks/action.ts";
import type { TaskDetail } from "../../domain/tasks/task-row.ts";
import { BulkBar } from "./bulk-bar.tsx";

const DAY = "2026-12-18";
const ASSIGNED = {
  until: null,
  role: "lead",
  receivedOn: "2026-01-09",
  reminders: [],
  open: [],
  acceptedThrough: null,
};
/** A dispatched task of these units: each can be reminded of its reports. */
const task = (at: number, units: readonly string[]): TaskDetail =>
  ({
    row: { id: `t${at}`, planId: "p", number: at, text: `任务${at}`, version: at },
    asOf: DAY,
    state: {
      phase: "dispatched",
      recurrence: null,
      due: "2026-12-31",
      standingSince: null,
      assignments: units.map((unitId) => ({ ...ASSIGNED, unitId })),
    },
    unitNames: Object.fromEntries(units.map((unit) => [unit, `示例${unit}局`])),
    possibilities: [
      ...units.map((unit): Possibility => ({ type: "remind", unit, step: 1 })),
      { type: "suspend" },
    ],
  }) as unknown as TaskDetail;
const DETAILS = [task(1, ["a", "b"]), task(2, ["a"]), task(3, ["a", "c"]), task(4, ["b"])];
const reach = (unitId: string, people: number) => ({
  unitId,
  name: `示例${unitId}局`,
  people,
  mail: true,
  lastSignIn: null,
});

type Sent = {
  readonly entries: readonly { readonly task: string; readonly action: { readonly type: string } }[];
};
let sent: Sent[] = [];
beforeEach(() => {
  sent = [];
  vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
    const { pathname } = new URL(url, "http://localhost");
    if (init.method === "POST") {
      const body = JSON.parse(String(init.body)) as Sent;
      sent.push(body);
      return Response.json({
        outcomes: body.entries.map(({ task: id }) => ({ task: id, ok: true, version: 9, light: {} })),
      });
    }
    if (pathname === "/api/unit-reach")
      return Response.json({ units: [reach("a", 2), reach("b", 1), reach("c", 0)] });
    if (pathname === "/api/missing")
      return Response.json({ asOf: DAY, units: [], answerBy: { p: ["2026-12-23", "", ""] }, text: "" });
    return Response.json(DETAILS.find(({ row }) => pathname.endsWith(row.id)));
  });
});
afterEach(() => vi.unstubAllGlobals());

function Bar() {
  const [selected, setSelected] = useState<readonly string[]>(DETAILS.map(({ row }) => row.id));
  return <BulkBar selected={selected} onClear={() => setSelected([])} />;
}
const show = async () => {
  await openPage("/ledger", Bar, { actor: person({ roles: ["office"] }) });
  await settled();
};

describe("acts on selected tasks of the ledger （二十）", () => {
  it("chases each unit once with its tasks, after it was shown whom, what and until when, and never who has no account", async () => {
    await show();
    await press("催办");
    await settled();
    expect(sent).toEqual([]);
    const window = screen.getByRole("dialog", { name: "催办 2 个单位、4 项" });
    expect(
      within(window)
        .getAllByRole("listitem")
        .map(({ textContent }) => textContent),
    ).toEqual([
      "示例a局 3 项 · 提示，限 2026年12月23日 前 · 2 个账号 · 有邮箱 · 从未登录",
      "示例b局 2 项 · 提示，限 2026年12月23日 前 · 1 个账号 · 有邮箱 · 从未登录",
      "示例c局 1 项 · 提示，限 2026年12月23日 前 · 没有账号，收不到；请用表格回收或电话联系",
    ]);
    // Of what is chosen: reports first, or that the tasks are done in time.
    fireEvent.click(within(window).getByRole("radio", { name: "按期完成" }));
    const note = within(window).getByRole("textbox");
    expect(note).toHaveProperty("value", expect.stringContaining("按期完成任务"));
    fireEvent.change(note, { target: { value: "本周内办结。" } });
    await press("催办 4 项", window);
    await settled();
    expect(sent).toHaveLength(1);
    expect(sent[0]?.entries.map(({ task: id, action }) => ({ id, ...action }))).toEqual(
      [
        ["t1", "a"],
        ["t2", "a"],
        ["t3", "a"],
        ["t1", "b"],
        ["t4", "b"],
      ].map(([id, unit]) => ({
        id,
        type: "remind",
        unit,
        step: 1,
        matter: "deadline",
        note: "本周内办结。",
      })),
    );
    expect(screen.getByRole("status").textContent).toContain("已办 5 件");
  });

  it("names every task that another act is done on, before it is done", async () => {
    await show();
    await press("中止");
    const window = screen.getByRole("dialog");
    expect(
      within(window)
        .getAllByRole("listitem")
        .map(({ textContent }) => textContent?.trim()),
    ).toEqual(["1 任务1", "2 任务2", "3 任务3", "4 任务4"]);
    expect(sent).toEqual([]);
  });
});
