import type { ActingFor } from "../../../kernel/actor.ts";
import type { Day } from "../../../kernel/calendar.ts";
import type { Opened } from "../../../kernel/record.ts";
import type { BreachLine } from "./breach/kind.ts";
import type { CorrectionState, CorrectionStatus } from "./correction/kind.ts";
import type { DisputeState, DisputeStatus } from "./dispute/kind.ts";
import type { LedgerEntry, LedgerGap, LedgerGrant, LedgerKind } from "./ledger/ledger.ts";
import type { FlowState, FlowStatus } from "./return-flow/kind.ts";

/** Texts by their part: `asked`, `answered`, or the id of a unit; null where the reader may not see any. */
export type CorrectionDetail = Opened<CorrectionState> & {
  readonly texts: Readonly<Record<string, string>> | null;
};

export type CorrectionRow = {
  readonly id: string;
  readonly resourceName: string;
  readonly provider: string;
  /** A unit's name; null for a data subject. */
  readonly asker: string | null;
  readonly status: CorrectionStatus;
  readonly askedOn: Day;
  readonly due: Day;
  readonly late: boolean;
  readonly recipients: number;
  readonly applied: number;
  /** Waits for the reader's unit: to answer, or to apply. */
  readonly waitsForMe: boolean;
  readonly sample: boolean;
};

/** What can be asked for: resources of the unit's own grants, for applicants those about persons and enterprises. */
export type CorrectionChoice = {
  readonly resourceId: string;
  readonly resourceName: string;
  readonly provider: string;
};

export type FlowDetail = Opened<FlowState> & { readonly overdue: readonly Day[] };

export type FlowRow = {
  readonly id: string;
  readonly title: string;
  readonly asker: string;
  readonly source: string;
  readonly status: FlowStatus;
  readonly cycle: FlowState["cycle"];
  readonly askedOn: Day;
  readonly lastDelivery: Day | null;
  readonly deliveredRows: number;
  readonly overdue: number;
  readonly sample: boolean;
};

export type DisputeDetail = Opened<DisputeState>;

export type DisputeRow = {
  readonly id: string;
  readonly title: string;
  readonly opener: string;
  readonly other: string;
  readonly status: DisputeStatus;
  readonly openedOn: Day;
  readonly route: DisputeState["route"];
  readonly step: number;
  readonly sample: boolean;
};

/** A record that a dispute may be about, with the units that are concerned. */
export type DisputableRecord = {
  readonly kind: "request" | "correction" | "return-flow";
  readonly id: string;
  readonly title: string;
  readonly unitIds: readonly string[];
};

export type LedgerRow = {
  readonly grantId: string;
  readonly resourceName: string;
  readonly requester: string;
  readonly provider: string;
  readonly from: Day;
  readonly until: Day;
  readonly status: LedgerGrant["status"];
  readonly entries: number;
  readonly lastEntry: Day | null;
  readonly gaps: readonly LedgerGap[];
  /** Whether the present quarter has none yet: shown to who keeps it, before it becomes a gap. */
  readonly quarterEmpty: boolean;
  /** The reader's unit keeps it. */
  readonly mine: boolean;
  readonly sample: boolean;
};

export type LedgerInspection = {
  readonly at: string;
  readonly unit: string;
  readonly by: string;
  readonly reason: string;
  readonly gaps: number;
};

/** `entries` are null until an inspector says why the ledger is opened today. */
export type LedgerDetail = LedgerRow & {
  readonly requesterId: string;
  readonly providerId: string;
  readonly list: readonly (LedgerEntry & { readonly deletableFrom: Day })[] | null;
  readonly missing: readonly LedgerKind[];
  readonly inspections: readonly LedgerInspection[];
  readonly mayWrite: boolean;
  readonly mayInspect: boolean;
  readonly day: Day;
};

export type BreachBoard = {
  readonly rows: readonly (BreachLine & { readonly unit: string })[];
  readonly total: number;
  /** Open ones, by code and by region, over everything that the reader sees. */
  readonly open: number;
  readonly byCode: Readonly<Record<string, number>>;
  readonly byRegion: Readonly<Record<string, number>>;
  readonly actor: ActingFor;
  readonly day: Day;
};
