import { CITIES, WHOLE_REGION } from "../../../../kernel/region.ts";
import { useSentence, useText } from "../../../../web/frame/language.tsx";
import { countdownWords } from "../../domain/clocks/clock-words.ts";
import type { ResourceClock } from "./limits.ts";
import { ATTRIBUTE_WORDS, STATUS_WORDS } from "./names.ts";
import type { ResourceStatus, SharingAttribute } from "./content.ts";
import { text } from "../../web/catalogue/catalogue-text.ts";

const LOOK: Readonly<Record<ResourceStatus, string>> = {
  drafting: "quiet",
  approved: "river",
  "under-review": "ochre",
  returned: "vermilion",
  published: "grass",
  revising: "ochre",
  withdrawn: "quiet",
};
const ATTRIBUTE_LOOK: Readonly<Record<SharingAttribute, string>> = {
  unconditional: "grass",
  conditional: "river",
  none: "quiet",
};

export function StatusLabel({ status }: { readonly status: ResourceStatus }) {
  const sentence = useSentence();
  return <span className={`ui-label ui-label-${LOOK[status]}`}>{sentence(STATUS_WORDS[status])}</span>;
}

export function AttributeLabel({ attribute }: { readonly attribute: SharingAttribute }) {
  const sentence = useSentence();
  return (
    <span className={`ui-label ui-label-${ATTRIBUTE_LOOK[attribute]}`}>
      {sentence(ATTRIBUTE_WORDS[attribute])}
    </span>
  );
}

export function SampleLabel({ sample }: { readonly sample: boolean }) {
  const t = useText(text);
  return sample ? <span className="ui-label ui-label-ochre">{t.sample}</span> : null;
}

/** A countdown in words and shape; what runs by analogy is no breach when it is past. */
export function ClockWords({ clock: { countdown, byAnalogy } }: { readonly clock: ResourceClock }) {
  const sentence = useSentence();
  const guide = byAnalogy
    ? { zh: "首次发布参照两个工作日", en: "two working days as a guide for a first publication" }
    : null;
  if (guide !== null && countdown.state === "overdue")
    return <span className="ui-state ui-state-due-soon">{sentence(guide)}</span>;
  const look =
    countdown.state === "overdue" ? "pending" : countdown.workingDaysLeft <= 2 ? "due-soon" : "dated";
  return <span className={`ui-state ui-state-${look}`}>{sentence(countdownWords(countdown))}</span>;
}

/** The city of a code as it is shown, the region's own for others. */
export function useRegionName(): (code: string) => string {
  const sentence = useSentence();
  const t = useText(text);
  return (code) => {
    const city = CITIES.find((each) => each.code === code);
    return city ? sentence(city.name) : code === WHOLE_REGION ? t.region : code;
  };
}
