import { arrivalsOf, type Notice, riverOf } from "./notice.ts";
import type { River } from "./river.ts";

/** A section on the way down with its band of arrival, and how the bureaus concerned there have answered. */
export type Band = {
  readonly section: string;
  /** In hours from when it was seen. */
  readonly from: number;
  readonly to: number;
  readonly notices: readonly Notice[];
};

const HOUR_MS = 3_600_000;

/** Hours from one instant to another; negative where it was before. */
export const hoursFrom = (start: string, instant: string): number =>
  (Date.parse(instant) - Date.parse(start)) / HOUR_MS;

/** The bands of an alert from above to below: where it was seen a band without width. */
export function bandsOf(alert: {
  readonly section: string;
  readonly seenAt: string;
  readonly notices: readonly Notice[];
  readonly river?: River | undefined;
}): readonly Band[] {
  const { section, seenAt, notices } = alert;
  const at = (id: string) => notices.filter((notice) => notice.section === id && notice.side !== "above");
  return [
    { section, from: 0, to: 0, notices: at(section) },
    ...arrivalsOf(riverOf(alert), section, seenAt).map((arrival) => ({
      section: arrival.section,
      from: hoursFrom(seenAt, arrival.earliest),
      to: hoursFrom(seenAt, arrival.latest),
      notices: at(arrival.section),
    })),
  ];
}

const STEPS = [1, 2, 3, 6, 12, 24, 48, 96];
const MOST_TICKS = 8;

/** Hours at which an axis up to `most` is marked: few enough to be read. */
export function ticksUpTo(most: number): readonly number[] {
  const step = STEPS.find((each) => most / each <= MOST_TICKS) ?? Math.ceil(most / MOST_TICKS / 24) * 24;
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, at) => at * step);
}
