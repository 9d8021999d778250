import { identitiesOf } from "./identity.ts";
import type { ImportedItem } from "./item.ts";
import { nameLikeness, plainName } from "./name-likeness.ts";

/** A row whose code is another's: `held` is the name under which the city has this code in force. */
export type PartedCode = { readonly row: number; readonly name: string; readonly held: string };

/**
 * Rows whose codes were sorted apart from their names, where the export has no check value to tell it by: the code is in force
 * under a name that shares nothing with the row's, and that name stands in another row of the same import. An item that was
 * only renamed has no such row.
 */
export function partedCodes(
  items: readonly Pick<ImportedItem, "item" | "rows">[],
  held: ReadonlyMap<string, string>,
): PartedCode[] {
  const shown = new Set(items.map(({ item }) => plainName(item.name)));
  const areAlike = nameLikeness();
  const identities = identitiesOf(items.map(({ item }) => item));
  return items.flatMap(({ item: { name }, rows }, at): PartedCode[] => {
    const before = held.get(identities[at] ?? "");
    if (before === undefined || areAlike(name, before) || !shown.has(plainName(before))) return [];
    return [{ row: rows[0] ?? 0, name, held: before }];
  });
}
