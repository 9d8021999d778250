import type { Place } from "../../kernel/place.ts";
import { MOST_FEN } from "../../kernel/money.ts";
import { isDay } from "../../kernel/calendar.ts";
import type { Failure, Sentence } from "../../kernel/error.ts";
import type { EntryState, EntryValue } from "./entry.ts";
import { OUTSIDE, SHIFTED, SWAPPED, unknownField, wrongValue } from "./entry-failures.ts";
import type { FieldSpec, RegisterSpec } from "./register-spec.ts";
import { findField } from "./specs.ts";

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const CITY = /^\d{6}$/;
const TEXT_MOST = 20_000;

const takes = (zh: string, en: string): Sentence => ({ zh, en });
const TAKES: Readonly<Record<FieldSpec["type"], Sentence>> = {
  text: takes("应为文字。", "takes text."),
  paragraph: takes("应为文字。", "takes text."),
  day: takes("应为日期，如 2026-11-27。", "takes a day such as 2026-11-27."),
  number: takes("应为数字。", "takes a number."),
  money: takes(
    "应为不小于 0、不超过 10 万亿元的金额，精确到分。",
    "takes an amount in whole fen, not below 0 and at most CNY 10 trillion.",
  ),
  choice: takes("只能从列表中选择。", "takes one of its choices."),
  unit: takes("应为名册中的单位。", "takes a unit of the roster."),
  units: takes("应为名册中的单位。", "takes units of the roster."),
  cities: takes("应为六位行政区划代码。", "takes city codes of six digits."),
  place: takes(
    "应为成对的经度、纬度（十进制度）。",
    "takes pairs of longitude and latitude in decimal degrees.",
  ),
};

/** Where people write a place: CGCS2000 in degrees, the four cities and their neighbours. */
const REGION = { longitude: [105, 115], latitude: [37, 43] } as const;
const within = ([least, most]: readonly [number, number], value: number): boolean =>
  value >= least && value <= most;

/** Why a place is refused, null where it may stand: outside the region, or with longitude and latitude exchanged. */
export function placeRefused(place: Place): Failure | null {
  const { longitude, latitude } = REGION;
  if (place.every(([x, y]) => within(longitude, x) && within(latitude, y))) return null;
  return place.every(([x, y]) => within(latitude, x) && within(longitude, y)) ? SWAPPED : OUTSIDE;
}

const isPlace = (value: EntryValue): value is Place =>
  Array.isArray(value) &&
  value.every(
    (pair: unknown) =>
      Array.isArray(pair) && pair.length === 2 && pair.every((degree) => Number.isFinite(degree)),
  );

const isList = (value: EntryValue, pattern: RegExp): boolean =>
  Array.isArray(value) && value.every((each: unknown) => typeof each === "string" && pattern.test(each));

function fits({ type, choices }: FieldSpec, value: EntryValue): boolean {
  switch (type) {
    case "text":
    case "paragraph":
      return typeof value === "string" && value.length <= TEXT_MOST;
    case "day":
      return typeof value === "string" && isDay(value);
    case "number":
      return typeof value === "number" && Number.isFinite(value);
    case "money":
      return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 && value <= MOST_FEN;
    case "choice":
      return choices?.some((each) => each.value === value) ?? false;
    case "unit":
      return typeof value === "string" && UUID.test(value);
    case "units":
      return isList(value, UUID);
    case "cities":
      return isList(value, CITY);
    case "place":
      return isPlace(value);
  }
}

function range({ least, most }: FieldSpec): Sentence {
  if (least !== undefined && most !== undefined)
    return takes(`应在 ${least} 到 ${most} 之间。`, `must be between ${least} and ${most}.`);
  return least === undefined
    ? takes(`应不大于 ${most}。`, `must be at most ${most}.`)
    : takes(`应不小于 ${least}。`, `must be at least ${least}.`);
}

/** Why a value of a field is refused, null where it may stand. An empty text stands for no value. */
export function valueRefused(field: FieldSpec, value: EntryValue): Failure | null {
  if (value === "") return null;
  if (!fits(field, value)) return wrongValue(field.name, TAKES[field.type]);
  const { least, most } = field;
  if (
    typeof value === "number" &&
    ((least !== undefined && value < least) || (most !== undefined && value > most))
  )
    return wrongValue(field.name, range(field));
  return field.type === "place" ? placeRefused(value as Place) : null;
}

/** Why values are refused, the first reason; `now` are all values as they would stand. */
export function valuesRefused(
  spec: RegisterSpec,
  change: Readonly<Record<string, EntryValue | null>>,
  now: EntryState["values"],
): Failure | null {
  for (const [key, value] of Object.entries(change)) {
    const field = findField(spec, key);
    if (!field) return unknownField(key);
    const refused = value === null ? null : valueRefused(field, value);
    if (refused) return refused;
  }
  const { datum, place } = now;
  return place !== undefined && (datum === "gcj02" || datum === "bd09") ? SHIFTED : null;
}
