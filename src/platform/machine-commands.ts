import { type Argument, AS_JSON, type Command } from "./command.ts";

const FILE: Argument = { name: { zh: "文件", en: "FILE" }, takes: "one" };

/** The subcommands that look after the machine and its data. */
export const commands: readonly Command[] = [
  {
    words: ["doctor"],
    arguments: [],
    flags: [AS_JSON],
    does: {
      zh: "检查本机与数据库服务器缺什么；缺必需的，退出码 1",
      en: "what this machine and the database server lack; exit 1 when something needed is missing",
    },
    examples: [{ line: "doctor", does: { zh: "本机", en: "this machine" } }],
    needsDatabase: false,
    load: async () => (await import("./machine-care.ts")).doctor,
  },
  {
    words: ["config"],
    arguments: [],
    flags: [],
    does: {
      zh: "打印当前配置（JSON，不含密码）",
      en: "print the configuration in force (JSON, without passwords)",
    },
    examples: [{ line: "config", does: { zh: "当前配置", en: "what is in force" } }],
    needsDatabase: false,
    load: async () => (await import("./machine-care.ts")).config,
  },
  {
    words: ["mail", "test"],
    arguments: [{ name: { zh: "邮箱地址", en: "ADDRESS" }, takes: "one" }],
    flags: [],
    does: {
      zh: "用 SMTP_URL 的服务器发一封测试邮件",
      en: "send a test message through the server of SMTP_URL",
    },
    examples: [{ line: "mail test it@example.gov.cn", does: { zh: "发给自己", en: "to yourself" } }],
    needsDatabase: false,
    load: async () => (await import("./machine-care.ts")).mailTest,
  },
  {
    words: ["migrate"],
    arguments: [],
    flags: [],
    does: { zh: "升级数据库结构后退出", en: "bring the database's schema up to date and end" },
    examples: [{ line: "migrate", does: { zh: "启动前先升级", en: "before the server starts" } }],
    needsDatabase: false,
    load: async () => (await import("./machine-care.ts")).migrate,
  },
  {
    words: ["backup"],
    arguments: [FILE],
    flags: [],
    does: {
      zh: "把全部数据写入一个文件（运行中也可），不覆盖已有文件",
      en: "write all data into one file, also while the server runs; no file is overwritten",
    },
    examples: [{ line: "backup 2026-11-23.jiziwan", does: { zh: "写入当前文件夹", en: "into this folder" } }],
    needsDatabase: false,
    load: async () => (await import("./machine-care.ts")).backup,
  },
  {
    words: ["backup", "verify"],
    arguments: [FILE],
    flags: [
      {
        name: "--file-only",
        value: null,
        does: {
          zh: "只读文件，不需要数据库：每张表的行数和摘要",
          en: "only read the file, without a database: the rows of every table and their digest",
        },
      },
      AS_JSON,
    ],
    does: {
      zh: "演练恢复：读文件，恢复到同一服务器上的临时数据库，逐表核对行数、摘要和链头，然后删除该数据库；不可用时退出码 2",
      en: "rehearse a restore: read the file, restore it into a scratch database of the same server, compare rows, digests and heads, drop it again; exit 2 when it is of no use",
    },
    examples: [
      { line: "backup verify 2026-11-23.jiziwan", does: { zh: "演练一次恢复", en: "rehearse its restore" } },
      {
        line: "backup verify 2026-11-23.jiziwan --file-only",
        does: { zh: "在任何机器上核对文件", en: "check the file on any machine" },
      },
    ],
    needsDatabase: false,
    load: async () => (await import("./machine-care.ts")).verify,
  },
  {
    words: ["restore"],
    arguments: [FILE],
    flags: [
      {
        name: "--heads",
        value: { zh: "文件,文件", en: "FILE,FILE" },
        does: {
          zh: "各节点或对方城市留存的见证文件或文件夹，以逗号分隔",
          en: "files or folders of heads that nodes or other cities kept, separated by commas",
        },
      },
      {
        name: "--by",
        value: { zh: "姓名", en: "NAME" },
        does: {
          zh: "由谁恢复，写入签名的恢复记录；不写即本机用户名",
          en: "who restores, for the signed record of it; the user of this machine without it",
        },
      },
    ],
    does: {
      zh: "把备份（本版本或更早版本的）恢复到一个尚未使用的数据库，逐表核对，并签名记下由此丢失的链头",
      en: "fill a database that nobody has used yet from a backup of this version or an earlier one, checking every table, and sign which witnessed heads are lost by it",
    },
    examples: [{ line: "restore 2026-11-23.jiziwan", does: { zh: "恢复一份", en: "restore one" } }],
    needsDatabase: false,
    load: async () => (await import("./machine-care.ts")).restore,
  },
];
