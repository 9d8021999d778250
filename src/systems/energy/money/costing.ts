import type { Day } from "../../../kernel/calendar.ts";
import type { Ran } from "../runs/run.ts";
import type { Capacities } from "../sizing/program.ts";
import type { Assumed } from "../workbench/assumption.ts";
import type { Assumptions, Reckoned } from "./terms.ts";
import type { Money } from "./tornado.ts";

/** A design that money can be reckoned of: a sizing that came to one. */
export type Design = {
  readonly id: string;
  readonly on: Day;
  readonly exact: boolean;
  readonly synthetic: boolean;
  readonly sample: boolean;
  readonly assumed: Assumed;
  readonly capacities: Capacities;
};

/** Money of a design as its page shows it. */
export type Costing = Ran<Money> & {
  readonly sizingId: string;
  readonly terms: Reckoned;
  readonly assumptions: Assumptions;
};

export type Costings = {
  readonly designs: readonly Design[];
  readonly costings: readonly Costing[];
  readonly day: Day;
};

/** About so many dispatches make a costing. */
export const USUAL_DISPATCHES = 13;
