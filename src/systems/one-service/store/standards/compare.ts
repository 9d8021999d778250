import { dayInShanghai } from "../../../../kernel/calendar.ts";
import { CITIES } from "../../../../kernel/region.ts";
import type { Imported } from "../../domain/standards/comparison-rows.ts";
import { byWeight } from "../../domain/standards/comparison-rows.ts";
import type { ComparedGroup, Comparison } from "../../domain/standards/comparison.ts";
import { plainCode } from "../../domain/items/codes.ts";
import { plainName } from "../../domain/items/name-likeness.ts";
import type { Desk } from "../desk.ts";
import { itemStamps } from "../items/list-items.ts";
import { groupKeeper } from "./kept-groups.ts";
import { listPairings } from "./pairings.ts";

/** The whole comparison of the database, with what is asked of it again and again. */
export type Compared = Comparison & {
  readonly byKey: ReadonlyMap<string, ComparedGroup>;
  readonly byName: ReadonlyMap<string, ComparedGroup>;
  readonly types: readonly string[];
  readonly imported: Imported;
  readonly sample: boolean;
  readonly day: string;
};

type ComparingDesk = Pick<Desk, "sql" | "now" | "sharing">;

type Kept = {
  readonly compare: ReturnType<typeof groupKeeper>;
  readonly stamp: string;
  readonly made: Promise<Compared>;
};

/** One comparison is kept per database, under what it was made of: items, pairings, shared data and the day. */
const kept = new WeakMap<object, Kept>();

/** The comparison as of today. After an import, a pairing or a change of what shared data supplies only what that touched is made anew. */
export async function compareAll({ sql, now, sharing }: ComparingDesk): Promise<Compared> {
  const day = dayInShanghai(now());
  const [stamps, pairings, supply] = await Promise.all([
    itemStamps(sql),
    listPairings(sql),
    sharing.supplyStamp(sql),
  ]);
  const stamp = JSON.stringify([day, stamps, pairings, supply]);
  const before = kept.get(sql);
  if (before?.stamp === stamp) return before.made;
  const compare = before?.compare ?? groupKeeper(sql);
  const made = (async (): Promise<Compared> => {
    await before?.made.catch(() => undefined);
    const comparison = await compare({ day, stamps, pairings, supply, sharing });
    const groups = byWeight(comparison.groups);
    return {
      ...comparison,
      groups,
      byKey: new Map(groups.map((group) => [group.key, group])),
      byName: new Map(groups.toReversed().map((group) => [plainName(group.name), group])),
      types: [...new Set(groups.flatMap(({ type }) => type ?? []))].toSorted(),
      imported: Object.fromEntries(
        CITIES.map(({ code }) => [
          code,
          stamps.find(({ regionCode }) => regionCode === code)?.importedOn ?? null,
        ]),
      ),
      sample: stamps.some(({ sample }) => sample),
      day,
    };
  })();
  kept.set(sql, { compare, stamp, made });
  made.catch(() => kept.get(sql)?.made === made && kept.delete(sql));
  return made;
}

/** The group of an item by its code, else by its very name. */
export function groupOf(
  { byKey, byName }: Pick<Compared, "byKey" | "byName">,
  { code, name }: { readonly code: string | null; readonly name: string },
): ComparedGroup | undefined {
  if (code !== null) return byKey.get(plainCode(code));
  return byName.get(plainName(name));
}
