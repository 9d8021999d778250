import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCommand } from "../../../test/support/command-line.ts";
import type { TestDatabase } from "../../../test/support/database.ts";
import { callerAs, COUNTED_ON, openBundledDesk } from "../../../test/support/supervision.ts";
import type { TaskRow } from "../domain/tasks/task-row.ts";
import type { Supervision } from "../store/desk.ts";
import { registerTasks } from "../store/tasks/register.ts";
import { commands } from "../commands.ts";

let database: TestDatabase;
let desk: Supervision;
let [plan, task, unit] = ["", "", ""];
beforeAll(async () => {
  ({ database, desk, plan } = await openBundledDesk());
  const [body] = (await desk.organisations.list()).filter(({ collective }) => !collective);
  unit = body?.name ?? "";
  const asked = {
    measureId: null,
    undertakingId: null,
    source: { kind: "order", title: "领导小组交办", paper: null, date: null, quote: null },
    text: "建设一座大桥",
    leader: null,
    remark: null,
    deadline: { kind: "date", raw: null, latest: "2026-11-20", thenContinuous: false },
    recurrence: null,
    units: [{ unitId: body?.id ?? "", role: "lead", via: null }],
    stages: [],
  } as const;
  const request = { key: randomUUID(), dispatch: true, tasks: [asked] };
  // Before its date: one that fell due before it was registered awaits judgement.
  const before = { at: new Date("2026-11-02T02:00:00Z") };
  [{ id: task } = { id: "" }] = await registerTasks(desk, plan, request, callerAs("张三", "office"), before);
});
afterAll(() => database.close());

const run = (line: string) =>
  runCommand(commands, line, { shell: desk, organisations: desk.organisations.list });

describe("（二十）jiziwan task", () => {
  it("lists the ledger of a plan with lights, units and dates", async () => {
    const { code, out } = await run(`task list ${plan}`);
    expect(code).toBe(0);
    for (const word of ["建设一座大桥", unit, "2026-11-20", "red", task]) expect(out).toContain(word);
    const shown = JSON.parse((await run(`task list ${plan} --json`)).out) as {
      asOf: string;
      rows: TaskRow[];
    };
    expect(shown).toMatchObject({ asOf: COUNTED_ON, rows: [{ id: task, light: { colour: "red" } }] });
  });

  it("shows a task with what was done, and nothing on a day before it was", async () => {
    const { out } = await run(`task show ${task}`);
    expect(out).toContain("交办");
    await expect(run(`task show ${task} --as-of 2026-01-01`)).rejects.toThrow(/no such task/);
    await expect(run("task show 大桥")).rejects.toThrow(/id of a task/);
  });

  it("verifies rows against the record and acts against their seals, and ends with 1 where they part", async () => {
    // Registered and dispatched: both acts carry a seal that holds.
    const acts = { checked: 2, before: 0, erased: [], broken: [] };
    const whole = await run("task verify --json");
    expect(whole.code).toBe(0);
    expect(JSON.parse(whole.out)).toEqual({ tasks: 1, wrong: [], acts });
    await database.app`update supervision.task set text = '改过' where id = ${task}`;
    const { code, out } = await run("task verify --json");
    expect(code).toBe(1);
    // The row was changed and no act was.
    expect(JSON.parse(out)).toEqual({ tasks: 1, wrong: [{ task, differences: ["task"] }], acts });
  });
});
