import type { LaterAction, TaskSeed } from "./action.ts";
import type { Stage } from "./task.ts";

type Asked<T extends LaterAction["type"], K extends PropertyKey = never> = Omit<
  Extract<LaterAction, { readonly type: T }>,
  K
>;
type AskedStage = Omit<Stage, "id" | "actual" | "doneOn"> & { readonly id?: string | undefined };
type Plain = Exclude<
  LaterAction,
  { readonly type: "dispatch" | "decompose" | "report" | "remind" | "request-extension" }
>;

/** An action as people and imports ask for it: without ids and without what settings decide. */
export type AskedAction =
  | Plain
  | Asked<"dispatch", "receiveBy">
  | (Asked<"decompose", "stages"> & { readonly stages: readonly AskedStage[] })
  | Asked<"report", "report" | "due" | "awaitsHead" | "proxy">
  | Asked<"remind", "by">
  | Asked<"request-extension", "extension">;

/** A task as it is asked to be registered. `instanceOf`: the standing duty of which it is one instance. */
export type AskedTask = Omit<TaskSeed, "id" | "planId" | "number" | "instanceOf" | "stages"> & {
  readonly instanceOf?: string | null;
  readonly stages: readonly AskedStage[];
};
