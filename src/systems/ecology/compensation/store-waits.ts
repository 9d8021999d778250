import { holder, staffOf } from "../../../kernel/inbox.ts";
import { turnWaits, waitsFor } from "../../../platform/records/waits.ts";
import { agreement, agreementOf, type AgreementState, type Sides } from "./agreement/kind.ts";
import { settlement, type SettlementState } from "./settlement/kind.ts";

const waits = waitsFor<unknown>("ecology");
const unitsOf = ({ upstream, downstream }: Sides): string[] => [upstream.unitId, downstream.unitId];
const headOf = (unitId: string): string => holder("unit-head", unitId);

/** Drafts that can be checked, checked ones held against the text for each head, signed ones, renewals that one side signed. */
export const agreementWaits = waits(agreement, {
  link: (id) => `/ecology/compensation/agreements/${id}`,
  waits: turnWaits<unknown, AgreementState>(agreement, {
    side: (by, state) => {
      const { sides, signed, renewal, terms, status } = state;
      const parties = unitsOf(sides);
      if (by === "unsigned")
        return {
          whom: terms.standing === "verified" ? parties.filter((id) => !signed.includes(id)).map(headOf) : [],
        };
      if (by === "other") return { whom: parties.filter((id) => id !== renewal?.unitId).map(headOf) };
      // A template waits for nobody until it has a clause.
      const isEmpty = status === "drafted" && "sentence" in agreementOf(state);
      return { whom: isEmpty ? [] : parties.flatMap(staffOf) };
    },
  }),
});

/** What was computed, for either party; what one stated or asks to reverse, for the other; what was referred, for the office. */
export const settlementWaits = waits(settlement, {
  link: (id) => `/ecology/compensation/${id}`,
  waits: turnWaits<unknown, SettlementState>(settlement, {
    side: (by, { sides, status, statedBy, reversalAskedBy, verified }) => {
      const parties = unitsOf(sides);
      if (by === "parties") return { whom: parties.flatMap(staffOf) };
      const posts = status === "posted" || verified;
      if (by === "office") return { whom: posts ? ["office"] : [] };
      const doer = status === "posted" ? reversalAskedBy : statedBy;
      return { whom: posts ? parties.filter((id) => id !== doer).flatMap(staffOf) : [] };
    },
  }),
});
