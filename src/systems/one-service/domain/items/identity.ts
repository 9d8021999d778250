import { folded } from "../../../../kernel/search-tokens.ts";
import type { Item } from "./item.ts";

const word = (text: string | null): string => folded(text ?? "").replace(/\s/g, "");

/** A code without what the linter takes out of it, so that the corrected workbook speaks of the items that it corrects. */
const code = (text: string | null): string => word(text).replace(/[-–—]/g, "");

/**
 * What makes two imports of a city speak of one item: implementation code and handled matter; name and body where the
 * export has no code.
 */
export const identityOfItem = ({ taskCode, handleItemCode, name, dept }: Item): string =>
  taskCode === null && handleItemCode === null
    ? `name ${word(name)} ${word(dept)}`
    : `code ${code(taskCode)} ${code(handleItemCode)}`;

/** Identities in one list, each once: what stands twice keeps its place and a number. */
export function identitiesOf(items: readonly Item[]): string[] {
  const seen = new Map<string, number>();
  return items.map((item) => {
    const identity = identityOfItem(item);
    const before = seen.get(identity) ?? 0;
    seen.set(identity, before + 1);
    return before === 0 ? identity : `${identity} #${before + 1}`;
  });
}
