import { useQuery } from "@tanstack/react-query";
import { say } from "../../../kernel/fields.ts";
import { useSentence } from "../../../web/frame/language.tsx";
import { api } from "../web/client.ts";

export const COUNTS = "GET /api/data/request-counts";
export const countsOf = () => api(COUNTS);
const useCounts = () => useQuery({ queryKey: [COUNTS], queryFn: countsOf, staleTime: 30_000 });

/** How many requests wait for the reader, beside the entry of the menu; nothing when there are none. */
export default function WaitingCount() {
  const sentence = useSentence();
  const { data } = useCounts();
  const count = data?.mine ?? 0;
  if (count === 0) return null;
  const words = say(`${count} 件申请等待办理`, `${count} ${count === 1 ? "request waits" : "requests wait"}`);
  return (
    <span className="menu-count" aria-label={sentence(words)}>
      {count > 99 ? "99+" : count}
    </span>
  );
}
