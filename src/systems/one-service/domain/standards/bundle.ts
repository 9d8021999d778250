import type { Day } from "../../../../kernel/calendar.ts";
import type { Sentence } from "../../../../kernel/error.ts";

/** An item of a bundle: which one, who decides it (null: where it is applied for), and what must be decided before. */
export type BundleItem = {
  readonly id: string;
  readonly code: string | null;
  readonly name: string;
  readonly city: string | null;
  readonly after: readonly string[];
};

export const BUNDLE_STAGES = ["draft", "issued", "withdrawn"] as const;
export type BundleStage = (typeof BUNDLE_STAGES)[number];

export const BUNDLE_STAGE_NAMES: Readonly<Record<BundleStage, Sentence>> = {
  draft: { zh: "编制中", en: "Draft" },
  issued: { zh: "已发布", en: "Published" },
  withdrawn: { zh: "已撤下", en: "Withdrawn" },
};

/** What a person or a firm wants done at once 一件事, in their words. */
export type BundleContent = {
  readonly title: string;
  readonly lifeEvent: string;
  readonly serves: "person" | "enterprise";
  readonly note: string;
  readonly items: readonly BundleItem[];
};

export type BundleState = BundleContent & {
  readonly stage: BundleStage;
  readonly regionCode: string;
  readonly begunOn: Day;
  readonly issuedOn: Day | null;
  readonly withdrawn: { readonly on: Day; readonly reason: string } | null;
};

/** A city with the items of a bundle that its list lacks: with none, one can apply there for the whole. */
export type BundleCity = { readonly city: string; readonly missing: readonly string[] };

export type BundleAct =
  | ({ readonly type: "begin"; readonly regionCode: string } & BundleContent)
  | ({ readonly type: "revise" } & BundleContent)
  | { readonly type: "publish" }
  | { readonly type: "withdraw"; readonly reason: string };

/** A bundle that citizens see, as the hall lists it. */
export type IssuedBundle = BundleContent & {
  readonly id: string;
  readonly regionCode: string;
  readonly issuedOn: Day;
  readonly sample: boolean;
};
