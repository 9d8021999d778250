import { similarNames } from "../items/similar-names.ts";

const LEAST_LIKENESS = 0.7;
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

/** A group as it is asked about. */
export type Asked = {
  readonly key: string;
  readonly code: string | null;
  readonly name: string;
  readonly plain: string;
  readonly type: string;
  readonly cities: readonly string[];
  readonly printed: string | undefined;
};

const sameAsked = (a: Asked, b: Asked | undefined): boolean =>
  b !== undefined && a.code === b.code && a.name === b.name && a.cities.join() === b.cities.join();

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

/** Whether a group of a code that is printed elsewhere too, with other names, is the same item: always a person's to say. */
function codeProposals(groups: readonly Asked[], decided: ReadonlySet<string>): PairingProposal[] {
  const known = new Map(groups.map((group) => [group.key, group]));
  return groups.flatMap((group) => {
    const target = group.printed === undefined ? undefined : known.get(group.printed);
    if (target === undefined || decided.has(`${group.key}\n${target.key}`)) return [];
    return [proposal("code", group, target, 0)];
  });
}

/** Groups of one type in the order of their keys, and those that the ones without a code are like, the likeliest first. */
type OfType = {
  readonly asked: ReadonlyMap<string, Asked>;
  readonly alike: ReadonlyMap<string, readonly { readonly key: string; readonly likeness: number }[]>;
};

/** Looks only for those whose own name or one alike to it came, went or changed since `before`. */
function alikeOf(groups: readonly Asked[], before: OfType | undefined): OfType {
  const asked = new Map(groups.map((group) => [group.key, group]));
  const touched = [
    ...groups.filter((group) => !sameAsked(group, before?.asked.get(group.key))),
    ...[...(before?.asked.values() ?? [])].filter((group) => !sameAsked(group, asked.get(group.key))),
  ];
  const near = similarNames([...new Set(touched.map(({ name }) => name))], LEAST_LIKENESS);
  let find: ReturnType<typeof similarNames> | undefined;
  const anew = ({ key, name, plain, cities: [city = ""] }: Asked) => {
    find ??= similarNames(
      groups.map((group) => group.name),
      LEAST_LIKENESS,
    );
    return find(name).flatMap(({ index, likeness }) => {
      const target = groups[index];
      if (target === undefined || target.key === key) return [];
      // Of two without a code the later is proposed to join the earlier, so that a pair is asked for once.
      if (target.code === null && (target.key > key || target.cities.includes(city))) return [];
      return [{ key: target.key, likeness: plain === target.plain ? 1 : Math.min(likeness, 0.99) }];
    });
  };
  const loose = groups.filter(({ code }) => code === null);
  const alike = loose.map((group) => {
    const known =
      touched.length === 0 || near(group.name).length === 0 ? before?.alike.get(group.key) : undefined;
    return [group.key, known ?? anew(group)] as const;
  });
  return { asked, alike: new Map(alike) };
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byKey = (a: Asked, b: Asked): number => byText(a.key, b.key);

/**
 * Proposes which groups may be one item, the likeliest first, of one state of the groups after the other. It keeps which
 * names are alike, and looks again only for those whose own name, or one alike to it, came, went or changed since the
 * last state. `decided` are pairs of keys, with a line break between, that nobody is asked about again.
 */
export function pairProposer() {
  let kept: ReadonlyMap<string, OfType> = new Map();

  const nameProposals = (groups: readonly Asked[], decided: ReadonlySet<string>): PairingProposal[] => {
    const byType = new Map<string, Asked[]>();
    for (const group of groups) {
      const known = byType.get(group.type);
      if (known) known.push(group);
      else byType.set(group.type, [group]);
    }
    kept = new Map(
      [...byType].map(([type, all]) => [type, alikeOf(all.toSorted(byKey), kept.get(type))] as const),
    );
    return [...kept.values()].flatMap(({ asked, alike }) =>
      [...alike].flatMap(([key, targets]) =>
        targets
          .filter((target) => !decided.has(`${key}\n${target.key}`))
          .slice(0, MOST_PROPOSALS)
          .flatMap(({ key: at, likeness }) => {
            const [loose, target] = [asked.get(key), asked.get(at)];
            return loose && target ? [proposal("name", loose, target, likeness)] : [];
          }),
      ),
    );
  };

  return (groups: readonly Asked[], decided: ReadonlySet<string>): PairingProposal[] =>
    [...nameProposals(groups, decided), ...codeProposals(groups, decided)].toSorted(
      (a, b) => b.likeness - a.likeness || byText(a.looseKey, b.looseKey),
    );
}
