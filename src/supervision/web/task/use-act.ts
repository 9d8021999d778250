import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ActionRequestInput } from "../../contract/action-request.ts";
import type { ActionOutcome } from "../../domain/tasks/task-row.ts";
import { api } from "../client.ts";
import { newRequestKey } from "../../../web/kit/request-key.ts";

const ACT = "POST /api/task-actions";

export type ActEntry = {
  readonly task: string;
  readonly version: number;
  readonly action: ActionRequestInput;
};

/** What the server takes at once. */
const MOST = 500;

/** Whatever shows tasks is asked for again after an act; plans and their texts are not. */
const OF_TASKS =
  /^GET \/api\/(tasks|review-queue|missing|my-work|report-sheets|measures\/:measure\/figures|plans\/:plan\/(roll-up|statistics|proposals))/;

/** Sends acts on tasks; one answer for each, and every list of tasks follows. */
export function useAct() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (entries: readonly ActEntry[]): Promise<readonly ActionOutcome[]> => {
      const keyed = entries.map((entry) => ({ ...entry, key: newRequestKey() }));
      const outcomes: ActionOutcome[] = [];
      for (let at = 0; at < keyed.length; at += MOST) {
        const body = { mode: "each" as const, entries: keyed.slice(at, at + MOST) };
        outcomes.push(...(await api(ACT, { body })).outcomes);
      }
      return outcomes;
    },
    // Also after a refusal: what stands here may be older than what refused it.
    onSettled: () =>
      queries.invalidateQueries({ predicate: ({ queryKey }) => OF_TASKS.test(String(queryKey[0])) }),
  });
}
