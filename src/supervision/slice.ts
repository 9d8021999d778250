import type { Shell, Slice } from "../platform/slice.ts";
import { contract } from "./contract.ts";
import { fileSubject, kindSubject } from "../platform/audit/subjects.ts";
import { PAPER_FORMS, PAPER_KINDS } from "./domain/papers/kinds.ts";
import { ledgerImporter } from "./ledger-import/store.ts";
import { supervisionRoutes } from "./routes.ts";
import { DAILY_JOB, DAILY_SCHEDULE, dailyJob } from "./store/daily-job.ts";
import { handOver, type HandedOver } from "./store/handed-over.ts";
import { INBOX_KINDS, inboxFor } from "./store/inbox.ts";
import { readBundledPlans } from "./store/first-run.ts";
import { READ_JOB } from "./store/intake.ts";
import type { Supervision } from "./store/desk.ts";
import { figuresOfMeasure } from "./store/measure-figures.ts";
import { readingJob } from "./store/reading-job.ts";
import { openableTask } from "./routes/openable.ts";
import { listTaskIds, verifyTasks } from "./store/tasks/verify.ts";
import { rebuildTaskWaits } from "./store/tasks/waits.ts";
import { WAIT_TABLE } from "../platform/records/waits.ts";
import { supervisionFinds } from "./find/routes.ts";

/** What supervision takes from others beside the shell. */
export type SupervisionNeeds = Omit<Supervision, keyof Shell>;

/** Supervision as a slice, with what it hands to others. */
export type SupervisionParts = HandedOver & { readonly slice: Slice };

/** The core: plans read, reviewed, published, shown and compared. */
export function supervisionSlice(shell: Shell, needs: SupervisionNeeds): SupervisionParts {
  const desk = { ...shell, ...needs };
  const slice: Slice = {
    id: "supervision",
    folder: "src/supervision",
    // The one for which following up is the work itself; every measure is supervised here.
    measures: [20],
    contract,
    routes: (app) => supervisionRoutes(app, desk),
    jobs: {
      [READ_JOB]: readingJob(desk),
      [ledgerImporter.job]: ledgerImporter.run(desk),
      [DAILY_JOB]: dailyJob(desk),
    },
    schedules: [DAILY_SCHEDULE],
    indicators: async () => [],
    planIndicators: (measure, asOf) => figuresOfMeasure(desk.sql, measure, asOf),
    inbox: (person, asOf) => inboxFor(desk, person, asOf),
    inboxKinds: INBOX_KINDS,
    subjects: {
      plan: {
        kind: { zh: "方案", en: "Plan" },
        table: "supervision.plan",
        name: "title",
        page: "/plans/:id",
      },
      task: { kind: { zh: "任务", en: "Task" }, table: "supervision.task", name: "text", page: "/tasks/:id" },
      import: fileSubject("supervision.import", "方案文件", "Plan's document", "/imports/:id/review"),
      ...ledgerImporter.subject("台账表格", "Ledger's workbook", "/ledger-imports/:id"),
      paper: {
        kind: { zh: "公文", en: "Paper" },
        table: "supervision.paper",
        name: ["content", "title"],
        page: "/papers/:id",
      },
      "paper-template": {
        kind: { zh: "公文模板", en: "Paper template" },
        table: null,
        name: (key) => PAPER_KINDS.flatMap((kind) => (kind === key ? PAPER_FORMS[kind].name : []))[0] ?? null,
        page: "/paper-templates",
      },
      "living-plan": kindSubject("当前方案", "The plan shown first", "/plan"),
      sheet: kindSubject("报送表", "Report sheet", null),
      workbook: kindSubject("填报工作簿", "Workbook of reports", "/workbooks"),
      demonstration: kindSubject("演示数据", "Demonstration", null),
    },
    openables: { task: (id, person) => openableTask(desk, id, person) },
    ...supervisionFinds(desk),
    verify: () => verifyTasks(desk.sql),
    rebuild: async (table = WAIT_TABLE) =>
      table === WAIT_TABLE ? rebuildTaskWaits(desk.sql, await listTaskIds(desk.sql)) : 0,
    firstRun: () => readBundledPlans(desk),
    demo: async (asOf) =>
      (await import("./store/demonstration/demonstration.ts")).fillDemonstration(desk, asOf),
  };
  return { slice, ...handOver(desk) };
}
