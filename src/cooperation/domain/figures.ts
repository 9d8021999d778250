import { figure, type FigureDefinition, UNITS } from "../../kernel/figure.ts";

const { copies, days, hundredMillionYuan, items, km, percent, persons, times } = UNITS;

const LINKED = {
  zh: "挂在该举措上、该日已登记且未并入他行的",
  en: "on the measure, entered by the day and not merged into another",
} as const;

/** Money is counted by the period it belongs to, not by when it was entered. */
const money = (zh: string, en: string): readonly [string, string] => [
  `${LINKED.zh}行所登记的${zh}，各年合计，以该日已登记的金额计；后登记的替换先登记的。走势按资金所属年度累计，不是登记日期；以后年度的计入最后一点。`,
  `${en} of rows ${LINKED.en}, over all years, with the amounts entered by the day; a later entry replaces the earlier one. The series adds up by the year the money belongs to, not the day of entry; years to come count at the last point.`,
];

const planMoney = (zh: string, en: string): readonly [string, string] => [
  `挂在该方案任一举措上、该日已登记且未并入他行的项目所登记的${zh}，每个项目只计一次，各年合计，以该日已登记的金额计；括号内为该日所在年度的部分。`,
  `${en} of projects on any measure of the plan, entered by the day and not merged, each project once, over all years with the amounts entered by the day; in brackets the part of the day's year.`,
];

/**
 * What the figures of registers, meetings, work points, joint papers and secondment count; docs/dictionary.md lists them.
 * On a past day every one is worked out from the acts recorded by its end.
 */
export const COOPERATION_FIGURES = {
  // Registers on a measure: indicators/register-indicators.ts
  "projects-begun": figure(["已开工的项目", "Projects begun"], items, "up", [
    `${LINKED.zh}项目中，该日阶段已到“开工”或以后的项数，占全部项目；已关闭的项目仍计。走势每一点按当日已登记的阶段计。`,
    `Of the projects ${LINKED.en}, those at the stage 开工 or a later one on the day; closed ones stay counted. Each point of the series counts by the stages recorded by its day.`,
  ]),
  "projects-km-begun": figure(["已开工线路里程", "Length of lines begun"], km, "up", [
    "已开工的项目的线路里程之和，占全部项目线路里程；没有登记里程的按零计。",
    "Length of the projects begun, of the length of all projects on the measure; without a recorded length it is nothing.",
  ]),
  "funds-in-place": figure(
    ["到位资金", "Funds in place"],
    hundredMillionYuan,
    "up",
    money("到位资金", "Funds in place"),
  ),
  "investment-done": figure(
    ["完成投资", "Investment done"],
    hundredMillionYuan,
    "up",
    money("完成投资", "Investment done"),
  ),
  "applications-approved": figure(["已获批复的创建申报", "Applications approved"], items, "up", [
    `${LINKED.zh}创建申报中，该日阶段已到“获批”或以后的项数，占全部申报；已关闭的仍计。走势每一点按当日已登记的阶段计。`,
    `Of the applications ${LINKED.en}, those at the stage of approval or a later one on the day; closed ones stay counted. Each point of the series counts by the stages recorded by its day.`,
  ]),
  "calls-overdue": figure(["已过截止日的申报", "Calls past their closing day"], items, "down", [
    `${LINKED.zh}创建申报中，未关闭的行所列申报截止日早于该日、尚未标记完成的节点数；一行可有几个。`,
    `Closing days before the day that nobody marked as done, on applications ${LINKED.en} and open; a row may have several.`,
  ]),
  "fund-calls": figure(["争取中的资金和政策", "Funds and policies sought"], items, null, [
    `${LINKED.zh}争取资金政策事项中，该日未关闭的项数。`,
    `Funds and policies ${LINKED.en} that were open on the day.`,
  ]),
  "funds-granted": figure(
    ["获批资金", "Funds granted"],
    hundredMillionYuan,
    "up",
    money("获批资金", "Funds granted"),
  ),
  "funds-arrived": figure(
    ["到账资金", "Funds arrived"],
    hundredMillionYuan,
    "up",
    money("到账资金", "Funds arrived"),
  ),
  "agreements-open": figure(["登记在册的合作协议", "Agreements on the register"], items, null, [
    `${LINKED.zh}合作协议中，该日未关闭的项数；只说登记在册，不说履行如何。`,
    `Agreements ${LINKED.en} that were open on the day; how they are kept is not said.`,
  ]),
  "problems-open": figure(["未销号的重大问题", "Hard problems open"], items, "down", [
    `${LINKED.zh}重大问题中，该日未关闭的项数。`,
    `Hard problems ${LINKED.en} that were open on the day.`,
  ]),
  "problems-oldest": figure(["最早一件已提出", "The oldest was raised"], days, "down", [
    "未销号的重大问题中，提出最早的一件至该日的天数（日历日）。没有未销号的不显示。",
    "Calendar days since the oldest open problem was raised. Left out where none is open.",
  ]),

  // A register's own board: store/registers/board.ts
  "entries-all": figure(["总数", "In all"], items, null, [
    "通过当前筛选、今天在册的行数，含已关闭的；并入他行的不计。各阶段、各类合计等于此数，各市合计可以更大，因为一行可属几市。",
    "Rows that pass the filters today, closed ones included; those merged into others are not counted. Stages and kinds add up to it, cities to more, as a row may belong to several.",
  ]),
  "entries-closed": figure(["已销号", "Closed"], items, null, [
    "其中已销号（关闭）的行数。",
    "Of those, rows that are closed.",
  ]),
  "entries-blocked": figure(["有卡点", "Blocked"], items, "down", [
    "其中未关闭、至少有一个未解决卡点的行数。",
    "Of those, open rows with at least one point that blocks them.",
  ]),
  "entries-slipping": figure(["预计晚于计划", "Expected later than planned"], items, "down", [
    "其中未关闭、下一阶段的计划日已过，或最近一个可比阶段比计划晚的行数。",
    "Of those, open rows whose next stage is past its planned day, or whose latest comparable stage came late.",
  ]),
  "entries-reported": figure(["据公开来源", "From published sources"], items, null, [
    "其中取自公开报道、未经登记核实的行数。",
    "Of those, rows taken over from what was published.",
  ]),
  "entries-sample": figure(["示例", "Sample"], items, null, [
    "其中为演示虚构的行数。",
    "Of those, rows invented for demonstration.",
  ]),

  // The organisation itself: indicators/mechanism-indicators.ts
  "plenaries-held": figure(
    ["本年已登记召开的领导小组全体会议", "Leading-group plenaries recorded this year"],
    times,
    "up",
    [
      "该日所在年度内、不晚于该日召开并有记录的领导小组全体会议次数，取消的和尚未召开的不计；目标为方案所定每年一季度一次。走势每一点是该年的次数；没有记录不等于没有召开。",
      "Plenaries recorded as held in the year, by the day; cancelled and coming ones are left out. The target is the plan's one in each first quarter. Each point is its year's; no record does not mean none was held.",
    ],
  ),
  "resolutions-closed": figure(["议定事项办结率", "Resolutions closed"], percent, "up", [
    "会议议定事项转成的任务中，该日处于已销号状态的占比；没有转成任务的事项不在分母中。没有任务时不计算。",
    "Of the tasks that resolutions of meetings became, the share that stood closed on the day; resolutions without a task are in neither part. No rate without tasks.",
  ]),
  "group-meetings": figure(
    ["本年已登记召开的专项工作组会议", "Working-group meetings recorded this year"],
    times,
    "up",
    [
      "该日所在年度内、不晚于该日召开并有记录的专项工作组会议次数，取消的和尚未召开的不计。走势每一点是该年的次数。",
      "Working-group meetings recorded as held in the year, by the day; cancelled and coming ones are left out. Each point is its year's.",
    ],
  ),
  "work-points-issued": figure(["本年已印发的工作要点", "Work points issued this year"], copies, "up", [
    "该日所在年度的工作要点中，该日已印发（含已办结）的份数，占当年全部要点。",
    "Of the year's sets of work points, those issued by the day, closed ones included.",
  ]),
  "undertakings-covered": figure(
    ["本年要点覆盖的具体任务", "Undertakings that this year's points take on"],
    items,
    "up",
    [
      "方案的具体任务中，被当年工作要点（含征求意见中、未印发的）至少列入一次的项数，占方案全部具体任务；没有拆出具体任务的举措按一项计。",
      "Of the plan's undertakings, those that a set of the year takes on, sets not issued yet included; a measure without undertakings is one.",
    ],
  ),
  "conferences-held": figure(
    ["本年已登记召开的四市联席会议", "Joint conferences recorded this year"],
    times,
    "up",
    [
      "该日所在年度内、不晚于该日召开并有记录的四市联席会议次数，取消的和尚未召开的不计。走势每一点是该年的次数。",
      "Joint conferences recorded as held in the year, by the day; cancelled and coming ones are left out. Each point is its year's.",
    ],
  ),
  "joint-papers-in-force": figure(["现行有效的共同文件", "Joint papers in force"], copies, null, [
    "该日已印发、在有效期内、未废止的共同文件份数，占登记的全部共同文件（含起草和征求意见中的，不含已废止的）。",
    "Joint papers issued, within their term and not repealed on the day, of all on record, drafts included and repealed ones left out.",
  ]),
  "seats-served": figure(["促进中心在岗选派人员", "Seats served at the promotion centre"], persons, "up", [
    "该日在任期内、到岗的选派人员数，占该日名册所设席位；取消的任期不计。",
    "Persons serving a term on the day, of the seats on the roster; cancelled terms are left out.",
  ]),

  // A leader's page: leading/store.ts
  "leading-problems": figure(["未销号的重大问题", "Hard problems open"], items, "down", [
    "重大问题清单中，该日未关闭、未并入他行的行数，不论挂在哪项举措；按解决层级由高到低列出。",
    "Rows of the register of hard problems not closed and not merged on the day, whatever measure they hang on, the highest level first.",
  ]),
  "leading-planned": figure(
    ["计划投资", "Investment planned"],
    hundredMillionYuan,
    null,
    planMoney("计划投资", "Investment planned"),
  ),
  "leading-in-place": figure(
    ["到位资金", "Funds in place"],
    hundredMillionYuan,
    "up",
    planMoney("到位资金", "Funds in place"),
  ),
  "leading-done": figure(
    ["完成投资", "Investment done"],
    hundredMillionYuan,
    "up",
    planMoney("完成投资", "Investment done"),
  ),
  "leading-meetings": figure(["将开的会议", "Meetings to come"], times, null, [
    "该日尚未召开、未取消、日期（未定的取窗口末日）不早于该日的会议数，含各方案共有的。",
    "Meetings not held or cancelled whose day, or the last of their window, is not before the day, those of all plans included.",
  ]),
} as const satisfies Readonly<Record<string, FigureDefinition>>;

export type CooperationFigure = keyof typeof COOPERATION_FIGURES;
