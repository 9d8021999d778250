import type { ActingFor } from "../../../../kernel/actor.ts";
import { isHead, isOfficerFor } from "./rules.ts";
import type { ResourceState } from "./state.ts";

type Step = "publish" | "withdraw" | "approve" | "submit" | "edit";

/** The next step on a resource where it is this actor's: the officer's, the head's or the liaison's of its provider. */
export function stepFor(state: ResourceState, actor: ActingFor): Step | null {
  const { status, content, withdrawalAsked } = state;
  if (isOfficerFor(actor, content)) {
    if (status === "under-review") return "publish";
    if (withdrawalAsked !== null && status !== "withdrawn") return "withdraw";
  }
  const drafted = status === "drafting" || status === "revising";
  if (drafted && isHead(actor, content)) return "approve";
  if (!actor.roles.includes("liaison") || !actor.unitIds.includes(content.providerId)) return null;
  if (status === "approved") return "submit";
  return drafted || status === "returned" ? "edit" : null;
}
