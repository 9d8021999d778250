import { AS_JSON, type Command } from "../../../platform/command.ts";

/** What settles an agreement, from its terms and a file of readings. */
export const commands: readonly Command[] = [
  {
    words: ["ecology", "settle"],
    arguments: [
      { name: { zh: "协议.json", en: "AGREEMENT.json" }, takes: "one" },
      { name: { zh: "监测结果.csv", en: "RESULTS.csv" }, takes: "one" },
    ],
    flags: [
      {
        name: "--as-printed",
        value: null,
        does: {
          zh: "单位像是写错的数值已核对无误，照所写结算；不写则用到它们的期次不结算",
          en: "figures whose unit looks mistaken are right and count as printed; without it periods that need them stay open",
        },
      },
      AS_JSON,
    ],
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
