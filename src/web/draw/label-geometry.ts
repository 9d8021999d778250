/** A part of a drawing: y grows downwards. */
export type Box = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

/** A name that is to stand beside a point; `half`: how far the mark of the point reaches to each side. */
export type Named = {
  readonly id: string;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly half: number;
};

/** Where a name stands: `rank` 1 is next to its point, further ones need a line to it. */
export type Label = {
  readonly id: string;
  readonly text: string;
  readonly box: Box;
  readonly rank: number;
};

/** Height of a line of words, and what they leave below their baseline. */
export const LINE = 16;
export const BELOW_BASELINE = 4;
const GAP = 4;
const RANKS = 4;
const FULL_WIDTH = 0x2010;

/** How wide words of 12 px are at most: a Chinese sign is as wide as high (its dots and dashes too), others are narrower. */
export const widthOf = (text: string): number =>
  [...text].reduce((sum, sign) => sum + ((sign.codePointAt(0) ?? 0) >= FULL_WIDTH ? 12.5 : 7.8), 0);

/** As much of the words as is no wider than `most`. */
export function shortened(text: string, most: number): string {
  if (widthOf(text) <= most) return text;
  const signs = [...text];
  while (signs.length > 1 && widthOf(`${signs.join("")}…`) > most) signs.pop();
  return `${signs.join("")}…`;
}

const meet = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/**
 * Names beside points, the first before the others, so that none covers another, a mark or a line to a mark, and none leaves
 * the width. What finds no room in four rows above and below its point is left out: whoever draws says so.
 */
export function placeLabels(points: readonly Named[], width: number): readonly Label[] {
  const taken: Box[] = points.map(({ x, y, half }) => ({
    left: x - half,
    top: y - half,
    right: x + half,
    bottom: y + half,
  }));
  const placed: Label[] = [];
  points.forEach(({ id, text, x, y, half }, own) => {
    const wide = widthOf(text);
    // In the middle first, then to the right and the left of the point; moved into the drawing at its edges.
    const lefts = [x - wide / 2, x - half, x + half - wide].map((left) =>
      Math.max(0, Math.min(left, width - wide)),
    );
    for (let rank = 1; rank <= RANKS; rank++) {
      const away = half + GAP / 2 + (rank - 1) * LINE;
      for (const top of [y - away - LINE, y + away])
        for (const left of lefts) {
          const box = { left, top, right: left + wide, bottom: top + LINE };
          const line = { ...box, left: x - 1, right: x + 1, ...(top < y ? { bottom: y } : { top: y }) };
          if (wide > width || taken.some((other, at) => at !== own && meet(other, box))) continue;
          // A line to a distant name crosses nothing either.
          if (rank > 1 && taken.some((other, at) => at !== own && meet(other, line))) continue;
          taken.push({ ...box, left: left - GAP, right: box.right + GAP });
          if (rank > 1) taken.push(line);
          placed.push({ id, text, box, rank });
          return;
        }
    }
  });
  return placed;
}
