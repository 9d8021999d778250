import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestDatabase, type TestDatabase } from "../../../../test/support/database.ts";
import { dayInShanghai } from "../../../kernel/calendar.ts";
import { inTransaction } from "../../../platform/database/database.ts";
import { sheetOf } from "../../../../test/support/sheet.ts";
import { callerAs, COUNTED_ON, deskOn } from "../../../../test/support/supervision.ts";
import type { LedgerImport } from "../../domain/ledger-import/ledger-import.ts";
import type { Supervision } from "../desk.ts";
import { ledgerCell } from "../../domain/tasks/ledger-cells.ts";
import { writeTaskLedger } from "../task-ledger-xlsx.ts";
import { tasksOfPlan } from "../tasks/read.ts";
import { lockTasks } from "../tasks/record.ts";
import { readBundledPlans } from "../first-run.ts";
import { measuresOfPlan } from "../measures.ts";
import { listPlans } from "../plans.ts";
import { recordSetting } from "../settings.ts";
import { verifyTask } from "../tasks/verify.ts";
import { applyLedger } from "./apply.ts";
import { findLedgerImport } from "./imports.ts";
import { correctMapping, discardLedger, receiveLedger } from "./receive.ts";
import { FIRST_PAGE, viewLedger } from "./view.ts";

let database: TestDatabase;
let desk: Supervision;
let plan: string;
let undertakings: readonly { readonly ordinal: string | null; readonly text: string }[];
beforeAll(async () => {
  database = await openTestDatabase();
  desk = deskOn(database);
  await readBundledPlans(desk);
  plan = (await listPlans(desk.sql)).find(({ incomplete }) => !incomplete)?.id ?? "";
  undertakings = (await measuresOfPlan(desk.sql, plan, COUNTED_ON)).flatMap((measure) =>
    measure.undertakings.map(({ text }) => ({ ordinal: measure.ordinal, text })),
  );
});
afterAll(() => database.close());

const OFFICE = callerAs("张三", "office");
const HEAD = ["序号", "具体任务", "牵头单位", "完成时限", "进展情况", "状态"];
type Cells = readonly (string | number | null)[];

const textOf = (ordinal: string, index: number): string =>
  undertakings.filter((each) => each.ordinal === ordinal)[index]?.text ?? "";
const upload = async (rows: readonly Cells[], name = "台账.xlsx"): Promise<LedgerImport> =>
  receiveLedger(
    desk,
    plan,
    { name, bytes: await sheetOf([HEAD, ...rows]) },
    { confirmInternal: false },
    OFFICE,
  );
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "ok",
    (error: { failure?: { code: string } }) => error.failure?.code ?? String(error),
  );
const tasks = () =>
  desk.sql<
    { id: string; text: string; light: string; phase: string; awaitsJudgement: boolean; standing: boolean }[]
  >`
    select id, text, light, phase, awaits_judgement, standing from supervision.task where plan_id = ${plan} order by number`;

const marked = (mark: string) => sheetOf([[mark], HEAD, [1, "示例任务", "市发改委", "", "", ""]]);

const receiveMarked = async (mark: string, confirmInternal: boolean) =>
  receiveLedger(desk, plan, { name: "a.xlsx", bytes: await marked(mark) }, { confirmInternal }, OFFICE);

describe("taking over an office's ledger", () => {
  it("waits for the adoption date, because without it a past date would turn red by itself", async () => {
    const made = await upload([[1, "示例任务", "市发改委", "2024年12月", "", ""]]);
    expect(made.adoptedOn).toBeNull();
    expect(await codeOf(applyLedger(desk, made.id, { mode: "all", judge: [] }, OFFICE))).toBe(
      "adoption-needed",
    );
    expect(await tasks()).toEqual([]);
    await recordSetting(
      desk,
      plan,
      { kind: "adoption", from: COUNTED_ON, value: { on: COUNTED_ON } },
      OFFICE,
    );
  });

  it("registers and dispatches what is right, adds progress, and leaves the rest with its sentence", async () => {
    const made = await upload([
      [
        1,
        textOf("(四)", 0),
        "市行政审批政务服务与数据管理局",
        "2024年12月底",
        "2024年6月：建库；2024年11月：上线",
        "已完成",
      ],
      [2, textOf("(四)", 1), "市发改委", "2024年12月底", "", "逾期"],
      [3, textOf("(一)", 0), "市发改委", "持续推进", "", "长期坚持"],
      [4, "一项没有单位的示例任务", "", "2024年12月底", "", ""],
      [5, "一项日期不对的示例任务", "市发改委", "2024年13月", "", ""],
    ]);
    expect(made.counts).toMatchObject({
      good: 3,
      blocked: 2,
      undertaking: 3,
      done: 1,
      overdue: 1,
      standing: 1,
    });
    expect(await codeOf(applyLedger(desk, made.id, { mode: "all", judge: [] }, OFFICE))).toBe("rows-blocked");
    expect(await tasks()).toEqual([]);
    const done = await applyLedger(desk, made.id, { mode: "good-rows", judge: ["done"] }, OFFICE);
    expect(done.outcome).toEqual({ registered: 3, noted: 3, judged: 1, skipped: 2 });
    const [first, second, third] = await tasks();
    expect(first).toMatchObject({ phase: "closed", awaitsJudgement: false });
    // Nobody confirmed it, so what the file calls overdue is grey.
    expect(second).toMatchObject({ phase: "dispatched", awaitsJudgement: true, light: "grey" });
    expect(third).toMatchObject({ phase: "dispatched", awaitsJudgement: false });
    for (const { id } of await tasks())
      expect(await verifyTask(desk.sql, id)).toMatchObject({ differences: [] });
    const [judged] = await desk.sql<{ basis: string }[]>`
      select action ->> 'basis' as basis from supervision.action where action ->> 'type' = 'judge'`;
    expect(judged?.basis).toBe("据原台账《台账.xlsx》第 2 行：状态“已完成”");
  });

  it("acts once: applied again it answers the same, and the same file finds its tasks", async () => {
    const before = await tasks();
    const [{ id = "" } = {}] = await desk.sql<{ id: string }[]>`
      select id from supervision.ledger_import where state = 'applied'`;
    const again = await applyLedger(desk, id, { mode: "good-rows", judge: ["overdue"] }, OFFICE);
    expect(again.outcome).toMatchObject({ registered: 3, judged: 1 });
    expect(await tasks()).toEqual(before);
    const made = await upload([
      [1, textOf("(四)", 0), "市行政审批政务服务与数据管理局", "2024年12月底", "2024年12月：验收", "已完成"],
      [2, textOf("(四)", 1), "市发改委", "2024年12月底", "", "逾期"],
    ]);
    expect(made.rows.map(({ becomes }) => becomes)).toEqual(["existing", "existing"]);
    const done = await applyLedger(desk, made.id, { mode: "all", judge: ["overdue"] }, OFFICE);
    expect(done.outcome).toEqual({ registered: 0, noted: 2, judged: 1, skipped: 0 });
    expect((await tasks())[1]).toMatchObject({ awaitsJudgement: false, light: "red" });
    expect(await tasks()).toHaveLength(3);
  });

  it("does not wait for ever for somebody who takes the same tasks in another order", async () => {
    const [first, second] = (await tasks())
      .filter(({ phase }) => phase === "dispatched")
      .toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const rows = [second, first].map((task, index): Cells => [
      index + 1,
      task?.text ?? "",
      "市发改委",
      "",
      `2024年${index + 5}月：推进`,
      "",
    ]);
    const made = await upload(rows);
    expect(made.rows.map(({ taskId }) => taskId)).toEqual([second?.id, first?.id]);
    const applied = await inTransaction(database.owner, async (sql) => {
      await lockTasks(sql, [first?.id ?? ""]);
      const applying = codeOf(applyLedger(desk, made.id, { mode: "all", judge: [] }, OFFICE));
      const waits = async () => (await sql`select 1 from pg_locks where not granted limit 1`).length > 0;
      while (!(await waits()));
      await lockTasks(sql, [second?.id ?? ""]);
      return { applying };
    });
    expect(await applied.applying).toBe("ok");
  });

  it("takes a name that the roster lacks for the unit that a person says, and remembers headings", async () => {
    const rows = [
      ["编", "要干的事", "谁"],
      [1, "又一项示例任务", "发展改革部门"],
    ] as const;
    const receive = async () =>
      receiveLedger(
        desk,
        plan,
        { name: "另一份.xlsx", bytes: await sheetOf(rows) },
        { confirmInternal: false },
        OFFICE,
      );
    const made = await receive();
    const unit = (await desk.organisations.list()).find(({ name }) => name === "市发改委")?.id ?? "";
    const correction = { headingRow: 1, fields: ["number", "text", "lead"] as const, units: {} };
    const asked = await correctMapping(desk, made.id, correction, FIRST_PAGE, OFFICE);
    expect(asked.unknownUnits.map(({ printed, rows: count }) => [printed, count])).toEqual([
      ["发展改革部门", 1],
    ]);
    const units = { 发展改革部门: unit };
    const right = await correctMapping(desk, made.id, { ...correction, units }, FIRST_PAGE, OFFICE);
    expect(right.counts).toMatchObject({ good: 1, blocked: 0 });
    expect(right.columns.map(({ why }) => why)).toEqual(["decided", "decided", "decided"]);
    const trail = await desk.sql<{ units: object }[]>`
      select after -> 'units' as units from platform.audit
      where action = 'supervision.map-ledger' and subject = ${`ledger-import:${made.id}`} order by number`;
    expect(trail.map((entry) => entry.units)).toEqual([{}, units]);
    await applyLedger(desk, made.id, { mode: "all", judge: [] }, OFFICE);
    expect((await receive()).columns.map(({ field, why }) => [field, why])).toEqual([
      ["number", "remembered"],
      ["text", "remembered"],
      ["lead", "remembered"],
    ]);
  });

  it("can be discarded until it is applied, and not changed afterwards", async () => {
    const made = await upload([[1, "将作废的示例任务", "市发改委", "", "", ""]]);
    expect((await discardLedger(desk, made.id, OFFICE)).state).toBe("discarded");
    expect((await discardLedger(desk, made.id, OFFICE)).state).toBe("discarded");
    expect(await codeOf(applyLedger(desk, made.id, { mode: "all", judge: [] }, OFFICE))).toBe("discarded");
    const [{ id = "" } = {}] = await desk.sql<{ id: string }[]>`
      select id from supervision.ledger_import where state = 'applied' limit 1`;
    expect(await codeOf(discardLedger(desk, id, OFFICE))).toBe("already-applied");
    expect(await codeOf(correctMapping(desk, id, { headingRow: 1, units: {} }, FIRST_PAGE, OFFICE))).toBe(
      "already-applied",
    );
  });

  it("refuses what is marked classified and asks about what is marked internal", async () => {
    expect(await codeOf(receiveMarked("机密★1年", true))).toBe("classified");
    expect(await codeOf(receiveMarked("内部资料", false))).toBe("ask-internal");
    expect(await codeOf(receiveMarked("内部资料", true))).toBe("ok");
  });

  it("keeps hostile cells as the text they are", async () => {
    const hostile = [
      "=cmd|' /C calc'!A0",
      "<script>alert(1)</script>",
      "'; drop table task; --",
      "a\u202eb\u0000c",
      "🂡".repeat(50),
    ];
    const made = await upload(
      hostile.map((text, index) => [index + 1, `示例${index} ${text}`, "市发改委", "", text, text]),
    );
    expect(made.counts).toMatchObject({ good: hostile.length, blocked: 0 });
    expect((await applyLedger(desk, made.id, { mode: "all", judge: [] }, OFFICE)).outcome?.registered).toBe(
      hostile.length,
    );
    const kept = (await tasks()).map(({ text }) => text);
    expect(kept).toContain("示例1 <script>alert(1)</script>");
    expect(kept.some((text) => /[\u202e\0]/.test(text))).toBe(false);
  });
});

it("reads 5,000 rows, loses none, and shows them by the page", async () => {
  const rows = Array.from({ length: 5_000 }, (_, index): Cells => {
    const unit = index % 10 === 0 ? "没有的单位" : "市发改委";
    return [
      index + 1,
      `第${index}件示例工作：${undertakings[index % 92]?.text ?? ""}`,
      unit,
      "2027年6月",
      "2026年6月：开工",
      "",
    ];
  });
  const made = await upload(rows, "大台账.xlsx");
  expect(made.counts.rows).toBe(5_000);
  expect(made.counts.good + made.counts.blocked + made.counts.nothing).toBe(5_000);
  expect(made.unknownUnits).toMatchObject([{ printed: "没有的单位" }]);
  const record = await findLedgerImport(desk.sql, made.id);
  if (!record) throw new Error("it was not kept");
  const last = await viewLedger(desk, record, { page: 100, size: 50, show: "all" });
  expect(last.rows.map(({ number }) => number)).toEqual(
    Array.from({ length: 50 }, (_, index) => 4_952 + index),
  );
});

describe("（二十）a ledger that was taken over, in the ledger and its export", () => {
  it("shows its last progress until a report is accepted, and prints days as days with the words beside", async () => {
    const head = [...HEAD, "存在问题"];
    const bytes = await sheetOf([
      ["2027年重点任务台账"],
      head,
      [1, "示例接入任务一", "市发改委", 46752, "2026年5月：完成初稿；2026年9月：完成评审", "", "资金未落实"],
      [2, "示例接入任务二", "市发改委", "年底前", "正在推进", "", ""],
      [3, "示例接入任务三", "市发改委", "2027年6月30日 00:00", "", "", ""],
      [4, "示例接入任务四", "市发改委", "月底前", "", "", ""],
      [5, "示例接入任务五", "市发改委", "每季度末", "", "", ""],
    ]);
    const made = await receiveLedger(
      desk,
      plan,
      { name: "a.xlsx", bytes },
      { confirmInternal: false },
      OFFICE,
    );
    expect([made.year, made.counts.blocked]).toEqual([2027, 1]);
    expect(made.unknownDays).toEqual([{ printed: "月底前", rows: 1, decided: undefined, readings: [] }]);
    const decisions = {
      headingRow: made.headingRow,
      fields: made.columns.map(({ field }) => field),
      units: {},
    };
    const settled = await correctMapping(
      desk,
      made.id,
      { ...decisions, days: { 月底前: "2027-01-31" } },
      FIRST_PAGE,
      OFFICE,
    );
    expect([settled.counts.blocked, settled.unknownDays[0]?.decided]).toEqual([0, "2027-01-31"]);
    await applyLedger(desk, made.id, { mode: "all", judge: [] }, OFFICE);
    const rows = (await tasksOfPlan(desk, plan, dayInShanghai(desk.now()))).filter(({ text }) =>
      text.startsWith("示例接入任务"),
    );
    expect(rows.map(({ due }) => due)).toEqual([
      "2027-12-31",
      "2027-12-31",
      "2027-06-30",
      "2027-01-31",
      null,
    ]);
    expect(rows.map((row) => ledgerCell(row, "progress", new Map()))).toEqual([
      "2026年9月：完成评审（原台账，2026年9月30日）",
      "正在推进（原台账）",
      "",
      "",
      "",
    ]);
    expect(rows.slice(0, 1).map((row) => ledgerCell(row, "problems", new Map()))).toEqual(["资金未落实"]);
    const [standing] = await desk.sql<{ windows: number }[]>`
      select jsonb_array_length(state -> 'recurrence' -> 'windows') as windows
      from supervision.task where text = '示例接入任务五'`;
    expect(standing?.windows).toBe(4);

    const written = await writeTaskLedger(rows, ["number", "due"], [], { title: "台账", notes: [] });
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(written.buffer as ArrayBuffer);
    const page = book.worksheets[0];
    const cells = [4, 5, 6, 7].map((at) => [1, 2, 3].map((column) => page?.getCell(at - 1, column).value));
    expect(cells.map(([, due]) => (due instanceof Date ? due.toISOString().slice(0, 10) : due))).toEqual([
      "2027-12-31",
      "2027-12-31",
      "2027-06-30",
      "2027-01-31",
    ]);
    expect(cells.map(([, , words]) => words)).toEqual([
      "原文：46752",
      "原文：年底前",
      "原文：2027年6月30日 00:00",
      "原文：月底前",
    ]);
    expect(page?.getCell(7, 2).value).toBe("每季度末");
  });
});

it("（二十）files no row under a registered task that it merely resembles: a person says, and until then it waits", async () => {
  const [registered, alike] = ["公交化运营", "编制城际公交化运营票价方案示例乙"];
  const inMeasure = async (text: string, progress: string): Promise<LedgerImport> => {
    const bytes = await sheetOf([
      ["序号", "举措", "具体任务", "牵头单位", "完成时限", "进展情况"],
      [1, "（二）", text, "市发改委", "2027年6月", progress],
    ]);
    return receiveLedger(desk, plan, { name: "台账.xlsx", bytes }, { confirmInternal: false }, OFFICE);
  };
  const before = await inMeasure(registered, "");
  await applyLedger(desk, before.id, { mode: "all", judge: [] }, OFFICE);
  const known = (await tasks()).find(({ text }) => text === registered)?.id ?? "";
  const notes = async () =>
    desk.sql`select 1 from supervision.action where task_id = ${known} and action ->> 'type' = 'note-history'`;
  const made = await inMeasure(alike, "已完成初稿");
  expect(made.counts).toMatchObject({ good: 0, blocked: 1, existing: 0, asked: 1 });
  expect(await codeOf(applyLedger(desk, made.id, { mode: "all", judge: [] }, OFFICE))).toBe("rows-blocked");
  const [asked] = made.rows;
  expect([asked?.text, asked?.alike?.tasks.map(({ text }) => text)]).toEqual([alike, [registered]]);
  const settle = async (tasksSaid: Record<string, string | null>) =>
    correctMapping(
      desk,
      made.id,
      { headingRow: 1, fields: made.columns.map(({ field }) => field), units: {}, tasks: tasksSaid },
      FIRST_PAGE,
      OFFICE,
    );
  const key = asked?.alike?.key ?? "";
  expect((await settle({ [key]: known })).counts).toMatchObject({ good: 1, existing: 1, asked: 0 });
  expect((await settle({ [key]: "" })).counts).toMatchObject({ good: 0, blocked: 1, existing: 0, asked: 1 });
  expect((await settle({ [key]: null })).counts).toMatchObject({ good: 1, new: 1, asked: 0 });
  // What was said stays when something else is corrected.
  expect((await settle({})).counts).toMatchObject({ good: 1, new: 1 });
  await applyLedger(desk, made.id, { mode: "all", judge: [] }, OFFICE);
  expect((await tasks()).filter(({ text }) => text === alike)).toHaveLength(1);
  expect(await notes()).toHaveLength(0);
});
