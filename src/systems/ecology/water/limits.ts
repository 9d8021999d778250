import type { Decimal } from "../../../kernel/decimal.ts";
import type { Sentence } from "../../../kernel/error.ts";
import type { DatedRule } from "../../../kernel/rule.ts";
import type { ItemCode } from "./item.ts";

/** Limits of classes I to V: the most that a class allows, or with `least` the least, as of oxygen. */
export type ClassLimits = { readonly least: boolean; readonly of: readonly Decimal[] };

/** A table of limits in force from a day on. Equal limits of neighbouring classes give the better one. */
export type LimitTable = DatedRule & {
  readonly name: Sentence;
  readonly limits: ReadonlyMap<ItemCode, ClassLimits>;
  /** Inside it, both ends among it, pH says nothing against class I; outside, the water is worse than V. */
  readonly pH: { readonly least: Decimal; readonly most: Decimal };
};

const most = (...of: readonly number[]): ClassLimits => ({ least: false, of });
const least = (...of: readonly number[]): ClassLimits => ({ least: true, of });

const RIVER: readonly (readonly [ItemCode, ClassLimits])[] = [
  ["DO", least(7.5, 6, 5, 3, 2)],
  ["CODMn", most(2, 4, 6, 10, 15)],
  ["COD", most(15, 15, 20, 30, 40)],
  ["BOD5", most(3, 3, 4, 6, 10)],
  ["NH3-N", most(0.15, 0.5, 1, 1.5, 2)],
  ["TP", most(0.02, 0.1, 0.2, 0.3, 0.4)],
  ["TN", most(0.2, 0.5, 1, 1.5, 2)],
  ["Cu", most(0.01, 1, 1, 1, 1)],
  ["Zn", most(0.05, 1, 1, 2, 2)],
  ["F", most(1, 1, 1, 1.5, 1.5)],
  ["Se", most(0.01, 0.01, 0.01, 0.02, 0.02)],
  ["As", most(0.05, 0.05, 0.05, 0.1, 0.1)],
  ["Hg", most(0.00005, 0.00005, 0.0001, 0.001, 0.001)],
  ["Cd", most(0.001, 0.005, 0.005, 0.005, 0.01)],
  ["Cr6", most(0.01, 0.05, 0.05, 0.05, 0.1)],
  ["Pb", most(0.01, 0.01, 0.05, 0.05, 0.1)],
  ["CN", most(0.005, 0.05, 0.2, 0.2, 0.2)],
  ["VP", most(0.002, 0.002, 0.005, 0.01, 0.1)],
  ["Oil", most(0.05, 0.05, 0.05, 0.5, 1)],
  ["LAS", most(0.2, 0.2, 0.2, 0.3, 0.3)],
  ["S", most(0.05, 0.1, 0.2, 0.5, 1)],
  ["FC", most(200, 2000, 10_000, 20_000, 40_000)],
];

const GB3838 = {
  from: "2002-06-01",
  until: null,
  source: {
    title: {
      zh: "GB 3838-2002《地表水环境质量标准》表1（两份转载的表逐格一致）",
      en: "GB 3838-2002, Environmental quality standards for surface water, table 1 (two reprints agree cell by cell)",
    },
    standing: "law",
  },
  pH: { least: 6, most: 9 },
} as const;

/** Table 1 for rivers; mg/L, coliforms in 个/L. Water temperature has no class: its limit is a change of temperature. */
export const RIVER_LIMITS: LimitTable = {
  ...GB3838,
  name: { zh: "GB 3838-2002 表1", en: "GB 3838-2002, table 1" },
  limits: new Map(RIVER),
};

/** Table 1 for lakes and reservoirs, whose phosphorus has limits of its own. */
export const LAKE_LIMITS: LimitTable = {
  ...GB3838,
  name: { zh: "GB 3838-2002 表1（湖、库）", en: "GB 3838-2002, table 1 (lakes)" },
  limits: new Map([...RIVER, ["TP", most(0.01, 0.025, 0.05, 0.1, 0.2)]]),
};
