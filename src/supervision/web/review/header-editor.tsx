import { Button } from "antd";
import { memo } from "react";
import { useText } from "../../../web/frame/language.tsx";
import { type DraftHeader, HEADER_FIELDS, type HeaderField } from "../../domain/review.ts";
import { FieldBox } from "../field-box.tsx";
import { text as words } from "../text.ts";
import { useFollowing } from "../use-following.ts";
import { fieldOf } from "./review-marks.ts";
import { text } from "./review-text.ts";
import { useDesk } from "./use-decide.ts";

/** Title, issuer, number, date and superior document, as decided and as printed. */
export const HeaderEditor = memo(function HeaderEditor({ header }: { readonly header: DraftHeader }) {
  const t = useText(text);
  return (
    <section className="ui-panel" aria-labelledby="header">
      <h2 id="header">{t.header}</h2>
      {HEADER_FIELDS.map((field) => (
        <HeaderLine key={field} name={field} field={header[field]} />
      ))}
    </section>
  );
});

function HeaderLine(props: { readonly name: HeaderField; readonly field: DraftHeader[HeaderField] }) {
  const { name, field } = props;
  const t = useText(text);
  const w = useText(words);
  const { decide, show } = useDesk();
  const [value, setValue] = useFollowing(field.value ?? "");
  const save = () =>
    decide({ type: "set-header", field: name, value: value.trim() === "" ? null : value.trim() });
  const changed = value !== (field.value ?? "");
  return (
    <FieldBox field={fieldOf.header(name)} className="sv-line">
      <label htmlFor={`header-${name}`} className="sv-line-name">
        {t.headerFields[name]}
      </label>
      <form
        className="sv-line-value"
        onSubmit={(event) => {
          event.preventDefault();
          if (changed) save();
        }}
      >
        <input
          id={`header-${name}`}
          className="ui-input sv-grow"
          type={name === "date" ? "date" : "text"}
          maxLength={500}
          value={value}
          lang="zh-CN"
          onFocus={() => show(fieldOf.header(name))}
          onChange={(event) => setValue(event.target.value)}
        />
        {changed && (
          <Button size="small" type="primary" htmlType="submit">
            {w.save}
          </Button>
        )}
        {field.value !== field.printed && (
          <span className="ui-quiet" lang="zh-CN">
            {w.printedAs(field.printed ?? t.none)}
          </span>
        )}
      </form>
    </FieldBox>
  );
}
