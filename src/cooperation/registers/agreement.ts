import { choice, cities, day, line, say, text, units } from "../../kernel/fields.ts";
import { OWNER_UNIT, type RegisterSpec, REMARK, rowFields, stage, variantOf } from "./register-spec.ts";

/** 签订 follows from the day of signing, 终止 from closing the row. */
const STAGES = [
  stage("drafting", say("商签", "Drafting"), /商签|起草|磋商/),
  stage("signed", say("签订", "Signed"), /签(?:订|署|约)完成/),
  stage("ended", say("终止", "Ended"), /终止|期满/),
];
const variant = variantOf(STAGES);

/** 合作协议. */
export const AGREEMENT: RegisterSpec = {
  register: "agreement",
  name: say("合作协议", "Agreements"),
  one: say("协议", "Agreement"),
  fields: rowFields({
    cities: cities(say("签约城市", "Cities"), {
      listed: true,
      heading: /签约(?:城市|盟市|各市)|涉及(?:城市|盟市)/,
    }),
    partyUnits: units(say("签约单位", "Units"), { heading: /签(?:约|署)(?:单位|方|主体)/ }),
    otherParties: line(say("其他签约方", "Other parties"), {
      heading: /其他(?:签约方|各方)|(?:甲|乙|丙|丁)方/,
    }),
    ownerUnit: OWNER_UNIT,
    signedOn: day(say("签订日期", "Signed on"), { listed: true, heading: /签(?:订|署|约)(?:日期|时间)?$/ }),
    signedAt: line(say("签订地点", "Signed at"), { heading: /签(?:订|署|约)地[点址]/ }),
    validFrom: day(say("生效日期", "Valid from"), { heading: /生效|起始(?:日期|时间)/ }),
    validUntil: day(say("有效期至", "Valid until"), { listed: true, heading: /有效期|到期|截止|期满/ }),
    renewal: choice(
      say("续签约定", "Renewal"),
      {
        automatic: say("自动续期", "Automatic"),
        "by-agreement": say("协商续签", "By agreement"),
        none: say("不续签", "None"),
      },
      { heading: /续(?:签|期)/ },
    ),
    performance: text(say("履行情况", "Performance"), { heading: /履行|执行情况|进展|落实情况/ }),
    remark: REMARK,
  }),
  stages: STAGES,
  variants: [
    variant("cities", say("市际协议", "Between cities"), /四市|市际|人民政府/),
    variant("departments", say("部门协议", "Between departments"), /部门|局/),
    variant("firms", say("政企、校企协议", "With firms and schools"), /企|公司|校|院/),
    variant("other", say("其他", "Other"), /其他/),
  ],
  flows: [],
  lists: ["article", "block"],
  ownerField: "ownerUnit",
  measures: [1, 2, 13, 16, 22],
};
