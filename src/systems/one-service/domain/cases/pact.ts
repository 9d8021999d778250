import type { Day } from "../../../../kernel/calendar.ts";
import { type DatedRule, findInForce } from "../../../../kernel/rule.ts";

/** What the four cities settle among themselves about cases; frozen into each case when it begins. */
export type CasePact = {
  readonly from: Day;
  /** After so many working days without the deciding place's signature the clock starts without it. */
  readonly silentWorkingDays: number;
  /** Working days within which a bad appraisal is to be answered. */
  readonly appraisalWorkingDays: number;
};

/** Each with what it rests on. None of them was read in a published pact. */
export const PACTS: readonly (DatedRule & CasePact)[] = [
  {
    from: "2024-01-01",
    until: null,
    silentWorkingDays: 1,
    appraisalWorkingDays: 5,
    source: {
      title: {
        zh: "本系统的建议值，未见四市公布的约定，由四市数据部门商定后修改",
        en: "Proposed by this system; no published pact of the four cities was read. For the cities' data authorities to settle",
      },
      standing: "unverified",
    },
  },
];

/** The pact in force on a day. Throws where none is: the list begins before any case. */
export function pactOn(day: Day): CasePact {
  const pact = findInForce(PACTS, day) ?? PACTS[0];
  if (!pact) throw new Error("there is no pact");
  const { from, silentWorkingDays, appraisalWorkingDays } = pact;
  return { from, silentWorkingDays, appraisalWorkingDays };
}
