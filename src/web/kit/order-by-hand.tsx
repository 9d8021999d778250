import type { ReactNode } from "react";
import { useText } from "../frame/language.tsx";
import { Choice } from "./choice.tsx";
import type { Sorting } from "./sorting.ts";
import { words } from "./words.ts";

/** By what a list is sorted where there are no headings to press: what they sort by, in the same words, and what has a name of its own. */
export function OrderByHand({
  columns,
  sorting: { by, descending, falls, named = [], onSort },
}: {
  readonly columns: readonly { readonly sort?: string; readonly title: ReactNode }[];
  readonly sorting: Sorting;
}) {
  const t = useText(words);
  const [usual, ...others] = named;
  const options = [
    ...others,
    ...columns.flatMap(({ sort: value, title }) =>
      value === undefined || named.some((each) => each.value === value)
        ? []
        : [{ value, label: String(title) }],
    ),
  ];
  if (options.length === 0) return null;
  const first = (order: string) => falls?.(order) ?? false;
  return (
    <div className="filters no-print">
      <Choice
        label={t.sort}
        any={usual?.label ?? t.usualOrder}
        value={options.some(({ value }) => value === by) ? by : undefined}
        options={options}
        onChange={(order) => onSort(order, order !== null && first(order))}
      />
      {by !== undefined && (
        <label className="ui-field">
          <input
            type="checkbox"
            checked={descending !== first(by)}
            onChange={({ target }) => onSort(by, target.checked ? !first(by) : first(by))}
          />
          {t.reversed}
        </label>
      )}
    </div>
  );
}
