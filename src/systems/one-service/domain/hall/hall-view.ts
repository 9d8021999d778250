import type { Day } from "../../../../kernel/calendar.ts";
import type { Identity } from "../../../../kernel/identity.ts";
import type { Duration, Item, Material } from "../items/item.ts";
import type { ApplicationContent, PaperFile } from "./application.ts";
import type { FormField } from "./form-field.ts";

/** One city's way of handling an item, as a card of the hall shows it. */
export type CityOffer = {
  readonly itemId: string;
  readonly city: string;
  readonly dept: string | null;
  readonly promised: Duration | null;
  readonly visits: number | null;
  readonly online: boolean | null;
};

/** One item with the cities that decide it; where one can apply is any of the four. */
export type HallCard = {
  readonly key: string;
  readonly name: string;
  readonly serves: readonly ("person" | "enterprise")[];
  readonly offers: readonly CityOffer[];
  readonly sample: boolean;
};

export type HallSearch = {
  readonly total: number;
  readonly rows: readonly HallCard[];
  /** What was looked for instead of what was typed, where everyday words were understood. */
  readonly terms: readonly (readonly string[])[];
};

/** A material as guidance says it; `supplied` names the source where nobody hands it in. */
export type GuidedMaterial = Pick<
  Material,
  "name" | "needed" | "type" | "format" | "copies" | "acceptStandard" | "basis"
> & {
  readonly supplied: {
    readonly from: "identity" | "licence" | "result" | "shared-data";
    readonly resource: string;
    readonly provider: string;
  } | null;
  /** A resource of the catalogue holds it, but the deciding unit may not read it yet. */
  readonly heldBy: string | null;
};

/** 全程网办, 异地代收代办, 多地联办: 国办发〔2020〕35号. */
export type Handling = "online" | "relayed" | "joint";

/** What an item's field says for guidance, beside the issued standard of the four cities where there is one. */
export type Guidance = {
  readonly itemId: string;
  readonly asOf: Day;
  readonly sample: boolean;
  readonly item: Pick<
    Item,
    | "catalogCode"
    | "name"
    | "type"
    | "city"
    | "dept"
    | "basis"
    | "projectType"
    | "legal"
    | "promised"
    | "visits"
    | "visitReason"
    | "charges"
    | "feeBasis"
    | "resultName"
    | "acceptCondition"
    | "specialProcedure"
    | "serves"
    | "contact"
    | "complaint"
    | "place"
    | "hours"
    | "appointment"
    | "online"
    | "post"
  >;
  readonly materials: readonly GuidedMaterial[];
  readonly handling: readonly Handling[];
  /** Other cities' implementations of the same item. */
  readonly others: readonly CityOffer[];
  readonly bundles: readonly BundleBrief[];
  /** Promised days of the common standard of the four cities, where one was issued. */
  readonly standard: { readonly title: string; readonly promised: Duration | null } | null;
};

/** `cities`: where one can apply for the whole, to be chosen from; empty where every item names the city that decides it. */
export type BundleBrief = {
  readonly id: string;
  readonly name: string;
  readonly items: number;
  readonly cities: readonly string[];
};

/** The answers of a draft so far; files and readings stand beside it. */
export type DraftContent = Pick<
  ApplicationContent,
  "receivingCity" | "answers" | "delivery" | "statements"
> & {
  /** How each paper comes, by its field. */
  readonly ways: Readonly<Record<string, "upload" | "window" | "later">>;
  /** Where the applicant was: one of the steps. */
  readonly step: number;
};

/** What shared data answered for a field, masked as the grant says. */
export type DraftSupply = {
  readonly field: string;
  readonly receipt: number;
  readonly rows: readonly Readonly<Record<string, string>>[];
  readonly consentedAt: string;
};

export type DraftItem = Pick<
  Item,
  "name" | "city" | "dept" | "promised" | "legal" | "resultName" | "forms" | "serves"
> & {
  readonly id: string;
};

/** A form that somebody is filling in. */
export type Draft = {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly sample: boolean;
  readonly items: readonly DraftItem[];
  readonly bundleId: string | null;
  readonly fields: readonly FormField[];
  readonly content: DraftContent;
  readonly files: readonly (PaperFile & { readonly field: string })[];
  readonly supplies: readonly DraftSupply[];
  readonly identity: (Pick<Identity, "kind" | "name"> & { readonly verified: boolean }) | null;
  readonly changedAt: string;
};

export type DraftLine = {
  readonly id: string;
  readonly number: string;
  readonly itemIds: readonly string[];
  readonly bundleId: string | null;
  readonly names: readonly string[];
  readonly city: string;
  readonly changedAt: string;
  readonly sample: boolean;
};
