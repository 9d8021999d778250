import { AS_JSON, type Command } from "../../../platform/command.ts";

/** What a project of wind, sun, hydrogen, storage and trucks costs at least, and the program for other solvers. */
export const commands: readonly Command[] = [
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
