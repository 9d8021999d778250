import type { Sentence } from "../../../kernel/error.ts";
import { say } from "../../../kernel/fields.ts";
import type { RegisterKind } from "../entry.ts";

/** Names of what has a key, as one chooses among them. */
export const namesOf = (named: readonly { readonly key: string; readonly name: Sentence }[]) =>
  Object.fromEntries(named.map(({ key, name }) => [key, name]));

export const LEADS: Readonly<Record<RegisterKind, Sentence>> = {
  project: say(
    "各项目到了哪个阶段、投了多少、卡在哪里、预计何时完成。",
    "Which stage each project has reached, what went into it, what blocks it, and when it may be complete.",
  ),
  application: say(
    "各项创建申报走到哪一步、条件备齐多少、申报窗口还剩几天。",
    "How far each application has come, how ready it is, and how many days a call has left.",
  ),
  fund: say(
    "向上争取的资金和政策：申请、下达、到位、支出各多少。",
    "Funds and policies asked of higher levels: asked, granted, arrived and spent.",
  ),
  agreement: say(
    "签了哪些协议、条款由谁落实、何时到期。",
    "What was agreed, who carries each article out, and when an agreement ends.",
  ),
  problem: say(
    "大事、难事、要事：哪一级能解决、议定了什么、拖了多久。",
    "Major, hard and key matters: which level can solve them, what was decided, and how long they are open.",
  ),
};

export const STATES = {
  open: say("未销号", "Open"),
  closed: say("已销号", "Closed"),
  blocked: say("有卡点", "Blocked"),
  slipping: say("预计晚于计划", "Expected later than planned"),
};
export const STANDINGS = {
  entered: say("本系统录入", "Entered here"),
  reported: say("据公开来源", "Published source"),
  sample: say("示例", "Sample"),
};
export const SORTS = {
  changed: say("最近变动在前", "Latest change first"),
  name: say("按名称", "By name"),
  stage: say("按阶段", "By stage"),
  amount: say("金额大的在前", "Largest amount first"),
  due: say("先到期的在前", "First due first"),
  age: say("历时长的在前", "Oldest first"),
};
export const LOOKS = {
  board: say("看板", "Board"),
  gantt: say("进度图", "Progress"),
  map: say("示意图", "Schematic"),
  same: say("疑似重复", "Likely the same"),
  table: say("只看清单", "List only"),
};
export const UNKNOWN_STAGE = say("阶段不明", "Stage unknown");
/** A row that has no kind yet. */
export const NO_VARIANT = say("未分类", "No kind given");

/** A day with the days that are left until it. */
export const daysLeft = (day: string, left: number): Sentence =>
  left > 0
    ? say(`${day}，还剩 ${left} 天`, `${day}, ${left} days left`)
    : left === 0
      ? say(`${day}，今天到期`, `${day}, today`)
      : say(`${day}，已过 ${-left} 天`, `${day}, ${-left} days ago`);

export const words = {
  enter: (one: Sentence) => say(`新增${one.zh}`, `New: ${one.en}`),
  import: say("导入 Excel", "Import from Excel"),
  template: say("下载模板", "Template"),
  print: say("打印", "Print"),
  search: say("按名称、单位、内容查找", "Find by name, unit or content"),
  none: (name: Sentence) => say(`${name.zh}还没有内容`, `${name.en}: nothing here yet`),
  noneHelp: say(
    "先下载模板填好再导入，或直接新增一条。每条挂到方案的举措上，就会出现在该举措页面。",
    "Download the template, fill it in and import it, or enter a row. A row that hangs on a measure shows on the measure's page.",
  ),
  noneRead: say(
    "办公室或责任单位录入后会出现在这里。",
    "What the office or a responsible unit enters will show here.",
  ),
  closed: STATES.closed,
  reported: STANDINGS.reported,
  unknownStage: UNKNOWN_STAGE,
  stageOf: ({ zh, en }: Sentence, step: number, of: number) =>
    say(`${zh}（${step}/${of}）`, `${en} (${step}/${of})`),
  expected: ({ zh, en }: Sentence, day: string) => say(`预计${zh} ${day}`, `${en} expected ${day}`),
  planned: ({ zh, en }: Sentence, day: string) => say(`计划${zh} ${day}`, `${en} planned ${day}`),
  slip: (days: number) =>
    days > 0
      ? say(`比计划晚 ${days} 天`, `${days} days later than planned`)
      : days < 0
        ? say(`比计划早 ${-days} 天`, `${-days} days earlier than planned`)
        : say("与计划一致", "as planned"),
  daysLeft,
  gantt: ({ zh, en }: Sentence) => say(`${zh}各阶段的计划和实际`, `${en}: stages as planned and as reached`),
  map: ({ zh, en }: Sentence) => say(`${zh}的位置`, `${en}: places`),
  mapNone: say(
    "这一页各项都没有录入位置。请在条目页填写经纬度。",
    "No row of this page has a place. Enter longitude and latitude on the row's page.",
  ),
  mapShown: (n: string, all: string) =>
    say(`本页 ${all} 项中 ${n} 项录有位置。`, `${n} of the ${all} rows of this page have a place.`),
  board: {
    total: say("总数", "In all"),
    stages: say("按阶段", "By stage"),
    variants: say("按类别", "By kind"),
    cities: say("按城市", "By city"),
    rows: (n: string) => say(`${n} 项`, n === "1" ? "1 row" : `${n} rows`),
    km: (km: string) => say(`${km} 公里`, `${km} km`),
    moneySentence: (from: string, to: string, flows: string, unit: string) =>
      from === to
        ? say(`${from} 年资金（${unit}）：${flows}。`, `Money of ${from} (${unit}): ${flows}.`)
        : say(
            `${from} 至 ${to} 年资金（${unit}），合计：${flows}。`,
            `Money from ${from} to ${to} (${unit}), in all: ${flows}.`,
          ),
    noMoney: say("所列各项还没有登记资金。", "No money is recorded for these rows yet."),
    basis: (reported: string, sample: string) =>
      say(
        `由本清单各行计算。其中据公开来源 ${reported} 项，示例 ${sample} 项。`,
        `Computed from the rows of this register, of which ${reported} are from published sources and ${sample} samples.`,
      ),
  },
  same: {
    name: LOOKS.same,
    none: say("没有疑似重复的内容", "Nothing looks like a duplicate"),
    noneHelp: say(
      "两条名称或位置相近时会列在这里，由办公室认定是否同一事项。",
      "Rows with names or places alike are listed here; the office says whether they are the same.",
    ),
    likeness: (share: string) => say(`相似度 ${share}%`, `${share}% alike`),
    lead: say(
      "是否同一事项由人认定；不会自动合并。",
      "A person decides whether rows are the same; nothing is merged by itself.",
    ),
    apart: say("不是同一事项", "Not the same"),
    merge: (name: string) => say(`并入“${name}”`, `Merge into “${name}”`),
    mergeAsk: (from: string, into: string) =>
      say(
        `把“${from}”并入“${into}”？前者将销号，资金不会自动相加。`,
        `Merge “${from}” into “${into}”? The former is closed; money is not added by itself.`,
      ),
    pair: say("疑似同一事项", "Likely the same"),
    confirm: say("并入", "Merge"),
    cancel: say("取消", "Cancel"),
  },
};
