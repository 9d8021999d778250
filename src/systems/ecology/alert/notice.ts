import { clockBetween, DEFAULT_MINUTES, type NoticeClock } from "./clock.ts";
import type { Arrival } from "./network.ts";
import { arrivalsBelow } from "./network.ts";
import { BUNDLED, networkOf, type River, type RiverSection, sectionsOf } from "./river.ts";

/** A bureau that an alert goes to. Instants as UTC. */
export type Notice = {
  readonly unitId: string;
  readonly regionCode: string;
  /** Where it first concerns the bureau's city. */
  readonly section: string;
  /** Where the water comes from it is asked for the source; beside and below it is warned. */
  readonly side: "above" | "beside" | "below";
  /** When it arrives there at the earliest and the latest; null above. */
  readonly earliest: string | null;
  readonly latest: string | null;
  /** By when it is to be acknowledged. */
  readonly due: string;
  /** What the cities of raiser and bureau agreed, as it counted when it was raised; none: the default of this system. */
  readonly clock?: NoticeClock;
  /** By when it is to be answered for the first time with what was done or sampled, and when it was; none without a clock agreed. */
  readonly answerDue?: string;
  readonly answeredAt?: string;
  readonly acknowledgedAt: string | null;
  readonly acknowledgedBy: string | null;
  /** When the office was told that it was not. */
  readonly escalatedAt: string | null;
  /** When the office was told that it was not answered in time. */
  readonly answerEscalatedAt?: string;
  /** When the office reached the bureau by telephone of what it was told last. */
  readonly reachedAt: string | null;
};

/** Whether a bureau has still to answer for the first time, by a clock that was agreed. */
export const isUnanswered = ({ answerDue, answeredAt }: Pick<Notice, "answerDue" | "answeredAt">): boolean =>
  answerDue !== undefined && answeredAt === undefined;

/** Whom an alert would be told: bureaus by name, and the cities for which the roster has none. */
export type AlertTold = {
  readonly notices: readonly (Pick<Notice, "unitId" | "side" | "earliest" | "latest" | "due" | "clock"> & {
    readonly unit: string;
  })[];
  readonly unreached: readonly string[];
};

/** An ecology bureau of the roster. */
export type BureauOfCity = { readonly unitId: string; readonly regionCode: string };

const MINUTE_MS = 60_000;

/** By which river an alert was raised: the one it keeps, or that of all before reaches were kept. */
export const riverOf = ({ river }: { readonly river?: River | undefined }): River => river ?? BUNDLED;

/** Sections of a river that an anomaly at one of them arrives at. */
export function arrivalsOf(river: River, section: string, seenAt: string): readonly Arrival[] {
  const found = arrivalsBelow(networkOf(river), section, new Date(seenAt));
  return found.ok ? found.value : [];
}

/** In the order in which a city is concerned: where it was seen, then where it arrives, then where it may come from. */
function concerned(river: River, section: string, seenAt: string) {
  const arrivals = new Map(arrivalsOf(river, section, seenAt).map((arrival) => [arrival.section, arrival]));
  const byId = new Map(sectionsOf(river).map((each) => [each.id, each]));
  const above = river.reaches.filter(({ to }) => to === section).map(({ from }) => from);
  const of = (ids: Iterable<string>, side: Notice["side"]) =>
    [...ids].flatMap((id) => {
      const found: RiverSection | undefined = byId.get(id);
      return (found?.cities ?? []).map((city) => ({ city, section: id, side, arrival: arrivals.get(id) }));
    });
  return [...of([section], "beside"), ...of(arrivals.keys(), "below"), ...of(above, "above")];
}

/**
 * Whom an anomaly at a section is told: the ecology bureaus of all cities concerned but who raises it, each once, and the cities
 * for which the roster has no bureau. `due`: acknowledged from `raisedAt` within what its city agreed with the raiser's.
 */
export function noticesOf(
  {
    river,
    section,
    seenAt,
    raiser,
  }: {
    readonly river: River;
    readonly section: string;
    readonly seenAt: string;
    readonly raiser: { readonly unitId: string; readonly regionCode: string };
  },
  bureaus: readonly BureauOfCity[],
  raisedAt: Date,
): { readonly notices: readonly Notice[]; readonly unreached: readonly string[] } {
  const after = (minutes: number): string => new Date(raisedAt.getTime() + minutes * MINUTE_MS).toISOString();
  const notices = new Map<string, Notice>();
  const unreached = new Set<string>();
  for (const { city, section: at, side, arrival } of concerned(river, section, seenAt)) {
    const bureau = bureaus.find(({ regionCode }) => regionCode === city);
    if (bureau === undefined) unreached.add(city);
    else if (bureau.unitId !== raiser.unitId && !notices.has(bureau.unitId)) {
      const clock = clockBetween(river.reaches, raiser.regionCode, city);
      notices.set(bureau.unitId, {
        ...bureau,
        section: at,
        side,
        earliest: side === "beside" ? seenAt : (arrival?.earliest ?? null),
        latest: side === "beside" ? seenAt : (arrival?.latest ?? null),
        due: after(clock?.minutes ?? DEFAULT_MINUTES),
        ...(clock !== undefined && { clock, answerDue: after(clock.answerMinutes) }),
        acknowledgedAt: null,
        acknowledgedBy: null,
        escalatedAt: null,
        reachedAt: null,
      });
    }
  }
  return { notices: [...notices.values()], unreached: [...unreached] };
}
