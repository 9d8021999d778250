import { heldShare, pairsOf, sharedShare } from "../../../../kernel/similarity.ts";
import { type Growth, grownConditions, growthParts } from "./conditions.ts";
import { plainItem, plainName } from "./duplicates.ts";
import type { ResourceContent, ResourceState } from "./resource.ts";

/** Conditions of another resource to which this one is held, because it seems to carry the same data on. */
export type Held = {
  readonly resourceId: string;
  readonly code: string;
  readonly name: string;
  readonly growths: readonly Growth[];
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

/**
 * Whether a resource seems to hold the data of an earlier one of the same region under a new code. Items that were left out
 * or came from elsewhere do not make it another one, nor does any title: what the shorter list has of the longer counts, so
 * that each part of a split and what a merger made of several carry on. Of another unit it must be alike altogether.
 */
export function carriesOn(before: ResourceContent, after: ResourceContent): boolean {
  if (before.regionCode !== after.regionCode || before.code === after.code) return false;
  const [was, is] = [itemsOf(before), itemsOf(after)];
  const name = sharedShare(pairsOf(plainName(before.name)), pairsOf(plainName(after.name)));
  const whole = sharedShare(was, is);
  const ownUnit = before.providerId === after.providerId;
  const items = ownUnit ? heldShare(was, is) : whole;
  const [ofWas, ofIs] = [was, is].map((all) => new Set([...all].filter((each) => !EVERYDAY.has(each))));
  const telling = ofWas !== undefined && ofIs !== undefined && Math.min(ofWas.size, ofIs.size) >= SOME_ITEMS;
  const same = name >= NEARLY || (telling && heldShare(ofWas, ofIs) >= NEARLY);
  return (ownUnit && same) || OF_NAME * name + (1 - OF_NAME) * items >= (ownUnit ? CARRIES_ON : NEARLY);
}

type Versions = Pick<ResourceState, "versions">;

/** The last version by which a resource was shared; undefined where it never was. */
export const lastShared = ({ versions }: Versions): ResourceContent | undefined =>
  versions.findLast(({ content }) => content.attribute !== "none")?.content;

/** A resource as others may carry it on; undefined where it was never shared. */
export function predecessorOf(id: string, { versions }: Versions): Predecessor | undefined {
  const content = lastShared({ versions });
  const under = versions.map((version) => version.content).filter(({ attribute }) => attribute !== "none");
  return content && { id, content, under };
}

/**
 * What a content still asks beyond the resources that it carries on, and nobody allowed. Not shared by law is no condition of
 * the provider's own (article 14). `stood`: what the same resource had published already; what that asked beside the other one
 * is no news.
 */
export function heldTo(
  content: ResourceContent,
  predecessors: readonly Predecessor[],
  allowances: readonly Allowance[] = [],
  stood?: ResourceContent,
): Held[] {
  if (content.attribute === "none") return [];
  return predecessors.flatMap(({ id, content: before, under }): Held[] => {
    if (!under.some((each) => carriesOn(each, content))) return [];
    const known = stood !== undefined && under.some((each) => carriesOn(each, stood));
    const allowed = new Set([
      ...allowances
        .filter(({ resourceId }) => resourceId === id)
        .flatMap(({ growths }) => growthParts(growths)),
      ...(known ? growthParts(grownConditions(before, stood)) : []),
    ]);
    const growths = grownConditions(before, content);
    return growthParts(growths).every((part) => allowed.has(part))
      ? []
      : [{ resourceId: id, code: before.code, name: before.name, growths }];
  });
}
