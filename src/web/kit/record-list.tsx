import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { type ComponentType, type ReactNode, Suspense, useState } from "react";
import type { Role } from "../../kernel/access.ts";
import type { Sentence } from "../../kernel/error.ts";
import type { Field, Fields } from "../../kernel/fields.ts";
import type { FigureDefinition } from "../../kernel/figure.ts";
import { type Orders, RECORD_ORDERS } from "../../kernel/list.ts";
import { CITY_NAMES } from "../../kernel/region.ts";
import { Choice } from "./choice.tsx";
import { DataTable } from "./data-table.tsx";
import { EmptyState } from "./empty-state.tsx";
import { FigureHelp } from "./figure-help.tsx";
import { oneOf, pageOf, useFilters } from "./filters.ts";
import { useSentence, useText } from "../frame/language.tsx";
import { SearchField } from "./search-field.tsx";
import { useNarrow } from "../frame/screen.ts";
import { useAllows } from "../frame/session.tsx";
import { type ListColumn, useColumns } from "./columns.tsx";
import type { Choices } from "./field-input.tsx";
import { type Listing, type Look, Looks, Narrowings, useListedColumns, useLook } from "./listing.tsx";
import { RowsSkeleton } from "./skeletons.tsx";
import { orderAsked, sortingBy } from "./sorting.ts";
import { Tabs } from "./tabs.tsx";
import { words } from "./words.ts";

const USUAL_SIZE = 50;

type Asked = {
  readonly q: string | undefined;
  readonly status: string | undefined;
  readonly sort?: string | undefined;
  /** The other direction of the order than its first. */
  readonly reversed?: "true" | undefined;
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

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Among what a list is narrowed by a field; null where any text does, which what stands beside the list lets choose. */
const amongOf = (field: Field): Statuses | null =>
  field.takes === "choice" ? field.among : field.takes === "city" ? CITY_NAMES : null;

const ASKED = ["q", "status", "sort", "reversed", "page", "size"];

/** What the address asks of a list: words, status, what it is narrowed by, the page. */
export function useAsked<N extends Fields>({
  statuses = {},
  narrowing,
  tabbed,
  sorts,
  orders = RECORD_ORDERS,
  ids = [],
  unasked = {},
  usual = USUAL_SIZE,
}: Narrowed<N>) {
  const allows = useAllows();
  const [filters, change] = useFilters(ASKED.concat(Object.keys(narrowing)));
  const tabs = tabbed?.of(allows) ?? [];
  const chosen = Object.fromEntries(
    Object.entries(narrowing).map(([key, field]) => {
      if (key === tabbed?.by) return [key, oneOf(filters[key], tabs) ?? tabs[0]];
      if (field.takes === "yes") return [key, filters[key] === undefined ? undefined : "true"];
      const among = amongOf(field);
      if (among !== null) return [key, oneOf(filters[key], Object.keys(among)) ?? unasked[key]];
      return [key, ids.includes(key) && !ID.test(filters[key] ?? "") ? undefined : filters[key]];
    }),
  );
  const size = Math.min(200, pageOf(filters.size, usual));
  const status = oneOf(filters.status, Object.keys(statuses));
  const asked = {
    q: filters.q?.slice(0, 200),
    status,
    ...orderAsked(filters, [...Object.keys(orders), ...Object.keys(sorts ?? {})]),
    page: pageOf(filters.page),
    size,
    ...chosen,
  } as AskedBy<N>;
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
  /** Those of them that are ids of records: what is none is as if it were not there. */
  readonly ids?: readonly (keyof N & string)[] | undefined;
  /** To which choices it is narrowed until the reader chooses others. */
  readonly unasked?: { readonly [K in keyof N]?: string } | undefined;
  readonly tabbed?: Tabbed | undefined;
  /** Orders by their names, the usual one first, which is not asked for. */
  readonly sorts?: Statuses | undefined;
  /** By what headings may sort; what heads of records say where nothing is said. */
  readonly orders?: Orders | undefined;
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
  /** Names of what rows pick, as units, by their ids. */
  readonly names?: ((found: Found) => Readonly<Record<string, string>>) | undefined;
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
      readonly columns: readonly ListColumn<Row>[] | Listing<Row>;
      /** Names for what it is narrowed by that are asked beside it. */
      readonly known?: Choices | undefined;
      /** What it is narrowed by that is offered only when asked for. */
      readonly more?: readonly (keyof N & string)[] | undefined;
      readonly looks?: Readonly<Record<string, Look<BesideProps<N, Found>>>> | undefined;
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
    sorts,
    orders = RECORD_ORDERS,
    columns,
    more = [],
    looks,
    none,
    Beside,
    Opened,
  } = props;
  const { keyOf = (row: Row) => (row as { readonly id?: string }).id ?? "", usual = USUAL_SIZE } = props;
  const unasked: Readonly<Record<string, string | undefined>> = props.unasked ?? {};
  const t = useText(words);
  const sentence = useSentence();
  const allows = useAllows();
  const { asked, change, tabs, found } = useFound(props);
  const { q, status, page, size } = asked;
  const tab = tabbed && (asked[tabbed.by] as string | undefined);
  const { page: _, size: _size, ...by } = asked as Readonly<Record<string, unknown>>;
  const [all, setAll] = useState(false);
  const filtering = Object.keys(by).filter(
    (key) => key !== tabbed?.by && key !== "sort" && key !== "reversed",
  );
  const isNarrowedBy = (key: string) => by[key] !== undefined && by[key] !== unasked[key];
  const narrowed = filtering.some(isNarrowedBy);
  const clear = (
    <Button onClick={() => change(Object.fromEntries(filtering.map((key) => [key, null])))}>{t.clear}</Button>
  );
  const data = found.data;
  const named = { ...props.known, ...(data === undefined ? {} : props.offers?.(data, sentence)) };
  const optionsOf = (key: string, field: Field) =>
    named[key] ??
    Object.entries(amongOf(field) ?? {}).map(([value, name]) => ({ value, label: sentence(name) }));
  const offered = Object.entries(narrowing).filter(
    ([key, field]) =>
      key !== tabbed?.by &&
      (field.takes === "yes" || amongOf(field) !== null || named[key] !== undefined) &&
      (narrowedBy[key] === undefined || allows(narrowedBy[key])),
  );
  const listing = "of" in columns ? columns : null;
  const listed = useListedColumns<Row>(listing ?? { of: {} }, data?.rows, data && props.names?.(data));
  const drawn = useColumns("of" in columns ? [] : columns);
  const shown = listing === null ? drawn : listed;
  const orderNames = Object.entries(sorts ?? {}).map(([value, name]) => ({ value, label: sentence(name) }));
  const [usualOrder, ...otherOrders] = orderNames;
  const narrow = useNarrow();
  const table = (
    <DataTable<Row>
      label={label}
      columns={shown}
      sorting={{ ...sortingBy(orders, asked, change), named: orderNames }}
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
  const choice = ([key, field]: readonly [string, Field]) => {
    const options = optionsOf(key, field);
    const usually = options.find(({ value }) => value === unasked[key]);
    return field.takes === "yes" ? (
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
        any={usually?.label ?? t.any(sentence(field.name))}
        value={isNarrowedBy(key) ? (by[key] as string) : undefined}
        options={options.filter((each) => each !== usually)}
        onChange={(next) => change({ [key]: next })}
      />
    );
  };
  const isLater = ([key]: readonly [string, Field]) => (more as readonly string[]).includes(key);
  const labelOf = (key: string): string => {
    const field = narrowing[key];
    if (key === "q") return `“${q}”`;
    if (field === undefined) return sentence(statuses?.[status ?? ""] ?? { zh: t.status, en: t.status });
    return optionsOf(key, field).find(({ value }) => value === by[key])?.label ?? sentence(field.name);
  };
  const look = useLook(looks);
  const Looked = look?.View;
  return (
    <>
      {tabbed !== undefined && (
        <TabRow
          {...{ tabbed, tabs, tab }}
          field={narrowing[tabbed.by]}
          onChange={(next) => change({ [tabbed.by]: next === tabs[0] ? null : next })}
        />
      )}
      {look?.alone ? null : (
        <>
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
            {offered.filter((each) => !isLater(each)).map(choice)}
            {more.length > 0 && (
              <button
                type="button"
                className="ui-link-button"
                aria-expanded={all}
                onClick={() => setAll(!all)}
              >
                {all ? t.less : t.more}
              </button>
            )}
            {(all || more.length === 0) && (
              <>
                {offered.filter(isLater).map(choice)}
                {usualOrder !== undefined && !narrow && (
                  <Choice
                    label={t.sort}
                    any={usualOrder.label}
                    value={otherOrders.some(({ value }) => value === asked.sort) ? asked.sort : undefined}
                    options={otherOrders}
                    onChange={(by) => change({ sort: by, reversed: null })}
                  />
                )}
              </>
            )}
          </div>
          {listing !== null && (
            <Narrowings
              total={data?.total}
              chips={filtering.flatMap((key) =>
                isNarrowedBy(key)
                  ? [{ key, label: labelOf(key), onRemove: () => change({ [key]: null }) }]
                  : [],
              )}
              onClear={() => change(Object.fromEntries(filtering.map((key) => [key, null])))}
            />
          )}
        </>
      )}
      {looks !== undefined && <Looks looks={looks} look={look} />}
      {Looked !== undefined && (
        <Suspense fallback={<RowsSkeleton rows={6} />}>
          <Looked found={data} asked={asked} onChoose={change} />
        </Suspense>
      )}
      {look?.alone ? null : listing !== null ? (
        <div className="kit-listing">{table}</div>
      ) : Beside === undefined ? (
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
  const { route, ask } = tabbed.counts;
  const { data } = useQuery({ queryKey: [route], queryFn: ask, staleTime: 30_000 });
  if (field?.takes !== "choice") return null;
  const figures = tabs.flatMap((each) => tabbed.figures[each] ?? []);
  return (
    <div className="ui-row no-print">
      <Tabs
        label={sentence(field.name)}
        tabs={tabs.map((key) => ({
          key,
          name: sentence(field.among[key] ?? field.name),
          count: data && Number(data[key] ?? 0),
        }))}
        shown={tab}
        onShow={onChange}
      />
      <FigureHelp of={sentence(field.name)} figures={figures} />
    </div>
  );
}
