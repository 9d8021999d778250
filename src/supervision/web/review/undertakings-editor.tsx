import { Button } from "antd";
import { useRef, useState } from "react";
import { useText } from "../../../web/frame/language.tsx";
import { UNDERTAKING_KINDS, type UndertakingKind } from "../../domain/reading.ts";
import type { DraftMeasure, DraftUndertaking } from "../../domain/review.ts";
import { FieldBox } from "../field-box.tsx";
import { text as words } from "../text.ts";
import { useFollowing } from "../use-following.ts";
import { fieldOf } from "./review-marks.ts";
import { text } from "./review-text.ts";
import { useDesk } from "./use-decide.ts";

const CHARACTERS_A_LINE = 34;

/** The separate things that a measure promises: edit, split, merge, remove, add. */
export function UndertakingsEditor({ measure }: { readonly measure: DraftMeasure }) {
  const t = useText(text);
  return (
    <fieldset className="sv-fieldset">
      <legend>
        {t.undertakings} {measure.undertakings.length}
      </legend>
      <ol className="sv-undertaking-list sv-numbered">
        {measure.undertakings.map((undertaking, index) => (
          <li key={undertaking.id}>
            <UndertakingLine
              measure={measure.id}
              undertaking={undertaking}
              number={index + 1}
              last={index === measure.undertakings.length - 1}
            />
          </li>
        ))}
      </ol>
      <NewUndertaking key={measure.undertakings.length} measure={measure.id} />
    </fieldset>
  );
}

function KindChoice(props: {
  readonly value: UndertakingKind;
  readonly onChange: (kind: UndertakingKind) => void;
}) {
  const t = useText(text);
  const w = useText(words);
  return (
    <select
      className="sv-mini-select"
      aria-label={t.kind}
      value={props.value}
      onChange={(event) => {
        const kind = UNDERTAKING_KINDS.find((each) => each === event.target.value);
        if (kind !== undefined) props.onChange(kind);
      }}
    >
      {UNDERTAKING_KINDS.map((kind) => (
        <option key={kind} value={kind}>
          {w.kinds[kind]}
        </option>
      ))}
    </select>
  );
}

function UndertakingLine(props: {
  readonly measure: string;
  readonly undertaking: DraftUndertaking;
  readonly number: number;
  readonly last: boolean;
}) {
  const { measure, undertaking } = props;
  const t = useText(text);
  const w = useText(words);
  const { decide, show } = useDesk();
  const [value, setValue] = useFollowing(undertaking.text);
  const area = useRef<HTMLTextAreaElement>(null);
  const on = { measure, undertaking: undertaking.id };
  const field = fieldOf.undertaking(measure, undertaking.id);
  const changed = value !== undertaking.text;
  return (
    <FieldBox field={field}>
      <textarea
        ref={area}
        className="ui-textarea"
        lang="zh-CN"
        aria-label={t.undertaking(props.number)}
        rows={Math.max(1, Math.ceil(value.length / CHARACTERS_A_LINE))}
        maxLength={5000}
        value={value}
        onFocus={() => show(field)}
        onChange={(event) => setValue(event.target.value)}
      />
      <div className="ui-row sv-tools">
        <KindChoice
          value={undertaking.kind}
          onChange={(kind) => decide({ type: "edit-undertaking", ...on, text: value, kind })}
        />
        {changed && (
          <Button
            size="small"
            type="primary"
            disabled={value.trim() === ""}
            onClick={() => {
              decide({ type: "edit-undertaking", ...on, text: value.trim(), kind: undertaking.kind });
              area.current?.focus();
            }}
          >
            {w.save}
          </Button>
        )}
        <button
          type="button"
          className="ui-link-button"
          disabled={changed}
          // Taking the focus would lose sight of the caret that says where to split.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() =>
            decide({ type: "split-undertaking", ...on, at: Math.max(1, area.current?.selectionStart ?? 1) })
          }
        >
          {t.split}
        </button>
        {!props.last && (
          <button
            type="button"
            className="ui-link-button"
            disabled={changed}
            onClick={() => decide({ type: "merge-undertaking", ...on })}
          >
            {t.merge}
          </button>
        )}
        <button
          type="button"
          className="ui-link-button"

          onClick={() => decide({ type: "remove-undertaking", ...on })}
        >
          {t.remove}
        </button>
      </div>
    </FieldBox>
  );
}

function NewUndertaking({ measure }: { readonly measure: string }) {
  const t = useText(text);
  const { decide } = useDesk();
  const [value, setValue] = useState("");
  const [kind, setKind] = useState<UndertakingKind>("其他");
  return (
    <form
      className="ui-row"
      onSubmit={(event) => {
        event.preventDefault();
        if (value.trim() !== "") decide({ type: "add-undertaking", measure, text: value.trim(), kind });
      }}
    >
      <input
        className="ui-input sv-grow"
        lang="zh-CN"
        aria-label={t.newUndertaking}
        placeholder={`+ ${t.newUndertaking}`}
        maxLength={5000}
        value={value}
        onChange={(event) => setValue(event.target.value)}
      />
      {value.trim() !== "" && (
        <>
          <KindChoice value={kind} onChange={setKind} />
          <Button size="small" htmlType="submit">
            {t.add}
          </Button>
        </>
      )}
    </form>
  );
}
