import { useMutation } from "@tanstack/react-query";
import { Alert, App, Button, Modal, Progress } from "antd";
import { useRef, useState } from "react";
import { type Column, DataTable } from "../../web/kit/data-table.tsx";
import { FailureNotice } from "../../web/kit/failure-notice.tsx";
import { useSentence, useText } from "../../web/frame/language.tsx";
import { uploader } from "../../web/kit/upload.ts";
import type { AccountsContract } from "../contract.ts";
import type { RosterIssue } from "../domain/roster.ts";
import { text } from "./roster-text.ts";

const upload = uploader<AccountsContract>();

/** Reads a roster without writing, shows every problem by row, then writes all of it or the good rows. */
export function RosterImportDialog({
  onClose,
  onWritten,
}: {
  readonly onClose: () => void;
  readonly onWritten: () => void;
}) {
  const t = useText(text);
  const sentence = useSentence();
  const { message } = App.useApp();
  const chooser = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const [sent, setSent] = useState(0);
  const read = useMutation({
    mutationFn: (chosen: File) =>
      upload("POST /api/organisations/roster", { query: { mode: "dry-run" } }, chosen, {
        onProgress: setSent,
      }),
  });
  const write = useMutation({
    mutationFn: ({ chosen, mode }: { chosen: File; mode: "all" | "good-rows" }) =>
      upload("POST /api/organisations/roster", { query: { mode } }, chosen, { onProgress: setSent }),
    onSuccess: () => {
      void message.success(t.written);
      onWritten();
      onClose();
    },
  });
  const choose = (chosen: File | undefined) => {
    if (chosen === undefined) return;
    setFile(chosen);
    setSent(0);
    write.reset();
    read.mutate(chosen);
  };
  const found = read.data;
  const columns: readonly Column<RosterIssue>[] = [
    { key: "row", title: t.row, figure: true, width: 64, render: (issue) => issue.row },
    { key: "field", title: t.field, width: 130, render: (issue) => issue.field },
    { key: "remedy", title: t.remedy, render: (issue) => sentence(issue.sentence) },
  ];
  const writing = (mode: "all" | "good-rows") => file !== null && write.mutate({ chosen: file, mode });
  return (
    <Modal
      open
      width={720}
      title={t.importRoster}
      onCancel={onClose}
      mask={{ closable: false }}
      footer={
        found === undefined ? null : (
          <>
            <Button onClick={() => chooser.current?.click()}>{t.another}</Button>
            {found.issues.length > 0 && (
              <Button loading={write.isPending} onClick={() => writing("good-rows")}>
                {t.writeGood}
              </Button>
            )}
            <Button
              type="primary"
              loading={write.isPending}
              disabled={found.issues.length > 0}
              onClick={() => writing("all")}
            >
              {t.writeAll}
            </Button>
          </>
        )
      }
    >
      <div className="import">
        <input
          ref={chooser}
          type="file"
          hidden
          accept=".xlsx"
          aria-label={t.chooseFile}
          onChange={(event) => {
            choose(event.target.files?.[0]);
            event.target.value = "";
          }}
        />
        {file === null && (
          <>
            <p>{t.fileHelp}</p>
            <p className="quiet">{t.unclassified}</p>
            <div>
              <Button type="primary" onClick={() => chooser.current?.click()}>
                {t.chooseFile}
              </Button>
            </div>
          </>
        )}
        {file !== null && <p>{file.name}</p>}
        {read.isPending && <Progress percent={Math.round(sent * 100)} aria-label={t.reading} />}
        <FailureNotice error={read.error ?? write.error} />
        {read.isError && (
          <div>
            <Button onClick={() => chooser.current?.click()}>{t.another}</Button>
          </div>
        )}
        {found !== undefined && (
          <>
            <p>{t.result(found.rows, found.created, found.updated, found.unchanged)}</p>
            {found.issues.length === 0 ? (
              <Alert type="success" showIcon title={t.noIssues} />
            ) : (
              <>
                <Alert type="warning" showIcon title={t.issues(found.issues.length)} />
                <DataTable
                  label={t.remedy}
                  columns={columns}
                  rows={found.issues}
                  rowKey={(issue) => `${issue.row} ${issue.field} ${issue.sentence.en}`}
                />
              </>
            )}
          </>
        )}
      </div>
    </Modal>
  );
}
