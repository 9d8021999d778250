import type { Day } from "../../../kernel/calendar.ts";
import type { MeetingState, PreparationItem } from "./meeting.ts";

/** A unit that a meeting concerns: it comes, prepares something, or both. */
export type Concerned = {
  readonly unitId: string | null;
  readonly name: string;
  readonly attends: boolean;
  /** What it has still to prepare. */
  readonly prepares: number;
  /** By when the first of it is due. */
  readonly first: Day | null;
};

/**
 * Units that the meeting concerns, those that come first in the order of the list; names from the roster where it has
 * them. What the office prepares itself concerns nobody else.
 */
export function concernedBy(
  { attendance, preparation }: Pick<MeetingState, "attendance" | "preparation">,
  names: Readonly<Record<string, string>>,
): Concerned[] {
  const open = preparation.filter(({ doneOn, unitId }) => doneOn === null && unitId !== null);
  const units = new Map<string, Pick<Concerned, "unitId" | "name" | "attends">>();
  for (const { unitId, unitName } of attendance)
    units.set(unitId ?? `name:${unitName}`, { unitId, name: unitName, attends: true });
  for (const { unitId } of open)
    if (unitId !== null && !units.has(unitId)) units.set(unitId, { unitId, name: "", attends: false });
  return [...units.values()].map(({ unitId, name, attends }) => {
    const own = unitId === null ? [] : open.filter((item) => item.unitId === unitId);
    const first = own.map(({ due }) => due).toSorted()[0] ?? null;
    return { unitId, name: names[unitId ?? ""] ?? name, attends, prepares: own.length, first };
  });
}

const said = ({ text, due, unitId }: PreparationItem): string => JSON.stringify([text, due, unitId]);

/** Of what a list of preparation says anew: items that were not there so before. */
export function newlySaid(
  before: readonly PreparationItem[],
  after: readonly PreparationItem[],
): PreparationItem[] {
  const known = new Set(before.map(said));
  return after.filter((item) => !known.has(said(item)));
}
