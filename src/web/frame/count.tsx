import { useText } from "./language.tsx";
import { text } from "./text.ts";

/** How many things wait there; nothing where none does. */
export function Count({ of }: { readonly of: number }) {
  const t = useText(text);
  if (of === 0) return null;
  return (
    <span className="menu-count" aria-label={t.waiting(of)}>
      {of > 99 ? "99+" : of}
    </span>
  );
}
