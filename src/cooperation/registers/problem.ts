import { choice, day, say, text, unit } from "../../kernel/fields.ts";
import { CITIES_CONCERNED, type RegisterSpec, REMARK, rowFields, stage, variantOf } from "./register-spec.ts";

/** All five follow from what is recorded: raised, a level given, a decision, a task of it, closed. */
const STAGES = [
  stage("raised", say("提出", "Raised"), /^提出$/),
  stage("graded", say("定级", "Level given"), /定级/),
  stage("resolved", say("议决", "Decided"), /^议决$/),
  stage("assigned", say("交办", "Handed over"), /交办/),
  stage("closed", say("销号", "Closed"), /销号|办结/),
];
const variant = variantOf(STAGES);

/** Levels able to solve a problem, each above the one before: 成员单位, 领导小组, 专项工作组, 联席会议. */
export const LEVELS = {
  "member-unit": say("成员单位", "Member unit"),
  "leading-group": say("领导小组", "Leading group"),
  "special-group": say("专项工作组", "Special working group"),
  "joint-conference": say("联席会议", "Joint conference"),
};

/** 重大问题清单. */
export const PROBLEM: RegisterSpec = {
  register: "problem",
  name: say("重大问题清单", "Hard problems"),
  one: say("问题", "Problem"),
  fields: rowFields({
    raisedBy: unit(say("提出单位", "Raised by"), {
      listed: true,
      heading: /(?:提出|上报|报送|提请)(?:单位|部门)/,
    }),
    raisedOn: day(say("提出日期", "Raised on"), { heading: /(?:提出|上报|报送)(?:日期|时间)/ }),
    description: text(say("问题描述", "What is wrong"), {
      heading: /问题(?:描述|情况|内容)|存在(?:的)?问题/,
    }),
    ask: text(say("需协调事项", "What is asked"), {
      heading: /(?:需|请)(?:要|求)?(?:协调|解决|支持)|诉求|建议/,
    }),
    level: choice(say("解决层级", "Level able to solve it"), LEVELS, {
      listed: true,
      heading: /(?:解决|协调)?层级|级别/,
    }),
    leadUnit: unit(say("牵头解决单位", "Unit that solves it"), {
      listed: true,
      heading: /牵头|责任(?:单位|部门)|办理单位/,
    }),
    decision: text(say("议决意见", "Decision"), { heading: /议(?:决|定)(?:意见|事项)|处理意见/ }),
    decidedOn: day(say("议决日期", "Decided on"), { heading: /议(?:决|定)(?:日期|时间)/ }),
    cities: CITIES_CONCERNED,
    remark: REMARK,
  }),
  stages: STAGES,
  // 大事、难事、要事: what kind of problem it is.
  variants: [
    variant("major", say("大事", "Major matter"), /大事|重大/),
    variant("hard", say("难事", "Hard matter"), /难事|难题|难点/),
    variant("key", say("要事", "Key matter"), /要事|重要|重点/),
  ],
  flows: [],
  lists: ["block"],
  ownerField: "raisedBy",
  measures: [20, 22],
};
