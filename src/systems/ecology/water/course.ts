import type { Place } from "../../../kernel/place.ts";

/** The course of the Yellow River through the bend, in few points and for orientation alone: a schematic line, no survey. */
export const YELLOW_RIVER: Place = [
  [106.78, 39.24],
  [107.03, 40.32],
  [107.9, 40.78],
  [108.77, 40.62],
  [109.9, 40.53],
  [110.5, 40.4],
  [111.05, 40.27],
  [111.2, 39.9],
  [111.4, 39.45],
];
