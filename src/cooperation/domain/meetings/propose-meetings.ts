import type { Day } from "../../../kernel/calendar.ts";
import type { MeetingRole, MeetingSeries, MeetingState } from "./meeting.ts";
import { SERIES_RULES, type SeriesRule } from "./series-rules.ts";

/** A meeting that is due in a year and not planned yet. `key` names it within its year. */
export type MeetingProposal = {
  readonly key: string;
  readonly year: number;
  readonly series: MeetingSeries;
  readonly group: string | null;
  readonly title: string;
  readonly role: MeetingRole;
  readonly hostCity: string | null;
  readonly edition: number | null;
  readonly window: { readonly from: Day; readonly to: Day };
  /** False: the plan names the meeting but not that it is held every year. */
  readonly stated: boolean;
  readonly source: SeriesRule["source"];
};

export type KnownMeeting = Pick<MeetingState, "series" | "year" | "group" | "status">;

/** What decides a year's meetings: those there are, special working groups that are known, and who hosts the next conference. */
export type ProposalGround = {
  readonly meetings: readonly KnownMeeting[];
  readonly groups: readonly string[];
  /** Null where nobody confirmed an order of rotation: then the role stays open to the office. */
  readonly nextHost: { readonly city: string; readonly edition: number } | null;
  readonly ourCity: string;
  readonly asOf: Day;
};

function proposal(
  rule: SeriesRule,
  year: number,
  group: string | null,
  ground: ProposalGround,
): MeetingProposal {
  const host = rule.series === "joint-conference" ? ground.nextHost : null;
  const number = host === null ? "" : `第${host.edition}届`;
  return {
    key: group === null ? rule.series : `${rule.series}:${group}`,
    year,
    series: rule.series,
    group,
    title: group === null ? `${year}年${number}${rule.name.zh}` : `${year}年${group}会议`,
    role: host !== null && host.city === ground.ourCity ? "host" : rule.role,
    hostCity: host?.city ?? null,
    edition: host?.edition ?? null,
    window: { from: `${year}-${rule.window.from}`, to: `${year}-${rule.window.to}` },
    stated: rule.stated,
    source: rule.source,
  };
}

/**
 * Meetings of a year that the rules ask for and nobody has planned; a cancelled one counts as not planned. Years that are
 * over propose nothing: what was held in them is not known here. A special
 * working group is known once a meeting or a year's work points named it; while none is known, one without a group is proposed.
 */
export function proposeMeetings(year: number, ground: ProposalGround): MeetingProposal[] {
  if (`${year}-12-31` < ground.asOf) return [];
  const planned = ground.meetings.filter((it) => it.year === year && it.status !== "cancelled");
  return Object.values(SERIES_RULES)
    .filter(({ source }) => source !== null)
    .flatMap((rule) => {
      const mine = planned.filter(({ series }) => series === rule.series);
      if (!rule.byGroup) return mine.length > 0 ? [] : [proposal(rule, year, null, ground)];
      const groups = [...new Set(ground.groups)].toSorted();
      if (groups.length === 0) return mine.length > 0 ? [] : [proposal(rule, year, null, ground)];
      return groups
        .filter((group) => mine.every((it) => it.group !== group))
        .map((group) => proposal(rule, year, group, ground));
    });
}
