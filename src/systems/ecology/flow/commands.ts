import { AS_JSON, type Command, type Flag } from "../../../platform/command.ts";

const station = (name: "--from" | "--to", zh: string, en: string): Flag => ({
  name,
  value: { zh: "站名", en: "STATION" },
  does: { zh, en },
});
const DAILY = [{ name: { zh: "逐日.csv", en: "DAILY.csv" }, takes: "one" }] as const;

/** What the river did, from files of daily flow and sediment. */
export const commands: readonly Command[] = [
  {
    words: ["ecology", "load"],
    arguments: DAILY,
    flags: [AS_JSON],
    does: {
      zh: "各站各年的径流量和输沙量；逐日含沙量不全的年份不给输沙量，只说天数",
      en: "runoff and sediment load by station and year; a year without sediment on every day has no load, only its days",
    },
    examples: [
      { line: "ecology load 逐日.csv --json", does: { zh: "各站各年", en: "every station and year" } },
    ],
    needsDatabase: false,
    load: async () => (await import("./commands-daily.ts")).load,
  },
  {
    words: ["ecology", "lag"],
    arguments: DAILY,
    flags: [
      station("--from", "上游站", "the upper station"),
      station("--to", "下游站", "the lower station"),
      AS_JSON,
    ],
    does: {
      zh: "两站之间洪水波走几天：五月至十月逐日流量变化的相关，滞后 0 至 10 天",
      en: "how many days a flood wave takes between two stations: correlation of day-to-day changes in May to October, lags 0 to 10",
    },
    examples: [
      {
        line: "ecology lag 逐日.csv --from 三湖河口 --to 头道拐",
        does: { zh: "三湖河口至头道拐", en: "from Sanhuhekou to Toudaoguai" },
      },
    ],
    needsDatabase: false,
    load: async () => (await import("./commands-daily.ts")).lag,
  },
];
