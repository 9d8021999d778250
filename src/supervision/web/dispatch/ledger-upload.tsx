import { Button, Modal } from "antd";
import { useRef, useState } from "react";
import { useNavigate } from "react-router";
import type { Sentence } from "../../../kernel/error.ts";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { failureOf } from "../../../web/frame/failure.ts";
import { useSentence, useText } from "../../../web/frame/language.tsx";
import { uploader } from "../../../web/kit/upload.ts";
import type { SupervisionContract } from "../../contract.ts";
import { text } from "./dispatch-text.ts";

const upload = uploader<SupervisionContract>();

/** Takes an office's own ledger and opens the page on which it is taken over. */
export function LedgerUpload({ planId }: { readonly planId: string }) {
  const t = useText(text);
  const sentence = useSentence();
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [sending, setSending] = useState(false);
  const [asking, setAsking] = useState<{ readonly file: File; readonly sentence: Sentence } | null>(null);
  const [error, setError] = useState<unknown>(null);

  async function send(file: File, confirmInternal: boolean) {
    setSending(true);
    setError(null);
    setAsking(null);
    try {
      const query = confirmInternal ? { confirmInternal: "true" } : {};
      const made = await upload(
        "POST /api/plans/:plan/ledger-imports",
        { params: { plan: planId }, query },
        file,
      );
      await navigate(`/ledger-imports/${made.id}`);
    } catch (caught) {
      const failure = failureOf(caught);
      if (failure.code === "ask-internal") setAsking({ file, sentence: failure.sentence });
      else setError(caught);
    } finally {
      setSending(false);
    }
  }

  return (
    <div className="ui-stack">
      <p className="ui-row">
        <Button loading={sending} onClick={() => input.current?.click()}>
          {sending ? t.importSending : t.importChoose}
        </Button>
        <b className="ui-secrecy">{t.importSecrecy}</b>
      </p>
      <input
        ref={input}
        type="file"
        className="ui-hidden"
        tabIndex={-1}
        aria-label={t.importChoose}
        accept=".xlsx,.xls,.et"
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = "";
          if (file !== undefined) void send(file, false);
        }}
      />
      <FailureNotice error={error} />
      <Modal
        open={asking !== null}
        title={t.internalTitle}
        okText={t.internalContinue}
        cancelText={t.internalStop}
        onOk={() => asking !== null && void send(asking.file, true)}
        onCancel={() => setAsking(null)}
      >
        {asking !== null && <p>{sentence(asking.sentence)}</p>}
      </Modal>
    </div>
  );
}
