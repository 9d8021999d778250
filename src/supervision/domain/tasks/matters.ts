import type { LaterAction } from "./action.ts";

/** What the task as a whole goes by: whoever decided on an older version did not know of it. */
const CHANGES_PHASE: ReadonlySet<string> = new Set([
  "dispatch",
  "close",
  "reopen",
  "make-standing",
  "judge",
  "suspend",
  "resume",
]);

/** The matter with which an action deals, as `report:ID`: two people who act on one matter must know of each other. */
export function matterOf(action: LaterAction): string {
  switch (action.type) {
    case "receive":
      return `receipt:${action.unit}`;
    case "report":
    case "sign":
    case "send-back":
    case "accept":
    case "return":
      return `report:${action.report}`;
    case "remind":
      return `reminder:${action.unit}:${action.matter}`;
    case "request-extension":
    case "grant-extension":
    case "refuse-extension":
      return "extension";
    case "claim":
    case "return-claim":
    case "close":
    case "reopen":
    case "make-standing":
    case "judge":
      return "end";
    case "decompose":
      return "stages";
    case "reassign":
      return "units";
    case "revise":
      return "words";
    case "dispatch":
    case "suspend":
    case "resume":
      return "phase";
    case "note-history":
      return "history";
  }
}

/** Whether what was done `earlier` takes the ground from an action decided without knowing of it. */
export function concerns(earlier: LaterAction, action: LaterAction): boolean {
  return CHANGES_PHASE.has(earlier.type) || matterOf(earlier) === matterOf(action);
}
