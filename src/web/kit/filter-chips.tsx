import "./filter-chips.css";
import { useText } from "../frame/language.tsx";
import { text } from "../frame/text.ts";

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
    <div className="ui-active" aria-live="polite">
      {shown !== null && <span className="ui-quiet">{shown}</span>}
      {[...(day === null ? [] : [day]), ...filters].map(({ key, label, onRemove }) => (
        <button
          key={key}
          type="button"
          className="ui-chip"
          aria-label={t.removeFilter(label)}
          onClick={onRemove}
        >
          {label} <span aria-hidden="true">×</span>
        </button>
      ))}
      {filters.length > 1 && (
        <button type="button" className="ui-link-button" onClick={onClear}>
          {t.clearFilters}
        </button>
      )}
    </div>
  );
}
