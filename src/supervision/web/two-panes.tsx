import type { KeyboardEvent, ReactNode } from "react";
import { useText } from "../../web/frame/language.tsx";
import "./source-pane.css";
import { text as words } from "./text.ts";

export type PaneName = "structure" | "source";
const PANES = ["structure", "source"] as const satisfies readonly PaneName[];

/** Structure and source side by side; tabs that show one of them where there is no room for both. */
export function TwoPanes(props: {
  readonly shown: PaneName;
  readonly onShow: (pane: PaneName) => void;
  readonly structure: ReactNode;
  readonly source: ReactNode;
  /** Which one stands on the left. */
  readonly first: PaneName;
}) {
  const { shown, onShow } = props;
  const t = useText(words);
  const move = (event: KeyboardEvent) => {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    const next = shown === "structure" ? "source" : "structure";
    onShow(next);
    document.getElementById(`tab-${next}`)?.focus();
  };
  const pane = (name: PaneName) => (
    <div
      key={name}
      id={`pane-${name}`}
      className={`sv-pane-${name} ${shown === name ? "" : "sv-pane-away"}`}
      role="group"
      aria-label={t[name]}
    >
      {props[name]}
    </div>
  );
  return (
    <>
      <div className="sv-pane-tabs no-print" role="tablist" onKeyDown={move}>
        {PANES.map((name) => (
          <button
            key={name}
            id={`tab-${name}`}
            type="button"
            role="tab"
            aria-selected={shown === name}
            aria-controls={`pane-${name}`}
            tabIndex={shown === name ? 0 : -1}
            onClick={() => onShow(name)}
          >
            {t[name]}
          </button>
        ))}
      </div>
      <div className="sv-panes">
        {pane(props.first)}
        {pane(props.first === "source" ? "structure" : "source")}
      </div>
    </>
  );
}
