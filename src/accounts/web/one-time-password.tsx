import { CopyOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { Dialog } from "../../web/kit/dialog.tsx";
import { tell } from "../../web/frame/told.tsx";
import { useText } from "../../web/frame/language.tsx";
import type { AccountWithPassword } from "../domain/account.ts";
import { text } from "./accounts-text.ts";

/** Shows a one-time password once; it is nowhere else. */
export function OneTimePassword({
  issued,
  onClose,
}: {
  readonly issued: AccountWithPassword;
  readonly onClose: () => void;
}) {
  const t = useText(text);
  const copy = async () => {
    await navigator.clipboard.writeText(issued.password);
    tell.done(t.copied);
  };
  return (
    <Dialog
      title={`${t.passwordTitle} · ${issued.account.displayName} (${issued.account.name})`}
      stays
      onClose={onClose}
      footer={
        <Button type="primary" onClick={onClose}>
          {t.gave}
        </Button>
      }
    >
      <p className="one-time">
        <code>{issued.password}</code>
        {/* Browsers give pages without TLS no clipboard; the text can be selected. */}
        {window.isSecureContext && (
          <Button icon={<CopyOutlined />} onClick={() => void copy()}>
            {t.copy}
          </Button>
        )}
      </p>
      <p>{t.passwordOnce}</p>
    </Dialog>
  );
}
