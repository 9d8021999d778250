import { memo } from "react";
import { formatDay } from "../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../web/frame/language.tsx";
import type { Draft, DraftMeasure } from "../../domain/review.ts";
import { FieldBox } from "../field-box.tsx";
import "../measure-entry.css";
import { leadSentence } from "../remaining.ts";
import { text as words } from "../text.ts";
import { MeasureEditor } from "./measure-editor.tsx";
import { fieldOf } from "./review-marks.ts";
import { text } from "./review-text.ts";

/** Whether a person decided otherwise than printed. */
const isChanged = (measure: DraftMeasure) =>
  measure.text.value !== measure.text.printed ||
  measure.deadline.value.kind !== measure.deadline.printed.kind ||
  measure.deadline.value.latest !== measure.deadline.printed.latest ||
  [...measure.lead, ...measure.support, ...measure.guide].some((unit) => unit.printed !== unit.name);

/** Measures by chapter; the open one can be edited, the others are a line each, so that 500 of them stay light. */
export const MeasureList = memo(function MeasureList(props: {
  readonly measures: Draft["measures"];
  readonly open: string | null;
  readonly onOpen: (measure: string | null) => void;
}) {
  const { measures, open, onOpen } = props;
  const t = useText(text);
  return (
    <section className="ui-panel" aria-labelledby="review-measures">
      <h2 id="review-measures">
        {t.measures} <span className="ui-quiet">{measures.length}</span>
      </h2>
      <ol className="sv-review-list">
        {measures.map((measure, index) => (
          <MeasureLine
            key={measure.id}
            measure={measure}
            heading={measure.section !== (measures[index - 1]?.section ?? null) ? measure.section : null}
            open={measure.id === open}
            last={index === measures.length - 1}
            onOpen={onOpen}
          />
        ))}
      </ol>
    </section>
  );
});

const MeasureLine = memo(function MeasureLine(props: {
  readonly measure: DraftMeasure;
  readonly heading: string | null;
  readonly open: boolean;
  readonly last: boolean;
  readonly onOpen: (measure: string | null) => void;
}) {
  const { measure, open, onOpen } = props;
  const t = useText(text);
  const w = useText(words);
  const { language } = useLanguage();
  const { kind, latest } = measure.deadline.value;
  const units = measure.lead.length + measure.support.length + measure.guide.length;
  return (
    <li
      className={open ? "sv-review-item sv-review-open" : "sv-review-item"}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !open) return;
        onOpen(null);
        document.getElementById(`line-${measure.id}`)?.focus();
      }}
    >
      {props.heading !== null && (
        <h3 className="sv-review-chapter" lang="zh-CN">
          {props.heading}
        </h3>
      )}
      <FieldBox field={open ? "" : fieldOf.text(measure.id)}>
        <button
          type="button"
          id={`line-${measure.id}`}
          className="sv-review-line"
          aria-expanded={open}
          onClick={() => onOpen(open ? null : measure.id)}
        >
          <span aria-hidden="true">{open ? "▾" : "▸"}</span>
          <span lang="zh-CN" className="sv-measure-ordinal">
            {measure.ordinal ?? w.unnumbered}
          </span>
          <span lang="zh-CN" className="sv-review-lead">
            {leadSentence(measure.text.value)}
          </span>
          <span className="ui-quiet sv-review-facts">
            {w.undertakings} {measure.undertakings.length} · {w.units} {units} ·{" "}
            {kind === "date" ? formatDay(latest, language) : t.deadlineKinds[kind]}
          </span>
          <span className="sv-review-marks">
            {isChanged(measure) && <span className="ui-label ui-label-river">✎ {t.changed}</span>}
            <span className={measure.confirmed ? "ui-label ui-label-grass" : "ui-label ui-label-quiet"}>
              {measure.confirmed ? `✓ ${t.confirmed}` : t.unconfirmed}
            </span>
          </span>
        </button>
      </FieldBox>
      {open && <MeasureEditor measure={measure} last={props.last} />}
    </li>
  );
});
