import { useQueryClient } from "@tanstack/react-query";
import type { ActingFor } from "../../kernel/actor.ts";
import { type ActingKind, Acts, offeredOf } from "./acts.tsx";
import type { Choices } from "./field-input.tsx";

type RowActs<Row, S, Asked> = {
  /** By what its drafts are kept. */
  readonly keyOf: (row: Row) => string;
  /** How it stands, also where nobody acted yet and there is no record of it. */
  readonly stateOf: (row: Row) => S;
  readonly choices?: (row: Row) => Choices;
  readonly send: (row: Row, act: Asked) => Promise<unknown>;
  /** What is asked anew after an act, by its route. */
  readonly touches: readonly string[];
};

/**
 * What the reader may do with a row where it stands, as with what was computed and gets its record by the first act:
 * `const BreachActs = rowActs<Line, BreachState, BreachAsked>(breach, { … })`. `found` is what the list holds.
 */
export function rowActs<Row, S, Asked extends { readonly type: string }>(
  kind: ActingKind<S> & { readonly kind: string },
  { keyOf, stateOf, choices, send, touches }: RowActs<Row, S, Asked>,
) {
  return function ActsOfRow({
    row,
    found: { actor, day },
  }: {
    readonly row: Row;
    readonly found: { readonly actor: ActingFor; readonly day: string };
  }) {
    const queries = useQueryClient();
    return (
      <Acts<object>
        offered={offeredOf(kind, stateOf(row), actor, day)}
        draft={`${kind.kind}:${keyOf(row)}`}
        day={day}
        choices={choices?.(row) ?? {}}
        onSend={async (type, values) => {
          await send(row, { type, ...values } as Asked);
          for (const route of touches) await queries.invalidateQueries({ queryKey: [route] });
        }}
      />
    );
  };
}
