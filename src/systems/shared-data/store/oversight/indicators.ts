import type { Day } from "../../../../kernel/calendar.ts";
import type { Sentence } from "../../../../kernel/error.ts";
import type { Indicator } from "../../../../kernel/measure.ts";
import { breachBoard } from "../../domain/oversight/breach.ts";
import {
  answeredInTime,
  ledgerComplete,
  monthEnds,
  openBreaches,
  recipientsApplied,
} from "../../domain/oversight/oversight-figures.ts";
import type { Desk } from "../desk.ts";
import { breachSources, keptBreaches } from "./breaches.ts";
import { foundBreaches } from "./found-breaches.ts";
import { unitsOf } from "./units.ts";

type Figure = Pick<Indicator, "id" | "name" | "unit" | "better" | "source"> & {
  readonly target?: number;
  readonly valueOn: (day: Day) => number | null;
};

const figure = (
  id: string,
  name: Sentence,
  [unit, better]: readonly [string, "up" | "down"],
  source: Sentence,
  valueOn: Figure["valueOn"],
): Figure => ({ id, name, unit, better, source, valueOn });

/** Figures of measure （四） about how shared data is overseen, with the ends of the twelve months before. */
export async function oversightIndicators(desk: Desk, asOf: Day): Promise<readonly Indicator[]> {
  const [units, kept] = [await unitsOf(desk), await keptBreaches(desk.sql)];
  const sources = await breachSources(desk, asOf);
  const corrections = sources.corrections.map(({ state }) => state);
  const marks = (id: string) => sources.marks.get(id) ?? [];
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
        (day) => openBreaches(breachBoard(foundBreaches(sources, units, day), kept), day),
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
      (day) => answeredInTime(corrections, day),
    ),
    figure(
      "shared-data.recipients-applied",
      { zh: "更正已在使用单位应用的比例", en: "recipients who applied a correction" },
      ["%", "up"],
      {
        zh: "校核记录中各使用单位的确认",
        en: "confirmations of the recipients in the records of corrections",
      },
      (day) => recipientsApplied(corrections, day),
    ),
    figure(
      "shared-data.ledger-complete",
      { zh: "使用台账完整的授权比例", en: "grants whose records of use are complete" },
      ["%", "up"],
      {
        zh: "授权与使用台账（条例第二十九条），按季度检查",
        en: "grants and records of use (article 29), checked by quarter",
      },
      (day) => ledgerComplete(sources.uses, marks, day),
    ),
  ];
  return figures.map(({ valueOn, ...known }) => ({
    ...known,
    measure: 4,
    value: valueOn(asOf),
    standing: desk.config.demo ? ("sample" as const) : ("computed" as const),
    asOf,
    series: monthEnds(asOf).flatMap((day) => {
      const value = valueOn(day);
      return value === null ? [] : [{ day, value }];
    }),
  }));
}
