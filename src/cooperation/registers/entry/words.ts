import type { Sentence } from "../../../kernel/error.ts";
import { say } from "../../../kernel/fields.ts";
import type { ItemList } from "../entry-row.ts";
import type { MoneyLine, MoneySource } from "../entry.ts";

export const MONEY_SOURCE_NAMES: Readonly<Record<MoneySource, Sentence>> = {
  central: say("中央", "Central"),
  region: say("自治区", "Autonomous region"),
  city: say("市", "City"),
  enterprise: say("企业", "Enterprise"),
  bond: say("债券", "Bond"),
  other: say("其他", "Other"),
  unstated: say("未说明", "Not stated"),
};

/** What each list of a row is called, and its items: what is asked of them, whether they are done. */
export const ITEMS = {
  block: {
    name: say("卡点", "Blocking points"),
    add: say("新增卡点", "Add a blocking point"),
    none: say("没有登记卡点。", "No blocking point is recorded."),
    text: say("卡在哪里", "What blocks it"),
    unit: say("谁能解决", "Who can clear it"),
    due: say("最迟何时解决", "To be cleared by"),
    done: say("已解决", "Cleared"),
    open: say("未解决", "Not cleared"),
  },
  criterion: {
    name: say("申报条件", "Criteria"),
    add: say("新增条件", "Add a criterion"),
    none: say(
      "还没有列出申报条件。逐条列出后，可看到已具备多少。",
      "No criteria are listed yet. List them one by one to see how many are met.",
    ),
    text: say("条件内容", "Criterion"),
    unit: say("负责单位", "Unit in charge"),
    due: say("何时备齐", "To be met by"),
    done: say("已具备", "Met"),
    open: say("未具备", "Not met"),
  },
  call: {
    name: say("申报节点", "Calls"),
    add: say("新增节点", "Add a call"),
    none: say("没有登记申报节点。", "No call is recorded."),
    text: say("节点内容", "Call"),
    unit: say("负责单位", "Unit in charge"),
    due: say("截止日期", "Closes on"),
    done: say("已办", "Done"),
    open: say("未办", "Not done"),
  },
  article: {
    name: say("条款", "Articles"),
    add: say("新增条款", "Add an article"),
    none: say(
      "还没有列出条款。逐条列出后，可以交办为任务。",
      "No articles are listed yet. List them one by one to make tasks of them.",
    ),
    text: say("条款内容", "Article"),
    unit: say("落实单位", "Unit that carries it out"),
    due: say("落实期限", "Due"),
    done: say("已落实", "Carried out"),
    open: say("未落实", "Not carried out"),
  },
} satisfies Readonly<Record<ItemList, unknown>>;

type Names = Readonly<Record<string, Sentence>>;
export const LIGHTS: Names = {
  red: say("红灯", "Red"),
  amber: say("黄灯", "Amber"),
  green: say("绿灯", "Green"),
  grey: say("未亮灯", "No light"),
};
export const PHASES: Names = {
  registered: say("已登记", "Registered"),
  dispatched: say("办理中", "Under way"),
  suspended: say("已中止", "Suspended"),
  closed: say("已办结", "Closed"),
};

const EDIT = say("修改", "Change");
const MAKE_TASK = say("交办为任务", "Make a task");
const CHOOSE = say("请选择", "Choose");

export const words = {
  back: say("回到清单", "Back to the register"),
  print: say("打印", "Print"),
  warnings: say("需要核对", "To be checked"),
  closedOn: (day: string, reason: string) =>
    reason === ""
      ? say(`已于 ${day} 销号。`, `Closed on ${day}.`)
      : say(`已于 ${day} 销号：${reason}`, `Closed on ${day}: ${reason}`),
  merged: say("已并入另一条", "Merged into another row"),
  sourceLink: say("打开来源", "Open the source"),
  enteredOn: (day: string) => say(`录入于 ${day}`, `Entered on ${day}`),
  place: say("位置", "Place"),
  facts: {
    name: say("基本情况", "Facts"),
    edit: EDIT,
    save: say("保存", "Save"),
    noVariant: say("未分类", "No kind given"),
  },
  begin: {
    title: ({ zh, en }: Sentence) => say(`新增${zh}`, `New: ${en}`),
    lead: say(
      "名称和所属城市必填，其余知道多少填多少，以后可以补。不知道的阶段留空，会显示为“阶段不明”。",
      "Name and city are needed; the rest may follow later. Leave a stage empty where it is not known: it shows as unknown.",
    ),
    facts: say("基本情况", "Facts"),
    enter: say("录入", "Enter"),
  },
  stages: {
    name: say("阶段", "Stages"),
    edit: EDIT,
    stage: say("阶段", "Stage"),
    planned: say("计划", "Planned"),
    actual: say("实际", "Reached"),
    slip: say("与计划相比", "Against the plan"),
    late: (days: number) =>
      days > 0
        ? say(`晚 ${days} 天`, `${days} days later`)
        : days < 0
          ? say(`早 ${-days} 天`, `${-days} days earlier`)
          : say("按计划", "as planned"),
    overdue: (days: number) => say(`已过 ${days} 天`, `${days} days past`),
    derived: say(
      "各阶段由提出、定级、议决、交办和销号的记录得出，不需要填写。",
      "Stages follow from what is recorded: raised, level given, decided, handed over, closed.",
    ),
    plannedOf: ({ zh, en }: Sentence) => say(`${zh}计划日期`, `${en}: planned day`),
    actualOf: ({ zh, en }: Sentence) => say(`${zh}实际日期`, `${en}: day reached`),
  },
  forecast: {
    name: say("预计", "Forecast"),
    note: say("推算所得，仅供参考。依据：", "An indication only, worked out from this:"),
  },
  money: {
    name: say("资金", "Money"),
    add: say("登记金额", "Record an amount"),
    none: say("还没有登记资金。", "No money is recorded yet."),
    period: say("期间", "Period"),
    flow: say("口径", "Flow"),
    source: say("来源", "Source"),
    amount: say("金额", "Amount"),
    batch: say("批次", "Batch"),
    paper: say("文号", "Paper number"),
    correct: say("更正", "Correct"),
    lineOf: (flow: Sentence, { period, source }: MoneyLine) => {
      const { zh, en } = MONEY_SOURCE_NAMES[source];
      return say(`${period} ${flow.zh} ${zh}`, `${period} ${flow.en} ${en}`);
    },
    replaces: say(
      "口径、来源、期间、批次都相同的一笔会被新金额替换；旧金额留在办理记录里。",
      "A line of the same flow, source, period and batch is replaced by the new amount; the old one stays in the history.",
    ),
    ofYear: (year: string, lines: string) => say(`${year} 年，${lines} 笔`, `${year}: ${lines} lines`),
  },
  items: {
    met: (met: number, all: number) => say(`已具备 ${met}/${all} 项`, `${met} of ${all} met`),
    evidence: say("佐证材料", "Evidence"),
    since: (day: string) => say(`${day} 登记`, `Recorded ${day}`),
    doneOn: (word: string, day: string) => say(`${word}（${day}）`, `${word} (${day})`),
    edit: EDIT,
    undo: say("改回未完成", "Set back to open"),
    drop: say("删除", "Delete"),
    dropAsk: say("删除这一条？办理记录里仍可查到。", "Delete this item? The history keeps it."),
    cancel: say("取消", "Cancel"),
    makeTask: MAKE_TASK,
    toTask: say("查看任务", "Open the task"),
  },
  links: {
    name: say("所挂举措", "Measures it hangs on"),
    none: say(
      "还没有挂到举措上。挂上后会出现在该举措页面。",
      "It hangs on no measure yet. Once it does, it shows on the measure's page.",
    ),
    add: say("挂到举措", "Hang on a measure"),
    edit: EDIT,
    finish: say("完成", "Done"),
    choose: CHOOSE,
    plan: say("方案", "Plan"),
    measure: say("举措", "Measure"),
    undertaking: say("具体任务", "Undertaking"),
    wholeMeasure: say("整条举措", "The measure as a whole"),
    noMeasure: say("不挂举措", "No measure"),
    remove: (name: string) => say(`移除${name}`, `Remove ${name}`),
  },
  tasks: {
    name: say("由此产生的任务", "Tasks that came of it"),
    none: say("还没有由此产生的任务。", "No task came of it yet."),
    make: MAKE_TASK,
    button: say("生成任务", "Make the task"),
  },
  documents: {
    name: say("文件", "Documents"),
    none: say("还没有文件。", "No documents yet."),
    dropZone: {
      secrecy: say("不得上传涉密文件", "Classified documents must not be uploaded"),
      drop: say("把文件拖到这里，或", "Drop files here, or"),
      dropHere: say("松开即上传", "Let go to upload"),
      choose: say("选择文件", "Choose files"),
      formats: say(
        "每个文件不超过上限；带密级标志的文件会被拒收。",
        "Files with a marking of secrecy are refused.",
      ),
    },
    uploading: (name: string) => say(`正在上传 ${name}`, `Uploading ${name}`),
  },
  discussed: {
    name: say("上会情况", "Meetings"),
    none: say("还没有上过会。", "No meeting has discussed it yet."),
    toMeetings: say("到会议页安排上会", "Put it on a meeting's agenda"),
    age: (days: string) => say(`已历时 ${days} 天`, `Open for ${days} days`),
  },
  same: { name: say("疑似重复", "Likely the same") },
};
