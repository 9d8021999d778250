import "./filter-chips.css";
import { useText } from "./language.tsx";
import { text } from "./text.ts";

type Chip = { readonly key: string; readonly label: string; readonly onRemove: () => void };

/** What a list is narrowed to: each filter as a chip that takes it away, and all at once where there are several. */
export function FilterChips(props: {
  /** The day that is looked at, where it is not today; clearing leaves it. */
  readonly day: Chip | null;
  readonly filters: readonly Chip[];
  /** How much is shown, in words. */
  readonly shown: string | null;
  readonly onClear: () => void;
}) {
  const { day, filters, shown, onClear } = props;
  const t = useText(text);
  return (
    <div className="sv-active" aria-live="polite">
      {shown !== null && <span className="sv-quiet">{shown}</span>}
      {[...(day === null ? [] : [day]), ...filters].map(({ key, label, onRemove }) => (
        <button
          key={key}
          type="button"
          className="sv-chip"
          aria-label={t.removeFilter(label)}
          onClick={onRemove}
        >
          {label} <span aria-hidden="true">×</span>
        </button>
      ))}
      {filters.length > 1 && (
        <button type="button" className="sv-link-button" onClick={onClear}>
          {t.clearFilters}
        </button>
      )}
    </div>
  );
}
