import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import type { ReactNode } from "react";
import { Link, matchPath } from "react-router";
import { urlOf } from "../../web/frame/api.ts";
import { useAuditWords } from "../../web/frame/audit-words.tsx";
import { type Column, DataTable } from "../../web/kit/data-table.tsx";
import { DownloadButton } from "../../web/kit/download-button.tsx";
import { EmptyState } from "../../web/kit/empty-state.tsx";
import { pageOf, useFilters } from "../../web/kit/filters.ts";
import { formatInstant } from "../../web/frame/format.ts";
import { useSentence, useText } from "../../web/frame/language.tsx";
import { useOpenPages } from "../../web/frame/pages-context.tsx";
import { PageFrame } from "../../web/frame/page-frame.tsx";
import { type AuditPage, type AuditRow, TRAIL_ORDERS } from "../domain/administration.ts";
import { useSorting } from "../../web/kit/sorting.ts";
import { api } from "./api.ts";
import { AuditChanges } from "./audit-changes.tsx";
import { AUDIT_FILTERS, AuditFilters } from "./audit-filters.tsx";
import { text } from "./audit-text.ts";
import { AuditVerificationNotice } from "./audit-verification.tsx";
import "./audit.css";
import { differences } from "./differences.ts";

/** What people are called who are told of in the demonstration and have no account. */
const INVENTED = "sample";

export default function AuditTrailPage() {
  const t = useText(text);
  const words = useAuditWords();
  const [filters, setFilters] = useFilters([...AUDIT_FILTERS, "page", "size"]);
  const page = pageOf(filters.page);
  const size = Math.min(200, pageOf(filters.size, 50));
  const { q, action, kind, actor, from, to } = filters;
  const { order, sorting } = useSorting(TRAIL_ORDERS);
  const query = { q, action, kind, actor, from, to };
  const list = useQuery({
    queryKey: ["audit", filters, order],
    queryFn: () => api("GET /api/audit", { query: { ...query, ...order, page, size } }),
    placeholderData: keepPreviousData,
  });
  const verification = useQuery({
    queryKey: ["audit", "verification"],
    queryFn: () => api("GET /api/audit/verification"),
    enabled: false,
  });
  const columns: readonly Column<AuditRow>[] = [
    { key: "id", title: "#", figure: true, width: 64, card: "hidden", render: (row) => row.id },
    {
      key: "at",
      title: t.at,
      sort: "at",
      render: (row) => <span className="tabular">{formatInstant(row.at, "seconds")}</span>,
    },
    {
      key: "actor",
      title: t.actor,
      render: (row) =>
        row.actorId === null ? (
          <span className="quiet">{row.actorName ?? (row.address === "" ? t.system : t.nobody)}</span>
        ) : (
          <Button
            type="link"
            size="small"
            className="plain-link"
            title={t.only}
            onClick={() => setFilters({ actor: row.actorId })}
          >
            {row.actorDisplayName ?? (row.actorName === INVENTED ? t.invented : row.actorName)}
            {row.actorDisplayName !== null && row.actorDisplayName !== row.actorName && (
              <span className="quiet"> {row.actorName}</span>
            )}
          </Button>
        ),
    },
    { key: "action", title: t.action, card: "title", render: (row) => words.action(row.action) },
    {
      key: "subject",
      title: t.subject,
      card: "state",
      render: (row) => <Subject row={row} kinds={list.data?.kinds ?? []} />,
    },
    {
      key: "changes",
      title: t.changes,
      figure: true,
      card: "hidden",
      render: (row) => t.fields(differences(row.before, row.after).filter((one) => one.changed).length),
    },
    { key: "address", title: t.address, render: (row) => <span className="tabular">{row.address}</span> },
  ];

  return (
    <PageFrame
      title={t.title}
      lead={t.lead}
      actions={
        <>
          <Button loading={verification.isFetching} onClick={() => void verification.refetch()}>
            {t.verify}
          </Button>
          <DownloadButton label={t.export} url={urlOf("GET /api/audit/export", { query })} />
        </>
      }
    >
      <AuditVerificationNotice verification={verification.data} error={verification.error} />
      <AuditFilters
        filters={filters}
        actions={list.data?.actions ?? []}
        kinds={list.data?.kinds ?? []}
        actorName={list.data?.rows.find((row) => row.actorId === actor)?.actorDisplayName ?? null}
        onChange={setFilters}
      />
      <DataTable
        label={t.title}
        columns={columns}
        rows={list.data?.rows}
        rowKey={(row) => row.id}
        loading={list.isPlaceholderData}
        error={list.error}
        onRetry={() => void list.refetch()}
        sorting={sorting}
        renderExpanded={(row) => <AuditChanges row={row} />}
        paging={{
          page,
          size,
          total: list.data?.total ?? 0,
          onChange: (next, nextSize) => setFilters({ page: next, size: nextSize }),
        }}
        empty={<EmptyState title={t.empty}>{t.emptyHelp}</EmptyState>}
      />
    </PageFrame>
  );
}

/** What it was done to: by its name where it has one, leading to its page for who may open that. */
function Subject({ row, kinds }: { readonly row: AuditRow; readonly kinds: AuditPage["kinds"] }) {
  const words = useAuditWords();
  const sentence = useSentence();
  const pages = useOpenPages();
  const { subject, subjectName, subjectPage } = row;
  const [, kind = "", key] = /^([a-z-]+)(?::(.+))?$/.exec(subject) ?? [];
  const known = kinds.find((each) => each.kind === kind)?.name;
  // What has no name any more is stored as `plan:` and an id.
  const id = /^[0-9a-f]{8}(?=-[0-9a-f-]{27}$)/.exec(key ?? "")?.[0];
  const kindName = known ? sentence(known) : id === undefined ? "" : words.field(kind);
  const [path = ""] = subjectPage?.split("?") ?? [];
  const opens = subjectPage !== null && pages.some((page) => matchPath(page.path, path) !== null);
  const linked = (name: ReactNode) => (opens ? <Link to={subjectPage}>{name}</Link> : name);
  if (subjectName === null)
    return kindName === "" ? subject : id === undefined || opens ? linked(kindName) : `${kindName} ${id}…`;
  return (
    <>
      {kindName !== "" && <span className="quiet">{kindName} </span>}
      {linked(
        typeof subjectName === "string" ? <span lang="zh-CN">{subjectName}</span> : sentence(subjectName),
      )}
    </>
  );
}
