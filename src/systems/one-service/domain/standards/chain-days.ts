import { CITIES } from "../../../../kernel/region.ts";
import type { ChainStep } from "./chain.ts";
import type { ComparedGroup } from "./comparison.ts";
import { type BoundedPath, boundedPath, type DaysBound } from "./critical-path.ts";
import { twoDecimals } from "./scale.ts";

/** Where a step's days on the common list come from: an issued list, else what the comparison proposes. */
export type CommonDays = { readonly days: number | null; readonly from: "issued" | "proposed" };

export type ChainPath = {
  /** A city's code, or `common` for the common list. */
  readonly by: string;
  readonly bounds: Readonly<Record<string, DaysBound>>;
  readonly path: BoundedPath;
  /** Working days that the common list would save on the whole; null where either is not fully known. */
  readonly saved: number | null;
};

const NOTHING_KNOWN: DaysBound = { low: 0, high: null };

function cityBound(group: ComparedGroup | undefined, city: string): DaysBound {
  const own = group?.cities.find((each) => each.city === city);
  if (own === undefined) return NOTHING_KNOWN;
  if (own.promised !== null) return { low: own.promised.median, high: own.promised.median };
  return { low: 0, high: own.legal?.high ?? null };
}

const isWhole = ({ low, high }: BoundedPath): boolean => low === high;

/**
 * The critical path of a chain in working days, in each city by its promised days (the median of several
 * implementations) and on the common list. Where days are missing it is bounds: see {@link boundedPath}.
 */
export function chainPaths(
  steps: readonly ChainStep[],
  groupOf: (step: ChainStep) => ComparedGroup | undefined,
  commonOf: (step: ChainStep) => CommonDays,
): ChainPath[] {
  const under = (bound: (step: ChainStep) => DaysBound) => {
    const bounds = Object.fromEntries(steps.map((step) => [step.id, bound(step)]));
    return { bounds, path: boundedPath(steps, (id) => bounds[id] ?? NOTHING_KNOWN) };
  };
  const common = under((step) => {
    const { days } = commonOf(step);
    return days === null ? NOTHING_KNOWN : { low: days, high: days };
  });
  const cities = CITIES.map(({ code }) => {
    const own = under((step) => cityBound(groupOf(step), code));
    const known = isWhole(own.path) && isWhole(common.path);
    const saved = known ? Math.max(0, twoDecimals(own.path.low - common.path.low)) : null;
    return { by: code, ...own, saved };
  });
  return [...cities, { by: "common", ...common, saved: null }];
}
