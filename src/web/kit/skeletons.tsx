import { useText } from "../frame/language.tsx";
import { text } from "../frame/text.ts";

/** Holds a page's place while its code or data loads. */
export function PageSkeleton() {
  const t = useText(text);
  return (
    <div className="page skeleton" role="status" aria-label={t.loading}>
      <i className="skeleton-title" />
      {Array.from({ length: 6 }, (_, line) => (
        <i key={line} />
      ))}
    </div>
  );
}

/** Rows of the height that a table's rows will have. */
export function RowsSkeleton({ rows = 8 }: { readonly rows?: number }) {
  const t = useText(text);
  return (
    <div role="status" aria-label={t.loading} className="rows-skeleton">
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} />
      ))}
    </div>
  );
}
