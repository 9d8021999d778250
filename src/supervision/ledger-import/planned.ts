import { asShown } from "../../kernel/row-seal.ts";
import type { MeasureRow } from "../domain/plan.ts";
import type { TaskDoubt } from "./registered.ts";

/** An undertaking of the plan that is no task yet. */
export type Planned = { readonly id: string; readonly measureId: string; readonly text: string };

/** A row that is no registered task as it is compared with undertakings. */
export type Unregistered = {
  readonly text: string;
  /** The measure that it names; null where it names none. */
  readonly measureId: string | null;
  /** What a person said it is: a task or an undertaking, null: neither; undefined: nobody has said. */
  readonly decided: string | null | undefined;
  /** Whether it is, or may be, a registered task, so that it is no undertaking. */
  readonly registered: boolean;
};

/** Which undertaking a row is, or among which `alike` ones a person says; `doubt` as long as nobody has said. */
export type Undertaken = {
  readonly undertakingId: string | null;
  readonly planned: readonly Planned[];
  readonly doubt: TaskDoubt | null;
};

const MOST_SAME = 20;
const MOST_ALIKE = 3;

export const plannedOf = (
  measures: readonly MeasureRow[],
  isTask: (undertakingId: string) => boolean,
): Planned[] =>
  measures.flatMap(({ id: measureId, undertakings }) =>
    undertakings.filter(({ id }) => !isTask(id)).map(({ id, text }) => ({ id, measureId, text })),
  );

/** Finds the undertakings that show the same text, in the measure named, if one is. */
export function sameAsPlanned(
  all: readonly Planned[],
): (text: string, measureId: string | null) => Planned[] {
  const byText = new Map<string, Planned[]>();
  for (const each of all) {
    const shown = asShown(each.text);
    byText.set(shown, [...(byText.get(shown) ?? []), each]);
  }
  return (text, measureId) =>
    (byText.get(asShown(text)) ?? []).filter((each) => measureId === null || each.measureId === measureId);
}

/**
 * Which undertaking of the plan each row is. It is one for certain only where both show the same text, in the measure that
 * the row names if it names one, and no other undertaking does; of rows that show the same the first has it. What a row
 * merely resembles (`alike`, the likeliest first) is asked about. No undertaking is two rows.
 */
export function undertakenBy(
  rows: readonly Unregistered[],
  all: readonly Planned[],
  alike: (row: number) => readonly Planned[],
): Undertaken[] {
  const byId = new Map(all.map((each) => [each.id, each]));
  const same = sameAsPlanned(all);
  const taken = new Set<string>();
  const certain = rows.map(({ text, measureId, registered, decided }): Planned | undefined => {
    if (registered || decided === null || (decided !== undefined && byId.has(decided))) return undefined;
    const [only, ...others] = text.trim() === "" ? [] : same(text, measureId);
    if (!only || others.length > 0 || taken.has(only.id)) return undefined;
    taken.add(only.id);
    return only;
  });
  return rows.map(({ text, measureId, decided, registered }, row): Undertaken => {
    const own = certain[row];
    if (own) return { undertakingId: own.id, planned: [], doubt: null };
    if (registered) return { undertakingId: null, planned: [], doubt: null };
    const said = typeof decided === "string" ? byId.get(decided) : undefined;
    const free = (each: Planned): boolean => !taken.has(each.id);
    const equals = same(text, measureId).filter(free).slice(0, MOST_SAME);
    const near = alike(row)
      .filter((each) => free(each) && !equals.includes(each))
      .slice(0, MOST_ALIKE);
    const planned = [...new Set([...equals, ...near, ...(said ? [said] : [])])];
    if (planned.length === 0 || decided === null) return { undertakingId: null, planned, doubt: null };
    if (said && !taken.has(said.id)) {
      taken.add(said.id);
      return { undertakingId: said.id, planned, doubt: null };
    }
    return { undertakingId: null, planned, doubt: said ? "taken" : "planned" };
  });
}
