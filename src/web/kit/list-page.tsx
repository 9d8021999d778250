import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import type { ComponentType, ReactNode } from "react";
import { useNavigate } from "react-router";
import type { Role } from "../../kernel/access.ts";
import type { Sentence } from "../../kernel/error.ts";
import type { Field, Fields, ValuesOf } from "../../kernel/fields.ts";
import type { FigureDefinition } from "../../kernel/figure.ts";
import { Choice } from "./choice.tsx";
import { DataTable } from "./data-table.tsx";
import "../frame/desk.css";
import { EmptyState } from "./empty-state.tsx";
import { download } from "./download.ts";
import { FailureNotice } from "./failure-notice.tsx";
import { FigureHelp } from "./figure-help.tsx";
import { oneOf, pageOf, useFilters } from "./filters.ts";
import { formatFigure } from "../frame/format.ts";
import { useLanguage, useSentence, useText } from "../frame/language.tsx";
import { PageFrame } from "../frame/page-frame.tsx";
import { SearchField } from "./search-field.tsx";
import { useAllows } from "../frame/session.tsx";
import { type ListColumn, useColumns } from "./columns.tsx";
import { type Choices, Form, type OwnInputs } from "./form.tsx";
import { words } from "./words.ts";

const USUAL_SIZE = 50;

type Asked = {
  readonly q: string | undefined;
  readonly status: string | undefined;
  readonly page: number;
  readonly size: number;
};

type NoFields = Record<never, never>;
type AskedBy<N> = Asked & { readonly [K in keyof N]?: string | undefined };

type Statuses = Readonly<Record<string, Sentence>>;
type Allows = (roles: readonly Role[]) => boolean;

/** One of `narrowing`'s choices as tabs: one always shows, with how many stand in each and what is counted. */
type Tabbed = {
  readonly by: string;
  /** Those that the reader has, the first of which shows unasked. */
  readonly of: (allows: Allows) => readonly string[];
  readonly counts: {
    readonly route: string;
    readonly ask: () => Promise<Readonly<Record<string, number | string>>>;
  };
  readonly figures: Readonly<Record<string, FigureDefinition>>;
};

/** What the address asks of a list: words, status, what it is narrowed by, the page. */
function useAsked<N extends Fields>(statuses: Statuses, narrowing: N, tabbed: Tabbed | undefined) {
  const allows = useAllows();
  const [filters, change] = useFilters(["q", "status", "page", "size", ...Object.keys(narrowing)]);
  const tabs = tabbed?.of(allows) ?? [];
  const chosen = Object.fromEntries(
    Object.entries(narrowing).map(([key, field]) => {
      if (key === tabbed?.by) return [key, oneOf(filters[key], tabs) ?? tabs[0]];
      if (field.takes === "yes") return [key, filters[key] === undefined ? undefined : "true"];
      return [key, oneOf(filters[key], field.takes === "choice" ? Object.keys(field.among) : [])];
    }),
  );
  const size = Math.min(200, Number(filters.size) || USUAL_SIZE);
  const status = oneOf(filters.status, Object.keys(statuses));
  const asked = { q: filters.q, status, page: pageOf(filters.page), size, ...chosen } as AskedBy<N>;
  return { asked, change, tabs };
}

/** A list by words and status, a page at a time; `route` names what `list` asks, so that acts can ask anew. */
export function RecordList<Row extends { readonly id: string }, N extends Fields>(props: {
  readonly label: string;
  readonly route: string;
  readonly list: (asked: AskedBy<N>) => Promise<{ readonly rows: readonly Row[]; readonly total: number }>;
  readonly statuses: Statuses;
  /** Choices and ticks by which it is narrowed beside words and status. */
  readonly narrowing: N;
  readonly tabbed?: Tabbed | undefined;
  readonly columns: readonly ListColumn<Row>[];
  /** What stands where nothing is registered yet; `title` may depend on the tab. */
  readonly none: {
    readonly title: Sentence | ((tab: string | undefined) => Sentence);
    readonly help: Sentence;
    readonly action: ReactNode;
  };
}) {
  const { label, route, list, statuses, narrowing, tabbed, columns, none } = props;
  const t = useText(words);
  const sentence = useSentence();
  const { asked, change, tabs } = useAsked(statuses, narrowing, tabbed);
  const { q, status, page, size } = asked;
  const found = useQuery({
    queryKey: [route, { query: asked }],
    queryFn: () => list(asked),
    placeholderData: keepPreviousData,
  });
  const tab = tabbed && (asked[tabbed.by] as string | undefined);
  const { page: _, size: _size, ...by } = asked as Readonly<Record<string, unknown>>;
  const filtering = Object.keys(by).filter((key) => key !== tabbed?.by);
  const narrowed = filtering.some((key) => by[key] !== undefined);
  const clear = (
    <Button onClick={() => change(Object.fromEntries(filtering.map((key) => [key, null])))}>{t.clear}</Button>
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
        <SearchField label={t.search} value={q ?? ""} onSearch={(words) => change({ q: words })} />
        <Choice
          label={t.status}
          any={t.anyStatus}
          value={status}
          options={Object.entries(statuses).map(([value, name]) => ({ value, label: sentence(name) }))}
          onChange={(next) => change({ status: next })}
        />
        {Object.entries(narrowing).map(([key, field]) =>
          key === tabbed?.by ? null : field.takes === "yes" ? (
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
              options={Object.entries(field.takes === "choice" ? field.among : {}).map(([value, name]) => ({
                value,
                label: sentence(name),
              }))}
              onChange={(next) => change({ [key]: next })}
            />
          ),
        )}
      </div>
      <DataTable<Row>
        label={label}
        columns={useColumns(columns)}
        rows={found.data?.rows}
        rowKey={({ id }) => id}
        loading={found.isPlaceholderData}
        error={found.error}
        onRetry={() => void found.refetch()}
        paging={{
          page,
          size,
          total: found.data?.total ?? 0,
          onChange: (next, length) => change({ page: next, size: length === USUAL_SIZE ? null : length }),
        }}
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

/** What a beginning offers to choose from, what stands in it at first, and today. */
export type BeginGround = {
  readonly choices: Choices;
  readonly initial?: Readonly<Record<string, string>>;
  readonly day: string;
};

type Begin<F extends Fields, Known> = {
  readonly by: readonly Role[];
  readonly fields: F;
  readonly help: Sentence;
  readonly inputs?: OwnInputs;
  /** What the form must know first, and the route under which it is asked. */
  readonly known: { readonly route: string; readonly ask: () => Promise<Known> };
  /** From what is known; a sentence says why none can be begun. `about`: of the address. */
  readonly ground: (
    known: Known,
    about: string | undefined,
    sentence: (said: Sentence) => string,
  ) => BeginGround | Sentence;
  readonly send: (values: ValuesOf<F>) => Promise<{ readonly id: string }>;
};

type ListOf<Row, F extends Fields, Known, N extends Fields> = {
  readonly path: string;
  readonly route: string;
  readonly list: (asked: AskedBy<N>) => Promise<{ readonly rows: readonly Row[]; readonly total: number }>;
  /** May depend on who reads. */
  readonly lead: Sentence | ((allows: Allows) => Sentence);
  readonly none: {
    readonly title: Sentence | ((tab: string | undefined) => Sentence);
    readonly help: Sentence;
  };
  readonly columns: readonly ListColumn<Row>[];
  readonly narrowing?: N;
  readonly tabbed?: Tabbed;
  /** The address under which what the list shows is had as a workbook. */
  readonly workbook?: (asked: Omit<AskedBy<N>, "page" | "size">) => string;
  /** Its form on this page, or the page that it has of its own. */
  readonly begin?: Begin<F, Known> | { readonly by: readonly Role[]; readonly at: string };
};

type OfKind = {
  readonly kind: string;
  readonly name: Sentence;
  readonly statuses: Statuses;
  readonly begins: { readonly name: Sentence };
};

/** The list of a kind; `?new=1` opens the form that begins one, `about` says about what. */
export function listPage<
  Row extends { readonly id: string },
  F extends Fields = Fields,
  Known = never,
  N extends Fields = NoFields,
>(kind: OfKind, page: ListOf<Row, F, Known, N>): ComponentType {
  const { path, route, list, lead, none, columns, narrowing, tabbed, workbook, begin } = page;

  function Beginning({
    begin: { fields, help, inputs, known, ground: groundOf, send },
    about,
    onClose,
  }: {
    readonly begin: Begin<F, Known>;
    readonly about: string | undefined;
    readonly onClose: () => void;
  }) {
    const sentence = useSentence();
    const goTo = useNavigate();
    const queries = useQueryClient();
    const asked = useQuery({ queryKey: [known.route], queryFn: known.ask, staleTime: 60_000 });
    if (asked.data === undefined) return <FailureNotice error={asked.error} />;
    const ground = groundOf(asked.data, about, sentence);
    if ("zh" in ground) return <p className="ui-banner">{sentence(ground)}</p>;
    return (
      <Form
        name={sentence(kind.begins.name)}
        help={sentence(help)}
        fields={fields}
        {...ground}
        {...(inputs === undefined ? {} : { inputs })}
        draft={`${kind.kind}:new:${about ?? ""}`}
        onClose={onClose}
        onSent={() => {}}
        onSend={async (values) => {
          const { id } = await send(values);
          void queries.invalidateQueries({ queryKey: [route] });
          await goTo(`${path}/${id}`);
        }}
      />
    );
  }

  function Export({ url }: { readonly url: (asked: Omit<AskedBy<N>, "page" | "size">) => string }) {
    const t = useText(words);
    const { page: _, size: _size, ...asked } = useAsked(kind.statuses, narrowing ?? ({} as N), tabbed).asked;
    const exporting = useMutation({ mutationFn: () => download(url(asked)) });
    return (
      <>
        <Button loading={exporting.isPending} onClick={() => exporting.mutate()}>
          {t.workbook}
        </Button>
        <FailureNotice error={exporting.error} />
      </>
    );
  }

  return function ListPage() {
    const sentence = useSentence();
    const allows = useAllows();
    const goTo = useNavigate();
    const [filters, change] = useFilters(["new", "about"]);
    const may = begin !== undefined && allows(begin.by);
    const form = may && "fields" in begin && filters.new !== undefined ? begin : null;
    const button = may && form === null && (
      <Button type="primary" onClick={() => ("at" in begin ? void goTo(begin.at) : change({ new: "1" }))}>
        {sentence(kind.begins.name)}
      </Button>
    );
    return (
      <PageFrame
        title={sentence(kind.name)}
        lead={sentence(typeof lead === "function" ? lead(allows) : lead)}
        actions={
          <>
            {button}
            {workbook !== undefined && <Export url={workbook} />}
          </>
        }
      >
        <div className="ui-stack">
          {form !== null && (
            <Beginning
              begin={form}
              about={filters.about}
              onClose={() => change({ new: null, about: null })}
            />
          )}
          <RecordList<Row, N>
            label={sentence(kind.name)}
            {...{ route, list, columns, tabbed }}
            statuses={kind.statuses}
            narrowing={narrowing ?? ({} as N)}
            none={{ ...none, action: button }}
          />
        </div>
      </PageFrame>
    );
  };
}
