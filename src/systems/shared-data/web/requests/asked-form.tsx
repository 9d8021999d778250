import { Button } from "antd";
import { type FormEvent, useState } from "react";
import { addDays } from "../../../../kernel/calendar.ts";
import { FailureNotice } from "../../../../web/kit/failure-notice.tsx";
import { useSentence, useText } from "../../../../web/frame/language.tsx";
import { scopeWarnings } from "../../domain/requests/request-scope.ts";
import type { Asked, AskedResource, Party } from "../../domain/requests/request.ts";
import { MODE_WORDS } from "../../domain/requests/request-words.ts";
import { AreaField, ChoiceField, CountField, DayField, LineField, ManyField } from "./form-fields.tsx";
import { text as formText } from "./form-text.ts";
import { text } from "./request-text.ts";
import { linesOfRows, rowsOfLines } from "./row-lines.ts";

type Props = {
  readonly resource: AskedResource;
  readonly requester: Party | null;
  readonly day: string;
  readonly initial: Asked | null;
  readonly submit: string;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onSubmit: (asked: Asked) => void;
  readonly onCancel: () => void;
};

const YEAR_DAYS = 365;

const fresh = ({ modes, conditions }: AskedResource, day: string): Asked => ({
  basis: { title: "", article: "" },
  scenario: "",
  scope: "",
  purposes: conditions.uses.slice(0, 1),
  mode: modes[0] ?? "api",
  until: addDays(day, YEAR_DAYS),
  items: [],
  rows: [],
  callsPerDay: 100,
  rowsPerCall: 10,
});

/** What article 20 wants stated, filled in as far as the catalogue tells; warns where it goes beyond the conditions. */
export function AskedForm({
  resource,
  requester,
  day,
  initial,
  submit,
  busy,
  error,
  onSubmit,
  onCancel,
}: Props) {
  const t = useText(formText).form;
  const all = useText(text);
  const sentence = useSentence();
  const [asked, setAsked] = useState<Asked>(() => initial ?? fresh(resource, day));
  const [purposes, setPurposes] = useState(asked.purposes.join("\n"));
  const [rows, setRows] = useState(linesOfRows(asked.rows));
  const [rowsBad, setRowsBad] = useState(false);
  const set = (change: Partial<Asked>) => setAsked((before) => ({ ...before, ...change }));
  const purposeList = purposes.split("\n").flatMap((each) => (each.trim() === "" ? [] : [each.trim()]));
  const warnings = scopeWarnings({ purposes: purposeList, items: asked.items }, resource, requester);
  const send = (event: FormEvent) => {
    event.preventDefault();
    const conditions = rowsOfLines(rows);
    setRowsBad(conditions === null);
    if (conditions !== null) onSubmit({ ...asked, purposes: purposeList, rows: conditions });
  };
  return (
    <form className="rq-form" aria-label={t.title} onSubmit={send}>
      <p className="ui-quiet">{t.noPersons}</p>
      <div className="rq-fields">
        <LineField
          label={t.basisTitle}
          value={asked.basis.title}
          onChange={(title) => set({ basis: { ...asked.basis, title } })}
        />
        <LineField
          label={t.basisArticle}
          value={asked.basis.article}
          most={100}
          onChange={(article) => set({ basis: { ...asked.basis, article } })}
        />
      </div>
      <AreaField label={t.scenario} value={asked.scenario} onChange={(scenario) => set({ scenario })} />
      <AreaField label={t.scope} value={asked.scope} onChange={(scope) => set({ scope })} />
      <AreaField label={t.purposes} value={purposes} onChange={setPurposes} />
      <ManyField
        legend={t.items}
        options={resource.items}
        chosen={asked.items}
        onChange={(items) => set({ items })}
      />
      <AreaField label={t.rows} value={rows} onChange={setRows} required={false} />
      {rowsBad && (
        <p className="ui-banner" role="alert">
          {t.rowsBad}
        </p>
      )}
      <div className="rq-fields">
        <ChoiceField
          label={t.mode}
          value={asked.mode}
          options={resource.modes.map((each) => ({ value: each, label: sentence(MODE_WORDS[each]) }))}
          onChange={(value) => set({ mode: resource.modes.find((each) => each === value) ?? asked.mode })}
        />
        <DayField
          label={t.until}
          min={addDays(day, 1)}
          value={asked.until}
          onChange={(until) => set({ until })}
        />
        <CountField
          label={t.calls}
          value={asked.callsPerDay}
          onChange={(callsPerDay) => set({ callsPerDay })}
        />
        <CountField
          label={t.rowsPerCall}
          value={asked.rowsPerCall}
          onChange={(rowsPerCall) => set({ rowsPerCall })}
        />
      </div>
      {warnings.length > 0 && (
        <div className="ui-banner" role="status">
          {all.warnings}
          <ul className="rq-warnings">
            {warnings.map((warning) => (
              <li key={warning.zh}>{sentence(warning)}</li>
            ))}
          </ul>
        </div>
      )}
      <FailureNotice error={error} />
      <span className="ui-row">
        <Button type="primary" htmlType="submit" loading={busy}>
          {submit}
        </Button>
        <Button onClick={onCancel}>{all.cancel}</Button>
      </span>
    </form>
  );
}
