import type { Day } from "../../../../kernel/calendar.ts";
import type { Sentence } from "../../../../kernel/error.ts";
import type { Indicator } from "../../../../kernel/measure.ts";
import { monthEnds } from "../../domain/oversight/oversight-figures.ts";
import type { Desk } from "../desk.ts";
import { openBreachesOn } from "./breach-board.ts";
import { answeredInTime, ledgerComplete, recipientsApplied } from "./figures.ts";

type Figure = Pick<Indicator, "id" | "name" | "unit" | "better" | "source"> & {
  readonly target?: number;
  /** On each of the days asked for, the last of which is `asOf`. */
  readonly values: readonly (number | null)[];
};

const figure = (
  id: string,
  name: Sentence,
  [unit, better]: readonly [string, "up" | "down"],
  source: Sentence,
  values: Figure["values"],
): Figure => ({ id, name, unit, better, source, values });

/** Figures of measure （四） about how shared data is overseen, with the ends of the twelve months before. */
export async function oversightIndicators(desk: Desk, asOf: Day): Promise<readonly Indicator[]> {
  const days = [...monthEnds(asOf), asOf];
  const [open, inTime, applied, complete] = await Promise.all([
    openBreachesOn(desk, days),
    answeredInTime(desk.sql, days),
    recipientsApplied(desk.sql, days),
    ledgerComplete(desk.sql, days),
  ]);
  const figures: readonly Figure[] = [
    {
      ...figure(
        "shared-data.breaches-open",
        { zh: "存续的违规情形", en: "named breaches open" },
        ["项", "down"],
        {
          zh: "由申请、校核、回流和使用台账计算，加人工登记并附证据的；核定为误报的不计",
          en: "computed from requests, corrections, return-flow and records of use, and those reported with evidence; without false alarms",
        },
        open,
      ),
      target: 0,
    },
    figure(
      "shared-data.corrections-in-time",
      { zh: "校核申请按时答复率", en: "corrections answered in time" },
      ["%", "up"],
      {
        zh: "校核记录，期限为10个工作日（条例第二十六条）",
        en: "records of corrections; 10 working days (article 26)",
      },
      inTime,
    ),
    figure(
      "shared-data.recipients-applied",
      { zh: "更正已在使用单位应用的比例", en: "recipients who applied a correction" },
      ["%", "up"],
      {
        zh: "校核记录中各使用单位的确认",
        en: "confirmations of the recipients in the records of corrections",
      },
      applied,
    ),
    figure(
      "shared-data.ledger-complete",
      { zh: "使用台账完整的授权比例", en: "grants whose records of use are complete" },
      ["%", "up"],
      {
        zh: "授权与使用台账（条例第二十九条），按季度检查",
        en: "grants and records of use (article 29), checked by quarter",
      },
      complete,
    ),
  ];
  return figures.map(({ values, ...known }) => ({
    ...known,
    measure: 4,
    value: values.at(-1) ?? null,
    standing: desk.config.demo ? ("sample" as const) : ("computed" as const),
    asOf,
    series: days.slice(0, -1).flatMap((day, at) => {
      const value = values[at] ?? null;
      return value === null ? [] : [{ day, value }];
    }),
  }));
}
