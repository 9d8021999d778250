import type { Organisation } from "../../kernel/organisation.ts";
import { PLACES, REGION_CODES, UNIT_ABBREVIATIONS } from "./unit-abbreviations.ts";

/** Two units whose names say the same once abbreviations are written out; `via` is that common form. */
export type MergeSuggestion = {
  readonly first: { readonly id: string; readonly name: string; readonly proposed: boolean };
  readonly second: { readonly id: string; readonly name: string; readonly proposed: boolean };
  readonly via: string;
};

/** The place and the rest of a unit's name, written out; `place` is "" where the name has none. */
export type WrittenOut = { readonly place: string; readonly body: string };

const longestFirst = (table: Readonly<Record<string, string>>) =>
  Object.entries(table).toSorted(([a], [b]) => b.length - a.length);
export const WHOLE_REGION = "150000";
const PLACES_BY_LENGTH = longestFirst(PLACES);
const ABBREVIATIONS_BY_LENGTH = longestFirst(UNIT_ABBREVIATIONS);

/** Words that begin like the place 市: 市场监管局, 市政公用局; but not 市政府, 市政协, 市政法委, 市政务服务局. */
const NO_PLACE = /^市(场|政(?![府协法务研]))/u;

function splitPlace(name: string): WrittenOut {
  if (NO_PLACE.test(name)) return { place: "", body: name };
  const found = PLACES_BY_LENGTH.find(([place]) => name.startsWith(place) && name.length > place.length);
  return found ? { place: found[1], body: name.slice(found[0].length) } : { place: "", body: name };
}

/** Writes a name out: full width and spaces unified, the place split off, an abbreviation at the end replaced. */
export function writeOut(name: string): WrittenOut {
  const { place, body } = splitPlace(name.normalize("NFKC").replace(/[\s·]/gu, ""));
  // 人民政府 ends with its own abbreviation.
  const short = ABBREVIATIONS_BY_LENGTH.find(([from, to]) => body.endsWith(from) && !body.endsWith(to));
  return { place, body: short ? body.slice(0, body.length - short[0].length) + short[1] : body };
}

/** Where a unit is, as far as its name says; `otherwise` when it names no city. */
export function regionCodeOf(name: string, otherwise: string = WHOLE_REGION): string {
  return REGION_CODES[writeOut(name).place] ?? otherwise;
}

const isCity = (place: string): boolean => place.length > 1 && place.endsWith("市");

/** Whether two places may be one: equal, one not said, or “市” beside a named city. */
export function mayBeOnePlace(one: string, other: string): boolean {
  if (one === other || one === "" || other === "") return true;
  return (one === "市" && isCity(other)) || (other === "市" && isCity(one));
}

const pairKey = (one: string, other: string): string => [one, other].toSorted().join(" ");

type Form = WrittenOut & { readonly unit: Organisation };

const brief = ({ id, name, proposed }: Organisation) => ({ id, name, proposed });

function pairsWithin(forms: readonly Form[]): MergeSuggestion[] {
  return forms.flatMap((first, at) =>
    forms
      .slice(at + 1)
      .filter(({ unit, place }) => unit.id !== first.unit.id && mayBeOnePlace(place, first.place))
      .map(({ unit, place }) => ({
        first: brief(first.unit),
        second: brief(unit),
        via: (first.place.length > place.length ? first.place : place) + first.body,
      })),
  );
}

/**
 * Pairs of units, single or collective alike, that may be one under two names. It only proposes: whether they
 * are one is a person's decision, and pairs in `apart` were decided already. Linear in the number of names
 * but for names that agree.
 */
export function suggestMerges(
  units: readonly Organisation[],
  apart: readonly { readonly firstId: string; readonly secondId: string }[],
): MergeSuggestion[] {
  const byBody = new Map<string, Form[]>();
  for (const unit of units) {
    for (const name of [unit.name, ...unit.aliases]) {
      const form = { ...writeOut(name), unit };
      const key = `${unit.collective} ${form.body}`;
      byBody.set(key, [...(byBody.get(key) ?? []), form]);
    }
  }
  const seen = new Set(apart.map(({ firstId, secondId }) => pairKey(firstId, secondId)));
  return [...byBody.values()].flatMap(pairsWithin).filter(({ first, second }) => {
    const key = pairKey(first.id, second.id);
    return !seen.has(key) && seen.add(key);
  });
}
