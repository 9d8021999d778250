import { isEnterpriseNumber } from "../../../../kernel/identity.ts";
import { CITIES } from "../../../../kernel/region.ts";
import { folded } from "../../../../kernel/search-tokens.ts";
import { isCatalogCode, plainCode } from "./codes.ts";
import { type Hit, itemRule, type LintContext, type LintRule } from "./lint-rule.ts";
import { CIVIL_CODE_1260, CODING, CONTRADICTION, CREDIT_CODE, EXCHANGE_TABLES } from "./rule-sources.ts";

const missing =
  (is: (about: LintContext) => boolean) =>
  (about: LintContext): Hit | null =>
    is(about) ? { before: "" } : null;

function codeHit(code: string | null, form: RegExp): Hit | null {
  if (code === null || form.test(code)) return null;
  const plain = plainCode(code);
  return form.test(plain) ? { before: code, correction: plain } : { before: code };
}

const HAN_BLANKS = /(?<=[\p{Script=Han}（）()])[\s\u200b\ufeff]+(?=[\p{Script=Han}（）()])/gu;
const count = (text: string, sign: string): number => text.split(sign).length - 1;

/** A name as it should be printed: no blanks around or between Chinese characters, one kind of brackets. */
export function tidyName(name: string): string {
  const trimmed = name.replace(/^[\s\u200b\ufeff]+|[\s\u200b\ufeff]+$/gu, "").replace(HAN_BLANKS, "");
  const wide = count(trimmed, "（") + count(trimmed, "）");
  const narrow = count(trimmed, "(") + count(trimmed, ")");
  return wide > 0 && narrow > 0 ? trimmed.replaceAll("(", "（").replaceAll(")", "）") : trimmed;
}

const isUnbalanced = (name: string): boolean => {
  const plain = folded(name);
  return count(plain, "(") !== count(plain, ")");
};

/** A landline of seven or eight digits without its area code; mobile and service numbers have none. */
function lacksAreaCode(text: string): boolean {
  const plain = folded(text);
  if (/\(?0\d{2,3}\)?[\s\-–—]*\d{7,8}/.test(plain)) return false;
  const rest = plain.replace(/(?:\+?86[-\s]?)?1[3-9]\d{9}|[48]00[-\s]?\d{3,4}[-\s]?\d{3,4}/g, "");
  return /(?<!\d)\d{3,4}-?\d{4}(?!\d)/.test(rest);
}

/** 《…》 of the laws that the Civil Code replaced, with or without 中华人民共和国. */
const REPEALED =
  /《(?:中华人民共和国)?(?:婚姻法|继承法|民法通则|收养法|担保法|合同法|物权法|侵权责任法|民法总则)》/;

/** What an item must say of itself: names, codes, dates, where to ask and to complain. */
export const CATALOGUE_RULES: readonly LintRule[] = [
  itemRule(
    {
      id: "name-missing",
      severity: "error",
      field: "name",
      source: EXCHANGE_TABLES,
      says: { zh: "没有事项名称", en: "The item has no name" },
      remedy: { zh: "按基本目录填写事项名称。", en: "Give the name of the basic catalogue." },
    },
    missing(({ item }) => item.name.trim() === ""),
  ),
  itemRule(
    {
      id: "dept-missing",
      severity: "error",
      field: "dept",
      source: EXCHANGE_TABLES,
      says: { zh: "没有实施主体", en: "No body is named that decides" },
      remedy: { zh: "填写实施主体的全称。", en: "Name the body that decides in full." },
    },
    missing(({ item }) => item.dept === null),
  ),
  itemRule(
    {
      id: "type-missing",
      severity: "error",
      field: "type",
      source: EXCHANGE_TABLES,
      says: { zh: "没有事项类型", en: "The item has no type" },
      remedy: {
        zh: "填写行政许可、行政给付、公共服务等类型。",
        en: "Say its type: licence, payment, public service …",
      },
    },
    missing(({ item }) => item.type === null),
  ),
  itemRule(
    {
      id: "basis-missing",
      severity: "warning",
      field: "basis",
      source: EXCHANGE_TABLES,
      says: { zh: "没有设定依据", en: "No legal basis is given" },
      remedy: {
        zh: "填写设定该事项的法律、法规条款。",
        en: "Cite the law or regulation that sets the item up.",
      },
    },
    missing(({ item }) => item.basis === null),
  ),
  itemRule(
    {
      id: "catalog-code-missing",
      severity: "warning",
      field: "catalogCode",
      source: EXCHANGE_TABLES,
      says: {
        zh: "没有基本编码，不能与其他城市的同一事项对照",
        en: "Without a catalogue code it cannot be held against other cities' items",
      },
      remedy: {
        zh: "从国家或自治区基本目录查出基本编码填上。",
        en: "Look the code up in the national or regional catalogue.",
      },
    },
    missing(({ item }) => item.catalogCode === null && item.taskCode === null),
  ),
  itemRule(
    {
      id: "task-code-without-catalog-code",
      severity: "error",
      field: "catalogCode",
      source: CODING,
      says: {
        zh: "有实施编码而没有基本编码（实施编码由基本编码扩展而成）",
        en: "It has an implementation code and no basic code, which the former extends",
      },
      remedy: {
        zh: "从国家或自治区基本目录查出基本编码填上。",
        en: "Look the basic code up in the national or regional catalogue.",
      },
    },
    ({ item }) =>
      item.catalogCode === null && item.taskCode !== null ? { before: item.taskCode.slice(0, 80) } : null,
  ),
  itemRule(
    {
      id: "catalog-code-form",
      severity: "error",
      field: "catalogCode",
      source: EXCHANGE_TABLES,
      says: {
        zh: "基本编码应为不超过 12 位的数字",
        en: "A catalogue code has at most 12 digits and nothing else",
      },
      remedy: {
        zh: "改为基本目录中的编码，去掉空格、横线和全角字符。",
        en: "Use the catalogue's code, without blanks, hyphens and wide characters.",
      },
    },
    ({ item }) => codeHit(item.catalogCode, /^\d{1,12}$/),
  ),
  itemRule(
    {
      id: "catalog-code-length",
      severity: "warning",
      field: "catalogCode",
      source: CODING,
      says: {
        zh: "基本编码不足 12 位，可能漏写",
        en: "A basic code of fewer than 12 digits: one may be missing",
      },
      remedy: { zh: "按基本目录核对基本编码。", en: "Look the code up in the catalogue." },
    },
    ({ item }) => {
      const plain = plainCode(item.catalogCode ?? "");
      return isCatalogCode(plain) && plain.length < 12 ? { before: item.catalogCode ?? "" } : null;
    },
  ),
  itemRule(
    {
      id: "task-code-form",
      severity: "error",
      field: "taskCode",
      source: EXCHANGE_TABLES,
      says: {
        zh: "实施编码应为不超过 36 位的数字和字母",
        en: "An implementation code has at most 36 letters and digits",
      },
      remedy: {
        zh: "改为实施清单中的编码，去掉空格、横线和全角字符。",
        en: "Use the list's code, without blanks, hyphens and wide characters.",
      },
    },
    ({ item }) => codeHit(item.taskCode, /^[0-9A-Za-z]{1,36}$/),
  ),
  itemRule(
    {
      id: "cancelled",
      severity: "warning",
      field: "cancelledOn",
      source: EXCHANGE_TABLES,
      says: { zh: "事项已取消或已停用，仍在清单中", en: "The item is cancelled, yet still listed" },
      remedy: {
        zh: "确已取消的从清单中移除，否则更正状态和取消日期。",
        en: "Take it out of the list, or correct its state and day.",
      },
    },
    ({ item, asOf }) => {
      if (item.cancelledOn !== null && item.cancelledOn <= asOf) return { before: item.cancelledOn };
      return item.state !== null && /取消|停用|废止|暂停|注销/.test(item.state)
        ? { before: item.state }
        : null;
    },
  ),
  itemRule(
    {
      id: "not-yet-effective",
      severity: "warning",
      field: "effectiveOn",
      source: EXCHANGE_TABLES,
      says: { zh: "事项尚未生效", en: "The item is not in force yet" },
      remedy: {
        zh: "生效日之前不得对外办理；日期有误的请更正。",
        en: "It may not be offered before that day; correct the day if it is wrong.",
      },
    },
    ({ item, asOf }) =>
      item.effectiveOn !== null && item.effectiveOn > asOf ? { before: item.effectiveOn } : null,
  ),
  itemRule(
    {
      id: "contact-missing",
      severity: "warning",
      field: "contact",
      source: EXCHANGE_TABLES,
      says: { zh: "没有咨询方式", en: "There is no way to ask" },
      remedy: { zh: "填写窗口咨询电话。", en: "Give the telephone of the window." },
    },
    missing(({ item }) => item.contact === null),
  ),
  itemRule(
    {
      id: "complaint-missing",
      severity: "warning",
      field: "complaint",
      source: EXCHANGE_TABLES,
      says: { zh: "没有监督投诉方式", en: "There is no way to complain" },
      remedy: { zh: "填写监督投诉电话，如 12345。", en: "Give the telephone for complaints, as 12345." },
    },
    missing(({ item }) => item.complaint === null),
  ),
  itemRule(
    {
      id: "effective-after-end",
      severity: "error",
      field: "effectiveOn",
      source: CONTRADICTION,
      says: { zh: "生效日期晚于取消日期", en: "It comes into force after it ended" },
      remedy: { zh: "核对并更正两个日期。", en: "Check both days and correct them." },
    },
    ({ item: { effectiveOn, cancelledOn } }) =>
      effectiveOn !== null && cancelledOn !== null && effectiveOn > cancelledOn
        ? { before: `${effectiveOn} > ${cancelledOn}` }
        : null,
  ),
  itemRule(
    {
      id: "name-form",
      severity: "warning",
      field: "name",
      source: EXCHANGE_TABLES,
      says: {
        zh: "事项名称带有多余空格，或括号全角半角混用、不成对",
        en: "The name has stray blanks, or brackets that are mixed or do not match",
      },
      remedy: {
        zh: "去掉空格，括号统一用全角并成对。",
        en: "Take the blanks out, and use full-width brackets in pairs.",
      },
    },
    ({ item, printed }) => {
      const name = printed["name"] ?? item.name;
      if (name.trim() === "") return null;
      const tidy = tidyName(name);
      if (isUnbalanced(name)) return { before: name };
      return tidy === name ? null : { before: `“${name}”`, correction: tidy };
    },
  ),
  ...(["contact", "complaint"] as const).map((field) =>
    itemRule(
      {
        id: `${field}-area-code`,
        severity: "warning",
        field,
        source: EXCHANGE_TABLES,
        says: {
          zh: "固定电话没有区号，外市申请人打不通",
          en: "A landline without its area code: nobody in another city can call it",
        },
        remedy: {
          zh: "加上区号，如 0472-0000000。",
          en: "Put the area code before it, as 0472-0000000.",
        },
      },
      ({ item }) => {
        const text = item[field];
        return text !== null && lacksAreaCode(text) ? { before: text.slice(0, 80) } : null;
      },
    ),
  ),
  itemRule(
    {
      id: "dept-code-form",
      severity: "warning",
      field: "deptCode",
      source: CREDIT_CODE,
      says: {
        zh: "实施主体编码是 18 位统一社会信用代码，但校验位不对",
        en: "The body's code has the form of a credit code, but its check character does not fit",
      },
      remedy: { zh: "按证书核对后更正。", en: "Correct it from the certificate." },
    },
    ({ item: { deptCode } }) => {
      const plain = plainCode(deptCode ?? "");
      return deptCode !== null && /^[0-9A-Z]{18}$/.test(plain) && !isEnterpriseNumber(plain)
        ? { before: deptCode }
        : null;
    },
  ),
  itemRule(
    {
      id: "dept-other-city",
      severity: "warning",
      field: "dept",
      source: CONTRADICTION,
      says: {
        zh: "实施主体写的是另一个城市的单位",
        en: "The body that decides is named as one of another city",
      },
      remedy: {
        zh: "核对实施主体；属外市的从本市清单删去。",
        en: "Check the body; what is another city's leaves the list.",
      },
    },
    ({ item: { dept, city } }) =>
      dept !== null && CITIES.some(({ code, full }) => code !== city && dept.startsWith(full))
        ? { before: dept }
        : null,
  ),
  itemRule(
    {
      id: "basis-repealed",
      severity: "error",
      field: "basis",
      from: "2021-01-01",
      source: CIVIL_CODE_1260,
      says: {
        zh: "设定依据是已经废止的法律（民法典施行时废止）",
        en: "Its basis is a law that was repealed when the Civil Code came into force",
      },
      remedy: {
        zh: "改为现行的依据；没有的，核对事项是否还能办理。",
        en: "Cite what is in force; without it, check whether the item still stands.",
      },
    },
    ({ item }) => {
      const found = REPEALED.exec(item.basis ?? "")?.[0];
      return found === undefined ? null : { before: found };
    },
  ),
];
