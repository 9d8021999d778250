import { Button } from "antd";
import { Confirm } from "../../../web/kit/confirm.tsx";
import { useRef } from "react";
import { useSentence, useText } from "../../../web/frame/language.tsx";
import type { DraftMeasure } from "../../domain/review.ts";
import { FieldBox } from "../field-box.tsx";
import { text as words } from "../text.ts";
import { useFollowing } from "../use-following.ts";
import { DeadlineEditor } from "./deadline-editor.tsx";
import { fieldOf } from "./review-marks.ts";
import { text } from "./review-text.ts";
import { ruleWords } from "./rule-words.ts";
import { UndertakingsEditor } from "./undertakings-editor.tsx";
import { UnitsEditor } from "./units-editor.tsx";
import { useDesk } from "./use-decide.ts";

/** Everything that may be decided about one measure of a draft. */
export function MeasureEditor({ measure, last }: { readonly measure: DraftMeasure; readonly last: boolean }) {
  const t = useText(text);
  const sentence = useSentence();
  const { decide } = useDesk();
  return (
    <div className="sv-editor">
      <p className="ui-quiet">{t.basis(sentence(ruleWords(measure.rules.measure)))}</p>
      <TextEditor measure={measure} />
      <UndertakingsEditor measure={measure} />
      <UnitsEditor measure={measure} />
      <DeadlineEditor measure={measure} />
      <div className="ui-row sv-editor-end">
        <Button
          type={measure.confirmed ? "default" : "primary"}

          onClick={() =>
            decide({ type: "confirm-measure", measure: measure.id, confirmed: !measure.confirmed })
          }
        >
          {measure.confirmed ? t.unconfirm : t.confirm}
        </Button>
        {!last && (
          <button
            type="button"
            className="ui-link-button"

            onClick={() => decide({ type: "merge-measure", measure: measure.id })}
          >
            {t.mergeNext}
          </button>
        )}
        <Confirm
          title={t.removeTitle}
          description={t.removeHelp}
          okText={t.remove}
          onConfirm={() => decide({ type: "remove-measure", measure: measure.id })}
        >
          <button type="button" className="ui-link-button">
            {t.removeMeasure}
          </button>
        </Confirm>
      </div>
    </div>
  );
}

const CHARACTERS_A_LINE = 36;

function TextEditor({ measure }: { readonly measure: DraftMeasure }) {
  const t = useText(text);
  const w = useText(words);
  const { decide, show } = useDesk();
  const [value, setValue] = useFollowing(measure.text.value);
  const area = useRef<HTMLTextAreaElement>(null);
  const field = fieldOf.text(measure.id);
  const changed = value !== measure.text.value;
  return (
    <FieldBox field={field}>
      <textarea
        ref={area}
        className="ui-textarea"
        lang="zh-CN"
        aria-label={t.text}
        title={t.splitHint}
        rows={Math.min(14, Math.max(2, Math.ceil(value.length / CHARACTERS_A_LINE)))}
        maxLength={20_000}
        value={value}
        onFocus={() => show(field)}
        onChange={(event) => setValue(event.target.value)}
      />
      <div className="ui-row sv-tools">
        {changed && (
          <Button
            size="small"
            type="primary"
            disabled={value.trim() === ""}
            onClick={() => {
              decide({ type: "set-text", measure: measure.id, text: value.trim() });
              // The button goes when the text is saved; the focus stays with the text.
              area.current?.focus();
            }}
          >
            {w.save}
          </Button>
        )}
        <button
          type="button"
          className="ui-link-button"
          title={t.splitHint}
          disabled={changed}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() =>
            decide({
              type: "split-measure",
              measure: measure.id,
              at: Math.max(1, area.current?.selectionStart ?? 1),
            })
          }
        >
          {t.splitHere}
        </button>
        {measure.text.value !== measure.text.printed && (
          <span className="ui-quiet" lang="zh-CN">
            {w.printedAs(measure.text.printed)}
          </span>
        )}
      </div>
    </FieldBox>
  );
}
