import { useCallback, useMemo } from "react";
import { useSearchParams } from "react-router";

export type FilterChange<K extends string> = Readonly<Partial<Record<K, string | number | null | undefined>>>;

/** The address after a change: empty values leave it, and any change but of the page itself goes back to page one. */
export function changeFilters<K extends string>(
  search: URLSearchParams,
  change: FilterChange<K>,
): URLSearchParams {
  const next = new URLSearchParams(search);
  for (const [name, value] of Object.entries(change) as [string, string | number | null | undefined][]) {
    if (value === null || value === undefined || value === "") next.delete(name);
    else next.set(name, String(value));
  }
  if (!("page" in change)) next.delete("page");
  return next;
}

/**
 * Filters that live in the address, so that a view can be kept, sent and gone back to:
 * `const [filters, setFilters] = useFilters(["q", "state", "page"])`. `setFilters({ state: null })` clears one.
 */
export function useFilters<K extends string>(
  names: readonly K[],
): readonly [Readonly<Partial<Record<K, string>>>, (change: FilterChange<K>) => void] {
  const [search, setSearch] = useSearchParams();
  const key = names.join("\n");
  const filters = useMemo(() => {
    const found: Partial<Record<K, string>> = {};
    for (const name of key.split("\n") as K[]) {
      const value = search.get(name);
      if (value !== null && value !== "") found[name] = value;
    }
    return found;
  }, [search, key]);
  const change = useCallback(
    (change: FilterChange<K>) => setSearch((now) => changeFilters(now, change)),
    [setSearch],
  );
  return [filters, change];
}

/** Narrows a value of the address to one of the allowed ones; anything else is as if it were not there. */
export function oneOf<T extends string>(value: string | undefined, allowed: readonly T[]): T | undefined {
  return allowed.find((one) => one === value);
}

/** A number of a page, or of the rows on one, as the address has it; `usual` when absent or none that can be asked for. */
export function pageOf(value: string | undefined, usual = 1): number {
  const page = Number(value);
  return Number.isSafeInteger(page) && page > 0 ? page : usual;
}
