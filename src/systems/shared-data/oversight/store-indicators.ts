import type { Day } from "../../../kernel/calendar.ts";
import type { Sentence } from "../../../kernel/error.ts";
import { seriesDays, seriesOf, share, UNITS } from "../../../kernel/figure.ts";
import type { Indicator } from "../../../kernel/measure.ts";
import { SHARED_DATA_FIGURES, type SharedDataFigure } from "../domain/figures.ts";
import type { Desk } from "../store/desk.ts";
import { openBreachesOn } from "./breach/store-board.ts";
import { answeredInTime, type Growth, ledgerComplete, recipientsApplied } from "./store-figures.ts";

const FROM_CORRECTIONS: Sentence = {
  zh: "校核记录，期限为10个工作日（条例第二十六条）",
  en: "records of corrections; 10 working days (article 26)",
};

/** Figures of measure （四） about how shared data is overseen, with the ends of the months before. */
export async function oversightIndicators(desk: Desk, asOf: Day): Promise<readonly Indicator[]> {
  const days = seriesDays(asOf);
  const [open, inTime, applied, complete] = await Promise.all([
    openBreachesOn(desk, days),
    answeredInTime(desk.sql, days),
    recipientsApplied(desk.sql, days),
    ledgerComplete(desk.sql, days),
  ]);
  const figure = (
    id: SharedDataFigure,
    source: Sentence,
    values: readonly (number | null)[],
    more: Pick<Indicator, "target" | "ratio">,
  ): Indicator => ({
    id,
    ...SHARED_DATA_FIGURES[id],
    measure: 4,
    value: values.at(-1) ?? null,
    standing: desk.config.demo ? "sample" : "computed",
    source,
    asOf,
    ...more,
    series: seriesOf(days, (_, at) => values[at] ?? null),
  });
  const rate = (
    id: SharedDataFigure,
    source: Sentence,
    growth: readonly Growth[],
    unit: Sentence,
  ): Indicator => {
    const last = growth.at(-1);
    return figure(id, source, growth.map(share), last ? { ratio: { ...last, unit } } : {});
  };
  return [
    figure(
      "shared-data.breaches-open",
      {
        zh: "由申请、校核、回流和使用台账计算，加人工登记并附证据的；核定为误报的不计",
        en: "computed from requests, corrections, return-flow and records of use, and those reported with evidence; without false alarms",
      },
      open,
      { target: 0 },
    ),
    rate("shared-data.corrections-in-time", FROM_CORRECTIONS, inTime, UNITS.cases),
    rate(
      "shared-data.recipients-applied",
      {
        zh: "校核记录中各使用单位的确认",
        en: "confirmations of the recipients in the records of corrections",
      },
      applied,
      UNITS.units,
    ),
    rate(
      "shared-data.ledger-complete",
      {
        zh: "授权与使用台账（条例第二十九条），按季度检查",
        en: "grants and records of use (article 29), checked by quarter",
      },
      complete,
      { zh: "项授权", en: "grants" },
    ),
  ];
}
