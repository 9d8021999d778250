import { say } from "../../../kernel/fields.ts";
import type { Band } from "./band.ts";

const round = (hours: number): number => Math.round(hours * 10) / 10;

export const SIDES = {
  above: say("上游，请排查来源", "upstream: look for the source"),
  beside: say("同一断面", "at the same section"),
  below: say("下游，请防范", "downstream: take precautions"),
};

export const words = {
  zh: {
    diagram: "何时到达、谁已确认",
    hours: (hours: number) => `${hours} 小时`,
    band: ({ section, from, to }: Band) =>
      to === 0 ? `${section}：发现处` : `${section}：${round(from)} 至 ${round(to)} 小时后到达`,
    drawn: (bands: readonly string[]) => `自上而下：${bands.join("；")}`,
    from: (instant: string) => `时间自 ${instant} 起算。`,
    unverified: (some: boolean): string =>
      some ? "有河段的时间未核实，依据见下表。" : "各河段的依据见下表。",
    key: "宽条：到达区间；细线：确认时限；圆点：已确认。",
    unreached: (cities: string) =>
      `名录里没有${cities}的生态环境局，没有通报到：请打电话，并请办公室补充名录。`,
    drill: "演练",
  },
  en: {
    diagram: "When it arrives, and who has acknowledged",
    hours: (hours: number) => `${hours} h`,
    band: ({ section, from, to }: Band) =>
      to === 0 ? `${section}: seen here` : `${section}: arrives after ${round(from)} to ${round(to)} hours`,
    drawn: (bands: readonly string[]) => `From above to below: ${bands.join("; ")}`,
    from: (instant: string) => `Counted from ${instant}.`,
    unverified: (some: boolean): string =>
      some
        ? "Hours of some reaches are unverified; their sources stand below."
        : "Sources of the hours stand below.",
    key: "Wide bar: band of arrival; thin line: time to acknowledge; dot: acknowledged.",
    unreached: (cities: string) =>
      `The roster has no ecology bureau of ${cities}, so that nobody was told there: telephone, and ask the office to add it.`,
    drill: "Drill",
  },
};
