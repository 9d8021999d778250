import { Button } from "antd";
import { useState } from "react";
import type { Day } from "../../../kernel/calendar.ts";
import { formatDay, formatFigure } from "../../../web/frame/format.ts";
import { useColon, useLanguage, useText } from "../../../web/frame/language.tsx";
import type { LedgerImport } from "../../domain/ledger-import/ledger-import.ts";
import { text } from "./ledger-import-text.ts";

const AS_PRINTED = "-";
const OTHER = "other";

export type DecidedDays = Readonly<Record<string, Day | null>>;

/** Words of deadlines that give no certain day, each once, with the days that they may mean; and the ledger's year. */
export function UnknownDays(props: {
  readonly ledger: LedgerImport;
  readonly decided: DecidedDays;
  readonly onYear: (year: number) => void;
  readonly onDecide: (days: DecidedDays) => void;
}) {
  const { ledger, decided, onDecide } = props;
  const t = useText(text);
  const colon = useColon();
  const { language } = useLanguage();
  const { unknownDays, year, asksYear } = ledger;
  if (unknownDays.length === 0 && !asksYear) return null;
  return (
    <section className="ui-panel" aria-labelledby="import-days">
      <h2 id="import-days">{t.days}</h2>
      <p className="ui-quiet">{t.daysHelp}</p>
      <YearField key={year} year={year} onYear={props.onYear} />
      <ul className="ui-plain-list">
        {unknownDays.map(({ printed, rows, readings }) => (
          <li key={printed} className="ui-row">
            <b lang="zh-CN">{printed}</b>
            <span className="ui-quiet">{t.rowsOf(formatFigure(rows, language))}</span>
            <DayChoice
              label={t.chooseDay + colon + printed}
              given={decided[printed]}
              readings={readings}
              onChoose={(day) => {
                const { [printed]: _, ...others } = decided;
                onDecide(day === undefined ? others : { ...others, [printed]: day });
              }}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function YearField(props: { readonly year: number | null; readonly onYear: (year: number) => void }) {
  const t = useText(text);
  const [typed, setTyped] = useState(props.year === null ? "" : String(props.year));
  const whole = /^20\d{2}$/.test(typed);
  return (
    <p className="ui-row">
      <label className="ui-field">
        {t.year}
        <input
          className="ui-input"
          inputMode="numeric"
          maxLength={4}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
      </label>
      <Button disabled={!whole || Number(typed) === props.year} onClick={() => props.onYear(Number(typed))}>
        {t.setYear}
      </Button>
    </p>
  );
}

function DayChoice(props: {
  readonly label: string;
  readonly given: Day | null | undefined;
  readonly readings: readonly Day[];
  readonly onChoose: (day: Day | null | undefined) => void;
}) {
  const { given, readings, label, onChoose } = props;
  const t = useText(text);
  const { language } = useLanguage();
  const known = given === undefined || given === null || readings.includes(given);
  const [typing, setTyping] = useState(!known);
  return (
    <>
      <select
        className="ui-select"
        aria-label={label}
        value={typing ? OTHER : given === undefined ? "" : (given ?? AS_PRINTED)}
        onChange={({ target: { value } }) => {
          setTyping(value === OTHER);
          if (value !== OTHER) onChoose(value === "" ? undefined : value === AS_PRINTED ? null : value);
        }}
      >
        <option value="">{t.chooseDay}</option>
        {readings.map((day) => (
          <option key={day} value={day}>
            {formatDay(day, language)}
          </option>
        ))}
        <option value={OTHER}>{t.otherDay}</option>
        <option value={AS_PRINTED}>{t.asPrinted}</option>
      </select>
      {typing && (
        <input
          type="date"
          className="ui-input"
          aria-label={label}
          defaultValue={given ?? ""}
          onBlur={({ target }) => {
            if (target.value !== "" && target.value !== given) onChoose(target.value);
          }}
        />
      )}
    </>
  );
}
