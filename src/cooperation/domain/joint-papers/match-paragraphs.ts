import { pairsOf, sharedShare } from "../../../kernel/similarity.ts";
import type { Paragraph } from "./paragraphs.ts";

/** Paragraphs of both sides that are one, by their index; `inPlace`: in the order that most of the text kept. */
export type Match = { readonly left: number; readonly right: number; readonly inPlace: boolean };

type Edge = { readonly left: number; readonly right: number; readonly weight: number };

/** From which share of common characters two paragraphs are taken for one. */
const ALIKE = 0.5;
/** The same, where both open the article of the same number: it keeps its identity through a rewriting. */
const ALIKE_NUMBERED = 0.2;
/** Out of order only what is plainly the same was moved. */
const ALIKE_MOVED = 0.6;
/** How much less another number before the same words counts. */
const RENUMBERED = 0.97;
/** Fewest characters of a paragraph that can be told to have moved. */
const SHORTEST_MOVED = 6;
/** The same, where a number opens it: headings are short. */
const SHORTEST_HEADING = 3;

// What bounds the work: candidates for a paragraph are few, however long the texts are.
const MOST_CANDIDATES = 6;
const MOST_HOLDERS = 48;
const MOST_EQUALS = 8;

/** A long paragraph that stays in its place counts for more than a short one. */
const weightOf = (likeness: number, { body }: Paragraph): number =>
  likeness * (1 + Math.min(body.length, 80) / 20);

function placesOf(paragraphs: readonly Paragraph[]): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const [index, { body }] of paragraphs.entries()) {
    const at = found.get(body);
    if (at) at.push(index);
    else found.set(body, [index]);
  }
  return found;
}

function equalEdges(lefts: readonly Paragraph[], rights: readonly Paragraph[]): Edge[] {
  const inRight = placesOf(rights);
  return [...placesOf(lefts)].flatMap(([body, at]) => {
    const there = inRight.get(body) ?? [];
    return at.flatMap((left, nth) =>
      there
        // A line that is often repeated meets those that come at about the same turn.
        .slice(Math.max(0, nth - MOST_EQUALS), nth + MOST_EQUALS)
        .map((right) => edgeOf(lefts, rights, left, right, 1)),
    );
  });
}

function edgeOf(
  lefts: readonly Paragraph[],
  rights: readonly Paragraph[],
  left: number,
  right: number,
  likeness: number,
): Edge {
  const [one, other] = [lefts[left], rights[right]];
  if (!one || !other) throw new Error("no such paragraph");
  const sameNumber = one.number === other.number;
  return { left, right, weight: weightOf(sameNumber ? likeness : likeness * RENUMBERED, one) };
}

/** Likely partners of each left paragraph, found by the rare pairs of characters that both hold. */
function likeEdges(lefts: readonly Paragraph[], rights: readonly Paragraph[]): Edge[] {
  const equal = new Set(rights.map(({ body }) => body));
  const pairsOfRight = rights.map(({ body }) => pairsOf(body));
  const holders = new Map<string, number[]>();
  for (const [right, pairs] of pairsOfRight.entries())
    for (const pair of pairs) {
      const at = holders.get(pair);
      if (at) at.push(right);
      else holders.set(pair, [right]);
    }
  const byOpening = new Map(rights.flatMap(({ opens }, right) => (opens === null ? [] : [[opens, right]])));
  const edges: Edge[] = [];
  for (const [left, { body, opens }] of lefts.entries()) {
    if (body === "" || equal.has(body)) continue;
    const pairs = pairsOf(body);
    const shared = new Map<number, number>();
    for (const pair of pairs) {
      const at = holders.get(pair) ?? [];
      if (at.length <= MOST_HOLDERS) for (const right of at) shared.set(right, (shared.get(right) ?? 0) + 1);
    }
    const candidates = [...shared]
      .toSorted(([a, x], [b, y]) => y - x || a - b)
      .slice(0, MOST_CANDIDATES)
      .map(([right]) => right);
    const named = opens === null ? undefined : byOpening.get(opens);
    for (const right of new Set([...candidates, ...(named === undefined ? [] : [named])])) {
      const likeness = sharedShare(pairs, pairsOfRight[right] ?? new Set());
      const enough = right === named ? ALIKE_NUMBERED : ALIKE;
      if (likeness >= enough) edges.push(edgeOf(lefts, rights, left, right, Math.max(likeness, enough)));
    }
  }
  return edges;
}

/** The heaviest run of pairs that goes forward on both sides: a Fenwick tree of the best chain to each right paragraph. */
function heaviestChain(edges: readonly Edge[], rightCount: number): Edge[] {
  type Link = { readonly edge: Edge; readonly total: number; readonly before: Link | null };
  const tree: (Link | null)[] = Array.from({ length: rightCount + 1 }, () => null);
  const best = (count: number): Link | null => {
    let found: Link | null = null;
    for (let at = count; at > 0; at -= at & -at) {
      const link = tree[at] ?? null;
      if (link && (!found || link.total > found.total)) found = link;
    }
    return found;
  };
  // Of one left paragraph the last right one first, so that it is chained once only.
  const inOrder = edges.toSorted((a, b) => a.left - b.left || b.right - a.right);
  for (const edge of inOrder) {
    const before = best(edge.right);
    const link = { edge, total: edge.weight + (before?.total ?? 0), before };
    for (let at = edge.right + 1; at <= rightCount; at += at & -at)
      if (link.total > (tree[at]?.total ?? 0)) tree[at] = link;
  }
  const chain: Edge[] = [];
  for (let link = best(rightCount); link; link = link.before) chain.push(link.edge);
  return chain;
}

/** What is left over on both sides and plainly the same: it was moved. */
function movedPairs(edges: readonly Edge[], lefts: readonly Paragraph[], chain: readonly Edge[]): Edge[] {
  const [usedLeft, usedRight] = [
    new Set(chain.map(({ left }) => left)),
    new Set(chain.map(({ right }) => right)),
  ];
  const plain = edges.filter(({ left, weight }) => {
    const paragraph = lefts[left];
    const shortest = paragraph?.number === "" ? SHORTEST_MOVED : SHORTEST_HEADING;
    if (!paragraph || paragraph.body.length < shortest) return false;
    return weight >= weightOf(paragraph.opens === null ? ALIKE_MOVED : ALIKE, paragraph) * RENUMBERED;
  });
  return plain
    .toSorted((a, b) => b.weight - a.weight || a.left - b.left || a.right - b.right)
    .filter(({ left, right }) => {
      if (usedLeft.has(left) || usedRight.has(right)) return false;
      usedLeft.add(left);
      usedRight.add(right);
      return true;
    });
}

function match(lefts: readonly Paragraph[], rights: readonly Paragraph[]): Match[] {
  const edges = [...equalEdges(lefts, rights), ...likeEdges(lefts, rights)];
  const chain = heaviestChain(edges, rights.length);
  const pairs = (found: readonly Edge[], inPlace: boolean) =>
    found.map(({ left, right }): Match => ({ left, right, inPlace }));
  return [...pairs(chain, true), ...pairs(movedPairs(edges, lefts, chain), false)];
}

const textOf = (paragraphs: readonly Paragraph[]): string => paragraphs.map(({ raw }) => raw).join("");

/**
 * Which paragraphs of two texts are one: equal ones, then those whose characters are alike or that open the article of
 * the same number. Those that can stay in order do, by weight; the rest was moved. The two sides are put in one order
 * first, so that comparing backwards finds the same pairs.
 */
export function matchParagraphs(lefts: readonly Paragraph[], rights: readonly Paragraph[]): Match[] {
  if (textOf(lefts) <= textOf(rights)) return match(lefts, rights);
  return match(rights, lefts).map(({ left, right, inPlace }) => ({ left: right, right: left, inPlace }));
}
