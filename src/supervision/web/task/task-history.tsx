import { useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { formatInstant } from "../../../web/frame/format.ts";
import { useSentence, useText } from "../../../web/frame/language.tsx";
import { RowsSkeleton } from "../../../web/kit/skeletons.tsx";
import { useAsOf } from "../../../web/kit/as-of.ts";
import { api } from "../client.ts";
import { useFilters } from "../../../web/kit/filters.ts";
import { text } from "./task-text.ts";

const HISTORY = "GET /api/tasks/:task/history";
const SIZE = 20;

/** Everything that was done with the task as sentences, newest first; and the way to any past day. */
export function TaskHistory({ task }: { readonly task: string }) {
  const t = useText(text);
  const sentence = useSentence();
  const { query: day } = useAsOf();
  const [, change] = useFilters(["asOf"]);
  const params = { task };
  const query = useInfiniteQuery({
    queryKey: [HISTORY, { params }],
    queryFn: ({ pageParam }) => api(HISTORY, { params, query: { page: pageParam, size: SIZE } }),
    initialPageParam: 1,
    getNextPageParam: (last, pages) => (pages.length * SIZE < last.total ? pages.length + 1 : undefined),
  });
  const lines = query.data?.pages.flatMap(({ rows }) => rows) ?? [];
  return (
    <section className="ui-panel ui-stack" aria-labelledby="history">
      <h2 id="history">{t.history}</h2>
      <label className="ui-field no-print">
        {t.asOf}
        <input
          type="date"
          className="ui-input"
          value={day.asOf ?? ""}
          onChange={(event) => change({ asOf: event.target.value })}
        />
      </label>
      <FailureNotice error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && <RowsSkeleton rows={5} />}
      <ol className="sv-timeline-list" reversed>
        {lines.map((line) => (
          <li key={line.version}>
            <span lang="zh-CN">{sentence(line.sentence)}</span>
            {line.entries !== undefined && (
              <ul className="sv-history-entries" lang="zh-CN">
                {line.entries.map((entry) => (
                  <li key={`${entry.day} ${entry.text}`}>{entry.text}</li>
                ))}
              </ul>
            )}
            <span className="ui-quiet">
              <time dateTime={line.at}>{formatInstant(line.at)}</time> {line.by}
            </span>
          </li>
        ))}
      </ol>
      {query.hasNextPage && (
        <Button
          className="no-print"
          size="small"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t.more}
        </Button>
      )}
    </section>
  );
}
