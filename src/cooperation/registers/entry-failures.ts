import { type Failure, type Sentence, refusal } from "../../kernel/error.ts";

export const UNKNOWN_VARIANT = refusal(
  "unknown-variant",
  "这一清单没有这个类别，请从列表中选择。",
  "This register has no such kind. Choose one from the list.",
);

export const unknownField = (key: string): Failure =>
  refusal(
    "unknown-field",
    `这一清单没有“${key}”这一项，请刷新后再填。`,
    `This register has no field “${key}”. Reload and try again.`,
  );

export const SHIFTED = refusal(
  "shifted-coordinates",
  "GCJ-02、BD-09 坐标经过偏移，不能直接使用。请提供 CGCS2000（或 WGS 84）坐标。",
  "GCJ-02 and BD-09 coordinates are shifted. Give the place in CGCS2000 (or WGS 84).",
);

export const unknownStage = (key: string): Failure =>
  refusal(
    "unknown-stage",
    `这一类别没有“${key}”这一阶段，请核对类别和阶段。`,
    `This kind has no stage “${key}”. Check kind and stage.`,
  );
export const futureStage = (name: Sentence, day: string): Failure =>
  refusal(
    "future-stage",
    `“${name.zh}”的实际日期 ${day} 还没有到。尚未发生的请填计划日期。`,
    `“${name.en}” cannot have been reached on ${day}, which is still to come. Enter it as planned.`,
  );

export const NO_MONEY = refusal(
  "no-money",
  "这一清单不登记这类资金，请核对资金口径。",
  "This register does not record money of this flow. Check which flow it is.",
);
export const MONEY_TWICE = refusal(
  "money-twice",
  "同一口径、来源、期间和批次的金额填了两次，请合并为一笔。",
  "An amount of the same flow, source, period and batch is given twice. Give it once.",
);
export const MONEY_TOO_MUCH = refusal(
  "money-too-much",
  "金额过大：一行同一口径的合计不能超过 10 万亿元。请核对单位，金额按分登记。",
  "Too much money: a row holds at most CNY 10 trillion of one flow. Check the unit; amounts are in fen.",
);
export const NO_LINES = refusal("no-lines", "请至少填写一笔金额。", "Give at least one amount.");

export const NO_LIST = refusal(
  "no-list",
  "这一清单没有这类条目，请核对。",
  "Rows of this register have no items of this sort.",
);
export const NO_ITEM = refusal(
  "no-item",
  "没有这一条目，请刷新后再办。",
  "There is no such item. Reload and try again.",
);
export const ITEM_HAS_TASK = refusal(
  "item-has-task",
  "这一条目已转为任务，不能删除。请在任务中办理。",
  "This item has become a task and stays. Go on with the task.",
);
export const ALREADY_TASK = refusal(
  "already-task",
  "这一条目已经转为任务，不必再转。",
  "This item has become a task already.",
);
export const ITEM_FUTURE = refusal(
  "item-future",
  "办结日期还没有到，请核对。",
  "The day on which it was done is still to come. Check it.",
);
export const NOT_ATTACHED = refusal(
  "not-attached",
  "佐证材料须先上传到本行，请上传后再选。",
  "Evidence must first be kept with the row. Upload it, then choose it.",
);

export const CLOSED = refusal(
  "closed",
  "这一行已经销号，不能再改。确需修改的，请办公室重新打开。",
  "This row is closed. Where it must change, the office opens it again.",
);
export const NOT_CLOSED = refusal(
  "not-closed",
  "这一行没有销号，不需要重新打开。",
  "This row is open already.",
);
export const BEGUN = refusal("begun", "这一行已经录入。", "This row has been entered already.");
export const NO_ENTRY = refusal(
  "not-found",
  "没有这一行，请回到清单。",
  "There is no such row. Go back to the register.",
);
export const ITSELF = refusal(
  "itself",
  "不能与自身合并或区分，请选择另一行。",
  "A row cannot be merged with or kept apart from itself. Choose another.",
);
export const OTHER_REGISTER = refusal(
  "other-register",
  "只能与同一清单中未销号的行合并，请重新选择。",
  "Only open rows of one register can be merged. Choose again.",
);
export const OWNER_BY_OFFICE = refusal(
  "owner-by-office",
  "责任单位由领导小组办公室调整，请与办公室联系。",
  "The leading group's office changes which unit answers for a row. Ask the office.",
);
export const UNKNOWN_MEASURE = refusal(
  "unknown-measure",
  "所挂的举措或具体任务不存在，请重新选择。",
  "The measure or undertaking does not exist. Choose again.",
);
