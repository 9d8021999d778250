import { describe, expect, it } from "vitest";
import { isWorkingDay } from "../../platform/working-days.ts";
import { addDays, type Day } from "../../kernel/calendar.ts";
import { readPlan } from "./plan-reader/read-plan.ts";
import { ADOPTED_DAYS, SAMPLE_COLLECTIVE, samplePlans } from "./sample-plan.ts";
import type { SampleRecord } from "./sample-story.ts";
import { otherSampleTasks, sampleRecord, sampleTask } from "./sample-work.ts";
import { DEFAULT_SCHEDULE, FROM_THE_START } from "./tasks/default-settings.ts";
import { periodsOf } from "./tasks/periods.ts";

const SOURCE = { kind: "plan", title: "示例方案", paper: null, date: null, quote: null } as const;

/** The year of the demonstration of a day, its units known by their names. */
function yearOf(asOf: Day): SampleRecord[] {
  const { measures } = readPlan(samplePlans(asOf).revision.text);
  const names = new Map<string, string>();
  const known = (name: string): string => {
    names.set(name, name);
    return name;
  };
  const schedules = [{ from: FROM_THE_START, schedule: DEFAULT_SCHEDULE }];
  const periods = periodsOf(schedules, isWorkingDay, addDays(asOf, -ADOPTED_DAYS - 40), addDays(asOf, 60));
  const year = { asOf, adoptedOn: addDays(asOf, -ADOPTED_DAYS), periods, isWorkingDay, names };
  let number = 0;
  const planned = measures.flatMap(({ lead, support, undertakings, deadline }, measure) => {
    const units = [
      ...lead.map(({ name }) => ({ name, role: "lead" as const })),
      ...support.flatMap(({ name }) =>
        (name === SAMPLE_COLLECTIVE.name ? SAMPLE_COLLECTIVE.members : [name]).map((each) => ({
          name: each,
          role: "support" as const,
        })),
      ),
    ].map(({ name, role }) => ({ unitId: known(name), role, via: null, name }));
    return undertakings.map(({ text, kind }, part) => {
      const place = { planId: "p", number: ++number, measure: measure + 1, part };
      const proposal = {
        taskId: null,
        measureId: `m${measure}`,
        undertakingId: `u${number}`,
        ordinal: null,
        section: null,
        measure: "",
        text,
        kind,
        deadline,
        recurrence: null,
        units,
        emptyCollectives: [],
        awaitsJudgement: false,
      };
      return sampleTask(proposal, place, SOURCE, year);
    });
  });
  return [...planned, ...otherSampleTasks("p", number + 1, year)].map((task) => sampleRecord(task, year));
}

// Ends of months and years, holidays of two weeks, weekends, a leap day: where dates go wrong.
const DAYS =
  "2025-02-03 2025-10-09 2026-01-01 2026-02-28 2026-05-31 2026-10-08 2026-11-23 2027-07-17 2028-02-29".split(
    " ",
  );

describe("（二十）the invented year of the demonstration", () => {
  it.each(DAYS)(
    "as of %s asks for nothing that the rules of tasks refuse, and for nothing yet to come",
    (asOf) => {
      const records = yearOf(asOf);
      expect(records.flatMap(({ refused }) => refused)).toEqual([]);
      const actions = records.flatMap((record) => record.actions);
      expect(actions.length).toBeGreaterThan(3_000);
      expect(actions.filter(({ day }) => day >= asOf)).toEqual([]);
      for (const { actions: each } of records)
        expect(each.map(({ at }) => at.getTime())).toEqual(
          each.map(({ at }) => at.getTime()).toSorted((a, b) => a - b),
        );
    },
  );

  it("falls the same way every time", () => {
    expect(yearOf("2026-11-23")).toEqual(yearOf("2026-11-23"));
  });
});
