import { Pagination, Table, type TableColumnType } from "antd";
import type { ReactNode } from "react";
import { EmptyState } from "./empty-state.tsx";
import { FailureNotice } from "./failure-notice.tsx";
import { formatFigure } from "../frame/format.ts";
import { useLanguage, useText } from "../frame/language.tsx";
import { useNarrow } from "../frame/screen.ts";
import { RowsSkeleton } from "./skeletons.tsx";
import { text } from "../frame/text.ts";

/** `figure` columns are right-aligned and tabular. On a telephone `title` heads the card with `mark` beside it, and `hidden` is left out. */
export type Column<Row> = {
  readonly key: string;
  readonly title: ReactNode;
  readonly render: (row: Row) => ReactNode;
  readonly width?: number | string;
  readonly figure?: boolean;
  readonly fixed?: "left" | "right";
  readonly card?: "title" | "mark" | "hidden" | "actions";
};

export type Paging = {
  readonly page: number;
  readonly size: number;
  readonly total: number;
  readonly onChange: (page: number, size: number) => void;
};

type Props<Row> = {
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[] | undefined;
  readonly rowKey: (row: Row) => string | number;
  /** Says what the rows are, for those who hear the page. */
  readonly label: string;
  readonly loading?: boolean;
  readonly error?: unknown;
  readonly onRetry?: () => void;
  /** Pages on the server; all rows are shown when left out. */
  readonly paging?: Paging;
  readonly empty?: ReactNode;
  readonly renderExpanded?: (row: Row) => ReactNode;
};

/** A compact table that pages on the server; a list of cards on a telephone. Undefined `rows` are rows still loading. */
export function DataTable<Row extends object>(props: Props<Row>) {
  const { rows, error, onRetry, empty, paging } = props;
  const t = useText(text);
  const narrow = useNarrow();
  if (error !== undefined && error !== null)
    return <FailureNotice error={error} {...(onRetry === undefined ? {} : { onRetry })} />;
  if (rows === undefined) return <RowsSkeleton rows={Math.min(paging?.size ?? 8, 12)} />;
  if (rows.length === 0) return <>{empty ?? <EmptyState title={t.empty} />}</>;
  return (
    <div
      className={props.loading === true ? "data-table stale" : "data-table"}
      aria-busy={props.loading === true}
    >
      {narrow ? <Cards {...props} rows={rows} /> : <Wide {...props} rows={rows} />}
      {paging !== undefined && <Pages paging={paging} narrow={narrow} />}
    </div>
  );
}

function Wide<Row extends object>({
  columns,
  rows,
  rowKey,
  label,
  renderExpanded,
}: Props<Row> & { rows: readonly Row[] }) {
  return (
    <Table<Row>
      size="small"
      aria-label={label}
      columns={columns.map(({ key, title, render, width, figure, fixed, card }): TableColumnType<Row> => ({
        key,
        title,
        render: (_, row) => render(row),
        ...(width === undefined ? {} : { width }),
        ...(figure === true ? { align: "right", className: "figure" } : {}),
        ...(card === "actions" || card === "mark" ? { className: "no-print" } : {}),
        ...(fixed === undefined ? {} : { fixed }),
      }))}
      dataSource={rows}
      rowKey={rowKey}
      pagination={false}
      // Cells wrap before the table scrolls.
      scroll={{ x: true }}
      {...(renderExpanded === undefined ? {} : { expandable: { expandedRowRender: renderExpanded } })}
    />
  );
}

function Cards<Row extends object>({
  columns,
  rows,
  rowKey,
  label,
  renderExpanded,
}: Props<Row> & { rows: readonly Row[] }) {
  const heads = columns.filter((column) => column.card === "title");
  const marks = columns.filter((column) => column.card === "mark");
  const ends = columns.filter((column) => column.card === "actions");
  const others = columns.filter((column) => column.card === undefined);
  return (
    <ul className="cards" aria-label={label}>
      {rows.map((row) => (
        <li key={rowKey(row)}>
          <div className="card-head">
            {marks.map((column) => (
              <div key={column.key}>{column.render(row)}</div>
            ))}
            <div>
              {heads.map((column) => (
                <div className="card-title" key={column.key}>
                  {column.render(row)}
                </div>
              ))}
            </div>
          </div>
          <dl>
            {others.map((column) => {
              const content = column.render(row);
              if (content === null || content === undefined || content === "") return null;
              return (
                <div key={column.key}>
                  <dt>{column.title}</dt>
                  <dd>{content}</dd>
                </div>
              );
            })}
          </dl>
          {ends.map((column) => (
            <div className="card-actions" key={column.key}>
              {column.render(row)}
            </div>
          ))}
          {renderExpanded !== undefined && <div className="card-more">{renderExpanded(row)}</div>}
        </li>
      ))}
    </ul>
  );
}

function Pages({ paging, narrow }: { readonly paging: Paging; readonly narrow: boolean }) {
  const t = useText(text);
  const { language } = useLanguage();
  return (
    <Pagination
      className="no-print pages"
      size="small"
      align="end"
      simple={narrow}
      current={paging.page}
      pageSize={paging.size}
      total={paging.total}
      showSizeChanger={!narrow && paging.total > 20}
      pageSizeOptions={[20, 50, 100, 200]}
      hideOnSinglePage={false}
      showTotal={(total) => t.total(formatFigure(total, language))}
      onChange={paging.onChange}
    />
  );
}
