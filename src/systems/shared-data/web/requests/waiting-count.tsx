import { useText } from "../../../../web/frame/language.tsx";
import { text } from "./requests-text.ts";
import { useCounts } from "./use-requests.ts";

/** How many requests wait for the reader, beside the entry of the menu; nothing when there are none. */
export default function WaitingCount() {
  const t = useText(text);
  const { data } = useCounts();
  const count = data?.mine ?? 0;
  if (count === 0) return null;
  return (
    <span className="menu-count" aria-label={t.waiting(count)}>
      {count > 99 ? "99+" : count}
    </span>
  );
}
