import type { ReactNode } from "react";
import { type Field, type Fields, placesOf, valueAt } from "../../kernel/fields.ts";
import { formatDay, formatFigure } from "../frame/format.ts";
import { type Language, useLanguage, useSentence } from "../frame/language.tsx";
import type { Sentence } from "../../kernel/error.ts";
import { Chinese, Fact, Written } from "./parts.tsx";

type Ground = { readonly language: Language; readonly sentence: (said: Sentence) => string };

/** What stands in a field, as it is read; null where nothing does or only the page knows how it is shown. */
function shownOf(field: Field, given: unknown, { language, sentence }: Ground): ReactNode {
  if (given === null || given === undefined || given === "") return null;
  if (Array.isArray(given) && given.length === 0) return null;
  const among: Readonly<Record<string, Sentence>> =
    (field.takes === "choice" || field.takes === "picks" ? field.among : undefined) ?? {};
  const nameOf = (key: string): string => (among[key] === undefined ? key : sentence(among[key]));
  switch (field.takes) {
    case "line":
      return <Chinese>{String(given)}</Chinese>;
    case "text":
      return <Written>{String(given)}</Written>;
    case "day":
      return formatDay(String(given), language);
    case "whole":
      return formatFigure(Number(given), language);
    case "choice":
      return nameOf(String(given));
    case "picks":
      return (given as readonly string[]).map(nameOf).join(" · ");
    case "lines":
      return <Written>{(given as readonly string[]).join("\n")}</Written>;
    default:
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
  others = {},
}: {
  readonly fields: Fields;
  readonly values: Readonly<Record<string, unknown>>;
  readonly others?: Readonly<Record<string, ReactNode>>;
}) {
  const { language } = useLanguage();
  const sentence = useSentence();
  return placesOf(fields, (place) => valueAt(values, place)).map(([place, field]) => {
    const own = others[place];
    if (own === null) return null;
    const shown = own ?? shownOf(field, valueAt(values, place), { language, sentence });
    return (
      <Fact key={place} name={sentence(field.name)} whole={field.takes === "text" || field.takes === "lines"}>
        {shown === null || shown === "" ? "—" : shown}
      </Fact>
    );
  });
}
