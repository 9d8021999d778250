import type { MappedColumn } from "../../../../kernel/column-mapping.ts";
import type { Sentence } from "../../../../kernel/error.ts";
import { showsSame } from "../../../../kernel/row-seal.ts";
import { pairsOf, sharedShare } from "../../../../kernel/similarity.ts";
import type { ResourceContent } from "../../catalogue/resource/content.ts";
import type { SheetField } from "./sheet-fields.ts";

/**
 * What becomes of a line that is like a resource that is there: left out, entered as another, put into the draft there; where
 * code and name are those of two resources, into the draft of the one that is named.
 */
export const IMPORT_DECISIONS = ["skip", "as-new", "into-draft", "into-named"] as const;
export type ImportDecision = (typeof IMPORT_DECISIONS)[number];

export type AlikeResource = {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly sameCode: boolean;
  readonly open: boolean;
  /** Another resource, whose name stands beside this one's code: somebody sorted the columns apart, or renames it. */
  readonly named: Pick<Existing, "id" | "code" | "name" | "open"> | null;
};

export type ImportLine = {
  readonly key: number;
  /** Rows of the sheet, or the id of the dataset. */
  readonly at: string;
  readonly content: ResourceContent;
  readonly problems: readonly Sentence[];
  readonly notes: readonly Sentence[];
  readonly alike: AlikeResource | null;
  readonly decision: ImportDecision | null;
};

/** `blocked` lines have problems; `asked` ones are like a resource and wait for a decision. */
export type LineState = "ready" | "blocked" | "asked" | "skipped";
export const lineState = ({
  problems,
  alike,
  decision,
}: Pick<ImportLine, "problems" | "alike" | "decision">): LineState =>
  problems.length > 0
    ? "blocked"
    : decision === "skip"
      ? "skipped"
      : alike !== null && (decision === null || (decision === "into-named" && alike.named === null))
        ? "asked"
        : "ready";

export type CatalogueImport = {
  readonly id: string;
  readonly kind: "workbook" | "dcat";
  readonly fileName: string;
  readonly state: "open" | "applied" | "discarded";
  readonly entered: number;
  readonly mapping: {
    readonly headingRow: number;
    readonly firstRows: readonly { readonly number: number; readonly text: string }[];
    readonly columns: readonly MappedColumn<SheetField>[];
  } | null;
  readonly counts: Readonly<Record<LineState, number>>;
  readonly lines: readonly ImportLine[];
};

export type Existing = {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly providerId: string;
  /** Its draft can be changed now. */
  readonly open: boolean;
};

const ALIKE_NAME = 0.8;

/** The resource that a line may be: the same code, else a name alike of the same provider. */
export function findAlike(
  { code, name, providerId }: ResourceContent,
  existing: readonly Existing[],
): AlikeResource | null {
  const same = existing.find((each) => each.code === code);
  const pairs = pairsOf(name);
  const found =
    same ??
    existing.find(
      (each) => each.providerId === providerId && sharedShare(pairs, pairsOf(each.name)) >= ALIKE_NAME,
    );
  if (!found) return null;
  const { id, code: ownCode, name: ownName, open } = found;
  const another =
    same === undefined || showsSame(same.name, name)
      ? undefined
      : existing.find((each) => each !== same && showsSame(each.name, name));
  return {
    id,
    code: ownCode,
    name: ownName,
    sameCode: found === same,
    open,
    named: another ? { id: another.id, code: another.code, name: another.name, open: another.open } : null,
  };
}
