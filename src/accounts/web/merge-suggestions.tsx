import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { tell } from "../../web/frame/told.tsx";
import { FailureNotice } from "../../web/kit/failure-notice.tsx";
import { useText } from "../../web/frame/language.tsx";
import type { MergeSuggestion } from "../domain/merge.ts";
import { api } from "./api.ts";
import { text } from "./roster-text.ts";

const KEY = ["organisations", "suggestions"] as const;

/** Pairs that may be one unit under two names: the office accepts or dismisses each. */
export function MergeSuggestions({ onMerged }: { readonly onMerged: () => void }) {
  const t = useText(text);
  const queries = useQueryClient();
  const list = useQuery({ queryKey: KEY, queryFn: () => api("GET /api/organisations/suggestions") });
  const merge = useMutation({
    mutationFn: ({ from, into }: { from: string; into: string }) =>
      api("POST /api/organisations/:organisation/merge", { params: { organisation: from }, body: { into } }),
    onSuccess: () => {
      tell.done(t.merged);
      onMerged();
    },
  });
  const dismiss = useMutation({
    mutationFn: ({ first, second }: MergeSuggestion) =>
      api("POST /api/organisations/suggestions/dismiss", { body: { first: first.id, second: second.id } }),
    onSuccess: (rows) => queries.setQueryData(KEY, rows),
  });
  const rows = list.data?.rows ?? [];
  if (rows.length === 0) return null;
  const busy = merge.isPending || dismiss.isPending;
  return (
    <details className="ui-panel no-print">
      <summary>
        {t.suggestions} ({rows.length})
      </summary>
      <FailureNotice error={merge.error ?? dismiss.error} />
      <ul className="suggestions">
        {rows.map((pair) => (
          <li key={`${pair.first.id} ${pair.second.id}`}>
            <div className="suggestion-names">
              <b>{pair.first.name}</b> · <b>{pair.second.name}</b>
              <div className="quiet small">{t.suggestionVia(pair.via)}</div>
            </div>
            <div className="suggestion-actions">
              {[[pair.first, pair.second] as const, [pair.second, pair.first] as const].map(
                ([keep, other]) => (
                  <Button
                    key={keep.id}
                    size="small"
                    disabled={busy}
                    onClick={() => merge.mutate({ from: other.id, into: keep.id })}
                  >
                    {t.keepFirst(keep.name)}
                  </Button>
                ),
              )}
              <Button size="small" type="text" disabled={busy} onClick={() => dismiss.mutate(pair)}>
                {t.different}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
}
