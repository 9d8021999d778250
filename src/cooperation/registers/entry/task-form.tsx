import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { isDay } from "../../../kernel/calendar.ts";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { useText } from "../../../web/frame/language.tsx";
import { newRequestKey } from "../../../web/kit/request-key.ts";
import type { EntryDetail } from "../entry-row.ts";
import type { EntryItem } from "../entry.ts";
import { api } from "../../web/client.ts";
import { text } from "./words.ts";
import { Labelled } from "./field-inputs.tsx";
import { PlaceChoice } from "./link-picker.tsx";
import { UnitsChoice } from "./unit-choice.tsx";
import { useChoices } from "../use-choices.ts";
import { useEntryChanged } from "./use-act-on-entry.ts";

const TASKS = "POST /api/entries/:entry/tasks";

/** Makes a task of a row (`item` null) or of one of its items, with units, measure and day as far as they are known. */
export function TaskForm(props: {
  readonly detail: EntryDetail;
  readonly item: EntryItem | null;
  readonly onDone: () => void;
}) {
  const { detail, item, onDone } = props;
  const t = useText(text);
  const choices = useChoices().data;
  const changed = useEntryChanged();
  const [link] = detail.state.links;
  const [place, setPlace] = useState({
    plan: link?.planId ?? null,
    measure: link?.measureId ?? null,
    undertaking: link?.undertakingId ?? null,
  });
  const [words, setWords] = useState(item?.text ?? detail.state.name);
  const [lead, setLead] = useState<readonly string[]>(item?.unitId ? [item.unitId] : []);
  const [support, setSupport] = useState<readonly string[]>([]);
  const [due, setDue] = useState(item?.due ?? "");
  const [dispatch, setDispatch] = useState(true);
  const planId = place.plan ?? choices?.plans[0]?.id;
  const make = useMutation({
    mutationFn: (plan: string) =>
      api(TASKS, {
        params: { entry: detail.id },
        body: {
          version: detail.version,
          key: newRequestKey(),
          item: item?.id ?? null,
          planId: plan,
          measureId: place.measure,
          undertakingId: place.undertaking,
          text: words.trim(),
          units: [
            ...lead.map((unitId) => ({ unitId, role: "lead" as const })),
            ...support
              .filter((unit) => !lead.includes(unit))
              .map((unitId) => ({ unitId, role: "support" as const })),
          ],
          due: isDay(due) ? due : null,
          dispatch,
        },
      }),
    onSuccess: (next) => {
      changed(detail.id, next);
      onDone();
    },
  });
  const ready = words.trim() !== "" && lead.length > 0 && planId !== undefined;
  return (
    <form
      className="rg-form no-print"
      aria-label={t.makeTask}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) make.mutate(planId);
      }}
    >
      <Labelled label={t.taskText} wide>
        {({ id }) => (
          <textarea
            id={id}
            className="ui-textarea"
            rows={2}
            maxLength={5000}
            value={words}
            onChange={({ target }) => setWords(target.value)}
          />
        )}
      </Labelled>
      <div className="rg-field rg-field-wide">
        <PlaceChoice {...place} anyMeasure={t.noMeasure} onChange={setPlace} />
      </div>
      <UnitsChoice label={`${t.taskUnits} · ${t.roles.lead}`} chosen={lead} onChange={setLead} />
      <UnitsChoice label={`${t.taskUnits} · ${t.roles.support}`} chosen={support} onChange={setSupport} />
      <Labelled label={t.taskDue}>
        {({ id }) => (
          <input
            id={id}
            type="date"
            className="ui-input"
            value={due}
            onChange={({ target }) => setDue(target.value)}
          />
        )}
      </Labelled>
      <label className="rg-field rg-check">
        <input type="checkbox" checked={dispatch} onChange={({ target }) => setDispatch(target.checked)} />{" "}
        {t.dispatch}
      </label>
      <div className="rg-form-end">
        {lead.length === 0 && <p className="ui-quiet">{t.needUnit}</p>}
        <FailureNotice error={make.error} />
        <div className="ui-row">
          <Button type="primary" htmlType="submit" disabled={!ready} loading={make.isPending}>
            {t.make}
          </Button>
          <Button onClick={onDone}>{t.cancel}</Button>
        </div>
      </div>
    </form>
  );
}
