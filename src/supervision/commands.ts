import { type Argument, AS_JSON, AS_OF, type Command, type Flag } from "../platform/command.ts";

const PLAN: Argument = { name: { zh: "方案", en: "PLAN" }, takes: "one" };
const ANY_PLAN: Argument = { ...PLAN, takes: "optional" };

const fileFlag = (name: "--xlsx" | "--out", zh: string, en: string): Flag => ({
  name,
  value: { zh: "输出文件", en: "FILE" },
  does: { zh, en },
});
const XLSX = fileFlag("--xlsx", "写成 Excel 台账", "write the ledger as a workbook");

/** Subcommands of supervision; `plan read` needs no database. A plan is named by its id or words of its title. */
export const commands: readonly Command[] = [
  {
    words: ["plan", "read"],
    arguments: [{ name: { zh: "文件", en: "FILE" }, takes: "one" }],
    flags: [AS_JSON, XLSX],
    does: {
      zh: "读出方案的举措、单位、时限；读不了退出码 2，没有举措 3",
      en: "measures, units and deadlines of a plan; exit 2 unreadable, 3 no measures",
    },
    examples: [
      {
        line: "plan read 方案.docx",
        does: { zh: "列出读到的举措", en: "list what was read" },
      },
      {
        line: "plan read 方案.pdf --xlsx 台账.xlsx",
        does: { zh: "写成台账", en: "write the ledger" },
      },
    ],
    needsDatabase: false,
    load: async () => (await import("./commands/read-plan.ts")).readFilePlan,
  },
  {
    words: ["plan", "list"],
    arguments: [],
    flags: [AS_JSON],
    does: { zh: "已发布的方案", en: "published plans" },
    examples: [{ line: "plan list", does: { zh: "列出编号和标题", en: "list ids and titles" } }],
    needsDatabase: true,
    load: async () => (await import("./commands/plans.ts")).list,
  },
  {
    words: ["plan", "board"],
    arguments: [ANY_PLAN],
    flags: [AS_OF, AS_JSON],
    does: {
      zh: "方案总览；不写方案即最新的",
      en: "figures and measures of a plan, of the newest without one",
    },
    examples: [
      {
        line: "plan board 包头 --as-of 2026-11-23",
        does: {
          zh: "标题含“包头”的方案在那一天的情况",
          en: "the plan with 包头 in its title, as of that day",
        },
      },
    ],
    needsDatabase: true,
    load: async () => (await import("./commands/plans.ts")).board,
  },
  {
    words: ["plan", "compare"],
    arguments: [PLAN, { name: { zh: "另一方案", en: "OTHER-PLAN" }, takes: "one" }],
    flags: [AS_OF, AS_JSON],
    does: { zh: "两个方案逐项比对", en: "two plans measure by measure" },
    examples: [
      { line: "plan compare 内蒙古 包头", does: { zh: "自治区与包头", en: "the region's and Baotou's" } },
    ],
    needsDatabase: true,
    load: async () => (await import("./commands/plans.ts")).compare,
  },
  {
    words: ["plan", "search"],
    arguments: [{ name: { zh: "词语", en: "WORDS" }, takes: "several" }],
    flags: [AS_OF, AS_JSON],
    does: { zh: "全文检索", en: "full-text search" },
    examples: [
      { line: "plan search 生态补偿", does: { zh: "哪些举措提到", en: "which measures speak of it" } },
    ],
    needsDatabase: true,
    load: async () => (await import("./commands/plans.ts")).search,
  },
  {
    words: ["measure"],
    arguments: [{ name: { zh: "序号", en: "N" }, takes: "one" }],
    flags: [AS_OF, AS_JSON],
    does: {
      zh: "一项举措的原文、单位、时限、代码与指标",
      en: "a measure's text, units, deadline, code and figures",
    },
    examples: [{ line: "measure 13", does: { zh: "（十三）的全部", en: "all about measure 13" } }],
    needsDatabase: true,
    load: async () => (await import("./commands/plans.ts")).measure,
  },
  {
    words: ["task", "list"],
    arguments: [ANY_PLAN],
    flags: [AS_OF, AS_JSON],
    does: { zh: "任务台账", en: "the ledger of a plan" },
    examples: [{ line: "task list --json", does: { zh: "最新方案的任务", en: "tasks of the newest plan" } }],
    needsDatabase: true,
    load: async () => (await import("./commands/tasks.ts")).list,
  },
  {
    words: ["task", "show"],
    arguments: [{ name: { zh: "任务编号", en: "TASK" }, takes: "one" }],
    flags: [AS_OF, AS_JSON],
    does: { zh: "一项任务的现状与经过", en: "one task and what was done with it" },
    examples: [
      {
        line: "task show 01890b5c-0000-7000-8000-000000000000",
        does: { zh: "编号由 task list 列出", en: "task list shows the ids" },
      },
    ],
    needsDatabase: true,
    load: async () => (await import("./commands/tasks.ts")).show,
  },
  {
    words: ["task", "verify"],
    arguments: [ANY_PLAN],
    flags: [AS_JSON],
    does: {
      zh: "逐项核对台账与办理记录、办理记录与其摘要是否一致；不一致退出码 1",
      en: "whether the rows of tasks follow from their record, and the record from its digests; exit 1 where not",
    },
    examples: [{ line: "task verify", does: { zh: "核对全部方案", en: "check all plans" } }],
    needsDatabase: true,
    load: async () => (await import("./commands/tasks.ts")).verify,
  },
  {
    words: ["missing"],
    arguments: [ANY_PLAN],
    flags: [AS_OF, AS_JSON],
    does: {
      zh: "未报清单及工作群通知文字",
      en: "who has not reported, and the words for the work group",
    },
    examples: [{ line: "missing --as-of 2026-11-23", does: { zh: "那一天的未报", en: "as of that day" } }],
    needsDatabase: true,
    load: async () => (await import("./commands/office.ts")).missing,
  },
  {
    words: ["ledger"],
    arguments: [ANY_PLAN],
    flags: [AS_OF, AS_JSON, XLSX],
    does: { zh: "督办任务台账", en: "the ledger of tasks" },
    examples: [
      { line: "ledger 包头 --xlsx 台账.xlsx", does: { zh: "写成 Excel", en: "write it as a workbook" } },
    ],
    needsDatabase: true,
    load: async () => (await import("./commands/office.ts")).ledger,
  },
  {
    words: ["work"],
    arguments: [{ name: { zh: "单位", en: "UNIT" }, takes: "several" }],
    flags: [AS_JSON],
    does: { zh: "一个单位的应办事项和时限", en: "what a unit owes, by when" },
    examples: [{ line: "work 市发改委", does: { zh: "市发改委的待办", en: "what 市发改委 owes" } }],
    needsDatabase: true,
    load: async () => (await import("./commands/work.ts")).work,
  },
  {
    words: ["paper", "draft"],
    arguments: [PLAN, { name: { zh: "文种", en: "KIND" }, takes: "one" }],
    flags: [
      {
        name: "--period",
        value: { zh: "期间", en: "PERIOD" },
        does: { zh: "哪一期，如 2026-09", en: "which period, as 2026-09" },
      },
      {
        name: "--unit",
        value: { zh: "单位", en: "UNIT" },
        does: { zh: "写给哪个单位", en: "to which unit" },
      },
      AS_OF,
      fileFlag("--out", "写成 .docx", "write it as .docx"),
      AS_JSON,
    ],
    does: { zh: "起草公文，不存档", en: "draft a paper without keeping it" },
    examples: [
      {
        line: "paper draft 包头 月报 --period 2026-09 --out 九月.docx",
        does: { zh: "九月的月报", en: "the monthly report of September" },
      },
    ],
    needsDatabase: true,
    load: async () => (await import("./commands/papers.ts")).draft,
  },
];
