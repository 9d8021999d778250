import { type Day, daysBetween } from "../../kernel/calendar.ts";
import type { RecordView } from "../../kernel/record.ts";
import type { EntryRow } from "./entry-row.ts";
import type { EntryState } from "./entry.ts";
import { forecastOf, type UsualSlip } from "./forecast.ts";
import { totalsOf } from "./money.ts";
import { nextDueOf, openBlocks, raisedOn } from "./projection.ts";

/** Whose figures a row is: people's here, a publication's, or invented for demonstration. */
export const standingOf = (row: {
  readonly sample: boolean;
  readonly reported: boolean;
}): EntryRow["standing"] => (row.sample ? "sample" : row.reported ? "reported" : "entered");

/** A row of a register as lists show it, as of a day; `usual` is how late others of its kind reached a stage. */
export function entryRowOf(
  {
    id,
    version,
    state,
    sample,
    reported,
  }: Pick<RecordView<EntryState>, "id" | "version" | "state" | "sample" | "reported">,
  usual: (stage: string) => UsualSlip | undefined,
  asOf: Day,
): EntryRow {
  const criteria = state.items.filter(({ list }) => list === "criterion");
  return {
    id,
    version,
    register: state.register,
    name: state.name,
    regionCode: state.regionCode,
    variant: state.variant,
    stage: state.stage,
    stages: state.stages,
    values: state.values,
    totals: totalsOf(state.money),
    links: state.links,
    blocks: openBlocks(state),
    criteria: { met: criteria.filter(({ doneOn }) => doneOn !== null).length, all: criteria.length },
    nextDue: nextDueOf(state),
    forecast: forecastOf(state, usual, asOf),
    ageDays: Math.max(0, daysBetween(raisedOn(state), state.closed?.on ?? asOf)),
    discussed: state.discussed.length,
    closedOn: state.closed?.on ?? null,
    standing: standingOf({ sample, reported }),
    source: state.source,
  };
}
