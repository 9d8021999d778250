import { AS_JSON, type Command } from "../../../platform/command.ts";

/** When an alarm of one section concerns those below it. */
export const commands: readonly Command[] = [
  {
    words: ["ecology", "alert"],
    arguments: [{ name: { zh: "河网.json", en: "NETWORK.json" }, takes: "one" }],
    flags: [
      {
        name: "--section",
        value: { zh: "断面", en: "SECTION" },
        does: { zh: "出现异常的断面", en: "the section where the anomaly was seen" },
      },
      {
        name: "--at",
        value: { zh: "时刻", en: "INSTANT" },
        does: {
          zh: "何时，如 2026-07-01T08:00（上海时间）或带时差的 2026-07-01T00:00Z",
          en: "when, as 2026-07-01T08:00 (Shanghai) or with an offset, 2026-07-01T00:00Z",
        },
      },
      AS_JSON,
    ],
    does: {
      zh: "下游各断面最早、最晚何时到达（UTC）；河网里若是洪水波时间，污染物会更晚",
      en: "when it arrives at the sections below, at the earliest and the latest (UTC); with hours of flood waves a substance comes later",
    },
    examples: [
      {
        line: "ecology alert 河网.json --section 昭君坟 --at 2026-07-01T08:00 --json",
        does: { zh: "昭君坟以下各断面", en: "the sections below Zhaojunfen" },
      },
    ],
    needsDatabase: false,
    load: async () => (await import("./commands-arrivals.ts")).arrivals,
  },
];
