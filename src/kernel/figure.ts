import { type Day, lastDayOfMonth } from "./calendar.ts";
import type { Sentence } from "./error.ts";

/**
 * What a figure counts, said once: the page shows `says` behind a question mark, docs/dictionary.md lists it under its id.
 * `says` names what is counted, as of when, and what is left out; `better`: whether more of it is better.
 */
export type FigureDefinition = {
  readonly name: Sentence;
  /** As reports write it: 项, 公里, 亿元, %. */
  readonly unit: Sentence;
  readonly better: "up" | "down" | null;
  readonly says: Sentence;
};

/** A definition as code writes it down: name, unit and what it says, each in Chinese and English. */
export const figure = (
  [zh, en]: readonly [zh: string, en: string],
  unit: Sentence,
  better: FigureDefinition["better"],
  says: readonly [zh: string, en: string],
): FigureDefinition => ({ name: { zh, en }, unit, better, says: { zh: says[0], en: says[1] } });

/** A rate's parts, which are of one population: `part` of `whole`, in `unit`. */
export type Ratio = { readonly part: number; readonly whole: number; readonly unit: Sentence };

/** `part` of `whole` in per cent with one decimal; null of nothing, which is no rate and not 0. */
export const share = ({ part, whole }: Pick<Ratio, "part" | "whole">): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 1_000) / 10;

const MONTHS_SHOWN = 12;

/** The days of a series: the last days of the eleven months before, and `asOf` itself, at which it ends with the value. */
export function seriesDays(asOf: Day): Day[] {
  const [year = 0, month = 1] = asOf.split("-").map(Number);
  return Array.from({ length: MONTHS_SHOWN }, (_, index) => {
    const back = MONTHS_SHOWN - 1 - index;
    if (back === 0) return asOf;
    const at = year * 12 + month - 1 - back;
    const [y, m] = [Math.floor(at / 12), (at % 12) + 1];
    return `${y}-${String(m).padStart(2, "0")}-${String(lastDayOfMonth(y, m)).padStart(2, "0")}`;
  });
}

/** A series out of a value for each of its days; days on which there is none are left out. */
export const seriesOf = (
  days: readonly Day[],
  valueOn: (day: Day, at: number) => number | null,
): { readonly day: Day; readonly value: number }[] =>
  days.flatMap((day, at) => {
    const value = valueOn(day, at);
    return value === null ? [] : [{ day, value }];
  });

const unit = (zh: string, en: string): Sentence => ({ zh, en });

/** Units of figures. */
export const UNITS = {
  items: unit("项", "items"),
  tasks: unit("项任务", "tasks"),
  units: unit("个单位", "units"),
  reports: unit("份", "reports"),
  copies: unit("份", "copies"),
  times: unit("次", "times"),
  days: unit("天", "days"),
  workingDays: unit("个工作日", "working days"),
  cases: unit("件", "cases"),
  records: unit("条", "records"),
  versions: unit("个", "versions"),
  persons: unit("人", "persons"),
  km: unit("公里", "km"),
  hundredMillionCubicMetres: unit("亿立方米", "100 million m³"),
  hundredMillionYuan: unit("亿元", "100 million yuan"),
  percent: unit("%", "%"),
} as const satisfies Readonly<Record<string, Sentence>>;
