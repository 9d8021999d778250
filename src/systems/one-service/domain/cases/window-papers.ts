import { type Failure, refusal } from "../../../../kernel/error.ts";
import type { ApplicationPaper } from "../hall/application.ts";
import { materialKey } from "../hall/material-name.ts";
import type { FrozenItem } from "./case.ts";

type Asking = Pick<FrozenItem, "id" | "name" | "materials" | "resultName">;
export type MissingPapers = { readonly itemName: string; readonly names: readonly string[] };

type Given = Pick<ApplicationPaper, "material" | "itemIds" | "way" | "files" | "supply">;

/** What of one item's needed materials is not there, each with the earlier item that makes it, where one does. */
function lacking(items: readonly Asking[], at: number, papers: readonly Given[]) {
  const item = items[at];
  if (item === undefined) return [];
  const there = new Set(
    papers.flatMap(({ material, itemIds, way, files }) =>
      itemIds.includes(item.id) && way !== "later" && (way !== "upload" || files.length > 0)
        ? [materialKey(material)]
        : [],
    ),
  );
  return item.materials.flatMap(({ name, needed }) => {
    const key = materialKey(name);
    if (needed !== "needed" || there.has(key)) return [];
    const maker = items
      .slice(0, at)
      .find(({ resultName }) => resultName !== null && materialKey(resultName) === key);
    return [{ name, makerId: maker?.id ?? null }];
  });
}

/**
 * What a window has not before it, by item: each material that an item needs, under whatever name it was ticked off. One
 * paper serves all items that it names; what may follow later 容缺后补 may lack, and so may what an earlier item of the same
 * application makes. `items` in the order in which they are handled.
 */
export const missingPapers = (items: readonly Asking[], papers: readonly Given[]): MissingPapers[] =>
  items.flatMap(({ name: itemName }, at) => {
    const names = lacking(items, at, papers).flatMap(({ name, makerId }) => (makerId === null ? [name] : []));
    return names.length === 0 ? [] : [{ itemName, names: [...new Set(names)] }];
  });

/** Earlier items of the application whose results an item takes for its papers, by id: it comes after them. */
export function resultsAwaited(
  items: readonly Asking[],
  papers: readonly Given[],
): ReadonlyMap<string, readonly string[]> {
  return new Map(
    items.map(({ id }, at) => [
      id,
      [
        ...lacking(items, at, papers).flatMap(({ makerId }) => makerId ?? []),
        ...papers.flatMap(({ itemIds, supply }) =>
          itemIds.includes(id) && supply?.from === "result" ? [supply.itemId] : [],
        ),
      ],
    ]),
  );
}

/** Why a window may not receive, naming each paper that lacks; null where none does. */
export function papersRefused(missing: readonly MissingPapers[]): Failure | null {
  if (missing.length === 0) return null;
  const zh = missing.map(
    ({ itemName, names }) => `“${itemName}”缺${names.map((each) => `“${each}”`).join("、")}`,
  );
  const en = missing.map(
    ({ itemName, names }) => `“${itemName}” lacks ${names.map((each) => `“${each}”`).join(", ")}`,
  );
  return refusal(
    "papers-missing",
    `必交材料不齐，没有收件：${zh.join("；")}。请当面收齐并逐项勾选后再收；清单写明可以后补的除外。`,
    `Papers that are needed are missing, nothing was received: ${en.join("; ")}. Take them in and tick each off; only what the list lets follow later may lack.`,
  );
}
