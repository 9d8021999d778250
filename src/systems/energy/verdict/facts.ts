import type { Day } from "../../../kernel/calendar.ts";
import type { Sentence } from "../../../kernel/error.ts";
import { add, compare, decimal, multiply } from "../../../kernel/decimal.ts";
import type { Result } from "../../../kernel/result.ts";
import { isAbsent, jsonFields } from "../given/json-fields.ts";

/** The six implementing rules, and what opinion 19 has besides them. */
export const RULE_IDS = ["ywhc", "h2", "park", "captive", "self", "flex", "storage_peak"] as const;
export type RuleId = (typeof RULE_IDS)[number];
export const MODES = ["grid", "offgrid"] as const;
export type Mode = (typeof MODES)[number];

const AMOUNTS = [
  "loadKwh",
  "windMw",
  "solarMw",
  "batteryMw",
  "batteryMwh",
  "tankHours",
  "generatedKwh",
  "curtailedKwh",
  "exportedKwh",
  "h2Kwh",
  "gridPeakValley",
  "loadPeakValley",
] as const;
const TRUTHS = [
  "sameInvestor",
  "oneConnection",
  "offtakeAgreement",
  "groundwater",
  "adjustableLoad",
] as const;
export type AmountName = (typeof AMOUNTS)[number];
export type TruthName = (typeof TRUTHS)[number];

/** What is known of a project and its year; null is what nobody said. `generatedKwh` is what was used and exported. */
export type Facts = {
  readonly rule: RuleId;
  readonly mode: Mode | null;
  readonly onDay: Day | null;
} & Readonly<Record<AmountName, number | null>> &
  Readonly<Record<TruthName, boolean | null>>;

/** No base is so large; a project in kW is. */
const MOST_MW = 50_000;
const MW_HINT = ["是不是把 kW 当成了 MW？", "Is this in kW?"] as const;
const HOURS_OF_YEAR = 8_784;

/** Facts out of parsed JSON, or everything that is wrong with them, each at its path. */
export function readFacts(value: unknown): Result<Facts> {
  const read = jsonFields();
  const of = read.object(value, "$", ["rule", "mode", "onDay", ...AMOUNTS, ...TRUTHS]);
  const rule = read.oneOf(of["rule"], "$.rule", RULE_IDS);
  const mode = isAbsent(of["mode"]) ? null : read.oneOf(of["mode"], "$.mode", MODES);
  const onDay = read.day(of["onDay"], "$.onDay");
  const amounts = Object.fromEntries(
    AMOUNTS.map((name) => [
      name,
      read.amount(of[name], `$.${name}`, name.endsWith("Mw") ? { most: MOST_MW, hint: MW_HINT } : {}),
    ]),
  ) as Record<AmountName, number | null>;
  const truths = Object.fromEntries(
    TRUTHS.map((name) => [name, read.truth(of[name], `$.${name}`)]),
  ) as Record<TruthName, boolean | null>;
  const { generatedKwh, curtailedKwh, exportedKwh, windMw, solarMw } = amounts;
  if (generatedKwh !== null && exportedKwh !== null && exportedKwh > generatedKwh)
    read.refuse(
      "$.exportedKwh",
      `上网 ${exportedKwh} kWh 多于发电 ${generatedKwh} kWh；generatedKwh 是自用与上网之和，请核对。`,
      `${exportedKwh} kWh exported are more than the ${generatedKwh} kWh generated; generatedKwh is what was used and exported, check both.`,
    );
  if (generatedKwh !== null && windMw !== null && solarMw !== null) {
    const made = add(decimal(generatedKwh), decimal(curtailedKwh ?? 0));
    const most = multiply(add(decimal(windMw), decimal(solarMw)), 1_000 * HOURS_OF_YEAR);
    if (compare(made, most) > 0)
      read.refuse(
        "$.generatedKwh",
        `发电与弃电之和超过 ${windMw} MW 风电、${solarMw} MW 光伏全年满发的电量；请核对单位（kWh、MW）。`,
        `Generated and curtailed come to more than ${windMw} MW of wind and ${solarMw} MW of sun make at full power all year; check the units (kWh, MW).`,
      );
  }
  const failure = read.refused();
  if (failure !== null) return { ok: false, failure };
  return { ok: true, value: { rule, mode, onDay, ...amounts, ...truths } };
}

/** No wind or sun runs for so few hours of its power in a year; what is stated in MWh does. */
const FEWEST_HOURS = 100;

/** What is to be asked of facts that can be judged all the same. */
export function doubtOf({ generatedKwh, curtailedKwh, windMw, solarMw }: Facts): Sentence | null {
  const mw = (windMw ?? 0) + (solarMw ?? 0);
  if (generatedKwh === null || generatedKwh === 0 || mw === 0) return null;
  const hours = (generatedKwh + (curtailedKwh ?? 0)) / (1_000 * mw);
  if (hours >= FEWEST_HOURS) return null;
  const shown = Number(hours.toPrecision(3));
  return {
    zh: `$.generatedKwh：发电与弃电只合全年满发 ${shown} 小时；是不是把 MWh 或万千瓦时写成了 kWh？请核对。`,
    en: `$.generatedKwh: generated and curtailed come to ${shown} hours at full power in a year. Is it in MWh or 10,000 kWh? Check it.`,
  };
}
