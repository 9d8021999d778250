import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestDatabase, type TestDatabase } from "../../../test/support/database.ts";
import { dayInShanghai } from "../../kernel/calendar.ts";
import { inTransaction } from "../../platform/database/database.ts";
import { sheetOf } from "../../../test/support/sheet.ts";
import { callerAs, COUNTED_ON, deskOn } from "../../../test/support/supervision.ts";
import { FIRST_PAGE } from "../../platform/records/importer-spec.ts";
import { ledgerCell } from "../domain/tasks/ledger-cells.ts";
import type { Supervision } from "../store/desk.ts";
import { readBundledPlans } from "../store/first-run.ts";
import { measuresOfPlan } from "../store/measures.ts";
import { listPlans } from "../store/plans.ts";
import { recordSetting } from "../store/settings.ts";
import { writeTaskLedger } from "../store/task-ledger-xlsx.ts";
import { tasksOfPlan } from "../store/tasks/read.ts";
import { lockTasks } from "../store/tasks/record.ts";
import { verifyTask } from "../store/tasks/verify.ts";
import { type LedgerDecisions, UNDECIDED } from "./columns.ts";
import type { LedgerImport } from "./line.ts";
import { ledgerImporter } from "./store.ts";

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
  ledgerImporter.receive(
    desk,
    plan,
    { name, bytes: await sheetOf([HEAD, ...rows]) },
    { confirmInternal: false },
    OFFICE,
  );
const apply = (id: string, mode: "all" | "good-rows") => ledgerImporter.apply(desk, id, { mode }, OFFICE);
/** Decides more than was decided, with the columns as they are. */
const decide = ({ id, headingRow, columns, decisions }: LedgerImport, said: Partial<LedgerDecisions>) =>
  ledgerImporter.correct(
    desk,
    id,
    { headingRow, fields: columns.map(({ field }) => field), ...decisions, ...said },
    FIRST_PAGE,
    OFFICE,
  );
/** What is asked under a name: its key, on how many rows, and the answers offered. */
const asked = ({ questions }: LedgerImport, of: string) =>
  questions
    .filter((question) => question.of === of)
    .map(({ key, rows, options }) => [key, rows, options?.map(({ value }) => value)]);
const NONE_JUDGED = { done: false, standing: false, overdue: false };
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
  ledgerImporter.receive(
    desk,
    plan,
    { name: "a.xlsx", bytes: await marked(mark) },
    { confirmInternal },
    OFFICE,
  );

describe("taking over an office's ledger", () => {
  it("waits for the adoption date, because without it a past date would turn red by itself", async () => {
    const made = await upload([[1, "示例任务", "市发改委", "2024年12月", "", ""]]);
    expect(made.unready?.zh).toContain("还没有设定启用日");
    expect(await codeOf(apply(made.id, "all"))).toBe("adoption-needed");
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
    expect(made.counts).toMatchObject({ good: 3, blocked: 2, undertaking: 3 });
    // Whom the good ones go to; a day that is past is no day to wait for.
    expect(made.told?.map(({ name, lines, first }) => [name, lines, first])).toEqual([
      ["市行政审批政务服务与数据管理局", 1, null],
      ["市发改委", 2, null],
    ]);
    const proposed = made.questions
      .filter(({ takes }) => takes === "yes")
      .map(({ of, name }) => [of, name.zh]);
    expect(proposed).toEqual([
      ["done", "核定“已完成” 1 项"],
      ["standing", "核定“转常态化” 1 项"],
      ["overdue", "核定“逾期” 1 项"],
    ]);
    expect(await codeOf(apply(made.id, "all"))).toBe("rows-have-errors");
    expect(await tasks()).toEqual([]);
    await decide(made, { ...NONE_JUDGED, done: true });
    const done = await apply(made.id, "good-rows");
    expect(done.progress).toMatchObject({ registered: 3, noted: 3, judged: 1, skipped: 2 });
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
    const again = await apply(id, "good-rows");
    expect(again.progress).toMatchObject({ registered: 3, judged: 1 });
    expect(await tasks()).toEqual(before);
    const made = await upload([
      [1, textOf("(四)", 0), "市行政审批政务服务与数据管理局", "2024年12月底", "2024年12月：验收", "已完成"],
      [2, textOf("(四)", 1), "市发改委", "2024年12月底", "", "逾期"],
    ]);
    expect(made.rows.map(({ outcome }) => outcome)).toEqual(["existing", "existing"]);
    await decide(made, { ...NONE_JUDGED, overdue: true });
    const done = await apply(made.id, "all");
    expect(done.progress).toMatchObject({ registered: 0, existing: 2, noted: 2, judged: 1, skipped: 0 });
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
    expect(made.rows.map(({ entryId }) => entryId)).toEqual([second?.id, first?.id]);
    const applied = await inTransaction(database.owner, async (sql) => {
      await lockTasks(sql, [first?.id ?? ""]);
      const applying = codeOf(apply(made.id, "all"));
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
      ledgerImporter.receive(
        desk,
        plan,
        { name: "另一份.xlsx", bytes: await sheetOf(rows) },
        { confirmInternal: false },
        OFFICE,
      );
    const made = await receive();
    const unit = (await desk.organisations.list()).find(({ name }) => name === "市发改委")?.id ?? "";
    const correction = { ...UNDECIDED, headingRow: 1, fields: ["number", "text", "lead"] };
    const mapped = await ledgerImporter.correct(desk, made.id, correction, FIRST_PAGE, OFFICE);
    expect(asked(mapped, "units").map(([printed, count]) => [printed, count])).toEqual([["发展改革部门", 1]]);
    const units = { 发展改革部门: unit };
    const right = await decide(mapped, { units });
    expect(right.counts).toMatchObject({ good: 1, blocked: 0 });
    expect(right.columns.map(({ why }) => why)).toEqual(["decided", "decided", "decided"]);
    const trail = await desk.sql<{ units: object }[]>`
      select after -> 'units' as units from platform.audit
      where action = 'supervision.map-ledger' and subject = ${`ledger-import:${made.id}`} order by number`;
    expect(trail.map((entry) => entry.units)).toEqual([{}, units]);
    await apply(made.id, "all");
    expect((await receive()).columns.map(({ field, why }) => [field, why])).toEqual([
      ["number", "remembered"],
      ["text", "remembered"],
      ["lead", "remembered"],
    ]);
  });

  it("can be discarded until it is applied, and not changed afterwards", async () => {
    const made = await upload([[1, "将作废的示例任务", "市发改委", "", "", ""]]);
    expect((await ledgerImporter.discard(desk, made.id, OFFICE)).state).toBe("discarded");
    expect((await ledgerImporter.discard(desk, made.id, OFFICE)).state).toBe("discarded");
    expect(await codeOf(apply(made.id, "all"))).toBe("discarded");
    const [{ id = "" } = {}] = await desk.sql<{ id: string }[]>`
      select id from supervision.ledger_import where state = 'applied' limit 1`;
    expect(await codeOf(ledgerImporter.discard(desk, id, OFFICE))).toBe("applied");
    expect(
      await codeOf(ledgerImporter.correct(desk, id, { ...UNDECIDED, headingRow: 1 }, FIRST_PAGE, OFFICE)),
    ).toBe("applied");
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
    expect((await apply(made.id, "all")).progress?.["registered"]).toBe(hostile.length);
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
  expect(made.counts.good + made.counts.blocked + (made.counts["nothing"] ?? 0)).toBe(5_000);
  expect(asked(made, "units").map(([printed]) => printed)).toEqual(["没有的单位"]);
  const last = await ledgerImporter.open(desk, made.id, { page: 100, size: 50, show: "all" }, OFFICE);
  expect(last.rows.map(({ number }) => number)).toEqual(
    Array.from({ length: 50 }, (_, index) => 4_952 + index),
  );
}, 60_000);

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
    const made = await ledgerImporter.receive(
      desk,
      plan,
      { name: "a.xlsx", bytes },
      { confirmInternal: false },
      OFFICE,
    );
    expect([made.questions[0]?.help?.en, made.counts.blocked]).toEqual([
      "Deadlines that name no year are now read in 2027.",
      1,
    ]);
    expect(asked(made, "days")).toEqual([["月底前", 1, []]]);
    const settled = await decide(made, { days: { 月底前: "2027-01-31" } });
    expect([settled.counts.blocked, settled.decisions.days]).toEqual([0, { 月底前: "2027-01-31" }]);
    expect(asked(settled, "days")).toEqual([["月底前", 1, []]]);
    await apply(made.id, "all");
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
    return ledgerImporter.receive(
      desk,
      plan,
      { name: "台账.xlsx", bytes },
      { confirmInternal: false },
      OFFICE,
    );
  };
  const before = await inMeasure(registered, "");
  await apply(before.id, "all");
  const known = (await tasks()).find(({ text }) => text === registered)?.id ?? "";
  const notes = async () =>
    desk.sql`select 1 from supervision.action where task_id = ${known} and action ->> 'type' = 'note-history'`;
  const made = await inMeasure(alike, "已完成初稿");
  expect(made.counts).toMatchObject({ good: 0, blocked: 1, existing: 0, same: 1 });
  expect(await codeOf(apply(made.id, "all"))).toBe("rows-have-errors");
  const [question] = made.rows[0]?.asks ?? [];
  expect([made.rows[0]?.name, question?.options]).toEqual([
    `(二) ${alike}`,
    [{ value: known, name: { zh: `(二) ${registered}`, en: `(二) ${registered}` }, to: `/tasks/${known}` }],
  ]);
  const key = question?.key ?? "";
  const said = await decide(made, { tasks: { [key]: known } });
  expect(said.counts).toMatchObject({ good: 1, existing: 1, same: 0 });
  // Who filters by what is asked still finds the row that is answered.
  const still = await ledgerImporter.open(desk, made.id, { ...FIRST_PAGE, show: "same" }, OFFICE);
  expect(still.rows.map(({ outcome }) => outcome)).toEqual(["existing"]);
  expect((await decide(made, { tasks: {} })).counts).toMatchObject({
    good: 0,
    blocked: 1,
    existing: 0,
    same: 1,
  });
  const own = await decide(made, { tasks: { [key]: null } });
  expect(own.counts).toMatchObject({ good: 1, new: 1, same: 0 });
  // What was said stays when something else is corrected.
  expect((await decide(own, { year: 2026 })).counts).toMatchObject({ good: 1, new: 1 });
  await apply(made.id, "all");
  expect((await tasks()).filter(({ text }) => text === alike)).toHaveLength(1);
  expect(await notes()).toHaveLength(0);
});
