import { addDays, type Day, lastDayOfMonth, toDay } from "../../../../kernel/calendar.ts";
import { isOpenOn, type BreachLine } from "./breach.ts";
import { type CorrectionState, lateAnswer } from "./correction.ts";
import { gapHistory, grantEnd, type LedgerEntry, type LedgerGrant, quarterOf } from "./ledger.ts";

/** Ends of the twelve months before the one of a day, the earliest first. */
export function monthEnds(asOf: Day): Day[] {
  const [year = 0, month = 1] = asOf.split("-").map(Number);
  return Array.from({ length: 12 }, (_, back) => {
    const at = year * 12 + (month - 1) - 12 + back;
    const [y, m] = [Math.floor(at / 12), (at % 12) + 1];
    return toDay(y, m, lastDayOfMonth(y, m)) ?? asOf;
  });
}

const share = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 1_000) / 10;

export const openBreaches = (lines: readonly BreachLine[], day: Day): number =>
  lines.filter((line) => isOpenOn(line, day)).length;

/** Of the corrections whose answer was due or given by a day, the share answered in time, in per cent; null for none. */
export function answeredInTime(corrections: readonly CorrectionState[], day: Day): number | null {
  const counted = corrections.filter(
    ({ status, answeredOn, due, askedOn }) =>
      status !== "withdrawn" && askedOn <= day && (due < day || (answeredOn !== null && answeredOn <= day)),
  );
  return share(counted.filter((each) => lateAnswer(each, day) === null).length, counted.length);
}

/** Of the recipients told by a day, the share that had applied the correction or said why they need not, in per cent. */
export function recipientsApplied(corrections: readonly CorrectionState[], day: Day): number | null {
  const told = corrections.flatMap(({ answeredOn, recipients }) =>
    answeredOn !== null && answeredOn <= day ? recipients : [],
  );
  return share(told.filter(({ on }) => on !== null && on <= day).length, told.length);
}

type Kept = LedgerGrant & { readonly endedOn: Day | null; readonly disposeBy: Day | null };

/** Of the grants that ran through a quarter until a day, or ended, the share whose ledger has no gap, in per cent. */
export function ledgerComplete(
  grants: readonly Kept[],
  marks: (grantId: string) => readonly Pick<LedgerEntry, "kind" | "day" | "at">[],
  day: Day,
): number | null {
  const judged = grants.filter(
    (grant) => quarterOf(grant.from).until < day || grantEnd(grant, grant.endedOn, addDays(day, 1)) !== null,
  );
  const whole = judged.filter((grant) =>
    gapHistory(grant, marks(grant.id), day).every(({ ended }) => ended !== null),
  );
  return share(whole.length, judged.length);
}
