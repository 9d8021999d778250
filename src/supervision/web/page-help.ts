import { say } from "../../kernel/fields.ts";
import type { PageHelp } from "../../web/frame/help-context.tsx";

/** What each page is for. */
export const pageHelp: PageHelp = {
  "/leader": {
    zh: "一屏看完：灯色、数字、要拍板的事。",
    en: "All on one screen: lights, figures, what needs a decision.",
  },
  "/plan": { zh: "现行方案的进展、灯色和逾期。", en: "Progress, lights and delays of the plan in force." },
  "/my-work": {
    zh: "本单位要签收、填报、修改和签发的都在这里。",
    en: "What your unit has to receive, report, mend and sign.",
  },
  "/tasks/:task/report": {
    zh: "填报一项任务本期的进展，附佐证。",
    en: "Report the progress of a task for the period, with evidence.",
  },
  "/report-sheet": {
    zh: "打印本期报送单，盖章后传回扫描件。",
    en: "Print the report sheet of the period and send back the stamped scan.",
  },
  "/plans": { zh: "所有方案，现行的和以前的。", en: "All plans, in force and earlier." },
  "/plans/:plan": {
    zh: "一个方案的总览：各章举措、期限和灯色。",
    en: "One plan: measures by chapter, deadlines and lights.",
  },
  "/plans/:plan/settings": {
    zh: "看督办怎样设定：报送周期、提醒和亮灯。",
    en: "How supervision is set: periods, reminders and lights.",
  },
  "/plans/:plan/dispatch": {
    zh: "把举措拆成任务并交给单位。",
    en: "Make tasks of measures and hand them to units.",
  },
  "/ledger-imports/:import": {
    zh: "接入已有的台账：先看每一行对到哪项任务。",
    en: "Take over a ledger: see first which task each row means.",
  },
  "/plans/:plan/questions": {
    zh: "原文没写清的地方，由人来定。",
    en: "Where the text is not clear a person decides.",
  },
  "/plans/:plan/comparison/:other": { zh: "逐项比对两个方案。", en: "Compare two plans measure by measure." },
  "/measures/:measure": {
    zh: "一条举措：原文、任务、数字和会议。",
    en: "One measure: its text, tasks, figures and meetings.",
  },
  "/units/:organisation": {
    zh: "一个单位承担的举措和任务。",
    en: "The measures and tasks a unit answers for.",
  },
  "/search": { zh: "按词查找您能看到的内容。", en: "Find by words whatever you may read." },
  "/imports": { zh: "上传方案文件，由程序读出举措。", en: "Upload a plan; the program reads its measures." },
  "/imports/:import/review": {
    zh: "逐条核对读出的举措，定了再发布。",
    en: "Check what was read, measure by measure, then publish.",
  },
  "/ledger": {
    zh: "全部任务一张表，可筛选、排序、导出。",
    en: "All tasks in one table: filter, sort, export.",
  },
  "/tasks/:task": {
    zh: "一项任务：状态、期限、填报和经过。",
    en: "One task: state, deadline, reports and history.",
  },
  "/plans/:plan/statistics": {
    zh: "各单位、各章的完成情况统计。",
    en: "How units and chapters are doing, in numbers.",
  },
  "/review-queue": {
    zh: "审填报、延期申请和完成认定。",
    en: "Review reports, extensions and claims of completion.",
    keys: [
      ["A", say("通过", "accepts")],
      ["R", say("退回", "returns")],
      ["J", say("下一件", "next one")],
      ["K", say("上一件", "one before")],
    ],
  },
  "/missing": {
    zh: "本期还没有报的单位，可以提醒。",
    en: "Units that have not reported this period, to be reminded.",
  },
  "/workbooks": {
    zh: "给单位发表格，收回后读入。",
    en: "Send workbooks to units and read them when they return.",
  },
  "/papers": {
    zh: "月报、通报、提示函等公文。",
    en: "Reports, bulletins, reminder letters and other papers.",
  },
  "/papers/:paper": {
    zh: "改一份公文的草稿，印发或收回。",
    en: "Edit the draft of a paper, issue or withdraw it.",
  },
  "/paper-templates": { zh: "公文的模板，各类一份。", en: "Templates of papers, one of each kind." },
};
