import { createHash, randomUUID } from "node:crypto";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestDatabase, type TestDatabase } from "../../../../test/support/database.ts";
import { BUNDLED_PLANS, callerAs, COUNTED_ON, deskOn } from "../../../../test/support/supervision.ts";
import { FailureError } from "../../../kernel/error.ts";
import { openArchive } from "../../../platform/documents/zip.ts";
import { NO_DEADLINE } from "../../domain/reading.ts";
import type { AskedAction } from "../../domain/tasks/asked.ts";
import type { Supervision } from "../desk.ts";
import { listPlans } from "../plans.ts";
import { actOnTasks } from "../tasks/act.ts";
import { registerTasks } from "../tasks/register.ts";
import { getWorkbookFile } from "./files.ts";
import { listWorkbookUnits, makeWorkbook, makeWorkbooks } from "./make.ts";
import { takeWorkbook } from "./take.ts";

const OFFICE = callerAs("张三", "office");
const PERIOD = COUNTED_ON.slice(0, 7);
const UNITS = 28;
let database: TestDatabase;
let desk: Supervision;
let plan: string;
let units: readonly { readonly id: string; readonly name: string }[];
let tasks: readonly string[];

beforeAll(async () => {
  database = await openTestDatabase({ filled: BUNDLED_PLANS });
  desk = deskOn(database);
  plan = (await listPlans(desk.sql))[0]?.id ?? "";
  units = (await desk.organisations.list()).filter(({ collective }) => !collective).slice(0, UNITS);
  // Three tasks for each unit, so that each of the 28 sends back a workbook of its own; the roster's last has the first.
  const asked = units.toReversed().flatMap(({ id, name }) =>
    [1, 2, 3].map((number) => ({
      measureId: null,
      undertakingId: null,
      source: { kind: "meeting" as const, title: "示例会议", paper: null, date: null, quote: null },
      text: `示例任务${number}（${name}）`,
      leader: null,
      remark: null,
      deadline: NO_DEADLINE,
      recurrence: null,
      units: [{ unitId: id, role: "lead" as const, via: null }],
      stages: [{ title: "建成", goal: 3, unit: "座", due: "2027-01-31" }],
    })),
  );
  const request = { key: randomUUID(), dispatch: true, tasks: asked };
  const registered = (await registerTasks(desk, plan, request, OFFICE)).map(({ id }) => id);
  tasks = units.flatMap((_, unit) => registered.slice(3 * (UNITS - 1 - unit), 3 * (UNITS - unit)));
});
afterAll(() => database.close());

type Written = Readonly<Record<string, string>>;
/** What unit number `unit` sends back, its cells filled in by their addresses. */
async function returned(unit: number, cells: Written): Promise<Uint8Array> {
  const { bytes } = await makeWorkbook(desk, { plan }, units[unit]?.id ?? "", OFFICE);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(new Uint8Array(bytes).buffer);
  const [page] = book.worksheets;
  for (const [at, text] of Object.entries(cells)) if (page) page.getCell(at).value = text;
  return new Uint8Array(await book.xlsx.writeBuffer());
}
const take = (bytes: Uint8Array, mode: Parameters<typeof takeWorkbook>[2] = "all", name = "返回.xlsx") =>
  takeWorkbook(desk, { name, bytes }, mode, OFFICE);
const results = ({ rows }: Awaited<ReturnType<typeof take>>): string =>
  rows.map(({ result }) => result).join(" ");
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "taken",
    (error: unknown) => {
      if (error instanceof FailureError) return error.failure.code;
      throw error;
    },
  );
const reportsOf = (unit: number) =>
  desk.sql<{ status: string; proxyFile: string; enteredBy: string; progress: string }[]>`
    select r.status, proxy_file, entered_by, content ->> 'progress' as progress
    from supervision.report r join supervision.task t on t.id = r.task_id where unit_id = ${units[unit]?.id ?? ""} order by t.number`;

const act = async (task: string, action: AskedAction): Promise<boolean> => {
  const [outcome] = await actOnTasks(
    desk,
    [{ task, version: 1_000, key: randomUUID(), action }],
    "each",
    OFFICE,
  );
  return outcome?.ok ?? false;
};

const schedule = (kind: "monthly" | "quarterly") =>
  desk.sql`insert into supervision.setting ${desk.sql({
    planId: plan,
    regionCode: "150000",
    kind: "schedule",
    effectiveFrom: "2026-10-01",
    value: desk.sql.json({ kind, dueDay: 28, dueMonth: 0, shift: "none" }),
    at: desk.now(),
    byName: "张三",
  })}`;

describe("（二十）workbooks for units that never log in", () => {
  it("go out in one zip, one for each unit that owes a report, in the order of the roster", async () => {
    const { name, bytes } = await makeWorkbooks(desk, { plan }, false);
    expect(name).toMatch(/填报表-2026年11月\.zip$/);
    const { names } = await openArchive(bytes);
    expect(names).toHaveLength(UNITS);
    expect(names).toEqual(
      units.map(({ name: unit }, at) => `${String(at + 1).padStart(2, "0")}-${unit}-2026年11月.xlsx`),
    );
    expect(await codeOf(makeWorkbooks(desk, { plan, period: "2031-01" }, false))).toBe("not-found");
  });

  it("are entered as reported by proxy, by whom and from which file, and given again change nothing", async () => {
    const bytes = await returned(0, { F5: "开工", J6: "等待批复" });
    expect(results(await take(bytes, "dry-run"))).toBe("good good empty");
    expect(await reportsOf(0)).toHaveLength(0);
    const first = await take(bytes, "all", "C:\\返回\\甲局.xlsx");
    expect([results(first), first.entered, first.unit?.name]).toEqual([
      "entered entered empty",
      2,
      units[0]?.name,
    ]);
    expect([...(await reportsOf(0))].map((row) => ({ ...row }))).toEqual(
      ["开工", "等待批复"].map((progress) => ({
        status: "submitted",
        proxyFile: "甲局.xlsx",
        enteredBy: "张三",
        progress,
      })),
    );
    const before = await desk.sql`select count(*) as n from supervision.action`;
    expect(results(await take(bytes))).toBe("same same empty");
    expect(await desk.sql`select count(*) as n from supervision.action`).toEqual(before);
    const { files } = await listWorkbookUnits(desk, { plan });
    expect(files).toMatchObject([{ unit: units[0]?.name, name: "甲局.xlsx", entered: 2, takenBy: "张三" }]);
    const kept = await getWorkbookFile(desk, plan, files[0]?.digest ?? "");
    expect(Buffer.from(kept.bytes).equals(Buffer.from(bytes))).toBe(true);
  });

  it("leave out, when made again, what is reported, and show it where all is asked for", async () => {
    const { names } = await openArchive((await makeWorkbooks(desk, { plan }, true)).bytes);
    expect(names[0]).toContain(units[0]?.name);
    const filled = new ExcelJS.Workbook();
    const { bytes } = await makeWorkbook(desk, { plan }, units[0]?.id ?? "", OFFICE);
    await filled.xlsx.load(new Uint8Array(bytes).buffer);
    expect(filled.worksheets[0]?.getCell("F5").value).toBe("开工");
    // Returned as it is, it says what is known already.
    expect(results(await take(bytes))).toBe("same same empty");
  });

  it("are refused by row with a reason; then all or nothing, or the good rows, as the office chooses", async () => {
    const bytes = await returned(1, { F5: "甲", F6: "乙", J7: "是" });
    const held = await take(bytes);
    expect([results(held), held.entered, held.refused]).toEqual(["good good refused", 0, 1]);
    expect(held.rows[2]?.issues[0]?.zh).toContain("没有写原因");
    expect(await reportsOf(1)).toHaveLength(0);
    expect(results(await take(bytes, "good-rows"))).toBe("entered entered refused");
  });

  it("replace what is still under review, never what is accepted, and not what is closed", async () => {
    expect(results(await take(await returned(2, { F5: "甲", F6: "乙" })))).toBe("entered entered empty");
    const other = await returned(2, { F5: "甲二", F6: "乙二", F7: "丙" });
    const [, second = "", third = ""] = tasks.slice(6, 9);
    const [row] = await desk.sql<
      { id: string }[]
    >`select id from supervision.report where task_id = ${second}`;
    const unit = units[2]?.id ?? "";
    expect(await act(second, { type: "accept", unit, report: row?.id ?? "" })).toBe(true);
    expect(await act(third, { type: "close", basis: "完成" })).toBe(true);
    const taken = await take(other, "good-rows");
    expect(results(taken)).toBe("entered refused refused");
    expect(taken.rows.map(({ issues }) => issues[0]?.zh ?? "")).toEqual([
      "",
      expect.stringContaining("审核通过"),
      expect.stringContaining("已销号"),
    ]);
    expect((await reportsOf(2)).map(({ progress }) => progress).toSorted()).toEqual(["乙", "甲二"]);
  });

  it("are not taken when marked classified: no file, no report, only that it was refused", async () => {
    const bytes = await returned(3, { F5: "正常", G6: "秘密★1年" });
    expect(await codeOf(take(bytes))).toBe("classified");
    expect(await reportsOf(3)).toHaveLength(0);
    const digest = createHash("sha256").update(bytes).digest("hex");
    expect(await desk.files.find(digest)).toBeUndefined();
  });

  it("of a period that the schedule does not have any more are refused as a whole", async () => {
    const bytes = await returned(4, { F5: "甲" });
    await schedule("quarterly");
    expect(await codeOf(take(bytes))).toBe("period-gone");
    await schedule("monthly");
    expect(results(await take(bytes))).toBe("entered empty empty");
  });

  it("of 28 units go in one after another, each report once, also when two officers drop the same files", async () => {
    const files = await Promise.all(
      units.slice(5).map((_, at) => returned(5 + at, { F5: `甲${at}`, F6: `乙${at}`, J7: "无变化，等批复" })),
    );
    for (const bytes of files) {
      const twice = await Promise.all([take(bytes), take(bytes)]);
      expect(twice.map(({ refused }) => refused)).toEqual([0, 0]);
    }
    const [counted] = await desk.sql<{ reports: number; units: number }[]>`
      select count(*) as reports, count(distinct unit_id) as units from supervision.report
      where period = ${PERIOD} and unit_id = any(${units.slice(5).map(({ id }) => id)}::uuid[])`;
    expect(counted).toEqual({ reports: (UNITS - 5) * 3, units: UNITS - 5 });
    const [doubled] = await desk.sql<{ n: number }[]>`
      select count(*) as n from (select task_id from supervision.action where action ->> 'type' = 'report'
        and task_id = any(${tasks.slice(15)}::uuid[]) group by task_id having count(*) > 1) d`;
    expect(doubled?.n).toBe(0);
  });

  it("whose visible columns were sorted ask row by row, and go under the tasks that a person confirmed", async () => {
    const unit = 3;
    const { bytes: made } = await makeWorkbook(desk, { plan }, units[unit]?.id ?? "", OFFICE);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(new Uint8Array(made).buffer);
    const [page] = book.worksheets;
    const seen = [5, 6, 7].map((row) =>
      ["A", "B", "C", "D", "E"].map((at) => page?.getCell(`${at}${row}`).value),
    );
    // Rows 5, 6, 7 show tasks 2, 3, 1; their hidden codes stay those of 1, 2, 3.
    for (const [at, from] of [1, 2, 0].entries()) {
      for (const [x, value] of (seen[from] ?? []).entries())
        if (page && value !== undefined) page.getCell(5 + at, x + 1).value = value;
      if (page) page.getCell(`F${5 + at}`).value = `第${from + 1}项的进展`;
    }
    const bytes = new Uint8Array(await book.xlsx.writeBuffer());
    const asked = await take(bytes, "good-rows");
    expect([results(asked), asked.asked, asked.entered]).toEqual(["asked asked asked", 3, 0]);
    expect(await reportsOf(unit)).toHaveLength(0);
    const numbers = asked.rows.map(({ like }) => asked.tasks.find(({ id }) => id === like[0])?.number ?? 0);
    const [, ...others] = asked.rows.map(({ number }, at) => [number, numbers[at] ?? 0] as const);
    const decide = (rows: readonly (readonly [number, number])[], digest = asked.digest) =>
      takeWorkbook(desk, { name: "返回.xlsx", bytes }, "all", OFFICE, { digest, rows: new Map(rows) });
    expect(await codeOf(decide(others, "0".repeat(64)))).toBe("stale");
    expect(results(await decide(others))).toBe("asked good good");
    expect(results(await decide([[5, numbers[0] ?? 0], ...others]))).toBe("entered entered entered");
    expect((await reportsOf(unit)).map(({ progress }) => progress)).toEqual(
      [1, 2, 3].map((n) => `第${n}项的进展`),
    );
    const [trail] = await desk.sql<{ decided: number }[]>`
      select jsonb_array_length(after -> 'decided') as decided from platform.audit
      where subject = ${`unit:${units[unit]?.id}`} and action = 'supervision.take-workbook'`;
    expect(trail?.decided).toBe(3);
  });

  it("are given to people of a unit only for that unit", async () => {
    const liaison = callerAs("王五", "liaison");
    const own = {
      ...liaison,
      actor: liaison.actor && { ...liaison.actor, organisationId: units[4]?.id ?? null },
    };
    expect(await codeOf(makeWorkbook(desk, { plan }, units[5]?.id ?? "", own))).toBe("other-unit");
    expect(await codeOf(makeWorkbook(desk, { plan }, units[4]?.id ?? "", own))).toBe("taken");
  });
});
