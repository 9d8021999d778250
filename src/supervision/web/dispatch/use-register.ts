import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Sentence } from "../../../kernel/error.ts";
import { failureOf } from "../../../web/frame/failure.ts";
import { api } from "../client.ts";
import { newRequestKey } from "../../../web/kit/request-key.ts";
import { type DraftTask, newTaskOf } from "./draft.ts";

const REGISTER = "POST /api/plans/:plan/tasks";

/** What became of tasks that were sent together. */
export type Registered = {
  readonly done: number;
  readonly refused: readonly { readonly key: string; readonly text: string; readonly sentence: Sentence }[];
};

/** What the server takes at once. */
const MOST = 500;

const send = (planId: string, drafts: readonly DraftTask[]) =>
  api(REGISTER, {
    params: { plan: planId },
    body: { key: newRequestKey(), dispatch: true, tasks: drafts.map(newTaskOf) },
  });

/** Registers and dispatches tasks together; where one of them is refused, each by itself, so that the others still go. */
export function useRegister(planId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (drafts: readonly DraftTask[]): Promise<Registered> => {
      let done = 0;
      const refused: Registered["refused"][number][] = [];
      for (let at = 0; at < drafts.length; at += MOST) {
        const some = drafts.slice(at, at + MOST);
        try {
          await send(planId, some);
          done += some.length;
        } catch {
          for (const draft of some)
            try {
              await send(planId, [draft]);
              done += 1;
            } catch (error) {
              refused.push({ key: draft.key, text: draft.text, sentence: failureOf(error).sentence });
            }
        }
      }
      return { done, refused };
    },
    onSettled: () => queries.invalidateQueries(),
  });
}
