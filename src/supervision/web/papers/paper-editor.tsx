import { type ReactNode, useRef } from "react";
import { useText } from "../../../web/frame/language.tsx";
import { PAPER_FORMS, type PaperKind } from "../../domain/papers/kinds.ts";
import { MOST_LETTERS } from "../../domain/papers/paper.ts";
import { text } from "./paper-text.ts";
import type { PaperText } from "./use-paper-saving.ts";

/** The fields of a paper and its body in plain text. */
export function PaperEditor(props: {
  readonly kind: PaperKind;
  readonly content: PaperText;
  /** The body as it was when the draft was opened: from there on its field keeps it. */
  readonly body: string;
  readonly tables: readonly string[];
  readonly onChange: (part: Partial<PaperText>) => void;
}) {
  const { kind, content, onChange } = props;
  const t = useText(text);
  const line = (name: "issuer" | "docNumber" | "addressee" | "note", longest: number, label: string) => (
    <Field label={label}>
      <input
        className="ui-input"
        lang="zh-CN"
        maxLength={longest}
        value={content[name] ?? ""}
        onChange={({ target }) => onChange({ [name]: target.value === "" ? null : target.value })}
      />
    </Field>
  );
  return (
    <div className="pp-editor">
      <div className="pp-fields">
        {PAPER_FORMS[kind].masthead !== null && line("issuer", 200, t.issuer)}
        {line("docNumber", 100, t.docNumber)}
      </div>
      <Field label={t.titleField}>
        <textarea
          className="ui-textarea pp-title-input"
          lang="zh-CN"
          rows={2}
          required
          maxLength={300}
          value={content.title}
          aria-invalid={content.title.trim() === ""}
          onChange={({ target }) => onChange({ title: target.value })}
        />
      </Field>
      {line("addressee", 500, t.addressee)}
      <BodyField body={props.body} tables={props.tables} onChange={(body) => onChange({ body })} />
      <Field label={t.attachments} hint={t.attachmentsHint}>
        <textarea
          className="ui-textarea"
          lang="zh-CN"
          rows={2}
          value={content.attachments.join("\n")}
          onChange={({ target }) =>
            onChange({ attachments: target.value === "" ? [] : target.value.split("\n") })
          }
        />
      </Field>
      <div className="pp-fields">
        <Field label={t.signature}>
          <textarea
            className="ui-textarea"
            lang="zh-CN"
            rows={2}
            maxLength={200}
            value={content.signature ?? ""}
            onChange={({ target }) => onChange({ signature: target.value === "" ? null : target.value })}
          />
        </Field>
        <Field label={t.date}>
          <input
            type="date"
            className="ui-input"
            value={content.date ?? ""}
            onChange={({ target }) => onChange({ date: target.value === "" ? null : target.value })}
          />
        </Field>
      </div>
      {line("note", 500, t.note)}
      <Field label={t.copies} hint={t.copiesHint}>
        <textarea
          className="ui-textarea"
          lang="zh-CN"
          rows={2}
          maxLength={1_000}
          value={content.copies ?? ""}
          onChange={({ target }) => onChange({ copies: target.value === "" ? null : target.value })}
        />
      </Field>
    </div>
  );
}

/** Its field keeps what is typed: setting hundreds of thousands of letters anew at each key is slower than who types. */
function BodyField(props: {
  readonly body: string;
  readonly tables: readonly string[];
  readonly onChange: (body: string) => void;
}) {
  const { body, tables, onChange } = props;
  const t = useText(text);
  const area = useRef<HTMLTextAreaElement>(null);
  const insert = (name: string) => {
    const field = area.current;
    if (field === null) return;
    // A table has its line to itself: after the line in which the caret stands.
    const end = field.value.indexOf("\n", field.selectionEnd);
    const cut = end < 0 ? field.value.length : end;
    field.setRangeText(`\n【表：${name}】`, cut, cut, "end");
    onChange(field.value);
    field.focus();
  };
  return (
    <div className="pp-body-field">
      <div className="ui-row pp-body-head">
        <label htmlFor="pp-body">{t.body}</label>
        {tables.length > 0 && (
          <select
            className="ui-select"
            aria-label={t.insert}
            value=""
            onChange={({ target }) => target.value !== "" && insert(target.value)}
          >
            <option value="">{t.insert}</option>
            {tables.map((name) => (
              <option key={name} value={name} lang="zh-CN">
                {name}
              </option>
            ))}
          </select>
        )}
      </div>
      <textarea
        ref={area}
        id="pp-body"
        className="ui-textarea pp-body"
        lang="zh-CN"
        aria-describedby="pp-body-hint"
        maxLength={MOST_LETTERS}
        defaultValue={body}
        onChange={({ target }) => onChange(target.value)}
      />
      <span id="pp-body-hint" className="ui-quiet">
        <span lang="zh-CN">一、（一）1.（1）</span> {t.levelHint}
        <span lang="zh-CN">【表：名称】</span> {t.tableHint}
      </span>
    </div>
  );
}

function Field(props: { readonly label: string; readonly hint?: string; readonly children: ReactNode }) {
  return (
    <label className="pp-field">
      <span>
        {props.label}
        {props.hint !== undefined && <span className="ui-quiet"> {props.hint}</span>}
      </span>
      {props.children}
    </label>
  );
}
