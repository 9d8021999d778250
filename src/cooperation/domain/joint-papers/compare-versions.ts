import { textDifference, type WordRun } from "../../../kernel/text-difference.ts";
import { matchParagraphs, type Match } from "./match-paragraphs.ts";
import { type Paragraph, paragraphsOf } from "./paragraphs.ts";

/** `renumbered`: the same words under another number; `moved`: out of its order, perhaps changed too (see `words`). */
export const CHANGE_KINDS = ["same", "renumbered", "changed", "moved", "added", "dropped"] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** `at` counts paragraphs from 1; `raw` is verbatim with its line ends, so that a text is the sum of its paragraphs. */
export type ComparedSide = { readonly at: number; readonly text: string; readonly raw: string };

/** A paragraph of either side or of both; `words` only where they differ. */
export type ComparedRow = {
  readonly kind: ChangeKind;
  /** The article that it belongs to on the right, else on the left; null before the first. */
  readonly article: string | null;
  readonly left: ComparedSide | null;
  readonly right: ComparedSide | null;
  readonly words: readonly WordRun[];
};

export type Comparison = {
  readonly rows: readonly ComparedRow[];
  readonly summary: Readonly<Record<ChangeKind, number>>;
};

const sideOf = ({ text, raw }: Paragraph, index: number): ComparedSide => ({ at: index + 1, text, raw });

const squeezed = (text: string): string => text.replace(/\s+/gu, "");

function pairRow(left: Paragraph, right: Paragraph, match: Match): ComparedRow {
  const alike = squeezed(left.text) === squeezed(right.text);
  return {
    kind: !match.inPlace
      ? "moved"
      : alike
        ? "same"
        : left.body === right.body && left.number !== right.number
          ? "renumbered"
          : "changed",
    article: right.article ?? left.article,
    left: sideOf(left, match.left),
    right: sideOf(right, match.right),
    words: alike ? [] : textDifference(left.text, right.text),
  };
}

const droppedRow = (left: Paragraph, index: number): ComparedRow => ({
  kind: "dropped",
  article: left.article,
  left: sideOf(left, index),
  right: null,
  words: [],
});

const addedRow = (right: Paragraph, index: number): ComparedRow => ({
  kind: "added",
  article: right.article,
  left: null,
  right: sideOf(right, index),
  words: [],
});

/**
 * Two wordings of a paper held against each other paragraph by paragraph, in the order of the right one with what was
 * dropped where it stood. Every paragraph of either side is in exactly one row; comparing backwards pairs the same
 * paragraphs. Work grows as n log n in the number of paragraphs (see `match-paragraphs.ts`).
 */
export function compareVersions(leftText: string, rightText: string): Comparison {
  const [lefts, rights] = [paragraphsOf(leftText), paragraphsOf(rightText)];
  const matches = matchParagraphs(lefts, rights);
  const byRight = new Map(matches.map((match) => [match.right, match]));
  const matchedLeft = new Set(matches.map(({ left }) => left));
  const rows: ComparedRow[] = [];
  let at = 0;
  const dropBefore = (end: number): void => {
    for (; at < end; at += 1) {
      const left = lefts[at];
      if (left && !matchedLeft.has(at)) rows.push(droppedRow(left, at));
    }
  };
  for (const [index, right] of rights.entries()) {
    const match = byRight.get(index);
    const left = match && lefts[match.left];
    if (!match || !left) rows.push(addedRow(right, index));
    else {
      if (match.inPlace) dropBefore(match.left);
      rows.push(pairRow(left, right, match));
    }
  }
  dropBefore(lefts.length);
  const summary = Object.fromEntries(
    CHANGE_KINDS.map((kind) => [kind, rows.filter((row) => row.kind === kind).length]),
  ) as Record<ChangeKind, number>;
  return { rows, summary };
}
