import type { Day } from "../../../../kernel/calendar.ts";
import type { Ran } from "../../runs/run.ts";
import { ofUnits, type Corridor, type SiteId } from "../../stations/corridor.ts";
import type { Placed } from "../../stations/place.ts";

/** What a computation of stations came to; sites by their ids. */
export type PlacingResult = Omit<Placed, "unserved"> & {
  readonly unserved: readonly {
    readonly from: SiteId;
    readonly to: SiteId;
    readonly trucks: number;
    /** False: no road leads there, or candidates lie too far apart. True: there are too few stations. */
    readonly servable: boolean;
  }[];
};

export const resultOf = (
  { unserved, ...placed }: Placed,
  { sites, truckScale }: Corridor,
): PlacingResult => ({
  ...placed,
  unserved: unserved.map(({ from, to, trucks, servable }) => ({
    from: sites[from]?.id ?? "",
    to: sites[to]?.id ?? "",
    trucks: ofUnits(trucks, truckScale),
    servable,
  })),
});

/** A computation as its page shows it. */
export type Placing = Ran<PlacingResult> & {
  /** Whether the corridor is still as it was computed. */
  readonly current: boolean;
};
export type Placings = { readonly rows: readonly Placing[]; readonly day: Day };
