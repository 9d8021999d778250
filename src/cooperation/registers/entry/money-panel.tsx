import { Button } from "antd";
import { useState } from "react";
import { formatFigure } from "../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../web/frame/language.tsx";
import type { EntryDetail } from "../entry-row.ts";
import type { Flow, MoneyLine } from "../entry.ts";
import type { RegisterSpec } from "../register-spec.ts";
import { text } from "./words.ts";
import { MoneyForm } from "./money-form.tsx";
import { MONEY_UNIT_NAMES, moneyFigure, unitOfColumn } from "../../../web/kit/money-words.ts";

type Props = { readonly spec: RegisterSpec; readonly detail: EntryDetail };

/** Money of a row: sums by year and flow, and below them the lines they are made of, each with its source. */
export function MoneyPanel({ spec, detail }: Props) {
  const t = useText(text);
  const [form, setForm] = useState<MoneyLine | "new" | null>(null);
  const may = detail.may.includes("record-money");
  const years = [...new Set(detail.lines.map(({ period }) => period.slice(0, 4)))].toSorted();
  return (
    <section className="ui-panel ui-stack" aria-labelledby="money">
      <div className="rg-panel-head">
        <h2 id="money">{t.money}</h2>
        {may && form === null && (
          <Button size="small" className="no-print" onClick={() => setForm("new")}>
            {t.addMoney}
          </Button>
        )}
      </div>
      {form !== null && (
        <MoneyForm
          key={form === "new" ? "new" : JSON.stringify(form)}
          spec={spec}
          detail={detail}
          line={form === "new" ? null : form}
          onDone={() => setForm(null)}
        />
      )}
      {detail.lines.length === 0 ? (
        <p className="ui-quiet">{t.noMoney}</p>
      ) : (
        <>
          <Sums spec={spec} detail={detail} years={years} />
          {years.toReversed().map((year) => (
            <Lines
              key={year}
              spec={spec}
              year={year}
              lines={detail.lines.filter(({ period }) => period.startsWith(year))}
              onCorrect={may ? setForm : null}
            />
          ))}
        </>
      )}
    </section>
  );
}

function Sums({ spec, detail, years }: Props & { readonly years: readonly string[] }) {
  const t = useText(text);
  const { language } = useLanguage();
  const { money } = detail.state;
  const flows = spec.flows.filter(({ flow }) => money[flow] !== undefined);
  const unit = unitOfColumn(
    flows.flatMap(({ flow }) => Object.values(money[flow] ?? {})),
    language,
  );
  const cell = (amount: number | undefined) =>
    amount === undefined ? "—" : moneyFigure(amount, unit, language);
  const total = (flow: Flow) => Object.values(money[flow] ?? {}).reduce((sum, fen) => sum + fen, 0);
  return (
    <div className="ui-scroll-x">
      <table className="ui-table">
        <caption className="rg-caption">
          {t.moneySums} ({MONEY_UNIT_NAMES[unit][language]})
        </caption>
        <thead>
          <tr>
            <th scope="col">{t.year}</th>
            {flows.map(({ flow, name }) => (
              <th key={flow} scope="col" className="ui-num">
                {name[language]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {years.map((year) => (
            <tr key={year}>
              <th scope="row">{year}</th>
              {flows.map(({ flow }) => (
                <td key={flow} className="ui-num">
                  {cell(money[flow]?.[year])}
                </td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">{t.total}</th>
            {flows.map(({ flow }) => (
              <td key={flow} className="ui-num">
                <b>{cell(total(flow))}</b>
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  );
}

function Lines(props: {
  readonly spec: RegisterSpec;
  readonly year: string;
  readonly lines: readonly MoneyLine[];
  readonly onCorrect: ((line: MoneyLine) => void) | null;
}) {
  const { spec, year, lines, onCorrect } = props;
  const t = useText(text);
  const { language } = useLanguage();
  const unit = unitOfColumn(
    lines.map(({ amountFen }) => amountFen),
    language,
  );
  const flowName = (flow: Flow) => spec.flows.find((each) => each.flow === flow)?.name[language] ?? flow;
  return (
    <details>
      <summary>{t.ofYear(year, formatFigure(lines.length, language))}</summary>
      <div className="ui-scroll-x">
        <table className="ui-table">
          <thead>
            <tr>
              <th scope="col">{t.period}</th>
              <th scope="col">{t.flow}</th>
              <th scope="col">{t.moneySource}</th>
              <th scope="col" className="ui-num">
                {t.amount} ({MONEY_UNIT_NAMES[unit][language]})
              </th>
              <th scope="col">{t.batch}</th>
              <th scope="col">{t.paper}</th>
              {onCorrect !== null && (
                <th scope="col" className="no-print">
                  <span className="ui-hidden">{t.correct}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={`${line.flow} ${line.source} ${line.period} ${line.batch}`}>
                <td>{line.period}</td>
                <td>{flowName(line.flow)}</td>
                <td>{t.sources[line.source]}</td>
                <td className="ui-num">{moneyFigure(line.amountFen, unit, language)}</td>
                <td lang="zh-CN">{line.batch}</td>
                <td lang="zh-CN">{line.paper}</td>
                {onCorrect !== null && (
                  <td className="no-print">
                    <button
                      type="button"
                      className="ui-link-button"
                      aria-label={t.correctLine(
                        `${line.period} ${flowName(line.flow)} ${t.sources[line.source]}`,
                      )}
                      onClick={() => onCorrect(line)}
                    >
                      {t.correct}
                    </button>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
