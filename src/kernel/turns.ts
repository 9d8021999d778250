import type { ActingFor } from "./actor.ts";
import type { Day } from "./calendar.ts";
import type { Sentence } from "./error.ts";

/** Of a kind of record what says whom it waits for: see `RecordKind`. */
type Waited<S> = {
  readonly acts: Readonly<Record<string, { readonly name: Sentence }>>;
  readonly waiting: (state: S, day: Day) => readonly { readonly act: string; readonly by: string }[];
  readonly offers: (state: S, actor: ActingFor, day: Day) => readonly string[];
};

/** Whether a side that an act waits for is this actor. */
export type IsTurnOf<S> = (by: string, state: S, actor: ActingFor) => boolean;

/**
 * The acts for which a record waits for this actor, in the order in which the kind describes them: those that wait for a
 * side which the actor is; where the kind has no sides of its own, those that wait and that the actor may do now.
 */
export function turnsOf<S>(
  kind: Waited<S>,
  state: S,
  actor: ActingFor,
  day: Day,
  isOf?: IsTurnOf<S>,
): { readonly act: string; readonly name: Sentence }[] {
  const offered = kind.offers(state, actor, day);
  return kind
    .waiting(state, day)
    .filter(({ act, by }) => isOf?.(by, state, actor) ?? offered.includes(act))
    .map(({ act }) => ({ act, name: kind.acts[act]?.name ?? { zh: act, en: act } }));
}
