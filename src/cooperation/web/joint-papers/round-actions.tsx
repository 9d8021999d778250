import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { Dialog } from "../../../web/kit/dialog.tsx";
import { useState } from "react";
import { urlOf } from "../../../web/frame/api.ts";
import { download } from "../../../web/kit/download.ts";
import { DropZone } from "../../../web/kit/drop-zone.tsx";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { failureOf } from "../../../web/frame/failure.ts";
import { useSentence, useText } from "../../../web/frame/language.tsx";
import { newRequestKey } from "../../../web/kit/request-key.ts";
import type { JointPaperDetail } from "../../domain/joint-papers/joint-paper-row.ts";
import type { Solicitation } from "../../domain/opinions.ts";
import { upload } from "../client.ts";
import { text } from "./joint-paper-text.ts";
import { mayDo, useAct } from "./use-joint-paper.ts";

const TABLE = "GET /api/joint-papers/:paper/rounds/:round/table";
const FORM = "GET /api/joint-papers/:paper/rounds/:round/form";

type Props = { readonly paper: JointPaperDetail; readonly round: Solicitation };

/** What goes out of a round and comes back to it: the table of decisions, the form, a returned form. */
export function RoundActions({ paper, round }: Props) {
  const t = useText(text);
  const params = { paper: paper.id, round: round.id };
  const saving = useMutation({ mutationFn: download });
  const mayImport = mayDo(paper, {
    type: "import-opinions",
    solicitation: round.id,
    fileName: "·",
    opinions: [{ id: "", party: 0, place: "", text: "·" }],
  });
  const [importing, setImporting] = useState(false);
  const button = (label: string, url: string) => (
    <Button size="small" disabled={saving.isPending} onClick={() => saving.mutate(url)}>
      {label}
    </Button>
  );
  return (
    <>
      {button(t.tableDocx, urlOf(TABLE, { params, query: { format: "docx" } }))}
      {button(t.tableXlsx, urlOf(TABLE, { params, query: { format: "xlsx" } }))}
      {round.closedOn === null && button(t.form, urlOf(FORM, { params }))}
      {mayImport && (
        <Button size="small" onClick={() => setImporting(true)}>
          {t.importSheet}
        </Button>
      )}
      {saving.error !== null && <FailureNotice error={saving.error} />}
      {importing && <SheetImport paper={paper} round={round} onClose={() => setImporting(false)} />}
    </>
  );
}

function SheetImport({ paper, round, onClose }: Props & { readonly onClose: () => void }) {
  const t = useText(text);
  const sentence = useSentence();
  const act = useAct(paper);
  const reading = useMutation({
    mutationFn: ({ file, confirmInternal }: { readonly file: File; readonly confirmInternal: boolean }) =>
      upload(
        "POST /api/joint-papers/:paper/rounds/:round/sheets",
        { params: { paper: paper.id, round: round.id }, query: { confirmInternal } },
        file,
      ),
  });
  const entering = useMutation({ mutationFn: act, onSuccess: onClose });
  const sheet = reading.data;
  const good = sheet?.opinions ?? [];
  const enter = () =>
    sheet &&
    entering.mutate({
      type: "import-opinions",
      solicitation: round.id,
      fileName: sheet.fileName,
      opinions: good.map(({ party, place, text: words }) => ({
        id: newRequestKey(),
        party,
        place,
        text: words,
      })),
    });
  const asksInternal = reading.error !== null && failureOf(reading.error).code === "ask-internal";
  return (
    <Dialog
      title={t.importSheet}
      okText={t.enterGood(good.length)}
      cancelText={t.leave}
      okDisabled={good.length === 0}
      busy={entering.isPending}
      onOk={enter}
      onClose={onClose}
    >
      <div className="ui-stack">
        <DropZone
          words={{ ...t.upload, secrecy: t.importSecrecy, formats: t.importHelp }}
          accept=".xlsx,.xls,.et"
          busy={reading.isPending}
          onFiles={([file]) => file && reading.mutate({ file, confirmInternal: false })}
        />
        <FailureNotice error={reading.error ?? entering.error} />
        {asksInternal && reading.variables && (
          <Button onClick={() => reading.mutate({ file: reading.variables.file, confirmInternal: true })}>
            {t.confirmInternal}
          </Button>
        )}
        {sheet !== undefined && (
          <>
            <p aria-live="polite">
              {t.readable(good.length)}
              {sheet.issues.length > 0 && ` · ${t.unreadable(sheet.issues.length)}`}
            </p>
            <ul className="jp-sheet-rows">
              {sheet.issues.map(({ row, sentence: why }) => (
                <li key={`issue-${row}`}>
                  <span className="jp-late">{t.row(row)}</span> <span>{sentence(why)}</span>
                </li>
              ))}
              {good.map(({ row, unit, place, text: words }) => (
                <li key={`row-${row}`}>
                  <span className="ui-quiet">{t.row(row)}</span>{" "}
                  <span lang="zh-CN">
                    {unit} {place} {words}
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </Dialog>
  );
}
