import type { HANDLING_FORMS } from "../items/item.ts";
import type { Spread } from "./scale.ts";

export const COMPARED_FIELDS = [
  "promised",
  "legal",
  "visits",
  "materials",
  "fees",
  "forms",
  "onlineDepth",
  "name",
  "result",
] as const;
export type ComparedField = (typeof COMPARED_FIELDS)[number];

/** How one city handles an item; days in working days on one scale, of several implementations range and median. */
export type CityItem = {
  readonly city: string;
  readonly implementations: number;
  readonly names: readonly string[];
  readonly depts: readonly string[];
  readonly promised: Spread | null;
  readonly legal: Spread | null;
  readonly visits: Spread | null;
  /** How many materials it asks for. */
  readonly materials: number;
  readonly charges: "yes" | "no" | "some" | null;
  readonly forms: readonly (typeof HANDLING_FORMS)[number][];
  readonly onlineDepth: Spread | null;
  readonly results: readonly string[];
};
