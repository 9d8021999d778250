import { AS_JSON, type Command } from "../../../platform/command.ts";

/** What a project of wind, sun, hydrogen, storage and trucks costs at least, and the program for other solvers. */
export const commands: readonly Command[] = [
  {
    words: ["energy", "hours"],
    arguments: [{ name: { zh: "逐时.csv", en: "HOURS.csv" }, takes: "one" }],
    flags: [
      {
        name: "--wind-hours",
        value: { zh: "小时", en: "H" },
        does: {
          zh: "风电满发小时数，3000 到 3600，默认 3300",
          en: "full-load hours of wind, 3000 to 3600, 3300 by default",
        },
      },
      {
        name: "--sun-hours",
        value: { zh: "小时", en: "H" },
        does: {
          zh: "光伏满发小时数，1700 到 1950，默认 1800",
          en: "full-load hours of sun, 1700 to 1950, 1800 by default",
        },
      },
      {
        name: "--seed",
        value: { zh: "整数", en: "N" },
        does: { zh: "同一个数得同一年，默认 1", en: "the same number is the same year, 1 by default" },
      },
      {
        name: "--load-mw",
        value: { zh: "兆瓦", en: "MW" },
        does: { zh: "开工时的负荷", en: "load while people work" },
      },
      {
        name: "--pattern",
        value: { zh: "班制", en: "PATTERN" },
        does: {
          zh: "threeShifts 三班（默认）、twoShifts 8–24 时、dayShift 8–18 时",
          en: "threeShifts (by default), twoShifts 8 to 24 o'clock, dayShift 8 to 18",
        },
      },
      {
        name: "--idle",
        value: { zh: "份额", en: "SHARE" },
        does: { zh: "停工时负荷的份额，默认 0.2", en: "share of the load outside shifts, 0.2 by default" },
      },
      {
        name: "--work-days",
        value: { zh: "天", en: "DAYS" },
        does: { zh: "每周开工天数，默认 7", en: "days of a week that are worked, 7 by default" },
      },
      {
        name: "--load",
        value: { zh: "负荷.csv", en: "LOAD.csv" },
        does: {
          zh: "改用文件里的负荷：hour,loadMw，8,760 行",
          en: "a load from a file instead: hour,loadMw, 8,760 rows",
        },
      },
      {
        name: "--buy",
        value: { zh: "元/kWh", en: "YUAN" },
        does: {
          zh: "购电价，默认 0.45（未核实）",
          en: "buying price of a kWh, 0.45 by default (unverified)",
        },
      },
      {
        name: "--sell",
        value: { zh: "元/kWh", en: "YUAN" },
        does: { zh: "上网价，默认 0.2（未核实）", en: "selling price of a kWh, 0.2 by default (unverified)" },
      },
    ],
    does: {
      zh: "编一年逐时数据写成 energy size 能读的文件：风和光是示例，不是实测；负荷按班制或来自文件",
      en: "writes an invented year that energy size reads: wind and sun are a sample, nobody measured them; load by shifts or from a file",
    },
    examples: [
      {
        line: "energy hours 逐时.csv --load-mw 100 --pattern twoShifts --work-days 6",
        does: { zh: "两班制 100 MW 的一年", en: "a year of 100 MW in two shifts" },
      },
    ],
    needsDatabase: false,
    load: async () => (await import("./commands-hours.ts")).hours,
  },
  {
    words: ["energy", "size"],
    arguments: [{ name: { zh: "项目.json", en: "PROJECT.json" }, takes: "one" }],
    flags: [
      {
        name: "--segments",
        value: { zh: "段数", en: "N" },
        does: {
          zh: "把 8,760 小时并成多少段求下界，默认 2190",
          en: "how many stretches the 8,760 hours are put together to for the lower bound, 2190 by default",
        },
      },
      {
        name: "--exact",
        value: null,
        does: {
          zh: "再按 8,760 小时求精确最优，要几分钟",
          en: "solve all 8,760 hours too, which takes minutes",
        },
      },
      AS_JSON,
    ],
    does: {
      zh: "风光储氢车项目的最小年费用：上下界（或精确值）、各项容量、全年电量，以及细则每一条的代价",
      en: "least yearly cost of a project of wind, sun, storage, hydrogen and trucks: bounds or the exact optimum, capacities, the year, and what each condition of the rule costs",
    },
    examples: [
      {
        line: "energy size 项目.json --json",
        does: { zh: "一分钟内的上下界，输出 JSON", en: "bounds within a minute, as JSON" },
      },
      {
        line: "energy size 项目.json --segments 1095",
        does: { zh: "更快、更宽的上下界", en: "quicker and wider bounds" },
      },
      {
        line: "energy size 项目.json --exact --json",
        does: { zh: "全年逐时的精确最优", en: "the optimum over every hour" },
      },
    ],
    needsDatabase: false,
    load: async () => (await import("./commands-size.ts")).size,
  },
  {
    words: ["energy", "export"],
    arguments: [{ name: { zh: "项目.json", en: "PROJECT.json" }, takes: "one" }],
    flags: [
      {
        name: "--mps",
        value: { zh: "文件", en: "FILE" },
        does: { zh: "写成 MPS，费用单位为元", en: "write MPS, cost in yuan" },
      },
      {
        name: "--pypsa",
        value: { zh: "文件夹", en: "FOLDER" },
        does: {
          zh: "写成 PyPSA 的 CSV 文件夹；只限没有 rule 的项目",
          en: "write a CSV folder of PyPSA; only of a project without a rule",
        },
      },
    ],
    does: {
      zh: "把项目全年逐时的线性规划写出来，让别的求解器复核最优值",
      en: "write a project's linear program over every hour, so that another solver can check the optimum",
    },
    examples: [
      {
        line: "energy export 项目.json --mps 项目.mps",
        does: { zh: "给 HiGHS、CLP、glpsol 等", en: "for HiGHS, CLP, glpsol and others" },
      },
      {
        line: "energy export 项目.json --pypsa 网络",
        does: { zh: "给 PyPSA，或 energy solve", en: "for PyPSA, or energy solve" },
      },
    ],
    needsDatabase: false,
    load: async () => (await import("./commands-size.ts")).exportProject,
  },
];
