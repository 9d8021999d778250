import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCommand } from "../../../test/support/command-line.ts";
import type { TestDatabase } from "../../../test/support/database.ts";
import { callerAs, COUNTED_ON, openBundledDesk } from "../../../test/support/supervision.ts";
import type { MyWork } from "../domain/tasks/task-row.ts";
import type { Supervision } from "../store/desk.ts";
import { registerTasks } from "../store/tasks/register.ts";
import { commands } from "../commands.ts";

let database: TestDatabase;
let desk: Supervision;
beforeAll(async () => {
  const opened = await openBundledDesk();
  ({ database, desk } = opened);
  const unit = (await desk.organisations.list()).find(({ name }) => name === "市发改委");
  const asked = {
    measureId: null,
    undertakingId: null,
    source: { kind: "order", title: "领导小组交办", paper: null, date: null, quote: null },
    text: "建设一座大桥",
    leader: null,
    remark: null,
    deadline: { kind: "continuous", raw: "持续推进", latest: null, thenContinuous: false },
    recurrence: null,
    units: [{ unitId: unit?.id ?? "", role: "lead", via: null }],
    stages: [],
  } as const;
  const request = { key: randomUUID(), dispatch: true, tasks: [asked] };
  await registerTasks(desk, opened.plan, request, callerAs("张三", "office"));
});
afterAll(() => database.close());

async function run(...args: readonly string[]): Promise<string> {
  const { code, out } = await runCommand(commands, ["work", ...args], {
    shell: desk,
    organisations: desk.organisations.list,
  });
  expect(code).toBe(0);
  return out;
}

describe("（二十）jiziwan work", () => {
  it("lists what a unit owes and by when, found by its name or a part of it", async () => {
    const out = await run("市发改");
    for (const word of ["市发改委", "建设一座大桥", "待签收", "待报送 2026-11"]) expect(out).toContain(word);
    const shown = JSON.parse(await run("市发改委", "--json")) as MyWork;
    expect(shown).toMatchObject({ asOf: COUNTED_ON, counts: { receive: 1, report: 1 } });
  });

  it("says so where nothing is owed, where no unit or several fit, and where none is named", async () => {
    expect(await run("市卫健委")).toContain("没有待办");
    await expect(run("没有的局")).rejects.toThrow("The roster has no");
    await expect(run("市")).rejects.toThrow("give the full one");
    await expect(run()).rejects.toThrow("UNIT is missing");
  });
});
