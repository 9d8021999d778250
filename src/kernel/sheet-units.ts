import { folded } from "./search-tokens.ts";
import { pairsOf, sharedShare } from "./similarity.ts";

/** A unit of the roster by its names. */
export type NamedUnit = {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly regionCode: string;
};

const formOf = (name: string): string => folded(name).replace(/[\s()]/gu, "");

/** Finds a unit by any of its names, or by its id. */
export type UnitFinder<U extends NamedUnit = NamedUnit> = (printed: string) => U | undefined;

export function unitFinder<U extends NamedUnit>(units: readonly U[]): UnitFinder<U> {
  const byForm = new Map<string, U>();
  for (const unit of units) for (const alias of unit.aliases) byForm.set(formOf(alias), unit);
  // A unit's own name wins over what others are also called.
  for (const unit of units) {
    byForm.set(unit.id, unit);
    byForm.set(formOf(unit.name), unit);
  }
  return (printed) => byForm.get(formOf(printed));
}

/** Whether the characters of the shorter stand in the longer in their order: 发改委 in 发展和改革委员会. */
function abbreviates(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  let at = 0;
  for (const character of long) if (character === short[at]) at += 1;
  return short.length >= 2 && at === short.length;
}

const NEAREST = 5;
const NEAR = 0.3;
/** What an abbreviation has in common with the full name beyond shared pairs of characters, of which it has few. */
const ABBREVIATED = 0.4;

/** The units that a name may mean, the likeliest first. */
export function nearestUnits(printed: string, units: readonly NamedUnit[]): { id: string; name: string }[] {
  const form = formOf(printed);
  const pairs = pairsOf(form);
  const nearness = (name: string): number => {
    const other = formOf(name);
    return sharedShare(pairs, pairsOf(other)) + (abbreviates(form, other) ? ABBREVIATED : 0);
  };
  return units
    .map(({ id, name, aliases }) => ({ id, name, near: Math.max(...[name, ...aliases].map(nearness)) }))
    .filter(({ near }) => near >= NEAR)
    .toSorted((a, b) => b.near - a.near || (a.name < b.name ? -1 : 1))
    .slice(0, NEAREST)
    .map(({ id, name }) => ({ id, name }));
}

/** The names in a cell of units, as printed; what stands in brackets behind a name says its part and is left out. */
export const namesIn = (text: string): string[] => [
  ...new Set(
    text
      .split(/[、，,；;\n/]+/)
      .map((name) =>
        name
          .replace(/^\s*(?:牵头|责任|配合|主办|协办)(?:单位|部门)?[:：]/, "")
          .replace(/\s*[(（](?:牵头|主办|主责|负责|配合|协办|参与)(?:单位|部门)?[)）]$/, "")
          .trim(),
      )
      .filter((name) => name !== "" && !/^(?:无|[-—])$/.test(name)),
  ),
];
