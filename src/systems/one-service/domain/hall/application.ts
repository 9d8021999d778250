import type { Identity } from "../../../../kernel/identity.ts";

/** Where a paper of an application comes from; each paper comes from one of them. */
export const PAPER_WAYS = ["upload", "window", "supplied", "later"] as const;
export type PaperWay = (typeof PAPER_WAYS)[number];

/** A file that the applicant handed in; `digest` is the SHA-256 of its bytes in hex, `size` is in bytes. */
export type PaperFile = { readonly digest: string; readonly name: string; readonly size: number };

/** What stands for a paper that nobody has to hand in: a checked identity, a licence of the registry, the result of an earlier item of the same bundle, or shared data with the receipt of its reading (null where it was not read yet). */
export type PaperSupply =
  | { readonly from: "identity" }
  | { readonly from: "licence"; readonly licenceId: string }
  | { readonly from: "result"; readonly itemId: string }
  | {
      readonly from: "shared-data";
      readonly resourceId: string;
      readonly resourceName: string;
      readonly provider: string;
      readonly receipt: number | null;
    };

/** A paper of an application: which material of the item it is, and how it comes. */
export type ApplicationPaper = {
  readonly field: string;
  readonly material: string;
  /** Items of a bundle that need it; the one item where there is no bundle. */
  readonly itemIds: readonly string[];
  readonly way: PaperWay;
  readonly files: readonly PaperFile[];
  readonly supply: PaperSupply | null;
};

export const RESULT_WAYS = ["online", "post", "window"] as const;

/** How the result reaches the applicant: online, by post to `address`, or at the windows of `city`. */
export type ResultDelivery = {
  readonly by: (typeof RESULT_WAYS)[number];
  readonly address: string | null;
  readonly city: string | null;
};

/** One answer to a question of the form, with the words of the question at that time. */
export type ApplicationAnswer = { readonly field: string; readonly label: string; readonly value: string };

/**
 * What an applicant hands in: kept in an erasable table, never in acts. `receivingCity` is the place of receipt 收件地, any
 * of the four cities; who decides is the item's own city and never changes by it.
 */
export type ApplicationContent = {
  /** Kept items; several where it is a bundle 一件事, in the order of the bundle. */
  readonly itemIds: readonly string[];
  readonly bundleId: string | null;
  readonly receivingCity: string;
  readonly applicant: Pick<Identity, "kind" | "name" | "number" | "phone">;
  readonly answers: readonly ApplicationAnswer[];
  readonly papers: readonly ApplicationPaper[];
  readonly delivery: ResultDelivery;
  /** Statements 承诺 that the applicant confirmed, word for word. */
  readonly statements: readonly string[];
};

/** The part of an application that one item of a bundle needs: its own papers; answers and statements are shared. */
export const partFor = (content: ApplicationContent, itemId: string): ApplicationContent => ({
  ...content,
  itemIds: content.itemIds.filter((id) => id === itemId),
  papers: content.papers.filter(({ itemIds }) => itemIds.includes(itemId)),
});
