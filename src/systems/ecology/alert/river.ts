import type { Sentence } from "../../../kernel/error.ts";
import type { AgreedClock } from "./clock.ts";
import { type Network, readNetwork } from "./network.ts";
import type { Result } from "../../../kernel/result.ts";

/** A stretch of water from one section to the next, as it is kept: who stands at its ends, from what its hours were read. */
export type Reach = Network["reaches"][number] & {
  readonly fromCities: readonly string[];
  readonly toCities: readonly string[];
  readonly source: string;
  readonly standing: "stated" | "unverified";
  /** What its cities agreed, on the day of the river. */
  readonly clock?: AgreedClock | undefined;
};

/** A section with the cities on its banks, by their codes of GB/T 2260. */
export type RiverSection = { readonly id: string; readonly cities: readonly string[] };

/** The river as reaches in force have it. */
export type River = { readonly reaches: readonly Reach[] };

/** Every alert says so: the hours here are those of a flood wave. */
export const FLOOD_WAVE: Sentence = {
  zh: "时间是洪水波的传播时间，不是污染物的；污染物走得慢，会更晚到达。",
  en: "The times are those of a flood wave, not of a substance, which is slower and arrives later.",
};

/** Of whole-day values a lag of one day may be half a day less or more. */
const ofDays = (days: number) => ({ hours: days * 24 - 12, latestHours: days * 24 + 12 });
const LAGS = {
  source:
    "2001–2022 年黄河水情日报逐日流量变化的最佳滞后（整日，前后各留半日；包头自 2013-12-17 起）；断面所属城市未核实",
  standing: "unverified",
} as const;

/** What every installation begins with, and what alerts went by that were raised before reaches were kept. */
export const BUNDLED: River = {
  reaches: [
    {
      from: "三湖河口",
      fromCities: ["150600"],
      to: "包头",
      toCities: ["150200", "150600"],
      ...ofDays(1),
      ...LAGS,
    },
    {
      from: "包头",
      fromCities: ["150200", "150600"],
      to: "头道拐",
      toCities: ["150100", "150600"],
      ...ofDays(1),
      ...LAGS,
    },
  ],
};

/** Sections of the river, from where its reaches begin and lead to; a city that one reach names of a section is of it. */
export function sectionsOf({ reaches }: River): readonly RiverSection[] {
  const cities = new Map<string, Set<string>>();
  for (const { from, fromCities, to, toCities } of reaches)
    for (const [id, on] of [
      [from, fromCities],
      [to, toCities],
    ] as const)
      cities.set(id, new Set([...(cities.get(id) ?? []), ...on]));
  return [...cities].map(([id, on]) => ({ id, cities: [...on] }));
}

/** The same in the form that `jiziwan ecology alert` reads. */
export const networkOf = (river: River): Network => ({
  sections: sectionsOf(river).map(({ id, cities: [city = null] }) => ({ id, city })),
  reaches: river.reaches,
});

/** Whether water can run so: what a file of the command is refused for, reaches are refused for too. */
export const checkedRiver = (river: River): Result<Network> => readNetwork(networkOf(river));

/** Of a river what an anomaly at a section concerns: what lies below, and what leads to it. */
export function concernedBy(river: River, section: string): River {
  const below = new Set([section]);
  for (let before = 0; before < below.size;) {
    before = below.size;
    for (const { from, to } of river.reaches) if (below.has(from)) below.add(to);
  }
  return { reaches: river.reaches.filter(({ from, to }) => below.has(from) || to === section) };
}
