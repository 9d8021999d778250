import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { isDay } from "../../../kernel/calendar.ts";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { formatDay } from "../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../web/frame/language.tsx";
import type { Reply } from "../../../kernel/contract.ts";
import type { SupervisionContract } from "../../contract.ts";
import { periodName } from "../../domain/tasks/light-words.ts";
import { scheduleWords } from "../../domain/tasks/setting-words.ts";
import { api } from "../client.ts";
import { text } from "./dispatch-text.ts";

export const SETTINGS = "GET /api/plans/:plan/settings";
export type Settings = Reply<SupervisionContract[typeof SETTINGS]>;

/** 启用日: what was due before awaits judgement. */
export function AdoptionStep(props: {
  readonly planId: string;
  readonly settings: Settings;
  /** Dates of tasks are judged by it already, so it cannot move any more. */
  readonly fixed: boolean;
}) {
  const { planId, settings, fixed } = props;
  const t = useText(text);
  const { language } = useLanguage();
  const queries = useQueryClient();
  const { adoptedOn, today } = settings;
  const [open, setOpen] = useState(adoptedOn === null);
  const [day, setDay] = useState(adoptedOn ?? today);
  const save = useMutation({
    mutationFn: () =>
      api("POST /api/plans/:plan/settings", {
        params: { plan: planId },
        body: { kind: "adoption", from: today, value: { on: day } },
      }),
    onSuccess: async () => {
      setOpen(false);
      await queries.invalidateQueries();
    },
  });
  return (
    <section className="ui-panel" aria-labelledby="dispatch-adoption">
      <h2 id="dispatch-adoption">{t.step(1, t.adoption)}</h2>
      {adoptedOn !== null && !open ? (
        <p className="ui-row">
          <span>{t.adoptionIs(formatDay(adoptedOn, language))}</span>
          {!fixed && (
            <button type="button" className="ui-link-button" onClick={() => setOpen(true)}>
              {t.adoptionChange}
            </button>
          )}
        </p>
      ) : (
        <>
          <p>{t.adoptionHelp}</p>
          <form
            className="ui-row"
            onSubmit={(event) => {
              event.preventDefault();
              save.mutate();
            }}
          >
            <label className="ui-field">
              {t.adoption}
              <input
                className="ui-input"
                type="date"
                required
                value={day}
                onChange={(event) => setDay(event.target.value)}
              />
            </label>
            <Button type="primary" htmlType="submit" loading={save.isPending} disabled={!isDay(day)}>
              {t.adoptionSet}
            </Button>
          </form>
        </>
      )}
      <FailureNotice error={save.error} />
    </section>
  );
}

/** 报送周期 in words, with the one that runs. */
export function PeriodStep({ planId, settings }: { readonly planId: string; readonly settings: Settings }) {
  const t = useText(text);
  const sentence = useSentence();
  const { language } = useLanguage();
  const schedule = settings.schedules.findLast(({ from }) => from <= settings.today)?.schedule;
  const next = settings.periods.find(({ due }) => due >= settings.today);
  return (
    <section className="ui-panel" aria-labelledby="dispatch-period">
      <h2 id="dispatch-period">{t.step(2, t.period)}</h2>
      <p>
        {schedule !== undefined && t.sentence(sentence(scheduleWords(schedule)))}{" "}
        {next !== undefined && t.periodNext(sentence(periodName(next.key)), formatDay(next.due, language))}{" "}
        <Link to={`/plans/${planId}/settings`}>{t.periodLink}</Link>
      </p>
    </section>
  );
}
