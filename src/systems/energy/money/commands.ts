import { AS_JSON, type Command } from "../../../platform/command.ts";

/** What a design earns and costs, and what each assumption of that is worth. */
export const commands: readonly Command[] = [
  {
    words: ["energy", "money"],
    arguments: [
      { name: { zh: "项目.json", en: "PROJECT.json" }, takes: "one" },
      { name: { zh: "收益.json", en: "MONEY.json" }, takes: "one" },
    ],
    flags: [AS_JSON],
    does: {
      zh: "一个方案的现金流、净现值、内部收益率、度电成本、制氢成本，以及各项假设上下变动的影响（装机不变，重新调度）；价格都未核实",
      en: "cash flow of a design, its present value, rate of return, levelised costs of electricity and hydrogen, and what each assumption is worth, dispatched again with the design fixed; prices are unverified",
    },
    examples: [
      {
        line: "energy money 项目.json 收益.json --json",
        does: { zh: "现金流和敏感性，输出 JSON", en: "cash flow and sensitivities as JSON" },
      },
    ],
    needsDatabase: false,
    load: async () => (await import("./commands-money.ts")).money,
  },
];
