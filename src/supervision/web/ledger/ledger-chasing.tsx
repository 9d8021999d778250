import { useQuery } from "@tanstack/react-query";
import { Dialog } from "../../../web/kit/dialog.tsx";
import { useText } from "../../../web/frame/language.tsx";
import type { TaskDetail } from "../../domain/tasks/task-row.ts";
import { text } from "../chase/chase-text.ts";
import { type Chase, Chasing } from "../chase/chasing.tsx";
import { api } from "../client.ts";
import { mattersOf } from "../task/task-acts.tsx";
import type { ActEntry } from "../task/use-act.ts";

const MISSING = "GET /api/missing";

const chasesOf = (detail: TaskDetail): Chase[] =>
  detail.possibilities.flatMap((possible) => {
    const { type, unit, step } = possible;
    if (type !== "remind" || unit === undefined || step === undefined) return [];
    const { id, planId, version } = detail.row;
    const unitName = detail.unitNames[unit] ?? "";
    return mattersOf(detail, possible).map((matter) => ({
      unitId: unit,
      unitName,
      taskId: id,
      planId,
      version,
      step,
      matter,
    }));
  });

/** Chases the units of selected tasks on one matter, each unit once with its tasks. */
export function LedgerChasing(props: {
  readonly details: readonly TaskDetail[];
  readonly onSend: (entries: ActEntry[]) => void;
  readonly onClose: () => void;
}) {
  const { details, onSend, onClose } = props;
  const t = useText(text);
  const limits = useQuery({ queryKey: [MISSING, { query: {} }], queryFn: () => api(MISSING, { query: {} }) });
  const chases = details.flatMap(chasesOf);
  if (chases.length === 0)
    return (
      <Dialog title={t.none} onClose={onClose}>
        <p>{t.noneHelp}</p>
      </Dialog>
    );
  if (limits.data === undefined) return null;
  const { asOf, answerBy } = limits.data;
  return <Chasing byTask {...{ chases, asOf, answerBy, onSend, onClose }} />;
}
