import { line, say, text } from "../../kernel/fields.ts";
import {
  CALL,
  CITIES_CONCERNED,
  flow,
  LEVEL,
  OWNER_UNIT,
  type RegisterSpec,
  REMARK,
  rowFields,
  stage,
  statedStage,
  variantOf,
} from "./register-spec.ts";

/** Where no day is given, the stage follows from the money: what arrived was granted. */
const STAGES = [
  stage("filing", say("申报", "Asked"), /申报(?:日期|时间)|上报/),
  stage("granted", say("下达", "Granted"), /下达(?:日期|时间)|批复(?:日期|时间)/),
  stage("arrived", say("到位", "Arrived"), /到位(?:日期|时间)/),
  stage("spent", say("支出完毕", "Spent"), /支出(?:完毕|日期|时间)|使用完毕/),
];
const variant = variantOf(STAGES);

/** 争取资金政策. */
export const FUND: RegisterSpec = {
  register: "fund",
  name: say("争取资金政策", "Funds and policies"),
  one: say("资金政策", "Fund or policy"),
  fields: rowFields({
    level: LEVEL,
    call: CALL,
    batch: line(say("批次", "Batch"), { listed: true, heading: /批次/ }),
    paper: line(say("文号", "Paper number"), { listed: true, heading: /文号|文件(?:号|名)/ }),
    ownerUnit: OWNER_UNIT,
    cities: CITIES_CONCERNED,
    purpose: text(say("用途", "Purpose"), { heading: /用途|支持(?:方向|内容)|使用方向/ }),
    progress: text(say("进展情况", "Progress"), { heading: /进展|推进情况/ }),
    statedStage: statedStage(STAGES),
    remark: REMARK,
  }),
  stages: STAGES,
  variants: [
    variant("fund", say("资金", "Funds"), /资金|专项|补助|补贴|预算/),
    variant("bond", say("债券", "Bonds"), /债券|专项债|国债/),
    variant("investment-fund", say("基金", "Investment funds"), /基金/),
    variant("policy", say("政策", "Policies"), /政策|试点|支持/, ["filing", "granted"]),
    variant("other", say("其他", "Other"), /其他/),
  ],
  flows: [
    flow("asked", say("申请", "Asked"), /申[请报](?:资金|额度|金额)?/),
    flow("granted", say("下达", "Granted"), /下达|批复|安排|获批/),
    flow("arrived", say("到位", "Arrived"), /到位/),
    flow("spent", say("支出", "Spent"), /支出|使用|执行/),
  ],
  lists: ["call", "block"],
  ownerField: "ownerUnit",
  measures: [9, 10, 12, 15],
};
