import type { Day } from "../../../kernel/calendar.ts";
import type { Sentence } from "../../../kernel/error.ts";
import { say } from "../../../kernel/fields.ts";

/** Whom the job tells of a bureau that did not acknowledge: the office always, which passes it on where cities agreed so. */
export const ESCALATIONS = {
  office: say("领导小组办公室", "the leading group's office"),
  "office-and-region": say(
    "领导小组办公室，由其转告自治区生态环境厅",
    "the leading group's office, which tells the region's ecology department",
  ),
};

/** By when bureaus answer each other, and whom else a silence is told. */
export type ClockTerms = {
  readonly minutes: number;
  readonly answerMinutes: number;
  readonly escalateTo: keyof typeof ESCALATIONS;
  readonly document: string;
};
/** What the ecology bureaus of all cities at a reach's ends agreed: counts from a day on, until another does. */
export type AgreedClock = ClockTerms & { readonly from: Day; readonly agreedOn: Day };
/** The clock by which a bureau was told: of which reach. */
export type NoticeClock = AgreedClock & { readonly reach: string };

/** Minutes to acknowledge where cities agreed on nothing: a default of this system, unverified. */
export const DEFAULT_MINUTES = 60;

/** The clock of a reach on a day: of those that count by then the one agreed last. */
export const clockOn = (clocks: readonly AgreedClock[], day: Day): AgreedClock | undefined =>
  clocks.findLast(({ from }) => from <= day);

type Clocked = {
  readonly from: string;
  readonly to: string;
  readonly fromCities: readonly string[];
  readonly toCities: readonly string[];
  readonly clock?: AgreedClock | undefined;
};

/** What two cities agreed for alerts between them: over several reaches of the alert the least time to acknowledge. */
export function clockBetween(
  reaches: readonly Clocked[],
  one: string,
  other: string,
): NoticeClock | undefined {
  const agreed = reaches.flatMap(({ from, to, fromCities, toCities, clock }) => {
    const cities = [...fromCities, ...toCities];
    return clock !== undefined && one !== other && cities.includes(one) && cities.includes(other)
      ? [{ ...clock, reach: `${from} → ${to}` }]
      : [];
  });
  return agreed.toSorted((a, b) => a.minutes - b.minutes || a.answerMinutes - b.answerMinutes)[0];
}

/** Which clock runs, and who agreed on it. */
export const clockWords = (clock: NoticeClock | undefined, minutes: number): Sentence =>
  clock === undefined
    ? say(
        `确认时限 ${minutes} 分钟：本系统的默认值，两市没有在这里约定（未核实）`,
        `To be acknowledged within ${minutes} minutes: a default of this system; the cities agreed on none here (unverified)`,
      )
    : say(
        `确认时限 ${clock.minutes} 分钟，首次答复 ${clock.answerMinutes} 分钟：${clock.reach} 各市 ${clock.agreedOn} 约定（${clock.document}）；逾时报告${ESCALATIONS[clock.escalateTo].zh}`,
        `To be acknowledged within ${clock.minutes} minutes and first answered within ${clock.answerMinutes}: agreed ${clock.agreedOn} by the cities of ${clock.reach} (${clock.document}); a silence is told ${ESCALATIONS[clock.escalateTo].en}`,
      );
