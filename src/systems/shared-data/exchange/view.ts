import type { Sentence } from "../../../kernel/error.ts";
import type { Day } from "../../../kernel/calendar.ts";
import type { Mode } from "./grant/grant.ts";
import type { Head } from "./receipt/chain.ts";
import type { Outcome, ReceiptKind } from "./receipt/receipt.ts";
import type { SourceKind, SourceSettings } from "./source/source.ts";

/** Calls of a day: `rows` were given out, `denied` were refused. */
export type UsageDay = {
  readonly day: Day;
  readonly calls: number;
  readonly rows: number;
  readonly denied: number;
};

/** A grant as it is used. */
export type UsedGrant = {
  readonly id: string;
  readonly resourceName: string;
  readonly requester: string;
  readonly provider: string;
  readonly mode: Mode;
  readonly calls: number;
  readonly rows: number;
  readonly denied: number;
  readonly lastAt: string | null;
  readonly sample: boolean;
};

/** A receipt in a list. */
export type ReceiptLine = {
  readonly number: number;
  readonly at: string;
  readonly kind: ReceiptKind;
  readonly requester: string;
  readonly provider: string;
  readonly resource: string;
  readonly purpose: string | null;
  readonly caseNumber: string | null;
  readonly items: readonly string[];
  readonly outcome: Outcome;
  readonly code: string | null;
  readonly rows: number;
  readonly sample: boolean;
};

/** An account that was paused; `liftedAt` null while it is. */
export type Pause = {
  readonly id: string;
  readonly accountName: string;
  readonly unit: string;
  readonly subjects: number;
  readonly pausedAt: string;
  readonly liftedAt: string | null;
  readonly liftedBy: string | null;
  readonly reason: string | null;
  readonly mayLift: boolean;
};

export type ExchangeOverview = {
  readonly asOf: Day;
  readonly days: readonly UsageDay[];
  readonly grants: readonly UsedGrant[];
  readonly pauses: readonly Pause[];
  /** The last entry of the whole chain, and the heads that were published. */
  readonly head: Head | null;
  readonly heads: readonly (Head & { readonly verified: number; readonly intact: boolean })[];
  /** What published heads say against the receipts as they are, and restores that account for heads lost; none is well. */
  readonly findings: readonly Sentence[];
  readonly subjectsPerDay: number;
};

/** What a unit may call now, for the form of a reading. */
export type CallableGrant = {
  readonly id: string;
  readonly resourceName: string;
  readonly provider: string;
  readonly mode: Mode;
  readonly purposes: readonly string[];
  readonly items: readonly string[];
  readonly personLevel: boolean;
  readonly until: Day;
  readonly callsLeft: number;
  readonly sample: boolean;
};

/** Where a resource's rows come from, as its provider sees it. */
export type SourceView = {
  readonly resourceId: string;
  readonly code: string;
  readonly name: string;
  readonly provider: string;
  /** Data items that grants in force need of it. */
  readonly needed: readonly string[];
  readonly kind: SourceKind | null;
  readonly settings: SourceSettings | null;
  readonly setAt: string | null;
  readonly setBy: string | null;
  readonly drop: {
    readonly fileName: string;
    /** Rows of the file, and those of them that open grants need and that therefore are still here. */
    readonly rows: number;
    readonly kept: number;
    /** A grant came later, for which something of it was not kept. */
    readonly outdated: boolean;
    readonly droppedAt: string;
    readonly droppedBy: string;
  } | null;
  readonly views: readonly { readonly schema: string; readonly view: string }[];
  readonly maySet: boolean;
};
