import type { Day } from "../../../kernel/calendar.ts";
import type { RecordHistory } from "../../../kernel/record.ts";
import type { FairPlace } from "./fair-order.ts";
import type { ProposedTerm } from "./plan-ahead.ts";
import type { RosterState } from "./roster.ts";
import type { TermAct, TermState } from "./term.ts";
import type { SecondmentWarning } from "./warnings.ts";

/** Personal data: for the office and the person's own unit only. `post` is the post at home. */
export type SecondedPerson = { readonly name: string; readonly post: string };

/** A term as a list shows it. */
export type TermLine = Pick<
  TermState,
  "unitId" | "unitName" | "seat" | "seatName" | "from" | "until" | "status" | "forgotten" | "successor"
> & {
  readonly id: string;
  readonly version: number;
  readonly sample: boolean;
  readonly months: number;
  readonly named: boolean;
  readonly handedOver: boolean;
  /** The reader's own unit's, or the reader is the office: who may see its person and its hand-over. */
  readonly own: boolean;
  /** Null where nobody is named, the name was erased, or the reader may not see it. */
  readonly person: SecondedPerson | null;
};

export type TermDetail = TermLine &
  Pick<TermState, "why" | "note"> & {
    readonly day: Day;
    /** Null where there is none or the reader may not see it. */
    readonly handOver: {
      readonly note: string;
      readonly on: Day | null;
      readonly files: readonly { readonly digest: string; readonly name: string; readonly size: number }[];
    } | null;
    readonly personId: string | null;
    readonly may: readonly TermAct["type"][];
    readonly seats: RosterState["seats"];
    /** Later terms that could take over, for the office. */
    readonly successors: readonly { readonly id: string; readonly title: string }[];
    readonly successorTitle: string | null;
    readonly warnings: readonly SecondmentWarning[];
    /** Newest first; empty where the reader may not see it. */
    readonly history: readonly RecordHistory[];
  };

export type SecondmentsView = {
  readonly day: Day;
  readonly roster: RosterState;
  /** Null: nobody has set the roster yet. */
  readonly rosterRecord: {
    readonly id: string;
    readonly version: number;
    readonly sample: boolean;
    readonly changedAt: string;
    readonly changedBy: string;
  } | null;
  readonly terms: readonly TermLine[];
  readonly order: readonly FairPlace[];
  readonly proposals: readonly ProposedTerm[];
  readonly warnings: readonly SecondmentWarning[];
  /** Names of the units of the roster by their ids. */
  readonly units: Readonly<Record<string, string>>;
  /** Units that may be put on the roster, for the office. */
  readonly choices: readonly { readonly id: string; readonly name: string }[];
};
