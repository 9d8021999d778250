import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import type { ReactNode } from "react";
import type { Sentence } from "../../../../kernel/error.ts";
import { Choice } from "../../../../web/choice.tsx";
import { type Column, DataTable } from "../../../../web/data-table.tsx";
import { EmptyState } from "../../../../web/empty-state.tsx";
import { oneOf, pageOf, useFilters } from "../../../../web/filters.ts";
import { useSentence, useText } from "../../../../web/language.tsx";
import { SearchField } from "../../../../web/search-field.tsx";
import { text } from "./oversight-text.ts";

const USUAL_SIZE = 50;

type Asked<S> = {
  readonly q: string | undefined;
  readonly status: S | undefined;
  readonly page: number;
  readonly size: number;
};

/** A list by words and status, a page at a time; `route` names what `list` asks, so that acts can ask anew. */
export function RecordList<R extends { readonly id: string }, S extends string>(props: {
  readonly label: string;
  readonly route: string;
  readonly list: (asked: Asked<S>) => Promise<{ readonly rows: readonly R[]; readonly total: number }>;
  readonly statuses: readonly S[];
  readonly names: Readonly<Record<S, Sentence>>;
  readonly columns: readonly Column<R>[];
  /** What stands where nothing is registered yet. */
  readonly none: { readonly title: string; readonly help: string; readonly action: ReactNode };
}) {
  const { label, route, list, statuses, names, columns, none } = props;
  const t = useText(text);
  const sentence = useSentence();
  const [filters, change] = useFilters(["q", "status", "page", "size"]);
  const status = oneOf(filters.status, statuses);
  const { q } = filters;
  const [page, size] = [pageOf(filters.page), Math.min(200, Number(filters.size) || USUAL_SIZE)];
  const asked = { q, status, page, size };
  const found = useQuery({
    queryKey: [route, { query: asked }],
    queryFn: () => list(asked),
    placeholderData: keepPreviousData,
  });
  const clear = <Button onClick={() => change({ q: null, status: null })}>{t.clear}</Button>;
  return (
    <>
      <div className="filters no-print">
        <SearchField label={t.search} value={q ?? ""} onSearch={(words) => change({ q: words })} />
        <Choice
          label={t.status}
          any={t.anyStatus}
          value={status}
          options={statuses.map((each) => ({ value: each, label: sentence(names[each]) }))}
          onChange={(next) => change({ status: next })}
        />
      </div>
      <DataTable<R>
        label={label}
        columns={columns}
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
          q !== undefined || status !== undefined ? (
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
