import type { Day } from "../../../kernel/calendar.ts";
import type { Sentence } from "../../../kernel/error.ts";
import { share, UNITS } from "../../../kernel/figure.ts";
import type { Indicator, MeasureOfPlan } from "../../../kernel/measure.ts";
import { COOPERATION_FIGURES, type CooperationFigure } from "../figures.ts";
import type { MeetingSeries, MeetingStatus } from "../meetings/meeting.ts";

/** A meeting as far as the figures of the mechanism ask. `taskIds`: tasks that its resolutions became. */
export type MeetingFact = {
  readonly series: MeetingSeries;
  readonly status: MeetingStatus;
  readonly date: Day | null;
  readonly year: number;
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
  /** Joint papers that hold on the day, of all that are not repealed. */
  readonly jointPapersInForce: number;
  readonly jointPapers: number;
  /** All of them only taken over from what was published. */
  readonly jointPapersReported: boolean;
  /** Seats at the promotion centre, and those somebody serves in. */
  readonly seats: number;
  readonly serving: number;
};

type Figure = Pick<Indicator, "value"> &
  Partial<Pick<Indicator, "target" | "ratio" | "series">> & {
    readonly id: CooperationFigure;
    readonly source: Sentence;
    readonly reported?: boolean;
  };

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
  id: CooperationFigure,
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
    value: held(year),
    source: MEETINGS,
    reported: held(year) > 0 && heldIn(year).every((meeting) => meeting.reported),
    ...(target === undefined ? {} : { target }),
    series: Array.from({ length: year - first + 1 }, (_, index) => {
      const of = first + index;
      return { day: of === year ? asOf : `${of}-12-31`, value: held(of) };
    }),
  };
}

/** A count of a whole, both of one population. */
const partOf = (part: number, whole: number, unit: Sentence): Pick<Figure, "value" | "ratio"> => ({
  value: part,
  ratio: { part, whole, unit },
});

function leadingGroup({ meetings }: Mechanism, asOf: Day): Figure[] {
  const tasks = meetings.reduce((sum, meeting) => sum + meeting.tasks, 0);
  const closed = meetings.reduce((sum, meeting) => sum + meeting.closedTasks, 0);
  return [
    // The plan's own words: 每年一季度召开领导小组全体会议.
    heldFigure(meetings, "plenary", "plenaries-held", asOf, 1),
    {
      id: "resolutions-closed",
      value: share({ part: closed, whole: tasks }),
      ratio: { part: closed, whole: tasks, unit: UNITS.tasks },
      source: { zh: `会议议定事项 ${tasks} 项的任务`, en: `tasks of ${tasks} resolutions` },
    },
  ];
}

function workingGroups({ meetings, workPoints }: Mechanism, asOf: Day): Figure[] {
  const source: Sentence = { zh: "年度工作要点", en: "yearly work points" };
  return [
    heldFigure(meetings, "working-group", "group-meetings", asOf),
    {
      id: "work-points-issued",
      ...partOf(workPoints.issued, workPoints.sets, UNITS.copies),
      source,
    },
    {
      id: "undertakings-covered",
      ...partOf(workPoints.taken, workPoints.undertakings, UNITS.items),
      source,
    },
  ];
}

function jointConference(of: Mechanism, asOf: Day): Figure[] {
  return [
    heldFigure(of.meetings, "joint-conference", "conferences-held", asOf),
    {
      id: "joint-papers-in-force",
      ...partOf(of.jointPapersInForce, of.jointPapers, UNITS.copies),
      source: { zh: "共同文件", en: "joint papers" },
      reported: of.jointPapersReported,
    },
    {
      id: "seats-served",
      ...partOf(of.serving, of.seats, { zh: "个席位", en: "seats" }),
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
    ...COOPERATION_FIGURES[figure.id],
    ...figure,
    measure: number,
    standing: sample ? "sample" : reported ? "reported" : "computed",
    asOf,
  }));
}
