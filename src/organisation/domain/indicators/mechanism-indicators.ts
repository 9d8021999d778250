import type { Day } from "../../../kernel/calendar.ts";
import type { Sentence } from "../../../kernel/error.ts";
import type { Indicator, MeasureOfPlan } from "../../../kernel/measure.ts";
import type { MeetingSeries, MeetingStatus } from "../meetings/meeting.ts";

/** A meeting as far as the figures of the mechanism ask. `taskIds`: tasks that its resolutions became. */
export type MeetingFact = {
  readonly series: MeetingSeries;
  readonly status: MeetingStatus;
  readonly date: Day | null;
  readonly year: number;
  readonly resolutions: number;
  readonly closedTasks: number;
  readonly tasks: number;
  readonly reported: boolean;
};

/** What is known of the organisation of the plan on a day: measures 二十 to 二十二. */
export type Mechanism = {
  readonly meetings: readonly MeetingFact[];
  /** Sets of work points of the year, and how many of the plan's undertakings they take on. */
  readonly workPoints: {
    readonly issued: number;
    readonly sets: number;
    readonly taken: number;
    readonly undertakings: number;
  };
  /** Joint papers that hold today. */
  readonly jointPapersInForce: number;
  readonly jointPapers: number;
  /** All of them only taken over from what was published. */
  readonly jointPapersReported: boolean;
  /** Seats at the promotion centre, and those somebody serves in today. */
  readonly seats: number;
  readonly serving: number;
};

type Figure = Pick<Indicator, "id" | "name" | "value" | "unit" | "better"> &
  Partial<Pick<Indicator, "target" | "series">> & { readonly source: Sentence; readonly reported?: boolean };

const MEETINGS: Sentence = { zh: "会议记录", en: "records of meetings" };
const isHeld = ({ status }: MeetingFact): boolean =>
  status === "held" || status === "minuted" || status === "closed";

const FIVE_YEARS = 5;

/**
 * Meetings of a series recorded as held in a year and in the years before, from the first of which any is known: that none
 * is recorded earlier does not say that none was held.
 */
function heldFigure(
  meetings: readonly MeetingFact[],
  series: MeetingSeries,
  id: string,
  name: Sentence,
  asOf: Day,
  target?: number,
): Figure {
  const year = Number(asOf.slice(0, 4));
  const own = meetings.filter((meeting) => meeting.series === series);
  const first = Math.max(year - FIVE_YEARS + 1, Math.min(year, ...own.map((meeting) => meeting.year)));
  const heldIn = (of: number): readonly MeetingFact[] =>
    own.filter(
      (meeting) =>
        isHeld(meeting) && meeting.date !== null && meeting.date <= asOf && meeting.date.startsWith(`${of}-`),
    );
  const held = (of: number): number => heldIn(of).length;
  return {
    id,
    name,
    value: held(year),
    unit: "次",
    better: "up",
    source: MEETINGS,
    reported: held(year) > 0 && heldIn(year).every((meeting) => meeting.reported),
    ...(target === undefined ? {} : { target }),
    series: Array.from({ length: year - first + 1 }, (_, index) => {
      const of = first + index;
      return { day: of === year ? asOf : `${of}-12-31`, value: held(of) };
    }),
  };
}

const percent = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 1000) / 10;

function leadingGroup({ meetings }: Mechanism, asOf: Day): Figure[] {
  const tasks = meetings.reduce((sum, meeting) => sum + meeting.tasks, 0);
  const closed = meetings.reduce((sum, meeting) => sum + meeting.closedTasks, 0);
  return [
    // The plan's own words: 每年一季度召开领导小组全体会议.
    heldFigure(
      meetings,
      "plenary",
      "plenaries-held",
      { zh: "本年已登记召开的领导小组全体会议", en: "Leading-group plenaries recorded this year" },
      asOf,
      1,
    ),
    {
      id: "resolutions-closed",
      name: { zh: "议定事项办结率", en: "Resolutions closed" },
      value: percent(closed, tasks),
      unit: "%",
      better: "up",
      source: { zh: `会议议定事项 ${tasks} 项的任务`, en: `tasks of ${tasks} resolutions` },
    },
  ];
}

function workingGroups({ meetings, workPoints }: Mechanism, asOf: Day): Figure[] {
  const source: Sentence = { zh: "年度工作要点", en: "yearly work points" };
  return [
    heldFigure(
      meetings,
      "working-group",
      "group-meetings",
      { zh: "本年已登记召开的专项工作组会议", en: "Working-group meetings recorded this year" },
      asOf,
    ),
    {
      id: "work-points-issued",
      name: { zh: "本年已印发的工作要点", en: "Work points issued this year" },
      value: workPoints.issued,
      unit: "份",
      better: "up",
      target: workPoints.sets,
      source,
    },
    {
      id: "undertakings-covered",
      name: { zh: "本年要点覆盖的具体任务", en: "Undertakings that this year's points take on" },
      value: workPoints.taken,
      unit: "项",
      better: "up",
      target: workPoints.undertakings,
      source,
    },
  ];
}

function jointConference(of: Mechanism, asOf: Day): Figure[] {
  return [
    heldFigure(
      of.meetings,
      "joint-conference",
      "conferences-held",
      { zh: "本年已登记召开的四市联席会议", en: "Joint conferences recorded this year" },
      asOf,
    ),
    {
      id: "joint-papers-in-force",
      name: { zh: "现行有效的共同文件", en: "Joint papers in force" },
      value: of.jointPapersInForce,
      unit: "份",
      better: null,
      target: of.jointPapers,
      source: { zh: "共同文件", en: "joint papers" },
      reported: of.jointPapersReported,
    },
    {
      id: "seats-served",
      name: { zh: "促进中心在岗选派人员", en: "Seats served at the promotion centre" },
      value: of.serving,
      unit: "人",
      better: "up",
      target: of.seats,
      source: { zh: "选派名册", en: "roster of secondments" },
    },
  ];
}

const BY_MEASURE: Readonly<Record<number, (of: Mechanism, asOf: Day) => Figure[]>> = {
  20: leadingGroup,
  21: workingGroups,
  22: jointConference,
};

/** Whether the measure is one of those about the organisation itself. */
export const isOfMechanism = (number: number): boolean => number in BY_MEASURE;

/** Figures about measures 二十, 二十一 and 二十二 from meetings, work points, joint papers and terms; none for others. */
export function mechanismIndicators(
  mechanism: Mechanism,
  { number, sample }: Pick<MeasureOfPlan, "number" | "sample">,
  asOf: Day,
): Indicator[] {
  return (BY_MEASURE[number]?.(mechanism, asOf) ?? []).map(({ reported = false, ...figure }) => ({
    ...figure,
    measure: number,
    standing: sample ? "sample" : reported ? "reported" : "computed",
    asOf,
  }));
}
