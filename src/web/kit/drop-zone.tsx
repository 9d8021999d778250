import { Button } from "antd";
import { useRef } from "react";
import "./drop-zone.css";
import { useDropTarget } from "./use-drop-target.ts";

/** Where files come in, dropped or chosen, with the word on secrecy above and what is read below. */
export function DropZone(props: {
  readonly words: {
    readonly secrecy: string;
    readonly drop: string;
    readonly dropHere: string;
    readonly choose: string;
    readonly formats: string;
  };
  readonly accept: string;
  readonly multiple?: boolean;
  /** The page is about bringing files in, so that choosing is its main act. */
  readonly main?: boolean;
  readonly busy: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}) {
  const { words, accept, multiple = false, main = false, busy, onFiles } = props;
  const input = useRef<HTMLInputElement>(null);
  const { over, target } = useDropTarget(onFiles);
  return (
    <div className={over ? "ui-drop ui-drop-over" : "ui-drop"} {...target}>
      <p className="ui-secrecy">
        <b>{words.secrecy}</b>
      </p>
      <p className="ui-row ui-drop-line">
        {over ? words.dropHere : words.drop}
        <Button type={main ? "primary" : "default"} disabled={busy} onClick={() => input.current?.click()}>
          {words.choose}
        </Button>
      </p>
      {/* The button stands for it; the field itself stays for assistive technology and tests. */}
      <input
        ref={input}
        type="file"
        multiple={multiple}
        className="ui-hidden"
        tabIndex={-1}
        aria-label={words.choose}
        accept={accept}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
      <p className="ui-quiet">{words.formats}</p>
    </div>
  );
}
