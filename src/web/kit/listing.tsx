import type { ComponentType, ReactNode } from "react";
import type { Role } from "../../kernel/access.ts";
import type { Sentence } from "../../kernel/error.ts";
import type { Field } from "../../kernel/fields.ts";
import {
  filledColumns,
  type ListedColumn,
  type ListedColumns,
  onScreen,
  shownFirst,
  stands,
} from "../../kernel/list.ts";
import { formatFigure } from "../frame/format.ts";
import { useLanguage, useSentence, useText } from "../frame/language.tsx";
import { useAllows } from "../frame/session.tsx";
import { linkedCell, type ListColumn } from "./columns.tsx";
import type { Column } from "./data-table.tsx";
import { shownOf, withUnit } from "./field-facts.tsx";
import { FilterChips } from "./filter-chips.tsx";
import { useFilters } from "./filters.ts";
import { MONEY_UNIT_NAMES, moneyFigure, unitOfColumn } from "./money-words.ts";
import { Tabs } from "./tabs.tsx";
import { words } from "./words.ts";

// A list whose columns are described once (src/kernel/list.ts): the reader chooses which show, the address holds them.

export type Listing<Row> = {
  readonly of: ListedColumns<Row>;
  /** What the screen draws in its own way, by the keys of the columns; not asked where the column holds nothing. */
  readonly cells?: Readonly<Record<string, ListColumn<Row>["show"]>>;
};

/** The columns that the address names, in their order; null where it names none, or those that show anyway. */
export function useChosenColumns(of: ListedColumns<never>) {
  const [{ columns = "" }, change] = useFilters(["columns", "page"]);
  const named = columns.split(",");
  const all = onScreen(of);
  const first = shownFirst(of);
  const chosen = all.filter((key) => named.includes(key));
  return {
    all,
    shown: chosen.length > 0 ? chosen : first,
    isChosen: chosen.length > 0,
    others: chosen.length > 0 && chosen.join() !== first.join() ? chosen : null,
    change: (next: readonly string[] | null, page: string | undefined) =>
      change({ columns: next?.join(",") ?? null, page: page ?? null }),
  };
}

const FIGURES: readonly Field["takes"][] = ["money", "number", "whole"];
const figureOf = (value: unknown): number | null => (typeof value === "number" ? value : null);
const LONG: readonly Field["takes"][] = ["line", "text", "lines", "cities", "pick", "picks"];

/** Chosen columns as the table takes them: the unit of money, one for all rows, and of figures stands in the head. */
export function useListedColumns<Row>(
  { of, cells = {} }: Listing<Row>,
  rows: readonly Row[] | undefined,
  names: Readonly<Record<string, string>> | undefined,
): readonly Column<Row>[] {
  const { language } = useLanguage();
  const sentence = useSentence();
  const { shown, isChosen } = useChosenColumns(of);
  const ground = { language, sentence, ...(names === undefined ? {} : { names }) };
  const columnOf = (key: string, { field, value, to, sort, compared }: ListedColumn<Row>): Column<Row> => {
    const money =
      field.takes === "money"
        ? unitOfColumn(
            (rows ?? []).map(value).filter((fen) => typeof fen === "number"),
            language,
          )
        : null;
    const unit =
      money === null ? (field.takes === "number" ? field.unit : undefined) : MONEY_UNIT_NAMES[money];
    const cell = (given: unknown): ReactNode => {
      if (money !== null) return moneyFigure(Number(given), money, language);
      if (field.takes === "number") return formatFigure(Number(given), language, 3);
      const said = shownOf(field, given, ground);
      return LONG.includes(field.takes) ? <span className="kit-clamped">{said}</span> : said;
    };
    return {
      key,
      title: withUnit(field.name, unit, language),
      ...(to === undefined ? {} : { card: "title" as const }),
      ...(sort === undefined ? {} : { sort }),
      ...(FIGURES.includes(field.takes) ? { figure: true } : {}),
      ...(compared === undefined ? {} : { compared: { by: (row: Row) => figureOf(value(row)) } }),
      // An empty cell is no line of a card.
      render: (row) => {
        const given = value(row);
        if (!stands(given)) return null;
        if (cells[key] !== undefined) return cells[key](row, ground);
        return to === undefined ? cell(given) : linkedCell(row, to(row), shownOf(field, given, ground));
      },
    };
  };
  const keys = isChosen ? shown : filledColumns(of, shown, rows ?? []);
  return keys.flatMap((key) => (of[key] === undefined ? [] : [columnOf(key, of[key])]));
}

/** What a list is narrowed to, each as a chip that takes it away, and how much that is; in print as words. */
export function Narrowings(props: {
  readonly chips: Parameters<typeof FilterChips>[0]["filters"];
  readonly total: number | undefined;
  readonly onClear: () => void;
}) {
  const { chips, total, onClear } = props;
  const t = useText(words);
  const { language } = useLanguage();
  return (
    <>
      <p className="ui-print-only">{chips.map(({ label }) => label).join(" · ")}</p>
      <FilterChips
        day={null}
        filters={chips}
        shown={total === undefined ? null : t.inAll(formatFigure(total, language))}
        onClear={onClear}
      />
    </>
  );
}

/** A way of looking at what the list holds, above its rows; `alone`: in place of them and of what narrows them. */
export type Look<Props> = {
  readonly name: Sentence;
  /** Who has it, where not everybody has. */
  readonly by?: readonly Role[];
  readonly View?: ComponentType<Props>;
  readonly alone?: true;
};
type LooksOf<Props> = Readonly<Record<string, Look<Props>>>;

/** The look that the address asks for, the first one unasked. */
export function useLook<Props>(looks: LooksOf<Props> = {}): Look<Props> | undefined {
  const [{ view = "" }] = useFilters(["view"]);
  const allows = useAllows();
  const asked = looks[view];
  return asked !== undefined && (asked.by === undefined || allows(asked.by))
    ? asked
    : Object.values(looks)[0];
}

export function Looks<Props>({ looks, look }: { looks: LooksOf<Props>; look: Look<Props> | undefined }) {
  const t = useText(words);
  const sentence = useSentence();
  const allows = useAllows();
  const [{ page }, change] = useFilters(["page", "view"]);
  const had = Object.entries(looks).filter(([, { by }]) => by === undefined || allows(by));
  return (
    <Tabs
      label={t.view}
      tabs={had.map(([key, { name }]) => ({ key, name: sentence(name) }))}
      shown={had.find(([, each]) => each === look)?.[0]}
      onShow={(key) => change({ view: key === had[0]?.[0] ? null : key, page: page ?? null })}
    />
  );
}
