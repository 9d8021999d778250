import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { urlOf } from "../../web/frame/api.ts";
import { formatFigure, formatInstant, formatSize } from "../../web/frame/format.ts";
import { useLanguage, useSentence } from "../../web/frame/language.tsx";
import { Confirm } from "../../web/kit/confirm.tsx";
import { type Column, DataTable } from "../../web/kit/data-table.tsx";
import { FailureNotice } from "../../web/kit/failure-notice.tsx";
import { Fact, Facts, Section, StatusLabel } from "../../web/kit/parts.tsx";
import { useWords } from "../../web/kit/said.ts";
import { api } from "../web/api.ts";
import { type BackupLine, isAtWork, lastWhole, type SystemStatus } from "./status.ts";
import { CAUSES, words } from "./words.ts";
import { withSettings } from "../../web/kit/with-settings.tsx";

/** The last backup, what is done by the clock, and every file with what was made sure of it. */
export function Backups({ status }: { readonly status: SystemStatus }) {
  const t = useWords(words);
  const { language } = useLanguage();
  const sentence = useSentence();
  const queries = useQueryClient();
  const onSettled = () => queries.invalidateQueries({ queryKey: ["system"] });
  const backUp = useMutation({ mutationFn: () => api("POST /api/system/backups"), onSettled });
  const rehearse = useMutation({
    mutationFn: (backup: string) => api("POST /api/system/backups/:backup/rehearsal", { params: { backup } }),
    onSettled,
  });
  const { folder, hour, keep, rows } = status.backups;
  const last = lastWhole(rows);
  const busy = isAtWork(rows);
  const figure = (count: number) => formatFigure(count, language);
  const columns: readonly Column<BackupLine>[] = [
    {
      key: "made",
      title: t.made,
      card: "title",
      render: (one) => (
        <>
          {formatInstant(one.writtenAt ?? one.askedAt)}
          <div className="ui-quiet system-file">{one.file}</div>
        </>
      ),
    },
    {
      key: "cause",
      title: t.cause,
      render: (one) => (
        <>
          {sentence(CAUSES[one.cause])}{" "}
          {one.askedBy !== null && <span className="ui-quiet">{one.askedBy}</span>}
        </>
      ),
    },
    {
      key: "size",
      title: t.size,
      figure: true,
      render: (one) => one.bytes !== null && formatSize(one.bytes, language),
    },
    {
      key: "content",
      title: t.content,
      render: (one) =>
        one.tables !== null && one.rows !== null && t.tablesRows(figure(one.tables), figure(one.rows)),
    },
    { key: "state", title: t.state, card: "state", render: (one) => <State backup={one} /> },
    {
      key: "acts",
      title: t.acts,
      card: "actions",
      render: (one) =>
        one.here ? (
          <div className="ui-row">
            {/* Not fetched into the page: it may be larger than what the browser can hold. */}
            <a href={urlOf("GET /api/system/backups/:backup/file", { params: { backup: one.id } })} download>
              {t.download}
            </a>
            <Button size="small" disabled={busy} onClick={() => rehearse.mutate(one.id)}>
              {t.rehearse}
            </Button>
          </div>
        ) : (
          one.state === "done" && <span className="ui-quiet">{t.elsewhere(one.host)}</span>
        ),
    },
  ];
  return (
    <Section
      title={t.backups}
      action={
        <Confirm title={t.backUp} description={t.holds} onConfirm={() => backUp.mutate()}>
          <Button type="primary" loading={backUp.isPending} disabled={busy}>
            {t.backUp}
          </Button>
        </Confirm>
      }
    >
      <div className="ui-stack">
        <FailureNotice error={backUp.error ?? rehearse.error} />
        <Facts>
          <Fact name={t.last}>
            {last === undefined ? (
              <StatusLabel name={t.never} tone="ochre" />
            ) : (
              <>
                {formatInstant(last.writtenAt)}{" "}
                {last.bytes !== null && <span className="ui-quiet">{formatSize(last.bytes, language)}</span>}
              </>
            )}
          </Fact>
          <Fact name={t.schedule}>{hour === null ? withSettings(t.off) : t.daily(hour)}</Fact>
          <Fact name={t.keep}>{t.kept(keep)}</Fact>
          <Fact name={t.folder}>{folder}</Fact>
        </Facts>
        {status.oneDisk && <p className="ui-banner">{withSettings(t.oneDisk)}</p>}
        {rows.length === 0 ? (
          <p className="ui-quiet">{t.noBackups}</p>
        ) : (
          <DataTable label={t.backups} columns={columns} rows={rows} rowKey={({ id }) => id} />
        )}
        <p className="ui-quiet">{t.holds}</p>
      </div>
    </Section>
  );
}

/** How far it is, or what was made sure of it. */
function State({ backup }: { readonly backup: BackupLine }) {
  const t = useWords(words);
  const sentence = useSentence();
  const { language } = useLanguage();
  const { state, progress, rehearsal } = backup;
  const working =
    state === "waiting" || state === "writing" || state === "reading"
      ? state
      : rehearsal === "waiting" || rehearsal === "restoring"
        ? rehearsal
        : null;
  if (working !== null) {
    const figure = (count: number) => formatFigure(count, language);
    return (
      <div role="status">
        {t.states[working]}
        {progress !== null && (
          <div className="ui-quiet">
            {progress.of !== null && (
              <progress value={progress.tables} max={progress.of} aria-label={t.states[working]} />
            )}{" "}
            {t.progress(
              figure(progress.tables),
              progress.of === null ? null : figure(progress.of),
              figure(progress.rows),
            )}
          </div>
        )}
      </div>
    );
  }
  if (state === "failed")
    return (
      <>
        <StatusLabel name={t.states.failed} tone="vermilion" />
        {backup.failure !== null && <div className="kit-cell">{sentence(backup.failure)}</div>}
      </>
    );
  return (
    <>
      <StatusLabel name={t.states.verified} tone="grass" />{" "}
      {rehearsal === "done" && (
        <StatusLabel name={t.states.rehearsed(formatInstant(backup.rehearsedAt))} tone="grass" />
      )}
      {rehearsal === "failed" && (
        <>
          <StatusLabel name={t.states.notRehearsed} tone="vermilion" />
          {backup.rehearsalFailure !== null && (
            <div className="kit-cell">{sentence(backup.rehearsalFailure)}</div>
          )}
        </>
      )}
    </>
  );
}
