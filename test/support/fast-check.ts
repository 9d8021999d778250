import library, { assert as tryAll, type IAsyncProperty, type IProperty, type Parameters } from "fast-check";

export * from "fast-check";

const SHARE = process.env["JIZIWAN_PROPERTY_RUNS"] === "all" ? 1 : 0.1;
const FEWEST = 10;
const DEFAULT = 100;

/** How often a property of `whole` runs is tried here. */
const runsOf = (whole: number): number => Math.min(whole, Math.max(FEWEST, Math.ceil(whole * SHARE)));

/**
 * What tests get for `fast-check` (see vitest.config.ts): a property states the runs that would convince us, and the
 * gate tries a tenth of them with a new seed each time; `npm run conformance` tries all.
 */
export function assert<Ts>(
  property: IProperty<Ts> | IAsyncProperty<Ts>,
  parameters: Parameters<Ts> = {},
): Promise<void> | void {
  return tryAll(property as IProperty<Ts>, {
    ...parameters,
    numRuns: runsOf(parameters.numRuns ?? DEFAULT),
  });
}

/** Of the numbers from 0 below `whole` a tenth in the gate, from another first each time; all in `npm run conformance`. */
export function someOf(whole: number): number[] {
  const step = Math.round(1 / SHARE);
  const first = Math.floor(Math.random() * Math.min(step, whole));
  return Array.from({ length: Math.ceil((whole - first) / step) }, (_, index) => first + index * step);
}

export default { ...library, assert };
