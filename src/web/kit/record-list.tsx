import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import type { ComponentType, ReactNode } from "react";
import type { Role } from "../../kernel/access.ts";
import type { Sentence } from "../../kernel/error.ts";
import type { Field, Fields } from "../../kernel/fields.ts";
import type { FigureDefinition } from "../../kernel/figure.ts";
import { CITY_NAMES } from "../../kernel/region.ts";
import { Choice } from "./choice.tsx";
import { DataTable } from "./data-table.tsx";
import { EmptyState } from "./empty-state.tsx";
import { FigureHelp } from "./figure-help.tsx";
import { oneOf, pageOf, useFilters } from "./filters.ts";
import { formatFigure } from "../frame/format.ts";
import { useLanguage, useSentence, useText } from "../frame/language.tsx";
import { SearchField } from "./search-field.tsx";
import { useAllows } from "../frame/session.tsx";
import { type ListColumn, useColumns } from "./columns.tsx";
import type { Choices } from "./field-input.tsx";
import { words } from "./words.ts";

const USUAL_SIZE = 50;

type Asked = {
  readonly q: string | undefined;
  readonly status: string | undefined;
  readonly page: number;
  readonly size: number;
};

export type NoFields = Record<never, never>;
export type AskedBy<N> = Asked & { readonly [K in keyof N]?: string | undefined };

export type Statuses = Readonly<Record<string, Sentence>>;
export type Allows = (roles: readonly Role[]) => boolean;

/** One of `narrowing`'s choices as tabs: one always shows, with how many stand in each and what is counted. */
export type Tabbed = {
  readonly by: string;
  /** Those that the reader has, the first of which shows unasked. */
  readonly of: (allows: Allows) => readonly string[];
  readonly counts: {
    readonly route: string;
    readonly ask: () => Promise<Readonly<Record<string, number | string>>>;
  };
  readonly figures: Readonly<Record<string, FigureDefinition>>;
};

/** Among what a list is narrowed by a field; null where any text does, which what stands beside the list lets choose. */
const amongOf = (field: Field): Statuses | null =>
  field.takes === "choice" ? field.among : field.takes === "city" ? CITY_NAMES : null;

/** What the address asks of a list: words, status, what it is narrowed by, the page. */
export function useAsked<N extends Fields>({
  statuses = {},
  narrowing,
  tabbed,
  usual = USUAL_SIZE,
}: Narrowed<N>) {
  const allows = useAllows();
  const [filters, change] = useFilters(["q", "status", "page", "size", ...Object.keys(narrowing)]);
  const tabs = tabbed?.of(allows) ?? [];
  const chosen = Object.fromEntries(
    Object.entries(narrowing).map(([key, field]) => {
      if (key === tabbed?.by) return [key, oneOf(filters[key], tabs) ?? tabs[0]];
      if (field.takes === "yes") return [key, filters[key] === undefined ? undefined : "true"];
      const among = amongOf(field);
      return [key, among === null ? filters[key] : oneOf(filters[key], Object.keys(among))];
    }),
  );
  const size = Math.min(200, Number(filters.size) || usual);
  const status = oneOf(filters.status, Object.keys(statuses));
  const asked = { q: filters.q, status, page: pageOf(filters.page), size, ...chosen } as AskedBy<N>;
  return { asked, change, tabs };
}

/** Without `total` it has no pages. */
export type Rows<Row> = { readonly rows: readonly Row[]; readonly total?: number };
export type BesideProps<N, Found> = {
  readonly found: Found | undefined;
  readonly asked: AskedBy<N>;
  readonly onChoose: (change: { readonly [K in keyof N]?: string | null }) => void;
};
type Narrowed<N> = {
  readonly statuses?: Statuses | undefined;
  /** Choices, cities and ticks by which it is narrowed beside words and status, and picks among what `offers` says. */
  readonly narrowing: N;
  readonly tabbed?: Tabbed | undefined;
  /** How many stand on a page at first. */
  readonly usual?: number | undefined;
};
type Listed<N, Found> = Narrowed<N> & {
  readonly route: string;
  readonly list: (asked: AskedBy<N>) => Promise<Found>;
};
/** What a list may show beyond its columns. */
export type Shown<Row, Found> = {
  /** Names for what it is narrowed by, from what it holds, as with how many there are of each. */
  readonly offers?: ((found: Found, sentence: (said: Sentence) => string) => Choices) | undefined;
  /** Of rows that have no `id`. */
  readonly keyOf?: ((row: Row) => string | number) | undefined;
  /** What a row shows when it is opened where it stands. */
  readonly Opened?: ComponentType<{ readonly row: Row; readonly found: Found }> | undefined;
};

/** What the list holds under what the address asks. */
export const useFound = <N extends Fields, Found>({ route, list, ...narrowed }: Listed<N, Found>) => {
  const now = useAsked(narrowed);
  const found = useQuery({
    queryKey: [route, { query: now.asked }],
    queryFn: () => list(now.asked),
    placeholderData: keepPreviousData,
  });
  return { ...now, found };
};

/** A list by words and status, a page at a time; `route` names what `list` asks, so that acts can ask anew. */
export function RecordList<Row extends object, N extends Fields, Found extends Rows<Row> = Rows<Row>>(
  props: Listed<N, Found> &
    Shown<Row, Found> & {
      readonly label: string;
      /** Who is offered a narrowing, where not everybody is. */
      readonly narrowedBy?: Readonly<Record<string, readonly Role[]>> | undefined;
      /** By what words a record is found; by its name where left out, by none where null. */
      readonly search?: Sentence | null | undefined;
      readonly columns: readonly ListColumn<Row>[];
      readonly Beside?: ComponentType<BesideProps<N, Found>> | undefined;
      /** What stands where nothing is registered yet; `title` may depend on the tab. */
      readonly none: {
        readonly title: Sentence | ((tab: string | undefined) => Sentence);
        readonly help: Sentence;
        readonly action?: ReactNode;
      };
    },
) {
  const {
    label,
    statuses,
    narrowing,
    narrowedBy = {},
    search,
    tabbed,
    columns,
    none,
    Beside,
    Opened,
  } = props;
  const { keyOf = (row: Row) => (row as { readonly id?: string }).id ?? "", usual = USUAL_SIZE } = props;
  const t = useText(words);
  const sentence = useSentence();
  const allows = useAllows();
  const { asked, change, tabs, found } = useFound(props);
  const { q, status, page, size } = asked;
  const tab = tabbed && (asked[tabbed.by] as string | undefined);
  const { page: _, size: _size, ...by } = asked as Readonly<Record<string, unknown>>;
  const filtering = Object.keys(by).filter((key) => key !== tabbed?.by);
  const narrowed = filtering.some((key) => by[key] !== undefined);
  const clear = (
    <Button onClick={() => change(Object.fromEntries(filtering.map((key) => [key, null])))}>{t.clear}</Button>
  );
  const data = found.data;
  const named = data === undefined ? {} : (props.offers?.(data, sentence) ?? {});
  const optionsOf = (key: string, field: Field) =>
    named[key] ??
    Object.entries(amongOf(field) ?? {}).map(([value, name]) => ({ value, label: sentence(name) }));
  const offered = Object.entries(narrowing).filter(
    ([key, field]) =>
      key !== tabbed?.by &&
      (field.takes === "yes" || amongOf(field) !== null || named[key] !== undefined) &&
      (narrowedBy[key] === undefined || allows(narrowedBy[key])),
  );
  const table = (
    <DataTable<Row>
      label={label}
      columns={useColumns(columns)}
      rows={data?.rows}
      rowKey={keyOf}
      loading={found.isPlaceholderData}
      error={found.error}
      onRetry={() => void found.refetch()}
      {...(Opened && data && { renderExpanded: (row: Row) => <Opened row={row} found={data} /> })}
      {...((data === undefined || data.total !== undefined) && {
        paging: {
          page,
          size,
          total: data?.total ?? 0,
          onChange: (next: number, length: number) =>
            change({ page: next, size: length === usual ? null : length }),
        },
      })}
      empty={
        narrowed ? (
          <EmptyState title={t.nothing} action={clear}>
            {t.nothingHelp}
          </EmptyState>
        ) : (
          <EmptyState
            title={sentence(typeof none.title === "function" ? none.title(tab) : none.title)}
            action={none.action}
          >
            {sentence(none.help)}
          </EmptyState>
        )
      }
    />
  );
  return (
    <>
      {tabbed !== undefined && (
        <TabRow
          {...{ tabbed, tabs, tab }}
          field={narrowing[tabbed.by]}
          onChange={(next) => change({ [tabbed.by]: next === tabs[0] ? null : next })}
        />
      )}
      <div className="filters no-print">
        {search !== null && (
          <SearchField
            label={search === undefined ? t.search : sentence(search)}
            value={q ?? ""}
            onSearch={(words) => change({ q: words })}
          />
        )}
        {statuses !== undefined && (
          <Choice
            label={t.status}
            any={t.anyStatus}
            value={status}
            options={Object.entries(statuses).map(([value, name]) => ({ value, label: sentence(name) }))}
            onChange={(next) => change({ status: next })}
          />
        )}
        {offered.map(([key, field]) =>
          field.takes === "yes" ? (
            <label key={key} className="ui-field">
              <input
                type="checkbox"
                checked={by[key] !== undefined}
                onChange={({ target }) => change({ [key]: target.checked ? "1" : null })}
              />
              {sentence(field.name)}
            </label>
          ) : (
            <Choice
              key={key}
              label={sentence(field.name)}
              any={t.any(sentence(field.name))}
              value={by[key] as string | undefined}
              options={optionsOf(key, field)}
              onChange={(next) => change({ [key]: next })}
            />
          ),
        )}
      </div>
      {Beside === undefined ? (
        table
      ) : (
        <div className="kit-beside">
          <Beside found={data} asked={asked} onChoose={change} />
          {table}
        </div>
      )}
    </>
  );
}

function TabRow(props: {
  readonly tabbed: Tabbed;
  readonly tabs: readonly string[];
  readonly tab: string | undefined;
  readonly field: Field | undefined;
  readonly onChange: (tab: string) => void;
}) {
  const { tabbed, tabs, tab, field, onChange } = props;
  const sentence = useSentence();
  const { language } = useLanguage();
  const { route, ask } = tabbed.counts;
  const { data } = useQuery({ queryKey: [route], queryFn: ask, staleTime: 30_000 });
  if (field?.takes !== "choice") return null;
  const counted = (each: string) =>
    data === undefined ? null : (
      <span className="ui-num">{formatFigure(Number(data[each] ?? 0), language)}</span>
    );
  const figures = tabs.flatMap((each) => tabbed.figures[each] ?? []);
  return (
    <div className="ui-row no-print">
      <nav className="kit-tabs" aria-label={sentence(field.name)}>
        {tabs.map((each) => (
          <button
            key={each}
            type="button"
            aria-current={each === tab ? "page" : undefined}
            onClick={() => onChange(each)}
          >
            {sentence(field.among[each] ?? field.name)} {counted(each)}
          </button>
        ))}
      </nav>
      <FigureHelp of={sentence(field.name)} figures={figures} />
    </div>
  );
}
