import { Button } from "antd";
import { failureOf } from "../frame/failure.ts";
import { FailureNotice } from "./failure-notice.tsx";
import { useSentence, useText } from "../frame/language.tsx";
import { words } from "./import-words.ts";

/** Why an upload failed; where the file is marked internal, whether it may be kept all the same. */
export function UploadRefused(props: {
  readonly error: unknown;
  readonly busy: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}) {
  const { error } = props;
  const t = useText(words);
  const sentence = useSentence();
  if (error === null || error === undefined) return null;
  const failure = failureOf(error);
  if (failure.code !== "ask-internal") return <FailureNotice error={error} />;
  return (
    <div className="ui-banner ui-stack" role="alert">
      <p>{sentence(failure.sentence)}</p>
      <div className="ui-row">
        <Button size="small" type="primary" loading={props.busy} onClick={props.onConfirm}>
          {t.uploadInternal}
        </Button>
        <Button size="small" onClick={props.onCancel}>
          {t.cancel}
        </Button>
      </div>
    </div>
  );
}
