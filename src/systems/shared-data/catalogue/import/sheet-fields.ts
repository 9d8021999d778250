import { plainHeading } from "../../../../kernel/column-mapping.ts";
import type { SheetColumns } from "../../../../kernel/sheet.ts";
import { type Failure, refusal, type Sentence } from "../../../../kernel/error.ts";
import { folded } from "../../../../kernel/search-tokens.ts";

/** What a column of a catalogue's workbook may mean; those of a data item stand on each of its rows. */
export const SHEET_FIELDS = [
  "code",
  "name",
  "summary",
  "provider",
  "providerCode",
  "city",
  "level",
  "format",
  "updateCycle",
  "attribute",
  "modes",
  "recipients",
  "uses",
  "demands",
  "basisTitle",
  "basisArticle",
  "basisQuote",
  "openAttribute",
  "openCondition",
  "relatedCodes",
  "classification",
  "grade",
  "leadSource",
  "subjectItem",
  "itemName",
  "itemCode",
  "itemType",
  "itemLength",
  "itemSensitivity",
  "itemKey",
] as const;
export type SheetField = (typeof SHEET_FIELDS)[number];

/** Headings as the workbook of this product prints them. */
export const FIELD_WORDS: Readonly<Record<SheetField, Sentence>> = {
  code: { zh: "目录代码", en: "Code" },
  name: { zh: "目录名称", en: "Name" },
  summary: { zh: "摘要", en: "Summary" },
  provider: { zh: "提供单位", en: "Provider" },
  providerCode: { zh: "提供方代码", en: "Provider's code" },
  city: { zh: "所属地区", en: "Region" },
  level: { zh: "层级", en: "Level" },
  format: { zh: "数据格式", en: "Format" },
  updateCycle: { zh: "更新周期", en: "Update cycle" },
  attribute: { zh: "共享属性", en: "Sharing attribute" },
  modes: { zh: "共享方式", en: "Sharing mode" },
  recipients: { zh: "共享范围", en: "Recipients" },
  uses: { zh: "使用用途", en: "Uses" },
  demands: { zh: "使用要求", en: "Demands" },
  basisTitle: { zh: "不予共享依据", en: "Basis for not sharing" },
  basisArticle: { zh: "依据条款", en: "Article of the basis" },
  basisQuote: { zh: "依据原文", en: "Words of the basis" },
  openAttribute: { zh: "开放属性", en: "Open attribute" },
  openCondition: { zh: "开放条件", en: "Condition of opening" },
  relatedCodes: { zh: "关联目录代码", en: "Related codes" },
  classification: { zh: "数据分类", en: "Class of data" },
  grade: { zh: "数据分级", en: "Grade" },
  leadSource: { zh: "数源部门", en: "Lead source" },
  subjectItem: { zh: "主体标识项", en: "Subject item" },
  itemName: { zh: "数据项名称", en: "Data item" },
  itemCode: { zh: "数据项代码", en: "Item code" },
  itemType: { zh: "数据类型", en: "Item type" },
  itemLength: { zh: "长度", en: "Length" },
  itemSensitivity: { zh: "个人信息", en: "Personal information" },
  itemKey: { zh: "主键", en: "Key" },
};

/** Other headings that catalogues have for them. */
const SYNONYMS: Readonly<Partial<Record<SheetField, readonly string[]>>> = {
  code: ["信息资源代码", "资源代码", "目录编码", "数据目录代码", "资源编码", "信息资源编码"],
  name: ["信息资源名称", "资源名称", "数据目录名称", "政务数据目录名称", "目录"],
  summary: ["信息资源摘要", "资源摘要", "资源描述", "目录摘要", "简介"],
  provider: [
    "信息资源提供方",
    "资源提供方",
    "提供部门",
    "数据提供单位",
    "责任单位",
    "提供方",
    "来源部门",
    "部门",
  ],
  providerCode: ["资源提供方代码", "提供单位代码", "部门代码", "统一社会信用代码"],
  city: ["地区", "盟市", "行政区划", "所属盟市", "城市"],
  level: ["层级属性", "行政层级", "目录层级"],
  format: ["信息资源格式", "资源格式", "格式"],
  updateCycle: ["更新频率", "更新频度", "周期"],
  attribute: ["共享类型", "共享类别", "是否共享"],
  modes: ["共享方式分类", "提供方式", "交换方式"],
  recipients: ["共享对象", "适用范围"],
  uses: ["用途", "使用范围"],
  demands: ["共享条件", "使用条件", "附加要求"],
  basisTitle: ["不予共享的依据", "不共享依据", "依据", "不予共享理由"],
  basisArticle: ["条款", "依据条文号"],
  basisQuote: ["条文内容", "依据内容"],
  openAttribute: ["开放类型", "是否开放", "是否向社会开放"],
  relatedCodes: ["关联资源代码", "关联代码", "关联信息资源代码"],
  classification: ["数据类别", "数据分类分级"],
  grade: ["分级", "数据级别", "安全等级", "数据安全等级"],
  leadSource: ["数源单位", "数据源头部门"],
  subjectItem: ["主体标识", "查询条件"],
  itemName: ["信息项", "信息项名称", "数据项", "字段名称", "字段中文名", "指标"],
  itemCode: ["信息项代码", "字段代码", "字段英文名", "字段名", "英文名"],
  itemType: ["信息项类型", "字段类型", "信息项数据类型"],
  itemLength: ["数据长度", "字段长度"],
  itemSensitivity: ["是否个人信息", "敏感级别", "是否敏感", "敏感性"],
  itemKey: ["是否主键", "关键字段"],
};

/** A heading in the form in which it is compared and remembered. */
const plainOf = (text: string): string => plainHeading(folded(text));

const MEANINGS = new Map<string, SheetField>(
  SHEET_FIELDS.flatMap((field) =>
    [FIELD_WORDS[field].zh, FIELD_WORDS[field].en, ...(SYNONYMS[field] ?? [])].map(
      (heading): [string, SheetField] => [plainOf(heading), field],
    ),
  ),
);

/** What a heading means, or undefined. */
const findMeaning = (heading: string): SheetField | undefined => MEANINGS.get(plainOf(heading));

/** What is known of the columns of a catalogue. */
export const catalogueColumns: SheetColumns<SheetField> = {
  plain: plainOf,
  names: (text) => findMeaning(text) !== undefined,
  meanings: (headings) =>
    headings.map((heading) => {
      const field = findMeaning(heading) ?? findMeaning(heading.split(" / ").at(-1) ?? "");
      return field === undefined ? null : { field, why: "heading" };
    }),
};

const NEEDED = ["code", "name"] as const satisfies readonly SheetField[];

/** Which columns nothing is drafted without and no column is taken to be; null where none is missing. */
export function columnsNeeded(fields: readonly (SheetField | null)[]): Failure | null {
  const lacking = NEEDED.filter((field) => !fields.includes(field)).map((field) => FIELD_WORDS[field]);
  return lacking.length === 0
    ? null
    : refusal(
        "columns-needed",
        `还没有哪一列是${lacking.map(({ zh }) => `“${zh}”`).join("、")}，请选定。`,
        `No column is taken for ${lacking.map(({ en }) => `“${en}”`).join(" or ")} yet. Choose one.`,
      );
}
