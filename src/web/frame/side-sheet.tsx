import { CloseOutlined } from "@ant-design/icons";
import { type ReactNode, useEffect, useRef } from "react";
import { useText } from "./language.tsx";
import { text } from "./text.ts";

/** A sheet at the left edge of a telephone, above the page; Escape, its button and a touch beside it close it. */
export function SideSheet({
  title,
  open,
  onClose,
  children,
}: {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const t = useText(text);
  const sheet = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open) sheet.current?.showModal();
  }, [open]);
  if (!open) return null;
  return (
    <dialog
      ref={sheet}
      className="side-sheet"
      aria-label={title}
      onClose={onClose}
      onClick={({ target }) => target === sheet.current && onClose()}
    >
      <div>
        <header>
          <strong>{title}</strong>
          <button type="button" aria-label={t.close} onClick={onClose}>
            <CloseOutlined />
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
