import { Button } from "antd";
import { type ReactNode, useId, useLayoutEffect, useRef, useState } from "react";
import { useText } from "../frame/language.tsx";
import { words } from "./words.ts";

export type DialogProps = {
  readonly title: ReactNode;
  readonly children?: ReactNode;
  /** What is done, by its button; without it there is only a way out. */
  readonly okText?: string | undefined;
  readonly onOk?: () => void;
  readonly okDisabled?: boolean;
  readonly busy?: boolean;
  readonly danger?: boolean;
  readonly cancelText?: string | undefined;
  /** By its button and by Escape. Where another answer follows from Escape than from calling off, it stays until answered. */
  readonly onClose: () => void;
  readonly stays?: boolean;
  /** Buttons in place of the usual two. */
  readonly footer?: ReactNode;
  /** In px, where there is room. */
  readonly width?: number;
};

/** A window above the page: the browser's own, which stands at once where it is, holds the keys and gives them back. */
export function Dialog(props: DialogProps) {
  const { title, children, onOk, onClose, stays = false, danger = false, footer, width } = props;
  const t = useText(words);
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const ok = useRef<HTMLButtonElement>(null);
  const stands = useRef(false);
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    stands.current = true;
    // Where nothing is typed, Enter answers; what cannot be taken back is answered on purpose.
    if (!danger && shown?.querySelector("input, select, textarea") === null) ok.current?.focus();
    return () => {
      stands.current = false;
      shown?.close();
    };
  }, [danger]);
  return (
    <dialog
      ref={dialog}
      className="asking"
      style={width === undefined ? undefined : { width }}
      aria-labelledby={id}
      onCancel={(event) => {
        if (stays && event.target === event.currentTarget) event.preventDefault();
      }}
      onClose={({ target, currentTarget }) => {
        if (target !== currentTarget || !stands.current || currentTarget.open) return;
        // A second Escape closes it unasked.
        if (stays) currentTarget.showModal();
        else onClose();
      }}
    >
      <h2 id={id}>{title}</h2>
      {children}
      <div className="ui-row asking-answers">
        {footer ?? (
          <>
            <Button onClick={onClose}>{props.cancelText ?? (onOk === undefined ? t.close : t.cancel)}</Button>
            {onOk !== undefined && (
              <Button
                ref={ok}
                type="primary"
                danger={danger}
                disabled={props.okDisabled ?? false}
                loading={props.busy ?? false}
                onClick={onOk}
              >
                {props.okText ?? t.ok}
              </Button>
            )}
          </>
        )}
      </div>
    </dialog>
  );
}

type Question = Pick<DialogProps, "title" | "okText" | "cancelText" | "danger"> & {
  readonly content?: ReactNode;
};

/** Asks whether something is to be done: the asking, answered by whether it is, and its window, to be put into the page. */
export function useQuestion(): {
  readonly ask: (question: Question) => Promise<boolean>;
  readonly question: ReactNode;
} {
  const [asked, setAsked] = useState<(Question & { readonly answer: (yes: boolean) => void }) | null>(null);
  const ask = (question: Question) =>
    new Promise<boolean>((resolve) =>
      setAsked({
        ...question,
        answer: (yes) => {
          setAsked(null);
          resolve(yes);
        },
      }),
    );
  return {
    ask,
    question: asked && (
      <Dialog {...asked} onOk={() => asked.answer(true)} onClose={() => asked.answer(false)}>
        {asked.content !== undefined && <p className="ui-quiet">{asked.content}</p>}
      </Dialog>
    ),
  };
}
