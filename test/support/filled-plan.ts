import { randomUUID } from "node:crypto";
import type { Role } from "../../src/kernel/access.ts";
import type { Caller } from "../../src/platform/slice.ts";
import { NO_DEADLINE } from "../../src/supervision/domain/reading.ts";
import type { AskedAction, AskedTask } from "../../src/supervision/domain/tasks/asked.ts";
import { EMPTY_REPORT } from "../../src/supervision/domain/tasks/report.ts";
import type { Supervision } from "../../src/supervision/store/desk.ts";
import { measuresOfPlan } from "../../src/supervision/store/measures.ts";
import { recordSetting } from "../../src/supervision/store/settings.ts";
import { actOnTasks } from "../../src/supervision/store/tasks/act.ts";
import { registerTasks } from "../../src/supervision/store/tasks/register.ts";
import { callerAs } from "./supervision.ts";

export type FilledPlan = {
  readonly plan: string;
  /** Units by what they did: `reports` reported August to October, `silent` nothing since September, `late` has an overdue task. */
  readonly units: Readonly<
    Record<"reports" | "silent" | "late", { readonly id: string; readonly name: string }>
  >;
  readonly office: Caller;
};

const OF_A_UNIT: readonly Role[] = ["unit-head"];
const at = (day: string): Date => new Date(`${day}T02:00:00Z`);

const WORDS =
  "项目可行性研究报告已编制完成，用地预审、环评、能评等前期手续按节点推进……已落实资金12.5亿元，占年度计划的85%；“一张图”调度机制运行正常。";

const due = (day: string): Partial<AskedTask> => ({
  deadline: { kind: "date", raw: null, latest: day, thenContinuous: false },
});

/** A plan with four months of work on it: reports accepted, waiting and missing, one task overdue and one closed. */
export async function fillPlan(desk: Supervision, plan: string): Promise<FilledPlan> {
  const office = callerAs("张三", "office");
  const measures = await measuresOfPlan(desk.sql, plan, "2026-11-23");
  const bodies = (await desk.organisations.list()).filter(({ collective }) => !collective);
  const [reports, silent, late] = bodies;
  if (!reports || !silent || !late) throw new Error("the roster has no three units");
  const options = { signStep: false, ranking: false, authority: null };
  await recordSetting(desk, plan, { kind: "options", from: "2026-07-01", value: options }, office, {
    at: at("2026-07-01"),
  });
  const task = (index: number, unitId: string, given: Partial<AskedTask> = {}): AskedTask => ({
    measureId: measures[index % measures.length]?.id ?? null,
    undertakingId: null,
    source: { kind: "plan", title: "方案", paper: null, date: null, quote: null },
    text: `推进第${index + 1}项重点工作，建设一批重大项目，完善跨市协同机制`,
    leader: null,
    remark: null,
    deadline: { ...NO_DEADLINE, kind: "continuous", raw: "持续推进" },
    recurrence: null,
    units: [{ unitId, role: "lead", via: null }],
    stages: [],
    ...given,
  });
  const tasks = await registerTasks(
    desk,
    plan,
    {
      key: randomUUID(),
      dispatch: true,
      tasks: [
        ...Array.from({ length: 22 }, (_, index) => task(index, reports.id)),
        task(3, silent.id),
        task(4, late.id, due("2026-10-15")),
        task(5, late.id, due("2026-12-10")),
        task(6, reports.id, {
          measureId: null,
          source: { kind: "meeting", title: "调度会", paper: null, date: null, quote: null },
        }),
      ],
    },
    office,
    { at: at("2026-08-03") },
  );
  const act = async (
    index: number,
    unit: string,
    action: AskedAction,
    day: string,
    by?: Caller,
  ): Promise<string> => {
    const entry = { task: tasks[index]?.id ?? "", version: 1_000, key: randomUUID(), action };
    const caller = by ?? {
      ...office,
      actor: { ...callerAs("王五", ...OF_A_UNIT).actor!, organisationId: unit },
    };
    const [outcome] = await actOnTasks(desk, [entry], "each", caller, { at: at(day) });
    if (outcome?.ok !== true) throw new Error(JSON.stringify(outcome));
    return entry.task;
  };
  const report = async (index: number, unit: string, period: string, day: string): Promise<void> => {
    const content = {
      ...EMPTY_REPORT,
      progress: `${period}：${WORDS}`,
      problems: index % 4 === 0 ? "一、跨市协调不够。\n二、建设资金仍有缺口" : "",
      next: "继续推进前期工作，争取年内开工。",
      coordination: index % 7 === 0 ? "请省级部门支持用地指标。" : "",
    };
    await act(index, unit, { type: "report", unit, period, content }, day);
  };
  const accept = async (index: number, unit: string, day: string): Promise<void> => {
    const id = tasks[index]?.id ?? "";
    const [row] = await desk.sql<{ id: string }[]>`
      select id from supervision.report where task_id = ${id} and unit_id = ${unit} and status = 'submitted'`;
    await act(index, unit, { type: "accept", unit, report: row?.id ?? "" }, day, office);
  };
  for (const [period, month] of [
    ["2026-08", "08"],
    ["2026-09", "09"],
    ["2026-10", "10"],
  ] as const) {
    for (let index = 0; index < 8; index++) {
      await report(index, reports.id, period, `2026-${month}-20`);
      // The last one of October waits for the office.
      if (index < 7 || month !== "10") await accept(index, reports.id, `2026-${month}-23`);
    }
  }
  await report(22, silent.id, "2026-08", "2026-08-21");
  await accept(22, silent.id, "2026-08-24");
  await report(24, late.id, "2026-10", "2026-10-26");
  await act(21, reports.id, { type: "close", basis: "已完成" }, "2026-11-02", office);
  return { plan, units: { reports, silent, late }, office };
}
