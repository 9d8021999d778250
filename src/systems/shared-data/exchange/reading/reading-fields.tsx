import { useText } from "../../../../web/frame/language.tsx";
import type { CallableGrant } from "../view.ts";
import { text } from "./words.ts";

/** Why, and for which case: what every call needs. */
export function WhyFields(props: {
  readonly grant: CallableGrant;
  readonly purpose: string;
  readonly caseNumber: string;
  readonly onChange: (part: { readonly purpose?: string; readonly caseNumber?: string }) => void;
}) {
  const { grant, purpose, caseNumber, onChange } = props;
  const t = useText(text);
  return (
    <div className="ex-fields">
      <label className="ex-field">
        <span>{t.purpose}</span>
        <select
          className="ui-select"
          lang="zh-CN"
          value={purpose}
          onChange={({ target }) => onChange({ purpose: target.value })}
        >
          {grant.purposes.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
      </label>
      <label className="ex-field">
        <span>{t.caseNumber}</span>
        <input
          className="ui-input"
          lang="zh-CN"
          required={grant.personLevel || grant.mode === "api"}
          maxLength={40}
          autoComplete="off"
          value={caseNumber}
          onChange={({ target }) => onChange({ caseNumber: target.value })}
        />
        <span className="ui-quiet">{t.caseHelp}</span>
      </label>
    </div>
  );
}
