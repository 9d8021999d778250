import { valuesOf } from "../../../contract/fields.ts";
import { kindContract } from "../../../contract/kind.ts";
import { typed } from "../../../contract/parts.ts";
import { BUSINESS_ROLES } from "../../../kernel/access.ts";
import type { Contract } from "../../../kernel/contract.ts";
import {
  type CategorySum,
  energyProject,
  PROJECT_FILTERS,
  type ProjectAsked,
  type ProjectDetail,
  type ProjectRow,
} from "./kind.ts";
import type { ProjectPlaces } from "./place.ts";
import { PROJECT } from "./project.ts";

export const projectContract = {
  ...kindContract<ProjectAsked>()("/api/energy/projects", "project", energyProject, {
    readers: BUSINESS_ROLES,
    actors: ["liaison", "unit-head", "office"],
    begin: valuesOf(PROJECT),
    summaries: {
      list: "Energy projects of the caller's unit; all for the office",
      begin: "Propose a project in the name of the caller's bureau",
      open: "A project with its facts and history",
      act: "State facts, submit, enter the outcome of the review, that it is built or ended",
    },
    row: typed<ProjectRow>(),
    detail: typed<ProjectDetail>(),
    filters: PROJECT_FILTERS,
  }),
  "GET /api/energy/categories": {
    summary: "Wind and sun by category: proposed, approved, built",
    access: BUSINESS_ROLES,
    reply: typed<{ rows: CategorySum[] }>(),
  },
  "GET /api/energy/project-places": {
    summary: "The largest projects that the caller opens, with the cities and places of their connection",
    access: BUSINESS_ROLES,
    reply: typed<ProjectPlaces>(),
  },
} satisfies Contract;
