import { day, line, number, say, whole } from "../../../../kernel/fields.ts";
import { column, type ListedColumns } from "../../../../kernel/list.ts";
import { OUTSIDE } from "../balance/balance.ts";

/** Days within which a site counts as patrolled. No text read sets them: the reader chooses. */
export const WITHIN = ["30", "90", "180"] as const;
export type Within = (typeof WITHIN)[number];

/** Open sites of a zone, and how many of them somebody stood at within so many days; `zone` null: in no known zone. */
export type ZonePatrolled = {
  readonly zone: string | null;
  readonly open: number;
  readonly visited: number;
  readonly never: number;
  /** The visit that lies back furthest, of those that had one. */
  readonly longestAgo: string | null;
};
export type Coverage = {
  readonly rows: readonly ZonePatrolled[];
  readonly day: string;
  readonly sample: boolean;
};

/** All zones together. */
export const allZones = (
  rows: readonly ZonePatrolled[],
): { readonly open: number; readonly visited: number } => ({
  open: rows.reduce((sum, { open }) => sum + open, 0),
  visited: rows.reduce((sum, { visited }) => sum + visited, 0),
});

const PER_CENT = 100;
const count = (zh: string, en: string, of: (row: ZonePatrolled) => number) =>
  column<ZonePatrolled>(whole(say(zh, en), { least: 0, most: 1_000_000, listed: true }), of);

export const COVERAGE_COLUMNS: ListedColumns<ZonePatrolled> = {
  zone: column<ZonePatrolled>(line(say("分区", "Zone"), { listed: true }), ({ zone }) => zone ?? OUTSIDE.zh),
  share: column<ZonePatrolled>(
    number(say("覆盖率", "Covered"), { unit: say("%", "%"), listed: true }),
    ({ open, visited }) => (open === 0 ? null : Number(((visited / open) * PER_CENT).toFixed(1))),
    { compared: true },
  ),
  open: count("未销号图斑", "Open sites", ({ open }) => open),
  visited: count("期内到点", "Visited", ({ visited }) => visited),
  never: count("从未到点", "Never visited", ({ never }) => never),
  longestAgo: column<ZonePatrolled>(
    day(say("最久一次到点", "Longest ago"), { listed: true }),
    ({ longestAgo }) => longestAgo,
  ),
};
