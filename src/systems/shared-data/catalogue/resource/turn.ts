import type { ActingFor } from "../../../../kernel/actor.ts";
import type { Day } from "../../../../kernel/calendar.ts";
import { dueOn, heldBy, holder, type Wait } from "../../../../kernel/inbox.ts";
import type { IsWorkingDay } from "../../../../kernel/working-days.ts";
import { resource } from "./kind.ts";
import { type ResourceState, runningClocks } from "./state.ts";

type Step = "publish" | "withdraw" | "approve" | "submit" | "edit";

/** The next steps on a resource, each with whose it is: the officer's, the head's or the liaison's of its provider. */
function stepsOf({ status, content, withdrawalAsked }: ResourceState): { step: Step; who: string }[] {
  const officer = holder("data-officer", content.regionCode);
  const head = holder("unit-head", content.providerId);
  const liaison = holder("liaison", content.providerId);
  const drafted = status === "drafting" || status === "revising";
  const withdrawing = withdrawalAsked !== null && status !== "withdrawn";
  return [
    ...(status === "under-review" ? [{ step: "publish" as const, who: officer }] : []),
    ...(status !== "under-review" && withdrawing ? [{ step: "withdraw" as const, who: officer }] : []),
    ...(drafted ? [{ step: "approve" as const, who: head }] : []),
    ...(status === "approved" ? [{ step: "submit" as const, who: liaison }] : []),
    ...(drafted || status === "returned" ? [{ step: "edit" as const, who: liaison }] : []),
  ];
}

/** The next step on a resource where it is this actor's. */
export function stepFor(state: ResourceState, actor: ActingFor): Step | null {
  const held = heldBy(actor);
  return stepsOf(state).find(({ who }) => held.includes(who))?.step ?? null;
}

/** What a resource waits for; who holds several of the roles is told the first. `changedOn`: when it was last acted on. */
export function resourceWaits(state: ResourceState, changedOn: Day, isWorkingDay: IsWorkingDay): Wait[] {
  const [running] = runningClocks(state, changedOn, isWorkingDay);
  // Shown by analogy it is a guide, which nobody can be late for.
  const clock = running === undefined || running.byAnalogy ? {} : dueOn(running.clock.due);
  const steps = stepsOf(state);
  return steps.map(({ step, who }, at) => ({
    what: step,
    why: resource.acts[step].name,
    whom: [who],
    except: steps.slice(0, at).map((earlier) => earlier.who),
    weight: 2,
    ...clock,
  }));
}
