import { figure, type FigureDefinition, UNITS } from "../../../kernel/figure.ts";

/** Figures about the flow of the river, by their ids. */
export const FLOW_FIGURES = {
  "ecology.runoff": figure(
    ["头道拐年径流量", "Annual runoff at Toudaoguai"],
    UNITS.hundredMillionCubicMetres,
    null,
    [
      "截至当日最近一个逐日流量不少于 360 天的年份，头道拐逐日流量乘以 86400 秒之和；缺的天数不补。",
      "Of the latest year by the day with at least 360 days of flow, the sum of daily flows at Toudaoguai times 86,400 s; missing days are not filled in.",
    ],
  ),
} satisfies Readonly<Record<string, FigureDefinition>>;
