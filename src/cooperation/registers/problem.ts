import type { RegisterSpec, StageSpec, VariantSpec } from "./register-spec.ts";
import { choice, CITIES_CONCERNED, named, REMARK } from "./row-fields.ts";

/** All five follow from what is recorded: raised, a level given, a decision, a task of it, closed. */
const STAGES: readonly StageSpec[] = [
  { key: "raised", name: named("提出", "Raised"), heading: /^提出$/ },
  { key: "graded", name: named("定级", "Level given"), heading: /定级/ },
  { key: "resolved", name: named("议决", "Decided"), heading: /^议决$/ },
  { key: "assigned", name: named("交办", "Handed over"), heading: /交办/ },
  { key: "closed", name: named("销号", "Closed"), heading: /销号|办结/ },
];
const ALL = STAGES.map(({ key }) => key);

/** 大事、难事、要事: what kind of problem it is. */
const VARIANTS: readonly VariantSpec[] = [
  { key: "major", name: named("大事", "Major matter"), stages: ALL, words: /大事|重大/ },
  { key: "hard", name: named("难事", "Hard matter"), stages: ALL, words: /难事|难题|难点/ },
  { key: "key", name: named("要事", "Key matter"), stages: ALL, words: /要事|重要|重点/ },
];

/** 重大问题清单. */
export const PROBLEM: RegisterSpec = {
  register: "problem",
  name: named("重大问题清单", "Hard problems"),
  one: named("问题", "Problem"),
  fields: [
    {
      key: "raisedBy",
      name: named("提出单位", "Raised by"),
      type: "unit",
      inList: true,
      heading: /(?:提出|上报|报送|提请)(?:单位|部门)/,
    },
    {
      key: "raisedOn",
      name: named("提出日期", "Raised on"),
      type: "day",
      heading: /(?:提出|上报|报送)(?:日期|时间)/,
    },
    {
      key: "description",
      name: named("问题描述", "What is wrong"),
      type: "paragraph",
      heading: /问题(?:描述|情况|内容)|存在(?:的)?问题/,
    },
    {
      key: "ask",
      name: named("需协调事项", "What is asked"),
      type: "paragraph",
      heading: /(?:需|请)(?:要|求)?(?:协调|解决|支持)|诉求|建议/,
    },
    {
      key: "level",
      name: named("解决层级", "Level able to solve it"),
      type: "choice",
      choices: [
        choice("member-unit", "成员单位", "Member unit"),
        choice("leading-group", "领导小组", "Leading group"),
        choice("special-group", "专项工作组", "Special working group"),
        choice("joint-conference", "联席会议", "Joint conference"),
      ],
      inList: true,
      heading: /(?:解决|协调)?层级|级别/,
    },
    {
      key: "leadUnit",
      name: named("牵头解决单位", "Unit that solves it"),
      type: "unit",
      inList: true,
      heading: /牵头|责任(?:单位|部门)|办理单位/,
    },
    {
      key: "decision",
      name: named("议决意见", "Decision"),
      type: "paragraph",
      heading: /议(?:决|定)(?:意见|事项)|处理意见/,
    },
    {
      key: "decidedOn",
      name: named("议决日期", "Decided on"),
      type: "day",
      heading: /议(?:决|定)(?:日期|时间)/,
    },
    CITIES_CONCERNED,
    REMARK,
  ],
  stages: STAGES,
  variants: VARIANTS,
  flows: [],
  lists: ["block"],
  ownerField: "raisedBy",
  measures: [20, 22],
};
