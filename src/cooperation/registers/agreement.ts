import type { RegisterSpec, StageSpec, VariantSpec } from "./register-spec.ts";
import { choice, named, OWNER_UNIT, REMARK } from "./row-fields.ts";

/** 签订 follows from the day of signing, 终止 from closing the row. */
const STAGES: readonly StageSpec[] = [
  { key: "drafting", name: named("商签", "Drafting"), heading: /商签|起草|磋商/ },
  { key: "signed", name: named("签订", "Signed"), heading: /签(?:订|署|约)完成/ },
  { key: "ended", name: named("终止", "Ended"), heading: /终止|期满/ },
];
const ALL = STAGES.map(({ key }) => key);

const VARIANTS: readonly VariantSpec[] = [
  { key: "cities", name: named("市际协议", "Between cities"), stages: ALL, words: /四市|市际|人民政府/ },
  { key: "departments", name: named("部门协议", "Between departments"), stages: ALL, words: /部门|局/ },
  {
    key: "firms",
    name: named("政企、校企协议", "With firms and schools"),
    stages: ALL,
    words: /企|公司|校|院/,
  },
  { key: "other", name: named("其他", "Other"), stages: ALL, words: /其他/ },
];

/** 合作协议. */
export const AGREEMENT: RegisterSpec = {
  register: "agreement",
  name: named("合作协议", "Agreements"),
  one: named("协议", "Agreement"),
  fields: [
    {
      key: "cities",
      name: named("签约城市", "Cities"),
      type: "cities",
      inList: true,
      heading: /签约(?:城市|盟市|各市)|涉及(?:城市|盟市)/,
    },
    {
      key: "partyUnits",
      name: named("签约单位", "Units"),
      type: "units",
      heading: /签(?:约|署)(?:单位|方|主体)/,
    },
    {
      key: "otherParties",
      name: named("其他签约方", "Other parties"),
      type: "text",
      heading: /其他(?:签约方|各方)|(?:甲|乙|丙|丁)方/,
    },
    OWNER_UNIT,
    {
      key: "signedOn",
      name: named("签订日期", "Signed on"),
      type: "day",
      inList: true,
      heading: /签(?:订|署|约)(?:日期|时间)?$/,
    },
    {
      key: "signedAt",
      name: named("签订地点", "Signed at"),
      type: "text",
      heading: /签(?:订|署|约)地[点址]/,
    },
    {
      key: "validFrom",
      name: named("生效日期", "Valid from"),
      type: "day",
      heading: /生效|起始(?:日期|时间)/,
    },
    {
      key: "validUntil",
      name: named("有效期至", "Valid until"),
      type: "day",
      inList: true,
      heading: /有效期|到期|截止|期满/,
    },
    {
      key: "renewal",
      name: named("续签约定", "Renewal"),
      type: "choice",
      choices: [
        choice("automatic", "自动续期", "Automatic"),
        choice("by-agreement", "协商续签", "By agreement"),
        choice("none", "不续签", "None"),
      ],
      heading: /续(?:签|期)/,
    },
    {
      key: "performance",
      name: named("履行情况", "Performance"),
      type: "paragraph",
      heading: /履行|执行情况|进展|落实情况/,
    },
    REMARK,
  ],
  stages: STAGES,
  variants: VARIANTS,
  flows: [],
  lists: ["article", "block"],
  ownerField: "ownerUnit",
  measures: [1, 2, 13, 16, 22],
};
