import {
  choice,
  day,
  group,
  line,
  lines,
  own,
  picks,
  say,
  text,
  type ValuesOf,
  variant,
  whole,
  yes,
} from "../../../kernel/fields.ts";
import { type Mask, MODE_WORDS, type RowCondition } from "../exchange/grant/grant.ts";
import { ASKED_INCOMPLETE, DISPOSAL_NEEDED } from "./failures.ts";

/** Why a request may be refused; incomplete material never is a reason (article 21). */
export const REFUSAL_WORDS = {
  "out-of-scope": say(
    "超出需求部门履行职责需要的范围（第三条、第二十条）",
    "Beyond what the requester's duties need (articles 3 and 20)",
  ),
  "conditions-not-met": say(
    "不符合目录列明的共享使用条件（第十五条）",
    "Published conditions of use not met (article 15)",
  ),
  "basis-not-met": say("使用依据或必要性不成立（第二十条）", "Basis or need does not hold (article 20)"),
  "law-forbids": say(
    "法律、行政法规或国务院决定明确规定不能提供（第十四条）",
    "A law, administrative regulation or State Council decision forbids it (article 14)",
  ),
};
export type RefusalReason = keyof typeof REFUSAL_WORDS;

/** What a right to shared data is suspended for: article 27. */
export const ABUSE_WORDS = {
  "scope-exceeded": say("擅自超出使用范围", "Used beyond its scope"),
  "purpose-exceeded": say("擅自超出共享目的使用", "Used for another purpose"),
  "passed-on": say("擅自提供给第三方", "Passed on to a third party"),
};
export type Abuse = keyof typeof ABUSE_WORDS;

/** Why data is disposed of: article 27. */
export const DISPOSAL_WORDS = {
  met: say("共享目的已实现", "Purpose met"),
  impossible: say("共享目的无法实现", "Purpose cannot be met"),
  unneeded: say("为实现共享目的不再必要", "No longer needed for the purpose"),
};
export type DisposalReason = keyof typeof DISPOSAL_WORDS;

const rows = own<readonly RowCondition[]>(
  say(
    "行条件（可不填，每行一个，如：旗县区=东河区）",
    "Row conditions, one a line as item=value; may be left out",
  ),
  { initial: "[]" },
);
const mode = choice(say("共享方式", "Way of sharing"), MODE_WORDS);
const callsPerDay = whole(say("每日调用次数", "Calls a day"), { least: 1, most: 1_000_000 });
const rowsPerCall = whole(say("每次返回行数", "Rows a call"), { least: 1, most: 100_000 });
const article20 = { lacks: ASKED_INCOMPLETE };

/** What article 20 wants stated: 使用依据, 使用场景, 使用范围, 共享方式, 使用时限; with the items, rows and quotas asked. */
export const ASKED = {
  basis: group(say("使用依据", "Basis"), {
    title: line(say("使用依据（名称）", "Basis (title)"), { most: 300, ...article20 }),
    article: line(say("条款", "Article"), { most: 100, ...article20 }),
  }),
  scenario: text(say("使用场景", "Scenario"), { most: 2_000, ...article20 }),
  scope: text(say("使用范围（哪些机构、岗位、业务使用）", "Scope (which bodies, posts and business)"), {
    most: 2_000,
    ...article20,
  }),
  purposes: lines(say("用途（每行一个）", "Purposes, one a line"), { most: 10, each: 200, ...article20 }),
  items: picks(say("数据项（只选履行职责必需的）", "Items; only what the duty needs"), article20),
  rows,
  mode,
  until: day(say("使用时限", "Time limit of use")),
  callsPerDay,
  rowsPerCall,
};
export type Asked = ValuesOf<typeof ASKED>;
/** Under the form of what is asked, and on its button: nothing is filed before the head consents. */
export const ASKED_HELP = say(
  "办理记录不能删改，请勿写入身份证号码等个人信息。",
  "What is recorded cannot be erased: leave out numbers and other data of persons.",
);
export const SAVE_DRAFT = say("保存为草稿", "Save as a draft");

/** How much of what was asked is granted, and how the data is disposed of when the right ends; or why it is refused. */
export const ANSWER = variant(
  say("答复", "Answer"),
  "decision",
  {
    granted: {
      name: say("同意共享", "Grant"),
      fields: {
        items: own<readonly { readonly name: string; readonly mask: Mask }[]>(
          say("同意的数据项", "Items granted"),
        ),
        rows,
        purposes: picks(say("同意的用途", "Purposes granted"), { most: 10, ...article20 }),
        mode,
        until: day(say("使用至", "Usable until")),
        callsPerDay,
        rowsPerCall,
        disposal: line(say("用后处置要求", "Demand for disposal"), { most: 1_000, lacks: DISPOSAL_NEEDED }),
        disposeWithinDays: whole(say("处置期限（工作日）", "Dispose within (working days)"), {
          least: 1,
          most: 250,
        }),
      },
    },
    refused: {
      name: say("不同意共享", "Refuse"),
      fields: {
        reason: choice(say("理由类别", "Kind of reason"), REFUSAL_WORDS),
        text: text(say("具体理由", "Reason"), { most: 2_000 }),
      },
    },
  },
  { initial: "granted" },
);
export type Answer = ValuesOf<{ answer: typeof ANSWER }>["answer"];
export type Granted = Extract<Answer, { readonly decision: "granted" }>;

/** By what the list is narrowed: 待我办理, 本单位申请, 向本单位申请, 全部; those past their limit. */
export const FILTERS = {
  tab: choice(say("申请的范围", "Which requests"), {
    mine: say("待我办理", "Waiting for me"),
    asked: say("本单位申请的", "We asked"),
    given: say("向本单位申请的", "We were asked"),
    all: say("全部", "All"),
  }),
  overdue: yes(say("只看逾期", "Overdue only")),
};
export type RequestTab = NonNullable<ValuesOf<typeof FILTERS>["tab"]>;

const IS_WORDS: Readonly<Record<RowCondition["is"], string>> = {
  equal: "等于",
  "one-of": "属于",
  from: "不小于",
  until: "不大于",
  begins: "开头为",
};

export const rowWords = ({ item, is, values }: RowCondition): string =>
  `${item}${IS_WORDS[is]}${values.join("、")}`;
