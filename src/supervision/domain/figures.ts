import { figure, type FigureDefinition, UNITS } from "../../kernel/figure.ts";

const { items, percent, reports, tasks, times, units } = UNITS;

/**
 * What the figures of supervision count. Each is computed in one place, which pages, papers, ledger and commands call;
 * docs/dictionary.md lists them, a test keeps both in step and recounts each.
 */
export const SUPERVISION_FIGURES = {
  // Measure pages: tasks/measure-figures.ts
  "undertakings-dispatched": figure(["已交办的具体任务", "Undertakings dispatched"], items, "up", [
    "举措正文拆出的具体任务中，至该日已有任务交办的项数，占该举措全部具体任务。一项任务引用几项具体任务的，各计一项；会议、批示等另立的任务不计。",
    "Of the undertakings in the measure's text, those for which a task had been dispatched by the day. A task that quotes several counts for each; tasks from meetings, instructions and the like do not count.",
  ]),
  "tasks-closed": figure(["任务办结率", "Share of tasks closed"], percent, "up", [
    "该举措下至该日已登记的督办任务（含会议、批示等另立的任务和例行任务的各期）中，该日处于已销号状态的占比；重新启动的不算已销号。分母为任务数，不是具体任务数。没有任务时不计算。",
    "Of the measure's tasks registered by the day, those from meetings or instructions and returns of standing duties included, the share that stood closed on the day; reopened ones are not closed. Counted over tasks, not undertakings. No rate without tasks.",
  ]),
  "reports-accepted": figure(
    ["近12个月采纳的进展报告", "Progress reports accepted in 12 months"],
    reports,
    "up",
    [
      "该举措的任务下，由审核人采纳的报告份数，含牵头和配合单位；自该日所在月往前第11个月的1日起，至该日止。走势的每一点都是到该日为止的12个月。",
      "Reports on the measure's tasks that were accepted, of lead and supporting units, from the first day of the eleventh month before to the day. Each point of the series is the twelve months to its day.",
    ],
  ),

  // Board of a plan: board.ts
  "plan-measures": figure(["举措", "Measures"], items, null, [
    "方案中通过当前筛选的举措数；按状态的筛选除外，其余数字同此。",
    "Measures of the plan that pass the filters, that by state excepted; the same holds for the figures beside it.",
  ]),
  "plan-undertakings": figure(["具体任务", "Undertakings"], items, null, [
    "这些举措正文拆出的具体任务数，不论是否已交办。与督办任务不同：一项具体任务可以没有任务，一项任务也可以不出自具体任务。",
    "Undertakings in the text of these measures, dispatched or not. They are not tasks: one may have none, and tasks may come from elsewhere.",
  ]),
  "plan-units": figure(["单位", "Units"], units, null, [
    "这些举措牵头、配合或指导的单位数，一个单位只计一次；集体称谓（各旗县区）计一个。",
    "Units that lead, support or guide these measures, each once; a collective counts as one.",
  ]),
  "deadline-pending": figure(["待核定", "To be verified"], items, "down", [
    "文件所印完成时限早于该日、尚无人核定结果的举措数。是文件时限的状态，不是任务逾期。",
    "Measures whose printed date is before the day and of which nobody recorded what happened. A state of the print, not of tasks.",
  ]),
  "deadline-due-soon": figure(["临近到期", "Due soon"], items, null, [
    "文件所印完成时限在该日起60天以内（含当日）的举措数。",
    "Measures whose printed date is at most 60 days ahead, the day included.",
  ]),
  "deadline-dated": figure(["未到期", "Not yet due"], items, null, [
    "文件所印完成时限在60天以后的举措数。",
    "Measures whose printed date is more than 60 days ahead.",
  ]),
  "deadline-continuous": figure(["持续推进", "Continuing"], items, null, [
    "文件写明持续推进的举措数，不会逾期。",
    "Measures printed as continuing; never overdue.",
  ]),
  "deadline-longterm": figure(["长期坚持", "Long-term"], items, null, [
    "文件写明长期坚持的举措数，不会逾期。",
    "Measures printed as long-term; never overdue.",
  ]),
  "deadline-none": figure(["未载明时限", "No deadline printed"], items, null, [
    "文件没有写明完成时限的举措数。",
    "Measures for which no deadline is printed.",
  ]),

  // Lights of board, ledger, statistics and papers: tasks/roll-up.ts
  "tasks-all": figure(["任务", "Tasks"], tasks, null, [
    "至该日已登记的督办任务数，含未交办、中止和已销号的。等于四色灯与已销号之和。",
    "Tasks registered by the day, those not dispatched, suspended or closed included. It is the sum of the four lights and the closed ones.",
  ]),
  "light-red": figure(["红灯", "Red"], tasks, "down", [
    "该日未销号、按亮灯规则为红灯的任务数。",
    "Tasks not closed on the day that the rules show red.",
  ]),
  "light-amber": figure(["黄灯", "Amber"], tasks, "down", [
    "该日未销号、按亮灯规则为黄灯的任务数。",
    "Tasks not closed on the day that the rules show amber.",
  ]),
  "light-green": figure(["绿灯", "Green"], tasks, "up", [
    "该日未销号、没有触发任何规则的任务数。已销号的任务不亮灯，单列。",
    "Tasks not closed on the day to which no rule applies. Closed tasks show no light and stand apart.",
  ]),
  "light-grey": figure(["灰灯", "Grey"], tasks, null, [
    "该日尚无办理义务的任务数：未交办、中止或待核定。",
    "Tasks on which nothing is owed on the day: not dispatched, suspended, or to be judged.",
  ]),
  "tasks-ended": figure(["已销号", "Closed"], tasks, "up", [
    "该日处于已销号状态的任务数；重新启动的不计。",
    "Tasks that stood closed on the day; reopened ones are not counted.",
  ]),

  // Reports due within a span, of statistics: tasks/report-counts.ts
  "reports-owed": figure(["应报", "Reports owed"], reports, null, [
    "统计起日至截止日前一日到期的报告份数：一个单位、一项任务、一期为一份，牵头和配合单位都计，中止和销号以后到期的不计。月报只数牵头单位的任务，见“本期应报”。",
    "Reports that fell due from the first day to the day before the last: one for each unit, task and period, of lead and supporting units; none while a task was suspended or closed. A paper counts tasks instead, see 本期应报.",
  ]),
  "reports-in-time": figure(["按时", "In time"], reports, "up", [
    "应报的报告中，首次报送不晚于到期日的份数。",
    "Of those owed, reports first submitted by their due day.",
  ]),
  "reports-late": figure(["迟报", "Late"], reports, "down", [
    "应报的报告中，首次报送晚于到期日的份数。",
    "Of those owed, reports first submitted after their due day.",
  ]),
  "reports-absent": figure(["缺报", "Never came"], reports, "down", [
    "应报的报告中，至截止日一直没有报送的份数，包括后来已报下一期、不再补报的。等于应报减按时减迟报。现在还欠着的见“逾期未报”。",
    "Of those owed, reports that never came by the last day, those passed over by a later report included: owed less in time less late. What is still owed now is 逾期未报.",
  ]),
  "reports-returned": figure(["退回次数", "Times returned"], times, "down", [
    "应报的报告被退回修改的次数。",
    "How often reports that fell due in the span were returned.",
  ]),
  "reports-punctual": figure(["按时率", "Share in time"], percent, "up", [
    "按时份数占应报份数。没有应报的不计算。",
    "Reports in time of those owed. No rate where none was owed.",
  ]),

  // What is owed now: tasks/missing.ts
  "reports-overdue": figure(["逾期未报", "Overdue"], items, "down", [
    "该日仍欠报告的“单位×任务”数：任务在办，最近到期的一期在到期日当天结束前没有报送。欠几期只计一项；后报的一期盖过以前各期。同一任务有两个单位欠报的计两项。",
    "Pairs of a unit and a task of which a report is still owed on the day: the task is under way and nothing came for the period that fell due last. Several periods count once, a later report covers earlier ones, and two units that owe on one task count twice.",
  ]),
  "units-overdue": figure(["逾期未报单位", "Units that owe reports"], units, "down", [
    "有逾期未报的单位数，并入他单位的计入后者。",
    "Units with any report overdue; a merged unit counts as the one it was merged into.",
  ]),

  // Reports of a period, of papers: papers/span-reports.ts
  "period-owed": figure(["本期应报", "Owed for the period"], tasks, null, [
    "公文所述期间内，牵头单位应报送进展的任务数：该日在办且至少一期在义务之内，或者已有报送。几个牵头单位合计一项，配合单位不计。",
    "Tasks of which a lead unit owed or gave a report for the paper's period. Several lead units are one task; supporting units do not count.",
  ]),
  "period-accepted": figure(["本期已审核", "Accepted for the period"], tasks, "up", [
    "本期应报的任务中，至少一份牵头单位的报告已被采纳的任务数。",
    "Of those tasks, those with an accepted report of a lead unit.",
  ]),
  "period-in-review": figure(["本期待审核", "In review for the period"], tasks, null, [
    "本期应报的任务中，已报送而尚未采纳的任务数。",
    "Of those tasks, those reported and not yet accepted.",
  ]),
  "period-unreported": figure(["本期未报", "Not reported for the period"], tasks, "down", [
    "本期应报的任务中，没有牵头单位报送的任务数。等于本期应报减已审核减待审核；是任务数，不是份数，也不看期间以外的欠报。",
    "Of those tasks, those of which no lead unit reported: owed less accepted less in review. Tasks, not reports, and nothing of other periods.",
  ]),
  "tasks-overdue": figure(["逾期任务", "Overdue tasks"], tasks, "down", [
    "该日在办、生效时限（经批准延期的按延期后）早于该日的任务数；未交办、中止、待核定、转常态化和已销号的不计。",
    "Tasks under way whose date in force, extensions counted, is before the day; none that are not dispatched, suspended, to be judged, standing or closed.",
  ]),

  // Quarters of statistics: tasks/statistics.ts
  "quarter-due": figure(["到期", "Due"], tasks, null, [
    "最初载明的时限落在该季度的任务数，延期不改变季度；持续推进、长期坚持的不计。等于按期办结、逾期办结、核定已办结、逾期任务和在办之和。",
    "Tasks whose original date falls in the quarter, whatever extension; continuing and long-term ones left out. The sum of closed in time, closed late, judged done, overdue and open.",
  ]),
  "quarter-closed": figure(["已销号", "Closed"], tasks, "up", [
    "其中该日已销号的任务数，等于按期办结、逾期办结、核定已办结之和。",
    "Of those, tasks closed on the day: closed in time, closed late and judged done.",
  ]),
  "quarter-in-time": figure(["按期办结", "Closed in time"], tasks, "up", [
    "其中不晚于生效时限销号的任务数。",
    "Of those, tasks closed by the date in force.",
  ]),
  "quarter-closed-late": figure(["逾期办结", "Closed late"], tasks, "down", [
    "其中晚于生效时限销号，或曾被核定为逾期而后销号的任务数。",
    "Of those, tasks closed after the date in force, or judged overdue and closed since.",
  ]),
  "quarter-judged-done": figure(["核定已办结", "Judged done"], tasks, null, [
    "其中启用前已过时限、由办公室核定为已办结的任务数，不计是否按期。",
    "Of those, tasks whose date had passed before adoption and that the office judged done; whether in time is not said.",
  ]),
  "quarter-extended": figure(["经批准延期", "Extended"], tasks, null, [
    "其中有过经批准延期的任务数，不论现在如何。",
    "Of those, tasks with a granted extension, however they stand now.",
  ]),
  "quarter-overdue": figure(["逾期任务", "Overdue"], tasks, "down", [
    "其中未销号而已逾期的任务数，口径同“逾期任务”。",
    "Of those, tasks not closed and overdue, as 逾期任务 says.",
  ]),

  // My work: tasks/work.ts
  "work-late": figure(["已过时限", "Past due"], items, "down", [
    "下列各类待办中，办理期限早于该日的事项数。",
    "Of the duties of all kinds, those whose day is past.",
  ]),
  "work-returned": figure(["被退回", "Returned"], items, "down", [
    "被审核人或本单位负责人退回、尚未重报的报告数。",
    "Reports given back and not yet reported again.",
  ]),
  "work-sign": figure(["待审签", "To sign"], items, "down", [
    "等本单位负责人审签的报告数。",
    "Reports that wait for the unit's head.",
  ]),
  "work-report": figure(["待报送", "To report"], items, "down", [
    "本单位应填的报告数：每项任务最近到期未报的一期，和十天内到期的下一期。",
    "Reports the unit is asked for: of each task the latest period missed, and the next one due within ten days.",
  ]),
  "work-review-support": figure(["待会签", "To review"], items, "down", [
    "配合单位已报、等本单位（牵头）审核的报告数。",
    "Reports of supporting units that wait for this lead unit.",
  ]),
  "work-reminder": figure(["办公室提醒", "Reminder"], items, "down", [
    "发给本单位、尚未回应的催办次数。",
    "Reminders to the unit that it has not answered.",
  ]),
  "work-deadline": figure(["完成时限", "Deadline"], items, "down", [
    "本单位牵头、生效时限在三十天内或已过、还没有申请办结或延期的任务数。",
    "Tasks the unit leads whose date is within thirty days or past, without a claim or a request waiting.",
  ]),
  "work-receive": figure(["待签收", "To receive"], items, "down", [
    "已交办、本单位还没有签收的任务数。",
    "Tasks dispatched that the unit has not received.",
  ]),

  // The office's queue: store/office/review-queue.ts
  "queue-report": figure(["待审报送", "Reports to review"], items, "down", [
    "牵头单位已报送、等办公室审核的报告数；等牵头单位会签的配合单位报告不计。",
    "Reports of lead units that wait for the office; those of supporting units wait for their lead unit.",
  ]),
  "queue-extension": figure(["待批延期", "Extensions asked"], items, "down", [
    "等办公室答复的延期申请数。",
    "Requests for extension that wait for the office.",
  ]),
  "queue-claim": figure(["待审办结", "Claims to close"], items, "down", [
    "等办公室答复的办结申请数。",
    "Claims that a task is done that wait for the office.",
  ]),

  // A leader's page: leader/leading.ts
  "leading-extensions": figure(["待批延期", "Extensions asked"], tasks, "down", [
    "该日未销号、有延期申请未答复的任务数，与台账“待批延期”筛选相同。",
    "Tasks not closed on the day whose request for an extension is not answered, as the ledger's filter shows.",
  ]),
  "leading-resolutions": figure(["在办议定事项", "Resolutions under way"], tasks, null, [
    "来源为会议、该日处于在办状态的任务数。没有转成任务的议定事项不在其中。",
    "Tasks from meetings that were under way on the day; resolutions that became no task are not among them.",
  ]),
  "leading-turned": figure(["变灯", "Lights that turned"], tasks, null, [
    "上次查看那天与该日相比，灯色不同或其后新登记、该日未销号的任务数；两天都按各自的规则重新计算。",
    "Tasks not closed on the day that show another light than on the day of the last look, or were registered since; both days by the rules of their own.",
  ]),
  "leading-closed": figure(["新销号", "Closed since"], tasks, "up", [
    "该日处于已销号状态、上次查看那天还不是的任务数。",
    "Tasks that stood closed on the day and did not on the day of the last look.",
  ]),
  "leading-dates": figure(["三十天内到期", "Due within 30 days"], tasks, null, [
    "该日在办、生效时限在该日至其后三十天之间（含两端）的任务数，与台账按状态和时限筛选相同。",
    "Tasks under way on the day whose date in force is from the day to thirty days after it, as the ledger filtered by state and dates.",
  ]),
} as const satisfies Readonly<Record<string, FigureDefinition>>;

/** Where every task counts once: what board, ledger, statistics and papers show of lights. */
export const LIGHT_FIGURES: readonly FigureDefinition[] = (
  ["tasks-all", "light-red", "light-amber", "light-green", "light-grey", "tasks-ended"] as const
).map((id) => SUPERVISION_FIGURES[id]);

export type SupervisionFigure = keyof typeof SUPERVISION_FIGURES;
