import type { RegisterSpec, StageSpec, VariantSpec } from "./register-spec.ts";
import {
  CALL,
  CITIES_CONCERNED,
  LEVEL,
  named,
  OWNER_UNIT,
  REMARK,
  statedStage,
  SUPPORT_UNITS,
} from "./row-fields.ts";

const STAGES: readonly StageSpec[] = [
  {
    key: "planning",
    name: named("谋划", "Planning"),
    heading: /谋划|策划|前期/,
    said: /谋划|策划|前期|储备/,
  },
  { key: "filing", name: named("申报", "Filing"), heading: /申报|申请|上报/ },
  { key: "review", name: named("论证", "Review"), heading: /论证|评审|评估/ },
  { key: "approval", name: named("批复", "Approval"), heading: /批复|批准|获批|认定/ },
  { key: "building", name: named("建设", "Building"), heading: /建设|创建/ },
  { key: "acceptance", name: named("验收", "Acceptance"), heading: /验收/ },
];
const ALL = STAGES.map(({ key }) => key);

const VARIANTS: readonly VariantSpec[] = [
  {
    key: "innovation-zone",
    name: named("自主创新示范区", "Innovation demonstration zone"),
    stages: ALL,
    words: /示范区|高新区|开发区/,
  },
  {
    key: "bonded-zone",
    name: named("综合保税区", "Bonded zone"),
    stages: ALL,
    words: /保税|海关|口岸/,
  },
  {
    key: "centre",
    name: named("创新中心、平台", "Centres and platforms"),
    stages: ALL,
    words: /中心|实验室|平台|基地/,
  },
  { key: "pilot", name: named("试点示范", "Pilots"), stages: ALL, words: /试点|示范/ },
  {
    key: "title",
    name: named("称号、品牌", "Titles and brands"),
    stages: ["planning", "filing", "review", "approval"],
    words: /称号|品牌|标志|商标|名录/,
  },
  { key: "other", name: named("其他", "Other"), stages: ALL, words: /其他/ },
];

/** 创建申报. */
export const APPLICATION: RegisterSpec = {
  register: "application",
  name: named("创建申报", "Applications"),
  one: named("申报事项", "Application"),
  fields: [
    LEVEL,
    {
      key: "authority",
      name: named("批准机关", "Deciding authority"),
      type: "text",
      inList: true,
      heading: /(?:批准|审批|主管|认定|受理)(?:机关|部委|部门)/,
    },
    CALL,
    OWNER_UNIT,
    SUPPORT_UNITS,
    CITIES_CONCERNED,
    { key: "content", name: named("申报内容", "What is applied for"), type: "paragraph", heading: /内容/ },
    {
      key: "progress",
      name: named("进展情况", "Progress"),
      type: "paragraph",
      heading: /进展|推进情况|完成情况/,
    },
    statedStage(STAGES),
    REMARK,
  ],
  stages: STAGES,
  variants: VARIANTS,
  flows: [],
  lists: ["criterion", "call", "block"],
  ownerField: "ownerUnit",
  measures: [9, 10, 19],
};
