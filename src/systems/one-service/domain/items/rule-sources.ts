import type { Sentence } from "../../../../kernel/error.ts";
import type { RuleSource } from "../../../../kernel/rule.ts";

/** How far a source was read. */
export const STANDING_WORDS: Readonly<Record<RuleSource["standing"], Sentence>> = {
  law: { zh: "已核对原文", en: "text read" },
  form: { zh: "交换表字段", en: "exchange tables" },
  practice: { zh: "实践中所见，未见公布文件", en: "seen in practice, no published paper" },
  logic: { zh: "要素前后矛盾，本系统归纳", en: "the row contradicts itself; concluded here" },
  setting: { zh: "本系统设定", en: "set here" },
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

export const CONTRADICTION: RuleSource = {
  title: {
    zh: "同一事项的要素不得自相矛盾",
    en: "What an item says of itself may not contradict itself",
  },
  standing: "logic",
};

export const CODING: RuleSource = {
  title: {
    zh: "全国一体化政务服务平台 政务服务事项基本目录及实施清单 第1部分：编码要求（GB/T 39554.1—2020）",
    en: "Catalogue and implementation lists of the national platform, part 1: codes (GB/T 39554.1-2020)",
  },
  standing: "unverified",
};

export const CIVIL_CODE_1260: RuleSource = {
  title: {
    zh: "民法典第一千二百六十条（九部法律自 2021 年 1 月 1 日起废止）",
    en: "Civil Code, article 1260 (nine laws repealed from 1 January 2021)",
  },
  standing: "unverified",
};

export const CREDIT_CODE: RuleSource = {
  title: {
    zh: "法人和其他组织统一社会信用代码编码规则（GB 32100—2015）校验码",
    en: "Unified social credit identifier (GB 32100-2015), check character",
  },
  standing: "unverified",
};

/** How the comparison puts days on one scale: a convention of this product, see `scale`. */
export const DAYS_SCALE: RuleSource = {
  title: {
    zh: "承诺时限不得超过法定时限；单位不同的按 7 个自然日折 5 个工作日比较（本系统约定）",
    en: "A promise may not exceed the legal limit; different units compared at 7 calendar days to 5 working days (a convention here)",
  },
  standing: "practice",
};
