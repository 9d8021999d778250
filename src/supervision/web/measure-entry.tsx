import { useState } from "react";
import { Link } from "react-router";
import { useOrdinal, useText } from "../../web/frame/language.tsx";
import type { MeasureRow } from "../domain/plan.ts";
import type { LightColour } from "../domain/tasks/light.ts";
import { useAsOf } from "../../web/kit/as-of.ts";
import { DeadlineWords } from "./deadline-words.tsx";
import "../../web/frame/desk.css";
import { Highlighted } from "./highlighted.tsx";
import "./measure-entry.css";
import { leadSentence } from "./remaining.ts";
import { LightMark } from "./task/light-mark.tsx";
import { text as words } from "./text.ts";
import { UnitLinks } from "./unit-links.tsx";

/** One measure in a list: what it promises, who answers for it, by when. */
export function MeasureEntry(props: {
  readonly row: MeasureRow;
  readonly unfolded: boolean;
  readonly query?: string;
  readonly note?: string;
  /** The worst light of its tasks, where it has any. */
  readonly light?: LightColour | undefined;
}) {
  const { row, query } = props;
  const t = useText(words);
  const { at } = useAsOf();
  const [choice, setChoice] = useState<boolean | null>(null);
  const unfolded = choice ?? props.unfolded;
  const mark = useOrdinal();
  const list = `undertakings-${row.id}`;
  const shown = query === undefined ? leadSentence(row.text) : row.text;
  return (
    <li className={row.undertakings.length > 0 && !unfolded ? "sv-measure sv-measure-folded" : "sv-measure"}>
      <span className="sv-measure-ordinal" lang="zh-CN">
        {mark(row)}
      </span>
      <div className="sv-measure-body">
        <Link className="sv-measure-text" to={at(`/measures/${row.id}`)} lang="zh-CN">
          <Highlighted text={shown} query={query} />
        </Link>
        <UnitLinks responsibilities={row.responsibilities} open={row.open} />
        {props.note !== undefined && <div className="ui-quiet">{props.note}</div>}
        {row.undertakings.length > 0 && (
          <>
            <button
              type="button"
              className="ui-link-button ui-quiet"
              aria-expanded={unfolded}
              aria-controls={list}
              onClick={() => setChoice(!unfolded)}
            >
              <span aria-hidden="true">{unfolded ? "▾" : "▸"}</span>{" "}
              {t.undertakingsOf(row.undertakings.length)}
            </button>
            <ol id={list} className={unfolded ? "sv-undertakings" : "sv-undertakings sv-folded"}>
              {row.undertakings.map((undertaking) => (
                <li key={undertaking.id}>
                  <span lang="zh-CN">
                    <Highlighted text={undertaking.text} query={query} />
                  </span>{" "}
                  <span className="ui-label ui-label-quiet">{t.kinds[undertaking.kind]}</span>
                </li>
              ))}
            </ol>
          </>
        )}
      </div>
      <div className="sv-measure-side">
        {props.light !== undefined && <LightMark light={props.light} />}
        <DeadlineWords row={row} />
      </div>
    </li>
  );
}
