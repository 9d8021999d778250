import { FailureError } from "../../kernel/error.ts";
import { type Decisions, isBlocked, type SheetLine, type SheetMapping } from "../../kernel/sheet.ts";
import { inTransaction } from "../database/database.ts";
import type { Caller } from "../slice.ts";
import { derivedKey } from "./derived-key.ts";
import type { ImportDesk, ImporterSpec, Work } from "./importer-spec.ts";
import type { ImportRecord, StoredProgress } from "./importer-store.ts";

/** The keys of what an import does: the same for the same words again. */
export const keysOf =
  (name: string, id: string) =>
  (...words: readonly string[]): string =>
    derivedKey(name, id, ...words);

/** How the lines of an importer are entered, and how far that is. */
export function entering<
  K extends ImportDesk,
  F extends string,
  D extends Decisions,
  G,
  L extends SheetLine,
  W,
>(spec: Pick<ImporterSpec<K, F, D, G, L, W>, "name" | "outcomes" | "also" | "enter">) {
  type Rec = ImportRecord<SheetMapping<F, D>, L>;
  /** The lines of a portion that are entered; one that is refused by now is told, and the others go on. */
  async function enter(
    within: K,
    record: Rec,
    ground: G,
    work: readonly Work<L, W>[],
    caller: Caller,
    refused: "throw" | "note",
  ): Promise<L[]> {
    const about = { record, ground, key: keysOf(spec.name, record.id), caller };
    const good = work.flatMap(({ line, deed }) => (deed === null || isBlocked(line) ? [] : [{ line, deed }]));
    const entered = new Map<number, L>();
    const keep = (lines: readonly L[]): void => {
      for (const line of lines) entered.set(line.number, line);
    };
    if (refused === "throw") keep(await spec.enter(within, good, about));
    else if (good.length > 0) {
      const attempt = (portion: typeof good): Promise<readonly L[]> =>
        inTransaction(within.sql, (sql) => spec.enter({ ...within, sql }, portion, about));
      try {
        keep(await attempt(good));
      } catch (error) {
        if (!(error instanceof FailureError)) throw error;
        for (const one of good)
          try {
            keep(await attempt([one]));
          } catch (told) {
            if (!(told instanceof FailureError)) throw told;
            const issue = { field: null, sentence: told.failure.sentence, blocks: true };
            keep([{ ...one.line, issues: [...one.line.issues, issue] }]);
          }
      }
    }
    return work.map(({ line }) => entered.get(line.number) ?? line);
  }

  /** How far it is with these lines dealt with. */
  function after(progress: StoredProgress, lines: readonly L[]): StoredProgress {
    const next: Record<string, number> = { ...progress };
    const add = (key: string) => (next[key] = (next[key] ?? 0) + 1);
    for (const line of lines) {
      next["through"] = Math.max(next["through"] ?? 0, line.number);
      if (line.outcome === "nothing") continue;
      add("done");
      const counted = spec.outcomes[line.outcome];
      if (isBlocked(line)) add("skipped");
      else
        for (const key of [
          ...(counted === undefined || counted === "" ? [] : [counted]),
          ...(spec.also?.(line) ?? []),
        ])
          add(key);
    }
    return next as StoredProgress;
  }

  /** How far it is before any line. */
  const started = (work: readonly Work<L, W>[]): StoredProgress => ({
    ...Object.fromEntries(Object.values(spec.outcomes).flatMap((key) => (key === "" ? [] : [[key, 0]]))),
    done: 0,
    of: work.filter(({ line }) => line.outcome !== "nothing").length,
    skipped: 0,
    through: 0,
  });

  return { enter, after, started };
}
