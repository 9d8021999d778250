import { refusal } from "../../../../kernel/error.ts";

export const PROPOSERS_ONLY = refusal(
  "forbidden",
  "共同清单由领导小组办公室或数据局提出，请以相应身份登录。",
  "Common lists are proposed by the leading group's office or a data authority. Sign in as one of them.",
);
export const OWN_PROPOSAL_ONLY = refusal(
  "forbidden",
  "这份清单由提出方或领导小组办公室修改，请向其反馈意见。",
  "This list is changed by whoever proposed it or by the leading group's office. Send them your comment.",
);
export const CITIES_ONLY = refusal(
  "forbidden",
  "由四市数据局各就本市表态，请以本市数据局身份登录。",
  "Each city's data authority answers for its own city. Sign in as that of your city.",
);
export const BEGUN = refusal("begun", "这份清单已经提出。", "This list is proposed already.");
export const NOT_BEGUN = refusal("not-begun", "请先提出清单。", "Propose the list first.");
export const CLOSED = refusal(
  "closed",
  "这份清单已不在协商中，只供查阅。需要修改的，请提出新版。",
  "This list is not in negotiation any more and can only be read. Propose a new version to change it.",
);
export const TITLE_NEEDED = refusal("title-needed", "请写清单名称。", "Give the list a title.");
export const NO_ITEMS = refusal(
  "no-items",
  "清单里没有事项，请先在四市比对中选择。",
  "The list has no items. Choose some in the comparison first.",
);
export const TWICE = refusal(
  "twice",
  "同一事项在清单中出现了两次，请删去一个。",
  "An item stands in the list twice. Take one of them out.",
);
export const NO_ITEM = refusal(
  "no-item",
  "清单里没有这个事项，请刷新后再办。",
  "The list has no such item. Reload and try again.",
);
export const NOTHING_CHANGED = refusal(
  "nothing-changed",
  "没有改动任何事项。请修改后再提交新一轮。",
  "No item changed. Change one before you begin a new round.",
);
export const LEFT_OUT = refusal(
  "left-out",
  "这个事项已暂不列入。请先恢复列入。",
  "This item is left out. Take it back first.",
);
export const NOT_LEFT_OUT = refusal("not-left-out", "这个事项本来就列入。", "This item is not left out.");
export const REASON_NEEDED = refusal("reason-needed", "请写明理由。", "Say why.");
export const TEXT_NEEDED = refusal("text-needed", "请写意见。", "Write your comment.");
export const ITEM_CHANGED = refusal(
  "stale",
  "这个事项刚刚改过，请刷新看过新稿再表态。",
  "This item has just changed. Reload and read it before you answer.",
);
export const ABOVE_LEGAL = refusal(
  "above-legal",
  "承诺时限不能超过法定时限，请改短。",
  "The promised days cannot exceed the legal limit. Shorten them.",
);
export const DAY_AHEAD = refusal(
  "day-ahead",
  "印发日期不能晚于今天，请核对。",
  "The day of issue cannot be in the future. Check it.",
);
export const NUMBER_NEEDED = refusal(
  "number-needed",
  "请填写印发文号。",
  "Enter the number of the issued paper.",
);
export const NOT_ISSUED = refusal(
  "not-issued",
  "这份清单还没有印发，无从替代。",
  "This list is not issued, so nothing can supersede it.",
);

/** Not every item is agreed by all: how many are open and the first of them. */
export const stillOpen = (count: number, first: string) =>
  refusal(
    "still-open",
    `还有 ${count} 个事项没有四市一致同意，如“${first}”。请继续协商，或先将其暂不列入。`,
    `${count} items are not agreed by all four cities yet, among them “${first}”. Go on negotiating, or leave them out.`,
  );
