import { AS_JSON, type Command } from "../../../platform/command.ts";

/** What holds a project against the six implementing rules. */
export const commands: readonly Command[] = [
  {
    words: ["energy", "verdict"],
    arguments: [{ name: { zh: "项目情况.json", en: "FACTS.json" }, takes: "one" }],
    flags: [AS_JSON],
    does: {
      zh: "按六类市场化实施细则逐条判定一个项目：通过、不通过或尚不能定，每条有条文、数字和办法",
      en: "hold a project against one of the six implementing rules: pass, fail or undecided, each condition with its article, figures and remedy",
    },
    examples: [
      {
        line: "energy verdict 项目情况.json --json",
        does: { zh: "逐条判定，输出 JSON", en: "every condition, as JSON" },
      },
    ],
    needsDatabase: false,
    load: async () => (await import("./commands-judge.ts")).verdict,
  },
];
