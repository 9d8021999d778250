import type { Sentence } from "../../../../kernel/error.ts";
import type { GrantBrief } from "../../../../kernel/sharing.ts";
import type { Supplied } from "../items/supplied.ts";

/** What a form knows of the applicant without asking. */
export const KNOWN_PARTS = ["name", "number", "phone"] as const;
export type KnownPart = (typeof KNOWN_PARTS)[number];

/** What stands for a material so that nobody hands it in. */
export type FieldSupply =
  | { readonly from: "identity" }
  | { readonly from: "licence"; readonly licenceId: string; readonly type: string; readonly issuer: string }
  | { readonly from: "result"; readonly itemId: string; readonly itemName: string }
  | { readonly from: "shared-data"; readonly supplied: Supplied; readonly grant: GrantBrief };

type Labelled = { readonly id: string; readonly label: Sentence };

/** Filled from the applicant's identity: shown, never asked. */
export type KnownField = Labelled & {
  readonly kind: "known";
  readonly part: KnownPart;
  readonly value: string;
};

/** A question of the form; `basis` is the article that lets it be asked. */
export type QuestionField = Labelled & {
  readonly kind: "question";
  readonly answer: "text" | "long-text" | "day" | "phone" | "choice";
  readonly choices: readonly Sentence[];
  readonly required: boolean;
  /** Most characters of an answer. */
  readonly most: number;
  readonly basis: string | null;
};

/** A statement to be confirmed, as that what was handed in is true. */
export type StatementField = Labelled & { readonly kind: "statement" };

/** A material to hand in: `upload` where an electronic one counts, `window` where only paper does, `either` where both do. */
export type MaterialField = Labelled & {
  readonly kind: "material";
  readonly itemIds: readonly string[];
  /** The material as each item prints it. */
  readonly materials: readonly string[];
  readonly how: "upload" | "window" | "either";
  /** May follow after acceptance 容缺后补. */
  readonly later: boolean;
  readonly type: string | null;
  readonly copies: number | null;
  readonly acceptStandard: string | null;
  readonly basis: string | null;
  /** A resource of the catalogue holds it, but the deciding unit has no grant to read it now. */
  readonly heldBy: Supplied | null;
};

/** A material that nobody hands in. */
export type SuppliedField = Labelled & {
  readonly kind: "supplied";
  readonly itemIds: readonly string[];
  readonly materials: readonly string[];
  readonly supply: FieldSupply;
};

export type FormField = KnownField | QuestionField | StatementField | MaterialField | SuppliedField;
