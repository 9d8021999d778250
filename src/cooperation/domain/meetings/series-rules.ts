import type { Sentence } from "../../../kernel/error.ts";
import type { MeetingRole, MeetingSeries } from "./meeting.ts";

/** Whose plan the table follows: Baotou, by its code of GB/T 2260. */
export const PLAN_CITY = "150200";

/** What is usually prepared, and how many working days before the meeting it is due. The plan does not say: a proposal to be changed. */
export type PreparationRule = { readonly text: string; readonly workingDaysBefore: number };

/**
 * What the plan says of a series of meetings. `window`: days of the year within which it is due, as `MM-DD`.
 * `stated`: whether the plan says that it is held every year, or we only suggest it.
 */
export type SeriesRule = {
  readonly series: MeetingSeries;
  readonly name: Sentence;
  readonly role: MeetingRole;
  readonly window: { readonly from: string; readonly to: string };
  readonly stated: boolean;
  /** One for each special working group 专项工作组. */
  readonly byGroup: boolean;
  /** The measure and the words, verbatim: the measure is found in a plan by them. */
  readonly source: { readonly ordinal: string; readonly quote: string } | null;
};

const PLENARY: SeriesRule = {
  series: "plenary",
  name: { zh: "自治区领导小组全体会议", en: "Plenary of the region's leading group" },
  role: "co-operate",
  window: { from: "01-01", to: "03-31" },
  stated: true,
  byGroup: false,
  source: {
    ordinal: "（二十）",
    quote: "积极配合自治区推动呼包鄂乌一体化发展领导小组每年一季度召开领导小组全体会议",
  },
};

const WORKING_GROUP: SeriesRule = {
  series: "working-group",
  name: { zh: "专项工作组会议", en: "Meeting of a special working group" },
  role: "attend",
  window: { from: "01-01", to: "12-31" },
  stated: true,
  byGroup: true,
  source: {
    ordinal: "（二十一）",
    quote: "参加自治区推动呼包鄂乌一体化发展各专项工作组牵头单位每年度召开的专项工作组会议",
  },
};

const JOINT_CONFERENCE: SeriesRule = {
  series: "joint-conference",
  name: { zh: "四市党政联席会议", en: "Joint conference of the four cities" },
  role: "attend",
  window: { from: "01-01", to: "12-31" },
  stated: false,
  byGroup: false,
  source: { ordinal: "（二十二）", quote: "按照轮值顺序组织召开四市党政联席会议" },
};

const OTHER: SeriesRule = {
  series: "other",
  name: { zh: "其他会议", en: "Other meeting" },
  role: "host",
  window: { from: "01-01", to: "12-31" },
  stated: false,
  byGroup: false,
  source: null,
};

/** Version of the table: it follows the plan of February 2024. */
export const SERIES_RULES: Readonly<Record<MeetingSeries, SeriesRule>> = {
  plenary: PLENARY,
  "working-group": WORKING_GROUP,
  "joint-conference": JOINT_CONFERENCE,
  other: OTHER,
};

/** The usual preparation by our role. Whoever hosts prepares the meeting, whoever attends prepares to speak. */
export const PREPARATION_RULES: Readonly<Record<MeetingRole, readonly PreparationRule[]>> = {
  host: [
    { text: "提出会议方案，报领导小组审定", workingDaysBefore: 40 },
    { text: "向各成员单位和其他三市征集议题", workingDaysBefore: 30 },
    { text: "梳理重大问题清单，提出上会建议", workingDaysBefore: 25 },
    { text: "议程和会议材料征求意见", workingDaysBefore: 15 },
    { text: "印发会议通知，附议程", workingDaysBefore: 10 },
    { text: "会议材料定稿、印制、分送", workingDaysBefore: 5 },
    { text: "落实会场和会务", workingDaysBefore: 5 },
    { text: "核定参会名单", workingDaysBefore: 3 },
  ],
  "co-operate": [
    { text: "提出需自治区层面协调的大事、难事、要事", workingDaysBefore: 20 },
    { text: "报送一体化发展推进情况汇报材料", workingDaysBefore: 10 },
    { text: "核对上次会议议定事项的落实情况", workingDaysBefore: 10 },
    { text: "报送参会人员", workingDaysBefore: 5 },
  ],
  attend: [
    { text: "提出本领域年度工作要点的建议", workingDaysBefore: 15 },
    { text: "准备汇报或发言材料", workingDaysBefore: 7 },
    { text: "报送参会人员", workingDaysBefore: 3 },
  ],
};
