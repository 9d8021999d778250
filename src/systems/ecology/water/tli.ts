import { type Decimal, toNumber } from "../../../kernel/decimal.ts";
import type { RuleSource } from "../../../kernel/rule.ts";
import { type ItemCode, itemOf } from "./item.ts";
import type { Means } from "./means.ts";

export const TLI_SOURCE: RuleSource = {
  title: {
    zh: "综合营养状态指数：公式与权重见于海峰等《2011—2020年呼伦湖水质及富营养化变化分析》（ChinaXiv:202112.00113）",
    en: "Trophic level index: formulae and weights as in Yu Haifeng et al., Hulun Lake 2011–2020 (ChinaXiv:202112.00113)",
  },
  standing: "practice",
};

/** TLI(j) = 10 (a + b ln x); the weight of an item is its r² with chlorophyll over the sum of all. */
export const TROPHIC: readonly {
  readonly code: ItemCode;
  readonly a: number;
  readonly b: number;
  readonly r2: number;
}[] = [
  { code: "Chla", a: 2.5, b: 1.086, r2: 1 },
  { code: "TP", a: 9.436, b: 1.624, r2: 0.7056 },
  { code: "TN", a: 5.453, b: 1.694, r2: 0.6724 },
  { code: "SD", a: 5.118, b: -1.94, r2: 0.6889 },
];

const ALL_R2 = TROPHIC.reduce((all, { r2 }) => all + r2, 0);

/** The index of what was measured: chlorophyll in mg/m³, phosphorus and nitrogen in mg/L, transparency in m. */
export const trophicOf = ({ a, b }: { readonly a: number; readonly b: number }, x: number): number =>
  10 * (a + b * Math.log(x));

/** The whole index of its four items' indices, in the order of {@link TROPHIC}. */
export const trophicWhole = (indices: readonly number[]): number =>
  TROPHIC.reduce((all, { r2 }, at) => all + (r2 / ALL_R2) * (indices[at] ?? 0), 0);

export type Trophic = {
  /** Null where one of the four was not measured, or is 0, of which there is no logarithm. */
  readonly tli: number | null;
  readonly items: readonly {
    readonly item: string;
    readonly value: number;
    readonly index: number | null;
    readonly weight: number;
  }[];
};

/** How far a lake is overgrown, from means over time. */
export function trophicState(means: Means): Trophic {
  const items = TROPHIC.flatMap((formula) => {
    const mean: Decimal | undefined = means.get(formula.code);
    if (mean === undefined) return [];
    const value = toNumber(mean);
    const index = value > 0 ? trophicOf(formula, value) : null;
    return [{ item: itemOf(formula.code).name, value, index, weight: formula.r2 / ALL_R2 }];
  });
  const indices = items.flatMap(({ index }) => (index === null ? [] : [index]));
  return { tli: indices.length < TROPHIC.length ? null : trophicWhole(indices), items };
}

export type TrophicState = "贫营养" | "中营养" | "轻度富营养" | "中度富营养" | "重度富营养";

/** Below 30 贫营养, to 50 中营养, to 60, to 70, and above 重度富营养. */
export function trophicName(tli: number): TrophicState {
  if (tli < 30) return "贫营养";
  if (tli <= 50) return "中营养";
  if (tli <= 60) return "轻度富营养";
  return tli <= 70 ? "中度富营养" : "重度富营养";
}
