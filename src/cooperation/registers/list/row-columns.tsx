import { Link } from "react-router";
import { CITIES } from "../../../kernel/region.ts";
import type { Day } from "../../../kernel/calendar.ts";
import type { Column } from "../../../web/kit/data-table.tsx";
import { formatFigure } from "../../../web/frame/format.ts";
import { type Language, useLanguage, useText } from "../../../web/frame/language.tsx";
import type { EntryRow } from "../entry-row.ts";
import type { Flow } from "../entry.ts";
import type { MeasureChoice } from "../entry-row.ts";
import type { Field } from "../../../kernel/fields.ts";
import type { RegisterSpec } from "../register-spec.ts";
import { FieldValue } from "../entry/field-value.tsx";
import { MONEY_UNIT_NAMES, moneyFigure, unitOfColumn } from "../../../web/kit/money-words.ts";
import { columnName, flowOfColumn, isOwnColumn, type OwnColumn } from "./register-columns.tsx";
import { text } from "./words.ts";
import { ordinalsOf } from "../register-view.tsx";
import { DueDay, ForecastWords, RowStanding, StageWords } from "../row-words.tsx";

type About = {
  readonly rows: readonly EntryRow[];
  readonly units: Readonly<Record<string, string>>;
  readonly measures: readonly MeasureChoice[];
  readonly today: Day;
};

const inHead = (name: string, unit: string, language: Language) =>
  language === "zh" ? `${name}（${unit}）` : `${name} (${unit})`;

/** The columns of a list of rows; the unit of money and figures stands in the head. */
export function useRowColumns(
  spec: RegisterSpec,
  columns: readonly string[],
  about: About,
): readonly Column<EntryRow>[] {
  const { language } = useLanguage();
  return columns.map((key) => {
    const title = columnName(spec, key)[language];
    if (isOwnColumn(key)) return ownColumn(spec, key, title, about);
    const flow = flowOfColumn(key);
    if (flow !== null)
      return moneyColumn(key, title, about.rows, ({ totals }) => totals[flow as Flow], language);
    const field = spec.fields[key];
    return field === undefined
      ? { key, title, render: () => null }
      : fieldColumn(key, field, title, about, language);
  });
}

function moneyColumn(
  key: string,
  title: string,
  rows: readonly EntryRow[],
  amountOf: (row: EntryRow) => number | undefined,
  language: Language,
): Column<EntryRow> {
  const unit = unitOfColumn(
    rows.flatMap((row) => amountOf(row) ?? []),
    language,
  );
  return {
    key,
    title: inHead(title, MONEY_UNIT_NAMES[unit][language], language),
    figure: true,
    render: (row) => {
      const amount = amountOf(row);
      return amount === undefined ? null : moneyFigure(amount, unit, language);
    },
  };
}

function fieldColumn(
  key: string,
  field: Field,
  title: string,
  { rows, units }: About,
  language: Language,
): Column<EntryRow> {
  if (field.takes === "money")
    return moneyColumn(
      key,
      title,
      rows,
      ({ values }) => (typeof values[key] === "number" ? values[key] : undefined),
      language,
    );
  return {
    key,
    title:
      field.takes !== "number" || field.unit === undefined
        ? title
        : inHead(title, field.unit[language], language),
    ...(field.takes === "number" ? { figure: true } : {}),
    render: ({ values }) =>
      values[key] === undefined ? null : (
        <FieldValue field={field} value={values[key]} units={units} inColumn />
      ),
  };
}

function ownColumn(spec: RegisterSpec, key: OwnColumn, title: string, about: About): Column<EntryRow> {
  const figure = key === "age" || key === "discussed";
  const filled = (row: EntryRow): boolean => {
    if (key === "forecast") return row.forecast !== null;
    if (key === "blocks") return row.blocks > 0;
    if (key === "criteria") return row.criteria.all > 0;
    if (key === "nextDue") return row.nextDue !== null;
    return key !== "variant" || row.variant !== null;
  };
  return {
    key,
    title,
    ...(key === "name" ? { card: "title" as const } : {}),
    ...(figure ? { figure } : {}),
    // An empty cell is no line of a card.
    render: (row) => (filled(row) ? <OwnCell spec={spec} column={key} row={row} about={about} /> : null),
  };
}

function OwnCell(props: {
  readonly spec: RegisterSpec;
  readonly column: OwnColumn;
  readonly row: EntryRow;
  readonly about: About;
}) {
  const { spec, column, row, about } = props;
  const t = useText(text);
  const { language } = useLanguage();
  switch (column) {
    case "name":
      return (
        <span className="rg-name">
          <Link to={`/entries/${row.id}`} lang="zh-CN">
            {row.name}
          </Link>
          <RowStanding row={row} />
        </span>
      );
    case "city":
      return <>{CITIES.find(({ code }) => code === row.regionCode)?.name[language] ?? row.regionCode}</>;
    case "variant":
      return <>{spec.variants.find(({ key }) => key === row.variant)?.name[language]}</>;
    case "stage":
      return <StageWords spec={spec} row={row} />;
    case "measure":
      return (
        <span className="rg-ordinals">
          {ordinalsOf(row.links, about.measures).map(({ id, ordinal }) => (
            <Link key={id} to={`/measures/${id}`} lang="zh-CN">
              {ordinal}
            </Link>
          ))}
        </span>
      );
    case "forecast":
      return <ForecastWords spec={spec} forecast={row.forecast} />;
    case "blocks":
      return <span className="ui-label ui-label-vermilion">▲ {formatFigure(row.blocks, language)}</span>;
    case "criteria":
      return <>{t.criteria(row.criteria.met, row.criteria.all)}</>;
    case "nextDue":
      return <DueDay day={row.nextDue} today={about.today} />;
    case "age":
      return <>{formatFigure(row.ageDays, language)}</>;
    case "discussed":
      return <>{formatFigure(row.discussed, language)}</>;
  }
}
