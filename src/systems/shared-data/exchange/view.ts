import type { Sentence } from "../../../kernel/error.ts";
import type { Day } from "../../../kernel/calendar.ts";
import type { Grant } from "./grant/grant.ts";
import type { Head } from "./receipt/chain.ts";
import type { Receipt } from "./receipt/receipt.ts";
import type { SourceKind, SourceSettings } from "./source/source.ts";

/** Calls of a day: `rows` were given out, `denied` were refused. */
export type UsageDay = {
  readonly day: Day;
  readonly calls: number;
  readonly rows: number;
  readonly denied: number;
};

/** A grant as it is used. */
export type UsedGrant = Pick<Grant, "id" | "resourceName" | "mode" | "sample"> &
  Omit<UsageDay, "day"> & {
    readonly requester: string;
    readonly provider: string;
    readonly lastAt: string | null;
  };

/** A receipt in a list. */
/** By what receipts are listed: the latest first, or the other way round. */
export const RECEIPT_ORDERS = { number: "falls" } as const;

export type ReceiptLine = Pick<
  Receipt,
  "at" | "kind" | "purpose" | "caseNumber" | "items" | "outcome" | "code" | "rows" | "sample"
> & {
  readonly number: number;
  readonly requester: string;
  readonly provider: string;
  readonly resource: string;
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
export type CallableGrant = Pick<
  Grant,
  "id" | "resourceName" | "mode" | "purposes" | "personLevel" | "until" | "sample"
> & { readonly provider: string; readonly items: readonly string[]; readonly callsLeft: number };

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
