import { type Day, daysBetween } from "../../../kernel/calendar.ts";
import type { Sentence } from "../../../kernel/error.ts";
import { seriesOf } from "../../../kernel/figure.ts";
import type { Indicator, MeasureOfPlan, Standing } from "../../../kernel/measure.ts";
import { COOPERATION_FIGURES, type CooperationFigure } from "../figures.ts";
import type { Flow, RegisterKind } from "../../registers/entry.ts";
import type { EntryColumns } from "../../registers/projection.ts";
import { specOf } from "../../registers/specs.ts";

/** A row as its figures count it on a day, with the closing days of its calls. */
export type CountedEntry = Pick<EntryColumns, "stage" | "lengthKm" | "standing" | "raisedOn" | "closedOn"> & {
  readonly register: RegisterKind;
  readonly calls: readonly { readonly due: Day | null; readonly doneOn: Day | null }[];
};

/** What of a register hangs on a measure: its rows as they stood at the end of each day, the last of which is asked for. */
export type RegisterOnMeasure = {
  readonly register: RegisterKind;
  readonly days: readonly Day[];
  /** As many lists as days. */
  readonly rows: readonly (readonly CountedEntry[])[];
  /** In fen by the year to which money belongs, as recorded by the last day. */
  readonly money: readonly {
    readonly year: string;
    readonly flows: Readonly<Partial<Record<Flow, number>>>;
  }[];
};

type Rows = readonly CountedEntry[];
type Figure = Pick<Indicator, "value"> &
  Partial<Pick<Indicator, "ratio" | "series">> & {
    readonly id: CooperationFigure;
  };

/** Stages at and after which a row counts as reached: building has begun, an application is approved. */
const REACHED: Partial<Readonly<Record<RegisterKind, string>>> = {
  project: "start",
  application: "approval",
};

/** Rows that reached the stage that counts for their register. */
function reached(rows: Rows): Rows {
  return rows.filter(({ register, stage }) => {
    const stages = specOf(register).stages.map(({ key }) => key);
    const from = stages.indexOf(REACHED[register] ?? "");
    return stage !== null && from >= 0 && stages.indexOf(stage) >= from;
  });
}

const open = (rows: Rows): Rows => rows.filter(({ closedOn }) => closedOn === null);
const kmOf = (rows: Rows): number =>
  Math.round(rows.reduce((sum, { lengthKm }) => sum + (lengthKm ?? 0), 0) * 10) / 10;

const YI_YUAN_IN_FEN = 10_000_000_000;
const inYiYuan = (fen: number): number => Math.round(fen / (YI_YUAN_IN_FEN / 10_000)) / 10_000;

const rowsAsked = ({ rows }: RegisterOnMeasure): Rows => rows.at(-1) ?? [];

/** A count over the rows of each day; days before there was any row are left out. */
const counted = (of: RegisterOnMeasure, id: CooperationFigure, count: (rows: Rows) => number): Figure => ({
  id,
  value: count(rowsAsked(of)),
  series: seriesOf(of.days, (_, at) => {
    const rows = of.rows[at] ?? [];
    return rows.length === 0 ? null : count(rows);
  }),
});

/** Those of a register that reached the stage that counts, of all. */
const reachedOf = (of: RegisterOnMeasure, id: CooperationFigure): Figure => ({
  ...counted(of, id, (rows) => reached(rows).length),
  ratio: {
    part: reached(rowsAsked(of)).length,
    whole: rowsAsked(of).length,
    unit: specOf(of.register).name,
  },
});

/** Money of a flow to the end of each year, in 亿元; nothing where none is recorded. */
function moneyFigure(of: RegisterOnMeasure, flow: Flow, id: CooperationFigure): Figure[] {
  const asOf = of.days.at(-1) ?? "";
  if (!of.money.some(({ flows }) => flows[flow] !== undefined)) return [];
  let sum = 0;
  const series = of.money.map(({ year, flows }) => {
    sum += flows[flow] ?? 0;
    const end = `${year}-12-31`;
    return { day: end > asOf ? asOf : end, value: inYiYuan(sum) };
  });
  const last = series.at(-1);
  // Years to come fall on one day; and what belongs to earlier years alone still stands today.
  const distinct = series.filter(({ day }, index) => series[index + 1]?.day !== day);
  return [
    {
      id,
      value: inYiYuan(sum),
      series: last && last.day < asOf ? [...distinct, { day: asOf, value: last.value }] : distinct,
    },
  ];
}

function projectFigures(of: RegisterOnMeasure): Figure[] {
  const [begun, all] = [kmOf(reached(rowsAsked(of))), kmOf(rowsAsked(of))];
  return [
    reachedOf(of, "projects-begun"),
    ...(all > 0
      ? [
          {
            ...counted(of, "projects-km-begun", (rows) => kmOf(reached(rows))),
            ratio: { part: begun, whole: all, unit: COOPERATION_FIGURES["projects-km-begun"].unit },
          },
        ]
      : []),
    ...moneyFigure(of, "in-place", "funds-in-place"),
    ...moneyFigure(of, "done", "investment-done"),
  ];
}

function callsOverdue(of: RegisterOnMeasure): Figure[] {
  const asOf = of.days.at(-1) ?? "";
  const overdue = open(rowsAsked(of))
    .flatMap(({ calls }) => calls)
    .filter(({ due, doneOn }) => doneOn === null && due !== null && due < asOf).length;
  return overdue === 0 ? [] : [{ id: "calls-overdue", value: overdue }];
}

function oldestProblem(of: RegisterOnMeasure): Figure[] {
  const asOf = of.days.at(-1) ?? "";
  const ages = open(rowsAsked(of)).map(({ raisedOn }) => daysBetween(raisedOn, asOf));
  return ages.length === 0 ? [] : [{ id: "problems-oldest", value: Math.max(...ages) }];
}

const openOf = (of: RegisterOnMeasure, id: CooperationFigure): Figure =>
  counted(of, id, (rows) => open(rows).length);

const FIGURES: Readonly<Record<RegisterKind, (of: RegisterOnMeasure) => Figure[]>> = {
  project: projectFigures,
  application: (of) => [reachedOf(of, "applications-approved"), ...callsOverdue(of)],
  fund: (of) => [
    openOf(of, "fund-calls"),
    ...moneyFigure(of, "granted", "funds-granted"),
    ...moneyFigure(of, "arrived", "funds-arrived"),
  ],
  agreement: (of) => [openOf(of, "agreements-open")],
  problem: (of) => [openOf(of, "problems-open"), ...oldestProblem(of)],
};

const from = (rows: Rows, standing: CountedEntry["standing"]): number =>
  rows.filter((row) => row.standing === standing).length;

/** Invented rows make a figure a sample; rows that were only taken over make it as reported as they are. */
const standingOf = (rows: Rows): Standing =>
  from(rows, "sample") > 0 ? "sample" : from(rows, "entered") === 0 ? "reported" : "computed";

function sourceOf(register: RegisterKind, rows: Rows): Sentence {
  const { name } = specOf(register);
  const [entered, reported, sample] = [from(rows, "entered"), from(rows, "reported"), from(rows, "sample")];
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

/** Figures about a measure of a plan from the rows of registers that hang on it; none of a register without a row. */
export function registerIndicators(
  registers: readonly RegisterOnMeasure[],
  { number }: Pick<MeasureOfPlan, "number">,
): Indicator[] {
  return registers
    .filter((of) => rowsAsked(of).length > 0)
    .flatMap((of) =>
      FIGURES[of.register](of).map((figure) => ({
        ...COOPERATION_FIGURES[figure.id],
        ...figure,
        measure: number,
        standing: standingOf(rowsAsked(of)),
        source: sourceOf(of.register, rowsAsked(of)),
        asOf: of.days.at(-1) ?? "",
      })),
    );
}
