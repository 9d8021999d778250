import { addDays, type Day, addMonths } from "../../../kernel/calendar.ts";
import type { Sentence } from "../../../kernel/error.ts";
import { chineseNumber } from "../../../kernel/paper-text.ts";
import { monthsBetween } from "./months.ts";
import { exemptOn, type Exemption, type RosterState } from "./roster.ts";
import type { TermState } from "./term.ts";

/** What the order needs of a term; one that was cancelled counts for nothing, one that is planned counts like served. */
export type CountedTerm = Pick<TermState, "unitId" | "from" | "until" | "status">;

/** A unit of the roster as the order needs it; `ids` are all under which older terms may know it. */
export type RosterMember = { readonly id: string; readonly ids: readonly string[]; readonly name: string };

/** A unit's place in the turn. `place` counts from 1, null while it is exempt. */
export type FairPlace = {
  readonly unitId: string;
  readonly place: number | null;
  /** In the years that count, planned months included. */
  readonly months: number;
  /** Of these, months that lie after the day. */
  readonly monthsPlanned: number;
  readonly terms: number;
  readonly monthsEver: number;
  /** Last day of its latest term, null where it has none. */
  readonly last: Day | null;
  readonly exemption: Exemption | null;
  readonly reason: Sentence;
};

/**
 * Whose turn it is on a day, the next first: fewest months within the years that count, then longest since the last
 * term, then the order of the roster; units that are exempt on the day come after all others. Planned terms count, so
 * that planning ahead does not ask the same unit twice.
 */
export function fairOrder(
  members: readonly RosterMember[],
  terms: readonly CountedTerm[],
  day: Day,
  roster: Pick<RosterState, "exemptions" | "years">,
): FairPlace[] {
  const since = addMonths(day, -12 * roster.years);
  const counted = members.map((member, listed) => ({
    member,
    listed,
    ...serviceOf(member, terms, since, day),
    exemption: exemptOn(roster, member.id, day) ?? null,
  }));
  const sorted = counted.toSorted(
    (a, b) =>
      Number(a.exemption !== null) - Number(b.exemption !== null) ||
      a.months - b.months ||
      (a.last ?? "").localeCompare(b.last ?? "") ||
      a.listed - b.listed,
  );
  return sorted.map(({ member, listed, ...service }, index) => {
    const place = service.exemption === null ? index + 1 : null;
    return {
      unitId: member.id,
      place,
      ...service,
      reason: placeInWords(member.name, place, { ...service, listed, years: roster.years }),
    };
  });
}

const tenth = (months: number): number => Math.round(months * 10) / 10;

function serviceOf({ ids }: RosterMember, terms: readonly CountedTerm[], since: Day, day: Day) {
  const own = terms.filter(({ unitId, status }) => status !== "cancelled" && ids.includes(unitId));
  const sum = (months: (term: CountedTerm) => number): number =>
    tenth(own.reduce((total, term) => total + months(term), 0));
  return {
    months: sum(({ from, until }) => monthsBetween(from < since ? since : from, until)),
    monthsPlanned: sum(({ from, until }) => monthsBetween(from > day ? from : addDays(day, 1), until)),
    monthsEver: sum(({ from, until }) => monthsBetween(from, until)),
    terms: own.length,
    last: own.reduce<Day | null>((last, { until }) => (last === null || until > last ? until : last), null),
  };
}

function placeInWords(
  name: string,
  place: number | null,
  service: {
    readonly months: number;
    readonly monthsPlanned: number;
    readonly last: Day | null;
    readonly exemption: Exemption | null;
    readonly listed: number;
    readonly years: number;
  },
): Sentence {
  const { months, monthsPlanned, last, exemption, listed, years } = service;
  if (exemption !== null) {
    const until = exemption.until;
    return {
      zh: `${name}暂不轮派：${exemption.reason}${until === null ? "" : `，至 ${until}`}`,
      en: `${name} is exempt: ${exemption.reason}${until === null ? "" : `, until ${until}`}`,
    };
  }
  const planned = monthsPlanned > 0;
  const served = {
    zh:
      months === 0
        ? `近${chineseNumber(years)}年未选派`
        : `近${chineseNumber(years)}年选派${months}个月${planned ? `（含未满的${monthsPlanned}个月）` : ""}`,
    en:
      months === 0
        ? `none in the last ${years} years`
        : `${months} months in the last ${years} years${planned ? `, ${monthsPlanned} of them still to come` : ""}`,
  };
  const latest =
    last === null
      ? { zh: "此前没有选派", en: "never before" }
      : {
          zh: `最近一次${planned ? "到" : ""}${last.slice(0, 4)}年`,
          en: `the latest term to ${last.slice(0, 4)}`,
        };
  return {
    zh: `${place === 1 ? `应轮到${name}` : `${name}第${place}位`}：${served.zh}，${latest.zh}，名单第${listed + 1}`,
    en: `${place === 1 ? `It is ${name}'s turn` : `${name} is number ${place}`}: ${served.en}, ${latest.en}, number ${listed + 1} on the roster`,
  };
}
