import type { Sentence } from "../../../../kernel/error.ts";
import type { Mode } from "../../exchange/grant/grant.ts";
import type { BasisRank, LowerRank } from "./citation.ts";
import type {
  AssessmentKind,
  DataFormat,
  Grade,
  ItemType,
  OpenAttribute,
  ResourceLevel,
  ResourceStatus,
  RevisionCause,
  Sensitivity,
  SharingAttribute,
  UpdateCycle,
} from "./content.ts";
import type { StatingField } from "./stated-conditions.ts";

type Words<K extends string> = Readonly<Record<K, Sentence>>;

export const ATTRIBUTE_WORDS: Words<SharingAttribute> = {
  unconditional: { zh: "无条件共享", en: "Shared without conditions" },
  conditional: { zh: "有条件共享", en: "Shared on conditions" },
  none: { zh: "不予共享", en: "Not shared" },
};
export const STATUS_WORDS: Words<ResourceStatus> = {
  drafting: { zh: "编制中", en: "Drafting" },
  approved: { zh: "负责人已同意", en: "Approved by the head" },
  "under-review": { zh: "审核中", en: "Under review" },
  returned: { zh: "已退回", en: "Returned" },
  published: { zh: "已发布", en: "Published" },
  revising: { zh: "更新中", en: "Being revised" },
  withdrawn: { zh: "已撤销", en: "Withdrawn" },
};
export const FORMAT_WORDS: Words<DataFormat> = {
  document: { zh: "电子文件", en: "Document" },
  spreadsheet: { zh: "电子表格", en: "Spreadsheet" },
  database: { zh: "数据库", en: "Database" },
  image: { zh: "图形图像", en: "Image" },
  stream: { zh: "流媒体", en: "Streaming media" },
  described: { zh: "自描述格式", en: "Self-describing format" },
  other: { zh: "其他", en: "Other" },
};
export const CYCLE_WORDS: Words<UpdateCycle> = {
  "real-time": { zh: "实时", en: "Real time" },
  daily: { zh: "每日", en: "Daily" },
  weekly: { zh: "每周", en: "Weekly" },
  monthly: { zh: "每月", en: "Monthly" },
  quarterly: { zh: "每季度", en: "Quarterly" },
  "half-yearly": { zh: "每半年", en: "Half-yearly" },
  yearly: { zh: "每年", en: "Yearly" },
  irregular: { zh: "不定期", en: "Irregularly" },
};
export const OPEN_WORDS: Words<OpenAttribute> = {
  open: { zh: "向社会开放", en: "Open to the public" },
  "on-request": { zh: "依申请开放", en: "Open on request" },
  closed: { zh: "不开放", en: "Not open" },
};
export const LEVEL_WORDS: Words<ResourceLevel> = {
  state: { zh: "国家级", en: "State" },
  region: { zh: "自治区级", en: "Autonomous region" },
  city: { zh: "盟市级", en: "City" },
  county: { zh: "旗县区级", en: "Banner or district" },
  department: { zh: "部门级", en: "Department" },
};
export const GRADE_WORDS: Words<Grade> = {
  general: { zh: "一般数据", en: "General data" },
  important: { zh: "重要数据", en: "Important data" },
  core: { zh: "核心数据", en: "Core data" },
};
export const TYPE_WORDS: Words<ItemType> = {
  text: { zh: "字符型", en: "Text" },
  integer: { zh: "整数型", en: "Integer" },
  decimal: { zh: "小数型", en: "Decimal" },
  date: { zh: "日期型", en: "Date" },
  "date-time": { zh: "日期时间型", en: "Date and time" },
  boolean: { zh: "布尔型", en: "Yes or no" },
  binary: { zh: "二进制", en: "Binary" },
};
export const SENSITIVITY_WORDS: Words<Sensitivity> = {
  ordinary: { zh: "非个人信息", en: "Not personal" },
  personal: { zh: "个人信息", en: "Personal" },
  sensitive: { zh: "敏感个人信息", en: "Sensitive personal" },
};
export const MODE_WORDS: Words<Mode> = {
  api: { zh: "服务接口", en: "API" },
  batch: { zh: "批量交换", en: "Batch exchange" },
  file: { zh: "文件下载", en: "File download" },
};
export const ASSESSMENT_WORDS: Words<AssessmentKind> = {
  secrecy: { zh: "保密风险评估", en: "secrecy review" },
  "personal-information": { zh: "个人信息保护影响评估", en: "personal-information impact assessment" },
};
export const CAUSE_WORDS: Words<RevisionCause> = {
  law: { zh: "法律法规调整", en: "law changed" },
  duty: { zh: "职责变化", en: "duty changed" },
  other: { zh: "其他原因", en: "other cause" },
};
export const RANK_WORDS: Words<BasisRank | LowerRank | "unsure"> = {
  law: { zh: "法律", en: "Law" },
  "administrative-regulation": { zh: "行政法规", en: "Administrative regulation" },
  "state-council-decision": { zh: "国务院决定", en: "State Council decision" },
  "local-regulation": { zh: "地方性法规", en: "Local regulation" },
  rule: { zh: "规章", en: "Rule" },
  document: { zh: "规范性文件", en: "Document" },
  unsure: { zh: "名称看不出层级", en: "Rank not told by the name" },
};
export const STATING_WORDS: Words<StatingField> = {
  name: { zh: "目录名称", en: "name" },
  summary: { zh: "摘要", en: "summary" },
  classification: { zh: "数据分类", en: "class of data" },
  items: { zh: "数据项", en: "list of data items" },
  limits: { zh: "共享范围或使用用途", en: "list of recipients or uses" },
  opening: { zh: "开放条件", en: "condition of opening" },
  source: { zh: "提供方代码或数源部门", en: "provider's code or lead source" },
};
