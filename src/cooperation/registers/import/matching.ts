import { pairsOf, sharedShare } from "../../../kernel/similarity.ts";
import type { ImportDraft } from "./row.ts";
import { plainName } from "../likely-same.ts";

/** A row that a line of the sheet may be. */
export type LikeEntry = { readonly id: string; readonly name: string; readonly regionCode: string };

/** A row of the register as far as it is needed to know one again. */
export type KnownEntry = LikeEntry & { readonly code: string | null };

/** What a line of the sheet is: a row that is there, one that may be there and a person says, another one, or told twice; `like`: among which a person said so. */
export type Match =
  | { readonly kind: "known"; readonly entry: KnownEntry; readonly like?: readonly LikeEntry[] }
  | { readonly kind: "maybe"; readonly like: readonly LikeEntry[] }
  | { readonly kind: "new"; readonly apartFrom: readonly string[]; readonly like?: readonly LikeEntry[] }
  | { readonly kind: "gone" }
  | { readonly kind: "twice"; readonly of: number };

const ALIKE = 0.85;
/** Pairs of characters that so many rows have tell nothing apart. */
const COMMON = 200;
const MOST_LIKE = 5;

const numbersIn = (name: string): string => (plainName(name).match(/\d+/gu) ?? []).toSorted().join(" ");
/** S27 and S29, phase one and phase two are others, however alike the rest. */
const numbersAgree = (a: string, b: string): boolean => {
  const [left, right] = [numbersIn(a), numbersIn(b)];
  return left === "" || right === "" || left === right;
};

type Index = {
  readonly byId: ReadonlyMap<string, KnownEntry>;
  readonly byCode: ReadonlyMap<string, readonly KnownEntry[]>;
  readonly byName: ReadonlyMap<string, readonly KnownEntry[]>;
  readonly alike: (name: string) => readonly KnownEntry[];
};

function grouped<T>(items: readonly T[], keyOf: (item: T) => string | null): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === null || key === "") continue;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

function indexOf(known: readonly KnownEntry[]): Index {
  const pairs = known.map(({ name }) => pairsOf(name));
  const holders = new Map<string, number[]>();
  pairs.forEach((own, at) => {
    for (const pair of own) {
      const group = holders.get(pair);
      if (group) group.push(at);
      else holders.set(pair, [at]);
    }
  });
  const alike = (name: string): KnownEntry[] => {
    const own = pairsOf(name);
    const candidates = new Set<number>();
    for (const pair of own) {
      const group = holders.get(pair) ?? [];
      if (group.length <= COMMON) for (const at of group) candidates.add(at);
    }
    return [...candidates]
      .map((at) => ({ entry: known[at], share: sharedShare(own, pairs[at] ?? new Set()) }))
      .filter(({ entry, share }) => share >= ALIKE && entry !== undefined && numbersAgree(name, entry.name))
      .toSorted((a, b) => b.share - a.share)
      .slice(0, MOST_LIKE)
      .flatMap(({ entry }) => entry ?? []);
  };
  return {
    byId: new Map(known.map((entry) => [entry.id, entry])),
    byCode: grouped(known, ({ code }) => code),
    byName: grouped(known, ({ name }) => plainName(name)),
    alike,
  };
}

const likeOf = ({ id, name, regionCode }: KnownEntry): LikeEntry => ({ id, name, regionCode });

/** Whether a line that names a row by its code also names it in words; a code may be mistyped. */
const namesAlike = (a: string, b: string): boolean =>
  plainName(a) === plainName(b) || (sharedShare(pairsOf(a), pairsOf(b)) >= ALIKE && numbersAgree(a, b));

function matchOf(draft: ImportDraft, index: Index, decided: string | null | undefined): Match {
  const named = index.byName.get(plainName(draft.name)) ?? [];
  const here = named.filter(({ regionCode }) => regionCode === draft.regionCode);
  const byId = draft.id === null ? undefined : index.byId.get(draft.id);
  if (draft.id !== null && !byId) return { kind: "gone" };
  // Whoever sorts the columns that can be seen leaves the hidden number: it counts beside the name it went out with.
  if (byId && named.includes(byId) && (here.length === 0 || here.includes(byId)))
    return { kind: "known", entry: byId };
  const code = typeof draft.values["code"] === "string" ? draft.values["code"] : null;
  const byCode = code === null ? [] : (index.byCode.get(code) ?? []);
  const [coded] = byCode;
  if (!byId && coded && byCode.length === 1 && namesAlike(draft.name, coded.name))
    return { kind: "known", entry: coded };
  const [only] = here;
  if (!byId && only && here.length === 1 && byCode.length === 0) return { kind: "known", entry: only };
  const like = [
    ...new Set([...byCode, ...here, ...named, ...(byId ? [byId] : []), ...index.alike(draft.name)]),
  ];
  if (like.length === 0) return { kind: "new", apartFrom: [] };
  const shown = like.slice(0, MOST_LIKE).map(likeOf);
  if (decided === null) return { kind: "new", apartFrom: like.map(({ id }) => id), like: shown };
  const chosen = decided === undefined ? undefined : index.byId.get(decided);
  return chosen ? { kind: "known", entry: chosen, like: shown } : { kind: "maybe", like: shown };
}

/**
 * Each line of the sheet held against the register: by the system's number or the project's code where its name agrees, by
 * its name in the same city. What is only alike, as of another city, or named otherwise than its number or code says, is for
 * a person to say (`same`: line → row, null: another).
 */
export function matchDrafts(
  drafts: readonly ImportDraft[],
  known: readonly KnownEntry[],
  same: Readonly<Record<string, string | null>>,
): Match[] {
  const index = indexOf(known);
  const first = new Map<string, number>();
  return drafts.map((draft): Match => {
    const match = matchOf(draft, index, same[String(draft.number)]);
    const key =
      match.kind === "known"
        ? match.entry.id
        : `${plainName(draft.name)} ${draft.regionCode} ${String(draft.values["code"] ?? "")}`;
    const before = first.get(key);
    if (before !== undefined && draft.name !== "" && match.kind !== "gone")
      return { kind: "twice", of: before };
    first.set(key, draft.number);
    return match;
  });
}
