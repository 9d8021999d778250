import type { CaseForm } from "../../domain/cases/case-view.ts";
import type { CasePaper } from "../../domain/cases/case.ts";

/** The papers of a form as acts name them: materials and digests, without names of files, which may say who somebody is. */
export const papersOf = ({ papers }: CaseForm): CasePaper[] =>
  papers.map(({ material, way, files, supply }) => ({
    name: material,
    way,
    digests: files.map(({ digest }) => digest),
    receipt: supply?.from === "shared-data" ? supply.receipt : null,
  }));
