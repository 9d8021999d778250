import type { Sentence } from "../../../../kernel/error.ts";
import { CITIES, WHOLE_REGION } from "../../../../kernel/region.ts";
import { folded } from "../../../../kernel/search-tokens.ts";
import { MODES, type Mode } from "../../exchange/grant/grant.ts";
import {
  ATTRIBUTE_WORDS,
  CYCLE_WORDS,
  FORMAT_WORDS,
  GRADE_WORDS,
  LEVEL_WORDS,
  MODE_WORDS,
  OPEN_WORDS,
  SENSITIVITY_WORDS,
  TYPE_WORDS,
} from "../resource/content.ts";

type Words = Readonly<Record<string, Sentence>>;

const SYNONYMS = {
  attribute: {
    unconditional: ["无条件", "无条件共享类", "普遍共享", "是"],
    conditional: ["有条件", "有条件共享类", "授权共享", "受限共享"],
    none: ["不共享", "不予共享类", "非共享", "否"],
  },
  cycle: {
    "real-time": ["即时", "准实时"],
    daily: ["日", "按日", "天", "每天", "逐日"],
    weekly: ["周", "按周", "星期"],
    monthly: ["月", "按月", "逐月"],
    quarterly: ["季", "季度", "每季", "按季"],
    "half-yearly": ["半年", "按半年"],
    yearly: ["年", "年度", "按年", "逐年"],
    irregular: ["不定时", "按需", "其他", "不更新"],
  },
  format: {
    spreadsheet: ["excel", "xls", "xlsx", "csv", "et", "表格"],
    database: ["mysql", "oracle", "dm", "kingbase", "结构化数据库", "库表"],
    document: ["word", "pdf", "ofd", "doc", "docx", "wps", "文件"],
    described: ["xml", "json"],
    image: ["图片", "图像", "jpg", "shp"],
    stream: ["视频", "音频"],
  },
  level: {
    state: ["国家"],
    region: ["自治区", "省级", "自治区本级"],
    city: ["市级", "盟市", "地市级"],
    county: ["县级", "旗县", "区级"],
    department: ["部门"],
  },
  open: {
    open: ["开放", "无条件开放", "是", "主动开放"],
    "on-request": ["有条件开放"],
    closed: ["不予开放", "否", "不向社会开放"],
  },
  grade: {
    general: ["一般", "一级", "1级", "l1", "普通"],
    important: ["重要", "二级", "2级"],
    core: ["核心"],
  },
  type: {
    text: ["字符", "字符串", "文本", "c", "string", "varchar", "char", "varchar2", "nvarchar", "文本型"],
    integer: ["整型", "整数", "int", "integer", "bigint"],
    decimal: ["数值", "数值型", "小数", "n", "number", "decimal", "numeric", "double", "float", "货币型"],
    date: ["日期", "d", "date"],
    "date-time": ["日期时间", "时间", "t", "datetime", "timestamp", "时间型"],
    boolean: ["布尔", "b", "bool", "boolean", "逻辑型", "是否"],
    binary: ["二进制型", "blob", "附件", "图片"],
  },
  sensitivity: {
    ordinary: ["否", "无", "非敏感", "一般"],
    personal: ["是", "一般个人信息"],
    sensitive: ["敏感", "敏感信息", "高敏感"],
  },
} as const;

const plain = (text: string): string => folded(text).replace(/[\s\p{P}]/gu, "");

const lookup = <K extends string>(
  words: Readonly<Record<K, Sentence>>,
  synonyms: Readonly<Partial<Record<K, readonly string[]>>>,
): ReadonlyMap<string, K> =>
  new Map(
    (Object.keys(words) as K[]).flatMap((key) =>
      [key, words[key].zh, words[key].en, ...(synonyms[key] ?? [])].map((each): [string, K] => [
        plain(each),
        key,
      ]),
    ),
  );

const finder = <K extends string>(
  words: Readonly<Record<K, Sentence>>,
  synonyms: Readonly<Partial<Record<K, readonly string[]>>>,
) => {
  const known = lookup(words, synonyms);
  return (text: string): K | undefined => known.get(plain(text));
};

/** Values of cells by the words of the guide, of this product and of others; undefined where the text says none of them. */
export const findAttribute = finder(ATTRIBUTE_WORDS, SYNONYMS.attribute);
export const findCycle = finder(CYCLE_WORDS, SYNONYMS.cycle);
export const findFormat = finder(FORMAT_WORDS, SYNONYMS.format);
export const findLevel = finder(LEVEL_WORDS, SYNONYMS.level);
export const findOpen = finder(OPEN_WORDS, SYNONYMS.open);
export const findGrade = finder(GRADE_WORDS, SYNONYMS.grade);
export const findType = finder(TYPE_WORDS, SYNONYMS.type);
export const findSensitivity = finder(SENSITIVITY_WORDS, SYNONYMS.sensitivity);

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

/** Signs at which lists part the data items of one cell. */
export const ITEM_SIGNS = "、；;，,\n";

/** Words for a key, in Chinese, as the workbook prints them. */
export const printed = (words: Words, key: string): string => words[key]?.zh ?? key;
