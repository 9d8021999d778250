import { isCatalogCode, isNationalTaskCode, plainCode } from "./codes.ts";
import { identityOfItem } from "./identity.ts";
import type { ImportedItem, Item } from "./item.ts";
import { type Hit, type LintRule, listRule } from "./lint-rule.ts";
import { nameLikeness, plainName, strangeNames } from "./name-likeness.ts";
import { CODING, CONTRADICTION, EXCHANGE_TABLES } from "./rule-sources.ts";

const placeOf = ({ sheet, rows }: ImportedItem): string => `${sheet} 第 ${rows[0] ?? 0} 行`;

/** What each item after the first of one key is told; null keys are not asked about. */
function afterFirst(
  list: readonly ImportedItem[],
  keyOf: (item: Item) => string | null,
  hit: (item: ImportedItem, first: ImportedItem) => Hit | null,
): (Hit | null)[] {
  const first = new Map<string, ImportedItem>();
  return list.map((imported) => {
    const key = keyOf(imported.item);
    const before = key === null ? undefined : first.get(key);
    if (before !== undefined) return hit(imported, before);
    if (key !== null) first.set(key, imported);
    return null;
  });
}

const LEAST_CODED = 5;
const MOST_EXTEND = 0.8;

const codesOf = ({ taskCode, catalogCode }: Item): readonly [task: string, catalog: string] | null => {
  if (taskCode === null || catalogCode === null) return null;
  const catalog = plainCode(catalogCode);
  return isCatalogCode(catalog) ? [plainCode(taskCode), catalog] : null;
};

/** What only a whole list shows: codes that stand twice, or are not made as those of the others are; the same item again. */
export const LIST_RULES: readonly LintRule[] = [
  listRule(
    {
      id: "task-code-twice",
      severity: "error",
      field: "taskCode",
      source: EXCHANGE_TABLES,
      says: {
        zh: "同一实施编码（和业务办理项编码）出现不止一次",
        en: "The same implementation and matter code stands more than once",
      },
      remedy: { zh: "留下一条，或更正其中一条的编码。", en: "Keep one, or correct the code of the other." },
    },
    (list) =>
      afterFirst(
        list,
        (item) => (item.taskCode === null ? null : identityOfItem(item)),
        ({ item }, first) => ({ before: `${item.taskCode ?? ""}（${placeOf(first)}）` }),
      ),
  ),
  listRule(
    {
      id: "task-code-extends",
      severity: "error",
      field: "taskCode",
      source: CODING,
      says: {
        zh: "实施编码中没有该事项的基本编码",
        en: "The implementation code does not hold the item's basic code",
      },
      remedy: {
        zh: "实施编码由基本编码扩展而成：核对两个编码，更正写错的一个。",
        en: "An implementation code extends the basic code: compare the two and correct the wrong one.",
      },
    },
    (list) => {
      const codes = list.map(({ item }) => codesOf(item));
      const coded = codes.filter((each) => each !== null);
      const extending = coded.filter(([task, catalog]) => task.includes(catalog)).length;
      // A city with codes of its own making has none that extend; there the rule says nothing.
      const usual = coded.length >= LEAST_CODED && extending >= coded.length * MOST_EXTEND;
      return codes.map((each) =>
        each !== null && !each[0].includes(each[1]) && (usual || isNationalTaskCode(each[0]))
          ? { before: `${each[0]} / ${each[1]}` }
          : null,
      );
    },
  ),
  listRule(
    {
      id: "catalog-code-names",
      severity: "error",
      field: "catalogCode",
      source: CODING,
      says: {
        zh: "同一基本编码下的事项名称毫无相同之处，编码可能写错",
        en: "Items of one basic code have names that share nothing: the code may be mistyped",
      },
      remedy: {
        zh: "按基本目录核对这个事项的基本编码。",
        en: "Look this item's basic code up in the catalogue.",
      },
    },
    (list) => {
      const areAlike = nameLikeness();
      const byCode = new Map<string, string[]>();
      for (const { item } of list) {
        const code = item.catalogCode === null ? "" : plainCode(item.catalogCode);
        if (!isCatalogCode(code)) continue;
        const names = byCode.get(code);
        if (names) names.push(item.name);
        else byCode.set(code, [item.name]);
      }
      const strange = new Map(
        [...byCode].map(([code, names]) => {
          const weight = (name: string): number => names.filter((each) => each === name).length;
          return [code, strangeNames(names, areAlike, weight)] as const;
        }),
      );
      return list.map(({ item }) => {
        const code = item.catalogCode === null ? "" : plainCode(item.catalogCode);
        return strange.get(code)?.has(item.name) ? { before: `${code} / ${item.name}` } : null;
      });
    },
  ),
  listRule(
    {
      id: "item-twice",
      severity: "warning",
      field: "name",
      source: CONTRADICTION,
      says: {
        zh: "同一实施主体的同名事项出现不止一次，编码不同或都没有编码",
        en: "One body lists an item of this name more than once, under other codes or none",
      },
      remedy: {
        zh: "确是一个事项的留下一条；是不同情形的，在名称里写明。",
        en: "If they are one item keep one; if they are different cases say so in the names.",
      },
    },
    (list) =>
      afterFirst(
        list,
        ({ name, dept, handleItemCode }) =>
          dept === null || plainName(name) === ""
            ? null
            : `${plainName(name)}\n${plainName(dept)}\n${handleItemCode ?? ""}`,
        ({ item }, first) =>
          item.taskCode !== null && identityOfItem(item) === identityOfItem(first.item)
            ? null
            : { before: `${item.name}（${placeOf(first)}）` },
      ),
  ),
];
