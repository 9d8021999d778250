import type { PlanMeasureBrief } from "../../../kernel/work.ts";
import { promisedPoints, type SetState, type SetStatus } from "./set.ts";

/** A year's set with its id. */
export type KnownSet = { readonly id: string; readonly state: SetState };

/** A point that takes an undertaking on, and in which set it stands. */
export type Taker = {
  readonly setId: string;
  readonly pointId: string;
  readonly group: string;
  readonly status: SetStatus;
  readonly text: string;
};

/** `undertakingId` null: the plan's reading parts the measure into none, so it counts as one. */
export type CoveredUndertaking = {
  readonly undertakingId: string | null;
  readonly text: string;
  readonly kind: string;
  readonly takers: readonly Taker[];
};

export type CoveredMeasure = {
  readonly measureId: string;
  readonly number: number;
  readonly ordinal: string | null;
  readonly text: string;
  readonly undertakings: readonly CoveredUndertaking[];
  /** Points that name the measure but none of its undertakings: they promise nothing that could be ticked off. */
  readonly asWhole: readonly Taker[];
};

export type CoverageCounts = {
  readonly undertakings: number;
  readonly untaken: number;
  readonly once: number;
  readonly twice: number;
};

export type CoverageChapter = {
  readonly section: string | null;
  readonly counts: CoverageCounts;
  readonly measures: readonly CoveredMeasure[];
};

export type Coverage = {
  readonly counts: CoverageCounts;
  readonly chapters: readonly CoverageChapter[];
};

function countsOf(undertakings: readonly CoveredUndertaking[]): CoverageCounts {
  const untaken = undertakings.filter(({ takers }) => takers.length === 0).length;
  const twice = undertakings.filter(({ takers }) => takers.length > 1).length;
  return { undertakings: undertakings.length, untaken, once: undertakings.length - untaken - twice, twice };
}

const keyOf = (measureId: string, undertakingId: string | null): string =>
  `${measureId} ${undertakingId ?? ""}`;

/**
 * Which undertakings of a plan the year's points take on, none or several times, by chapter in the plan's order. Points
 * count as last issued, where nothing is issued as drafted; dropped ones do not.
 */
export function coverageOf(measures: readonly PlanMeasureBrief[], sets: readonly KnownSet[]): Coverage {
  const takers = new Map<string, Taker[]>();
  for (const { id: setId, state } of sets)
    for (const { id: pointId, text, serves } of promisedPoints(state)) {
      const taker = { setId, pointId, group: state.group, status: state.status, text };
      for (const key of new Set(serves.map((each) => keyOf(each.measureId, each.undertakingId))))
        takers.set(key, [...(takers.get(key) ?? []), taker]);
    }
  const covered = measures.map((measure): CoveredMeasure & { readonly section: string | null } => {
    const parts: readonly { id: string | null; text: string; kind: string }[] =
      measure.undertakings.length > 0
        ? measure.undertakings
        : [{ id: null, text: measure.text, kind: "其他" }];
    return {
      measureId: measure.id,
      number: measure.number,
      ordinal: measure.ordinal,
      text: measure.text,
      section: measure.section,
      undertakings: parts.map(({ id, text, kind }) => ({
        undertakingId: id,
        text,
        kind,
        takers: takers.get(keyOf(measure.id, id)) ?? [],
      })),
      asWhole: measure.undertakings.length > 0 ? (takers.get(keyOf(measure.id, null)) ?? []) : [],
    };
  });
  const chapters: { section: string | null; measures: CoveredMeasure[] }[] = [];
  for (const { section, ...measure } of covered) {
    const last = chapters.at(-1);
    if (last?.section === section) last.measures.push(measure);
    else chapters.push({ section, measures: [measure] });
  }
  const undertakingsOf = (list: readonly CoveredMeasure[]) =>
    list.flatMap(({ undertakings }) => undertakings);
  return {
    counts: countsOf(undertakingsOf(covered)),
    chapters: chapters.map((chapter) => ({ ...chapter, counts: countsOf(undertakingsOf(chapter.measures)) })),
  };
}
