import { Button } from "antd";
import { Progress } from "../../../web/kit/progress.tsx";
import { Dialog } from "../../../web/kit/dialog.tsx";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { formatSize } from "../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../web/frame/language.tsx";
import { uploader } from "../../../web/kit/upload.ts";
import type { SupervisionContract } from "../../contract.ts";
import type { ImportStatus, Uploaded } from "../../contract/plans.ts";
import { DropZone } from "../../../web/kit/drop-zone.tsx";
import { text } from "./imports-text.ts";

const upload = uploader<SupervisionContract>();
const LIMIT_BYTES = 50 * 1024 * 1024;
const ACCEPTED = ".docx,.xlsx,.pdf,.html,.htm,.txt,.doc,.wps,.xls,.et";

type Refusal = { readonly zh: string; readonly en: string };
type Now =
  | { readonly step: "idle" }
  | { readonly step: "sending"; readonly file: File; readonly share: number; readonly stop: () => void }
  | { readonly step: "asking"; readonly file: File; readonly sentence: Refusal }
  | { readonly step: "refused"; readonly why: string }
  | { readonly step: "failed"; readonly error: unknown }
  | { readonly step: "done"; readonly outcome: "accepted" | "duplicate"; readonly import: ImportStatus };

/** Where documents come in: by drag or by choosing, one at a time, with what has really been sent. */
export function UploadZone(props: { readonly listKey: string; readonly rows: readonly ImportStatus[] }) {
  const t = useText(text);
  const sentence = useSentence();
  const { language } = useLanguage();
  const queries = useQueryClient();
  const [now, setNow] = useState<Now>({ step: "idle" });

  async function send(file: File, confirmInternal: boolean) {
    const controller = new AbortController();
    const stop = () => controller.abort();
    setNow({ step: "sending", file, share: 0, stop });
    let reply: Uploaded;
    try {
      reply = await upload(
        "POST /api/imports",
        { query: confirmInternal ? { confirmInternal: "true" } : {} },
        file,
        {
          onProgress: (share) => setNow({ step: "sending", file, share, stop }),
          signal: controller.signal,
        },
      );
    } catch (error) {
      setNow(controller.signal.aborted ? { step: "idle" } : { step: "failed", error });
      return;
    }
    if (reply.outcome === "ask-internal") setNow({ step: "asking", file, sentence: reply.sentence });
    else setNow({ step: "done", outcome: reply.outcome, import: reply.import });
    await queries.invalidateQueries({ queryKey: [props.listKey] });
  }

  function take(file: File | undefined) {
    if (file === undefined || now.step === "sending") return;
    if (file.size > LIMIT_BYTES)
      setNow({ step: "refused", why: t.tooLarge(file.name, formatSize(file.size, language)) });
    else if (file.size === 0) setNow({ step: "refused", why: t.emptyFile(file.name) });
    else void send(file, false);
  }

  return (
    <section className="ui-stack" aria-label={t.choose}>
      <DropZone
        words={t}
        accept={ACCEPTED}
        main
        busy={now.step === "sending"}
        onFiles={([first]) => take(first)}
      />
      <div aria-live="polite">
        {now.step === "sending" && (
          <div className="ui-notice">
            <div className="ui-row">
              <span>{t.uploading(now.file.name)}</span>
              <Button size="small" onClick={now.stop}>
                {t.stop}
              </Button>
            </div>
            <Progress share={now.share} label={t.uploading(now.file.name)} />
          </div>
        )}
        {now.step === "refused" && (
          <p className="ui-banner" role="alert">
            {now.why}
          </p>
        )}
        {now.step === "failed" && <FailureNotice error={now.error} />}
        {now.step === "done" && (
          <Arrived
            outcome={now.outcome}
            status={props.rows.find((row) => row.id === now.import.id) ?? now.import}
          />
        )}
      </div>
      {now.step === "asking" && (
        <Dialog
          title={t.internalTitle}
          okText={t.continueAnyway}
          cancelText={t.doNot}
          onOk={() => void send(now.file, true)}
          onClose={() => setNow({ step: "idle" })}
        >
          <p>{sentence(now.sentence)}</p>
        </Dialog>
      )}
    </section>
  );
}

/** What became of the document that was sent last. */
function Arrived(props: { readonly outcome: "accepted" | "duplicate"; readonly status: ImportStatus }) {
  const { outcome, status } = props;
  const t = useText(text);
  // Why it could not be read stands in the list, with its row.
  if (status.state === "failed" || status.state === "cancelled") return null;
  const isRead = status.state === "review" || status.state === "published";
  return (
    <p className="ui-notice ui-row">
      {outcome === "duplicate"
        ? t.duplicate(status.fileName)
        : isRead
          ? t.read(status.fileName)
          : t.accepted(status.fileName)}
      {isRead && (
        <Link to={status.planId === null ? `/imports/${status.id}/review` : `/plans/${status.planId}`}>
          {status.planId === null ? t.review : t.openPlan}
        </Link>
      )}
    </p>
  );
}
