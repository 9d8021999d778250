import { Button } from "antd";
import { useState } from "react";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { useLanguage, useText } from "../../../web/frame/language.tsx";
import type { EntryDetail } from "../entry-row.ts";
import { MONEY_SOURCES, type MoneyLine } from "../entry.ts";
import type { RegisterSpec } from "../register-spec.ts";
import { text } from "./words.ts";
import { Labelled, MoneyUnitChoice } from "./field-inputs.tsx";
import { UNITS_OF } from "../../../web/kit/money-words.ts";
import { type MoneyUnit, moneyText, parseMoney } from "../../../kernel/money.ts";
import { useActOnEntry } from "./use-act-on-entry.ts";

const PERIOD = /^(?:19|20|21)\d{2}(?:-(?:0[1-9]|1[0-2]))?$/;

/** One amount to record, or to put in place of `line`. */
export function MoneyForm(props: {
  readonly spec: RegisterSpec;
  readonly detail: EntryDetail;
  readonly line: MoneyLine | null;
  readonly onDone: () => void;
}) {
  const { spec, detail, line, onDone } = props;
  const t = useText(text);
  const { language } = useLanguage();
  const act = useActOnEntry(detail);
  const [unit, setUnit] = useState<MoneyUnit>(UNITS_OF[language][1]);
  const [flow, setFlow] = useState(line?.flow ?? spec.flows[0]?.flow ?? "planned");
  const [source, setSource] = useState(line?.source ?? "unstated");
  const [period, setPeriod] = useState(line?.period ?? "");
  const [amount, setAmount] = useState(line === null ? "" : moneyText(line.amountFen, UNITS_OF[language][1]));
  const [batch, setBatch] = useState(line?.batch ?? "");
  const [paper, setPaper] = useState(line?.paper ?? "");
  const [tried, setTried] = useState(false);
  const fen = parseMoney(`${amount} ${unit}`);
  const badPeriod = !PERIOD.test(period.trim());
  const save = () => {
    setTried(true);
    if (fen === null || badPeriod) return;
    const next = {
      flow,
      source,
      period: period.trim(),
      amountFen: fen,
      batch: batch.trim(),
      paper: paper.trim(),
    };
    act.mutate({ type: "record-money", lines: [next] }, { onSuccess: onDone });
  };
  // What a line is known by stays when it is corrected: otherwise it would be another line beside it.
  const fixed = line !== null;
  return (
    <form
      className="rg-form no-print"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Labelled label={t.flow}>
        {({ id }) => (
          <select
            id={id}
            className="ui-select"
            disabled={fixed}
            value={flow}
            onChange={({ target }) =>
              setFlow(spec.flows.find((each) => each.flow === target.value)?.flow ?? flow)
            }
          >
            {spec.flows.map((each) => (
              <option key={each.flow} value={each.flow}>
                {each.name[language]}
              </option>
            ))}
          </select>
        )}
      </Labelled>
      <Labelled label={t.moneySource}>
        {({ id }) => (
          <select
            id={id}
            className="ui-select"
            disabled={fixed}
            value={source}
            onChange={({ target }) =>
              setSource(MONEY_SOURCES.find((each) => each === target.value) ?? "unstated")
            }
          >
            {MONEY_SOURCES.map((each) => (
              <option key={each} value={each}>
                {t.sources[each]}
              </option>
            ))}
          </select>
        )}
      </Labelled>
      <Labelled label={t.period} help={t.periodHelp} problem={tried && badPeriod ? t.badPeriod : undefined}>
        {({ id, describedBy }) => (
          <input
            id={id}
            aria-describedby={describedBy}
            className="ui-input"
            disabled={fixed}
            maxLength={7}
            value={period}
            onChange={({ target }) => setPeriod(target.value)}
          />
        )}
      </Labelled>
      <Labelled label={t.amount} problem={tried && fen === null ? t.badAmount : undefined}>
        {({ id, describedBy }) => (
          <span className="rg-amount">
            <input
              id={id}
              aria-describedby={describedBy}
              className="ui-input"
              inputMode="decimal"
              maxLength={30}
              value={amount}
              onChange={({ target }) => setAmount(target.value)}
            />
            <MoneyUnitChoice label={`${t.amount} · ${t.unit}`} value={unit} onChange={setUnit} />
          </span>
        )}
      </Labelled>
      {!fixed && <WordsField label={t.batch} value={batch} most={100} onChange={setBatch} />}
      <WordsField label={t.paper} value={paper} most={200} onChange={setPaper} />
      <div className="rg-form-end">
        <p className="ui-quiet">{t.correctHelp}</p>
        <FailureNotice error={act.error} />
        <div className="ui-row">
          <Button type="primary" htmlType="submit" loading={act.isPending}>
            {t.save}
          </Button>
          <Button onClick={onDone}>{t.cancel}</Button>
        </div>
      </div>
    </form>
  );
}

function WordsField(props: {
  readonly label: string;
  readonly value: string;
  readonly most: number;
  readonly onChange: (value: string) => void;
}) {
  return (
    <Labelled label={props.label}>
      {({ id }) => (
        <input
          id={id}
          className="ui-input"
          maxLength={props.most}
          value={props.value}
          onChange={({ target }) => props.onChange(target.value)}
        />
      )}
    </Labelled>
  );
}
