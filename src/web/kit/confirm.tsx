import { Button } from "antd";
import { cloneElement, type ReactElement, type ReactNode, useId, useState } from "react";
import { useText } from "../frame/language.tsx";
import { words } from "./words.ts";

/** Asks before its button does what it says. The browser's own window: it stands where it is asked, above everything, at once. */
export function Confirm({
  title,
  description,
  okText,
  cancelText,
  onConfirm,
  children,
}: {
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly okText?: string;
  readonly cancelText?: string;
  readonly onConfirm: () => void;
  readonly children: ReactElement<{ onClick?: () => void }>;
}) {
  const t = useText(words);
  const id = useId();
  const [asked, setAsked] = useState(false);
  const close = () => setAsked(false);
  return (
    <>
      {cloneElement(children, { onClick: () => setAsked(true) })}
      {asked && (
        <dialog
          ref={(dialog) => void (dialog?.open === false && dialog.showModal())}
          className="asking"
          aria-labelledby={id}
          onClose={close}
        >
          <h2 id={id}>{title}</h2>
          {description !== undefined && <p className="ui-quiet">{description}</p>}
          <div className="ui-row asking-answers">
            <Button onClick={close}>{cancelText ?? t.cancel}</Button>
            <Button
              type="primary"
              autoFocus
              onClick={() => {
                close();
                onConfirm();
              }}
            >
              {okText ?? t.ok}
            </Button>
          </div>
        </dialog>
      )}
    </>
  );
}
