import { CITIES, WHOLE_REGION } from "../../../../kernel/region.ts";
import { heldShare, pairsOf, sharedShare } from "../../../../kernel/similarity.ts";
import { grownConditions, type Growth, growthParts, isForJudgement } from "./conditions.ts";
import { plainItem, plainName, type ResourceContent } from "./content.ts";

/** Conditions of another resource to which this one is held, because it seems to carry the same data on. */
export type Held = {
  readonly resourceId: string;
  readonly code: string;
  readonly name: string;
  readonly growths: readonly Growth[];
  /** It is not withdrawn yet: what is stricter may be published beside it, and holds up its withdrawal. */
  readonly standing?: true;
};

/** What a higher authority allowed to be stricter than in the resource before, with its reason. */
export type Allowance = Pick<Held, "resourceId" | "growths"> & {
  readonly reason: string;
  readonly by: string;
  readonly on: string;
};

/** What was last shared; `under` are all contents that it was ever shared by, whose titles may have drifted. */
export type Predecessor = {
  readonly id: string;
  readonly content: ResourceContent;
  readonly under: readonly ResourceContent[];
};

/** Above it a resource is taken for the continuation of another. Titles count for two fifths, data items for three. */
const CARRIES_ON = 0.7;
const OF_NAME = 0.4;
/** Nearly the same title says it alone, as do nearly the same items where some are no everyday ones. */
const NEARLY = 0.9;
const SOME_ITEMS = 2;

/** Items that lists of every kind have; that two lists share them says nothing of what the lists hold. */
const EVERYDAY = new Set(
  (
    "身份证号 姓名 性别 民族 年龄 出生日期 联系电话 手机号 手机号码 电话 地址 住址 家庭住址 联系人 联系地址 邮箱 " +
    "统一社会信用代码 单位名称 企业名称 机构名称 法定代表人 名称 编号 序号 主键 类型 类别 状态 备注 日期 时间 金额 数量 " +
    "行政区划 行政区划代码 所属地区 创建时间 更新时间 登记日期 有效期 证件类型 证件号码"
  ).split(" "),
);

const itemsOf = ({ items }: ResourceContent): Set<string> =>
  new Set(items.map(({ name }) => plainItem(name)));

/** Enough of them, and of enough kinds, that a list can be told by them where every name is another. */
const FORMED_ITEMS = 4;
const FORMS = 3;

/** Codes are what a renaming leaves; numbers alone count lines. */
const codesOf = ({ items }: ResourceContent): Set<string> =>
  new Set(items.map(({ code }) => plainItem(code)).filter((code) => /\D/.test(code)));

/** Type, length, key and sensitivity of each item, told apart where several are formed alike. */
function formsOf({ items }: ResourceContent): { readonly all: ReadonlySet<string>; readonly kinds: number } {
  const seen = new Map<string, number>();
  const all = new Set<string>();
  for (const { type, length, key, sensitivity } of items) {
    const form = [type, length, key, sensitivity].join(" ");
    const before = seen.get(form) ?? 0;
    seen.set(form, before + 1);
    all.add(`${form} ${before}`);
  }
  return { all, kinds: seen.size };
}

/** Whether the lists are made alike although their items are named otherwise: by the items' codes, or by their forms in all. */
function madeAlike(before: ResourceContent, after: ResourceContent): boolean {
  const [codesBefore, codesAfter] = [codesOf(before), codesOf(after)];
  if (
    Math.min(codesBefore.size, codesAfter.size) > SOME_ITEMS &&
    heldShare(codesBefore, codesAfter) >= NEARLY
  )
    return true;
  const [was, is] = [formsOf(before), formsOf(after)];
  const formed =
    Math.min(was.all.size, is.all.size) >= FORMED_ITEMS && Math.min(was.kinds, is.kinds) >= FORMS;
  return formed && sharedShare(was.all, is.all) >= NEARLY;
}

/** Words for what lies in all four cities. */
export const OF_ALL_CITIES = /四市|四盟市|呼包鄂乌|全区|自治区|跨市/;

/**
 * Whether a resource of another place speaks of the data of an earlier one: one lies in the other, or its words name the
 * earlier one's city, unit or code. Each city has data of its own under the same title, which does not carry on another's.
 */
function speaksOf(after: ResourceContent, before: ResourceContent): boolean {
  const { regionCode } = before;
  if ([regionCode, after.regionCode].includes(WHOLE_REGION) || after.relatedCodes.includes(before.code))
    return true;
  const city = CITIES.find(({ code }) => code === regionCode)?.name.zh;
  const words = [after.name, after.summary, after.classification, after.leadSource ?? ""].join(" ");
  return (
    OF_ALL_CITIES.test(words) ||
    [city, before.providerName, before.code].some((name) => name !== undefined && words.includes(name))
  );
}

const tellingOf = (items: ReadonlySet<string>): Set<string> =>
  new Set([...items].filter((each) => !EVERYDAY.has(each)));

/**
 * Whether a resource seems to hold the data of an earlier one under a new code. Items that were left out or came from
 * elsewhere do not make it another one, nor does any title, nor other names for all items of a list that is otherwise made
 * alike: what the shorter list has of the longer counts, so that each part of a split and what a merger made of several carry
 * on. Of another unit more must be alike; of another place it must speak of the earlier one's data besides.
 */
export function carriesOn(before: ResourceContent, after: ResourceContent): boolean {
  if (before.code === after.code) return false;
  if (before.regionCode !== after.regionCode && !speaksOf(after, before)) return false;
  const [was, is] = [itemsOf(before), itemsOf(after)];
  const name = sharedShare(pairsOf(plainName(before.name)), pairsOf(plainName(after.name)));
  const ownUnit = before.providerId === after.providerId;
  const items = ownUnit ? heldShare(was, is) : sharedShare(was, is);
  const [ofWas, ofIs] = [tellingOf(was), tellingOf(is)];
  const fewest = Math.min(ofWas.size, ofIs.size);
  const held = heldShare(ofWas, ofIs) >= NEARLY;
  if (OF_NAME * name + (1 - OF_NAME) * items >= (ownUnit ? CARRIES_ON : NEARLY)) return true;
  return ownUnit
    ? name >= NEARLY || (fewest >= SOME_ITEMS && held) || madeAlike(before, after)
    : fewest > SOME_ITEMS && held;
}

type Versions = { readonly versions: readonly { readonly content: ResourceContent }[] };

/** The last version by which a resource was shared; undefined where it never was. */
export const lastShared = ({ versions }: Versions): ResourceContent | undefined =>
  versions.findLast(({ content }) => content.attribute !== "none")?.content;

/** A resource as others may carry it on; undefined where it was never shared. */
export function predecessorOf(id: string, { versions }: Versions): Predecessor | undefined {
  const content = lastShared({ versions });
  const under = versions.map((version) => version.content).filter(({ attribute }) => attribute !== "none");
  return content && { id, content, under };
}

type Allowances = readonly Allowance[];

const allowedOver = (id: string, allowances: Allowances): string[] =>
  allowances.filter(({ resourceId }) => resourceId === id).flatMap(({ growths }) => growthParts(growths));

function unlessAllowed(
  { id, content }: Pick<Predecessor, "id" | "content">,
  growths: readonly Growth[],
  allowed: readonly string[],
): Held[] {
  return growthParts(growths).every((part) => allowed.includes(part))
    ? []
    : [{ resourceId: id, code: content.code, name: content.name, growths }];
}

/** What a revision asks beyond what the resource itself shared, where only an authority can judge it, and none allowed. */
export function heldToOwn(
  id: string,
  { content, versions }: Versions & { readonly content: ResourceContent },
  allowances: Allowances = [],
): Held[] {
  const before = lastShared({ versions });
  if (before === undefined || content.attribute === "none") return [];
  const growths = grownConditions(before, content).filter(isForJudgement);
  return unlessAllowed({ id, content: before }, growths, allowedOver(id, allowances));
}

/**
 * What a content still asks beyond the resources that it carries on, and nobody allowed. Not shared by law is no condition of
 * the provider's own (article 14). `stood`: what the same resource had published already; what that asked beside the other one
 * is no news.
 */
export function heldTo(
  content: ResourceContent,
  predecessors: readonly Predecessor[],
  allowances: Allowances = [],
  stood?: ResourceContent,
): Held[] {
  if (content.attribute === "none") return [];
  return predecessors.flatMap(({ id, content: before, under }): Held[] => {
    if (!under.some((each) => carriesOn(each, content))) return [];
    const known = stood !== undefined && under.some((each) => carriesOn(each, stood));
    const allowed = [
      ...allowedOver(id, allowances),
      ...(known ? growthParts(grownConditions(before, stood)) : []),
    ];
    return unlessAllowed({ id, content: before }, grownConditions(before, content), allowed);
  });
}
