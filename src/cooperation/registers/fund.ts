import type { RegisterSpec, StageSpec, VariantSpec } from "./register-spec.ts";
import { CALL, CITIES_CONCERNED, LEVEL, named, OWNER_UNIT, REMARK, statedStage } from "./row-fields.ts";

/** Where no day is given, the stage follows from the money: what arrived was granted. */
const STAGES: readonly StageSpec[] = [
  { key: "filing", name: named("申报", "Asked"), heading: /申报(?:日期|时间)|上报/ },
  { key: "granted", name: named("下达", "Granted"), heading: /下达(?:日期|时间)|批复(?:日期|时间)/ },
  { key: "arrived", name: named("到位", "Arrived"), heading: /到位(?:日期|时间)/ },
  { key: "spent", name: named("支出完毕", "Spent"), heading: /支出(?:完毕|日期|时间)|使用完毕/ },
];
const ALL = STAGES.map(({ key }) => key);

const VARIANTS: readonly VariantSpec[] = [
  { key: "fund", name: named("资金", "Funds"), stages: ALL, words: /资金|专项|补助|补贴|预算/ },
  { key: "bond", name: named("债券", "Bonds"), stages: ALL, words: /债券|专项债|国债/ },
  { key: "investment-fund", name: named("基金", "Investment funds"), stages: ALL, words: /基金/ },
  { key: "policy", name: named("政策", "Policies"), stages: ["filing", "granted"], words: /政策|试点|支持/ },
  { key: "other", name: named("其他", "Other"), stages: ALL, words: /其他/ },
];

/** 争取资金政策. */
export const FUND: RegisterSpec = {
  register: "fund",
  name: named("争取资金政策", "Funds and policies"),
  one: named("资金政策", "Fund or policy"),
  fields: [
    LEVEL,
    CALL,
    { key: "batch", name: named("批次", "Batch"), type: "text", inList: true, heading: /批次/ },
    {
      key: "paper",
      name: named("文号", "Paper number"),
      type: "text",
      inList: true,
      heading: /文号|文件(?:号|名)/,
    },
    OWNER_UNIT,
    CITIES_CONCERNED,
    {
      key: "purpose",
      name: named("用途", "Purpose"),
      type: "paragraph",
      heading: /用途|支持(?:方向|内容)|使用方向/,
    },
    { key: "progress", name: named("进展情况", "Progress"), type: "paragraph", heading: /进展|推进情况/ },
    statedStage(STAGES),
    REMARK,
  ],
  stages: STAGES,
  variants: VARIANTS,
  flows: [
    { flow: "asked", name: named("申请", "Asked"), heading: /申[请报](?:资金|额度|金额)?/ },
    { flow: "granted", name: named("下达", "Granted"), heading: /下达|批复|安排|获批/ },
    { flow: "arrived", name: named("到位", "Arrived"), heading: /到位/ },
    { flow: "spent", name: named("支出", "Spent"), heading: /支出|使用|执行/ },
  ],
  lists: ["call", "block"],
  ownerField: "ownerUnit",
  measures: [9, 10, 12, 15],
};
