import { addDays, dayInShanghai, timeInShanghai } from "../../../kernel/calendar.ts";
import type { Sentence } from "../../../kernel/error.ts";
import { say } from "../../../kernel/fields.ts";
import { staffOf } from "../../../kernel/inbox.ts";
import { turnWaits, waitsFor } from "../../../platform/records/waits.ts";
import { alert, type AlertState, isAnswering, isSilent } from "./kind.ts";
import { isUnanswered, type Notice } from "./notice.ts";

type Runs = { readonly due: string; readonly told: string | null };

const acknowledgement = ({ due, escalatedAt: told }: Notice): Runs => ({ due, told });
const answer = ({ answerDue, answerEscalatedAt }: Notice): Runs => ({
  due: answerDue ?? "",
  told: answerEscalatedAt ?? null,
});

/** What is waited for of bureaus, by the act that waits: who was told of what is late waits for all that is. */
const RUNS: Readonly<Record<string, (notices: readonly Notice[]) => readonly Runs[]>> = {
  acknowledge: (notices) =>
    notices.filter(({ acknowledgedAt }) => acknowledgedAt === null).map(acknowledgement),
  report: (notices) => notices.filter(isAnswering).map(answer),
  reach: (notices) =>
    notices
      .filter(isSilent)
      .flatMap((notice) => [
        ...(notice.acknowledgedAt === null ? [acknowledgement(notice)] : []),
        ...(isUnanswered(notice) ? [answer(notice)] : []),
      ])
      .filter(({ told }) => told !== null),
};

const first = (instants: readonly (string | null)[]): string | undefined =>
  instants.filter((each) => each !== null).toSorted()[0];

/**
 * By when a bureau answers. It is late by the minute, which the job that tells the office writes down as an act: from that
 * day on the row says so, and from the next day on whoever told nobody.
 */
function clock({ notices }: Pick<AlertState, "notices">, act: string) {
  const runs = RUNS[act]?.(notices) ?? [];
  const due = first(runs.map((each) => each.due));
  if (due === undefined) return {};
  const [on, told] = [dayInShanghai(new Date(due)), first(runs.map((each) => each.told))];
  const time = timeInShanghai(new Date(due));
  return {
    due: on,
    lateFrom: told === undefined ? addDays(on, 1) : dayInShanghai(new Date(told)),
    ...(act === "acknowledge" && { why: by(alert.acts.acknowledge.name, time) }),
    ...(act === "report" && { why: by(say("首次答复", "Answer for the first time"), time) }),
  };
}
const by = ({ zh, en }: Sentence, time: string): Sentence => say(`${zh}（${time} 前）`, `${en} by ${time}`);

/** What an alert waits for: bureaus to acknowledge and to answer for the first time, the office to reach who did not, who raised it to close it. */
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
                .filter(by === "answering" ? isAnswering : ({ acknowledgedAt }) => acknowledgedAt === null)
                .flatMap(({ unitId }) => staffOf(unitId)),
    }),
    clock: (state, _day, _desk, act) => clock(state, act),
    weight: 3,
  }),
});
