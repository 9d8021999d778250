import { DownOutlined } from "@ant-design/icons";
import { Fragment, type MouseEvent, type ReactNode, useState } from "react";
import { Bar, type Compared, wholeOf } from "./bar-cell.tsx";
import { EmptyState } from "./empty-state.tsx";
import { FailureNotice } from "./failure-notice.tsx";
import { useText } from "../frame/language.tsx";
import { useNarrow } from "../frame/screen.ts";
import { OrderByHand } from "./order-by-hand.tsx";
import { Pages, type Paging } from "./pages.tsx";
import { RowsSkeleton } from "./skeletons.tsx";
import type { Sorting } from "./sorting.ts";
import { text } from "../frame/text.ts";

/**
 * `figure` columns are right-aligned and tabular. On a telephone `title` heads the row with `mark` beside it, `state` stands below
 * it (the first two others where no column says so), the rest opens, and `hidden` is left out.
 */
export type Column<Row> = {
  readonly key: string;
  readonly title: ReactNode;
  readonly render: (row: Row) => ReactNode;
  readonly width?: number | string;
  readonly figure?: boolean;
  /** Its figures carry bars: rows are compared by them. */
  readonly compared?: Compared<Row>;
  readonly fixed?: "left" | "right";
  readonly card?: "title" | "state" | "mark" | "hidden" | "actions";
  /** By what the server sorts where its heading is pressed. */
  readonly sort?: string;
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
  readonly sorting?: Sorting;
};

/** A compact table that pages on the server; rows of two lines that open on a telephone. Undefined `rows` are rows still loading. */
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
      {narrow && props.sorting !== undefined && (
        <OrderByHand columns={props.columns} sorting={props.sorting} />
      )}
      {narrow ? <Rows {...props} rows={rows} /> : <Wide {...props} rows={rows} />}
      {paging !== undefined && <Pages paging={paging} />}
    </div>
  );
}

function Wide<Row extends object>({
  columns,
  rows,
  rowKey,
  label,
  renderExpanded,
  sorting,
}: Props<Row> & { rows: readonly Row[] }) {
  const t = useText(text);
  const [opened, setOpened] = useState<readonly (string | number)[]>([]);
  const lookOf = ({ figure, fixed, card }: Column<Row>): string =>
    [
      figure === true ? "figure" : "",
      card === "actions" || card === "mark" ? "no-print" : "",
      fixed === undefined ? "" : `stays-${fixed}`,
    ].join(" ");
  return (
    <div className="table-scroll">
      <table className="table" aria-label={label}>
        <thead>
          <tr>
            {renderExpanded !== undefined && <th className="table-opens no-print" />}
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                className={lookOf(column)}
                style={{ width: column.width, minWidth: column.width }}
                {...sortOf(column, sorting)}
              >
                <Heading column={column} sorting={sorting} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const key = rowKey(row);
            const open = opened.includes(key);
            return (
              <Fragment key={key}>
                <tr className="table-row" data-row-key={key}>
                  {renderExpanded !== undefined && (
                    <td className="table-opens no-print">
                      <button
                        type="button"
                        aria-expanded={open}
                        aria-label={open ? t.closeRow : t.openRow}
                        onClick={() =>
                          setOpened((now) => (open ? now.filter((each) => each !== key) : [...now, key]))
                        }
                      >
                        <DownOutlined />
                      </button>
                    </td>
                  )}
                  {columns.map((column) => (
                    <td key={column.key} className={lookOf(column)}>
                      {column.render(row)}
                      {barOf(column, row, rows)}
                    </td>
                  ))}
                </tr>
                {open && (
                  <tr className="table-more">
                    <td colSpan={columns.length + 1}>{renderExpanded?.(row)}</td>
                  </tr>
                )}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function barOf<Row>({ compared }: Column<Row>, row: Row, rows: readonly Row[]): ReactNode {
  const whole = compared === undefined ? null : wholeOf(compared, rows);
  return compared !== undefined && whole !== null && <Bar value={compared.by(row)} whole={whole} />;
}

const sortOf = <Row,>({ sort }: Column<Row>, sorting: Sorting | undefined) =>
  sort === undefined || sort !== sorting?.by
    ? {}
    : { "aria-sort": sorting.descending ? ("descending" as const) : ("ascending" as const) };

/** What heads a column; one by which the server sorts is pressed. */
function Heading<Row>({
  column: { title, sort },
  sorting,
}: {
  readonly column: Column<Row>;
  readonly sorting: Sorting | undefined;
}) {
  if (sort === undefined || sorting === undefined) return title;
  const { by, descending, onSort } = sorting;
  const own = by === sort;
  const first = sorting.falls?.(sort) ?? false;
  return (
    <button
      type="button"
      className="table-sort"
      onClick={() => (own && descending !== first ? onSort(null, false) : onSort(sort, own ? !first : first))}
    >
      {title}
    </button>
  );
}

/** So many rows stand open on a telephone; of more, each shows two lines until it is opened. */
const MOST_OPEN = 6;
/** So many rows of two lines, with filters and figures above them, are less than six screens; the others follow when asked for. */
const AT_ONCE = 25;

function Rows<Row extends object>(props: Props<Row> & { rows: readonly Row[] }) {
  const { rows, rowKey, label } = props;
  const t = useText(text);
  const [most, setMost] = useState(AT_ONCE);
  return (
    <>
      {/* Those that wait are there for paper. */}
      <ul className="cards" aria-label={label}>
        {rows.map((row, place) => (
          <RowOf
            {...props}
            key={rowKey(row)}
            row={row}
            folds={rows.length > MOST_OPEN}
            waits={place >= most}
          />
        ))}
      </ul>
      {rows.length > most && (
        <button type="button" className="rows-more no-print" onClick={() => setMost(most + AT_ONCE)}>
          {t.moreRows(Math.min(AT_ONCE, rows.length - most), rows.length - most)}
        </button>
      )}
    </>
  );
}

const isNothing = (content: ReactNode): boolean =>
  content === null || content === undefined || content === "" || content === false;

function RowOf<Row extends object>({
  columns,
  rows,
  row,
  renderExpanded,
  folds,
  waits,
}: Props<Row> & {
  readonly rows: readonly Row[];
  readonly row: Row;
  readonly folds: boolean;
  readonly waits: boolean;
}) {
  const t = useText(text);
  const [asked, setOpen] = useState<boolean | null>(null);
  const of = (card: Column<Row>["card"]) => columns.filter((column) => column.card === card);
  const filled = [...columns]
    .filter(({ card }) => card === undefined || card === "state")
    .map((column) => ({ ...column, content: column.render(row) }))
    .filter(({ content }) => !isNothing(content));
  const named = of("title");
  const heads = named.length > 0 ? named : filled.slice(0, 1);
  const others = named.length > 0 ? filled : filled.slice(1);
  const said = others.filter(({ card }) => card === "state");
  const states = said.length > 0 ? said : others.slice(0, 2);
  const rest = others.length > states.length || of("actions").length > 0 || renderExpanded !== undefined;
  const open = asked ?? !folds;
  // What is not a control of its own opens the row, too.
  const toggle = ({ target }: MouseEvent) => {
    if (!(target as Element).closest("a, button, input, select, label, summary")) setOpen(!open);
  };
  return (
    <li className={`${open ? "" : "folded"} ${waits ? "waits" : ""}`}>
      {/* The button in it does the same by keyboard. */}
      <div className="card-head" {...(folds && rest ? { onClick: toggle } : {})}>
        {of("mark").map((column) => (
          <div key={column.key}>{column.render(row)}</div>
        ))}
        <div className="card-words">
          {heads.map((column) => (
            <div className="card-title" key={column.key}>
              {column.render(row)}
            </div>
          ))}
          {!open && (
            <div className="card-states">
              {states.map(({ key, title, card, content }) => (
                <span key={key}>
                  {card !== "state" && <span className="quiet">{title} </span>}
                  {content}
                </span>
              ))}
            </div>
          )}
        </div>
        {folds && rest && (
          <button
            type="button"
            className="card-opens no-print"
            aria-expanded={open}
            aria-label={open ? t.closeRow : t.openRow}
            onClick={() => setOpen(!open)}
          >
            <DownOutlined />
          </button>
        )}
      </div>
      <div className="card-rest">
        <dl>
          {others.map(({ content, ...column }) => (
            <div key={column.key}>
              <dt>{column.title}</dt>
              <dd>
                {content}
                {barOf(column, row, rows)}
              </dd>
            </div>
          ))}
        </dl>
        {of("actions").map((column) => (
          <div className="card-actions" key={column.key}>
            {column.render(row)}
          </div>
        ))}
        {renderExpanded !== undefined && (open || !folds) && (
          <div className="card-more">{renderExpanded(row)}</div>
        )}
      </div>
    </li>
  );
}
