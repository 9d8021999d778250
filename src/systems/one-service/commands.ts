import { AS_JSON, AS_OF, type Command, type Flag } from "../../platform/command.ts";

const OUT: Flag = {
  name: "--out",
  value: { zh: "输出.xlsx", en: "OUT.xlsx" },
  does: { zh: "另写成工作簿", en: "also write a workbook" },
};

/** Subcommands of one service. */
export const commands: readonly Command[] = [
  {
    words: ["items", "lint"],
    arguments: [{ name: { zh: "事项.xlsx", en: "FILE.xlsx" }, takes: "one" }],
    flags: [
      {
        name: "--city",
        value: { zh: "城市", en: "CITY" },
        does: {
          zh: "哪个市，如 150200 或 包头；不写按文件名",
          en: "which city, as 150200 or Baotou; by the file's name without it",
        },
      },
      AS_OF,
      OUT,
      AS_JSON,
    ],
    does: {
      zh: "检查事项清单，--out 写更正稿；有错误退出码 1",
      en: "check a list of items, --out writes a corrected one; exit 1 where it has errors",
    },
    examples: [
      {
        line: "items lint 事项.xlsx --city 150200 --out 更正稿.xlsx",
        does: { zh: "包头的清单和更正稿", en: "Baotou's list, and one corrected" },
      },
    ],
    needsDatabase: false,
    load: async () => (await import("./commands/items.ts")).lint,
  },
  {
    words: ["items", "compare"],
    arguments: [{ name: { zh: "清单.xlsx", en: "FILE.xlsx" }, takes: "several" }],
    flags: [
      {
        name: "--city",
        value: { zh: "城市,城市", en: "CITY,CITY" },
        does: {
          zh: "按文件顺序各写一个市，用逗号分开",
          en: "one city for each file, in their order, with commas",
        },
      },
      AS_OF,
      OUT,
      AS_JSON,
    ],
    does: { zh: "比对各市事项清单", en: "hold the cities' items against each other" },
    examples: [
      {
        line: "items compare 呼和浩特.xlsx 包头.xlsx --out 比对.xlsx",
        does: { zh: "两市比对", en: "two cities" },
      },
    ],
    needsDatabase: false,
    load: async () => (await import("./commands/standards.ts")).compare,
  },
  {
    words: ["items", "groups"],
    arguments: [],
    flags: [
      {
        name: "--rebuild",
        value: null,
        does: { zh: "先按在用事项全部重建", en: "build all of them anew from the items first" },
      },
      AS_JSON,
    ],
    does: {
      zh: "从头比对全部在用事项，与存下的各组核对；不一致退出码 4",
      en: "compare all items in force from nothing, and verify the groups as they are kept; exit 4 where any differs",
    },
    examples: [
      { line: "items groups", does: { zh: "核对", en: "verify" } },
      { line: "items groups --rebuild", does: { zh: "重建后核对", en: "rebuild, then verify" } },
    ],
    needsDatabase: true,
    load: async () => (await import("./commands/groups.ts")).verify,
  },
  {
    words: ["case", "verify"],
    arguments: [],
    flags: [AS_JSON],
    does: {
      zh: "重算全部办件，与存下的对比；不一致退出码 4",
      en: "fold all cases again and compare; exit 4 where one differs",
    },
    examples: [{ line: "case verify", does: { zh: "全部办件", en: "all cases" } }],
    needsDatabase: true,
    load: async () => (await import("./commands/cases.ts")).verify,
  },
  {
    words: ["case", "forget"],
    arguments: [{ name: { zh: "文件", en: "FILE" }, takes: "one" }],
    flags: [],
    does: {
      zh: "清除文件中各号码在已办结办件和失效证照中的内容（个人信息保护法第四十七条；保存期限由档案规定）：在办的不动，轨迹仍可核验",
      en: "erase what cases that are over and licences that ended hold of the numbers in FILE; those in work stay, trails stay verifiable",
    },
    examples: [{ line: "case forget 号码.txt", does: { zh: "每行一个号码", en: "a number on each line" } }],
    needsDatabase: true,
    load: async () => (await import("./commands/cases.ts")).forget,
  },
];
