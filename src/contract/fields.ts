import { z } from "zod";
import type { Sentence } from "../kernel/error.ts";
import { type Field, type Fields, holdsSeveral, say, type ValuesOf, variant } from "../kernel/fields.ts";
import { MOST_FEN } from "../kernel/money.ts";
import { placeRefused } from "../kernel/place.ts";
import { city, day, described, id, needed, place, words } from "./parts.ts";

/** Parsers by the names or places of their fields: of those that have their own, and of any that takes more than its kind does. */
export type OwnParsers = Readonly<Record<string, z.ZodType>>;

const ofChoice = (among: object) => z.enum(Object.keys(among) as [string, ...string[]]);

/** One of several that a field takes. */
function oneOf(field: Extract<Field, { takes: "lines" | "picks" | "cities" }>): z.ZodType {
  if (field.takes === "cities") return city;
  if (field.takes === "picks" && field.among !== undefined) return ofChoice(field.among);
  if (field.takes === "picks" && field.of !== undefined) return id;
  return needed(field.takes === "lines" ? field.each : 200);
}

const between = (figure: z.ZodNumber, { least, most }: { readonly least?: number; readonly most?: number }) =>
  figure.min(least ?? -Number.MAX_VALUE).max(most ?? Number.MAX_VALUE);
/** Parsers of the fields within another: those that are named by their place there come before those of any. */
const ownWithin = (name: string, own: OwnParsers): OwnParsers => ({
  ...own,
  ...Object.fromEntries(
    Object.entries(own).flatMap(([place, parser]) =>
      place.startsWith(`${name}.`) ? [[place.slice(name.length + 1), parser]] : [],
    ),
  ),
});

function required(name: string, field: Field, own: OwnParsers, may: boolean): z.ZodType {
  switch (field.takes) {
    case "line":
    case "text":
      return field.lacks === undefined ? needed(field.most) : words(field.most);
    case "lines":
    case "picks":
    case "cities": {
      const several = z.array(oneOf(field)).max(field.takes === "cities" ? 20 : field.most);
      return (may || field.lacks !== undefined ? several : several.min(1)).readonly();
    }
    case "day":
      return day;
    case "whole":
      return z.number().int().min(field.least).max(field.most);
    case "number":
      return between(z.number(), field);
    case "money":
      return z.number().int().min(0).max(MOST_FEN);
    case "yes":
      return z.boolean();
    case "choice":
      return ofChoice(field.among);
    case "city":
      return city;
    case "place":
      return place.superRefine((given, { addIssue }) => {
        const { sentence } = placeRefused(given) ?? {};
        if (sentence !== undefined) addIssue({ code: "custom", params: { sentence } });
      });
    case "pick":
      return id;
    case "group":
      return z.object(parsersOf(field.fields, ownWithin(name, own), may && !field.optional));
    case "variant":
      return z.discriminatedUnion(
        field.by,
        Object.entries(field.among).map(([each, { fields }]) =>
          z.object({ [field.by]: z.literal(each), ...parsersOf(fields, ownWithin(name, own)) }),
        ) as unknown as [z.ZodObject<Record<string, z.ZodLiteral<string>>>],
      );
    case "file":
      throw new Error(`${name} is a file, and no file is sent among other values`);
    case "own": {
      const parser = own[name];
      if (parser === undefined) throw new Error(`no parser is given for ${name}`);
      return parser;
    }
  }
}

function unnamedParserOf(name: string, field: Field, own: OwnParsers, within: boolean): z.ZodType {
  const given = own[name];
  if (given !== undefined && field.takes !== "own") return given;
  // What is asked only beside others, or within such a group, is empty elsewhere: `missing` says where it may not be.
  const may = field.optional || field.only !== undefined || within;
  const parser = required(name, field, own, may);
  if (!may || field.takes === "yes" || holdsSeveral(field)) return parser;
  if (field.takes === "group" && !field.optional) return parser;
  return field.takes === "line" || field.takes === "text" ? words(field.most) : parser.nullable();
}

/**
 * What a field takes as a schema; text that may be left empty is "" then, several of something none, anything else null.
 * What has a refusal of its own for being left out is let through to it.
 */
export const parserOf = (name: string, field: Field, own: OwnParsers = {}, within = false): z.ZodType =>
  described(field, unnamedParserOf(name, field, own, within));

const parsersOf = (fields: Fields, own: OwnParsers, within = false) =>
  Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, parserOf(name, field, own, within)]),
  );

/** What a form of these fields sends. */
export const valuesOf = <F extends Fields>(fields: F, own: OwnParsers = {}) =>
  z.object(parsersOf(fields, own)) as unknown as z.ZodType<ValuesOf<F>, ValuesOf<F>>;

/** The acts that may be asked of a kind of record, told apart by their type; what asks for a file comes by another route. */
export function askedOf<Asked>(
  acts: Readonly<Record<string, { readonly name: Sentence; readonly asks: Fields }>>,
  own: OwnParsers = {},
) {
  const among = Object.entries(acts)
    .filter(([, { asks }]) => Object.values(asks).every(({ takes }) => takes !== "file"))
    .map(([type, { name, asks }]) => [type, { name, fields: asks }] as const);
  const act = variant(say("操作", "Act"), "type", Object.fromEntries(among));
  return parserOf("act", act, own) as z.ZodType<Asked, Asked>;
}
