import type { ReactNode } from "react";
import { Dialog } from "./dialog.tsx";
import { FailureNotice } from "./failure-notice.tsx";

/** What a form hands to what shows whom it reaches: what is filled in, and how it is sent or gone back to. */
export type Asking = {
  readonly values: Readonly<Record<string, unknown>>;
  readonly onSend: () => void;
  readonly onClose: () => void;
};

export type Named = { readonly key: string; readonly name: string; readonly about: ReactNode };

/** Shows before an act for many whom it reaches, what and until when, whom it does not and why, and its words to be edited. */
export function BeforeSending(props: {
  readonly title: string;
  readonly help?: string;
  /** What is chosen first, on which all below depends. */
  readonly choice?: ReactNode;
  readonly to: readonly Named[];
  readonly leftOut?: { readonly title: string; readonly those: readonly Named[] };
  readonly text?: {
    readonly label: string;
    readonly value: string;
    /** Characters at most; 500 where nothing is said. */
    readonly most?: number;
    /** Nothing is sent without words. */
    readonly needed?: boolean;
    readonly onChange: (text: string) => void;
  };
  /** It is done also where it reaches nobody here. */
  readonly mayBeNobody?: boolean;
  /** Something of the choice is missing yet. */
  readonly unready?: boolean;
  /** It stands until it is done, and says why it could not be; else it closes first. */
  readonly stands?: { readonly busy: boolean; readonly error: unknown };
  readonly okText: string;
  readonly onSend: () => void;
  readonly onClose: () => void;
}) {
  const { to, help, leftOut, text, stands, onSend, onClose } = props;
  const send = () => {
    if (stands === undefined) onClose();
    onSend();
  };
  return (
    <Dialog
      title={props.title}
      okText={props.okText}
      okDisabled={
        (to.length === 0 && props.mayBeNobody !== true) ||
        (text?.needed === true && text.value.trim() === "") ||
        props.unready === true
      }
      busy={stands?.busy ?? false}
      onOk={send}
      onClose={onClose}
    >
      {help !== undefined && <p className="ui-quiet">{help}</p>}
      {props.choice}
      <NamedList those={to} />
      {leftOut !== undefined && leftOut.those.length > 0 && (
        <>
          <h3>{leftOut.title}</h3>
          <NamedList those={leftOut.those} />
        </>
      )}
      {text !== undefined && (
        <label className="asking-text">
          {text.label}
          <textarea
            className="ui-textarea"
            rows={3}
            maxLength={text.most ?? 500}
            value={text.value}
            onChange={(event) => text.onChange(event.target.value)}
          />
        </label>
      )}
      <FailureNotice error={stands?.error ?? null} />
    </Dialog>
  );
}

const HAN = /\p{Script=Han}/u;

/** Whom an act reaches or what it is done on, one line each. */
export function NamedList({ those }: { readonly those: readonly Named[] }) {
  return (
    <ul className="asking-those">
      {those.map(({ key, name, about }) => (
        <li key={key}>
          <span {...(HAN.test(name) ? { lang: "zh-CN" } : {})}>{name}</span>{" "}
          <span className="ui-quiet">{about}</span>
        </li>
      ))}
    </ul>
  );
}
