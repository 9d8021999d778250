import { dayInShanghai } from "../../../kernel/calendar.ts";
import { inboxOf } from "../../../platform/records/inbox.ts";
import { alert, isAlertTurn } from "./kind.ts";
import type { AlertDesk } from "./store.ts";

/** Whom an alert waits for: bureaus to acknowledge, the office to reach who did not, who raised it to close it. */
export const alertInbox = inboxOf("ecology")(alert, {
  candidates: (sql, { roles, unitIds }) =>
    roles.includes("office")
      ? sql`status <> 'closed'`
      : sql`status <> 'closed' and unit_ids && ${[...unitIds]}::uuid[]`,
  link: (id) => `/ecology/alerts/${id}`,
  isOf: isAlertTurn,
  clock: ({ notices }, _day, { now }: AlertDesk, act) => {
    if (act === "close") return { due: null, late: false };
    const due = notices
      .filter(({ acknowledgedAt }) => acknowledgedAt === null)
      .map((notice) => notice.due)
      .toSorted()[0];
    return due === undefined
      ? { due: null, late: false }
      : { due: dayInShanghai(new Date(due)), late: due < now().toISOString() };
  },
  weight: 3,
});
