import { Button } from "antd";
import { Progress } from "../../../web/kit/progress.tsx";
import { useRef, useState } from "react";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { formatSize } from "../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../web/frame/language.tsx";
import { uploader } from "../../../web/kit/upload.ts";
import type { SupervisionContract } from "../../contract.ts";
import type { Evidence } from "../../domain/tasks/task.ts";
import { useDropTarget } from "../../../web/kit/use-drop-target.ts";
import { text } from "./report-text.ts";

const upload = uploader<SupervisionContract>();

type Sending = { readonly name: string; readonly share: number; readonly stop: () => void };

/** What proves a report: files dropped, chosen or photographed, sent one after the other. */
export function EvidenceDrop(props: {
  readonly task: string;
  readonly evidence: readonly Evidence[];
  readonly onAdd: (added: Evidence) => void;
  readonly onRemove: (digest: string) => void;
  readonly onUpload: (begun: boolean) => void;
}) {
  const { task, evidence } = props;
  const t = useText(text);
  const { language } = useLanguage();
  const [file, camera] = [useRef<HTMLInputElement>(null), useRef<HTMLInputElement>(null)];
  const [sending, setSending] = useState<Sending | null>(null);
  const [error, setError] = useState<unknown>(null);

  async function send(files: readonly File[]) {
    if (sending !== null) return;
    setError(null);
    props.onUpload(true);
    const controller = new AbortController();
    const stop = () => controller.abort();
    try {
      for (const each of files) {
        setSending({ name: each.name, share: 0, stop });
        const added = await upload("POST /api/tasks/:task/evidence", { params: { task } }, each, {
          onProgress: (share) => setSending({ name: each.name, share, stop }),
          signal: controller.signal,
        });
        props.onAdd(added);
      }
    } catch (cause) {
      if (!controller.signal.aborted) setError(cause);
    }
    setSending(null);
    props.onUpload(false);
  }

  const { over, target } = useDropTarget((files) => void send(files));
  const take = (input: HTMLInputElement) => {
    void send([...(input.files ?? [])]);
    input.value = "";
  };
  return (
    <div
      className={over ? "rf-evidence rf-evidence-over" : "rf-evidence"}
      role="group"
      aria-label={t.evidence}
      {...target}
    >
      <div className="ui-row">
        <span className="rf-label">{t.evidence}</span>
        <Button disabled={sending !== null} onClick={() => file.current?.click()}>
          {t.file}
        </Button>
        <Button className="rf-camera" disabled={sending !== null} onClick={() => camera.current?.click()}>
          {t.camera}
        </Button>
        <span className="ui-quiet rf-drop">{over ? t.dropHere : t.drop}</span>
        <span className="ui-quiet">{t.secrecy}</span>
      </div>
      <input
        ref={file}
        type="file"
        multiple
        className="ui-hidden"
        tabIndex={-1}
        aria-label={t.file}
        onChange={(event) => take(event.target)}
      />
      <input
        ref={camera}
        type="file"
        accept="image/*"
        capture="environment"
        className="ui-hidden"
        tabIndex={-1}
        aria-label={t.camera}
        onChange={(event) => take(event.target)}
      />
      {evidence.length > 0 && (
        <ul className="ui-plain-list">
          {evidence.map(({ digest, name, size }) => (
            <li key={digest} className="ui-row">
              <span lang="zh-CN">{name}</span> <span className="ui-quiet">{formatSize(size, language)}</span>
              <Button
                type="text"
                size="small"
                aria-label={t.remove(name)}
                onClick={() => props.onRemove(digest)}
              >
                ×
              </Button>
            </li>
          ))}
        </ul>
      )}
      {sending !== null && (
        <div aria-live="polite">
          <div className="ui-row">
            <span>{t.uploading(sending.name)}</span>
            <Button size="small" onClick={sending.stop}>
              {t.stop}
            </Button>
          </div>
          <Progress share={sending.share} label={t.uploading(sending.name)} />
        </div>
      )}
      <FailureNotice error={error} />
    </div>
  );
}
