import { isDay } from "./calendar.ts";
import { type Failure, refusal, type Sentence } from "./error.ts";
import {
  type Field,
  type FieldFailure,
  type Fields,
  missing,
  placesOf,
  say,
  type Typed,
  unreadable,
  valueAt,
} from "./fields.ts";
import { MOST_FEN } from "./money.ts";
import { isPlace, placeRefused } from "./place.ts";

// What a value must be for its field, where values stand under names that only a description knows.

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const CITY = /^\d{6}$/;

const TEXT = say("应为文字。", "takes text.");
const NUMBER = say("应为数字。", "takes a number.");
const CHOICE = say("只能从列表中选择。", "takes one of its choices.");
const UNIT = say("应为名册中的单位。", "takes a unit of the roster.");
const CODES = say("应为六位行政区划代码。", "takes city codes of six digits.");
const TAKES: Readonly<Partial<Record<Field["takes"], Sentence>>> = {
  line: TEXT,
  text: TEXT,
  lines: TEXT,
  day: say("应为日期，如 2026-11-27。", "takes a day such as 2026-11-27."),
  whole: NUMBER,
  number: NUMBER,
  money: say(
    "应为不小于 0、不超过 10 万亿元的金额，精确到分。",
    "takes an amount in whole fen, not below 0 and at most CNY 10 trillion.",
  ),
  yes: CHOICE,
  choice: CHOICE,
  pick: UNIT,
  picks: say("应为名册中的单位。", "takes units of the roster."),
  city: CODES,
  cities: CODES,
  place: say(
    "应为成对的经度、纬度（十进制度）。",
    "takes pairs of longitude and latitude in decimal degrees.",
  ),
};

const isText = (value: unknown, pattern: RegExp): boolean => typeof value === "string" && pattern.test(value);
const isList = (value: unknown, fits: (each: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(fits);
const among = (names: object, value: unknown): boolean =>
  typeof value === "string" && Object.hasOwn(names, value);

function fits(field: Field, value: unknown): boolean {
  switch (field.takes) {
    case "line":
    case "text":
      return typeof value === "string" && value.length <= field.most;
    case "day":
      return typeof value === "string" && isDay(value);
    case "whole":
      return Number.isSafeInteger(value);
    case "number":
      return typeof value === "number" && Number.isFinite(value);
    case "money":
      return Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= MOST_FEN;
    case "yes":
      return typeof value === "boolean";
    case "choice":
      return among(field.among, value);
    case "pick":
      return isText(value, UUID);
    case "picks":
      return isList(value, (each) =>
        field.among === undefined
          ? isText(each, field.of === undefined ? /^.{1,200}$/s : UUID)
          : among(field.among, each),
      );
    case "city":
      return isText(value, CITY);
    case "cities":
      return isList(value, (each) => isText(each, CITY));
    case "place":
      return isPlace(value) || isList(value, () => false);
    case "lines":
      return isList(value, (each) => typeof each === "string" && each.length <= field.each);
    case "file":
    case "variant":
    case "group":
    case "own":
      return true;
  }
}

const takesOf = (field: Field): Sentence =>
  field.takes === "picks" && field.of === undefined ? CHOICE : (TAKES[field.takes] ?? TEXT);

/** `what` says what the field takes. */
const wrongValue = (name: Sentence, what: Sentence): Failure =>
  refusal("wrong-value", `“${name.zh}”${what.zh}`, `“${name.en}” ${what.en}`);

function range(least: number | undefined, most: number | undefined): Sentence {
  if (least !== undefined && most !== undefined)
    return say(`应在 ${least} 到 ${most} 之间。`, `must be between ${least} and ${most}.`);
  return least === undefined
    ? say(`应不大于 ${most}。`, `must be at most ${most}.`)
    : say(`应不小于 ${least}。`, `must be at least ${least}.`);
}

/**
 * Why a value of a field is refused, null where it may stand; whether it must be filled in is asked apart (`missing`). An
 * empty text, as an empty list, stands for no value. `valueRefused(whole(name, { least: 0, most: 9 }), 10)` names both bounds.
 */
export function valueRefused(field: Field, value: unknown): Failure | null {
  if (value === "") return null;
  if (!fits(field, value)) return wrongValue(field.name, takesOf(field));
  if (field.takes === "place") return isPlace(value) ? placeRefused(value) : null;
  if (field.takes !== "whole" && field.takes !== "number") return null;
  const { least, most } = field;
  const figure = Number(value);
  const beyond = (least !== undefined && figure < least) || (most !== undefined && figure > most);
  return beyond ? wrongValue(field.name, range(least, most)) : null;
}

/** What a page chooses from is the server's to know. */
const CHOSEN: readonly Field["takes"][] = ["pick", "picks", "city", "cities"];

/**
 * Why what stands in a form, or in a line of a sheet, is not sent, at its field: what cannot be read as what the field takes,
 * what is left out, what its field does not take; null where all of it may go.
 */
export function notToSend(
  fields: Fields,
  typed: Typed,
  values: Readonly<Record<string, unknown>>,
): FieldFailure | null {
  const early = unreadable(fields, typed) ?? missing(fields, values);
  if (early !== null) return early;
  for (const [place, field] of placesOf(fields, (each) => typed[each])) {
    const value = CHOSEN.includes(field.takes) ? "" : (valueAt(values, place) ?? "");
    const refused = valueRefused(field, value);
    if (refused !== null) return { ...refused, field: place };
  }
  return null;
}
