import type { SupplyBrief } from "../../../../kernel/sharing.ts";
import type { Item, Material } from "../items/item.ts";
import { type BoundedPath, boundedPath, type DaysBound } from "./critical-path.ts";
import { materialLikeness, type MaterialSupply, supplierOf } from "./materials.ts";
import { scaled } from "./scale.ts";

/** An item of a bundle with what its city's list says of it; null where no such item is known. */
export type FormItem = {
  readonly id: string;
  readonly name: string;
  readonly after: readonly string[];
  /** Who decides it; its own resources are named first. */
  readonly city: string | null;
  readonly item: Pick<Item, "materials" | "resultName" | "promised" | "legal" | "visits"> | null;
};

/** A material of the one form: asked once, though several items need it. */
export type AskedMaterial = {
  readonly name: string;
  readonly type: Material["type"];
  readonly needed: Material["needed"];
  /** Ids of the items that need it. */
  readonly for: readonly string[];
};

/** A material that nobody need hand in, and why. */
export type StruckMaterial = {
  readonly name: string;
  readonly for: readonly string[];
  readonly by:
    | { readonly kind: "result"; readonly itemId: string; readonly itemName: string }
    | ({ readonly kind: "shared-data" } & MaterialSupply);
};

export type BundleForm = {
  readonly asked: readonly AskedMaterial[];
  readonly struck: readonly StruckMaterial[];
  /** Materials when each item is applied for by itself. */
  readonly separately: number;
  /** Visits of the items one by one; of the bundle the most that one of them asks for. */
  readonly visitsSeparately: number;
  readonly visits: number;
  /** Working days: one after another, and as the order of the bundle allows. */
  readonly daysSeparately: number;
  readonly days: BoundedPath;
  readonly unknownItems: readonly string[];
};

const RESULT_LIKENESS = 0.7;

/** Ids of all items that are decided before one. */
function before(id: string, items: readonly FormItem[]): ReadonlySet<string> {
  const byId = new Map(items.map((item) => [item.id, item]));
  const found = new Set<string>();
  const queue = [...(byId.get(id)?.after ?? [])];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    queue.push(...(byId.get(next)?.after ?? []));
  }
  return found;
}

/** What is known of an item's days: as promised, else up to its legal limit, else nothing. */
export function daysBound(item: Pick<Item, "promised" | "legal"> | null): DaysBound {
  const promised = scaled(item?.promised ?? null);
  if (promised !== null) return { low: promised.workingDays, high: promised.workingDays };
  return { low: 0, high: scaled(item?.legal ?? null)?.workingDays ?? null };
}

/**
 * The one form of a bundle: 一张表单、一套材料 (国办发〔2025〕24号). Each material is asked once; what an earlier item's
 * result is, or shared data supplies, is struck out for the items that need it. The order must have no ring.
 */
export function bundleForm(items: readonly FormItem[], suppliers: readonly SupplyBrief[]): BundleForm {
  const likely = materialLikeness();
  const supplier = supplierOf(suppliers);
  const asked = new Map<string, { name: string; material: Material; for: string[] }>();
  const struck = new Map<string, { name: string; for: string[]; by: StruckMaterial["by"] }>();
  let separately = 0;
  for (const { id, city, item } of items) {
    const earlier = before(id, items);
    for (const material of item?.materials ?? []) {
      if (material.needed === "not-needed") continue;
      separately += 1;
      const plain = likely.plainOf(material.name);
      const source = items.find(
        (other) =>
          earlier.has(other.id) &&
          other.item?.resultName != null &&
          likely.likeness(other.item.resultName, material.name) >= RESULT_LIKENESS,
      );
      const supply = source === undefined ? supplier(material.name, city) : null;
      const by: StruckMaterial["by"] | null =
        source !== undefined
          ? { kind: "result", itemId: source.id, itemName: source.name }
          : supply !== null
            ? { kind: "shared-data", ...supply }
            : null;
      if (by === null) {
        const known = asked.get(plain);
        if (known === undefined) asked.set(plain, { name: material.name, material, for: [id] });
        else if (!known.for.includes(id)) known.for.push(id);
      } else {
        const key = `${plain}\n${by.kind === "result" ? by.itemId : by.resourceId}`;
        const known = struck.get(key);
        if (known === undefined) struck.set(key, { name: material.name, for: [id], by });
        else if (!known.for.includes(id)) known.for.push(id);
      }
    }
  }
  const bounds = new Map(items.map(({ id, item }) => [id, daysBound(item)]));
  const visits = items.map(({ item }) => item?.visits ?? 0);
  return {
    asked: [...asked.values()].map(({ name, material, for: needing }) => ({
      name,
      type: material.type,
      needed: material.needed,
      for: needing,
    })),
    struck: [...struck.values()],
    separately,
    visitsSeparately: visits.reduce((sum, each) => sum + each, 0),
    visits: Math.max(0, ...visits),
    daysSeparately: [...bounds.values()].reduce((sum, { low }) => sum + low, 0),
    days: boundedPath(items, (id) => bounds.get(id) ?? { low: 0, high: null }),
    unknownItems: items.filter(({ item }) => item === null).map(({ name }) => name),
  };
}
