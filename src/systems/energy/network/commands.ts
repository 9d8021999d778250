import { AS_JSON, type Command } from "../../../platform/command.ts";

/** What a network costs at least. */
export const commands: readonly Command[] = [
  {
    words: ["energy", "solve"],
    arguments: [{ name: { zh: "文件夹", en: "FOLDER" }, takes: "one" }],
    flags: [AS_JSON],
    does: {
      zh: "求解 PyPSA 的 CSV 文件夹：最小费用和各项容量；不支持的字段按名称拒绝",
      en: "solve a CSV folder of PyPSA: least cost and capacities; a field that is not honoured is refused by name",
    },
    examples: [
      {
        line: "energy solve 网络 --json",
        does: { zh: "费用和容量，输出 JSON", en: "cost and capacities, as JSON" },
      },
    ],
    needsDatabase: false,
    load: async () => (await import("./commands-solve.ts")).solveFolder,
  },
];
