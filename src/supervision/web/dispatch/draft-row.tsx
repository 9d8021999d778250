import { useState } from "react";
import { formatDay } from "../../../web/frame/format.ts";
import { useColon, useLanguage, useSentence, useText } from "../../../web/frame/language.tsx";
import type { Day } from "../../../kernel/calendar.ts";
import { isDay } from "../../../kernel/calendar.ts";
import { recurrenceInWords } from "../../../kernel/recurrence.ts";
import { UnitsField } from "../task/units-field.tsx";
import { text as words } from "../text.ts";
import { text } from "./dispatch-text.ts";
import { decidedDeadline, type DraftTask } from "./draft.ts";

/** One task of the list: its words with what to change, once asked for. */
export function DraftRow(props: {
  readonly draft: DraftTask;
  readonly chosen: boolean;
  readonly names: Readonly<Record<string, string>>;
  readonly adoptedOn: Day | null;
  /** Why it has no units is said above. */
  readonly unitsExplained: boolean;
  readonly onChoose: (chosen: boolean) => void;
  readonly onChange: (draft: DraftTask) => void;
  /** Takes a joined task apart, or a task of one's own off the list. */
  readonly onUndo: (() => void) | null;
}) {
  const { draft, chosen, onChange } = props;
  const t = useText(text);
  const w = useText(words);
  const colon = useColon();
  const sentence = useSentence();
  const { language } = useLanguage();
  const [open, setOpen] = useState(false);
  const { deadline } = draft;
  const meaning = deadline.kind === "date" ? t.noDay : w.states[deadline.kind];
  const due = formatDay(deadline.latest, language) || (language === "zh" ? deadline.raw : null) || meaning;
  const awaits = deadline.latest !== null && props.adoptedOn !== null && deadline.latest < props.adoptedOn;
  const undo = draft.parts.length === 0 ? t.remove : t.part;
  return (
    <li className="sv-draft">
      <input
        type="checkbox"
        aria-label={t.choose(draft.text)}
        checked={chosen}
        disabled={draft.units.length === 0}
        onChange={(event) => props.onChoose(event.target.checked)}
      />
      <div className="sv-draft-body">
        <p className="sv-draft-text" lang="zh-CN">
          {draft.text}
        </p>
        <p className="ui-row ui-quiet">
          <span>
            {t.due} {due}
          </span>
          {awaits && <span className="ui-label ui-label-quiet">{t.awaits}</span>}
          {draft.recurrence !== null && (
            <span className="ui-label ui-label-river">{sentence(recurrenceInWords(draft.recurrence))}</span>
          )}
          {draft.parts.length > 1 && <span>{t.joinedOf(draft.parts.length)}</span>}
          {draft.leader !== "" && <span lang="zh-CN">{`${t.leader} ${draft.leader}`}</span>}
          {props.onUndo !== null && (
            <button type="button" className="ui-link-button" onClick={props.onUndo}>
              {undo}
            </button>
          )}
        </p>
        {draft.units.length === 0 && !props.unitsExplained && <p className="ui-banner">{t.noUnits}</p>}
        {open && <Editor {...props} onChange={onChange} />}
      </div>
      <button
        type="button"
        className="ui-link-button"
        aria-expanded={open}
        aria-label={(open ? t.close : t.edit) + colon + draft.text}
        onClick={() => setOpen(!open)}
      >
        {open ? t.close : t.edit}
      </button>
    </li>
  );
}

function Editor({
  draft,
  names,
  onChange,
}: {
  readonly draft: DraftTask;
  readonly names: Readonly<Record<string, string>>;
  readonly onChange: (draft: DraftTask) => void;
}) {
  const t = useText(text);
  const printed = draft.parts[0]?.deadline ?? decidedDeadline(null);
  return (
    <div className="ui-stack sv-draft-editor">
      <label>
        {t.text}
        <textarea
          className="ui-textarea"
          rows={3}
          value={draft.text}
          onChange={(event) => onChange({ ...draft, text: event.target.value })}
        />
      </label>
      <div className="ui-row">
        <label className="ui-field">
          {t.dueDay}
          <input
            className="ui-input"
            type="date"
            value={draft.deadline.latest ?? ""}
            onChange={(event) => {
              const day = event.target.value;
              onChange({ ...draft, deadline: decidedDeadline(isDay(day) ? day : null) });
            }}
          />
        </label>
        {draft.deadline !== printed && draft.parts.length > 0 && (
          <button
            type="button"
            className="ui-link-button"
            onClick={() => onChange({ ...draft, deadline: printed })}
          >
            {t.keepPrinted}
          </button>
        )}
        <label className="ui-field">
          {t.leader}
          <input
            className="ui-input"
            value={draft.leader}
            maxLength={100}
            onChange={(event) => onChange({ ...draft, leader: event.target.value })}
          />
        </label>
      </div>
      <UnitsField units={draft.units} names={names} onChange={(units) => onChange({ ...draft, units })} />
    </div>
  );
}
