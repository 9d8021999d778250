import type { DuplicateDecision, DuplicatePair } from "./kind.ts";
import type { Sentence } from "../../../../kernel/error.ts";

type Side = Pick<
  DuplicatePair["left"],
  "id" | "code" | "name" | "providerId" | "providerName" | "regionCode" | "sample"
> & {
  readonly items: readonly string[];
};

/** A pair that is asked about, with what was decided. `proposedLead` is the unit that the likelier source is, with why. */
export type DuplicateRow = Pick<DuplicatePair, "likeness" | "sharedItems"> & {
  readonly left: Side;
  readonly right: Side;
  readonly proposedLead: { readonly unitId: string; readonly why: Sentence } | null;
  readonly decided: {
    readonly id: string;
    readonly version: number;
    readonly decision: DuplicateDecision;
    readonly leadUnitId: string | null;
    readonly note: string;
    readonly by: string;
    readonly on: string;
  } | null;
  readonly mayDecide: readonly DuplicateDecision[];
};
