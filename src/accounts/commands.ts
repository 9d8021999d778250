import { type Argument, AS_JSON, type Command } from "../platform/command.ts";

const NAME: Argument = { name: { zh: "账号", en: "NAME" }, takes: "one" };

/** Subcommands of accounts; each works on the database of the configuration. */
export const commands: readonly Command[] = [
  {
    words: ["account", "create"],
    arguments: [
      NAME,
      { name: { zh: "姓名", en: "DISPLAY-NAME" }, takes: "one" },
      { name: { zh: "角色,角色", en: "ROLE,ROLE" }, takes: "optional" },
    ],
    flags: [
      {
        name: "--unit",
        value: { zh: "单位", en: "UNIT" },
        does: {
          zh: "所在单位的名称或别名；联络员等代表单位的角色必须写",
          en: "the unit, by name or alias; needed for roles that act as one, as a liaison officer",
        },
      },
      AS_JSON,
    ],
    does: { zh: "新建账号，口令只显示一次", en: "create an account; its password is shown once" },
    examples: [
      {
        line: "account create zhang 张三 office,liaison --unit 市发改委",
        does: { zh: "办公室人员兼联络员", en: "somebody of the office who is also a liaison officer" },
      },
    ],
    needsDatabase: true,
    load: async () => (await import("./commands/accounts.ts")).create,
  },
  {
    words: ["account", "reset-password"],
    arguments: [NAME],
    flags: [AS_JSON],
    does: { zh: "给账号一次性口令", en: "give an account a one-time password" },
    examples: [
      { line: "account reset-password zhang", does: { zh: "口令只显示一次", en: "it is shown once" } },
    ],
    needsDatabase: true,
    load: async () => (await import("./commands/accounts.ts")).reset,
  },
  {
    words: ["account", "reset-second-factor"],
    arguments: [NAME],
    flags: [AS_JSON],
    does: { zh: "重置账号的两步验证", en: "take the second factor from an account whose owner lost it" },
    examples: [
      {
        line: "account reset-second-factor zhang",
        does: {
          zh: "之后只凭口令登录，可重新设置",
          en: "the password alone signs in until it is set up anew",
        },
      },
    ],
    needsDatabase: true,
    load: async () => (await import("./commands/accounts.ts")).resetFactor,
  },
  {
    words: ["account", "unlock"],
    arguments: [NAME],
    flags: [AS_JSON],
    does: { zh: "解除锁定", en: "open an account that wrong passwords locked" },
    examples: [{ line: "account unlock zhang", does: { zh: "立即可登录", en: "it may sign in at once" } }],
    needsDatabase: true,
    load: async () => (await import("./commands/accounts.ts")).unlock,
  },
  {
    words: ["account", "list"],
    arguments: [],
    flags: [AS_JSON],
    does: { zh: "列出账号、角色和状态", en: "list accounts with their roles and state" },
    examples: [{ line: "account list", does: { zh: "全部账号", en: "all accounts" } }],
    needsDatabase: true,
    load: async () => (await import("./commands/accounts.ts")).list,
  },
  {
    words: ["audit", "verify"],
    arguments: [],
    flags: [
      AS_JSON,
      {
        name: "--rebuild",
        value: null,
        does: {
          zh: "页面所据各表与办理内容不符的，按办理内容重写，并记入操作记录；再核对",
          en: "write what pages read anew from what was done where it differs, with an entry in the trail, then verify again",
        },
      },
    ],
    does: {
      zh: "核对操作记录、办理内容与其摘要、页面所据各表与办理内容是否一致；退出码 3 表示不一致",
      en: "verify the audit trail, what was done against its digests, and what pages read against what was done; exit code 3 when one differs",
    },
    examples: [
      {
        line: "audit verify",
        does: { zh: "第二行是链头，可抄下留存", en: "the second line is the head of the chain, to be kept" },
      },
      { line: "audit verify --rebuild", does: { zh: "不符的重写后再核对", en: "mend, then verify again" } },
    ],
    needsDatabase: true,
    load: async () => (await import("./commands/accounts.ts")).verify,
  },
];
