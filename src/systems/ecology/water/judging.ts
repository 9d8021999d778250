import {
  compare,
  type Decimal,
  decimal,
  divide,
  exactly,
  mean,
  multiply,
  toNumber,
} from "../../../kernel/decimal.ts";
import { SHARE_RULE } from "./basin.ts";
import { type Classifier, classOf, meanOf } from "./classify.ts";
import type { ItemCode } from "./item.ts";
import type { LimitTable } from "./limits.ts";
import type { Average, Means } from "./means.ts";

// How means are made and judged. The rule is one of many ways that the methods leave open: a reader may look at the others,
// which the same engine works out. Commands, figures and settlements go by the rule alone.

export type Judging = {
  /** As what values below detection are counted. */
  readonly below: "half" | "zero" | "whole";
  readonly pH: "ions" | "arithmetic";
  /** Whether oxygen is of class I from 90 % saturation on too. */
  readonly oxygen: "limit" | "saturation";
  /** Whether means are rounded to the decimals of their limits before they are compared. */
  readonly rounding: "off" | "on";
  /** What a basin of just as many sections as the boundary goes by. */
  readonly five: "share" | "mean";
};

/** The values of each setting, the rule's own first. */
export const WAYS = {
  below: ["half", "zero", "whole"],
  pH: ["ions", "arithmetic"],
  oxygen: ["limit", "saturation"],
  rounding: ["off", "on"],
  five: ["share", "mean"],
} as const satisfies { readonly [K in keyof Judging]: readonly Judging[K][] };
export type Way = keyof typeof WAYS;

export const RULE: Judging = {
  below: "half",
  pH: "ions",
  oxygen: "limit",
  rounding: "off",
  five: "share",
};

/** The settings that deviate from the rule. */
export const deviations = (judging: Judging): readonly Way[] =>
  (Object.keys(WAYS) as Way[]).filter((way) => judging[way] !== RULE[way]);

/** Which part of the detection limit counts. */
const PARTS = { half: 0.5, zero: 0, whole: 1 } as const;
export const partBelow = ({ below }: Judging): Decimal => PARTS[below];

/** The mean of values that are means themselves, as of months or sections. */
export const averageOf = ({ pH }: Judging): Average => (pH === "ions" ? meanOf : (_, values) => mean(values));

export const fromSections = ({ five }: Judging): number =>
  SHARE_RULE.fromSections + (five === "share" ? 0 : 1);

/** 饱和率90% of table 1. */
const ENOUGH = 0.9;
/** Saturation of oxygen in mg/L at a temperature in ℃, at sea level: 468 ÷ (31.6 + t). */
export function saturationShare(means: Means): Decimal | null {
  const [oxygen, temperature] = [means.get("DO"), means.get("WT")];
  if (oxygen === undefined || temperature === undefined) return null;
  const { over, under } = exactly(temperature);
  const warmer = { over: over * 10n + 316n * under, under: under * 10n };
  return compare(warmer, 0) <= 0 ? null : divide(multiply(oxygen, warmer), 468);
}

/** Whether oxygen is of class I by its saturation alone. */
export const isSaturated = (means: Means): boolean => {
  const share = saturationShare(means);
  return share !== null && compare(share, ENOUGH) >= 0;
};

/** How values are classed under these settings. */
export const classifierOf = ({ oxygen }: Judging): Classifier =>
  oxygen === "limit"
    ? classOf
    : (table, code, value, means) => (code === "DO" && isSaturated(means) ? 1 : classOf(table, code, value));

/** As many decimals as the limits of an item have; of pH two. */
function placesOf(table: LimitTable, code: ItemCode): number | null {
  if (code === "pH") return 2;
  const limits = table.limits.get(code)?.of;
  if (limits === undefined) return null;
  // No limit is so small that eight decimals would not hold it.
  const written = limits.map((limit) => toNumber(limit).toFixed(8).replace(/0+$/, ""));
  return Math.max(...written.map((each) => each.length - each.indexOf(".") - 1));
}

/** Rounded to even where it lies in the middle (GB/T 8170: 四舍六入五成双). */
export function roundedEven(value: Decimal, places: number): Decimal {
  const { over, under } = exactly(value);
  const scaled = (over < 0n ? -over : over) * 10n ** BigInt(places);
  const [whole, rest] = [scaled / under, (scaled % under) * 2n];
  const up = rest > under || (rest === under && whole % 2n === 1n);
  const units = (whole + (up ? 1n : 0n)).toString().padStart(places + 1, "0");
  const sign = over < 0n ? "-" : "";
  return decimal(places === 0 ? sign + units : `${sign}${units.slice(0, -places)}.${units.slice(-places)}`);
}

/** A mean as it is compared. */
export function compared({ rounding }: Judging, table: LimitTable, code: ItemCode, value: Decimal): Decimal {
  const places = rounding === "off" ? null : placesOf(table, code);
  return places === null ? value : roundedEven(value, places);
}
