import { CITY_NAMES } from "../../../../kernel/region.ts";
import { say } from "../../../../kernel/fields.ts";
import { useSentence } from "../../../../web/frame/language.tsx";
import { StatusLabel, type Tone } from "../../../../web/kit/parts.tsx";
import { ATTRIBUTE_WORDS, type SharingAttribute } from "./content.ts";
import { type ResourceStatus, STATUS_WORDS } from "./state.ts";

export const TONES: Readonly<Record<ResourceStatus, Tone>> = {
  drafting: "quiet",
  approved: "river",
  "under-review": "ochre",
  returned: "vermilion",
  published: "grass",
  revising: "ochre",
  withdrawn: "quiet",
};
const ATTRIBUTE_TONES = { unconditional: "grass", conditional: "river", none: "quiet" } as const;

/** What units that use it are told of. */
export const CHANGES = {
  revised: { name: say("更新", "Revised"), tone: "ochre" },
  withdrawn: { name: say("撤销", "Withdrawn"), tone: "vermilion" },
} as const;

export const ResourceStatusLabel = ({ status }: { readonly status: ResourceStatus }) => (
  <StatusLabel name={useSentence()(STATUS_WORDS[status])} tone={TONES[status]} />
);

export const AttributeLabel = ({ attribute }: { readonly attribute: SharingAttribute }) => (
  <StatusLabel name={useSentence()(ATTRIBUTE_WORDS[attribute])} tone={ATTRIBUTE_TONES[attribute]} />
);

/** The city of a code as it is shown, the region's own for others. */
export function useRegionName(): (code: string) => string {
  const sentence = useSentence();
  return (code) => (CITY_NAMES[code] ? sentence(CITY_NAMES[code]) : code);
}
