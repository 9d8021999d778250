import { useText } from "../../../web/frame/language.tsx";
import { text } from "./report-text.ts";

/** “No change, because …” with one click; another reason is written. */
export function UnchangedChoice(props: {
  readonly label: string;
  readonly reason: string | null;
  readonly onChoose: (reason: string) => void;
}) {
  const t = useText(text);
  return (
    <div className="rf-unchanged" role="group" aria-label={props.label}>
      <span className="rf-unchanged-label">{props.label}</span>
      {t.reasons.map((reason) => (
        <button
          key={reason}
          type="button"
          lang="zh-CN"
          className="mw-chip"
          aria-pressed={props.reason === reason}
          onClick={() => props.onChoose(reason)}
        >
          {reason}
        </button>
      ))}
      <button
        type="button"
        className="mw-chip"
        aria-pressed={props.reason !== null && !t.reasons.includes(props.reason)}
        onClick={() => props.onChoose("")}
      >
        {t.otherReason}
      </button>
    </div>
  );
}
