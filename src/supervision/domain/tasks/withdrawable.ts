import { type LatestAct, withoutTakenBack } from "../../../kernel/take-back.ts";
import type { ActionType, RecordedAction } from "./action.ts";

const WITHDRAWABLE: ReadonlySet<string> = new Set<ActionType>([
  "receive",
  "decompose",
  "report",
  "send-back",
  "accept",
  "return",
  "remind",
  "request-extension",
  "claim",
  "return-claim",
  "judge",
  "revise",
]);

/**
 * Whether who did it may take it back for a while. Not what is issued or settled: 交办, 审签, an answer to an extension,
 * 销号 and what leads back from it, other units, 暂缓.
 */
export const isWithdrawable = (type: string): boolean => WITHDRAWABLE.has(type);

/** Actions of a task without those that were taken back. */
export const actionsStanding = (actions: readonly RecordedAction[]): RecordedAction[] =>
  withoutTakenBack(actions, ({ action }) => action);

/** An action as far as taking it back goes. */
export const latestActOf = ({ version, at, byId, action }: RecordedAction): LatestAct => ({
  version,
  type: action.type,
  at: at.getTime(),
  byId,
});
