import { AS_JSON, type Command } from "../../../platform/command.ts";

/** What settles an agreement, from its terms and a file of readings. */
export const commands: readonly Command[] = [
  {
    words: ["ecology", "settle"],
    arguments: [
      { name: { zh: "协议.json", en: "AGREEMENT.json" }, takes: "one" },
      { name: { zh: "监测结果.csv", en: "RESULTS.csv" }, takes: "one" },
    ],
    flags: [AS_JSON],
    does: {
      zh: "按横向生态保护补偿协议和监测结果逐条结算：谁付给谁、多少、为什么；缺月的期次不结算",
      en: "settle an agreement between upstream and downstream: who pays whom, how much and why; periods that lack a month stay open",
    },
    examples: [
      {
        line: "ecology settle 协议.json 监测结果.csv --json",
        does: { zh: "逐条结算，输出 JSON", en: "every line, as JSON" },
      },
    ],
    needsDatabase: false,
    load: async () => (await import("./commands-settle.ts")).settleCommand,
  },
];
