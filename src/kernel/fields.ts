import type { Day } from "./calendar.ts";
import { type Failure, refusal, type Sentence } from "./error.ts";
import { figureText, moneyText, parseFigure, parseMoney } from "./money.ts";
import { parsePlace, type Place, placeText } from "./place.ts";

// What a person may be asked for, described once: the form, the parser, the sheet and the history follow from it.

/** Both languages of a name, in one line where it is given. */
export const say = (zh: string, en: string): Sentence => ({ zh, en });

/** What else people write for a choice, by its value. */
type Words = Readonly<Record<string, RegExp>>;

type Takes =
  /** Text of one line or of several; an optional one that is left empty is "". `most`: UTF-16 units. */
  | { readonly takes: "line" | "text"; readonly most: number }
  /** `until`: no day after the one on which it is filled in. */
  | { readonly takes: "day"; readonly until?: "today" }
  | { readonly takes: "whole"; readonly least: number; readonly most: number }
  /** A figure with decimals, in `unit` where it has one. */
  | { readonly takes: "number"; readonly unit?: Sentence; readonly least?: number; readonly most?: number }
  /** In fen; people write 元, 万元 or 亿元. */
  | { readonly takes: "money" }
  /** A tick, or, where both answers have names, a choice between them that must be made. */
  | { readonly takes: "yes"; readonly either?: { readonly yes: Sentence; readonly no: Sentence } }
  | { readonly takes: "choice"; readonly among: Readonly<Record<string, Sentence>>; readonly words?: Words }
  /** Six digits of GB/T 2260. */
  | { readonly takes: "city" }
  | { readonly takes: "cities" }
  /** Longitude and latitude in degrees of CGCS2000: one pair is a point, several are a line. */
  /** `here`: where somebody stands, which their device can say; or the choice beside it that keeps who said it ({@link PLACED_BY}). */
  | { readonly takes: "place"; readonly here?: true | string }
  /** The id of something that the form is handed to choose from: a record, or, as those that are choices `of` one name, a unit. */
  | { readonly takes: "pick"; readonly of?: string }
  /** Several texts, one a line, or `parted` also by what stands within none; `most` of them, `each` so many UTF-16 units. */
  | { readonly takes: "lines"; readonly most: number; readonly each: number; readonly parted?: RegExp }
  /** Several of those that have names, or of what the form is handed to choose from. */
  | {
      readonly takes: "picks";
      readonly most: number;
      readonly among?: Readonly<Record<string, Sentence>>;
      readonly of?: string;
    }
  /** A file, which is sent beside the others: an act that asks for one comes by a route of its own. */
  | { readonly takes: "file"; readonly accept: string }
  /** Several fields sent as one value. */
  | { readonly takes: "group"; readonly fields: Fields }
  /** One of several sets of fields, sent as one value that says under `by` which it is. */
  | {
      readonly takes: "variant";
      readonly by: string;
      readonly among: Readonly<Record<string, { readonly name: Sentence; readonly fields: Fields }>>;
    }
  /** What has a parser and an input of its own, handed to contract and form by its name; typed as JSON. */
  | { readonly takes: "own" };

declare const value: unique symbol;

/** A field; `V` is the type of what is filled in. */
export type Field<V = unknown> = Takes & {
  readonly name: Sentence;
  readonly help?: Sentence;
  readonly optional: boolean;
  /** Said where it is left out though it must be filled in, as where an article asks for it. */
  readonly lacks?: Failure;
  /** What it stands at before anybody typed. */
  readonly initial?: string;
  /** Begins a part of the form, which has this name. */
  readonly part?: Sentence;
  /** Asked, and needed, only where another field beside it holds one of these; empty elsewhere. */
  readonly only?: Only;
  /** How headings of sheets say it, where they use other words than its name. */
  readonly heading?: RegExp;
  /** Shown in lists until the reader chooses otherwise. */
  readonly listed?: boolean;
  readonly [value]?: V;
};
export type Fields = Readonly<Record<string, Field>>;

/** What was filled in, by the names of the fields. */
export type ValuesOf<F extends Fields> = {
  readonly [K in keyof F]: F[K] extends Field<infer V> ? V : never;
};

type Only = readonly [field: string, ...values: string[]];
type Common = Partial<Pick<Field, "help" | "initial" | "lacks" | "part" | "only" | "heading" | "listed">>;

/** A file as a form sends it; `confirmInternal`: whoever sends it says that it may be used though it is marked as internal. */
export type GivenFile = { readonly file: File; readonly confirmInternal: boolean };

export const line = (name: Sentence, { most = 200, ...more }: Common & { most?: number } = {}) =>
  ({ takes: "line", name, most, optional: false, ...more }) as TextField;

export const text = (name: Sentence, { most = 4_000, ...more }: Common & { most?: number } = {}) =>
  ({ takes: "text", name, most, optional: false, ...more }) as TextField;

export const day = (name: Sentence, more: Common & { until?: "today" } = {}) =>
  ({ takes: "day", name, optional: false, ...more }) as Field<Day>;

export const whole = (name: Sentence, more: Common & { least: number; most: number }) =>
  ({ takes: "whole", name, optional: false, ...more }) as Field<number>;

export const number = (
  name: Sentence,
  more: Common & { unit?: Sentence; least?: number; most?: number } = {},
) => ({ takes: "number", name, optional: false, ...more }) as Field<number>;

export const yes = (name: Sentence, more: Common = {}) =>
  ({ takes: "yes", name, optional: true, ...more }) as Field<boolean>;

/** Yes or no by their names, one of which must be chosen. */
export const either = (
  name: Sentence,
  answers: { readonly yes: Sentence; readonly no: Sentence },
  more: Common = {},
) => ({ takes: "yes", name, either: answers, optional: false, ...more }) as Field<boolean>;

export const choice = <K extends string>(
  name: Sentence,
  among: Readonly<Record<K, Sentence>>,
  more: Common & { initial?: NoInfer<K>; words?: { readonly [W in NoInfer<K>]?: RegExp } } = {},
) => ({ takes: "choice", name, among, optional: false, ...more }) as Field<K>;

const of =
  <V>(takes: "money" | "city" | "cities") =>
  (name: Sentence, more: Common = {}) =>
    ({ takes, name, optional: false, ...more }) as Field<V>;

export const money = of<number>("money");
export const city = of<string>("city");
export const cities = of<readonly string[]>("cities");
export const place = (name: Sentence, more: Common & { here?: true | string } = {}) =>
  ({ takes: "place", name, optional: false, ...more }) as Field<Place>;

/** Who said where somebody stood: the device itself, the camera in a photo, or the hand that typed it. */
export const PLACED_BY = {
  device: say("本机定位", "the device"),
  photo: say("照片里的位置", "the photo"),
  typed: say("手工填写", "typed by hand"),
};
export const pick = (name: Sentence, more: Common & { of?: string } = {}) =>
  ({ takes: "pick", name, optional: false, ...more }) as Field<string>;

export const lines = (name: Sentence, { most = 50, each = 500, ...more }: Common & Sizes = {}) =>
  ({ takes: "lines", name, most, each, optional: false, ...more }) as Field<readonly string[]> & {
    readonly takes: "lines";
  };

export const picks = <K extends string = string>(
  name: Sentence,
  {
    most = 500,
    ...more
  }: Common & { most?: number; among?: Readonly<Record<K, Sentence>>; of?: string } = {},
) =>
  ({ takes: "picks", name, most, optional: false, ...more }) as Field<readonly K[]> & {
    readonly takes: "picks";
  };

/** A unit of the roster by its id, or several: a form is handed the roster once, as the choices of `UNITS`. */
export const UNITS = "units";
export const unit = (name: Sentence, more: Common = {}) => pick(name, { of: UNITS, ...more });
export const units = (name: Sentence, more: Common & { most?: number } = {}) =>
  picks(name, { of: UNITS, ...more });

export const file = (name: Sentence, more: Common & { accept: string }) =>
  ({ takes: "file", name, optional: false, ...more }) as Field<GivenFile>;

/** Several fields sent as one value; a form shows them among the others. */
export const group = <F extends Fields>(name: Sentence, fields: F, more: Common = {}) =>
  ({ takes: "group", name, fields, optional: false, ...more }) as Field<ValuesOf<F>>;

/** A choice that brings fields of its own with it: `variant(name, "decision", { granted: { name, fields }, … })`. */
export const variant = <
  B extends string,
  A extends Readonly<Record<string, { readonly name: Sentence; readonly fields: Fields }>>,
>(
  name: Sentence,
  by: B,
  among: A,
  more: Common = {},
) => ({ takes: "variant", name, by, among, optional: false, ...more }) as Field<VariantOf<B, A>>;

type Sizes = { readonly most?: number; readonly each?: number; readonly parted?: RegExp };
type VariantOf<B extends string, A extends Readonly<Record<string, { readonly fields: Fields }>>> = {
  readonly [K in keyof A & string]: Readonly<Record<B, K>> & ValuesOf<A[K]["fields"]>;
}[keyof A & string];

export const own = <V>(name: Sentence, more: Common = {}) =>
  ({ takes: "own", name, optional: false, ...more }) as Field<V>;

type TextField = Field<string> & { readonly takes: "line" | "text" };

/** May be left empty: text is "" then, several of something none, anything else null. */
export function optional(field: TextField): TextField;
export function optional<T>(
  field: Field<readonly T[]> & { readonly takes: "lines" | "picks" },
): Field<readonly T[]>;
export function optional<V>(field: Field<V>): Field<V | null>;
export function optional(field: Field): Field {
  return { ...field, optional: true };
}

const SEVERAL: readonly Field["takes"][] = ["picks", "cities"];
/** Whether a field holds several texts; none of them, where it is left empty. */
export const holdsSeveral = ({ takes }: Pick<Field, "takes">): boolean =>
  takes === "lines" || SEVERAL.includes(takes);

/** What a field holds that was left empty. */
const emptyOf = (field: Pick<Field, "takes">): "" | false | null | readonly [] =>
  field.takes === "line" || field.takes === "text"
    ? ""
    : field.takes === "yes"
      ? false
      : holdsSeveral(field)
        ? []
        : null;

const isAsked = ({ only }: Field, chosen: (place: string) => unknown, within: string): boolean =>
  only === undefined || only.slice(1).some((value) => value === chosen(within + only[0]));

/** Which of the sets of fields it is, as a field of its own. */
export function choosing({ by: _, among, ...common }: Field & { readonly takes: "variant" }): Field {
  const names = Object.fromEntries(Object.entries(among).map(([each, { name }]) => [each, name]));
  return { ...common, takes: "choice", among: names };
}

/**
 * Fields by where their values stand: those of a group as `group.field`. Of variants every one, or the one that `chosen`
 * tells by the place of its choice; likewise of fields that are asked only beside others.
 */
export const placesOf = (
  fields: Fields,
  chosen?: (place: string) => unknown,
  within = "",
): [place: string, field: Field][] =>
  Object.entries(fields).flatMap(([key, field]): [string, Field][] => {
    const place = within + key;
    if (chosen && !isAsked(field, chosen, within)) return [];
    if (field.takes === "group") return placesOf(field.fields, chosen, `${place}.`);
    if (field.takes !== "variant") return [[place, field]];
    const by = `${place}.${field.by}`;
    const shown = Object.entries(field.among).filter(([each]) => !chosen || chosen(by) === each);
    return [
      [by, choosing(field)],
      ...shown.flatMap(([, each]) => placesOf(each.fields, chosen, `${place}.`)),
    ];
  });

/** What stands at a place of values. */
export const valueAt = (values: unknown, place: string): unknown =>
  place
    .split(".")
    .reduce<unknown>((found, key) => (found as Readonly<Record<string, unknown>> | null)?.[key], values);

const isEmpty = (field: Field, given: unknown): boolean =>
  given === undefined ||
  given === null ||
  (typeof given === "string" && given.trim() === "") ||
  (holdsSeveral(field) && (given as readonly string[]).every((each) => each.trim() === ""));

/** What stands in a form, by the places of its fields. */
export type Typed = Readonly<Record<string, string>>;

function typedAs({ takes }: Field, given: unknown): string {
  if (given === undefined || given === null) return "";
  if (takes === "lines") return (given as readonly string[]).join("\n");
  if (SEVERAL.includes(takes) || takes === "own") return JSON.stringify(given);
  if (takes === "money") return `${moneyText(Number(given), "yuan")} yuan`;
  if (takes === "number") return figureText(Number(given));
  if (takes === "place") return placeText(given as Place);
  return given === true ? "yes" : given === false ? "no" : String(given as string | number);
}

/** Values as a form shows them to be changed; what is not given is left out. */
export const typedOf = (fields: Fields, values: Readonly<Record<string, unknown>>): Typed =>
  Object.fromEntries(
    placesOf(fields, (place) => valueAt(values, place)).flatMap(([place, field]) => {
      const given = valueAt(values, place);
      return given === undefined ? [] : [[place, typedAs(field, given)]];
    }),
  );

function filledAs(field: Field, typed: string): unknown {
  if (field.takes === "yes" && field.either === undefined) return typed === "yes";
  if (field.takes === "lines")
    return typed.split(field.parted ?? "\n").flatMap((each) => (each.trim() === "" ? [] : [each.trim()]));
  if (typed.trim() === "" || field.takes === "file") return emptyOf(field);
  if (field.takes === "yes") return typed === "yes";
  if (field.takes === "own" || SEVERAL.includes(field.takes)) return JSON.parse(typed);
  if (field.takes === "money") return parseMoney(typed);
  if (field.takes === "number") return parseFigure(typed);
  if (field.takes === "place") return parsePlace(typed);
  return field.takes === "whole" ? Number(typed) : typed;
}

/** What a form sends for what stands in it. */
export const filledIn = (fields: Fields, typed: Typed, within = ""): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(fields).map(([key, field]) => {
      const place = within + key;
      const asked = isAsked(field, (other) => typed[other], within);
      if (field.takes === "group")
        return [
          key,
          field.optional && !asked ? null : filledIn(field.fields, asked ? typed : {}, `${place}.`),
        ];
      if (!asked) return [key, emptyOf(field)];
      if (field.takes !== "variant") return [key, filledAs(field, typed[place] ?? "")];
      const chosen = typed[`${place}.${field.by}`] ?? "";
      const own = field.among[chosen]?.fields ?? {};
      return [key, { [field.by]: chosen, ...filledIn(own, typed, `${place}.`) }];
    }),
  );

const UNREADABLE: Readonly<Partial<Record<Field["takes"], Failure>>> = {
  number: refusal("no-number", "请填写数字，如 12.5。", "Enter a number, such as 12.5."),
  money: refusal(
    "no-amount",
    "请填写金额，如 3500 或 4.2亿，最多精确到分。",
    "Enter an amount, such as 3500, exact to the fen at most.",
  ),
  place: refusal(
    "no-place",
    "每行一个点，先经度后纬度，如 109.84, 40.66；多行连成线路。",
    "One position a line, longitude first, such as 109.84, 40.66; several lines make a line.",
  ),
};

/** The first field in which something stands that cannot be read as what it takes, as a refusal; null where there is none. */
export function unreadable(fields: Fields, typed: Typed): FieldFailure | null {
  for (const [place, field] of placesOf(fields, (each) => typed[each])) {
    const [text, failure] = [typed[place] ?? "", UNREADABLE[field.takes]];
    if (failure !== undefined && text.trim() !== "" && filledAs(field, text) === null)
      return { ...failure, field: place };
  }
  return null;
}

/** A refusal that names the field it is about, so that a form can show it there. */
export type FieldFailure = Failure & { readonly field?: string };

/** A refusal as one that is about a field. */
export const at = (field: string, failure: Failure): FieldFailure => ({ ...failure, field });

/** The first field that must be filled in and is not, as a refusal; null where all are. */
export function missing(fields: Fields, values: Readonly<Record<string, unknown>>): FieldFailure | null {
  const isLeftOut = (place: string) => valueAt(values, place.replace(/\.?[^.]*$/, "")) === null;
  const found = placesOf(fields, (place) => valueAt(values, place)).find(
    ([place, field]) => !field.optional && isEmpty(field, valueAt(values, place)) && !isLeftOut(place),
  );
  if (found === undefined) return null;
  const [field, { name, lacks }] = found;
  if (lacks !== undefined) return { ...lacks, field };
  return { ...refusal("words-needed", `请填写“${name.zh}”。`, `Fill in “${name.en}”.`), field };
}
