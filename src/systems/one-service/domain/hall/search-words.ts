import { folded, queryWords } from "../../../../kernel/search-tokens.ts";

/**
 * What people say, and what the items are called that they mean. Everyday usage, not a published list; who types the
 * official word finds that alone.
 */
export const SYNONYMS: readonly { readonly said: readonly string[]; readonly called: readonly string[] }[] = [
  { said: ["公积金"], called: ["住房公积金"] },
  { said: ["取钱", "支取", "取出来", "取出"], called: ["提取"] },
  { said: ["租房", "租住", "房租"], called: ["租赁住房", "租房"] },
  { said: ["买房子", "买房"], called: ["购房", "购买住房"] },
  { said: ["身份证"], called: ["居民身份证"] },
  { said: ["户口", "落户", "迁户口"], called: ["户口", "户籍"] },
  { said: ["社保"], called: ["社会保险", "社保"] },
  { said: ["医保"], called: ["医疗保险", "基本医疗", "医保"] },
  { said: ["开店"], called: ["经营许可", "营业执照", "设立登记"] },
  { said: ["开公司", "办公司"], called: ["设立登记", "公司登记", "企业开办"] },
  { said: ["开饭店", "饭店", "餐馆"], called: ["食品经营", "餐饮"] },
  { said: ["执照"], called: ["营业执照"] },
  { said: ["房产证", "房本"], called: ["不动产"] },
  { said: ["退休金"], called: ["养老金", "养老保险"] },
  { said: ["低保"], called: ["最低生活保障", "低保"] },
  { said: ["生孩子"], called: ["生育", "出生"] },
  { said: ["上学"], called: ["入学"] },
  { said: ["看病"], called: ["就医", "医疗"] },
  { said: ["找工作"], called: ["就业", "求职"] },
  { said: ["没工作", "失业"], called: ["失业"] },
  { said: ["领结婚证", "领证"], called: ["结婚登记", "婚姻登记"] },
  { said: ["老人"], called: ["老年", "高龄", "养老"] },
  { said: ["盖房", "建房"], called: ["建设工程", "建房"] },
  { said: ["拉货"], called: ["道路运输", "货运"] },
  { said: ["退休"], called: ["退休", "养老保险"] },
  { said: ["残疾证"], called: ["残疾人证", "残疾"] },
  { said: ["离婚"], called: ["离婚登记", "婚姻登记"] },
  { said: ["结婚"], called: ["结婚登记", "婚姻登记"] },
  { said: ["驾照"], called: ["机动车驾驶证", "驾驶证"] },
  { said: ["社保卡"], called: ["社会保障卡"] },
  { said: ["注销公司", "公司注销"], called: ["企业注销", "注销登记"] },
  { said: ["个体户"], called: ["个体工商户"] },
  { said: ["学区"], called: ["入学", "学区"] },
  { said: ["房产过户", "房屋过户"], called: ["不动产转移", "转移登记"] },
  { said: ["公租房", "廉租房"], called: ["公共租赁住房", "保障性住房"] },
  { said: ["失业金"], called: ["失业保险金"] },
  { said: ["出生证"], called: ["出生医学证明"] },
  { said: ["高龄补贴"], called: ["高龄津贴", "高龄"] },
  { said: ["宅基地"], called: ["宅基地", "农村建房"] },
  { said: ["网约车"], called: ["网络预约出租汽车"] },
];

/** What is said around the matter and is no part of it. */
const AROUND =
  /(我要|我想|想要|怎么|怎样|如何|哪里|在哪|请问|能不能|可以|办理|办个|申请办理|一下|吗|呢|的|？|\?|，|,|。)/gu;

const ENTRIES = SYNONYMS.flatMap(({ said, called }) =>
  said.map((word) => ({ word: folded(word), row: [word, ...called].map(folded) })),
).toSorted((a, b) => b.word.length - a.word.length);

const without = (words: readonly string[]): string[] =>
  // A word that another of its row is part of is found by the shorter one alone.
  words.filter((word) => !words.some((other) => other !== word && word.includes(other)));

/**
 * A query as what must occur: of every inner list one. Everyday words bring their synonyms (取钱 also looks for 提取), also
 * inside a longer word (公积金取钱); words around the matter (怎么, 办理) are left out unless nothing else is there.
 */
export function searchTerms(query: string): string[][] {
  const terms = new Map<string, string[]>();
  const typed = queryWords(query);
  for (const word of typed) {
    let rest = word.replace(AROUND, " ");
    for (const { word: known, row } of ENTRIES) {
      if (!rest.includes(known)) continue;
      rest = rest.replaceAll(known, " ");
      terms.set(row.join(), without(row));
    }
    for (const left of rest.split(/\s+/u)) if (left !== "") terms.set(left, [left]);
  }
  const found = [...terms.values()];
  return found.length > 0 ? found : typed.map((word) => [word]);
}
