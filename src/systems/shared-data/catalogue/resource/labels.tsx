import { Due, dueTone } from "../../../../web/kit/due.tsx";
import { CITY_NAMES } from "../../../../kernel/region.ts";
import { say } from "../../../../kernel/fields.ts";
import { useSentence } from "../../../../web/frame/language.tsx";
import { Chinese, StatusLabel, type Tone } from "../../../../web/kit/parts.tsx";
import { ATTRIBUTE_WORDS, type SharingAttribute } from "./content.ts";
import { countdownWords } from "../../domain/clocks/clock-words.ts";
import { type ResourceClock, type ResourceStatus, STATUS_WORDS } from "./state.ts";

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

/** A unit with its place below. */
export function PlacedUnit({ name, regionCode }: { readonly name: string; readonly regionCode: string }) {
  const regionName = useRegionName();
  return (
    <span className="ui-column">
      <Chinese>{name}</Chinese>
      <span className="ui-quiet">{regionName(regionCode)}</span>
    </span>
  );
}

/** A countdown in words; what runs by analogy is no breach when it is past. */
export function ClockWords({ clock: { countdown, byAnalogy } }: { readonly clock: ResourceClock }) {
  const sentence = useSentence();
  const overdue = countdown.state === "overdue";
  if (byAnalogy && overdue)
    return (
      <Due tone="soon">
        {sentence(say("首次发布参照两个工作日", "two working days as a guide for a first publication"))}
      </Due>
    );
  const tone = overdue ? "late" : dueTone(countdown.workingDaysLeft, 2);
  return <Due tone={tone}>{sentence(countdownWords(countdown))}</Due>;
}
