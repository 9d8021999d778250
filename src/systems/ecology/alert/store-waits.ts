import { addDays, dayInShanghai, timeInShanghai } from "../../../kernel/calendar.ts";
import { say } from "../../../kernel/fields.ts";
import { staffOf } from "../../../kernel/inbox.ts";
import { turnWaits, waitsFor } from "../../../platform/records/waits.ts";
import { alert, type AlertState } from "./kind.ts";
import type { Notice } from "./notice.ts";

const first = (instants: readonly (string | null)[]): string | undefined =>
  instants.filter((each) => each !== null).toSorted()[0];

/**
 * By when a bureau answers. It is late by the minute, which the job that tells the office writes down as an act: from that
 * day on the row says so, and from the next day on whoever told nobody.
 */
function clock({ notices }: Pick<AlertState, "notices">) {
  const open = notices.filter(({ acknowledgedAt }) => acknowledgedAt === null);
  const due = first(open.map((notice: Notice) => notice.due));
  if (due === undefined) return {};
  const [on, told] = [dayInShanghai(new Date(due)), first(open.map(({ escalatedAt }) => escalatedAt))];
  return {
    due: on,
    lateFrom: told === undefined ? addDays(on, 1) : dayInShanghai(new Date(told)),
  };
}

/** What an alert waits for: bureaus to acknowledge, the office to reach who did not, who raised it to close it. */
export const alertWaits = waitsFor<unknown>("ecology")(alert, {
  link: (id) => `/ecology/alerts/${id}`,
  waits: turnWaits<unknown, AlertState>(alert, {
    side: (by, { notices, raiser }) => ({
      whom:
        by === "office"
          ? ["office"]
          : by === "raiser"
            ? staffOf(raiser.unitId)
            : notices
                .filter(({ acknowledgedAt }) => acknowledgedAt === null)
                .flatMap(({ unitId }) => staffOf(unitId)),
    }),
    clock: (state, _day, _desk, act) => {
      if (act === "close") return {};
      const [due] = state.notices;
      if (act !== "acknowledge" || due === undefined) return clock(state);
      const time = timeInShanghai(new Date(due.due));
      const { zh, en } = alert.acts.acknowledge.name;
      return { ...clock(state), why: say(`${zh}（${time} 前）`, `${en} by ${time}`) };
    },
    weight: 3,
  }),
});
