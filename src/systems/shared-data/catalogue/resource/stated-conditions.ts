import { say } from "../../../../kernel/fields.ts";
import type { ResourceContent } from "./content.ts";

/** Texts of a resource in which a condition can stand although they are meant for something else. */
export type StatedTexts = Pick<
  ResourceContent,
  | "name"
  | "summary"
  | "classification"
  | "openCondition"
  | "items"
  | "conditions"
  | "providerCode"
  | "leadSource"
>;
export const STATING_WORDS = {
  name: say("目录名称", "name"),
  summary: say("摘要", "summary"),
  classification: say("数据分类", "class of data"),
  items: say("数据项", "list of data items"),
  limits: say("共享范围或使用用途", "list of recipients or uses"),
  opening: say("开放条件", "condition of opening"),
  source: say("提供方代码或数源部门", "provider's code or lead source"),
};
export type StatingField = keyof typeof STATING_WORDS;
export const STATING_FIELDS = Object.keys(STATING_WORDS) as StatingField[];

/** Words of a text that ask something of whoever uses the data, as they stand there. */
export type StatedWords = { readonly field: StatingField; readonly quotes: readonly string[] };

const REST = "[^，,。；;、\\n]";
const MUST = "(?:必须|须|需要?|应当|均应|要求)";
const USE = "(?:使用|共享|提供|调用|调取|查询|查阅|获取|访问|下载|开放|申请)";
const AMOUNT = "[0-9一二三四五六七八九十百千万.]+";
const PER = "(?:次|条|件|量|户|年|月|季)";
const USER = "(?:使用|申请|需求|调用|接收|用数|请求|查询)(?:方|单位|部门|者)";
const PROVIDER = "(?:我|本|提供)(?:局|单位|部门|中心|厅|委|办|方)";
/** What is paid for by law and has a name of its own: 国有土地有偿使用合同. */
const OF_LAND = "(?<!土地|国有资产|海域|矿产资源|自然资源|水资源)";

/** Sentences about money that are about the use of the data and cannot be the name of any. */
const FEES: readonly RegExp[] = [
  new RegExp(`${MUST}${REST}{0,8}?(?:付费|付款|购买|订购|充值)${REST}{0,8}`, "g"),
  new RegExp(
    `${OF_LAND}(?:付费|有偿|收费|购买|订购|充值)(?:后|方可|才能|才可)?的?${USE}(?!土地|海域)${REST}{0,6}`,
    "g",
  ),
  new RegExp(`${USE}(?:时|前|后)?(?:一律|均|另行|需|须)?(?:收费|计费|付费|有偿)${REST}{0,6}`, "g"),
  new RegExp(
    `(?:按|每)${PER}${REST}{0,4}?(?:计费|收费|收取|付费|${AMOUNT}元|¥\\s*${AMOUNT})${REST}{0,8}`,
    "g",
  ),
  new RegExp(`(?:${AMOUNT}万?元|¥\\s*${AMOUNT})\\s*[每/一]\\s*${PER}`, "g"),
  new RegExp(`(?:另收|加收|另行收取)${REST}{0,10}?(?:费用?|押金|保证金|成本)`, "g"),
  new RegExp(`[本该此](?:数据|目录|资源|接口|服务)${REST}{0,4}?(?:收费|有偿|付费|计费)${REST}{0,6}`, "g"),
];

/** In running text also these; as names of data they would be usual: 应当缴纳的税款, 经批准使用的土地. */
const DEMANDS: readonly RegExp[] = [
  ...FEES,
  new RegExp(`${MUST}${REST}{0,6}?(?:缴费|交费|缴纳|交纳|支付)(?!${REST}{0,12}的)${REST}{0,10}`, "g"),
  new RegExp(`收取${REST}{0,10}?(?:费用|服务费|使用费|接口费|数据费|工本费|押金|成本)`, "g"),
  new RegExp(`费用?${REST}{0,4}?(?:自理|另计|另付|另议|面议)`, "g"),
  new RegExp(`费用?${REST}{0,6}?由${REST}{0,4}?${USER}${REST}{0,4}?(?:承担|负担|支付|缴纳)`, "g"),
  new RegExp(`另行(?:结算|计费|付费|收费|缴费|支付|议价)${REST}{0,4}`, "g"),
  new RegExp(`按${REST}{1,4}?价格?${REST}{0,4}?(?:${USE}|结算|收取|计费|收费)`, "g"),
  new RegExp(`收费标准${REST}{0,4}?(?:另行|另议|面议|咨询|联系|详询)${REST}{0,6}`, "g"),
  new RegExp(`(?<=[，,。；;：:(]|期满后)(?:收费|有偿|付费|计费)(?=$|[，,。；;)\\n])`, "g"),
  new RegExp(`(?:请|(?<!优)先|联系)${REST}{0,10}?(?:付费|购买|订购|充值|缴费|交费)${REST}{0,6}`, "g"),
  new RegExp(`(?:付费|缴费|交费|付款|充值)(?:后|方可|才能|才可)+(?:再|予以)?(?:开通|接入|${USE})`, "g"),
  new RegExp(`(?:签订|签署)${REST}{0,4}?有偿${REST}{0,6}`, "g"),
  new RegExp(
    `${USE}${REST}{0,8}?${MUST}${REST}{0,14}?(?:同意|批准|审批|许可|授权|协议|备案|盖章|签字)(?!${REST}{0,4}的)${REST}{0,6}`,
    "g",
  ),
  new RegExp(
    `(?:${MUST}|经|签订|签署|取得|获得)${REST}{1,14}?(?:后方?|方可|才能|才可|始得)${REST}{0,3}?${USE}(?!${REST}{0,4}的)${REST}{0,6}`,
    "g",
  ),
  new RegExp(`${USE}前${REST}{0,14}?(?:审批|批准|同意|许可|备案)(?!${REST}{0,4}的)`, "g"),
  new RegExp(
    `(?:征得|经|报|向)${PROVIDER}${REST}{0,10}?(?:同意|批准|审批|许可|授权)(?!${REST}{0,12}的)`,
    "g",
  ),
  new RegExp(`[未不]${REST}{1,14}?(?:不得|不能|不予|无法)${USE}(?!${REST}{0,4}的)`, "g"),
  new RegExp(
    `(?:凭|${MUST}${REST}{0,6}?)(?:正式)?(?:公函|介绍信|纸质申请|书面申请)(?!${REST}{0,8}的)${REST}{0,6}`,
    "g",
  ),
  new RegExp(`(?:仅限|只限|限于|仅供|只供|仅对|只对)${REST}{1,20}?${USE}(?!${REST}{0,4}的)${REST}{0,4}`, "g"),
  new RegExp(`(?:暂不|暂停|暂缓|不予|不对外)(?:对外)?(?:共享|提供)(?!${REST}{0,4}的)`, "g"),
  new RegExp(
    `每[天日周月年]${REST}{0,4}?(?:限|最多|不超过)${REST}{0,2}?(?:查|调|取|${USE})${REST}{0,6}`,
    "g",
  ),
  /(?:fees?|payments?|charges?)\s+(?:(?:is|are|be|will|may)\s+)*(?:required|apply|applies|payable)/gi,
];

const DATA_WORDS = "(?:提供|共享|包含|包括|含|覆盖|收录|展示|返回|反馈|显示|归集|开放|支持|更新)";
const PLACE_WORDS =
  "(?:本[市区旗县级局单位系统地]|市[本内级]|辖区|区内|部分|近[0-9一二两三四五六七八九十]+|当[年月期]|最近|汇总|统计|抽样|样本|[0-9]{4}年)";

/** Words by which a text takes back a part of what the resource holds: fewer rows, fewer items, blurred values. */
const NARROWING: readonly RegExp[] = [
  new RegExp(`(?:[不未](?:再|予)?|不?再不)${DATA_WORDS}(?!于|的)${REST}{1,16}`, "g"),
  new RegExp(`(?:剔除|剔去|略去|隐去|去掉|过滤掉|(?:排除|去除|删去|删除)了)${REST}{1,16}`, "g"),
  new RegExp(`${REST}{1,12}除外`, "g"),
  new RegExp(`除${REST}{1,12}?(?:以外|之外|外)`, "g"),
  new RegExp(
    `(?:仅|只|限于?|仅限于?|只限于?)(?:能|可)?(?:${DATA_WORDS}${REST}{1,16}|对?${PLACE_WORDS}${REST}{0,12})`,
    "g",
  ),
  new RegExp(
    `(?:脱敏|去标识化?|匿名化?|模糊化?|泛化|打码|掩码|遮蔽|遮盖|屏蔽|隐藏|截断)(?:处理|后|化|展示|显示|${USE})${REST}{0,8}`,
    "g",
  ),
  new RegExp(
    `(?:[已经须需作做均按]|进行|予以)(?:过|了)?(?:脱敏|去标识化?|匿名化|遮蔽|屏蔽)${REST}{0,8}`,
    "g",
  ),
  new RegExp(`${REST}{1,12}(?:隐藏|屏蔽|遮蔽|打码|留空|置空)(?!处|点|工程)${REST}{0,4}`, "g"),
  new RegExp(`(?:停止|暂停|暂缓|不再|中止)(?:更新|归集|采集|推送|提供|共享)${REST}{0,8}`, "g"),
  new RegExp(
    `改(?:为|成|按|由)(?:仅|只|按?[年季月周]|汇总|统计|抽样|脱敏|离线|线下|人工|文件|电子文件)${REST}{0,10}`,
    "g",
  ),
];

/** What stands before a demand that is none: 无需付费, 不收取费用, 不得有偿使用. */
const DENIED =
  /(?:[无不毋免勿未]|没有|禁止|严禁|取消|停止|\bno\s*)(?:必|得|再|另|会|能|应|准|可|允许|需要?|须|要求|以|进行)*$/i;
const DENIES_WITHIN = /[无不](?:再|得)?(?:需要?|须|必|用|要求|另)/;

/** Traditional characters of the rules' words, each beside its simplified one. */
const TRADITIONAL = "須費償經購買訂簽繳納權協議備調閱獲訪問載開請應當聯繫單價結計額錢種導後纔無許質紙書";
const SIMPLIFIED = "须费偿经购买订签缴纳权协议备调阅获访问载开请应当联系单价结计额钱种导后才无许质纸书";
const simplified = (text: string): string =>
  text.replace(/\p{Script=Han}/gu, (sign) => SIMPLIFIED[TRADITIONAL.indexOf(sign)] ?? sign);

const plain = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/[\s\p{P}\p{Cf}]/gu, "")
    .toLowerCase();

/** Where a rule finds what is not denied; behind a denial it looks on within the phrase: 无须审批但须付费. */
function demandsBy(rule: RegExp, text: string): (readonly [from: number, to: number])[] {
  const places: (readonly [number, number])[] = [];
  rule.lastIndex = 0;
  for (let match = rule.exec(text); match !== null; match = rule.exec(text)) {
    const { 0: phrase, index } = match;
    if (DENIED.test(text.slice(Math.max(0, index - 12), index)) || DENIES_WITHIN.test(phrase))
      rule.lastIndex = index + 1;
    else places.push([index, index + phrase.length]);
  }
  return places;
}

/** Phrases of a text that are conditions of use; what one rule finds within another's phrase is not said twice. */
export function conditionsIn(text: string, rules: readonly RegExp[] = DEMANDS): string[] {
  // Blanks, signs without width and dots between the characters of a word would hide it.
  const close = text
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .replace(/(\p{Script=Han})[^\S\n]+/gu, "$1")
    .replace(/(?<=\p{Script=Han})[·・‧•*_~|-]+(?=\p{Script=Han})/gu, "");
  const read = simplified(close);
  const found = new Set(
    rules.flatMap((rule) => demandsBy(rule, read).map(([from, to]) => close.slice(from, to))),
  );
  return [...found].filter((each) => ![...found].some((other) => other !== each && other.includes(each)));
}

/** Where a text runs on and where it is a name. */
const NAMES = new Set<StatingField>(["name", "items", "limits", "source"]);

const TEXTS: Readonly<Record<StatingField, (of: StatedTexts) => readonly string[]>> = {
  name: ({ name }) => [name],
  summary: ({ summary }) => [summary],
  classification: ({ classification }) => [classification],
  items: ({ items }) => items.flatMap(({ name, code }) => [name, code]),
  limits: ({ conditions }) => [...conditions.recipients, ...conditions.uses],
  opening: ({ openCondition }) => [openCondition],
  source: ({ providerCode, leadSource }) => [providerCode, leadSource ?? ""],
};

const statedIn = (
  of: StatedTexts,
  fields: readonly StatingField[],
  rulesOf = (field: StatingField): readonly RegExp[] => (NAMES.has(field) ? FEES : DEMANDS),
): StatedWords[] =>
  fields.flatMap((field) => {
    const rules = rulesOf(field);
    const quotes = [...new Set(TEXTS[field](of).flatMap((text) => conditionsIn(text, rules)))];
    return quotes.length === 0 ? [] : [{ field, quotes }];
  });

/** Conditions of use in texts where nobody looks for them; 开放条件 is the place of those for the public. */
export const strayConditions = (of: StatedTexts): StatedWords[] =>
  statedIn(
    of,
    STATING_FIELDS.filter((field) => field !== "opening"),
  );

/** Of what is stated, that which stood in no text before. */
function fresh(before: StatedTexts, stated: readonly StatedWords[]): StatedWords[] {
  const known = [
    ...STATING_FIELDS.flatMap((field) => TEXTS[field](before)),
    ...before.conditions.demands,
  ].map(plain);
  return stated.flatMap(({ field, quotes }) => {
    const news = quotes.filter((quote) => !known.some((text) => text.includes(plain(quote))));
    return news.length === 0 ? [] : [{ field, quotes: news }];
  });
}

/** Conditions that some text states now and that stood in none before. */
export const newlyStated = (before: StatedTexts, after: StatedTexts): StatedWords[] =>
  fresh(before, statedIn(after, STATING_FIELDS));

/**
 * Words by which a text newly takes back a part of the data; those for the public are about other people, and what is a
 * condition of use besides is said as that.
 */
export function newlyNarrowing(before: StatedTexts, after: StatedTexts): StatedWords[] {
  const fields = STATING_FIELDS.filter((field) => field !== "limits" && field !== "opening");
  const demanded = statedIn(after, fields).flatMap(({ quotes }) => quotes);
  const narrowing = statedIn(after, fields, () => NARROWING).flatMap(({ field, quotes }) => {
    const only = quotes.filter(
      (quote) => !demanded.some((one) => one.includes(quote) || quote.includes(one)),
    );
    return only.length === 0 ? [] : [{ field, quotes: only }];
  });
  return fresh(before, narrowing);
}
