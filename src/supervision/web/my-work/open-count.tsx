import { useText } from "../../../web/frame/language.tsx";
import { text } from "./my-work-text.ts";
import { useMyWork } from "./use-my-work.ts";

/** How many tasks wait, beside the entry of the menu; nothing when there are none. */
export default function OpenCount() {
  const t = useText(text);
  const { data } = useMyWork();
  const count = data?.groups.flatMap(({ items }) => items).length ?? 0;
  if (count === 0) return null;
  return (
    <span className="menu-count" aria-label={t.openCount(count)}>
      {count > 99 ? "99+" : count}
    </span>
  );
}
