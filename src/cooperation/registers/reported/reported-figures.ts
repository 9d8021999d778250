import type { Day } from "../../../kernel/calendar.ts";
import type { Sentence } from "../../../kernel/error.ts";
import type { EntrySource } from "../entry.ts";
import { EIGHTH_CONFERENCE } from "./reported-sources.ts";

/** A figure that others published; never computed here, and no verdict rests on it. */
export type ReportedFigure = {
  readonly id: string;
  readonly name: Sentence;
  readonly value: number;
  /** As printed behind the value; empty for an index. */
  readonly unit: Sentence;
  /** The year that it describes, null where the source does not say. */
  readonly year: number | null;
  /** The last day of that year; where there is none, the day of the occasion on which it was quoted. */
  readonly asOf: Day;
  readonly source: EntrySource;
  readonly standing: "reported";
  /** What a reader must know before using it. */
  readonly note: Sentence | null;
};

const PERCENT: Sentence = { zh: "%", en: "%" };

const share = (id: string, zh: string, en: string, value: number): ReportedFigure => ({
  id,
  name: { zh, en },
  value,
  unit: PERCENT,
  year: null,
  asOf: "2024-12-07",
  source: EIGHTH_CONFERENCE,
  standing: "reported",
  note: {
    zh: "报道中引用，未说明年份和口径。",
    en: "Quoted in the report without its year and method.",
  },
});

/** What was published about the four cities as a whole. */
export const REPORTED_FIGURES: readonly ReportedFigure[] = [
  {
    id: "integration-index",
    name: { zh: "呼包鄂乌一体化发展指数", en: "Integration index of the four cities" },
    value: 163.72,
    unit: { zh: "", en: "" },
    year: 2023,
    asOf: "2023-12-31",
    source: { title: "国际在线（news.cri.cn）报道", date: null, url: null },
    standing: "reported",
    note: {
      zh: "官方公布的指数，编制方法未见公开，本系统不重算。",
      en: "As officially published; its method was not seen, and it is not computed here.",
    },
  },
  share("land-share", "四市面积占自治区比重", "The four cities' share of the region's land", 15.7),
  share("population-share", "四市人口占自治区比重", "The four cities' share of the region's people", 42.5),
  share("economy-share", "四市经济总量占自治区比重", "The four cities' share of the region's economy", 60.9),
];
