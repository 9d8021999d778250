import { heldShare, pairsOf } from "../../../kernel/similarity.ts";
import type { MeasureReading, PrintedUnit, Question } from "../reading.ts";
import type { TableReading } from "../task-table.ts";
import { fold } from "./characters.ts";
import { fromChineseNumeral } from "./ordinals.ts";
import type { BesideText } from "./questions.ts";

const compact = (text: string): string => fold(text).replaceAll(/[^一-鿿A-Za-z0-9]/g, "");
const OPENING = 4;
const LONGEST_OPENING = 16;
const openingOf = (measure: MeasureReading): string =>
  compact(measure.text.slice(0, 60)).slice(0, LONGEST_OPENING);
const ordinalOf = ({ ordinal }: MeasureReading): string => {
  const printed = compact(ordinal ?? "").replace(/^第|[条章节项]$/g, "");
  return String(fromChineseNumeral(printed) ?? printed);
};
/** How much of the row's words the measure must hold where only the ordinals agree. */
const SAME_WORDS = 0.6;

/**
 * Joins what a table says to the measures of the text: by their opening words, or by ordinal and likeness. What only
 * one of them has is kept, what they say differently is left to a person; a list of projects is no measure.
 */
export function joinTable(
  text: readonly MeasureReading[],
  table: TableReading,
): { readonly measures: readonly MeasureReading[]; readonly beside: BesideText } {
  const joined = [...text];
  const added: MeasureReading[] = [];
  const differs = new Map<number, NonNullable<Question["stated"]>>();
  const byOpening = new Map<string, number[]>();
  const byOrdinal = new Map<string, number[]>();
  for (const [i, measure] of text.entries()) {
    keep(byOpening, openingOf(measure).slice(0, OPENING), i);
    keep(byOrdinal, ordinalOf(measure), i);
  }
  for (const row of table.measures) {
    if (table.projects.some(({ span }) => row.spans.text[0] >= span[0] && row.spans.text[0] < span[1]))
      continue;
    const opening = openingOf(row);
    const index =
      beginsAlike(text, opening, byOpening.get(opening.slice(0, OPENING)) ?? []) ??
      alike(text, row, byOrdinal.get(ordinalOf(row)) ?? []);
    if (index === null) {
      added.push(row);
      continue;
    }
    const measure = joined[index] as MeasureReading;
    if (isOtherwise(measure, row)) differs.set(index, stated(row));
    else joined[index] = completed(measure, row);
  }
  return { measures: [...joined, ...added], beside: { differs, projects: table.projects } };
}

function keep(map: Map<string, number[]>, key: string, i: number): void {
  const listed = map.get(key) ?? [];
  if (listed.length < MOST_ALIKE) map.set(key, [...listed, i]);
}

/** Ordinals begin again in every chapter: as many of one ordinal are compared with a row. */
const MOST_ALIKE = 12;

/** The measure whose first words are the row's, as far as the shorter of them goes. */
function beginsAlike(text: readonly MeasureReading[], opening: string, at: readonly number[]): number | null {
  if (opening.length < OPENING) return null;
  const found = at.find((i) => {
    const other = openingOf(text[i] as MeasureReading);
    return other.startsWith(opening) || opening.startsWith(other);
  });
  return found ?? null;
}

function alike(text: readonly MeasureReading[], row: MeasureReading, at: readonly number[]): number | null {
  const words = pairsOf(row.text);
  const close = at.find((i) => heldShare(words, pairsOf((text[i] as MeasureReading).text)) >= SAME_WORDS);
  return close ?? null;
}

const stated = ({ lead, support, guide, deadline }: MeasureReading): NonNullable<Question["stated"]> => ({
  lead,
  support,
  guide,
  deadline,
});

const ROLES = ["lead", "support", "guide"] as const;
const hasUnits = (measure: MeasureReading): boolean => ROLES.some((role) => measure[role].length > 0);
const same = (a: readonly PrintedUnit[], b: readonly PrintedUnit[]): boolean => {
  const names = new Set(a.map((unit) => fold(unit.name)));
  return names.size === b.length && b.every((unit) => names.has(fold(unit.name)));
};

function isOtherwise(measure: MeasureReading, row: MeasureReading): boolean {
  const units = hasUnits(measure) && hasUnits(row) && ROLES.some((role) => !same(measure[role], row[role]));
  const [a, b] = [measure.deadline, row.deadline];
  const days = a.kind !== "none" && b.kind !== "none" && (a.kind !== b.kind || a.latest !== b.latest);
  return units || days;
}

/** The measure of the text with what only its row says. */
function completed(measure: MeasureReading, row: MeasureReading): MeasureReading {
  const units = hasUnits(measure) ? {} : { lead: row.lead, support: row.support, guide: row.guide };
  if (measure.deadline.raw !== null || row.deadline.raw === null) return { ...measure, ...units };
  return {
    ...measure,
    ...units,
    deadline: row.deadline,
    spans: { ...measure.spans, deadline: row.spans.deadline },
    rules: { ...measure.rules, deadline: row.rules.deadline },
  };
}
