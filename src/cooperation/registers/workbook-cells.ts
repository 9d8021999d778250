import type { Place } from "../../kernel/place.ts";
import type { Sentence } from "../../kernel/error.ts";
import { CITIES, WHOLE_REGION } from "../../kernel/region.ts";
import type { EntryValue } from "./entry.ts";
import { inWanYuan } from "../../kernel/sheet-money.ts";
import type { FieldSpec } from "./register-spec.ts";

export const WHOLE_REGION_NAME = "自治区";
const WHOLE: Sentence = { zh: WHOLE_REGION_NAME, en: "the autonomous region" };

export const regionWords = (code: string): Sentence =>
  code === WHOLE_REGION ? WHOLE : (CITIES.find((city) => city.code === code)?.name ?? { zh: code, en: code });

/** A region as workbooks print it: the city's short name. */
export const regionName = (code: string): string => regionWords(code).zh;

const isPlace = (value: EntryValue): value is Place =>
  Array.isArray(value) && value.every((each) => Array.isArray(each));

const isList = (value: EntryValue): value is readonly string[] =>
  Array.isArray(value) && value.every((each) => typeof each === "string");

/** A value as its cell shows it, in Chinese: money in 万元 with two decimals, units and cities by name. */
export function cellOf(
  field: FieldSpec,
  value: EntryValue | undefined,
  unitName: (id: string) => string,
): string | number | null {
  if (value === undefined) return null;
  switch (field.type) {
    case "money":
      return typeof value === "number" ? inWanYuan(value) : null;
    case "choice":
      return field.choices?.find((choice) => choice.value === value)?.name.zh ?? String(value);
    case "unit":
      return unitName(String(value));
    case "units":
      return isList(value) ? value.map(unitName).join("、") : null;
    case "cities":
      return isList(value) ? value.map(regionName).join("、") : null;
    case "place":
      return isPlace(value)
        ? value.map(([longitude, latitude]) => `${longitude},${latitude}`).join("; ")
        : null;
    case "number":
      return typeof value === "number" ? value : null;
    case "text":
    case "paragraph":
    case "day":
      return String(value);
  }
}
