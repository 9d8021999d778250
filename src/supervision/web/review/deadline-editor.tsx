import { Button } from "antd";
import { useText } from "../../../web/frame/language.tsx";
import type { DeadlineKind } from "../../domain/reading.ts";
import type { DraftMeasure } from "../../domain/review.ts";
import { FieldBox } from "../field-box.tsx";
import { text as words } from "../text.ts";
import { useFollowing } from "../use-following.ts";
import { fieldOf } from "./review-marks.ts";
import { text } from "./review-text.ts";
import { useDesk } from "./use-decide.ts";

const KINDS = ["date", "continuous", "longterm", "none"] as const satisfies readonly DeadlineKind[];

/** When a measure is to be done; what was printed stays beside what is decided. */
export function DeadlineEditor({ measure }: { readonly measure: DraftMeasure }) {
  const t = useText(text);
  const w = useText(words);
  const { decide, show } = useDesk();
  const { printed, value } = measure.deadline;
  const [kind, setKind] = useFollowing(value.kind);
  const [latest, setLatest] = useFollowing(value.latest ?? "");
  const [then, setThen] = useFollowing(value.thenContinuous);
  const dated = kind === "date";
  const changed =
    kind !== value.kind || (dated && (latest !== (value.latest ?? "") || then !== value.thenContinuous));
  const field = fieldOf.deadline(measure.id);
  return (
    <fieldset className="sv-fieldset">
      <legend>{t.deadline}</legend>
      <FieldBox field={field}>
        <form
          className="ui-row"
          onSubmit={(event) => {
            event.preventDefault();
            decide({
              type: "set-deadline",
              measure: measure.id,
              kind,
              latest: dated && latest !== "" ? latest : null,
              thenContinuous: dated && then,
            });
          }}
        >
          <select
            className="ui-select"
            aria-label={t.deadline}
            value={kind}
            onFocus={() => show(field)}
            onChange={(event) => setKind(KINDS.find((each) => each === event.target.value) ?? kind)}
          >
            {KINDS.map((each) => (
              <option key={each} value={each}>
                {t.deadlineKinds[each]}
              </option>
            ))}
          </select>
          {dated && (
            <>
              <label className="ui-field">
                {t.lastDay}
                <input
                  type="date"
                  required
                  className="ui-input"
                  value={latest}
                  onChange={(event) => setLatest(event.target.value)}
                />
              </label>
              <label className="ui-field">
                <input type="checkbox" checked={then} onChange={(event) => setThen(event.target.checked)} />
                {t.thenContinuous}
              </label>
            </>
          )}
          {changed && (
            <Button size="small" type="primary" htmlType="submit">
              {w.save}
            </Button>
          )}
          {(printed.raw !== null || value.kind !== printed.kind) && (
            <span className="ui-quiet">
              {printed.raw === null ? t.printedNone : w.printedAs(printed.raw)}
            </span>
          )}
        </form>
      </FieldBox>
    </fieldset>
  );
}
