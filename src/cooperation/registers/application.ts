import { line, say, text } from "../../kernel/fields.ts";
import {
  CALL,
  CITIES_CONCERNED,
  LEVEL,
  OWNER_UNIT,
  type RegisterSpec,
  REMARK,
  rowFields,
  stage,
  statedStage,
  SUPPORT_UNITS,
  variantOf,
} from "./register-spec.ts";

const STAGES = [
  stage("planning", say("谋划", "Planning"), /谋划|策划|前期/, /谋划|策划|前期|储备/),
  stage("filing", say("申报", "Filing"), /申报|申请|上报/),
  stage("review", say("论证", "Review"), /论证|评审|评估/),
  stage("approval", say("批复", "Approval"), /批复|批准|获批|认定/),
  stage("building", say("建设", "Building"), /建设|创建/),
  stage("acceptance", say("验收", "Acceptance"), /验收/),
];
const variant = variantOf(STAGES);

/** 创建申报. */
export const APPLICATION: RegisterSpec = {
  register: "application",
  name: say("创建申报", "Applications"),
  one: say("申报事项", "Application"),
  fields: rowFields({
    level: LEVEL,
    authority: line(say("批准机关", "Deciding authority"), {
      listed: true,
      heading: /(?:批准|审批|主管|认定|受理)(?:机关|部委|部门)/,
    }),
    call: CALL,
    ownerUnit: OWNER_UNIT,
    supportUnits: SUPPORT_UNITS,
    cities: CITIES_CONCERNED,
    content: text(say("申报内容", "What is applied for"), { heading: /内容/ }),
    progress: text(say("进展情况", "Progress"), { heading: /进展|推进情况|完成情况/ }),
    statedStage: statedStage(STAGES),
    remark: REMARK,
  }),
  stages: STAGES,
  variants: [
    variant(
      "innovation-zone",
      say("自主创新示范区", "Innovation demonstration zone"),
      /示范区|高新区|开发区/,
    ),
    variant("bonded-zone", say("综合保税区", "Bonded zone"), /保税|海关|口岸/),
    variant("centre", say("创新中心、平台", "Centres and platforms"), /中心|实验室|平台|基地/),
    variant("pilot", say("试点示范", "Pilots"), /试点|示范/),
    variant("title", say("称号、品牌", "Titles and brands"), /称号|品牌|标志|商标|名录/, [
      "planning",
      "filing",
      "review",
      "approval",
    ]),
    variant("other", say("其他", "Other"), /其他/),
  ],
  flows: [],
  lists: ["criterion", "call", "block"],
  ownerField: "ownerUnit",
  measures: [9, 10, 19],
};
