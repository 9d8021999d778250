import { isPlace } from "../../../kernel/place.ts";
import { CITIES } from "../../../kernel/region.ts";
import { formatDay, formatFigure, formatList } from "../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../web/frame/language.tsx";
import type { EntryValue } from "../entry.ts";
import type { Field } from "../../../kernel/fields.ts";
import { moneyFigure, moneyWords } from "../../../web/kit/money-words.ts";
import { type MoneyUnit } from "../../../kernel/money.ts";
import { words as text } from "../../../web/kit/words.ts";

/** A value of a row as one reads it. In a column that states the unit in its head, money is given with that `unit`. */
export function FieldValue(props: {
  readonly field: Field;
  readonly value: EntryValue | undefined;
  readonly units: Readonly<Record<string, string>>;
  readonly unit?: MoneyUnit;
  readonly inColumn?: boolean;
}) {
  const { field, value, units, unit, inColumn = false } = props;
  const t = useText(text);
  const { language } = useLanguage();
  if (value === undefined) return null;
  const name = (id: string) => units[id] ?? "…";
  switch (field.takes) {
    case "day":
      return <span className="tabular">{formatDay(String(value), language)}</span>;
    case "number":
      return (
        <>
          {formatFigure(Number(value), language, 3)}
          {field.unit !== undefined && !inColumn && ` ${field.unit[language]}`}
        </>
      );
    case "money":
      return (
        <>
          {unit === undefined
            ? moneyWords(Number(value), language)
            : moneyFigure(Number(value), unit, language)}
        </>
      );
    case "choice":
      return <>{field.among[String(value)]?.[language] ?? String(value)}</>;
    case "pick":
      return <span lang="zh-CN">{name(String(value))}</span>;
    case "picks":
      return <span lang="zh-CN">{(value as readonly string[]).map(name).join("、")}</span>;
    case "cities":
      return (
        <span className="rg-cities-words">
          {formatList(
            (value as readonly string[]).map(
              (code) => CITIES.find((city) => city.code === code)?.name[language] ?? code,
            ),
            language,
          )}
        </span>
      );
    case "place":
      return isPlace(value) ? <>{value.length > 1 ? t.route(value.length) : t.point}</> : null;
    case "line":
    case "text":
      return (
        <span lang="zh-CN" className={inColumn ? "rg-words" : "rg-paragraph"}>
          {String(value)}
        </span>
      );
    default:
      return null;
  }
}
