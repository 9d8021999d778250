import { folded } from "../../../../kernel/search-tokens.ts";
import type { Sentence } from "../../../../kernel/error.ts";
import type { ActingFor } from "../../../../kernel/actor.ts";
import type { RecordHistory } from "../../../../kernel/record.ts";
import type { BundleForm } from "./bundle-form.ts";
import type { BundleCity, BundleState } from "./bundle.ts";
import type { ChainPath } from "./chain-days.ts";
import type { ChainState } from "./chain.ts";
import type { CommonReasons } from "./common-item.ts";
import type { ComparedGroup, ComparisonTotals } from "./comparison.ts";
import type { ItemCompliance } from "./compliance.ts";
import type { PairingProposal } from "./pairing-proposals.ts";
import type { Industry } from "./industries.ts";
import type { StandardState } from "./standard.ts";

export type ComparisonFilter = {
  readonly q?: string | undefined;
  readonly type?: string | undefined;
  readonly industry?: Industry | undefined;
  /** Only items that so many cities have. */
  readonly commonTo?: number | undefined;
  readonly differing?: boolean | undefined;
  /** Only items that enterprises apply for 涉企. */
  readonly enterprise?: boolean | undefined;
  /** Only those in which this city is the slowest. */
  readonly slowest?: string | undefined;
};

/** By what the comparison is listed; what could be saved most first where nothing is said. */
export const COMPARISON_ORDERS = { name: "rises" } as const;

/** A group as lists show it: without the materials, which its own page has. */
export type ComparedRow = Omit<ComparedGroup, "materials" | "savings">;

/** What a group is found by. */
export const searchText = ({ code, name, cities }: ComparedGroup): string =>
  folded([code ?? "", name, ...cities.flatMap(({ names }) => names)].join("\n"));

/** What could be saved in all; less than nothing where there is nobody to compare with. */
export const weight = ({ cities, savings }: ComparedGroup): number =>
  cities.length < 2
    ? -1
    : savings.reduce((sum, { days, visits, materials }) => sum + days + visits + materials, 0);

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Groups in the order in which they are worth looking at: what could be saved most first, then by name and key. */
export const byWeight = (groups: readonly ComparedGroup[]): ComparedGroup[] =>
  groups
    .map((group) => ({ group, weight: weight(group) }))
    .toSorted(
      (a, b) => b.weight - a.weight || byText(a.group.name, b.group.name) || byText(a.group.key, b.group.key),
    )
    .map(({ group }) => group);

/** When each city's items were read in last; null where there are none. */
export type Imported = Readonly<Record<string, string | null>>;

export type ComparisonReply = {
  readonly total: number;
  readonly rows: readonly ComparedRow[];
  readonly totals: ComparisonTotals;
  readonly types: readonly string[];
  readonly proposals: number;
  readonly sample: boolean;
  readonly imported: Imported;
  readonly day: string;
};

/** A standard in which an item stands. */
export type StandardBrief = {
  readonly id: string;
  readonly title: string;
  readonly stage: StandardState["stage"];
};

export type ComparedDetail = {
  readonly group: ComparedGroup;
  readonly reasons: CommonReasons;
  readonly proposals: readonly PairingProposal[];
  readonly standards: readonly StandardBrief[];
  readonly sample: boolean;
  readonly imported: Imported;
  readonly day: string;
};

export type RecordBase = {
  readonly id: string;
  readonly version: number;
  readonly sample: boolean;
  readonly history: readonly RecordHistory[];
  readonly actor: ActingFor;
  readonly day: string;
};

export type StandardRow = {
  readonly id: string;
  readonly title: string;
  readonly stage: StandardState["stage"];
  readonly regionCode: string;
  readonly round: number;
  readonly items: number;
  readonly open: number;
  readonly leftOut: number;
  /** Items that each city agrees to as they stand. */
  readonly agreed: Readonly<Record<string, number>>;
  readonly issued: StandardState["issued"];
  readonly proposedOn: string;
  readonly sample: boolean;
};
export type StandardDetail = RecordBase & { readonly state: StandardState };
export type ComplianceReply = {
  readonly rows: readonly ItemCompliance[];
  readonly imported: Imported;
  readonly sample: boolean;
  readonly day: string;
};

export type BundleRow = {
  readonly id: string;
  readonly title: string;
  readonly lifeEvent: string;
  readonly stage: BundleState["stage"];
  readonly regionCode: string;
  readonly items: readonly string[];
  readonly sample: boolean;
};
export type BundleDetail = RecordBase & {
  readonly state: BundleState;
  readonly form: BundleForm;
  readonly cities: readonly BundleCity[];
};

export type ChainRow = {
  readonly id: string;
  readonly title: string;
  readonly industry: Industry;
  readonly projectType: string;
  readonly stage: ChainState["stage"];
  readonly steps: number;
  readonly sample: boolean;
  /** Working days of the whole per city and on the common list (`common`), in bounds. */
  readonly days: readonly { readonly by: string; readonly low: number; readonly high: number | null }[];
};
export type ChainDetail = RecordBase & {
  readonly state: ChainState;
  readonly paths: readonly ChainPath[];
  /** Of each step: where its days on the common list come from, and the group it is compared under. */
  readonly links: Readonly<
    Record<string, { readonly key: string | null; readonly from: "issued" | "proposed" | null }>
  >;
};

/** What a city or the common list is called. */
export const COMMON_NAME: Sentence = { zh: "共同清单", en: "Common list" };
