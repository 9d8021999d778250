import { type DatedRule, findInForce } from "../../../kernel/rule.ts";
import type { Day } from "../../../kernel/calendar.ts";

/** How long a bureau has to acknowledge an alert before the office is told, as cities agreed. */
export type AcknowledgementClock = DatedRule & { readonly minutes: number };

/** The later in the list, the later agreed. What two cities agree is entered here with its document. */
export const CLOCKS: readonly AcknowledgementClock[] = [
  {
    from: null,
    until: null,
    minutes: 60,
    source: {
      title: {
        zh: "本系统的默认值，两市约定的确认时限未核实",
        en: "A default of this system; no time that cities agreed was read (unverified)",
      },
      standing: "unverified",
    },
  },
];

/** The clock that runs for an alert raised on a day. Throws where none is in force: the default always is. */
export function clockOn(day: Day): AcknowledgementClock {
  const clock = findInForce(CLOCKS, day);
  if (clock === undefined) throw new Error(`no acknowledgement clock on ${day}`);
  return clock;
}
