import { randomUUID } from "node:crypto";
import { addDays, type Day } from "../../kernel/calendar.ts";
import type { Caller } from "../slice.ts";

type At = { readonly at: Date };
type Acting<Asked> = { readonly version: number; readonly key: string; readonly act: Asked };

/** A record as it came about: who began it how many days before, and who did what since. */
export type Told<Seed, Asked> = {
  readonly by: Caller;
  readonly before: number;
  readonly seed: Seed;
  readonly since?: readonly (readonly [before: number, by: Caller, act: Asked])[];
};

/** In the morning of the day so many days before. */
export const morning = (asOf: Day, before: number): At => ({
  at: new Date(`${addDays(asOf, -before)}T02:00:00Z`),
});

type Acts<D, Asked> = {
  readonly act: (desk: D, id: string, asked: Acting<Asked>, caller: Caller, options: At) => Promise<unknown>;
};

/** Goes on with a record from the version it is at: `await goOn(desk, asOf, disputes)({ id, version }, [[5, by, act]])`. */
export const goOn =
  <D, Asked>(desk: D, asOf: Day, { act: does }: Acts<D, Asked>) =>
  async (
    { id, version }: { readonly id: string; readonly version: number },
    since: NonNullable<Told<never, Asked>["since"]>,
  ): Promise<void> => {
    for (const [index, [days, who, act]] of since.entries())
      await does(desk, id, { version: version + index, key: randomUUID(), act }, who, morning(asOf, days));
  };

/**
 * Tells records of a kind for a demonstration, each with the acts that a person would have done:
 * `const tell = story(desk, asOf, disputes); await tell({ by, before: 6, seed, since: [[5, by, { type: "close", text }]] })`.
 * The id is that of the record. Throws what the kind refuses: a story that could not have happened is a mistake.
 */
export const story =
  <D, Seed, Asked>(
    desk: D,
    asOf: Day,
    kind: Acts<D, Asked> & {
      readonly begin: (
        desk: D,
        asked: { readonly key: string; readonly seed: Seed },
        caller: Caller,
        options: At,
      ) => Promise<{ readonly id: string }>;
    },
  ) =>
  async ({ by, before, seed, since = [] }: Told<Seed, Asked>): Promise<string> => {
    const { id } = await kind.begin(desk, { key: randomUUID(), seed }, by, morning(asOf, before));
    await goOn(desk, asOf, kind)({ id, version: 1 }, since);
    return id;
  };
