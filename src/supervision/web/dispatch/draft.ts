import type { Day } from "../../../kernel/calendar.ts";
import type { NewTaskInput } from "../../contract/tasks.ts";
import type { TaskProposal } from "../../domain/tasks/proposals.ts";
import type { Deadline } from "../../domain/reading.ts";
import type { NamedUnit } from "../../domain/tasks/action.ts";
import { type Recurrence, recurrenceOf } from "../../../kernel/recurrence.ts";
import type { TaskSource } from "../../domain/tasks/task.ts";

/** A task before it is registered, as the office edits it; `parts` are the undertakings that it covers. */
export type DraftTask = {
  readonly key: string;
  readonly measureId: string | null;
  readonly parts: readonly TaskProposal[];
  readonly source: TaskSource;
  readonly text: string;
  readonly leader: string;
  readonly units: readonly NamedUnit[];
  readonly deadline: Deadline;
  readonly recurrence: Recurrence | null;
};

/** The plan as the source of a task. */
export type PlanSource = Pick<TaskSource, "title" | "paper" | "date">;

const sourceOf = (parts: readonly TaskProposal[], plan: PlanSource): TaskSource => ({
  kind: "plan",
  ...plan,
  quote: parts.map(({ text }) => text).join("\n"),
});

const draftOf = (parts: readonly TaskProposal[], first: TaskProposal, plan: PlanSource): DraftTask => {
  const text = parts.map((part) => part.text.replace(/[，,；;。]$/, "")).join("；");
  return {
    key: first.undertakingId,
    measureId: first.measureId,
    parts,
    source: sourceOf(parts, plan),
    text: parts.length === 1 ? first.text : text,
    leader: "",
    units: first.units.map(({ unitId, role, via }) => ({ unitId, role, via })),
    deadline: first.deadline,
    recurrence: parts.length === 1 ? first.recurrence : recurrenceOf(text),
  };
};

/** The undertakings that are no task yet, each as one. */
export const draftsOf = (proposals: readonly TaskProposal[], plan: PlanSource): DraftTask[] =>
  proposals.filter(({ taskId }) => taskId === null).map((proposal) => draftOf([proposal], proposal, plan));

/** Those chosen of one measure as one task, in the place of the first of them. */
export function joined(
  drafts: readonly DraftTask[],
  keys: ReadonlySet<string>,
  plan: PlanSource,
): DraftTask[] {
  const chosen = drafts.filter(({ key }) => keys.has(key));
  const parts = chosen.flatMap((draft) => draft.parts);
  const [head] = chosen;
  const [first] = parts;
  if (head === undefined || first === undefined || chosen.length < 2) return [...drafts];
  const { leader, units, deadline } = head;
  const one = { ...draftOf(parts, first, plan), leader, units, deadline };
  return drafts.flatMap((draft) => (draft.key === head.key ? [one] : keys.has(draft.key) ? [] : [draft]));
}

/** A joined task as the undertakings that it was made of. */
export const parted = (drafts: readonly DraftTask[], key: string, plan: PlanSource): DraftTask[] =>
  drafts.flatMap((draft) =>
    draft.key === key ? draft.parts.map((part) => draftOf([part], part, plan)) : [draft],
  );

/** A deadline that a person set: a day, or none. */
export const decidedDeadline = (day: Day | null): Deadline => ({
  kind: day === null ? "none" : "date",
  raw: null,
  latest: day,
  thenContinuous: false,
});

/** What is sent to register it. */
export const newTaskOf = (draft: DraftTask): NewTaskInput => ({
  measureId: draft.measureId,
  undertakingId: draft.parts[0]?.undertakingId ?? null,
  source: draft.source,
  text: draft.text,
  leader: draft.leader.trim() === "" ? null : draft.leader,
  deadline: draft.deadline,
  recurrence:
    draft.recurrence === null ? null : { windows: draft.recurrence.windows.map((window) => ({ ...window })) },
  units: [...draft.units],
});

/**
 * The list after the plan was asked again: what has become a task leaves it, who had nobody gets the units found since,
 * and what was edited stays.
 */
export function followed(drafts: readonly DraftTask[], proposals: readonly TaskProposal[]): DraftTask[] {
  const open = new Map(
    proposals.flatMap((proposal) =>
      proposal.taskId === null ? [[proposal.undertakingId, proposal] as const] : [],
    ),
  );
  return drafts.flatMap((draft) => {
    if (!draft.parts.every(({ undertakingId }) => open.has(undertakingId))) return [];
    const found = open.get(draft.parts[0]?.undertakingId ?? "")?.units ?? [];
    const units =
      draft.units.length === 0 ? found.map(({ unitId, role, via }) => ({ unitId, role, via })) : draft.units;
    return [{ ...draft, units }];
  });
}
