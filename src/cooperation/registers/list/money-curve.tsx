import { useCallback, useMemo } from "react";
import { Chart } from "../../../web/draw/chart.tsx";
import type { ChartOption } from "../../../web/draw/chart-engine.ts";
import { useLanguage, useText } from "../../../web/frame/language.tsx";
import type { RegisterBoard } from "../entry-row.ts";
import type { RegisterSpec } from "../register-spec.ts";
import { MONEY_UNIT_NAMES, moneyFigure, unitOfColumn } from "../../../web/kit/money-words.ts";
import { MONEY_UNITS } from "../../../kernel/money.ts";
import { text } from "./words.ts";

/** Money by year for each flow, as a curve and as a table that prints. */
export function MoneyCurve({
  spec,
  money,
}: {
  readonly spec: RegisterSpec;
  readonly money: RegisterBoard["money"];
}) {
  const t = useText(text);
  const { language } = useLanguage();
  const flows = useMemo(
    () => spec.flows.filter(({ flow }) => money.some(({ flows }) => (flows[flow] ?? 0) > 0)),
    [spec, money],
  );
  const unit = unitOfColumn(
    money.flatMap(({ flows }) => Object.values(flows)),
    language,
  );
  const option = useCallback(
    (): ChartOption => ({
      grid: { left: 8, right: 16, top: 40, bottom: 8, outerBoundsMode: "same" },
      legend: {},
      tooltip: { trigger: "axis" },
      xAxis: { type: "category", data: money.map(({ year }) => year) },
      yAxis: { type: "value", name: MONEY_UNIT_NAMES[unit][language] },
      series: flows.map(({ flow, name }, index) => ({
        type: "line",
        name: name[language],
        symbol: ["circle", "diamond", "triangle", "rect"][index % 4],
        symbolSize: 8,
        lineStyle: { type: (["solid", "dashed", "dotted"] as const)[index % 3] },
        data: money.map(({ flows }) => (flows[flow] === undefined ? null : flows[flow] / MONEY_UNITS[unit])),
      })),
    }),
    [money, flows, unit, language],
  );
  if (flows.length === 0) return <p className="ui-quiet">{t.board.noMoney}</p>;
  const sums = flows.map(({ flow, name }) => {
    const sum = money.reduce((total, { flows }) => total + (flows[flow] ?? 0), 0);
    return `${name[language]} ${moneyFigure(sum, unit, language)}`;
  });
  const unitName = MONEY_UNIT_NAMES[unit][language];
  const sentence = t.board.moneySentence(
    money[0]?.year ?? "",
    money.at(-1)?.year ?? "",
    sums.join(language === "zh" ? "，" : ", "),
    unitName,
  );
  return (
    <div className="rg-money">
      <Chart sentence={sentence} option={option} height={240} />
      <div className="ui-scroll-x">
        <table className="ui-table">
          <caption className="ui-hidden">{sentence}</caption>
          <thead>
            <tr>
              <th scope="col">{t.board.year}</th>
              {flows.map(({ flow, name }) => (
                <th key={flow} scope="col" className="ui-num">
                  {name[language]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {money.map(({ year, flows: sums }) => (
              <tr key={year}>
                <th scope="row">{year}</th>
                {flows.map(({ flow }) => (
                  <td key={flow} className="ui-num">
                    {sums[flow] === undefined ? "—" : moneyFigure(sums[flow], unit, language)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
