import type { ReactNode } from "react";
import { Link } from "react-router";
import type { Sentence } from "../../kernel/error.ts";
import type { Column } from "./data-table.tsx";
import { formatDay, formatFigure } from "../frame/format.ts";
import { type Language, useLanguage, useSentence } from "../frame/language.tsx";
import { Chinese, Fact, Facts, SampleLabel, Written } from "./parts.tsx";

type Ground = { readonly language: Language; readonly sentence: (said: Sentence) => string };

/** A column of a list: its heading in both languages and how a row shows in it. */
export type ListColumn<Row> = Omit<Column<Row>, "title" | "render" | "key"> & {
  readonly name: Sentence;
  readonly show: (row: Row, ground: Ground) => ReactNode;
};

const NOTHING = "—";

/** Shown as the page says. */
export const shown = <Row,>(
  name: Sentence,
  show: ListColumn<Row>["show"],
  more: Partial<FactOf<Row>> = {},
): FactOf<Row> => ({ name, show, ...more });

/** A column whose heading sorts by one of the list's orders. */
export const sortedBy = <Row,>(sort: string, column: ListColumn<Row>): ListColumn<Row> => ({
  ...column,
  sort,
});

/** A name that opens its record, labelled where that was invented. */
export const linkedCell = (row: unknown, to: string, name: ReactNode): ReactNode => (
  <span className="ui-row kit-cell">
    <Link to={to} lang="zh-CN">
      {name}
    </Link>
    <SampleLabel sample={(row as { readonly sample?: boolean }).sample === true} />
  </span>
);

/** The record's own name, which opens it; heads its card on a telephone. */
export const linked = <Row extends { readonly sample: boolean }>(
  name: Sentence,
  { to, text }: { readonly to: (row: Row) => string; readonly text: (row: Row) => string },
): ListColumn<Row> => ({
  name,
  card: "title",
  show: (row) => linkedCell(row, to(row), text(row)),
});

/** Words of people: units, names. */
export const chinese = <Row,>(
  name: Sentence,
  text: (row: Row) => string | null | undefined,
): ListColumn<Row> => ({
  name,
  show: (row) => {
    const words = text(row);
    return words ? <Chinese>{words}</Chinese> : NOTHING;
  },
});

/** One of a few values that have names. */
export const named = <Row, K extends string>(
  name: Sentence,
  names: Readonly<Record<K, Sentence>>,
  key: (row: Row) => K,
): ListColumn<Row> => ({ name, show: (row, { sentence }) => sentence(names[key(row)]) });

/** `none` where there is no day yet. */
export const dayOf = <Row,>(
  name: Sentence,
  day: (row: Row) => string | null,
  none: Sentence = { zh: NOTHING, en: NOTHING },
): ListColumn<Row> => ({
  name,
  show: (row, { language, sentence }) => {
    const words = formatDay(day(row), language);
    return words === "" ? sentence(none) : <span className="kit-day">{words}</span>;
  },
});

/** A figure; with a bar where rows are compared by it. */
export const figure = <Row,>(
  name: Sentence,
  value: (row: Row) => number,
  compares: "compared" | null = null,
): ListColumn<Row> => ({
  name,
  figure: true,
  ...(compares === null ? {} : { compared: { by: value } }),
  show: (row, { language }) => formatFigure(value(row), language),
});

/** What somebody wrote, with its lines, over the width of a page of facts. */
export const written = <Row,>(
  name: Sentence,
  text: (row: Row) => string | null | undefined,
): FactOf<Row> => ({
  name,
  whole: true,
  show: (row) => {
    const words = text(row);
    return words ? <Written>{words}</Written> : NOTHING;
  },
});

/** A fact of a record is said like a column of a list. */
export type FactOf<Detail> = ListColumn<Detail> & { readonly whole?: boolean };

const isNothing = (shown: ReactNode): boolean =>
  shown === NOTHING || shown === "" || shown === null || shown === undefined || shown === false;

/** The facts of a record; what shows nothing is left out. */
export function factsOf<Detail>(facts: readonly FactOf<Detail>[]) {
  return function FactsOf({ detail }: { readonly detail: Detail }) {
    const { language } = useLanguage();
    const sentence = useSentence();
    return (
      <Facts>
        {facts.map(({ name, show, whole }) => {
          const content = show(detail, { language, sentence });
          return (
            !isNothing(content) && (
              <Fact key={name.en} name={sentence(name)} {...(whole === undefined ? {} : { whole })}>
                {content}
              </Fact>
            )
          );
        })}
      </Facts>
    );
  };
}

/** Columns in the reader's language, as the table takes them. */
export function useColumns<Row>(columns: readonly ListColumn<Row>[]): readonly Column<Row>[] {
  const { language } = useLanguage();
  const sentence = useSentence();
  return columns.map(({ name, show, ...column }) => ({
    ...column,
    key: name.en,
    title: sentence(name),
    render: (row: Row) => show(row, { language, sentence }),
  }));
}
