import type { ActingFor } from "../../../../kernel/actor.ts";
import type { Day } from "../../../../kernel/calendar.ts";
import type { Sentence } from "../../../../kernel/error.ts";
import type { Attachment, Opened } from "../../../../kernel/record.ts";
import type { CitationRank } from "./citation.ts";
import { isOfficerFor } from "./rules.ts";
import type { Held } from "./succession.ts";
import type { ResourceClock, ResourceState, ResourceStatus } from "./state.ts";
import { isPersonLevel, type Resource } from "./content.ts";

/** A line of the catalogue's list. */
export type ResourceRow = Pick<
  Resource,
  | "id"
  | "code"
  | "name"
  | "providerId"
  | "providerName"
  | "regionCode"
  | "attribute"
  | "modes"
  | "updateCycle"
  | "grade"
  | "personLevel"
  | "sample"
> & {
  readonly status: ResourceStatus;
  readonly itemCount: number;
  readonly publishedOn: Day | null;
  readonly versions: number;
  readonly clock: ResourceClock | null;
};

/** A unit that holds a grant on a resource. */
export type ResourceUser = {
  readonly grantId: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly status: "active" | "suspended" | "terminated";
  readonly until: Day;
  readonly purposes: readonly string[];
};

/** By what the catalogue is sorted; its usual order is that of its codes. */
export const RESOURCE_ORDERS = {
  name: "rises",
  attribute: "rises",
  status: "rises",
  code: "rises",
} as const;
export type ResourceOrder = {
  readonly sort?: keyof typeof RESOURCE_ORDERS | undefined;
  readonly reversed?: boolean | undefined;
};

/** A published change as a unit that uses the resource is told of it. */
export type ResourceNotice = {
  readonly id: string;
  readonly resourceId: string;
  readonly resourceName: string;
  readonly code: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly change: "revised" | "withdrawn";
  readonly version: number;
  readonly summary: Sentence;
  readonly at: string;
  readonly acknowledgedAt: string | null;
  readonly acknowledgedBy: string | null;
};

/** A resource as its page shows it to one caller. `inside`: the provider, the officer of its level, the office. */
export type ResourceDetail = Opened<ResourceState> & {
  readonly inside: boolean;
  readonly personLevel: boolean;
  readonly lacking: readonly Sentence[];
  /** Resources that it seems to replace and than which it is stricter without leave. */
  readonly held: readonly Held[];
  readonly basisRank: CitationRank | null;
  readonly clocks: readonly ResourceClock[];
  readonly leadDecision: { readonly unitName: string; readonly on: Day } | null;
  readonly related: readonly {
    readonly code: string;
    readonly id: string | null;
    readonly name: string | null;
  }[];
  readonly users: readonly ResourceUser[];
  readonly notices: readonly ResourceNotice[];
  readonly files: readonly Attachment[];
};

/** Who sees drafts, sign-offs and users of a resource: its provider, the officer of its level, office and leader. */
export const isInside = (
  actor: ActingFor,
  { providerId, regionCode }: Pick<Resource, "providerId" | "regionCode">,
): boolean =>
  actor.unitIds.includes(providerId) ||
  isOfficerFor(actor, { regionCode }) ||
  actor.roles.includes("office") ||
  actor.roles.includes("leader");

/** A resource as others see it: its versions without who signed, as if nothing were being changed; null where nothing is published. */
export function fromOutside(state: ResourceState): ResourceState | null {
  const last = state.versions.at(-1);
  if (!last) return null;
  return {
    ...state,
    status: state.withdrawn === null ? "published" : "withdrawn",
    content: last.content,
    draftedBy: "",
    draftedById: null,
    assessments: last.assessments,
    approval: null,
    submittedOn: null,
    returned: null,
    revision: null,
    withdrawalAsked: null,
    allowances: (state.allowances ?? []).map((each) => ({ ...each, by: "" })),
    withdrawn: state.withdrawn === null ? null : { ...state.withdrawn, by: "" },
    versions: state.versions.map((version) => ({
      ...version,
      publishedBy: "",
      approval: { ...version.approval, by: "", byId: null },
      revision:
        version.revision === null
          ? null
          : {
              ...version.revision,
              extension: version.revision.extension && { ...version.revision.extension, by: "" },
            },
    })),
  };
}

export const rowOf = (
  { id, sample, state }: { readonly id: string; readonly sample: boolean; readonly state: ResourceState },
  clock: ResourceClock | null,
): ResourceRow => {
  const { content, status, versions } = state;
  const { code, name, providerId, providerName, regionCode, attribute, modes, updateCycle, grade } = content;
  const shown = { code, name, providerId, providerName, regionCode, attribute, modes, updateCycle, grade };
  return {
    ...shown,
    id,
    sample,
    status,
    clock,
    personLevel: isPersonLevel(content),
    itemCount: content.items.length,
    publishedOn: versions.at(-1)?.publishedOn ?? null,
    versions: versions.length,
  };
};
