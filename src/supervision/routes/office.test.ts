import { randomUUID } from "node:crypto";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Inject, openTestApp, PASSWORD, type TestApp } from "../../../test/support/app.ts";
import { callerAs, deskOn } from "../../../test/support/supervision.ts";
import { addDays, dayInShanghai } from "../../kernel/calendar.ts";
import type { LedgerView } from "../contract/office.ts";
import type { PlanSummary } from "../domain/plan.ts";
import { NO_DEADLINE } from "../domain/reading.ts";
import { LEDGER_COLUMNS } from "../domain/tasks/ledger-columns.ts";
import { periodName } from "../domain/tasks/light-words.ts";
import type { AskedTask } from "../domain/tasks/asked.ts";
import type {
  ActionOutcome,
  MissingUnit,
  ReviewItem,
  Statistics,
  TaskRow,
} from "../domain/tasks/task-row.ts";
import type { Supervision } from "../store/desk.ts";
import { recordSetting } from "../store/settings.ts";
import { registerTasks } from "../store/tasks/register.ts";

const TODAY = dayInShanghai(new Date());
const LONG_AGO = new Date(`${addDays(TODAY, -120)}T02:00:00Z`);
const OFFICE = callerAs("办公室甲", "office");

let app: TestApp;
let desk: Supervision;
let plan: string;
let office: Inject;
let liaison: Inject;
let lead: string;
let support: string;
let tasks: readonly string[];

const task = (text: string): AskedTask => ({
  measureId: null,
  undertakingId: null,
  source: { kind: "meeting", title: "第三次调度会", paper: null, date: null, quote: null },
  text,
  leader: null,
  remark: null,
  deadline: NO_DEADLINE,
  recurrence: null,
  units: [
    { unitId: lead, role: "lead", via: null },
    { unitId: support, role: "support", via: null },
  ],
  stages: [],
});

beforeAll(async () => {
  app = await openTestApp({ begin: true });
  desk = { ...deskOn(app.database), now: () => new Date() };
  office = await app.as("office");
  const plans = (await office({ method: "GET", url: "/api/plans" })).json<{ rows: PlanSummary[] }>().rows;
  plan = plans.find(({ incomplete }) => !incomplete)?.id ?? "";
  const roster = (await desk.organisations.list()).filter(({ collective }) => !collective);
  [lead = "", support = ""] = roster.map(({ id }) => id);
  await recordSetting(
    desk,
    plan,
    {
      kind: "schedule",
      from: addDays(TODAY, -120),
      value: { kind: "monthly", dueDay: 5, dueMonth: 1, shift: "none" },
    },
    OFFICE,
    { at: LONG_AGO },
  );
  const request = { key: randomUUID(), dispatch: true, tasks: ["建成三座泵站", "编制规划"].map(task) };
  tasks = (await registerTasks(desk, plan, request, OFFICE, { at: LONG_AGO })).map(({ id }) => id);
  await app.addAccount({ name: "liaison-a", password: PASSWORD, roles: ["liaison"], organisationId: lead });
  liaison = app.withToken(await app.signIn("liaison-a", PASSWORD));
});
afterAll(() => app.close());

async function get<T>(url: string, inject = office): Promise<T> {
  const reply = await inject({ method: "GET", url });
  if (reply.statusCode !== 200) throw new Error(`${url}: ${reply.body}`);
  return reply.json<T>();
}

async function act(
  id: string | undefined,
  action: object,
  inject = office,
): Promise<ActionOutcome | undefined> {
  const entry = { task: id, version: 1_000, key: randomUUID(), action };
  const reply = await inject({ method: "POST", url: "/api/task-actions", payload: { entries: [entry] } });
  return reply.json<{ outcomes: ActionOutcome[] }>().outcomes[0];
}

type Missing = { readonly asOf: string; readonly units: MissingUnit[]; readonly text: string };
type Queue = { readonly total: number; readonly counts: Record<string, number>; readonly rows: ReviewItem[] };

/** The period that fell due last before today, when the fifth of the next month ends it. */
function lastPeriod(): string {
  const [year = 0, month = 0, date = 0] = TODAY.split("-").map(Number);
  const back = date > 5 ? 1 : 2;
  const at = year * 12 + month - 1 - back;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`;
}

const content = (progress: string) => ({ progress, figures: [] });

describe("（二十）未报清单", () => {
  it("lists both units with both tasks, since the first due day of their duty, and says it in words for the group", async () => {
    const missing = await get<Missing>(`/api/missing?plan=${plan}`);
    expect(missing.units.map(({ unitId }) => unitId).toSorted()).toEqual([lead, support].toSorted());
    const [unit] = missing.units;
    expect(unit?.items.map(({ text }) => text)).toEqual(["建成三座泵站", "编制规划"]);
    expect(unit && unit.since > addDays(TODAY, -120) && unit.since < TODAY).toBe(true);
    expect(missing.text).toContain(`${unit?.name}：2项（第1、2项）`);
  });

  it("marks a unit without an account that could report", async () => {
    const { units } = await get<Missing>(`/api/missing?plan=${plan}`);
    expect(units.find(({ unitId }) => unitId === lead)?.people).toBe(1);
    expect(units.find(({ unitId }) => unitId === support)?.people).toBe(0);
  });

  it("shows the step of a reminder and its limit once one was sent", async () => {
    const sent = await act(tasks[0], { type: "remind", unit: support, step: 1, matter: "report" });
    expect(sent?.ok).toBe(true);
    const { units } = await get<Missing>(`/api/missing?plan=${plan}`);
    const item = units.find(({ unitId }) => unitId === support)?.items[0];
    expect(item?.step).toBe(1);
    expect(item?.stepBy && item.stepBy > TODAY).toBe(true);
  });

  it("says the same of a past day, folded from the record", async () => {
    const asOf = addDays(TODAY, -1);
    const then = await get<Missing>(`/api/missing?plan=${plan}&asOf=${asOf}`);
    const now = await get<Missing>(`/api/missing?plan=${plan}`);
    const plainly = ({ units }: Missing) =>
      units.map(({ unitId, since, items }) => ({ unitId, since, tasks: items.map(({ number }) => number) }));
    expect(plainly(then)).toEqual(plainly(now));
    expect(then.units.flatMap(({ items }) => items).every(({ step }) => step === 0)).toBe(true);
  });

  it("leaves out what was reported, and only that", async () => {
    const period = lastPeriod();
    const reported = await act(
      tasks[0],
      { type: "report", unit: lead, period, content: content("两座已建成") },
      liaison,
    );
    expect(reported?.ok).toBe(true);
    expect(await signAll()).toBe(true);
    const { units } = await get<Missing>(`/api/missing?plan=${plan}`);
    expect(units.find(({ unitId }) => unitId === lead)?.items.map(({ taskId }) => taskId)).toEqual([
      tasks[1],
    ]);
  });
});

/** A head signs what waits, where the plan asks for it. */
async function signAll(): Promise<boolean> {
  await app.addAccount({ name: "head-a", password: PASSWORD, roles: ["unit-head"], organisationId: lead });
  const head = app.withToken(await app.signIn("head-a", PASSWORD));
  const detail = await get<{ state: { assignments: { open: { id: string; status: string }[] }[] } }>(
    `/api/tasks/${tasks[0]}`,
  );
  const unsigned = detail.state.assignments.flatMap(({ open }) =>
    open.filter(({ status }) => status === "unsigned"),
  );
  const outcomes = await Promise.all(
    unsigned.map(({ id }) => act(tasks[0], { type: "sign", unit: lead, report: id }, head)),
  );
  return outcomes.every((outcome) => outcome?.ok === true);
}

describe("（二十）待审", () => {
  it("holds the report, and the office's acceptance takes it out", async () => {
    const before = await get<Queue>(`/api/review-queue?plan=${plan}`);
    expect(before.counts).toEqual({ report: 1, extension: 0, claim: 0 });
    const [item] = before.rows;
    expect(item?.report?.content.progress).toBe("两座已建成");
    expect(item?.previous).toBeNull();
    expect(
      (await act(item?.task.id, { type: "accept", unit: item?.unitId, report: item?.report?.id }))?.ok,
    ).toBe(true);
    expect((await get<Queue>(`/api/review-queue?plan=${plan}`)).total).toBe(0);
  });

  it("holds a claim of completion, oldest first after what came before", async () => {
    expect((await act(tasks[1], { type: "claim", unit: lead, basis: "规划已印发" }, liaison))?.ok).toBe(true);
    const { rows, counts } = await get<Queue>(`/api/review-queue?plan=${plan}&kind=claim`);
    expect(counts["claim"]).toBe(1);
    expect(rows.map(({ kind, unitId, task: { id } }) => [kind, unitId, id])).toEqual([
      ["claim", lead, tasks[1]],
    ]);
  });

  it("shows a supporting unit's report to the lead unit that answers it, not to the office", async () => {
    const period = lastPeriod();
    const entered = await act(tasks[1], {
      type: "report",
      unit: support,
      period,
      content: content("已配合"),
    });
    expect(entered?.ok).toBe(true);
    const atLead = await get<Queue>(`/api/review-queue?plan=${plan}`, liaison);
    expect(atLead.rows.map(({ unitId }) => unitId)).toEqual([support]);
    const atOffice = await get<Queue>(`/api/review-queue?plan=${plan}&kind=report`);
    expect(atOffice.rows).toEqual([]);
  });
});

async function sheetOf(query: string) {
  const reply = await office({ method: "GET", url: `/api/tasks/export?plan=${plan}${query}` });
  expect(reply.statusCode).toBe(200);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(reply.rawPayload.buffer.slice(reply.rawPayload.byteOffset) as ArrayBuffer);
  const [sheet] = book.worksheets;
  if (!sheet) throw new Error("no sheet");
  const head = [1, 2, 3, 4, 5, 6].find((row) => sheet.getRow(row).getCell(1).value === "序号") ?? 0;
  return { sheet, head };
}
const cellsOf = (sheet: ExcelJS.Worksheet, row: number): string[] =>
  (sheet.getRow(row).values as unknown[]).slice(1).map(String);

describe("（二十）台账", () => {
  it("exports all columns of the 台账 in their order, frozen, filtered, across an A3 sheet", async () => {
    const { sheet, head } = await sheetOf("");
    expect(cellsOf(sheet, head)).toEqual(
      "序号 任务来源 措施 具体任务 年度/阶段目标 责任领导 牵头单位 配合单位 责任人 联系人及电话 时限 进展 问题 下一步 需协调 状态 佐证 备注".split(
        " ",
      ),
    );
    expect(sheet.views[0]).toMatchObject({ state: "frozen", ySplit: head });
    expect(sheet.autoFilter).toBeTruthy();
    expect(sheet.pageSetup).toMatchObject({ orientation: "landscape", paperSize: 8 });
    expect(LEDGER_COLUMNS).toHaveLength(18);
  });

  it("exports the chosen columns in the chosen order, with the accepted progress", async () => {
    const { sheet, head } = await sheetOf("&columns=number,progress,lead");
    expect(cellsOf(sheet, head)).toEqual(["序号", "进展", "牵头单位"]);
    expect(cellsOf(sheet, head + 1)[1]).toBe(`两座已建成（${periodName(lastPeriod()).zh}）`);
    expect(sheet.pageSetup.paperSize).toBe(9);
  });

  it("narrows to a unit and finds by words", async () => {
    const found = await get<{ rows: TaskRow[] }>(
      `/api/tasks?plan=${plan}&unit=${support}&q=${encodeURIComponent("泵站")}`,
    );
    expect(found.rows.map(({ text }) => text)).toEqual(["建成三座泵站"]);
  });

  it("names the units of tasks, and whom to call only to the office", async () => {
    type Choices = { readonly units: { readonly id: string; readonly heads: string[] }[] };
    const choices = await get<Choices>(`/api/ledger-choices?plan=${plan}`);
    expect(choices.units.find(({ id }) => id === lead)?.heads).toEqual(["head-a"]);
    const others = await get<Choices>(`/api/ledger-choices?plan=${plan}`, liaison);
    expect(others.units.flatMap(({ heads }) => heads)).toEqual([]);
  });

  it("keeps views by name for their owner alone", async () => {
    const url = `/api/ledger-views/${encodeURIComponent("红灯")}`;
    const value = { filters: { light: "red" }, columns: ["number", "text"] };
    await office({ method: "PUT", url, payload: value });
    const again = { ...value, columns: ["text"] };
    const saved = (await office({ method: "PUT", url, payload: again })).json<{ rows: LedgerView[] }>();
    expect(saved.rows.map(({ name, value: kept }) => [name, kept])).toEqual([["红灯", again]]);
    expect(await get(`/api/ledger-views`, await app.as("leader"))).toEqual({ rows: [] });
    expect((await office({ method: "DELETE", url })).json()).toEqual({ rows: [] });
  });
});

describe("（二十）统计", () => {
  it("counts owed, missing and timely reports, and ranks nobody before the office turns ranking on", async () => {
    const statistics = await get<Statistics>(`/api/plans/${plan}/statistics?from=${addDays(TODAY, -365)}`);
    const unit = statistics.units.find(({ unitId }) => unitId === lead);
    expect(unit && unit.inTime + unit.late + unit.missing).toBe(unit?.owed);
    expect(unit?.tasks).toBe(2);
    expect(unit?.late).toBe(1);
    expect(statistics.rankingRule).toBeNull();
    expect(statistics.units.every(({ rank }) => rank === undefined)).toBe(true);
  });

  it("ranks with its rule once ranking is on", async () => {
    await recordSetting(
      desk,
      plan,
      { kind: "options", from: TODAY, value: { signStep: true, ranking: true, authority: null } },
      OFFICE,
    );
    const { rankingRule, units } = await get<Statistics>(`/api/plans/${plan}/statistics`);
    expect(rankingRule?.zh).toContain("按时报送率");
    expect(units.some(({ rank }) => rank === 1)).toBe(true);
  });
});
