export const words = {
  zh: {
    title: "泥沙与工程",
    lead: "先看钱和工程，再看河：资金按来源和年份、工程进度来自登记册；流量和含沙量来自公开的逐日水情。",
    river: "河做了什么",
    annual: "年径流量",
    annualSentence: (from: number, until: number, last: string) =>
      `${from} 至 ${until} 年各站年径流量；${last}。不足 360 天的年份以空心表示，没有补齐。`,
    lastOf: (station: string, year: number, runoff: string) => `${station} ${year} 年 ${runoff} 亿m³`,
    days: (days: number) => `（${days} 天）`,
    unitRunoff: "亿m³",
    hydrograph: "流量过程",
    hydrographSentence: (year: number, station: string, day: string, peak: string) =>
      `${year} 年逐日流量；${station}洪峰 ${peak} m³/s，${day}。`,
    duration: "流量历时曲线",
    durationSentence: (station: string, high: string, low: string) =>
      `${station}：一年中一成的日子流量不小于 ${high} m³/s，九成的日子不小于 ${low} m³/s。`,
    share: "达到或超过的天数比例 %",
    sediment: "含沙量",
    sedimentSentence: (days: number, most: string) =>
      `公开水情中头道拐只有 2012 年的 ${days} 天印有含沙量，最高 ${most} kg/m³；没有任何一站一年是全的，因此不给年输沙量。`,
    lags: "洪水波走几天",
    lag: (from: string, to: string, days: number, r: number) => `${from} → ${to}：${days} 天（r = ${r}）`,
    lagsHelp:
      "五月至十月逐日流量变化的最佳滞后，是洪水波的时间，不是污染物的。包头自 2013-12-17 起才有流量。",
    own: "自己的逐日数据：",
    ownCommand: "bin/jiziwan ecology load 逐日.csv --json",
    source: "来源：",
  },
  en: {
    title: "Sediment and works",
    lead: "Money and works first, then the river: money by source and year and the progress of works come from the registers, flow and sediment from public daily bulletins.",
    river: "What the river did",
    annual: "Annual runoff",
    annualSentence: (from: number, until: number, last: string) =>
      `Annual runoff by station, ${from} to ${until}; ${last}. Years with fewer than 360 days are drawn hollow; nothing is filled in.`,
    lastOf: (station: string, year: number, runoff: string) => `${station} ${year}: ${runoff} × 10⁸ m³`,
    days: (days: number) => `(${days} days)`,
    unitRunoff: "10⁸ m³",
    hydrograph: "Hydrograph",
    hydrographSentence: (year: number, station: string, day: string, peak: string) =>
      `Daily flow of ${year}; the peak at ${station} was ${peak} m³/s on ${day}.`,
    duration: "Duration curve",
    durationSentence: (station: string, high: string, low: string) =>
      `${station}: on a tenth of the days the flow was at least ${high} m³/s, on nine tenths at least ${low} m³/s.`,
    share: "% of days reached or passed",
    sediment: "Sediment",
    sedimentSentence: (days: number, most: string) =>
      `At Toudaoguai the public bulletins print sediment on ${days} days of 2012 only, ${most} kg/m³ at most. No station has a whole year, so that no annual load is given.`,
    lags: "How many days a flood wave takes",
    lag: (from: string, to: string, days: number, r: number) =>
      `${from} → ${to}: ${days} ${days === 1 ? "day" : "days"} (r = ${r})`,
    lagsHelp:
      "Best lags of day-to-day changes of flow in May to October: the time of a flood wave, not of a substance. Baotou has flows from 2013-12-17 only.",
    own: "Daily data of your own: ",
    ownCommand: "bin/jiziwan ecology load DAILY.csv --json",
    source: "Source: ",
  },
};
