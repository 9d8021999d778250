import { folded } from "../../../../kernel/search-tokens.ts";
import { type Hit, itemRule, type LintContext, type LintRule } from "./lint-rule.ts";
import { EXCHANGE_TABLES } from "./rule-sources.ts";

const missing =
  (is: (about: LintContext) => boolean) =>
  (about: LintContext): Hit | null =>
    is(about) ? { before: "" } : null;

/** Digits as printed in full width or parted by blanks and hyphens, in their plain form. */
const plainCode = (text: string): string => folded(text).replace(/[\s\-–—]/g, "");

function codeHit(code: string | null, form: RegExp): Hit | null {
  if (code === null || form.test(code)) return null;
  const plain = plainCode(code).toUpperCase();
  return form.test(plain) ? { before: code, correction: plain } : { before: code };
}

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
    missing(({ item }) => item.catalogCode === null),
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
];
