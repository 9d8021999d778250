import type { Day } from "../../../../kernel/calendar.ts";
import type { Industry } from "./industries.ts";

/** A step of a chain: an item by 基本编码, or by name where it has none; `after` what must be decided before. */
export type ChainStep = {
  readonly id: string;
  readonly name: string;
  readonly code: string | null;
  readonly after: readonly string[];
};

/** The approvals that a project of a type needs, in their order. */
export type ChainContent = {
  readonly title: string;
  readonly industry: Industry;
  readonly projectType: string;
  /** Where the order comes from: a guide, a regulation, or that it is an example. */
  readonly source: string;
  readonly steps: readonly ChainStep[];
};

export type ChainState = ChainContent & {
  readonly stage: "in-use" | "withdrawn";
  readonly regionCode: string;
  readonly begunOn: Day;
  readonly withdrawn: { readonly on: Day; readonly reason: string } | null;
};

export type ChainAct =
  | ({ readonly type: "begin"; readonly regionCode: string } & ChainContent)
  | ({ readonly type: "revise" } & ChainContent)
  | { readonly type: "withdraw"; readonly reason: string };
