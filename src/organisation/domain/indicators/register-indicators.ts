import { type Day, lastDayOfMonth } from "../../../kernel/calendar.ts";
import type { Sentence } from "../../../kernel/error.ts";
import type { Indicator, MeasureOfPlan, Standing } from "../../../kernel/measure.ts";
import type { Flow, RegisterKind } from "../registers/entry.ts";
import { specOf } from "../registers/specs.ts";

/** What of a register hangs on a measure, as far as its figures ask. Money in fen, lengths in km, ages in days. */
export type RegisterOnMeasure = {
  readonly register: RegisterKind;
  readonly total: number;
  readonly open: number;
  readonly standing: Readonly<Record<"entered" | "reported" | "sample", number>>;
  readonly byStage: readonly { readonly stage: string | null; readonly rows: number; readonly km: number }[];
  readonly totals: Readonly<Partial<Record<Flow, number>>>;
  readonly money: readonly {
    readonly year: string;
    readonly flows: Readonly<Partial<Record<Flow, number>>>;
  }[];
  readonly overdueCalls: number;
  readonly openAges: readonly { readonly days: number }[];
  readonly series: readonly { readonly period: string; readonly rows: number; readonly closed: number }[];
};

type Figure = Pick<Indicator, "id" | "name" | "value" | "unit" | "better"> &
  Partial<Pick<Indicator, "target" | "series">>;

/** Stages at and after which a row counts as reached: building has begun, an application is approved. */
const REACHED: Partial<Readonly<Record<RegisterKind, string>>> = {
  project: "start",
  application: "approval",
};

const YI_YUAN_IN_FEN = 10_000_000_000;
const inYiYuan = (fen: number): number => Math.round(fen / (YI_YUAN_IN_FEN / 10_000)) / 10_000;

/** The last day of a month `2026-03`, or the day asked where that is earlier. */
function monthEnd(period: string, asOf: Day): Day {
  const [year = 0, month = 0] = period.split("-").map(Number);
  const last = `${period}-${String(lastDayOfMonth(year, month)).padStart(2, "0")}`;
  return last > asOf ? asOf : last;
}

const rowsOverTime = ({ series }: RegisterOnMeasure, asOf: Day) =>
  series.map(({ period, rows }) => ({ day: monthEnd(period, asOf), value: rows }));

function reached({ register, byStage }: RegisterOnMeasure): { rows: number; km: number } {
  const stages = specOf(register).stages.map(({ key }) => key);
  const from = stages.indexOf(REACHED[register] ?? "");
  const own = byStage.filter(({ stage }) => stage !== null && from >= 0 && stages.indexOf(stage) >= from);
  return {
    rows: own.reduce((sum, { rows }) => sum + rows, 0),
    km: own.reduce((sum, { km }) => sum + km, 0),
  };
}

/** Money of a flow to the end of each year, in 亿元; nothing where none is recorded. */
function moneyFigure(of: RegisterOnMeasure, flow: Flow, id: string, name: Sentence, asOf: Day): Figure[] {
  const total = of.totals[flow];
  if (total === undefined) return [];
  let sum = 0;
  const series = of.money.flatMap(({ year, flows }) => {
    sum += flows[flow] ?? 0;
    const end = `${year}-12-31`;
    return [{ day: end > asOf ? asOf : end, value: inYiYuan(sum) }];
  });
  // Years to come fall on one day; only the last of them says what is recorded by then.
  const distinct = series.filter(({ day }, index) => series[index + 1]?.day !== day);
  return [{ id, name, value: inYiYuan(total), unit: "亿元", better: "up", series: distinct }];
}

function projectFigures(of: RegisterOnMeasure, asOf: Day): Figure[] {
  const { rows, km } = reached(of);
  const allKm = of.byStage.reduce((sum, stage) => sum + stage.km, 0);
  return [
    {
      id: "projects-begun",
      name: { zh: "已开工的项目", en: "Projects begun" },
      value: rows,
      unit: "项",
      better: "up",
      target: of.total,
      series: rowsOverTime(of, asOf),
    },
    ...(allKm > 0
      ? [
          {
            id: "projects-km-begun",
            name: { zh: "已开工线路里程", en: "Length of lines begun" },
            value: Math.round(km * 10) / 10,
            unit: "公里",
            better: "up",
            target: Math.round(allKm * 10) / 10,
          } as const,
        ]
      : []),
    ...moneyFigure(of, "in-place", "funds-in-place", { zh: "到位资金", en: "Funds in place" }, asOf),
    ...moneyFigure(of, "done", "investment-done", { zh: "完成投资", en: "Investment done" }, asOf),
  ];
}

const FIGURES: Readonly<Record<RegisterKind, (of: RegisterOnMeasure, asOf: Day) => Figure[]>> = {
  project: projectFigures,
  application: (of, asOf) => [
    {
      id: "applications-approved",
      name: { zh: "已获批复的创建申报", en: "Applications approved" },
      value: reached(of).rows,
      unit: "项",
      better: "up",
      target: of.total,
      series: rowsOverTime(of, asOf),
    },
    ...(of.overdueCalls > 0
      ? [
          {
            id: "calls-overdue",
            name: { zh: "已过截止日的申报", en: "Calls past their closing day" },
            value: of.overdueCalls,
            unit: "项",
            better: "down",
          } as const,
        ]
      : []),
  ],
  fund: (of, asOf) => [
    {
      id: "fund-calls",
      name: { zh: "争取中的资金和政策", en: "Funds and policies sought" },
      value: of.total,
      unit: "项",
      better: null,
      series: rowsOverTime(of, asOf),
    },
    ...moneyFigure(of, "granted", "funds-granted", { zh: "获批资金", en: "Funds granted" }, asOf),
    ...moneyFigure(of, "arrived", "funds-arrived", { zh: "到账资金", en: "Funds arrived" }, asOf),
  ],
  agreement: (of, asOf) => [
    {
      id: "agreements-open",
      // What was only published by its title says nothing of how it is kept.
      name: { zh: "登记在册的合作协议", en: "Agreements on the register" },
      value: of.open,
      unit: "项",
      better: null,
      series: rowsOverTime(of, asOf),
    },
  ],
  problem: (of, asOf) => [
    {
      id: "problems-open",
      name: { zh: "未销号的重大问题", en: "Hard problems open" },
      value: of.open,
      unit: "项",
      better: "down",
      series: of.series.map(({ period, rows, closed }) => ({
        day: monthEnd(period, asOf),
        value: rows - closed,
      })),
    },
    ...(of.openAges.length > 0
      ? [
          {
            id: "problems-oldest",
            name: { zh: "最早一件已提出", en: "The oldest was raised" },
            value: Math.max(...of.openAges.map(({ days }) => days)),
            unit: "天",
            better: "down",
          } as const,
        ]
      : []),
  ],
};

/** Invented rows make a figure a sample; rows that were only taken over make it as reported as they are. */
const standingOf = ({ standing }: RegisterOnMeasure): Standing =>
  standing.sample > 0 ? "sample" : standing.entered === 0 ? "reported" : "computed";

function sourceOf({ register, standing }: RegisterOnMeasure): Sentence {
  const { name } = specOf(register);
  const { entered, reported, sample } = standing;
  const zh = [
    ...(entered > 0 ? [`登记 ${entered} 条`] : []),
    ...(reported > 0 ? [`公开报道 ${reported} 条`] : []),
    ...(sample > 0 ? [`示例 ${sample} 条`] : []),
  ];
  const en = [
    ...(entered > 0 ? [`${entered} entered`] : []),
    ...(reported > 0 ? [`${reported} published`] : []),
    ...(sample > 0 ? [`${sample} sample`] : []),
  ];
  return { zh: `${name.zh}：${zh.join("、")}`, en: `${name.en}: ${en.join(", ")}` };
}

/** Figures about a measure of a plan from the rows of registers that hang on it. */
export function registerIndicators(
  registers: readonly RegisterOnMeasure[],
  { number }: Pick<MeasureOfPlan, "number">,
  asOf: Day,
): Indicator[] {
  return registers.flatMap((of) =>
    FIGURES[of.register](of, asOf).map((figure) => ({
      ...figure,
      measure: number,
      standing: standingOf(of),
      source: sourceOf(of),
      asOf,
    })),
  );
}
