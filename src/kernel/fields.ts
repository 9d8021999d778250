import type { Day } from "./calendar.ts";
import { type Failure, refusal, type Sentence } from "./error.ts";

// What a person may be asked for, described once: the form, the parser, the sheet and the history follow from it.

/** Both languages of a name, in one line where it is given. */
export const say = (zh: string, en: string): Sentence => ({ zh, en });

type Takes =
  /** Text of one line or of several; an optional one that is left empty is "". `most`: UTF-16 units. */
  | { readonly takes: "line" | "text"; readonly most: number }
  /** `until`: no day after the one on which it is filled in. */
  | { readonly takes: "day"; readonly until?: "today" }
  | { readonly takes: "whole"; readonly least: number; readonly most: number }
  /** A tick, or, where both answers have names, a choice between them that must be made. */
  | { readonly takes: "yes"; readonly either?: { readonly yes: Sentence; readonly no: Sentence } }
  | { readonly takes: "choice"; readonly among: Readonly<Record<string, Sentence>> }
  /** Six digits of GB/T 2260. */
  | { readonly takes: "city" }
  /** The id of something that the form is handed to choose from: a unit, a record. */
  | { readonly takes: "pick" }
  /** Several fields sent as one value. */
  | { readonly takes: "group"; readonly fields: Fields }
  /** What has a parser and an input of its own, handed to contract and form by its name; typed as JSON. */
  | { readonly takes: "own" };

declare const value: unique symbol;

/** A field; `V` is the type of what is filled in. */
export type Field<V = unknown> = Takes & {
  readonly name: Sentence;
  readonly help?: Sentence;
  readonly optional: boolean;
  /** What it stands at before anybody typed. */
  readonly initial?: string;
  readonly [value]?: V;
};
export type Fields = Readonly<Record<string, Field>>;

/** What was filled in, by the names of the fields. */
export type ValuesOf<F extends Fields> = {
  readonly [K in keyof F]: F[K] extends Field<infer V> ? V : never;
};

type Common = { readonly help?: Sentence; readonly initial?: string };

export const line = (name: Sentence, { most = 200, ...more }: Common & { most?: number } = {}) =>
  ({ takes: "line", name, most, optional: false, ...more }) as TextField;

export const text = (name: Sentence, { most = 4_000, ...more }: Common & { most?: number } = {}) =>
  ({ takes: "text", name, most, optional: false, ...more }) as TextField;

export const day = (name: Sentence, more: Common & { until?: "today" } = {}) =>
  ({ takes: "day", name, optional: false, ...more }) as Field<Day>;

export const whole = (name: Sentence, more: Common & { least: number; most: number }) =>
  ({ takes: "whole", name, optional: false, ...more }) as Field<number>;

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
  more: Common & { initial?: NoInfer<K> } = {},
) => ({ takes: "choice", name, among, optional: false, ...more }) as Field<K>;

export const city = (name: Sentence, more: Common = {}) =>
  ({ takes: "city", name, optional: false, ...more }) as Field<string>;

export const pick = (name: Sentence, more: Common = {}) =>
  ({ takes: "pick", name, optional: false, ...more }) as Field<string>;

/** Several fields sent as one value; a form shows them among the others. */
export const group = <F extends Fields>(name: Sentence, fields: F) =>
  ({ takes: "group", name, fields, optional: false }) as Field<ValuesOf<F>>;

export const own = <V>(name: Sentence, more: Common = {}) =>
  ({ takes: "own", name, optional: false, ...more }) as Field<V>;

type TextField = Field<string> & { readonly takes: "line" | "text" };

/** May be left empty: text is "" then, anything else null. */
export function optional(field: TextField): TextField;
export function optional<V>(field: Field<V>): Field<V | null>;
export function optional(field: Field): Field {
  return { ...field, optional: true };
}

/** What a field holds that was left empty. */
export const emptyOf = ({ takes }: Pick<Field, "takes">): "" | false | null =>
  takes === "line" || takes === "text" ? "" : takes === "yes" ? false : null;

/** Fields by where their values stand: those of a group as `group.field`. */
export const placesOf = (fields: Fields): [place: string, field: Field][] =>
  Object.entries(fields).flatMap(([key, field]): [string, Field][] =>
    field.takes === "group"
      ? placesOf(field.fields).map(([place, each]) => [`${key}.${place}`, each])
      : [[key, field]],
  );

const valueAt = (values: unknown, place: string): unknown =>
  place
    .split(".")
    .reduce<unknown>((found, key) => (found as Readonly<Record<string, unknown>> | null)?.[key], values);

const isEmpty = (given: unknown): boolean =>
  given === undefined || given === null || (typeof given === "string" && given.trim() === "");

/** A refusal that names the field it is about, so that a form can show it there. */
export type FieldFailure = Failure & { readonly field?: string };

/** A refusal as one that is about a field. */
export const at = (field: string, failure: Failure): FieldFailure => ({ ...failure, field });

/** The first field that must be filled in and is not, as a refusal; null where all are. */
export function missing(fields: Fields, values: Readonly<Record<string, unknown>>): FieldFailure | null {
  const found = placesOf(fields).find(
    ([place, { optional: may }]) => !may && isEmpty(valueAt(values, place)),
  );
  if (found === undefined) return null;
  const [field, { name }] = found;
  return { ...refusal("words-needed", `请填写“${name.zh}”。`, `Fill in “${name.en}”.`), field };
}
