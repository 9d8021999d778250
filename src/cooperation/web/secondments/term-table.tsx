import { Link } from "react-router";
import { Choice } from "../../../web/kit/choice.tsx";
import { type Column, DataTable } from "../../../web/kit/data-table.tsx";
import { EmptyState } from "../../../web/kit/empty-state.tsx";
import { oneOf } from "../../../web/kit/filters.ts";
import { useText } from "../../../web/frame/language.tsx";
import { TERM_STATUSES, type TermStatus } from "../../domain/secondment/term.ts";
import type { SecondmentsView, TermLine } from "../../domain/secondment/view.ts";
import { DayShown } from "./day-shown.tsx";
import { text } from "./secondments-text.ts";

const LOOK: Readonly<Record<TermStatus, string>> = {
  planned: "ui-label ui-label-ochre",
  serving: "ui-label ui-label-river",
  ended: "ui-label ui-label-quiet",
  cancelled: "ui-label ui-label-quiet",
};

export function StatusLabel({ status }: { readonly status: TermStatus }) {
  const t = useText(text);
  return <span className={LOOK[status]}>{t.statuses[status]}</span>;
}

type Filters = { readonly unit?: string; readonly status?: string; readonly year?: string };

/** All terms, the latest first, narrowed by what the address says. */
export function TermTable(props: {
  readonly view: SecondmentsView;
  readonly filters: Filters;
  readonly onFilter: (change: { readonly [K in keyof Filters]: string | null }) => void;
}) {
  const { view, filters, onFilter } = props;
  const t = useText(text);
  const status = oneOf(filters.status, TERM_STATUSES);
  const rows = view.terms.filter(
    (term) =>
      (filters.unit === undefined || term.unitId === filters.unit) &&
      (status === undefined || term.status === status) &&
      (filters.year === undefined ||
        (term.from.slice(0, 4) <= filters.year && term.until.slice(0, 4) >= filters.year)),
  );
  const years = [
    ...new Set(view.terms.flatMap(({ from, until }) => [from, until].map((d) => d.slice(0, 4)))),
  ];
  const units = new Map(view.terms.map(({ unitId, unitName }) => [unitId, unitName]));
  return (
    <>
      {view.terms.length > 0 && (
        <div className="filters no-print">
          <Choice
            label={t.unit}
            any={t.anyUnit}
            value={filters.unit}
            options={[...units].map(([value, label]) => ({ value, label }))}
            onChange={(unit) => onFilter({ unit })}
          />
          <Choice
            label={t.status}
            any={t.anyStatus}
            value={status}
            options={TERM_STATUSES.map((value) => ({ value, label: t.statuses[value] }))}
            onChange={(next) => onFilter({ status: next })}
          />
          <Choice
            label={t.year}
            any={t.anyYear}
            value={filters.year}
            options={years.toSorted().map((year) => ({ value: year, label: year }))}
            onChange={(year) => onFilter({ year })}
          />
        </div>
      )}
      <DataTable<TermLine>
        label={t.terms}
        rows={rows}
        rowKey={({ id }) => id}
        columns={useColumns()}
        empty={
          view.terms.length > 0 ? (
            <EmptyState title={t.termsNothing}>{t.termsNothingHelp}</EmptyState>
          ) : (
            <EmptyState title={t.termsNone}>{t.termsNoneHelp}</EmptyState>
          )
        }
      />
    </>
  );
}

function useColumns(): readonly Column<TermLine>[] {
  const t = useText(text);
  return [
    {
      key: "unit",
      title: t.columns.unit,
      card: "title",
      render: ({ id, unitName }) => (
        <div className="sd-unit">
          <Link to={`/secondments/${id}`} lang="zh-CN">
            {unitName}
          </Link>
        </div>
      ),
    },
    { key: "status", title: t.columns.status, width: 100, render: (row) => <StatusLabel {...row} /> },
    { key: "seat", title: t.columns.seat, render: ({ seatName }) => <span lang="zh-CN">{seatName}</span> },
    {
      key: "from",
      title: t.columns.from,
      width: 110,
      render: ({ from }) => <DayShown day={from} />,
    },
    {
      key: "until",
      title: t.columns.until,
      width: 110,
      render: ({ until }) => <DayShown day={until} />,
    },
    { key: "months", title: t.columns.months, width: 70, figure: true, render: ({ months }) => months },
    { key: "person", title: t.columns.person, width: 130, render: (row) => <PersonWord {...row} /> },
    {
      key: "handOver",
      title: t.columns.handOver,
      width: 100,
      render: ({ handedOver, status }) =>
        handedOver ? (
          t.handedOver
        ) : status === "ended" ? (
          <span className="sd-late">{t.notHandedOver}</span>
        ) : (
          ""
        ),
    },
  ];
}

/** The name for those who may see it, for others whether somebody is named. */
function PersonWord({ person, named, forgotten, status }: TermLine) {
  const t = useText(text);
  if (person) return <span lang="zh-CN">{person.name}</span>;
  if (named) return t.named;
  if (forgotten) return <span className="ui-quiet">{t.erased}</span>;
  return status === "planned" ? <span className="ui-quiet">{t.unnamed}</span> : "";
}
