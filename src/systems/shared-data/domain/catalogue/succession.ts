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

export type Predecessor = { readonly id: string; readonly content: ResourceContent };

/** Above it a resource is taken for the continuation of another. Titles count for two fifths, data items for three. */
const CARRIES_ON = 0.7;
const OF_NAME = 0.4;
/** Nearly the same title says it alone, as do nearly the same items where there are some. */
const NEARLY = 0.9;
const SOME_ITEMS = 3;

const itemsOf = ({ items }: ResourceContent): Set<string> =>
  new Set(items.map(({ name }) => plainItem(name)));

/**
 * Whether a resource seems to hold the data of an earlier one of the same region under a new code. Items that were left out
 * do not make it another one: what the shorter list has of the longer counts. Of another unit it must be alike altogether.
 */
export function carriesOn(before: ResourceContent, after: ResourceContent): boolean {
  if (before.regionCode !== after.regionCode || before.code === after.code) return false;
  const [was, is] = [itemsOf(before), itemsOf(after)];
  const name = sharedShare(pairsOf(plainName(before.name)), pairsOf(plainName(after.name)));
  const whole = sharedShare(was, is);
  const ownUnit = before.providerId === after.providerId;
  const items = ownUnit ? heldShare(was, is) : whole;
  const same = name >= NEARLY || (whole >= NEARLY && was.size >= SOME_ITEMS);
  return (ownUnit && same) || OF_NAME * name + (1 - OF_NAME) * items >= (ownUnit ? CARRIES_ON : NEARLY);
}

/** The last version by which a resource was shared; undefined where it never was. */
export const lastShared = ({ versions }: Pick<ResourceState, "versions">): ResourceContent | undefined =>
  versions.findLast(({ content }) => content.attribute !== "none")?.content;

/**
 * What a content still asks beyond the resources that it carries on, and nobody allowed. Not shared by law is no condition of
 * the provider's own (article 14).
 */
export function heldTo(
  content: ResourceContent,
  predecessors: readonly Predecessor[],
  allowances: readonly Allowance[] = [],
): Held[] {
  if (content.attribute === "none") return [];
  return predecessors.flatMap(({ id, content: before }): Held[] => {
    if (!carriesOn(before, content)) return [];
    const allowed = new Set(
      allowances.filter(({ resourceId }) => resourceId === id).flatMap(({ growths }) => growthParts(growths)),
    );
    const growths = grownConditions(before, content);
    return growthParts(growths).every((part) => allowed.has(part))
      ? []
      : [{ resourceId: id, code: before.code, name: before.name, growths }];
  });
}
