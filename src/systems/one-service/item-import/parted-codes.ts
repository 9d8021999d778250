import { basicCode } from "../domain/items/codes.ts";
import { identitiesOf } from "../domain/items/identity.ts";
import type { ImportedItem } from "../domain/items/item.ts";
import { differByNumber, nameLikeness, plainName } from "../domain/items/name-likeness.ts";

/** A row whose code is another's: `held` is the name that it has in the city's list in force, or in the other cities'. */
export type PartedCode = {
  readonly row: number;
  readonly name: string;
  readonly held: string;
  readonly by: "city" | "others";
};

/** Fewer such rows, or fewer than half of those that others know, are some wrong codes, which the comparison asks about. */
const FEWEST = 3;

type Rows = readonly Pick<ImportedItem, "item" | "rows">[];

/**
 * Rows whose codes were sorted apart from their names, where the export has no check value to tell it by: the code is in force
 * under a name that shares nothing with the row's, or all but a number, and that name stands in another row of the same import. An item that was
 * only renamed has no such row. `held`: the city's names in force by identity. A list of which it has none yet is held
 * against the other cities', `elsewhere` by 基本编码; it was sorted apart where that is so of most.
 */
export function partedCodes(
  items: Rows,
  held: ReadonlyMap<string, string>,
  elsewhere: ReadonlyMap<string, readonly string[]> = new Map(),
): PartedCode[] {
  const shown = new Map<string, Set<string | null>>();
  for (const { item } of items) {
    const name = plainName(item.name);
    shown.set(name, (shown.get(name) ?? new Set()).add(basicCode(item)));
  }
  const areAlike = nameLikeness();
  const isOther = (name: string, other: string): boolean =>
    !areAlike(name, other) || differByNumber(name, other);
  const identities = identitiesOf(items.map(({ item }) => item));
  const [own, others]: [PartedCode[], PartedCode[]] = [[], []];
  let told = 0;
  for (const [at, { item, rows }] of items.entries()) {
    const { name } = item;
    const row = rows[0] ?? 0;
    const before = held.get(identities[at] ?? "");
    if (before !== undefined) {
      if (isOther(name, before) && shown.has(plainName(before)))
        own.push({ row, name, held: before, by: "city" });
      continue;
    }
    const code = basicCode(item);
    const known = (code !== null && elsewhere.get(code)) || [];
    if (known.length === 0) continue;
    told += 1;
    if (known.some((each) => !isOther(name, each))) continue;
    const other = known.find((each) => shown.get(plainName(each))?.has(code) === false);
    if (other !== undefined) others.push({ row, name, held: other, by: "others" });
  }
  return others.length >= FEWEST && others.length * 2 >= told ? [...own, ...others] : own;
}
