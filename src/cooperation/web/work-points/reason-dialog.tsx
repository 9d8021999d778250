import { useMutation } from "@tanstack/react-query";
import { Dialog } from "../../../web/kit/dialog.tsx";
import { type ReactNode, useState } from "react";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { useText } from "../../../web/frame/language.tsx";
import { Field } from "./field.tsx";
import { text } from "./set-text.ts";

/** Asks for the reason of an act, then does it; what is refused is said in the dialog. */
export function ReasonDialog(props: {
  readonly title: string;
  readonly label: string;
  readonly help?: ReactNode;
  readonly initial?: string;
  readonly onDo: (reason: string) => Promise<unknown>;
  readonly onClose: () => void;
}) {
  const { title, label, help, initial = "", onDo, onClose } = props;
  const t = useText(text);
  const [reason, setReason] = useState(initial);
  const doing = useMutation({ mutationFn: onDo, onSuccess: onClose });
  return (
    <Dialog
      title={title}
      okText={title}
      cancelText={t.acts.cancel}
      busy={doing.isPending}
      okDisabled={reason.trim() === ""}
      onOk={() => doing.mutate(reason.trim())}
      onClose={onClose}
    >
      <div className="wp-form">
        {help !== undefined && <p>{help}</p>}
        <Field label={label}>
          <textarea
            className="ui-textarea"
            lang="zh-CN"
            rows={3}
            maxLength={1000}
            autoFocus
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </Field>
        <FailureNotice error={doing.error} />
      </div>
    </Dialog>
  );
}
