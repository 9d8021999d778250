import type { Sentence } from "../../../kernel/error.ts";
import type { RuleSource } from "../../../kernel/rule.ts";
import type { Network } from "./network.ts";

/** A section of the main stem with the cities on its banks, by their codes of GB/T 2260. */
export type RiverSection = {
  readonly id: string;
  readonly name: Sentence;
  readonly cities: readonly string[];
};

/** Every alert says so: the hours here are those of a flood wave. */
export const FLOOD_WAVE: Sentence = {
  zh: "时间是洪水波的传播时间，不是污染物的；污染物走得慢，会更晚到达。",
  en: "The times are those of a flood wave, not of a substance, which is slower and arrives later.",
};

/** Of the hours between the sections; on whose banks they stand was not read in any source. */
export const RIVER_SOURCE: RuleSource = {
  title: {
    zh: "2001–2022 年黄河水情日报逐日流量变化的最佳滞后（整日，前后各留半日；包头自 2013-12-17 起）；断面所属城市未核实",
    en: "Best lags of day-to-day changes of flow in the daily bulletins of the Yellow River, 2001–2022 (whole days, half a day left on either side; Baotou from 2013-12-17); which cities a section belongs to is unverified",
  },
  standing: "unverified",
};

export const SECTIONS: readonly RiverSection[] = [
  { id: "三湖河口", name: { zh: "三湖河口", en: "Sanhuhekou" }, cities: ["150600"] },
  { id: "包头", name: { zh: "包头", en: "Baotou" }, cities: ["150200", "150600"] },
  { id: "头道拐", name: { zh: "头道拐", en: "Toudaoguai" }, cities: ["150100", "150600"] },
];

/** Of whole-day values a lag of one day may be half a day less or more. */
const ofDays = (days: number) => ({ hours: days * 24 - 12, latestHours: days * 24 + 12 });

/** The bend between 三湖河口 and 头道拐. */
export const RIVER: Network = {
  sections: SECTIONS.map(({ id, cities: [city = null] }) => ({ id, city })),
  reaches: [
    { from: "三湖河口", to: "包头", ...ofDays(1) },
    { from: "包头", to: "头道拐", ...ofDays(1) },
  ],
};
