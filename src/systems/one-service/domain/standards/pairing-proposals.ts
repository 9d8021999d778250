import { plainName } from "../items/name-likeness.ts";
import { similarNames } from "../items/similar-names.ts";

export const LEAST_LIKENESS = 0.7;
const MOST_PROPOSALS = 3;

/**
 * Two groups that may be one item: by the same name within a type (`likeness` 1), or a similar one; or by a 基本编码 that
 * both print though their names share nothing (`why` is `code`, `likeness` 0).
 */
export type PairingProposal = {
  readonly why: "name" | "code";
  readonly looseKey: string;
  readonly looseName: string;
  readonly looseCity: string;
  readonly targetKey: string;
  readonly targetName: string;
  readonly targetCities: readonly string[];
  readonly type: string | null;
  readonly likeness: number;
};

/** By what pairs are listed; the likeliest first where nothing is said. */
export const PAIRING_ORDERS = { name: "rises", likeness: "falls" } as const;

/** A group as it is asked about. */
export type Asked = {
  readonly key: string;
  readonly code: string | null;
  readonly name: string;
  readonly type: string;
  readonly cities: readonly string[];
  readonly printed: string | null;
};

export type PairOfKeys = { readonly looseKey: string; readonly targetKey: string };

const proposal = (
  why: PairingProposal["why"],
  loose: Asked,
  target: Asked,
  likeness: number,
): PairingProposal => ({
  why,
  looseKey: loose.key,
  looseName: loose.name,
  looseCity: loose.cities[0] ?? "",
  targetKey: target.key,
  targetName: target.name,
  targetCities: target.cities,
  type: loose.type === "" ? null : loose.type,
  likeness,
});

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Groups of one type by the likeness of their names. */
function nameProposals(
  loose: readonly Asked[],
  among: readonly Asked[],
  isDecided: (loose: Asked, target: Asked) => boolean,
): PairingProposal[] {
  const targets = among.toSorted((a, b) => byText(a.key, b.key));
  const find = similarNames(
    targets.map(({ name }) => name),
    LEAST_LIKENESS,
  );
  return loose.flatMap((group) => {
    const [plain, [city = ""]] = [plainName(group.name), group.cities];
    return find(group.name)
      .flatMap(({ index, likeness }) => {
        const target = targets[index];
        if (target === undefined || target.key === group.key || isDecided(group, target)) return [];
        // Of two without a code the later is proposed to join the earlier, so that a pair is asked for once.
        if (target.code === null && (target.key > group.key || target.cities.includes(city))) return [];
        const likely = plain === plainName(target.name) ? 1 : Math.min(likeness, 0.99);
        return [proposal("name", group, target, likely)];
      })
      .slice(0, MOST_PROPOSALS);
  });
}

/**
 * What is proposed to those without a code of some groups: the likeliest by name within a type, and the group of a code
 * that their items print too, with other names, which is always a person's to say. `among` holds all whose name is like
 * one of theirs, or whose key they print; `decided` are pairs that nobody is asked about again.
 */
export function proposalsTo(
  groups: readonly Asked[],
  among: readonly Asked[],
  decided: readonly PairOfKeys[],
): PairingProposal[] {
  const loose = groups.filter(({ code }) => code === null);
  const known = new Set(decided.map(({ looseKey, targetKey }) => `${looseKey}\n${targetKey}`));
  const isDecided = (group: Asked, target: Asked): boolean => known.has(`${group.key}\n${target.key}`);
  const byKey = new Map(among.map((group) => [group.key, group]));
  const byName = [...new Set(loose.map(({ type }) => type))].flatMap((type) => {
    const ofType = (group: Asked): boolean => group.type === type;
    return nameProposals(loose.filter(ofType), among.filter(ofType), isDecided);
  });
  const byCode = loose.flatMap((group) => {
    const target = group.printed === null ? undefined : byKey.get(group.printed);
    return target === undefined || isDecided(group, target) ? [] : [proposal("code", group, target, 0)];
  });
  return [...byName, ...byCode];
}

/** Which of all groups may be one item, the likeliest first. */
export const proposePairs = (groups: readonly Asked[], decided: readonly PairOfKeys[]): PairingProposal[] =>
  proposalsTo(groups, groups, decided).toSorted(
    (a, b) =>
      b.likeness - a.likeness ||
      byText(a.looseKey, b.looseKey) ||
      byText(a.targetKey, b.targetKey) ||
      byText(a.why, b.why),
  );
