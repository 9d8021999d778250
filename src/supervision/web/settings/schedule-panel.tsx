import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { formatDay } from "../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../web/frame/language.tsx";
import type { ReportingSchedule, Shift } from "../../domain/tasks/schedule.ts";
import { scheduleWords } from "../../domain/tasks/setting-words.ts";
import { api } from "../client.ts";
import { CustomPeriods } from "./custom-periods.tsx";
import { PeriodTable } from "./period-table.tsx";
import { type PanelProps, SettingForm, SettingPanel } from "./setting-panel.tsx";
import { text } from "./settings-text.ts";

const PREVIEW = "POST /api/plans/:plan/periods/preview";
const KINDS = ["monthly", "quarterly", "half-yearly", "custom"] as const;
const SHIFTS = ["previous-working-day", "next-working-day", "none"] as const satisfies readonly Shift[];

type Regular = Exclude<ReportingSchedule, { readonly kind: "custom" }>;
type Custom = Extract<ReportingSchedule, { readonly kind: "custom" }>;

/** When reports are due. */
export function SchedulePanel({ plan, settings, mayChange }: PanelProps) {
  const t = useText(text);
  const sentence = useSentence();
  const { language } = useLanguage();
  const { schedules, today, periods } = settings;
  const now = schedules.findLast(({ from }) => from <= today) ?? schedules[0];
  if (now === undefined) throw new Error("settings always hold the default schedule");
  const coming = schedules.filter(({ from }) => from > today);
  return (
    <SettingPanel
      title={t.kinds.schedule}
      plan={plan}
      today={today}
      mayChange={mayChange}
      now={
        <>
          <p>
            <strong>{sentence(scheduleWords(now.schedule))}</strong>
            {now === schedules[0] && <span className="ui-quiet"> {t.byDefault}</span>}
          </p>
          {coming.map(({ from, schedule }) => (
            <p key={from} className="ui-banner">
              {t.coming(formatDay(from, language), sentence(scheduleWords(schedule)))}
            </p>
          ))}
          <p className="ui-quiet">{t.schedule.calendar(formatDay(settings.calendarThrough, language))}</p>
        </>
      }
      details={
        <>
          <h3 className="ui-h2">{t.schedule.next}</h3>
          <PeriodTable label={t.schedule.next} periods={periods} today={today} />
        </>
      }
    >
      {({ from, save, foot }) => (
        <ScheduleForm
          plan={plan}
          from={from}
          today={today}
          given={(coming.at(-1) ?? now).schedule}
          onSave={(schedule) => save({ kind: "schedule", from, value: schedule })}
          foot={foot}
        />
      )}
    </SettingPanel>
  );
}

const toRegular = (given: ReportingSchedule): Regular =>
  given.kind === "custom" ? { kind: "monthly", dueDay: 28, dueMonth: 0, shift: given.shift } : given;

const toCustom = (given: ReportingSchedule): Custom =>
  given.kind === "custom" ? given : { kind: "custom", shift: given.shift, periods: [] };

const isComplete = (schedule: ReportingSchedule): boolean =>
  schedule.kind === "custom"
    ? schedule.periods.length > 0 &&
      schedule.periods.every(({ label, from, to, due }) =>
        [label.trim(), from, to, due].every((each) => each !== ""),
      )
    : schedule.dueDay >= 1 && schedule.dueDay <= 31;

function ScheduleForm(props: {
  readonly plan: string;
  readonly from: string;
  readonly today: string;
  readonly given: ReportingSchedule;
  readonly onSave: (schedule: ReportingSchedule) => void;
  readonly foot: (ready?: boolean) => ReactNode;
}) {
  const { plan, from, today } = props;
  const t = useText(text);
  const [schedule, setSchedule] = useState(props.given);
  const ready = isComplete(schedule) && from !== "";
  const body = { from, schedule };
  const preview = useQuery({
    queryKey: [PREVIEW, { params: { plan }, body }],
    queryFn: () => api(PREVIEW, { params: { plan }, body }),
    enabled: ready,
    placeholderData: keepPreviousData,
    retry: false,
  });
  const choose = (kind: string): void => {
    const found = KINDS.find((each) => each === kind) ?? schedule.kind;
    setSchedule(found === "custom" ? toCustom(schedule) : { ...toRegular(schedule), kind: found });
  };
  return (
    <SettingForm onSave={() => props.onSave(schedule)}>
      <div className="ui-row">
        <label className="ui-field">
          {t.schedule.cycle}
          <select
            className="ui-select"
            value={schedule.kind}
            onChange={(event) => choose(event.target.value)}
          >
            {KINDS.map((each) => (
              <option key={each} value={each}>
                {t.schedule.cycles[each]}
              </option>
            ))}
          </select>
        </label>
        {schedule.kind !== "custom" && (
          <>
            <label className="ui-field">
              {t.schedule.dueMonth}
              <select
                className="ui-select"
                value={schedule.dueMonth}
                onChange={(event) =>
                  setSchedule({ ...schedule, dueMonth: event.target.value === "1" ? 1 : 0 })
                }
              >
                <option value={0}>{t.schedule.dueMonths[0]}</option>
                <option value={1}>{t.schedule.dueMonths[1]}</option>
              </select>
            </label>
            <label className="ui-field">
              {t.schedule.dueDay}
              <input
                type="number"
                required
                min={1}
                max={31}
                className="ui-input sv-days-input"
                value={schedule.dueDay || ""}
                onChange={(event) => setSchedule({ ...schedule, dueDay: Number(event.target.value) })}
              />
            </label>
          </>
        )}
        <label className="ui-field">
          {t.schedule.shift}
          <select
            className="ui-select"
            value={schedule.shift}
            onChange={(event) =>
              setSchedule({
                ...schedule,
                shift: SHIFTS.find((each) => each === event.target.value) ?? schedule.shift,
              })
            }
          >
            {SHIFTS.map((each) => (
              <option key={each} value={each}>
                {t.schedule.shifts[each]}
              </option>
            ))}
          </select>
        </label>
      </div>
      {schedule.kind === "custom" && (
        <CustomPeriods
          periods={schedule.periods}
          onChange={(periods) => setSchedule({ ...schedule, periods })}
        />
      )}
      <p className="ui-quiet">{t.schedule.kept}</p>
      <FailureNotice error={ready ? preview.error : null} />
      {ready && preview.data !== undefined && preview.error === null && (
        <>
          <h3 className="ui-h2">{t.schedule.preview}</h3>
          <PeriodTable label={t.schedule.preview} periods={preview.data.periods} today={today} />
        </>
      )}
      {props.foot(ready && preview.error === null)}
    </SettingForm>
  );
}
