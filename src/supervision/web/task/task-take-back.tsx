import { FailureError } from "../../../kernel/error.ts";
import { TakeBack } from "../../../web/kit/take-back.tsx";
import type { TaskDetail } from "../../domain/tasks/task-row.ts";
import { useAct } from "./use-act.ts";

/** Takes back what the reader did last with the task, while that is possible. */
export function TaskTakeBack({ detail }: { readonly detail: TaskDetail }) {
  const act = useAct();
  const { id: task, version } = detail.row;
  const takeBack = async (of: number) => {
    const [outcome] = await act.mutateAsync([{ task, version, action: { type: "take-back", of } }]);
    if (outcome?.ok === false) throw new FailureError(outcome.failure);
  };
  return <TakeBack offer={detail.takeBack} onTakeBack={takeBack} />;
}
