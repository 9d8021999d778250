import { addDays } from "../../../kernel/calendar.ts";
import { dueOn, holder } from "../../../kernel/inbox.ts";
import { turnWaits, waitsFor } from "../../../platform/records/waits.ts";
import { resource } from "../catalogue/resource/kind.ts";
import { resourceWaits } from "../catalogue/resource/turn.ts";
import { UNITS, workersOf } from "../domain/roles.ts";
import { correction } from "../oversight/correction/kind.ts";
import { dispute } from "../oversight/dispute/kind.ts";
import { nextMissed } from "../oversight/return-flow/cycles.ts";
import { returnFlow } from "../oversight/return-flow/kind.ts";
import { request } from "../requests/kind.ts";
import { REQUEST_TURNS } from "../requests/waits.ts";
import type { Desk } from "./desk.ts";

type Calendar = Pick<Desk, "isWorkingDay">;
const waits = waitsFor<Calendar>("shared-data");

const correctionWaits = waits(correction, {
  link: (id) => `/data/corrections/${id}`,
  waits: turnWaits(correction, {
    side: (by, { about, recipients }) => ({
      whom:
        by === "provider"
          ? workersOf(about.providerId, UNITS)
          : recipients
              .filter(({ status }) => status === "waiting")
              .flatMap(({ unitId }) => workersOf(unitId, UNITS)),
    }),
    clock: ({ due }, _day, _desk, act) => (act === "accept" ? dueOn(due) : {}),
    weight: 3,
  }),
});

const flowWaits = waits(returnFlow, {
  link: (id) => `/data/return-flows/${id}`,
  waits: turnWaits(returnFlow, {
    side: (_, { source }) => ({ whom: workersOf(source.unitId) }),
    changes: (state) => {
      const missed = nextMissed(state);
      return [missed === null ? null : addDays(missed, 1)];
    },
    clock: (state, _day, _desk, act) => (act === "deliver" ? dueOn(nextMissed(state)) : {}),
  }),
});

const disputeWaits = waits(dispute, {
  link: (id) => `/data/disputes/${id}`,
  waits: turnWaits(dispute, {
    side: (by, { opener, other, route, step }) => {
      const parties = [opener, other];
      if (by === "parties") return { whom: parties.flatMap(({ unitId }) => workersOf(unitId)) };
      const at = route[step]?.regionCode ?? null;
      // Nobody decides the own case.
      return {
        whom: at === null ? [] : [holder("data-officer", at)],
        except: parties.map(({ unitId }) => holder("data-officer", unitId)),
      };
    },
  }),
});

/** What records of this slice wait for; what is computed beside them, breaches and duplicates, tells its lines itself. */
export const WAITS = [
  waits(request, {
    link: (id) => `/data/requests/${id}`,
    waits: turnWaits({ ...request, waiting: REQUEST_TURNS.waiting }, REQUEST_TURNS),
  }),
  waits(resource, {
    link: (id) => `/data/catalogue/${id}`,
    waits: ({ state, changedOn }, { isWorkingDay }) => resourceWaits(state, changedOn, isWorkingDay),
  }),
  correctionWaits,
  flowWaits,
  disputeWaits,
];
