import type { Sentence } from "../../../kernel/error.ts";
import { say } from "../../../kernel/fields.ts";
import { besideHeading, POWER, type Units, unitsOf } from "../balance/figure.ts";

// What equipment bases make, each in one unit, in which projects say what they need of it.

const MW = say("MW", "MW");

/** `heading`: how sheets write it; `units`: how they write amounts, each as so many of its own unit. */
type Product = {
  readonly name: Sentence;
  readonly unit: Sentence;
  readonly heading: RegExp;
  readonly units: Units;
};

const OF_WIND = { unit: MW, units: POWER };

/** Blades and towers are counted by the turbines that they equip, so that nobody has to know how many make a megawatt. */
export const PRODUCTS = {
  turbine: { ...OF_WIND, name: say("风电整机", "Wind turbines"), heading: /整机|风机|风电机组|turbine/i },
  blade: { ...OF_WIND, name: say("叶片", "Blades"), heading: /叶片|blade/i },
  tower: { ...OF_WIND, name: say("塔筒", "Towers"), heading: /塔筒|塔架|tower/i },
  module: { ...OF_WIND, name: say("光伏组件", "PV modules"), heading: /组件|光伏|module/i },
  battery: {
    name: say("储能电池", "Batteries"),
    unit: say("MWh", "MWh"),
    heading: /电池|储能|batter/i,
    units: { MWh: 1, 兆瓦时: 1, 万千瓦时: 10, GWh: 1_000, 吉瓦时: 1_000 },
  },
  electrolyser: { ...OF_WIND, name: say("电解槽", "Electrolysers"), heading: /电解|electrolyser/i },
  tank: {
    name: say("储氢罐", "Hydrogen tanks"),
    unit: say("kg", "kg"),
    heading: /储氢|氢罐|tank/i,
    units: { kg: 1, 千克: 1, 公斤: 1, t: 1_000, 吨: 1_000 },
  },
  fuelCell: {
    name: say("车用燃料电池", "Fuel cells of trucks"),
    unit: say("套", "sets"),
    heading: /燃料电池|电堆|fuel ?cell/i,
    units: { 套: 1, 台: 1, sets: 1, 万套: 10_000 },
  },
  truck: {
    name: say("新能源重卡", "New-energy heavy trucks"),
    unit: say("辆", "trucks"),
    heading: /重卡|卡车|truck/i,
    units: { 辆: 1, 台: 1, trucks: 1, 万辆: 10_000 },
  },
} satisfies Readonly<Record<string, Product>>;
export type ProductId = keyof typeof PRODUCTS;
export const PRODUCT_IDS = Object.keys(PRODUCTS) as readonly ProductId[];

export const PRODUCT_NAMES = Object.fromEntries(PRODUCT_IDS.map((id) => [id, PRODUCTS[id].name])) as Readonly<
  Record<ProductId, Sentence>
>;

export const UNIT_NAMES = Object.fromEntries(PRODUCT_IDS.map((id) => [id, PRODUCTS[id].unit])) as Readonly<
  Record<ProductId, Sentence>
>;

/** The product that a cell names; the more particular word counts: 燃料电池 is no battery. */
export const productCalled = (text: string): ProductId | null =>
  PRODUCT_IDS.find((id) => PRODUCTS[id].name.zh === text || PRODUCTS[id].name.en === text) ??
  (["fuelCell", "tank", ...PRODUCT_IDS] as const).find((id) => PRODUCTS[id].heading.test(text)) ??
  null;

/** How many of a product's own unit a sheet's unit is, a year or not; null: it is none of its units. */
export const unitsIn = (product: ProductId, written: string): number | null =>
  unitsOf(PRODUCTS[product].units, written);

/** The unit that a heading prints of an amount, as 年产能（GW） or 产能/万套; "" where it prints none. */
export const unitOfHeading = (heading: string): string =>
  besideHeading(heading).find((words) => PRODUCT_IDS.some((product) => unitsIn(product, words) !== null)) ??
  "";
