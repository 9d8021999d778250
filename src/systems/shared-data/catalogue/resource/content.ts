import type { Day } from "../../../../kernel/calendar.ts";
import type { Sentence } from "../../../../kernel/error.ts";
import {
  choice,
  type Field,
  group,
  line,
  lines,
  optional,
  own,
  pick,
  picks,
  say,
  text,
  type ValuesOf,
  whole,
  yes,
} from "../../../../kernel/fields.ts";
import { CITIES } from "../../../../kernel/region.ts";
import { folded } from "../../../../kernel/search-tokens.ts";
import type { Mode } from "../../exchange/grant/grant.ts";

// What a resource of the catalogue holds: 政务数据共享条例 article 13 and the catalogue guide 政务信息资源目录编制指南(试行).

const keysOf = <K extends string>(names: Readonly<Record<K, unknown>>) => Object.keys(names) as K[];

/** 政务数据共享条例 article 14. */
export const ATTRIBUTE_WORDS = {
  unconditional: say("无条件共享", "Shared without conditions"),
  conditional: say("有条件共享", "Shared on conditions"),
  none: say("不予共享", "Not shared"),
};
export type SharingAttribute = keyof typeof ATTRIBUTE_WORDS;
export const SHARING_ATTRIBUTES = keysOf(ATTRIBUTE_WORDS);

/** Formats of the catalogue guide. */
export const FORMAT_WORDS = {
  document: say("电子文件", "Document"),
  spreadsheet: say("电子表格", "Spreadsheet"),
  database: say("数据库", "Database"),
  image: say("图形图像", "Image"),
  stream: say("流媒体", "Streaming media"),
  described: say("自描述格式", "Self-describing format"),
  other: say("其他", "Other"),
};
export type DataFormat = keyof typeof FORMAT_WORDS;
export const DATA_FORMATS = keysOf(FORMAT_WORDS);

/** From the freshest on. */
export const CYCLE_WORDS = {
  "real-time": say("实时", "Real time"),
  daily: say("每日", "Daily"),
  weekly: say("每周", "Weekly"),
  monthly: say("每月", "Monthly"),
  quarterly: say("每季度", "Quarterly"),
  "half-yearly": say("每半年", "Half-yearly"),
  yearly: say("每年", "Yearly"),
  irregular: say("不定期", "Irregularly"),
};
export type UpdateCycle = keyof typeof CYCLE_WORDS;
export const UPDATE_CYCLES = keysOf(CYCLE_WORDS);

export const OPEN_WORDS = {
  open: say("向社会开放", "Open to the public"),
  "on-request": say("依申请开放", "Open on request"),
  closed: say("不开放", "Not open"),
};
export type OpenAttribute = keyof typeof OPEN_WORDS;
export const OPEN_ATTRIBUTES = keysOf(OPEN_WORDS);

/** Whose level holds it. */
export const LEVEL_WORDS = {
  state: say("国家级", "State"),
  region: say("自治区级", "Autonomous region"),
  city: say("盟市级", "City"),
  county: say("旗县区级", "Banner or district"),
  department: say("部门级", "Department"),
};
export type ResourceLevel = keyof typeof LEVEL_WORDS;
export const RESOURCE_LEVELS = keysOf(LEVEL_WORDS);

/** Core data is never catalogued here. */
export const GRADE_WORDS = {
  general: say("一般数据", "General data"),
  important: say("重要数据", "Important data"),
  core: say("核心数据", "Core data"),
};
export type Grade = keyof typeof GRADE_WORDS;
export const GRADES = keysOf(GRADE_WORDS);

export const TYPE_WORDS = {
  text: say("字符型", "Text"),
  integer: say("整数型", "Integer"),
  decimal: say("小数型", "Decimal"),
  date: say("日期型", "Date"),
  "date-time": say("日期时间型", "Date and time"),
  boolean: say("布尔型", "Yes or no"),
  binary: say("二进制", "Binary"),
};
export type ItemType = keyof typeof TYPE_WORDS;
export const ITEM_TYPES = keysOf(TYPE_WORDS);

/** What an item says of a person, from nothing on: 个人信息保护法 article 28. */
export const SENSITIVITY_WORDS = {
  ordinary: say("非个人信息", "Not personal"),
  personal: say("个人信息", "Personal"),
  sensitive: say("敏感个人信息", "Sensitive personal"),
};
export type Sensitivity = keyof typeof SENSITIVITY_WORDS;
export const SENSITIVITIES = keysOf(SENSITIVITY_WORDS);

export const MODE_WORDS: Readonly<Record<Mode, Sentence>> = {
  api: say("服务接口", "API"),
  batch: say("批量交换", "Batch exchange"),
  file: say("文件下载", "File download"),
};

/**
 * What is asked of a data item 数据项; a draft may leave any of it open. `length` in characters or digits, null where its type
 * has none; `key`: part of what names a row.
 */
export const ITEM = {
  name: optional(line(say("名称", "Name"), { most: 100 })),
  code: optional(line(say("代码", "Code"), { most: 60 })),
  type: choice(say("类型", "Type"), TYPE_WORDS, { initial: "text" }),
  length: optional(whole(say("长度", "Length"), { least: 1, most: 1_000_000 })),
  sensitivity: choice(say("个人信息", "Personal information"), SENSITIVITY_WORDS, { initial: "ordinary" }),
  key: yes(say("主键", "Key")),
};
export type DataItem = ValuesOf<typeof ITEM>;
const FIRST_ITEM = { name: "", code: "", type: "text", length: null, sensitivity: "ordinary", key: true };
const ONE_A_LINE = say("一行一个", "One a line");

/**
 * Conditions of use (article 15): of 共享范围 and 使用用途 an empty list limits nobody; 使用要求 are what a recipient must do
 * besides.
 */
export const CONDITIONS = {
  recipients: optional(lines(say("共享范围", "Recipients"), { each: 300, help: ONE_A_LINE })),
  uses: optional(lines(say("使用用途", "Uses"), { each: 300, help: ONE_A_LINE })),
  demands: optional(
    lines(say("使用要求", "Demands"), {
      each: 300,
      help: say("一行一个，可不填", "One a line, may be empty"),
    }),
  ),
};
export type Conditions = ValuesOf<typeof CONDITIONS>;

/** What forbids sharing: title of the law, article, and its words (article 14). */
export const BASIS = {
  title: optional(
    line(say("不予共享依据：名称", "Basis for not sharing: title"), {
      help: say(
        "只能是法律、行政法规或国务院决定（第十四条）",
        "Only law, administrative regulation or State Council decision (article 14)",
      ),
    }),
  ),
  article: optional(line(say("条款", "Article"), { most: 60 })),
  quote: optional(text(say("原文", "Its words"), { most: 2_000 })),
};

/** What is asked of who drafts one, as article 13 and the catalogue guide ask for it. */
export const CONTENT = {
  code: own<string>(say("目录代码", "Code"), {
    part: say("基本信息", "Basics"),
    help: say(
      "类、项、目和细目 / 顺序码，例如 306001/0001",
      "Class, item, subject and detail / order, as 306001/0001",
    ),
  }),
  name: line(say("目录名称", "Name")),
  providerId: pick(say("提供单位", "Provider")),
  providerCode: optional(line(say("提供方代码", "Provider's code"), { most: 60 })),
  level: choice(say("层级", "Level"), LEVEL_WORDS, { initial: "city" }),
  format: choice(say("数据格式", "Format"), FORMAT_WORDS, { initial: "database" }),
  updateCycle: choice(say("更新周期", "Update cycle"), CYCLE_WORDS, { initial: "daily" }),
  classification: optional(line(say("数据分类", "Class of data"), { most: 100 })),
  grade: choice(say("数据分级", "Grade"), GRADE_WORDS, { initial: "general" }),
  // Kept as null where it is left empty.
  leadSource: optional(
    line(say("数源部门", "Lead source"), {
      help: say(
        "几个部门都有的数据，写明数源部门；没有就留空",
        "Where several departments hold the data; else leave it empty",
      ),
    }),
  ) as Field<string | null>,
  relatedCodes: optional(
    lines(say("关联目录", "Related"), {
      each: 40,
      parted: /[\s、，,；;]+/,
      help: say("多个用空格或逗号分开，或一行一个", "Parted by spaces or commas, or one a line"),
    }),
  ),
  summary: optional(text(say("摘要", "Summary"), { most: 2_000 })),
  items: own<readonly DataItem[]>(say("数据项", "Data items"), {
    initial: JSON.stringify([FIRST_ITEM]),
  }),
  subjectItem: optional(
    own<string>(say("主体标识项", "Subject item"), {
      help: say(
        "按哪一项查到一个人或一家企业；不涉及主体的选“无”",
        "By which a person or enterprise is found; “None” where rows are about nobody",
      ),
    }),
  ),
  attribute: choice(say("共享属性", "Sharing attribute"), ATTRIBUTE_WORDS, {
    part: say("共享和开放", "Sharing and opening"),
    initial: "unconditional",
  }),
  modes: optional(
    picks(say("共享方式", "Sharing modes"), {
      among: MODE_WORDS,
      only: ["attribute", "unconditional", "conditional"],
      initial: JSON.stringify(["api"]),
    }),
  ),
  conditions: group(say("共享条件", "Conditions"), CONDITIONS, { only: ["attribute", "conditional"] }),
  noneBasis: optional(
    group(say("不予共享依据", "Basis for not sharing"), BASIS, { only: ["attribute", "none"] }),
  ),
  openAttribute: choice(say("开放属性", "Open attribute"), OPEN_WORDS, { initial: "closed" }),
  openCondition: optional(
    line(say("开放条件", "Condition of opening"), { most: 500, only: ["openAttribute", "on-request"] }),
  ),
};

/** A resource; the provider's name and place are of the roster. */
export type ResourceContent = ValuesOf<typeof CONTENT> & {
  readonly providerName: string;
  readonly regionCode: string;
};

/** Whether rows are about persons, so that calls need case number, purpose and subject. */
export const isPersonLevel = ({ items }: Pick<ResourceContent, "items">): boolean =>
  items.some(({ sensitivity }) => sensitivity !== "ordinary");

/** A published, shareable resource as requests, exchange and libraries use it: its version in force. */
export type Resource = ResourceContent & {
  readonly id: string;
  readonly version: number;
  readonly publishedOn: Day;
  readonly personLevel: boolean;
  readonly sample: boolean;
};

/** A line of a list of resources to choose from. */
export type ResourceBrief = Pick<
  Resource,
  | "id"
  | "code"
  | "name"
  | "providerId"
  | "providerName"
  | "regionCode"
  | "attribute"
  | "personLevel"
  | "sample"
> & { readonly itemNames: readonly string[] };

/** A name of a data item as it is compared: without signs, and the usual names of the usual numbers as one. */
export const plainItem = (name: string): string =>
  folded(name)
    .replace(/[\s\p{P}\p{S}]/gu, "")
    .replace(/公民身份号码|居民身份证号码?|身份证号码|身份证件号码?/g, "身份证号")
    .replace(/统一社会信用代码证?号?/g, "统一社会信用代码");

const PLACES = new RegExp(
  [...CITIES.flatMap(({ full, name }) => [full, name.zh]), "内蒙古自治区", "【示例】"].join("|"),
  "g",
);
/** A title as it is compared: without the place it is of. */
export const plainName = (name: string): string => name.replace(PLACES, "");
