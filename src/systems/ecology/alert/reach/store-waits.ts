import { staffOf } from "../../../../kernel/inbox.ts";
import { turnWaits, waitsFor } from "../../../../platform/records/waits.ts";
import { reach, type ReachState } from "./kind.ts";

/** A clock that is proposed, for the bureaus that did not agree yet. */
export const reachWaits = waitsFor<unknown>("ecology")(reach, {
  link: (id) => `/ecology/reaches/${id}`,
  waits: turnWaits<unknown, ReachState>(reach, {
    side: (_, { proposal }) => ({
      whom: (proposal?.parties ?? []).flatMap(({ unitId, agreedOn }) =>
        agreedOn === null ? staffOf(unitId) : [],
      ),
    }),
  }),
});
