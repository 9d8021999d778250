import { CITIES } from "../../../kernel/region.ts";
import { type Language, useSentence, useText } from "../../../web/frame/language.tsx";
import type { MeetingStatus } from "../../domain/meetings/meeting.ts";
import { STATUS_NAMES } from "../../domain/meetings/meeting-names.ts";
import { text } from "./meetings-text.ts";

const LOOK: Readonly<Record<MeetingStatus, string>> = {
  planned: "ochre",
  scheduled: "river",
  held: "grass",
  minuted: "grass",
  closed: "quiet",
  cancelled: "quiet",
};

export function MeetingStatusLabel({ status }: { readonly status: MeetingStatus }) {
  const sentence = useSentence();
  return <span className={`ui-label ui-label-${LOOK[status]}`}>{sentence(STATUS_NAMES[status])}</span>;
}

/** Whether a meeting is invented, or taken over from what was published. */
export function OriginLabel(props: { readonly sample: boolean; readonly reported: boolean }) {
  const t = useText(text);
  if (props.reported) return <span className="ui-label ui-label-quiet">{t.reported}</span>;
  return props.sample ? <span className="ui-label ui-label-ochre">{t.sample}</span> : null;
}

export const cityName = (code: string, language: Language): string =>
  CITIES.find((city) => city.code === code)?.name[language] ?? code;
