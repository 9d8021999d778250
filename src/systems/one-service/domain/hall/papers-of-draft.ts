import type { ApplicationContent, ApplicationPaper, PaperSupply } from "./application.ts";
import type { FieldSupply, MaterialField } from "./form-field.ts";
import type { Draft, DraftContent } from "./hall-view.ts";

/** How a paper comes, where the applicant has not said otherwise: what is taken on paper only at a window. */
export const wayOf = (
  field: MaterialField,
  { ways }: Pick<DraftContent, "ways">,
): "upload" | "window" | "later" => ways[field.id] ?? (field.how === "window" ? "window" : "upload");

const supplyOf = (supply: FieldSupply, receipt: number | null): PaperSupply => {
  switch (supply.from) {
    case "identity":
      return { from: "identity" };
    case "licence":
      return { from: "licence", licenceId: supply.licenceId };
    case "result":
      return { from: "result", itemId: supply.itemId };
    case "shared-data": {
      const { resourceId, resource, provider } = supply.supplied;
      return { from: "shared-data", resourceId, resourceName: resource, provider, receipt };
    }
  }
};

/** The papers of an application as a draft stands: each field of the form that is a paper, once. */
export function papersOfDraft(
  {
    fields,
    files,
    supplies,
  }: Pick<Draft, "fields" | "files"> & {
    readonly supplies: readonly Pick<Draft["supplies"][number], "field" | "receipt">[];
  },
  content: Pick<DraftContent, "ways">,
): ApplicationPaper[] {
  return fields.flatMap((field): ApplicationPaper[] => {
    if (field.kind !== "material" && field.kind !== "supplied") return [];
    const common = { field: field.id, material: field.label.zh, itemIds: field.itemIds };
    if (field.kind === "supplied") {
      const receipt = supplies.find((supply) => supply.field === field.id)?.receipt ?? null;
      return [{ ...common, way: "supplied", files: [], supply: supplyOf(field.supply, receipt) }];
    }
    const way = wayOf(field, content);
    const own = files.filter((file) => file.field === field.id);
    return [
      {
        ...common,
        way,
        files: way === "upload" ? own.map(({ digest, name, size }) => ({ digest, name, size })) : [],
        supply: null,
      },
    ];
  });
}

/** What is handed in, as a draft stands; the applicant is whom the account's identity says. */
export const applicationOf = (
  draft: Draft,
  content: DraftContent,
): Omit<ApplicationContent, "applicant"> => ({
  itemIds: draft.items.map(({ id }) => id),
  bundleId: draft.bundleId,
  receivingCity: content.receivingCity,
  answers: content.answers,
  papers: papersOfDraft(draft, content),
  delivery: content.delivery,
  statements: content.statements,
});

const sorted = (value: object | null): string =>
  JSON.stringify(value === null ? null : Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));

/**
 * Whether a paper that is handed in is what the form has in its field: the material, for the same items, and supplied by the
 * same identity, licence, result or reading. Which files come, and how, is the applicant's to say.
 */
export const isSamePaper = (asked: ApplicationPaper, given: ApplicationPaper): boolean =>
  asked.field === given.field &&
  asked.material === given.material &&
  (asked.way === "supplied") === (given.way === "supplied") &&
  [...asked.itemIds].toSorted().join() === [...given.itemIds].toSorted().join() &&
  sorted(asked.supply) === sorted(given.supply);
