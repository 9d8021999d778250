import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ActionRequestInput } from "../../contract/action-request.ts";
import type { ActionOutcome } from "../../domain/tasks/task-row.ts";
import { api } from "../client.ts";
import { newRequestKey } from "../../../web/kit/request-key.ts";
import { FailureError } from "../../../kernel/error.ts";
import { useText } from "../../../web/frame/language.tsx";
import { useOfferBack } from "../../../web/kit/take-back.tsx";
import { isWithdrawable } from "../../domain/tasks/withdrawable.ts";
import { text } from "./action-words.ts";

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

async function send(entries: readonly ActEntry[]): Promise<readonly ActionOutcome[]> {
  const keyed = entries.map((entry) => ({ ...entry, key: newRequestKey() }));
  const outcomes: ActionOutcome[] = [];
  for (let at = 0; at < keyed.length; at += MOST) {
    const body = { mode: "each" as const, entries: keyed.slice(at, at + MOST) };
    outcomes.push(...(await api(ACT, { body })).outcomes);
  }
  return outcomes;
}

/** What takes back those of the acts that were done and that can be. */
const takingBack = (outcomes: readonly ActionOutcome[], entries: readonly ActEntry[]): ActEntry[] =>
  outcomes.flatMap((outcome, at) => {
    const entry = entries[at];
    if (!outcome.ok || entry === undefined || !isWithdrawable(entry.action.type)) return [];
    const { version } = outcome;
    return [{ task: entry.task, version, action: { type: "take-back", of: version } }];
  });

/** Sends acts on tasks, and offers to take them back; one answer for each, and every list of tasks follows. */
export function useAct() {
  const queries = useQueryClient();
  const t = useText(text);
  const offerBack = useOfferBack();
  // Also after a refusal: what stands here may be older than what refused it.
  const follow = () =>
    queries.invalidateQueries({ predicate: ({ queryKey }) => OF_TASKS.test(String(queryKey[0])) });
  return useMutation({
    mutationFn: send,
    onSuccess: (outcomes, entries) => {
      const done = takingBack(outcomes, entries);
      const [type] = entries.flatMap(({ action }) => (action.type === "take-back" ? [] : [action.type]));
      if (type === undefined || done.length === 0) return;
      const name = t.names[type];
      offerBack(done.length > 1 ? t.several(name, done.length) : name, async () => {
        const refused = (await send(done).finally(follow)).find(({ ok }) => !ok);
        if (refused?.ok === false) throw new FailureError(refused.failure);
      });
    },
    onSettled: follow,
  });
}
