import { Button } from "antd";
import { type Named, NamedList } from "../../../web/kit/before-sending.tsx";
import { Dialog } from "../../../web/kit/dialog.tsx";
import { useState } from "react";
import { useText } from "../../../web/frame/language.tsx";
import { text } from "./my-work-text.ts";

/** Signing several reports at once, or sending them back with one reason; it stays in view. */
export function SignBar(props: {
  readonly total: number;
  readonly chosen: readonly Named[];
  readonly busy: boolean;
  readonly onChooseAll: (all: boolean) => void;
  readonly onSign: () => void;
  readonly onSendBack: (reason: string) => void;
}) {
  const t = useText(text);
  const [reason, setReason] = useState<string | null>(null);
  const count = props.chosen.length;
  const none = count === 0;
  return (
    <div className="mw-bar no-print">
      <label>
        <input
          type="checkbox"
          ref={(box) => void (box !== null && (box.indeterminate = !none && count < props.total))}
          checked={count === props.total}
          onChange={(event) => props.onChooseAll(event.target.checked)}
        />{" "}
        {t.chooseAll}
      </label>
      <span className="ui-quiet" aria-live="polite">
        {t.chosen(count)}
      </span>
      <span className="mw-bar-acts">
        <Button disabled={none || props.busy} onClick={() => setReason("")}>
          {t.sendBack}
        </Button>
        <Button type="primary" disabled={none} loading={props.busy} onClick={props.onSign}>
          {t.sign}
        </Button>
      </span>
      {reason !== null && (
        <Dialog
          title={t.sendBackTitle(count)}
          okText={t.sendBack}
          cancelText={t.cancel}
          okDisabled={reason.trim() === ""}
          onClose={() => setReason(null)}
          onOk={() => {
            props.onSendBack(reason.trim());
            setReason(null);
          }}
        >
          <NamedList those={props.chosen} />
          <label>
            {t.sendBackReason}
            <textarea
              className="ui-textarea"
              value={reason}
              rows={3}
              maxLength={2000}
              onChange={(event) => setReason(event.target.value)}
            />
          </label>
        </Dialog>
      )}
    </div>
  );
}
