import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { formatFigure, formatInstant, formatSize } from "../../web/frame/format.ts";
import { useLanguage, useSentence } from "../../web/frame/language.tsx";
import { PageFrame } from "../../web/frame/page-frame.tsx";
import { type Column, DataTable } from "../../web/kit/data-table.tsx";
import { FailureNotice } from "../../web/kit/failure-notice.tsx";
import { Loaded } from "../../web/kit/loaded.tsx";
import { Fact, Facts, Section, StatusLabel } from "../../web/kit/parts.tsx";
import { useWords } from "../../web/kit/said.ts";
import { api } from "../web/api.ts";
import { Backups } from "./backups.tsx";
import { isAtWork, type SystemStatus } from "./status.ts";
import "./system.css";
import { PARTS, words } from "./words.ts";

type Failed = SystemStatus["jobs"]["failed"][number];
type Migration = SystemStatus["database"]["migrations"][number];

/** Backups, disks, jobs, mail, database and versions: what the system administrator looks after. */
export default function SystemPage() {
  const t = useWords(words);
  const status = useQuery({
    queryKey: ["system"],
    queryFn: () => api("GET /api/system"),
    refetchInterval: ({ state }) => (isAtWork(state.data?.backups.rows ?? []) ? 1_500 : 30_000),
  });
  return (
    <Loaded query={status}>
      {(data) => (
        <PageFrame
          title={t.title}
          lead={t.lead}
          actions={
            <Button
              loading={status.isFetching && !isAtWork(data.backups.rows)}
              onClick={() => void status.refetch()}
            >
              {t.refresh}
            </Button>
          }
        >
          <Status status={data} />
        </PageFrame>
      )}
    </Loaded>
  );
}

function Status({ status }: { readonly status: SystemStatus }) {
  const t = useWords(words);
  const sentence = useSentence();
  const { language } = useLanguage();
  const { database, disks } = status;
  const figure = (count: number) => formatFigure(count, language);
  const migrations: readonly Column<Migration>[] = [
    { key: "schema", title: t.schema, render: (one) => one.schema },
    { key: "file", title: t.file, card: "title", render: (one) => one.name },
    { key: "at", title: t.appliedAt, render: (one) => formatInstant(one.appliedAt) },
  ];
  return (
    <div className="ui-stack">
      <Backups status={status} />
      <div className="system-parts">
        <Section title={t.disks}>
          <Facts>
            {disks.map(({ use, folder, free, size, nearlyFull }) => (
              <Fact key={use} name={t.disk[use]}>
                {t.free(formatSize(free, language), formatSize(size, language))}{" "}
                {nearlyFull && <StatusLabel name={t.nearlyFull} tone="vermilion" />}
                <div className="ui-quiet">{folder}</div>
              </Fact>
            ))}
          </Facts>
        </Section>
        <Section title={t.database}>
          <Facts>
            <Fact name={t.whole}>{formatSize(database.bytes, language)}</Fact>
            {database.parts.map(({ schema, bytes }) => (
              <Fact key={schema} name={PARTS[schema] ? sentence(PARTS[schema]) : schema}>
                {formatSize(bytes, language)}
              </Fact>
            ))}
          </Facts>
        </Section>
        <Section title={t.application}>
          <Facts>
            <Fact name={t.version}>{status.version}</Fact>
            <Fact name={t.mode}>{t.modes[status.mode]}</Fact>
            <Fact name={t.startedAt}>{formatInstant(status.startedAt)}</Fact>
            <Fact name={t.host}>{status.host}</Fact>
            <Fact name={t.node}>{status.node}</Fact>
            <Fact name={t.server}>{database.version}</Fact>
            <Fact name={t.name}>{database.name}</Fact>
            <Fact name={t.connections}>{figure(database.connections)}</Fact>
          </Facts>
        </Section>
      </div>
      <Jobs status={status} />
      <details className="ui-panel">
        <summary>{t.migrations(figure(database.migrations.length))}</summary>
        <DataTable
          label={t.migrations(figure(database.migrations.length))}
          columns={migrations}
          rows={database.migrations}
          rowKey={(one) => `${one.schema} ${one.name}`}
        />
      </details>
    </div>
  );
}

function Jobs({ status: { jobs, mail } }: { readonly status: SystemStatus }) {
  const t = useWords(words);
  const { language } = useLanguage();
  const queries = useQueryClient();
  const figure = (count: number) => formatFigure(count, language);
  const retry = useMutation({
    mutationFn: (job: string) => api("POST /api/system/jobs/:job/retry", { params: { job } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ["system"] }),
  });
  const columns: readonly Column<Failed>[] = [
    { key: "job", title: t.job, card: "title", render: (job) => `${job.name} #${job.id}` },
    {
      key: "attempts",
      title: t.attempts,
      figure: true,
      render: (job) => `${job.attempts} / ${job.maxAttempts}`,
    },
    { key: "error", title: t.lastError, render: (job) => <div className="kit-cell">{job.lastError}</div> },
    { key: "next", title: t.nextRun, render: (job) => formatInstant(job.nextRunAt) },
    {
      key: "acts",
      title: t.retry,
      card: "actions",
      render: (job) => (
        <Button size="small" loading={retry.isPending} onClick={() => retry.mutate(job.id)}>
          {t.retry}
        </Button>
      ),
    },
  ];
  return (
    <Section title={t.jobs}>
      <Facts>
        <Fact name={t.waiting}>{figure(jobs.waiting)}</Fact>
        <Fact name={t.running}>{figure(jobs.running)}</Fact>
        <Fact name={t.failed}>{figure(jobs.failed.length)}</Fact>
        <Fact name={t.mail}>
          {mail.configured ? t.mailOf(figure(mail.waiting), figure(mail.failed)) : t.mailOff}
        </Fact>
      </Facts>
      <FailureNotice error={retry.error} />
      {jobs.failed.length === 0 ? (
        <p className="ui-quiet">{t.noFailed}</p>
      ) : (
        <DataTable label={t.failedJobs} columns={columns} rows={jobs.failed} rowKey={(job) => job.id} />
      )}
    </Section>
  );
}
