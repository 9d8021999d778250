import { say } from "../../kernel/fields.ts";
import { useLanguage, useSentence } from "../../web/frame/language.tsx";
import { Bar } from "../../web/kit/bar-cell.tsx";
import { MONEY_UNIT_NAMES, moneyFigure, unitOfColumn } from "../../web/kit/money-words.ts";
import type { RegisterBoard } from "./entry-row.ts";
import type { RegisterSpec } from "./register-spec.ts";

const CAPTION = say("按年合计", "By year");
const [YEAR, TOTAL] = [say("年份", "Year"), say("合计", "In all")];

/** Money by year for each flow, in the unit that its caption names; with `totals` the sums of all years below. */
export function SumsByYear({
  flows,
  years,
  totals = false,
}: {
  readonly flows: RegisterSpec["flows"];
  readonly years: RegisterBoard["money"];
  readonly totals?: boolean;
}) {
  const { language } = useLanguage();
  const sentence = useSentence();
  const amounts = years.flatMap((each) => flows.flatMap(({ flow }) => each.flows[flow] ?? []));
  const unit = unitOfColumn(amounts, language);
  const rows = years.map((each) => [each.year, flows.map(({ flow }) => each.flows[flow])] as const);
  const most = rows.length * flows.length > 1 ? Math.max(0, ...amounts) : 0;
  const sums = flows.map((_, at) => rows.reduce((sum, [, row]) => sum + (row[at] ?? 0), 0));
  const all = totals ? [...rows, [sentence(TOTAL), sums] as const] : rows;
  return (
    <div className="ui-scroll-x">
      <table className="ui-table">
        <caption className="ui-quiet">
          {sentence(CAPTION)} ({MONEY_UNIT_NAMES[unit][language]})
        </caption>
        <thead>
          <tr>
            <th scope="col">{sentence(YEAR)}</th>
            {flows.map(({ flow, name }) => (
              <th key={flow} scope="col" className="ui-num">
                {sentence(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {all.map(([year, amounts]) => (
            <tr key={year}>
              <th scope="row">{year}</th>
              {amounts.map((fen, at) => (
                <td key={flows[at]?.flow} className="ui-num">
                  {fen === undefined ? "—" : moneyFigure(fen, unit, language)}
                  {fen !== undefined && most > 0 && <Bar value={fen} whole={most} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
