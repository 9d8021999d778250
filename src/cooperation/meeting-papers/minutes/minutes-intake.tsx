import { Button } from "antd";
import { useId, useState } from "react";
import { DropZone } from "../../../web/kit/drop-zone.tsx";
import { failureOf } from "../../../web/frame/failure.ts";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { useSentence, useText } from "../../../web/frame/language.tsx";
import { newRequestKey } from "../../../web/kit/request-key.ts";
import type { MinutesDetail } from "./minutes.ts";
import { api, upload } from "../../web/client.ts";
import { text } from "./words.ts";
import { useMinutesChange } from "./use-minutes.ts";

const FILE = "POST /api/meetings/:meeting/minutes-file";
const PASTED = "POST /api/meetings/:meeting/minutes";
const ACCEPTED = ".docx,.pdf,.txt,.doc,.wps,.rtf";

/** Where minutes come in: a file, or words that are pasted. Marked as internal they are taken in once more, confirmed. */
export function MinutesIntake(props: { readonly detail: MinutesDetail; readonly onDone?: () => void }) {
  const { detail, onDone } = props;
  const { meeting, version } = detail;
  const t = useText(text);
  const change = useMinutesChange(meeting);
  const [pasted, setPasted] = useState("");
  const [again, setAgain] = useState<(() => void) | null>(null);
  const area = useId();

  const run = (send: (confirmInternal: boolean) => Promise<MinutesDetail>, confirmed: boolean) => {
    setAgain(() => () => run(send, true));
    change.mutate(() => send(confirmed), { onSuccess: () => onDone?.() });
  };
  const sendFile = (file: File) =>
    run((confirmInternal) => {
      const query = {
        version,
        key: newRequestKey(),
        ...(confirmInternal ? { confirmInternal: "true" } : {}),
      };
      return upload(FILE, { params: { meeting }, query }, file);
    }, false);
  const sendPasted = () =>
    run(
      (confirmInternal) =>
        api(PASTED, {
          params: { meeting },
          body: { version, key: newRequestKey(), text: pasted, confirmInternal },
        }),
      false,
    );
  return (
    <section className="ui-panel ui-stack" aria-label={t.intake}>
      <h2>{t.intake}</h2>
      <p className="ui-quiet">{detail.minutes === null ? t.intakeHelp : t.replaceHelp}</p>
      <DropZone
        words={t}
        accept={ACCEPTED}
        main
        busy={change.isPending}
        onFiles={([file]) => file !== undefined && sendFile(file)}
      />
      <div className="mt-field">
        <label htmlFor={area}>{t.paste}</label>
        <textarea
          id={area}
          className="ui-textarea"
          rows={6}
          maxLength={200_000}
          lang="zh-CN"
          value={pasted}
          onChange={({ target }) => setPasted(target.value)}
        />
      </div>
      <p>
        <Button disabled={pasted.trim() === ""} loading={change.isPending} onClick={sendPasted}>
          {t.pasteSubmit}
        </Button>
      </p>
      <div aria-live="polite">
        {change.isPending && <p className="ui-notice">{t.reading}</p>}
        <Refused error={change.error} onConfirm={() => again?.()} onCancel={() => change.reset()} />
      </div>
    </section>
  );
}

function Refused(props: {
  readonly error: unknown;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}) {
  const t = useText(text);
  const sentence = useSentence();
  if (props.error === null || props.error === undefined) return null;
  const failure = failureOf(props.error);
  if (failure.code !== "ask-internal") return <FailureNotice error={props.error} />;
  return (
    <div className="ui-banner ui-stack" role="alert">
      <p>{sentence(failure.sentence)}</p>
      <div className="ui-row">
        <Button size="small" type="primary" onClick={props.onConfirm}>
          {t.keepInternal}
        </Button>
        <Button size="small" onClick={props.onCancel}>
          {t.cancel}
        </Button>
      </div>
    </div>
  );
}
