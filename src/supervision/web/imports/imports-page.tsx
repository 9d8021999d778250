import { IMPORT_ORDERS } from "../../domain/import.ts";
import { useSorting } from "../../../web/kit/sorting.ts";
import { Button } from "antd";
import { Progress } from "../../../web/kit/progress.tsx";
import { Confirm } from "../../../web/kit/confirm.tsx";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "react-router";
import { type Column, DataTable } from "../../../web/kit/data-table.tsx";
import { EmptyState } from "../../../web/kit/empty-state.tsx";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { pageOf, useFilters } from "../../../web/kit/filters.ts";
import { formatInstant, formatSize } from "../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../web/frame/language.tsx";
import { PageFrame } from "../../../web/frame/page-frame.tsx";
import type { ImportStatus } from "../../contract/plans.ts";
import { api } from "../client.ts";
import "../../../web/frame/desk.css";
import "./imports.css";
import { text } from "./imports-text.ts";
import { UploadZone } from "./upload-zone.tsx";

const LIST = "GET /api/imports";
const REMOVE = "DELETE /api/imports/:import";
const SIZE = 20;
const POLL_MS = 1000;

const LABEL: Readonly<Record<ImportStatus["state"], string>> = {
  queued: "ui-label-quiet",
  reading: "ui-label-river",
  review: "ui-label-ochre",
  published: "ui-label-grass",
  failed: "ui-label-vermilion",
  cancelled: "ui-label-quiet",
};

const isWorking = ({ state }: ImportStatus) => state === "queued" || state === "reading";

/** Which documents came in, and what became of each. */
export default function ImportsPage() {
  const t = useText(text);
  const sentence = useSentence();
  const { language } = useLanguage();
  const queries = useQueryClient();
  const [filters, change] = useFilters(["page"]);
  const page = pageOf(filters.page);
  const { order, sorting } = useSorting(IMPORT_ORDERS);
  const asked = { page, size: SIZE, ...order };
  const query = useQuery({
    queryKey: [LIST, { query: asked }],
    queryFn: () => api(LIST, { query: asked }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.rows.some(isWorking) === true ? POLL_MS : false),
  });
  const remove = useMutation({
    mutationFn: (id: string) => api(REMOVE, { params: { import: id } }),
    onSettled: () => queries.invalidateQueries({ queryKey: [LIST] }),
  });
  const columns: readonly Column<ImportStatus>[] = [
    {
      key: "file",
      title: t.file,
      sort: "name",
      card: "title",
      render: (row) => (
        <div className="ui-plan-title">
          {row.state === "review" ? (
            <Link to={`/imports/${row.id}/review`}>{row.fileName}</Link>
          ) : (
            row.fileName
          )}
          {row.title !== null && (
            <div className="ui-quiet" lang="zh-CN">
              {row.title}
            </div>
          )}
          <div className="ui-quiet">{formatSize(row.size, language)}</div>
        </div>
      ),
    },
    {
      key: "state",
      title: t.state,
      sort: "state",
      render: (row) => (
        <div className="sv-import-problem">
          <span className={`ui-label ${LABEL[row.state]}`}>{t.states[row.state]}</span>
          {row.state === "reading" && <Progress share={row.progress} label={t.states.reading} />}
          {row.problem !== null && <p>{sentence(row.problem)}</p>}
          {row.notes.map((note) => (
            <p key={note.en} className="ui-quiet">
              {sentence(note)}
            </p>
          ))}
        </div>
      ),
    },
    {
      key: "found",
      title: t.found,
      render: (row) => (row.measures === null ? "—" : t.foundMeasures(row.measures, row.openQuestions ?? 0)),
    },
    {
      key: "uploaded",
      title: t.uploaded,
      sort: "uploaded",
      render: (row) => (
        <span className="ui-column">
          {formatInstant(row.uploadedAt)}
          <span className="ui-quiet">{row.uploadedBy}</span>
        </span>
      ),
    },
    {
      key: "actions",
      title: t.actions,
      card: "actions",
      render: (row) => (
        <Actions row={row} pending={remove.isPending} onRemove={() => remove.mutate(row.id)} />
      ),
    },
  ];
  return (
    <PageFrame title={t.title} lead={t.lead}>
      <div className="ui-stack">
        <UploadZone listKey={LIST} rows={query.data?.rows ?? []} />
        <FailureNotice error={remove.error} />
        <h2 className="ui-h2">{t.list}</h2>
        <DataTable
          label={t.list}
          columns={columns}
          rows={query.data?.rows}
          rowKey={(row) => row.id}
          loading={query.isPlaceholderData}
          sorting={sorting}
          error={query.error}
          onRetry={() => void query.refetch()}
          paging={{
            page,
            size: SIZE,
            total: query.data?.total ?? 0,
            onChange: (next) => change({ page: next }),
          }}
          empty={<EmptyState title={t.empty}>{t.emptyHelp}</EmptyState>}
        />
      </div>
    </PageFrame>
  );
}

function Actions(props: {
  readonly row: ImportStatus;
  readonly pending: boolean;
  readonly onRemove: () => void;
}) {
  const { row, pending, onRemove } = props;
  const t = useText(text);
  if (isWorking(row))
    return (
      <Button size="small" disabled={pending} onClick={onRemove}>
        {t.cancelReading}
      </Button>
    );
  if (row.state === "review")
    return (
      <span className="ui-row">
        <Link to={`/imports/${row.id}/review`}>{t.review}</Link>
        <Confirm
          title={t.discardTitle}
          description={t.discardHelp}
          okText={t.discard}
          cancelText={t.keep}
          onConfirm={onRemove}
        >
          <Button size="small" type="text" disabled={pending}>
            {t.discard}
          </Button>
        </Confirm>
      </span>
    );
  return row.planId === null ? null : <Link to={`/plans/${row.planId}`}>{t.openPlan}</Link>;
}
