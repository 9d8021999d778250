import type { ResourceContent } from "./resource.ts";

/** Texts of a resource in which a condition can stand although they are meant for something else. */
export type StatedTexts = Pick<
  ResourceContent,
  "name" | "summary" | "classification" | "openCondition" | "items" | "conditions"
>;
export const STATING_FIELDS = ["name", "summary", "classification", "items", "limits", "opening"] as const;
export type StatingField = (typeof STATING_FIELDS)[number];

/** Words of a text that ask something of whoever uses the data, as they stand there. */
export type StatedWords = { readonly field: StatingField; readonly quotes: readonly string[] };

const REST = "[^，,。；;、\\n]";
const MUST = "(?:必须|须|需要?|应当|均应|要求)";
const USE = "(?:使用|共享|提供|调用|调取|查询|查阅|获取|访问|下载|开放|申请)";
const AMOUNT = "[0-9一二三四五六七八九十百千万.]+";
const PER = "(?:次|条|件|量|户|年|月|季)";

/** Sentences about money that are about the use of the data and cannot be the name of any. */
const FEES: readonly RegExp[] = [
  new RegExp(`${MUST}${REST}{0,8}?(?:付费|付款|购买|订购|充值)${REST}{0,8}`),
  new RegExp(`(?:付费|有偿|收费|购买|订购|充值)(?:后|方可|才能|才可)?的?${USE}${REST}{0,6}`),
  new RegExp(`${USE}(?:时|前|后)?(?:一律|均|另行|需|须)?(?:收费|计费|付费|有偿)${REST}{0,6}`),
  new RegExp(`(?:按|每)${PER}${REST}{0,4}?(?:计费|收费|收取|付费|${AMOUNT}元)${REST}{0,8}`),
  new RegExp(`${AMOUNT}万?元\\s*[每/一]\\s*${PER}`),
  new RegExp(`(?:另收|加收|另行收取)${REST}{0,10}?(?:费用?|押金|保证金|成本)`),
];

/** In running text also these; as names of data they would be usual: 应当缴纳的税款, 经批准使用的土地. */
const DEMANDS: readonly RegExp[] = [
  ...FEES,
  new RegExp(`${MUST}${REST}{0,6}?(?:缴费|交费|缴纳|交纳|支付)(?!${REST}{0,12}的)${REST}{0,10}`),
  new RegExp(`收取${REST}{0,10}?(?:费用|服务费|使用费|接口费|数据费|押金|成本)`),
  new RegExp(
    `${USE}${REST}{0,8}?${MUST}${REST}{0,14}?(?:同意|批准|审批|许可|授权|协议|备案|盖章|签字)(?!${REST}{0,4}的)${REST}{0,6}`,
  ),
  new RegExp(
    `(?:${MUST}|经|签订|签署|取得|获得)${REST}{1,14}?(?:后方?|方可|才能|才可|始得)${REST}{0,3}?${USE}(?!${REST}{0,4}的)${REST}{0,6}`,
  ),
  new RegExp(`(?:仅限|只限|限于|仅供|只供)${REST}{1,20}?${USE}(?!${REST}{0,4}的)${REST}{0,4}`),
];

const plain = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/[\s\p{P}]/gu, "")
    .toLowerCase();

/** Phrases of a text that are conditions of use; what one rule finds within another's phrase is not said twice. */
export function conditionsIn(text: string, rules: readonly RegExp[] = DEMANDS): string[] {
  // Blanks between the characters of a word would hide it.
  const close = text.normalize("NFKC").replace(/(\p{Script=Han})[^\S\n]+/gu, "$1");
  const found = [...new Set(rules.flatMap((rule) => rule.exec(close)?.[0] ?? []))];
  return found.filter((each) => !found.some((other) => other !== each && other.includes(each)));
}

/** Where a text runs on and where it is a name. */
const NAMES = new Set<StatingField>(["name", "items", "limits"]);

const TEXTS: Readonly<Record<StatingField, (of: StatedTexts) => readonly string[]>> = {
  name: ({ name }) => [name],
  summary: ({ summary }) => [summary],
  classification: ({ classification }) => [classification],
  items: ({ items }) => items.flatMap(({ name, code }) => [name, code]),
  limits: ({ conditions }) => [...conditions.recipients, ...conditions.uses],
  opening: ({ openCondition }) => [openCondition],
};

const statedIn = (of: StatedTexts, fields: readonly StatingField[]): StatedWords[] =>
  fields.flatMap((field) => {
    const rules = NAMES.has(field) ? FEES : DEMANDS;
    const quotes = [...new Set(TEXTS[field](of).flatMap((text) => conditionsIn(text, rules)))];
    return quotes.length === 0 ? [] : [{ field, quotes }];
  });

/** Conditions of use in texts where nobody looks for them; 开放条件 is the place of those for the public. */
export const strayConditions = (of: StatedTexts): StatedWords[] =>
  statedIn(
    of,
    STATING_FIELDS.filter((field) => field !== "opening"),
  );

/** Conditions that some text states now and that stood in none before. */
export function newlyStated(before: StatedTexts, after: StatedTexts): StatedWords[] {
  const known = [
    ...STATING_FIELDS.flatMap((field) => TEXTS[field](before)),
    ...before.conditions.demands,
  ].map(plain);
  return statedIn(after, STATING_FIELDS).flatMap(({ field, quotes }) => {
    const fresh = quotes.filter((quote) => !known.some((text) => text.includes(plain(quote))));
    return fresh.length === 0 ? [] : [{ field, quotes: fresh }];
  });
}
