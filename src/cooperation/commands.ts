import { type Argument, AS_JSON, type Command, type Flag } from "../platform/command.ts";

const YEAR: Flag = {
  name: "--year",
  value: { zh: "年份", en: "YEAR" },
  does: { zh: "哪一年，如 2026", en: "which year, as 2026" },
};
const ID: Argument = { name: { zh: "编号", en: "ID" }, takes: "one" };
const REGISTER: Argument = { name: { zh: "登记册", en: "REGISTER" }, takes: "one" };
const AN_ID = "01890b5c-0000-7000-8000-000000000000";

const meetings: readonly Command[] = [
  {
    words: ["meeting", "list"],
    arguments: [],
    flags: [YEAR, AS_JSON],
    does: { zh: "会议", en: "meetings" },
    examples: [{ line: "meeting list --year 2026", does: { zh: "2026 年的会议", en: "those of 2026" } }],
    needsDatabase: true,
    load: async () => (await import("./commands/meetings.ts")).list,
  },
  {
    words: ["meeting", "show"],
    arguments: [ID],
    flags: [AS_JSON],
    does: { zh: "一次会议的筹备和议程（不含姓名）", en: "a meeting's preparation and agenda, without names" },
    examples: [
      {
        line: `meeting show ${AN_ID}`,
        does: { zh: "编号由 meeting list 列出", en: "meeting list shows ids" },
      },
    ],
    needsDatabase: true,
    load: async () => (await import("./commands/meetings.ts")).show,
  },
  {
    words: ["meeting", "due"],
    arguments: [],
    flags: [YEAR, AS_JSON],
    does: {
      zh: "待筹备事项和应开未列的会议",
      en: "what is to be ready, and meetings that are due but not planned",
    },
    examples: [{ line: "meeting due", does: { zh: "今年的", en: "of this year" } }],
    needsDatabase: true,
    load: async () => (await import("./commands/meetings.ts")).due,
  },
];

const jointPapers: readonly Command[] = [
  {
    words: ["joint-paper", "list"],
    arguments: [],
    flags: [
      {
        name: "--due",
        value: null,
        does: { zh: "只列到期和待复核的", en: "only what ends or waits for review" },
      },
      AS_JSON,
    ],
    does: { zh: "共同文件的阶段、反馈和有效期", en: "joint papers with stage, opinions and validity" },
    examples: [{ line: "joint-paper list --due", does: { zh: "要处理的", en: "those that want attention" } }],
    needsDatabase: true,
    load: async () => (await import("./commands/joint-papers.ts")).list,
  },
  {
    words: ["joint-paper", "compare"],
    arguments: [
      { name: { zh: "前一稿", en: "LEFT" }, takes: "one" },
      { name: { zh: "后一稿", en: "RIGHT" }, takes: "one" },
    ],
    flags: [AS_JSON],
    does: { zh: "逐段比对两稿", en: "two versions paragraph by paragraph" },
    examples: [
      {
        line: "joint-paper compare 征求意见稿.docx 送审稿.docx",
        does: { zh: "改了哪些段", en: "which paragraphs changed" },
      },
    ],
    needsDatabase: false,
    load: async () => (await import("./commands/joint-papers.ts")).compare,
  },
];

const workPoints: readonly Command[] = [
  {
    words: ["work-points", "list"],
    arguments: [],
    flags: [YEAR, AS_JSON],
    does: { zh: "列出各专项工作组的年度工作要点", en: "the special groups' yearly work points" },
    examples: [{ line: "work-points list --year 2026", does: { zh: "2026 年的", en: "those of 2026" } }],
    needsDatabase: true,
    load: async () => (await import("./commands/work-points.ts")).list,
  },
  {
    words: ["work-points", "coverage"],
    arguments: [],
    flags: [
      YEAR,
      {
        name: "--plan",
        value: { zh: "方案编号", en: "ID" },
        does: { zh: "哪个方案，编号由 plan list 列出", en: "which plan; plan list shows ids" },
      },
      AS_JSON,
    ],
    does: {
      zh: "方案中哪些具体任务当年无人列入或重复列入",
      en: "which undertakings nobody took that year, which were taken twice",
    },
    examples: [
      { line: "work-points coverage --year 2026", does: { zh: "现行方案", en: "of the plan in force" } },
    ],
    needsDatabase: true,
    load: async () => (await import("./commands/work-points.ts")).coverage,
  },
  {
    words: ["work-points", "stock"],
    arguments: [{ name: { zh: "工作要点", en: "SET" }, takes: "one" }],
    flags: [AS_JSON],
    does: {
      zh: "盘点一份工作要点，写编号或标题中的文字",
      en: "take stock of a set, named by its id or words of its title",
    },
    examples: [
      { line: "work-points stock 交通组", does: { zh: "标题含“交通组”", en: "with 交通组 in its title" } },
    ],
    needsDatabase: true,
    load: async () => (await import("./commands/work-points.ts")).stock,
  },
];

const secondments: readonly Command[] = [
  {
    words: ["rotation"],
    arguments: [],
    flags: [AS_JSON],
    does: {
      zh: "四市党政联席会议的轮值顺序和理由",
      en: "whose turn the joint conference is, and why",
    },
    examples: [{ line: "rotation", does: { zh: "今后八届", en: "the next eight editions" } }],
    needsDatabase: true,
    load: async () => (await import("./rotation/commands.ts")).rotation,
  },
  {
    words: ["secondment", "list"],
    arguments: [],
    flags: [AS_JSON],
    does: { zh: "选派任期和提示（不含姓名）", en: "terms of secondment and warnings, without names" },
    examples: [{ line: "secondment list", does: { zh: "全部任期", en: "all terms" } }],
    needsDatabase: true,
    load: async () => (await import("./commands/secondments.ts")).list,
  },
  {
    words: ["secondment", "order"],
    arguments: [],
    flags: [AS_JSON],
    does: { zh: "轮派顺序和理由", en: "whose turn it is to second somebody, and why" },
    examples: [{ line: "secondment order", does: { zh: "下一个轮到谁", en: "who is next" } }],
    needsDatabase: true,
    load: async () => (await import("./commands/secondments.ts")).order,
  },
];

const registers: readonly Command[] = [
  {
    words: ["register", "list"],
    arguments: [REGISTER],
    flags: [
      {
        name: "--measure",
        value: { zh: "序号", en: "N" },
        does: { zh: "只列挂在某项举措下的", en: "only what hangs on a measure" },
      },
      AS_JSON,
    ],
    does: { zh: "列出登记册", en: "list a register" },
    examples: [
      { line: "register list 项目库 --measure 1", does: { zh: "（一）的项目", en: "projects of measure 1" } },
    ],
    needsDatabase: true,
    load: async () => (await import("./registers/commands.ts")).list,
  },
  {
    words: ["register", "show"],
    arguments: [ID],
    flags: [AS_JSON],
    does: { zh: "一行的情况和经过（不含姓名）", en: "a row and its history, without names" },
    examples: [
      {
        line: `register show ${AN_ID}`,
        does: { zh: "编号由 register list 列出", en: "register list shows ids" },
      },
    ],
    needsDatabase: true,
    load: async () => (await import("./registers/commands.ts")).show,
  },
  {
    words: ["register", "forecast"],
    arguments: [REGISTER],
    flags: [AS_JSON],
    does: {
      zh: "各行下一阶段的计划和预计日期及理由",
      en: "next stages as planned and as expected, with reasons",
    },
    examples: [{ line: "register forecast project", does: { zh: "各项目", en: "of all projects" } }],
    needsDatabase: true,
    load: async () => (await import("./registers/commands.ts")).forecast,
  },
  {
    words: ["register", "import"],
    arguments: [REGISTER, { name: { zh: "文件.xlsx", en: "FILE.xlsx" }, takes: "one" }],
    flags: [
      { name: "--apply", value: null, does: { zh: "登记；不写只预览", en: "enter it; without, a preview" } },
      {
        name: "--good-rows",
        value: null,
        does: { zh: "与 --apply 同用：只登记无误的行", en: "with --apply: only the rows without errors" },
      },
      AS_JSON,
    ],
    does: {
      zh: "预览或登记一份工作簿；有问题的行退出码 3",
      en: "preview or enter a workbook; exit 3 where rows have errors",
    },
    examples: [
      { line: "register import project 项目.xlsx", does: { zh: "预览", en: "preview" } },
      { line: "register import project 项目.xlsx --apply", does: { zh: "登记", en: "enter" } },
    ],
    needsDatabase: true,
    load: async () => (await import("./registers/commands.ts")).bring,
  },
  {
    words: ["register", "export"],
    arguments: [REGISTER],
    flags: [
      {
        name: "--out",
        value: { zh: "文件.xlsx", en: "FILE.xlsx" },
        does: { zh: "写到哪里", en: "where to write it" },
      },
    ],
    does: { zh: "导出登记册", en: "write a register as a workbook" },
    examples: [
      { line: "register export 项目库 --out 项目库.xlsx", does: { zh: "项目库", en: "the projects" } },
    ],
    needsDatabase: true,
    load: async () => (await import("./registers/commands.ts")).write,
  },
  {
    words: ["register", "verify"],
    arguments: [],
    flags: [AS_JSON],
    does: {
      zh: "从记录重算每一行并与所存核对；不一致退出码 4",
      en: "fold every row again and compare; exit 4 where any differs",
    },
    examples: [{ line: "register verify", does: { zh: "全部登记册", en: "all registers" } }],
    needsDatabase: true,
    load: async () => (await import("./registers/commands.ts")).verify,
  },
];

/** Subcommands of organisation: meetings, joint papers, work points, rotation and secondment, registers. */
export const commands: readonly Command[] = [
  ...meetings,
  ...jointPapers,
  ...workPoints,
  ...secondments,
  ...registers,
];
