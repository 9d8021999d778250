import type { Organisation } from "../../kernel/organisation.ts";
import { regionCodeOf } from "../domain/merge.ts";
import type { Liaison } from "../domain/organisation.ts";
import { fieldName, type RosterEntry, type RosterField, type RosterIssue } from "./sheet.ts";
import { checkPlace } from "../domain/unit-rules.ts";

/** A unit as a roster leaves it; `isNew` ones bear a name of the plan's own for id until they are stored. */
export type PlannedUnit = {
  readonly row: number;
  readonly unit: Organisation;
  /** Null leaves the liaisons of the unit alone. */
  readonly liaisons: readonly Liaison[] | null;
  readonly outcome: "created" | "updated" | "unchanged";
};

export type RosterPlan = {
  readonly planned: readonly PlannedUnit[];
  readonly issues: readonly RosterIssue[];
};

/** What a plan is made against: units that stand, with their liaisons. */
export type Roster = {
  readonly units: readonly Organisation[];
  readonly liaisons: ReadonlyMap<string, readonly Liaison[]>;
};

const issue = (row: number, field: RosterField, zh: string, en: string): RosterIssue => ({
  row,
  field: fieldName(field),
  sentence: { zh, en },
});

const namesOf = ({ name, aliases }: Pick<Organisation, "name" | "aliases">) => [name, ...aliases];

/** Every name and alias with the unit it leads to. */
const index = (units: readonly Organisation[]): Map<string, Organisation> =>
  new Map(units.flatMap((unit) => namesOf(unit).map((name) => [name, unit])));

/** Whom a row means: the unit of its name, else the one unit that its aliases lead to, else a new one. */
function matchRow(
  entry: RosterEntry,
  known: ReadonlyMap<string, Organisation>,
): { unit: Organisation | null; issue: RosterIssue | null } {
  const aliases = entry.aliases ?? [];
  const found = [...new Set([entry.name, ...aliases].flatMap((name) => known.get(name) ?? []))];
  const [first, second] = found;
  if (first === undefined || second === undefined) return { unit: first ?? null, issue: null };
  const zh = `这一行的名称和别名分属“${first.name}”和“${second.name}”两个单位。请先在名册中合并，或改别名。`;
  const en = `The names of this row belong to two units, “${first.name}” and “${second.name}”. Merge them on the roster first, or change the aliases.`;
  return { unit: null, issue: issue(entry.row, "aliases", zh, en) };
}

/** The unit with the row's fields over its own; parent and members are resolved by the caller. */
function filled(entry: RosterEntry, current: Organisation | null): Organisation {
  const aliases = new Set([...(current ? namesOf(current) : []), ...(entry.aliases ?? [])]);
  aliases.delete(entry.name);
  // A row that gives a unit's alias as its name does not rename the unit.
  const name = current && current.aliases.includes(entry.name) ? current.name : entry.name;
  if (name !== entry.name) aliases.add(entry.name);
  aliases.delete(name);
  return {
    id: current?.id ?? `row ${entry.row}`,
    name,
    aliases: [...aliases].toSorted(),
    parentId: current?.parentId ?? null,
    regionCode: entry.regionCode ?? current?.regionCode ?? regionCodeOf(entry.name),
    collective: entry.collective ?? current?.collective ?? false,
    memberIds: current?.memberIds ?? [],
    proposed: false,
  };
}

const sameList = (one: readonly string[], other: readonly string[]): boolean =>
  one.toSorted().join("\n") === other.toSorted().join("\n");

const sameLiaisons = (one: readonly Liaison[], other: readonly Liaison[]): boolean =>
  JSON.stringify(one.map(({ name, phone }) => [name, phone])) ===
  JSON.stringify(other.map(({ name, phone }) => [name, phone]));

function isSame(one: Organisation, other: Organisation): boolean {
  return (
    one.name === other.name &&
    one.parentId === other.parentId &&
    one.regionCode === other.regionCode &&
    one.collective === other.collective &&
    one.proposed === other.proposed &&
    sameList(one.aliases, other.aliases) &&
    sameList(one.memberIds, other.memberIds)
  );
}

type Draft = { readonly entry: RosterEntry; readonly unit: Organisation };

/** Names given by two rows: the later one is at fault. */
function findRepeats(entries: readonly RosterEntry[]): RosterIssue[] {
  const first = new Map<string, number>();
  return entries.flatMap((entry) => {
    const repeated = [entry.name, ...(entry.aliases ?? [])].find((name) => first.has(name));
    for (const name of [entry.name, ...(entry.aliases ?? [])])
      if (!first.has(name)) first.set(name, entry.row);
    if (repeated === undefined) return [];
    const row = first.get(repeated);
    const zh = `“${repeated}”在第 ${row} 行已出现，请合并这两行或改名。`;
    return [
      issue(
        entry.row,
        "name",
        zh,
        `“${repeated}” stands in row ${row} already: join the two rows or change the name.`,
      ),
    ];
  });
}

const unknownName = (row: number, field: "parent" | "members", name: string): RosterIssue =>
  issue(
    row,
    field,
    `名册和本表中都没有“${name}”。请改正名称，或先加上这个单位。`,
    `Neither the roster nor this sheet has “${name}”. Correct the name, or add that unit first.`,
  );

function resolve({ entry, unit }: Draft, known: ReadonlyMap<string, Organisation>) {
  const { row, parent, members } = entry;
  const missing = (members ?? []).filter((name) => !known.has(name));
  const issues = missing.map((name) => unknownName(row, "members", name));
  if (parent && !known.has(parent)) issues.push(unknownName(row, "parent", parent));
  const parentId = parent === null ? unit.parentId : (known.get(parent)?.id ?? null);
  const memberIds =
    members === null ? unit.memberIds : [...new Set(members.flatMap((name) => known.get(name)?.id ?? []))];
  return { draft: { entry, unit: { ...unit, parentId, memberIds } }, issues };
}

/** One pass over rows that were good so far; what it finds wrong with a row may make others wrong in turn. */
function pass(entries: readonly RosterEntry[], roster: Roster): { drafts: Draft[]; issues: RosterIssue[] } {
  const before = index(roster.units);
  const issues = findRepeats(entries);
  const matched = entries.map((entry) => ({ entry, ...matchRow(entry, before) }));
  issues.push(...matched.flatMap(({ issue: found }) => found ?? []));
  const units = matched.map(({ entry, unit }) => ({ entry, unit: filled(entry, unit) }));
  const twice = units.filter(({ unit }, at) => units.findIndex((other) => other.unit.id === unit.id) < at);
  for (const { entry, unit } of twice)
    issues.push(
      issue(
        entry.row,
        "name",
        `这一行与前面某行是同一个单位“${unit.name}”，请合并成一行。`,
        `This row and one above are the same unit, “${unit.name}”: join them.`,
      ),
    );
  const changed = new Map(units.map(({ unit }) => [unit.id, unit]));
  const stay = roster.units.filter(({ id }) => !changed.has(id));
  const known = index([...stay, ...changed.values()]);
  const resolved = units.map((draft) => resolve(draft, known));
  issues.push(...resolved.flatMap(({ issues: found }) => found));
  const after = [...stay, ...resolved.map(({ draft }) => draft.unit)];
  for (const { draft } of resolved) {
    const place = checkPlace(after, draft.unit.id, draft.unit);
    if (!place.ok) {
      const field = place.failure.code === "members" ? "members" : "parent";
      issues.push({ row: draft.entry.row, field: fieldName(field), sentence: place.failure.sentence });
    }
  }
  return { drafts: resolved.map(({ draft }) => draft), issues };
}

const outcomeOf = ({ unit, entry }: Draft, roster: Roster): PlannedUnit["outcome"] => {
  const current = roster.units.find(({ id }) => id === unit.id);
  if (!current) return "created";
  const kept = entry.liaisons === null || sameLiaisons(entry.liaisons, roster.liaisons.get(unit.id) ?? []);
  return kept && isSame(unit, current) ? "unchanged" : "updated";
};

/**
 * What the roster becomes: `planned` holds the rows without issues, also none that a refused row's fault
 * reaches, so that they can be taken alone. Nothing is merged: a row that names two units is an issue.
 */
export function planRoster(
  entries: readonly RosterEntry[],
  found: readonly RosterIssue[],
  roster: Roster,
): RosterPlan {
  const issues = [...found];
  for (;;) {
    const bad = new Set(issues.map(({ row }) => row));
    const good = entries.filter(({ row }) => !bad.has(row));
    const { drafts, issues: fresh } = pass(good, roster);
    issues.push(...fresh);
    if (fresh.length > 0) continue;
    return {
      planned: drafts.map((draft) => ({
        row: draft.entry.row,
        unit: draft.unit,
        liaisons: draft.entry.liaisons,
        outcome: outcomeOf(draft, roster),
      })),
      issues: issues.toSorted((a, b) => a.row - b.row),
    };
  }
}
