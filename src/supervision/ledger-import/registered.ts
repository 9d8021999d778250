import { asShown, checksum } from "../../kernel/row-seal.ts";

/** A task that is registered already. */
export type KnownTask = {
  readonly id: string;
  readonly measureId: string | null;
  readonly undertakingId: string | null;
  readonly text: string;
  readonly open: boolean;
};

/**
 * Why a person says which registered task a row is: it shows what one does and is not it for certain, or is merely alike;
 * `planned`: what it is like are undertakings of the plan that are no tasks yet.
 */
export type TaskDoubt = "same-text" | "alike" | "taken" | "planned";

/** Which registered task a row is, or among which `alike` ones a person says; `doubt` as long as nobody has said. */
export type Registered = {
  readonly taskId: string | null;
  readonly alike: readonly KnownTask[];
  readonly doubt: TaskDoubt | null;
};

/** A row as it is compared with registered tasks. */
export type Unplaced = {
  readonly text: string;
  /** The measure that it names; null where it names none. */
  readonly measureId: string | null;
  /** It shows what an undertaking of the plan does that is no task yet. */
  readonly planned: boolean;
  /** The task that a person said it is; null: a task of its own; undefined: nobody has said. */
  readonly decided: string | null | undefined;
};

const MOST_SAME = 20;
const MOST_ALIKE = 3;

/** What a decision about a row is kept by: it no longer holds once the row shows another text. */
export const rowKey = (number: number, text: string): string => `${number}:${checksum(asShown(text))}`;

/**
 * Which registered task each row is. It is one for certain only where both show the same text, in the measure that the
 * row names if it names one, and no other row and no other task does. `alike` gives the tasks that a row merely
 * resembles, the likeliest first; these, and equals that are not certain, are asked about. No task is two rows.
 */
export function registeredTasks(
  rows: readonly Unplaced[],
  tasks: readonly KnownTask[],
  alike: (row: number) => readonly KnownTask[],
): Registered[] {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const byText = new Map<string, KnownTask[]>();
  for (const task of tasks) {
    const shown = asShown(task.text);
    byText.set(shown, [...(byText.get(shown) ?? []), task]);
  }
  const same = rows.map(({ text }) => (text.trim() === "" ? [] : (byText.get(asShown(text)) ?? [])));
  const inPlace = same.map((equals, row) => {
    const place = rows[row]?.measureId ?? null;
    return place === null ? equals : equals.filter(({ measureId }) => measureId === place);
  });
  const claims = new Map<string, number>();
  for (const { id } of inPlace.flat()) claims.set(id, (claims.get(id) ?? 0) + 1);
  const certain = new Map<number, KnownTask>();
  inPlace.forEach(([only, ...others], row) => {
    if (only && others.length === 0 && claims.get(only.id) === 1) certain.set(row, only);
  });
  const certainly = new Set([...certain.values()].map(({ id }) => id));
  const taken = new Set(certainly);
  return rows.map(({ decided, planned }, row): Registered => {
    const own = certain.get(row);
    if (own) return { taskId: own.id, alike: [], doubt: null };
    const equals = (same[row] ?? []).filter(({ id }) => !certainly.has(id)).slice(0, MOST_SAME);
    const said = typeof decided === "string" ? byId.get(decided) : undefined;
    const near =
      planned && equals.length === 0
        ? []
        : alike(row)
            .filter((task) => !certainly.has(task.id) && !equals.includes(task))
            .slice(0, MOST_ALIKE);
    const shown = [...new Set([...equals, ...near, ...(said ? [said] : [])])];
    if (shown.length === 0 || decided === null) return { taskId: null, alike: shown, doubt: null };
    if (said && !taken.has(said.id)) {
      taken.add(said.id);
      return { taskId: said.id, alike: shown, doubt: null };
    }
    return { taskId: null, alike: shown, doubt: said ? "taken" : equals.length > 0 ? "same-text" : "alike" };
  });
}
