import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import type { ComponentType, ReactNode } from "react";
import { useNavigate } from "react-router";
import type { Role } from "../../kernel/access.ts";
import type { Sentence } from "../../kernel/error.ts";
import type { Fields, ValuesOf } from "../../kernel/fields.ts";
import { Choice } from "./choice.tsx";
import { DataTable } from "./data-table.tsx";
import "../frame/desk.css";
import { EmptyState } from "./empty-state.tsx";
import { FailureNotice } from "./failure-notice.tsx";
import { oneOf, pageOf, useFilters } from "./filters.ts";
import { useSentence, useText } from "../frame/language.tsx";
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

/** A list by words and status, a page at a time; `route` names what `list` asks, so that acts can ask anew. */
export function RecordList<Row extends { readonly id: string }, N extends Fields>(props: {
  readonly label: string;
  readonly route: string;
  readonly list: (asked: AskedBy<N>) => Promise<{ readonly rows: readonly Row[]; readonly total: number }>;
  readonly statuses: Statuses;
  /** Choices by which it is narrowed beside words and status. */
  readonly narrowing: N;
  readonly columns: readonly ListColumn<Row>[];
  /** What stands where nothing is registered yet. */
  readonly none: { readonly title: string; readonly help: string; readonly action: ReactNode };
}) {
  const { label, route, list, statuses, narrowing, columns, none } = props;
  const t = useText(words);
  const sentence = useSentence();
  const [filters, change] = useFilters(["q", "status", "page", "size", ...Object.keys(narrowing)]);
  const status = oneOf(filters.status, Object.keys(statuses));
  const { q } = filters;
  const [page, size] = [pageOf(filters.page), Math.min(200, Number(filters.size) || USUAL_SIZE)];
  const chosen = Object.fromEntries(
    Object.entries(narrowing).map(([key, field]) => [
      key,
      oneOf(filters[key], field.takes === "choice" ? Object.keys(field.among) : []),
    ]),
  );
  const asked = { q, status, page, size, ...chosen } as AskedBy<N>;
  const found = useQuery({
    queryKey: [route, { query: asked }],
    queryFn: () => list(asked),
    placeholderData: keepPreviousData,
  });
  const narrowed = [q, status, ...Object.values(chosen)].some((each) => each !== undefined);
  const unfiltered = Object.fromEntries(["q", "status", ...Object.keys(narrowing)].map((key) => [key, null]));
  const clear = <Button onClick={() => change(unfiltered)}>{t.clear}</Button>;
  return (
    <>
      <div className="filters no-print">
        <SearchField label={t.search} value={q ?? ""} onSearch={(words) => change({ q: words })} />
        <Choice
          label={t.status}
          any={t.anyStatus}
          value={status}
          options={Object.entries(statuses).map(([value, name]) => ({ value, label: sentence(name) }))}
          onChange={(next) => change({ status: next })}
        />
        {Object.entries(narrowing).map(([key, field]) => (
          <Choice
            key={key}
            label={sentence(field.name)}
            any={t.any(sentence(field.name))}
            value={chosen[key]}
            options={Object.entries(field.takes === "choice" ? field.among : {}).map(([value, name]) => ({
              value,
              label: sentence(name),
            }))}
            onChange={(next) => change({ [key]: next })}
          />
        ))}
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
            <EmptyState title={none.title} action={none.action}>
              {none.help}
            </EmptyState>
          )
        }
      />
    </>
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
  readonly lead: Sentence | ((allows: (roles: readonly Role[]) => boolean) => Sentence);
  readonly none: { readonly title: Sentence; readonly help: Sentence };
  readonly columns: readonly ListColumn<Row>[];
  readonly narrowing?: N;
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
  const { path, route, list, lead, none, columns, narrowing, begin } = page;

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
        actions={button}
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
            {...{ route, list, columns }}
            statuses={kind.statuses}
            narrowing={narrowing ?? ({} as N)}
            none={{ title: sentence(none.title), help: sentence(none.help), action: button }}
          />
        </div>
      </PageFrame>
    );
  };
}
