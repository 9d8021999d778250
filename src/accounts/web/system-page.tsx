import { useQuery } from "@tanstack/react-query";
import { Button, Descriptions } from "antd";
import { type Column, DataTable } from "../../web/kit/data-table.tsx";
import { FailureNotice } from "../../web/kit/failure-notice.tsx";
import { formatFigure, formatInstant, formatSize } from "../../web/frame/format.ts";
import { useLanguage, useText } from "../../web/frame/language.tsx";
import { PageFrame } from "../../web/frame/page-frame.tsx";
import { RowsSkeleton } from "../../web/kit/skeletons.tsx";
import type { SystemStatus } from "../domain/administration.ts";
import { api } from "./api.ts";
import "./system.css";
import { text } from "./system-text.ts";

type Failed = SystemStatus["jobs"]["failed"][number];
type Migration = SystemStatus["database"]["migrations"][number];

export default function SystemPage() {
  const t = useText(text);
  const status = useQuery({
    queryKey: ["system"],
    queryFn: () => api("GET /api/system"),
    refetchInterval: 30_000,
  });
  return (
    <PageFrame
      title={t.title}
      lead={t.backup}
      actions={
        <Button loading={status.isFetching} onClick={() => void status.refetch()}>
          {t.refresh}
        </Button>
      }
    >
      <FailureNotice error={status.error} onRetry={() => void status.refetch()} />
      {status.data === undefined ? (
        status.error === null && <RowsSkeleton />
      ) : (
        <Status status={status.data} />
      )}
    </PageFrame>
  );
}

function Status({ status }: { readonly status: SystemStatus }) {
  const t = useText(text);
  const { language } = useLanguage();
  const { database, jobs } = status;
  const failed: readonly Column<Failed>[] = [
    { key: "job", title: t.job, card: "title", render: (job) => `${job.name} #${job.id}` },
    {
      key: "attempts",
      title: t.attempts,
      figure: true,
      render: (job) => `${job.attempts} / ${job.maxAttempts}`,
    },
    { key: "error", title: t.lastError, render: (job) => job.lastError },
    { key: "next", title: t.nextRun, render: (job) => formatInstant(job.nextRunAt) },
  ];
  const migrations: readonly Column<Migration>[] = [
    { key: "schema", title: t.schema, render: (one) => one.schema },
    { key: "file", title: t.file, card: "title", render: (one) => one.name },
    { key: "at", title: t.appliedAt, render: (one) => formatInstant(one.appliedAt) },
  ];
  return (
    <>
      <div className="system-parts">
        <Descriptions
          title={t.application}
          column={1}
          size="small"
          bordered
          items={[
            { key: "version", label: t.version, children: status.version },
            { key: "node", label: t.node, children: status.node },
            { key: "started", label: t.startedAt, children: formatInstant(status.startedAt) },
            { key: "mode", label: t.mode, children: t.modes[status.mode] },
          ]}
        />
        <Descriptions
          title={t.database}
          column={1}
          size="small"
          bordered
          items={[
            { key: "server", label: t.server, children: database.version },
            { key: "name", label: t.name, children: database.name },
            { key: "size", label: t.size, children: formatSize(database.bytes, language) },
            {
              key: "connections",
              label: t.connections,
              children: formatFigure(database.connections, language),
            },
          ]}
        />
        <Descriptions
          title={t.jobs}
          column={1}
          size="small"
          bordered
          items={[
            { key: "waiting", label: t.waiting, children: formatFigure(jobs.waiting, language) },
            { key: "running", label: t.running, children: formatFigure(jobs.running, language) },
            { key: "failed", label: t.failed, children: formatFigure(jobs.failed.length, language) },
          ]}
        />
      </div>
      <h2>{t.failed}</h2>
      {jobs.failed.length === 0 ? (
        <p className="quiet">{t.noFailed}</p>
      ) : (
        <DataTable label={t.failed} columns={failed} rows={jobs.failed} rowKey={(job) => job.id} />
      )}
      <h2>{t.migrations}</h2>
      <DataTable
        label={t.migrations}
        columns={migrations}
        rows={database.migrations}
        rowKey={(one) => `${one.schema} ${one.name}`}
      />
    </>
  );
}
