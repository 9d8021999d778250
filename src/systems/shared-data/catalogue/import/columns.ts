import { joinCell } from "../../../../kernel/cell-list.ts";
import { plainHeading } from "../../../../kernel/column-mapping.ts";
import { type Failure, refusal, type Sentence } from "../../../../kernel/error.ts";
import { say } from "../../../../kernel/fields.ts";
import { CITIES, WHOLE_REGION } from "../../../../kernel/region.ts";
import { folded } from "../../../../kernel/search-tokens.ts";
import type { SheetColumns } from "../../../../kernel/sheet.ts";
import { MODES, type Mode } from "../../exchange/grant/grant.ts";
import {
  ATTRIBUTE_WORDS,
  CYCLE_WORDS,
  type DataItem,
  FORMAT_WORDS,
  GRADE_WORDS,
  LEVEL_WORDS,
  MODE_WORDS,
  OPEN_WORDS,
  type ResourceContent,
  SENSITIVITY_WORDS,
  TYPE_WORDS,
} from "../resource/content.ts";

/** Signs at which lists part the data items of one cell. */
export const ITEM_SIGNS = "、；;，,\n";

const plain = (text: string): string => folded(text).replace(/[\s\p{P}]/gu, "");

/** Words for keys: as this product writes them, and what other catalogues say, parted by blanks. */
function worded<K extends string>(
  words: Readonly<Record<K, Sentence>>,
  also: Readonly<Partial<Record<K, string>>>,
) {
  const known = new Map(
    (Object.keys(words) as K[]).flatMap((key) =>
      [key, words[key].zh, words[key].en, ...(also[key]?.split(" ") ?? [])].map((each): [string, K] => [
        plain(each),
        key,
      ]),
    ),
  );
  return {
    said: (key: K): string => words[key].zh,
    /** The key that a cell says; undefined where it says none. */
    find: (text: string): K | undefined => known.get(plain(text)),
  };
}

/** Values of cells by the words of the guide, of this product and of others. */
export const WORDED = {
  attribute: worded(ATTRIBUTE_WORDS, {
    unconditional: "无条件 无条件共享类 普遍共享 是",
    conditional: "有条件 有条件共享类 授权共享 受限共享",
    none: "不共享 不予共享类 非共享 否",
  }),
  updateCycle: worded(CYCLE_WORDS, {
    "real-time": "即时 准实时",
    daily: "日 按日 天 每天 逐日",
    weekly: "周 按周 星期",
    monthly: "月 按月 逐月",
    quarterly: "季 季度 每季 按季",
    "half-yearly": "半年 按半年",
    yearly: "年 年度 按年 逐年",
    irregular: "不定时 按需 其他 不更新",
  }),
  format: worded(FORMAT_WORDS, {
    spreadsheet: "excel xls xlsx csv et 表格",
    database: "mysql oracle dm kingbase 结构化数据库 库表",
    document: "word pdf ofd doc docx wps 文件",
    described: "xml json",
    image: "图片 图像 jpg shp",
    stream: "视频 音频",
  }),
  level: worded(LEVEL_WORDS, {
    state: "国家",
    region: "自治区 省级 自治区本级",
    city: "市级 盟市 地市级",
    county: "县级 旗县 区级",
    department: "部门",
  }),
  openAttribute: worded(OPEN_WORDS, {
    open: "开放 无条件开放 是 主动开放",
    "on-request": "有条件开放",
    closed: "不予开放 否 不向社会开放",
  }),
  grade: worded(GRADE_WORDS, {
    general: "一般 一级 1级 l1 普通",
    important: "重要 二级 2级",
    core: "核心",
  }),
  itemType: worded(TYPE_WORDS, {
    text: "字符 字符串 文本 c string varchar char varchar2 nvarchar 文本型",
    integer: "整型 整数 int integer bigint",
    decimal: "数值 数值型 小数 n number decimal numeric double float 货币型",
    date: "日期 d date",
    "date-time": "日期时间 时间 t datetime timestamp 时间型",
    boolean: "布尔 b bool boolean 逻辑型 是否",
    binary: "二进制型 blob 附件 图片",
  }),
  itemSensitivity: worded(SENSITIVITY_WORDS, {
    ordinary: "否 无 非敏感 一般",
    personal: "是 一般个人信息",
    sensitive: "敏感 敏感信息 高敏感",
  }),
};

type Cell = string | number | null;
/** A column of the workbook: its heading as this product prints it, others that catalogues have for it, and its cells. */
type Column = {
  readonly name: Sentence;
  readonly also: readonly string[];
  readonly width: number;
  /** Written on each row of a data item; the others once for the resource. */
  readonly ofItem: boolean;
  readonly cell: (content: ResourceContent, item: DataItem | undefined) => Cell;
};

const column = (
  zh: string,
  en: string,
  also: string,
  cell: (content: ResourceContent) => Cell,
  width = 14,
): Column => ({ name: say(zh, en), also: also === "" ? [] : also.split(" "), width, ofItem: false, cell });

const ofItem = (
  zh: string,
  en: string,
  also: string,
  cell: (item: DataItem, all: readonly DataItem[]) => Cell,
  none: Cell = "",
  width = 14,
): Column => ({
  ...column(zh, en, also, () => null, width),
  ofItem: true,
  cell: ({ items }, item) => (item === undefined ? none : cell(item, items)),
});

const regionName = (code: string): string => CITIES.find((city) => city.code === code)?.full ?? "自治区";

/** What a column of a catalogue's workbook may mean, in the order in which this product writes them. */
const COLUMNS = {
  code: column(
    "目录代码",
    "Code",
    "信息资源代码 资源代码 目录编码 数据目录代码 资源编码 信息资源编码",
    ({ code }) => code,
  ),
  name: column(
    "目录名称",
    "Name",
    "信息资源名称 资源名称 数据目录名称 政务数据目录名称 目录",
    ({ name }) => name,
    28,
  ),
  summary: column("摘要", "Summary", "信息资源摘要 资源摘要 资源描述 目录摘要 简介", (of) => of.summary, 40),
  provider: column(
    "提供单位",
    "Provider",
    "信息资源提供方 资源提供方 提供部门 数据提供单位 责任单位 提供方 来源部门 部门",
    ({ providerName }) => providerName,
    26,
  ),
  providerCode: column(
    "提供方代码",
    "Provider's code",
    "资源提供方代码 提供单位代码 部门代码 统一社会信用代码",
    (of) => of.providerCode,
  ),
  city: column("所属地区", "Region", "地区 盟市 行政区划 所属盟市 城市", (of) => regionName(of.regionCode)),
  level: column("层级", "Level", "层级属性 行政层级 目录层级", (of) => WORDED.level.said(of.level)),
  format: column("数据格式", "Format", "信息资源格式 资源格式 格式", (of) => WORDED.format.said(of.format)),
  updateCycle: column("更新周期", "Update cycle", "更新频率 更新频度 周期", (of) =>
    WORDED.updateCycle.said(of.updateCycle),
  ),
  attribute: column("共享属性", "Sharing attribute", "共享类型 共享类别 是否共享", (of) =>
    WORDED.attribute.said(of.attribute),
  ),
  modes: column("共享方式", "Sharing mode", "共享方式分类 提供方式 交换方式", ({ modes }) =>
    modes.map((mode) => MODE_WORDS[mode].zh).join("；"),
  ),
  recipients: column(
    "共享范围",
    "Recipients",
    "共享对象 适用范围",
    (of) => joinCell(of.conditions.recipients),
    28,
  ),
  uses: column("使用用途", "Uses", "用途 使用范围", (of) => joinCell(of.conditions.uses), 28),
  demands: column(
    "使用要求",
    "Demands",
    "共享条件 使用条件 附加要求",
    (of) => joinCell(of.conditions.demands),
    28,
  ),
  basisTitle: column(
    "不予共享依据",
    "Basis for not sharing",
    "不予共享的依据 不共享依据 依据 不予共享理由",
    ({ noneBasis }) => (noneBasis === null ? "" : `《${noneBasis.title}》`),
  ),
  basisArticle: column(
    "依据条款",
    "Article of the basis",
    "条款 依据条文号",
    ({ noneBasis }) => noneBasis?.article ?? "",
  ),
  basisQuote: column(
    "依据原文",
    "Words of the basis",
    "条文内容 依据内容",
    ({ noneBasis }) => noneBasis?.quote ?? "",
    40,
  ),
  openAttribute: column("开放属性", "Open attribute", "开放类型 是否开放 是否向社会开放", (of) =>
    WORDED.openAttribute.said(of.openAttribute),
  ),
  openCondition: column("开放条件", "Condition of opening", "", (of) => of.openCondition),
  relatedCodes: column("关联目录代码", "Related codes", "关联资源代码 关联代码 关联信息资源代码", (of) =>
    of.relatedCodes.join("；"),
  ),
  classification: column("数据分类", "Class of data", "数据类别 数据分类分级", (of) => of.classification),
  grade: column("数据分级", "Grade", "分级 数据级别 安全等级 数据安全等级", (of) =>
    WORDED.grade.said(of.grade),
  ),
  leadSource: column("数源部门", "Lead source", "数源单位 数据源头部门", (of) => of.leadSource ?? ""),
  subjectItem: column("主体标识项", "Subject item", "主体标识 查询条件", (of) => of.subjectItem ?? ""),
  itemName: ofItem(
    "数据项名称",
    "Data item",
    "信息项 信息项名称 数据项 字段名称 字段中文名 指标",
    // Alone in its row a name could be taken for a list of items.
    ({ name }, all) => (all.length === 1 ? joinCell([name], ITEM_SIGNS) : name),
    "",
    20,
  ),
  itemCode: ofItem(
    "数据项代码",
    "Item code",
    "信息项代码 字段代码 字段英文名 字段名 英文名",
    ({ code }) => code,
  ),
  itemType: ofItem("数据类型", "Item type", "信息项类型 字段类型 信息项数据类型", ({ type }) =>
    WORDED.itemType.said(type),
  ),
  itemLength: ofItem("长度", "Length", "数据长度 字段长度", ({ length }) => length, null),
  itemSensitivity: ofItem(
    "个人信息",
    "Personal information",
    "是否个人信息 敏感级别 是否敏感 敏感性",
    ({ sensitivity }) => WORDED.itemSensitivity.said(sensitivity),
  ),
  itemKey: ofItem("主键", "Key", "是否主键 关键字段", ({ key }) => (key ? "是" : "否")),
} as const satisfies Readonly<Record<string, Column>>;
export type SheetField = keyof typeof COLUMNS;
export const SHEET_FIELDS = Object.keys(COLUMNS) as SheetField[];
export const SHEET: Readonly<Record<SheetField, Column>> = COLUMNS;

/** A resource as rows of a workbook: one per data item, one in all where it has none. */
export const sheetRows = (content: ResourceContent): Readonly<Record<SheetField, Cell>>[] =>
  (content.items.length === 0 ? [undefined] : content.items).map(
    (item) =>
      Object.fromEntries(SHEET_FIELDS.map((field) => [field, SHEET[field].cell(content, item)])) as Record<
        SheetField,
        Cell
      >,
  );

/** Modes that a cell names, in their usual order. */
export function modesIn(text: string): readonly Mode[] {
  const found = folded(text);
  const named: Readonly<Record<Mode, RegExp>> = {
    api: /接口|api|服务调用/,
    batch: /批量|交换|库表|推送|batch/,
    file: /文件|下载|拷贝|file/,
  };
  return MODES.filter((mode) => named[mode].test(found) || found.includes(folded(MODE_WORDS[mode].en)));
}

/** Region by the name or code of a city. */
export function findRegion(text: string): string | undefined {
  const found = text.trim();
  if (found === WHOLE_REGION || /^(?:内蒙古)?自治区/.test(found)) return WHOLE_REGION;
  return CITIES.find(
    ({ code, name, full }) =>
      found === code || found.includes(full) || found === name.zh || found === name.en,
  )?.code;
}

/** A heading in the form in which it is compared and remembered. */
const plainOf = (text: string): string => plainHeading(folded(text));

const MEANINGS = new Map<string, SheetField>(
  SHEET_FIELDS.flatMap((field) => {
    const { name, also } = SHEET[field];
    return [name.zh, name.en, ...also].map((heading): [string, SheetField] => [plainOf(heading), field]);
  }),
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
  const lacking = NEEDED.filter((field) => !fields.includes(field)).map((field) => SHEET[field].name);
  return lacking.length === 0
    ? null
    : refusal(
        "columns-needed",
        `还没有哪一列是${lacking.map(({ zh }) => `“${zh}”`).join("、")}，请选定。`,
        `No column is taken for ${lacking.map(({ en }) => `“${en}”`).join(" or ")} yet. Choose one.`,
      );
}
