import { Input, Select } from "antd";
import { useAuditWords } from "../../web/frame/audit-words.tsx";
import type { FilterChange } from "../../web/kit/filters.ts";
import { useText } from "../../web/frame/language.tsx";
import { SearchField } from "../../web/kit/search-field.tsx";
import { text } from "./audit-text.ts";

export const AUDIT_FILTERS = ["q", "action", "actor", "from", "to"] as const;
type Name = (typeof AUDIT_FILTERS)[number];

export function AuditFilters({
  filters,
  actions,
  onChange,
}: {
  readonly filters: Readonly<Partial<Record<Name, string>>>;
  readonly actions: readonly string[];
  readonly onChange: (change: FilterChange<Name>) => void;
}) {
  const t = useText(text);
  const words = useAuditWords();
  return (
    <div className="filters no-print">
      <SearchField label={t.search} value={filters.q ?? ""} onSearch={(q) => onChange({ q })} />
      <Select
        className="filter-choice"
        aria-label={t.action}
        showSearch={{ optionFilterProp: "label" }}
        value={filters.action ?? ""}
        popupMatchSelectWidth={false}
        options={[
          { value: "", label: t.anyAction },
          ...actions.map((value) => ({ value, label: words.action(value) })),
        ]}
        onChange={(action) => onChange({ action })}
      />
      {(["from", "to"] as const).map((name) => (
        <Input
          key={name}
          type="date"
          className="filter-day"
          prefix={<span className="quiet">{t[name]}</span>}
          aria-label={t[name]}
          value={filters[name] ?? ""}
          onChange={(event) => onChange({ [name]: event.target.value })}
        />
      ))}
    </div>
  );
}
