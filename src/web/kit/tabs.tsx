import type { ReactNode } from "react";
import { formatFigure } from "../frame/format.ts";
import { useLanguage } from "../frame/language.tsx";
import "./kit.css";

/** Ways of looking at one thing, one of which shows; each may say how many stand in it. */
export function Tabs(props: {
  readonly label: string;
  readonly tabs: readonly {
    readonly key: string;
    readonly name: ReactNode;
    readonly count?: number | undefined;
  }[];
  readonly shown: string | undefined;
  readonly onShow: (key: string) => void;
}) {
  const { language } = useLanguage();
  return (
    <nav className="kit-tabs no-print" aria-label={props.label}>
      {props.tabs.map(({ key, name, count }) => (
        <button
          key={key}
          type="button"
          aria-current={key === props.shown ? "page" : undefined}
          onClick={() => props.onShow(key)}
        >
          {name} {count !== undefined && <span className="ui-num">{formatFigure(count, language)}</span>}
        </button>
      ))}
    </nav>
  );
}
