import type { Day } from "./calendar.ts";
import type { Sentence } from "./error.ts";

// How slices that need shared data speak of it; the slice `shared-data` keeps it and hands it over.

/** What a catalogue says a resource can supply: `items` are its data items 信息项 as published. */
export type SupplyBrief = {
  readonly resourceId: string;
  readonly code: string;
  readonly name: string;
  readonly provider: string;
  readonly regionCode: string;
  readonly attribute: "unconditional" | "conditional";
  readonly items: readonly string[];
  readonly sample: boolean;
};

/** What resources that can supply some materials are looked for by; all in the form of `plainMaterial`. */
export type SupplyWords = {
  /** Names, of which a resource must have one, for itself or a data item. */
  readonly texts: readonly string[];
  /** Names to which one of its must be alike: `LIKE_MATERIALS` of the neighbouring pairs. */
  readonly alike: readonly string[];
};

/** What all supplies together are made of: a number that grows with each change, and how many resources there are. */
export type SupplyStamp = { readonly stamp: number; readonly resources: number };

/** A reading of one person's or enterprise's data under a grant: why, for which case, and of whom. */
export type PersonQuery = {
  readonly grantId: string;
  /** One of the grant's purposes, word for word. */
  readonly purpose: string;
  readonly caseNumber: string;
  /** Identity number or credit code of whom it is about. */
  readonly subject: string;
  /** Data items asked for; no more than the grant opens. */
  readonly items: readonly string[];
};

/** What came back: masked as the grant says; `receipt` is the number of the entry in the chain. */
export type PersonReading = {
  readonly rows: readonly Readonly<Record<string, string>>[];
  readonly receipt: number;
};

/** A grant under which the asking unit may read now. */
export type GrantBrief = {
  readonly id: string;
  readonly resourceId: string;
  readonly resourceName: string;
  readonly purposes: readonly string[];
  readonly items: readonly string[];
  readonly until: Day;
};

/** One reading of somebody's data as that person sees it: who, why, under which basis, what kinds of data, never values. */
export type Visit = {
  readonly at: string;
  readonly unit: string;
  readonly purpose: string;
  readonly caseNumber: string;
  readonly basis: string;
  readonly resource: string;
  readonly items: readonly string[];
  readonly outcome: "answered" | "nothing-found" | "denied";
  readonly why: Sentence | null;
};
