import { type ComponentProps, lazy, Suspense } from "react";
import type { FilterChange } from "../../web/kit/filters.ts";
import { useText } from "../../web/frame/language.tsx";
import { SearchField } from "../../web/kit/search-field.tsx";
import { text } from "./audit-text.ts";

const Choices = lazy(() => import("./audit-choices.tsx"));

export const AUDIT_FILTERS = ["q", "action", "kind", "actor", "from", "to"] as const;
type Name = (typeof AUDIT_FILTERS)[number];

/** Words to search for, and choices that load once the page shows. */
export function AuditFilters(
  props: Omit<ComponentProps<typeof Choices>, "filters" | "onChange"> & {
    readonly filters: Readonly<Partial<Record<Name, string>>>;
    readonly onChange: (change: FilterChange<Name>) => void;
  },
) {
  const t = useText(text);
  const [, ...chosen] = AUDIT_FILTERS;
  return (
    <div className="filters no-print">
      <SearchField label={t.search} value={props.filters.q ?? ""} onSearch={(q) => props.onChange({ q })} />
      <Suspense
        fallback={chosen.map((name) => (
          <i key={name} className={name === "from" || name === "to" ? "filter-day" : "filter-choice"} />
        ))}
      >
        <Choices {...props} />
      </Suspense>
    </div>
  );
}
