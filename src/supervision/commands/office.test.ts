import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCommand } from "../../../test/support/command-line.ts";
import type { TestDatabase } from "../../../test/support/database.ts";
import { callerAs, COUNTED_ON, openBundledDesk } from "../../../test/support/supervision.ts";
import { FailureError } from "../../kernel/error.ts";
import { NO_DEADLINE } from "../domain/reading.ts";
import type { MissingUnit, TaskRow } from "../domain/tasks/task-row.ts";
import type { Supervision } from "../store/desk.ts";
import { registerTasks } from "../store/tasks/register.ts";
import { commands } from "../commands.ts";

let database: TestDatabase;
let desk: Supervision;
const folder = mkdtempSync(join(tmpdir(), "jiziwan-office-"));

beforeAll(async () => {
  const opened = await openBundledDesk();
  ({ database, desk } = opened);
  const task = {
    measureId: null,
    undertakingId: null,
    source: { kind: "order", title: "交办单", paper: null, date: null, quote: null },
    text: "建成三座泵站",
    leader: null,
    remark: null,
    deadline: NO_DEADLINE,
    recurrence: null,
    units: [{ unitId: opened.units[0] ?? "", role: "lead", via: null }],
    stages: [],
  } as const;
  await registerTasks(
    desk,
    opened.plan,
    { key: randomUUID(), dispatch: true, tasks: [task] },
    callerAs("办公室甲", "office"),
    { at: new Date("2026-08-01T02:00:00Z") },
  );
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

async function run(line: string): Promise<string> {
  const { out } = await runCommand(commands, line, {
    cwd: folder,
    shell: desk,
    organisations: desk.organisations.list,
    people: desk.people,
  });
  return out;
}

describe("（二十）jiziwan missing", () => {
  it("prints the units with the words for the work group, and the same as JSON", async () => {
    const found = JSON.parse(await run("missing --json")) as {
      asOf: string;
      units: MissingUnit[];
      text: string;
    };
    expect(found.asOf).toBe(COUNTED_ON);
    expect(found.units.map(({ items }) => items.map(({ periods, since }) => [periods, since]))).toEqual([
      [[3, "2026-08-28"]],
    ]);
    const table = await run("missing");
    expect(table).toContain(found.units[0]?.name);
    expect(table).toContain(found.text);
  });

  it("says what to do about a plan that is not there and a day that is none", async () => {
    await expect(run("missing 没有这个方案")).rejects.toThrow(FailureError);
    await expect(run("missing --as-of 昨天")).rejects.toThrow(FailureError);
  });
});

describe("（二十）jiziwan ledger", () => {
  it("prints the tasks with their lights as of that day, and nothing before they were registered", async () => {
    const { rows } = JSON.parse(await run("ledger 包头市 --json")) as { rows: TaskRow[] };
    expect(rows.map(({ text, light }) => [text, light.colour])).toEqual([["建成三座泵站", "red"]]);
    expect(await run("ledger")).toContain("红灯");
    expect(await run("ledger 包头市 --as-of 2026-07-01")).not.toContain("泵站");
  });

  it("writes the workbook where the user stands", async () => {
    await run("ledger --xlsx 台账.xlsx");
    const book = new ExcelJS.Workbook();
    const bytes = readFileSync(join(folder, "台账.xlsx"));
    await book.xlsx.load(new Uint8Array(bytes).buffer);
    const values = book.worksheets[0]?.getSheetValues().flat().map(String);
    expect(values).toContain("建成三座泵站");
  });
});
