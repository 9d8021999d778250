import { dueOn, holder, staffOf } from "../../../kernel/inbox.ts";
import { turnWaits, waitsFor } from "../../../platform/records/waits.ts";
import { site, type SiteState } from "./kind.ts";

/** The unit in charge of a site, by the rules of each step: its head accepts, and nobody inspects the own work. */
export const siteWaits = waitsFor<unknown>("ecology")(site, {
  link: (id) => `/ecology/sites/${id}`,
  waits: turnWaits<unknown, SiteState>(site, {
    side: (unitId, { status, rectifiedById }) => ({
      whom: status === "inspected" ? [holder("unit-head", unitId)] : staffOf(unitId),
      except: status === "rectified" && rectifiedById !== null ? staffOf(rectifiedById) : [],
    }),
    clock: ({ limit }) => dueOn(limit),
  }),
});
