import type { ActionRequestInput } from "../../contract/action-request.ts";
import type { ReviewItem } from "../../domain/tasks/task-row.ts";

/** Names an item as long as it waits. */
export const keyOf = ({ kind, task, unitId, report }: ReviewItem): string =>
  `${kind}${report?.id ?? task.id}${unitId}`;

/** Accepting needs no words, so that it can be done with one key; null where a form asks for a paper or a basis. */
export function acceptance({ report, unitId }: ReviewItem): ActionRequestInput | null {
  return report === null ? null : { type: "accept", unit: unitId, report: report.id };
}

/** Returning says why. */
export function rejection(
  { kind, report, unitId }: ReviewItem,
  extension: string | null,
  reason: string,
): ActionRequestInput | null {
  if (report !== null) return { type: "return", unit: unitId, report: report.id, reason };
  if (kind === "claim") return { type: "return-claim", reason };
  return extension === null ? null : { type: "refuse-extension", extension, reason };
}
