import { inBrackets, type Measure } from "./item.ts";

/** Ten to which power turns a figure in a unit into one in the unit of the table. */
const MASS = { "mg/l": 0, "g/m3": 0, "μg/l": -3, "mg/m3": -3, "ng/l": -6, "g/l": 3 } as const;

const SHIFTS: Readonly<Record<Measure, Readonly<Record<string, number>>>> = {
  mass: MASS,
  none: { 无量纲: 0, 无: 0, ph: 0, ph值: 0, "-": 0, "--": 0, "/": 0, "1": 0 },
  degree: { "°c": 0, 度: 0, 摄氏度: 0, c: 0 },
  count: {
    ...Object.fromEntries(
      ["个", "mpn", "cfu"].flatMap((of) => [
        [`${of}/l`, 0],
        [`${of}/100ml`, 1],
        [`${of}/ml`, 3],
      ]),
    ),
    "万个/l": 4,
  },
  chlorophyll: Object.fromEntries(Object.entries(MASS).map(([unit, shift]) => [unit, shift + 3])),
  depth: { m: 0, 米: 0, cm: -2, 厘米: -2, mm: -3 },
};

/** The unit of the table, where none is written. */
export const TABLE_UNITS: Readonly<Record<Measure, string>> = {
  mass: "mg/L",
  none: "",
  degree: "℃",
  count: "个/L",
  chlorophyll: "mg/m³",
  depth: "m",
};

const plain = (written: string): string =>
  written
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\(以.{1,4}计\)|,?以.{1,4}计$/g, "")
    .replace(/\s/g, "")
    .replace(/(?:毫克)/g, "mg")
    .replace(/微克/g, "μg")
    .replace(/每升|\/升|[·.⋅∙]?l[-−]1$/g, "/l")
    .replace(/^(?:ug|mcg)(?=\/)/, "μg")
    .replace(/立方米/g, "m3");

const UNIT = /[a-zμ个]\s*\/|℃|°C|^c?m$|毫克|微克|[a-z]·l/i;

/** The unit that stands in brackets behind the name of an item or column; "" where none does. */
export const bracketedUnit = (written: string): string =>
  inBrackets(written).find((part) => UNIT.test(part)) ?? "";

/**
 * The unit of a figure out of all places that may say it: its cell, the name of its item, the heading above it. What heads a whole
 * column is said of what can be measured in it. Null: two places say different ones.
 */
export function unitAmong(
  measure: Measure,
  { cell, name, heading }: { readonly cell: string; readonly name: string; readonly heading: string },
): string | null {
  const said = [cell, name, ...(shiftOf(measure, heading) === undefined ? [] : [heading])].filter(
    (unit) => unit.trim() !== "",
  );
  const [first = ""] = said;
  return said.every((unit) => shiftOf(measure, unit) === shiftOf(measure, first)) ? first : null;
}

/**
 * By which power of ten a figure is moved into the unit of the table: -3 for µg/L of what the table counts in mg/L. Nothing
 * written is the table's own unit. Undefined: a unit that this is not measured in.
 */
export function shiftOf(measure: Measure, written: string): number | undefined {
  const unit = plain(written);
  return unit === "" ? 0 : Object.entries(SHIFTS[measure]).find(([known]) => known === unit)?.[1];
}
