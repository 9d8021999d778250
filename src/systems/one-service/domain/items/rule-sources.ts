import type { Sentence } from "../../../../kernel/error.ts";
import type { RuleSource } from "./lint-rule.ts";

/** How far a source was read. */
export const STANDING_WORDS: Readonly<Record<RuleSource["standing"], Sentence>> = {
  law: { zh: "已核对原文", en: "text read" },
  form: { zh: "交换表字段", en: "exchange tables" },
  practice: { zh: "实践中所见，未见公布文件", en: "seen in practice, no published paper" },
  unverified: { zh: "出处未核对", en: "source not verified" },
};

/** Consistency rules that a province's exchange tables were seen to keep; nobody published them as rules. */
export const PRACTICE: RuleSource = {
  title: {
    zh: "实施清单数据质量规则",
    en: "Quality rules of implementation lists",
  },
  standing: "practice",
};

export const EXCHANGE_TABLES: RuleSource = {
  title: {
    zh: "政务服务事项基本目录、实施清单交换表（省级库表结构）",
    en: "Exchange tables of the basic catalogue and the implementation list (a province's schema)",
  },
  standing: "form",
};

export const ORDER_716: RuleSource = {
  title: {
    zh: "国务院关于在线政务服务的若干规定（国令第716号）第七条",
    en: "Provisions of the State Council on Online Government Services (Order 716), article 7",
  },
  standing: "law",
};

export const SHARING_19: RuleSource = {
  title: {
    zh: "政务数据共享条例（国令第809号）第十九条",
    en: "Regulation on Sharing Government Data (Order 809), article 19",
  },
  standing: "law",
};

export const LICENSING_58: RuleSource = {
  title: {
    zh: "行政许可法第五十八条",
    en: "Administrative Licensing Law, article 58",
  },
  standing: "unverified",
};

export const LICENSING_LIMIT: RuleSource = {
  title: {
    zh: "承诺时限不得超过法定时限（法定时限以该事项设定依据为准）",
    en: "A promise may not exceed the legal limit (which the item's own basis sets)",
  },
  standing: "practice",
};

export const CATCH_ALL: RuleSource = {
  title: {
    zh: "办事指南不设兜底性材料要求",
    en: "Guides make no catch-all demands",
  },
  standing: "unverified",
};

export const REMOTE_35: RuleSource = {
  title: {
    zh: "国办发〔2020〕35号（全程网办、异地代收代办、多地联办）",
    en: "State Council General Office (2020) No. 35: online, received elsewhere, or several places together",
  },
  standing: "law",
};
