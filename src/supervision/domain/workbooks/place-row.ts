import { showsSame } from "../../../kernel/row-seal.ts";
import { pairsOf, sharedShare } from "../../../kernel/similarity.ts";
import type { FormRow } from "./returned-form.ts";
import { checkOf, PRINTED, type Shown } from "./unit-workbook.ts";
import type { WorkbookKey } from "./workbook-key.ts";

/** What a workbook made today would say of a task: its hidden key and the cells that are printed. */
export type KnownRow = { readonly id: string; readonly shown: Shown };

/**
 * Which task a row is about: `task`, where key and printed cells agree; `gone`, of a task not among these; `new`, like
 * no task; or `parted`: hidden and printed cells name different tasks, or nothing proves that they belong together, so
 * that a person says. `like`: what it may be, by its text, the likeliest first, and last what its key says.
 */
export type Place<T extends KnownRow> =
  | { readonly kind: "task"; readonly task: T }
  | { readonly kind: "gone" | "new" }
  | { readonly kind: "parted"; readonly like: readonly T[] };

const ALIKE = 0.5;
const MOST_LIKE = 3;

const showsAll = (a: Shown, b: Shown): boolean => PRINTED.every(({ field }) => showsSame(a[field], b[field]));

/** By text, of equals first the one whose number the row shows. */
function likeText<T extends KnownRow>({ text, number }: Shown, tasks: readonly T[]): T[] {
  const pairs = pairsOf(text);
  const near = (task: T): number => {
    const share = showsSame(text, task.shown.text) ? 1 : sharedShare(pairs, pairsOf(task.shown.text));
    return share < ALIKE ? 0 : share + (showsSame(number, task.shown.number) ? 0.001 : 0);
  };
  return tasks
    .map((task) => ({ task, score: near(task) }))
    .filter(({ score }) => score > 0 && text !== "")
    .toSorted((a, b) => b.score - a.score)
    .slice(0, MOST_LIKE)
    .map(({ task }) => task);
}

/** By the row alone; undefined where its hidden and printed cells do not prove one task. */
function provenPlace<T extends KnownRow>(
  { task, check, shown }: FormRow,
  tasks: readonly T[],
  key: WorkbookKey,
): Place<T> | undefined {
  const keyed = tasks.find(({ id }) => id === task);
  if (check === "") {
    const [only, ...others] = tasks.filter((each) => showsAll(each.shown, shown));
    if (only && others.length === 0 && (task === "" || keyed === only)) return { kind: "task", task: only };
    return undefined;
  }
  if (task !== "" && checkOf(key, task, shown) === check)
    return keyed ? { kind: "task", task: keyed } : { kind: "gone" };
  const meant = task === "" ? tasks.find(({ id }) => checkOf(key, id, shown) === check) : undefined;
  return meant && { kind: "task", task: meant };
}

/**
 * Whether cells of a row that proves nothing have come from another row, or may have. Words changed by hand are no
 * such sign: key and check value still belong together, and all that is printed as in some task is so in one.
 */
function cameFromElsewhere<T extends KnownRow>(
  { task, check, shown }: FormRow,
  tasks: readonly T[],
  key: WorkbookKey,
): boolean {
  const keyed = tasks.find(({ id }) => id === task);
  if (!keyed && (task !== "" || check !== "")) return true;
  if (keyed && check !== "" && checkOf(key, task, keyed.shown) !== check) return true;
  const printed = PRINTED.filter(({ field }) => shown[field] !== "").map(({ field }) =>
    tasks.filter((each) => showsSame(each.shown[field], shown[field])),
  );
  const known = [...printed, keyed ? [keyed] : []].filter(({ length }) => length > 0);
  return !tasks.some((each) => known.every((those) => those.includes(each)));
}

/**
 * Places the rows of a returned workbook among the unit's tasks. The check value of a row decides: it was written over
 * the key and every printed cell, so it holds only while none of them moved alone. A lost key is found again by it.
 * Where there is none (workbooks of before, a deleted column) key and every printed cell must be those of one task.
 * Once cells of one row have come from another, the sheet was sorted or pasted in part, and no row is taken unasked:
 * cells that are alike in two rows leave no trace of having changed places. Nor do the cells that a unit fills in,
 * where nothing else was moved.
 */
export function placeRows<T extends KnownRow>(
  rows: readonly FormRow[],
  tasks: readonly T[],
  key: WorkbookKey,
): Place<T>[] {
  const proven = rows.map((row) => provenPlace(row, tasks, key));
  const inPart = rows.some((row, at) => proven[at] === undefined && cameFromElsewhere(row, tasks, key));
  return rows.map((row, at) => {
    const place = proven[at];
    if (place && !(inPart && place.kind === "task")) return place;
    const keyed = place?.kind === "task" ? place.task : tasks.find(({ id }) => id === row.task);
    const like = likeText(row.shown, tasks);
    if (like.length === 0 && !keyed) return { kind: row.task === "" ? "new" : "gone" };
    return { kind: "parted", like: keyed && !like.includes(keyed) ? [...like, keyed] : like };
  });
}
