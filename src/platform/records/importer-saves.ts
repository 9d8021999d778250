import { type Failure, refusal, type Sentence } from "../../kernel/error.ts";
import type { CellCorrections, Decisions, Question, Save, SheetLine } from "../../kernel/sheet.ts";
import type { SaidColumns } from "./importer-spec.ts";

// Several people decide in one import. Each save says on which state it was decided; what others saved since is told by the
// saves themselves, each of which keeps what it changed as it stood before.

/** Everything that is decided of an import, each thing as JSON: `columns 0`, `cells 12:3`, `year`, `units 甲局`. */
export type Things = ReadonlyMap<string, string>;

/** The thing that says which sheet of a workbook is read: with another one nothing stands of what was said before. */
export const SHEET_READ = "sheet";

type Said = { readonly columns: readonly SaidColumns[]; readonly cells: CellCorrections };

const inside = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const upToLast = (fields: readonly (string | null)[] | undefined) =>
  fields?.slice(0, fields.findLastIndex((field) => field !== null) + 1);

/** What people said, thing by thing; columns without fields are asked to be proposed anew, which is another thing than they are. */
export function thingsOf({ columns, cells, decisions }: Said & { readonly decisions: Decisions }): Things {
  const things = new Map<string, string>();
  columns.forEach(({ headingRow, fields }, at) =>
    things.set(`columns ${at}`, JSON.stringify({ headingRow, fields: upToLast(fields) })),
  );
  for (const [of, value] of Object.entries({ ...decisions, cells }))
    if (inside(value))
      for (const [key, each] of Object.entries(value)) things.set(`${of} ${key}`, JSON.stringify(each));
    else if (value !== undefined) things.set(of, JSON.stringify(value));
  return things;
}

/** The same as an importer takes it; `undecided` says which decisions have keys. */
export function saidIn<D extends Decisions>(things: Things, undecided: D): Said & { readonly decisions: D } {
  const columns: SaidColumns[] = [];
  const cells: Record<string, string> = {};
  const decisions: Record<string, unknown> = Object.fromEntries(
    Object.entries(undecided).map(([of, value]) => [of, inside(value) ? { ...value } : value]),
  );
  for (const [thing, text] of things) {
    const parted = thing.indexOf(" ");
    const [of, key] = parted < 0 ? [thing, null] : [thing.slice(0, parted), thing.slice(parted + 1)];
    const value: unknown = JSON.parse(text);
    if (of === "columns") columns[Number(key)] = value as SaidColumns;
    else if (of === "cells" && key !== null) cells[key] = String(value);
    else if (key === null) decisions[of] = value;
    else decisions[of] = { ...(inside(decisions[of]) ? decisions[of] : {}), [key]: value };
  }
  return { columns, cells, decisions: decisions as D };
}

/** What was changed that somebody had not seen, by whom at last. */
export type Clash = { readonly thing: string; readonly by: string };

/** Everything that was saved from a state on, each thing by whom at last. */
export function savedSince(saves: readonly Save[], version: number): Clash[] {
  const by = new Map(
    saves.slice(version).flatMap((save) => Object.keys(save.was).map((thing) => [thing, save.by] as const)),
  );
  return [...by].map(([thing, name]) => ({ thing, by: name }));
}

/**
 * What stands once somebody's words are added to what others saved since the state on which they were said: what was left as
 * it stood there stays as others changed it. `was`: what is changed, as it stood; `clashes`: what others changed otherwise.
 */
export function savedTogether(
  saves: readonly Save[],
  version: number,
  stands: Things,
  said: Things,
): {
  readonly things: Things;
  readonly was: Readonly<Record<string, string | null>>;
  readonly clashes: readonly Clash[];
} {
  const seen = new Map<string, string | null>();
  for (const { was } of saves.slice(version).toReversed())
    for (const [thing, text] of Object.entries(was)) seen.set(thing, text);
  const things = new Map(stands);
  const was: Record<string, string | null> = {};
  const clashing = new Set<string>();
  for (const thing of new Set([...stands.keys(), ...said.keys(), ...seen.keys()])) {
    const [now, own] = [stands.get(thing) ?? null, said.get(thing) ?? null];
    const before = seen.has(thing) ? (seen.get(thing) ?? null) : now;
    if (own === before || own === now) continue;
    if (before !== now) {
      clashing.add(thing);
      continue;
    }
    was[thing] = now;
    if (own === null) things.delete(thing);
    else things.set(thing, own);
  }
  const clashes = savedSince(saves, version).filter(({ thing }) => clashing.has(thing));
  return { things, was, clashes };
}

/** What a thing is called: as the import asks for it. */
function called(
  thing: string,
  questions: readonly Question[],
  lines: readonly SheetLine[],
  rowOf: (number: number) => string,
): Sentence {
  const [of = "", ...rest] = thing.split(" ");
  const key = rest.join(" ");
  if (of === SHEET_READ) return { zh: "读哪张工作表", en: "which sheet is read" };
  if (of === "columns") return { zh: "各列的含义", en: "what columns mean" };
  if (of === "cells") {
    const row = rowOf(Number(key.split(":")[0]));
    return { zh: `第 ${row} 行的单元格`, en: `the cells of line ${row}` };
  }
  const is = (question: Question): boolean => question.of === of && (question.key ?? "") === key;
  const line = lines.find(({ asks = [] }) => asks.some(is));
  const asked = line?.asks?.find(is) ?? questions.find(is);
  const name = asked?.name ?? { zh: key || of, en: key || of };
  if (line === undefined) return { zh: `“${name.zh}”`, en: `“${name.en}”` };
  const row = rowOf(line.number);
  return { zh: `第 ${row} 行的“${name.zh}”`, en: `“${name.en}” of line ${row}` };
}

const MOST_NAMED = 3;

/** That others changed something since; nothing of what was said is kept. */
export function changedSince(
  clashes: readonly Clash[],
  questions: readonly Question[],
  lines: readonly SheetLine[],
  rowOf: (number: number) => string,
): Failure {
  const names = [...new Set(clashes.map(({ by }) => by))];
  const named = clashes.slice(0, MOST_NAMED).map(({ thing }) => called(thing, questions, lines, rowOf));
  const more = clashes.length > MOST_NAMED ? clashes.length : 0;
  const what = {
    zh: `${named.map(({ zh }) => zh).join("、")}${more > 0 ? `等 ${more} 处` : ""}`,
    en: `${named.map(({ en }) => en).join(", ")}${more > 0 ? ` and more, ${more} in all` : ""}`,
  };
  return refusal(
    "changed-since",
    `您打开之后，${names.join("、")}改了${what.zh}。您刚才所选的没有保存，也没有登记；请看清现在的样子再定。`,
    `Since you opened it ${names.join(", ")} changed ${what.en}. What you just chose was neither kept nor entered: look at how it stands now, then decide.`,
  );
}
