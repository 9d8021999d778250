import type { ReactNode } from "react";
import type { Sentence } from "../../kernel/error.ts";
import { type Field, type Fields, placesOf, valueAt } from "../../kernel/fields.ts";
import { stands } from "../../kernel/list.ts";
import { isPlace } from "../../kernel/place.ts";
import { regionWords } from "../../kernel/region.ts";
import { formatDay, formatFigure, formatList } from "../frame/format.ts";
import { type Language, useLanguage } from "../frame/language.tsx";
import { moneyWords } from "./money-words.ts";
import { Chinese, Fact, Written } from "./parts.tsx";
import { words } from "./words.ts";

/** Names of units, and of what else is picked, by their ids. */
export type NamesById = Readonly<Record<string, string>>;

/** A name with the unit of what stands below or beside it. */
export const withUnit = (name: Sentence, unit: Sentence | undefined, language: Language): string =>
  unit === undefined
    ? name[language]
    : language === "zh"
      ? `${name.zh}（${unit.zh}）`
      : `${name.en} (${unit.en})`;

/** What stands in a field, as it is read; null where nothing does or only the page knows how it is shown. */
export function shownOf(
  field: Field,
  given: unknown,
  { language, names = {} }: { readonly language: Language; readonly names?: NamesById },
): ReactNode {
  if (!stands(given)) return null;
  const t = words[language];
  const list = Array.isArray(given) ? given.map(String) : [];
  const named = (among: Readonly<Record<string, { readonly [L in Language]: string }>>, key: string) =>
    among[key]?.[language] ?? key;
  switch (field.takes) {
    case "line":
      return <Chinese>{String(given)}</Chinese>;
    case "text":
      return <Written>{String(given)}</Written>;
    case "day":
      return <span className="kit-day">{formatDay(String(given), language)}</span>;
    case "whole":
      return formatFigure(Number(given), language);
    case "number": {
      const figure = formatFigure(Number(given), language, 3);
      return field.unit === undefined ? figure : `${figure} ${field.unit[language]}`;
    }
    case "money":
      return moneyWords(Number(given), language);
    case "yes":
      return (
        (given === true ? field.either?.yes : field.either?.no)?.[language] ?? (given === true ? t.yes : t.no)
      );
    case "choice":
      return named(field.among, String(given));
    case "city":
      return regionWords(String(given))[language];
    case "cities":
      return formatList(
        list.map((code) => regionWords(code)[language]),
        language,
      );
    case "pick": {
      const name = names[String(given)];
      return name === undefined ? null : <Chinese>{name}</Chinese>;
    }
    case "picks":
      if (field.among !== undefined) return list.map((key) => named(field.among ?? {}, key)).join(" · ");
      return field.of === undefined ? (
        list.join(" · ")
      ) : (
        <Chinese>{list.map((id) => names[id] ?? "…").join("、")}</Chinese>
      );
    case "place":
      return isPlace(given) ? (given.length > 1 ? t.route(given.length) : t.point) : null;
    case "lines":
      return <Written>{list.join("\n")}</Written>;
    case "file":
    case "variant":
    case "group":
    case "own":
      return null;
  }
}

/**
 * Facts of described fields by their names, those that were asked; `others` says by its place what a page shows in its own
 * way, and null what it shows elsewhere.
 */
export function FieldFacts({
  fields,
  values,
  names = {},
  others = {},
}: {
  readonly fields: Fields;
  readonly values: Readonly<Record<string, unknown>>;
  readonly names?: NamesById;
  readonly others?: Readonly<Record<string, ReactNode>>;
}) {
  const { language } = useLanguage();
  return placesOf(fields, (place) => valueAt(values, place)).map(([place, field]) => {
    const own = others[place];
    if (own === null) return null;
    const shown = own ?? shownOf(field, valueAt(values, place), { language, names });
    return (
      <Fact key={place} name={field.name[language]} whole={field.takes === "text" || field.takes === "lines"}>
        {shown === null || shown === "" ? "—" : shown}
      </Fact>
    );
  });
}
